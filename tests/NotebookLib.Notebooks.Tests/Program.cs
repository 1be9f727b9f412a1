using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Running;

return args switch
{
    ["worker"] => await Worker.RunAsync(),
    ["make", var file, var cells] => Make(file, int.Parse(cells)),
    ["run", var file, "--worker", var program] => await RunAsync(file, new RunOptions { Worker = new WorkerCommand(program, ["worker"]) }),
    ["run", var file] => await RunAsync(file, new RunOptions()),
    _ => await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args),
};

// Runs one notebook and writes the result beside it; used by a test and by tests/benchmarks/notebooks.sh.
static async Task<int> RunAsync(string file, RunOptions options)
{
    using var runner = new NotebookRunner(options);
    runner.Warm(1);
    var run = await runner.RunAsync(Notebook.Load(file));
    AtomicFile.Write(Path.ChangeExtension(file, ".executed.ipynb"), run.Notebook.ToBytes());
    Console.WriteLine($"{run.Cells.Count} cells in {run.Seconds:0.00} s; {string.Join("; ", run.Errors.Select(e => e.Error!.Value))}");
    return run.Succeeded ? 0 : 1;
}

// A notebook of small cells as people write them: the library, a list, a record, a method, text, an await.
static int Make(string file, int cells)
{
    var sources = Enumerable.Range(0, cells).Select(i => i == 0
        ? "#r \"../lib/NotebookLib/bin/Release/net10.0/NotebookLib.dll\"\nusing NotebookLib;\nvar s = new SchoolYear(2018);\ns"
        : (i % 5) switch
        {
            0 => $"var x{i} = Enumerable.Range(0, {i}).Select(v => v * 2.5).ToList();\nx{i}.Sum()",
            1 => $"Console.WriteLine($\"cell {i}: {{s}}\");",
            2 => $"record R{i}(string Name, double Value);\nvar r{i} = new[] {{ new R{i}(\"a\", {i}), new R{i}(\"b\", 2) }};\nr{i}",
            3 => $"double F{i}(double a) => Math.Sqrt(a) + {i};\nF{i}(4)",
            _ => $"display(\"tekst {i}\"); await Task.CompletedTask;",
        });
    AtomicFile.Write(file, Notebook.Create(sources.Select(s => (CellType.Code, s))).ToBytes());
    return 0;
}
