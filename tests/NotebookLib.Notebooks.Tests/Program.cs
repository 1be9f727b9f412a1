using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Running;

return args switch
{
    ["worker"] => await Worker.RunAsync(),
    ["run", .. var files] => await RunAsync(files),
    _ => await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args),
};

static async Task<int> RunAsync(string[] files)
{
    using var runner = new NotebookRunner(new RunOptions());
    runner.Warm(files.Length);
    var runs = await runner.RunAllAsync([.. files.Select(Notebook.Load)]);
    foreach (var run in runs)
    {
        Console.WriteLine($"{run.File}: {run.Cells.Count} cells, {run.Seconds:0.00} s, {string.Join("; ", run.Errors.Select(e => e.Error!.Value))}");
        AtomicFile.Write(Path.ChangeExtension(run.File, ".out.ipynb"), run.Notebook.ToBytes());
    }

    return runs.All(r => r.Succeeded) ? 0 : 1;
}
