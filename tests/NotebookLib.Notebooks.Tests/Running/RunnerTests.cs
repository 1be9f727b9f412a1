using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Running;
using NotebookLib.Notebooks.Session;

namespace NotebookLib.Notebooks.Tests.Running;

public class RunnerTests
{
    [Fact]
    public async Task Runs_a_notebook_and_two_runs_give_the_same_bytes()
    {
        using var folder = new TestFolder();
        var notebook = TestNotebooks.At(folder.Path, "var x = 1;\nConsole.WriteLine(\"één 🎒\");", "x + 1", "var d = display(\"a\");",
            "d.Update(\"b\");\nnew[] { 1, 2 }");
        using var runner = new NotebookRunner(TestNotebooks.Options);
        var first = await runner.RunAsync(notebook);
        var second = await runner.RunAsync(first.Notebook);
        Assert.True(first.Succeeded);
        Assert.Equal(first.Notebook.ToBytes(), second.Notebook.ToBytes());
        Assert.Equal([1, 2, 3, 4], first.Notebook.Cells.Select(c => c.ExecutionCount!.Value));
        Assert.Equal(["één 🎒\n", "b"], [first.Cells[0].Text(), first.Cells[2].Text()]);
        Assert.Equal(1, runner.WorkersStarted);
    }

    [Fact]
    public async Task Narrative_is_passed_over_and_progress_counts_code_cells()
    {
        var notebook = Notebook.Create([(CellType.Markdown, "# Kop"), (CellType.Code, "1"), (CellType.Raw, "x"),
            (CellType.Code, "throw new Exception(\"nee\");"), (CellType.Code, "3")]);
        var seen = new List<RunProgress>();
        using var runner = new NotebookRunner(TestNotebooks.Options);
        var run = await runner.RunAsync(notebook, new Direct<RunProgress>(seen.Add));
        Assert.Equal([CellState.NotCode, CellState.Done, CellState.NotCode, CellState.Failed, CellState.NotRun],
            run.Cells.Select(c => c.State));
        Assert.Equal([(1, 3, CellState.Running), (1, 3, CellState.Done), (2, 3, CellState.Running), (2, 3, CellState.Failed)],
            seen.Select(p => (p.Cell, p.Cells, p.State)));
        Assert.Equal("nee", Assert.Single(run.Errors).Error!.Value);
        Assert.Null(run.Notebook.Cells[4].ExecutionCount);
        Assert.Empty(run.Notebook.Cells[4].Outputs);
    }

    [Fact]
    public async Task An_endless_loop_is_stopped_and_what_it_printed_is_kept()
    {
        using var folder = new TestFolder();
        var clock = new Hourglass();
        using var runner = new NotebookRunner(TestNotebooks.Options with { CellTimeout = TimeSpan.FromSeconds(6), Clock = clock });
        var running = runner.RunAsync(TestNotebooks.At(folder.Path, "1",
            "Console.WriteLine(\"begin\");\nConsole.Out.Flush();\nFile.WriteAllText(\"zover\", \"\");\nwhile (true) { }", "2"));
        await AppearsAsync(Path.Combine(folder.Path, "zover"), running);
        clock.RunOut();
        var run = await running;
        Assert.Equal([CellState.Done, CellState.TimedOut, CellState.NotRun], run.Cells.Select(c => c.State));
        Assert.StartsWith("begin\nTimeout: the cell took longer than 6 s and was stopped.", run.Cells[1].Text(), StringComparison.Ordinal);
        Assert.True((await runner.RunAsync(TestNotebooks.Of("1"))).Succeeded);
        Assert.Equal(2, runner.WorkersStarted);
    }

    [Theory]
    [InlineData("Environment.Exit(3);", "exit code 3 (Environment.Exit")]
    [InlineData("Environment.FailFast(\"weg\");", "FailFast")]
    [InlineData("int Diep(int n) => Diep(n + 1) + Diep(n + 2); Diep(0)", "stack overflow")]
    [InlineData("var t = new System.Threading.Thread(() => throw new Exception(\"los\")); t.Start(); t.Join(); await Task.Delay(5000);",
        "another thread that nothing caught: System.Exception: los")]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess().Kill(); await Task.Delay(5000);", "exit code 137")]
    public async Task A_cell_that_ends_its_process_is_survived_and_explained(string source, string reason)
    {
        using var runner = new NotebookRunner(TestNotebooks.Options);
        var run = await runner.RunAsync(TestNotebooks.Of("Console.WriteLine(\"hier\");", source, "2"));
        Assert.Equal([CellState.Done, CellState.Died, CellState.NotRun], run.Cells.Select(c => c.State));
        Assert.Equal("hier\n", run.Cells[0].Text());
        Assert.Contains(reason, run.Errors[0].Error!.Value, StringComparison.Ordinal);
        Assert.True((await runner.RunAsync(TestNotebooks.Of("1"))).Succeeded);
    }

    [Fact]
    public async Task A_cell_that_asks_for_all_memory_is_stopped_and_explained()
    {
        using var runner = new NotebookRunner(TestNotebooks.Options with { MemoryLimit = 300_000_000 });
        var run = await runner.RunAsync(TestNotebooks.Of("var all = new List<byte[]>(); while (true) all.Add(new byte[10_000_000]);"));
        Assert.Contains(run.Cells[0].State, new[] { CellState.Failed, CellState.Died });
        Assert.Contains("memory", run.Errors[0].Error!.Value, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Emoji_written_in_halves_and_half_emoji_survive_the_way()
    {
        var run = await TestNotebooks.RunAsync("foreach (var c in \"a🎒b\") { Console.Write(c); await Task.Delay(250); }",
            "Console.Write(\"x\\ud83d\"); Console.Error.Write(\"y\"); \"z\\ud83d\"", "\"na\"");
        Assert.True(run.Succeeded);
        Assert.Equal("a🎒b", Assert.IsType<StreamOutput>(Assert.Single(run.Cells[0].Outputs)).Text);
        Assert.Equal("na", run.Cells[2].Text());
        Assert.Equal(run.Notebook.ToBytes(), Notebook.Parse(run.Notebook.ToBytes()).ToBytes());
    }

    [Fact]
    public async Task A_flood_without_end_stops_at_the_timeout_with_a_notice()
    {
        using var folder = new TestFolder();
        var clock = new Hourglass();
        using var runner = new NotebookRunner(TestNotebooks.Options with { Clock = clock, Limits = new OutputLimits(Characters: 10_000) });
        var running = runner.RunAsync(TestNotebooks.At(folder.Path, "for (var i = 0; ; i++) { Console.WriteLine(\"nog een regel\"); if (i "
            + "== 1_000) File.WriteAllText(\"zover\", \"\"); }"));
        await AppearsAsync(Path.Combine(folder.Path, "zover"), running);
        clock.RunOut();
        var run = await running;
        Assert.Equal(CellState.TimedOut, run.Cells[0].State);
        Assert.Equal(10_000, ((StreamOutput)run.Cells[0].Outputs[0]).Text.Length);
        Assert.Contains("weggelaten", ((StreamOutput)run.Cells[0].Outputs[1]).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Raw_output_and_child_processes_cannot_get_between_the_frames()
    {
        var run = await TestNotebooks.RunAsync(
            "using (var raw = Console.OpenStandardOutput()) raw.Write(new byte[] { 255, 255, 255, 255, 1, 2, 3 });\nusing (var raw = "
                + "Console.OpenStandardInput()) Console.WriteLine(raw.ReadByte());",
            "if (!OperatingSystem.IsWindows()) System.Diagnostics.Process.Start(\"sh\", \"-c \\\"echo rommel; cat\\\"\").WaitForExit();",
            "\"heel\"");
        Assert.True(run.Succeeded, string.Join("\n", run.Errors.Select(e => e.Error!.Value)));
        Assert.Equal(("-1\n", "heel"), (run.Cells[0].Text(), run.Cells[2].Text()));
    }

    [Fact]
    public async Task A_notebook_whose_folder_is_gone_is_named()
    {
        using var runner = new NotebookRunner(TestNotebooks.Options);
        var gone = Path.Combine(AppContext.BaseDirectory, "weg");
        var error = await Assert.ThrowsAsync<WorkerException>(() => runner.RunAsync(TestNotebooks.At(gone, "1")));
        Assert.Contains(gone + " does not exist", error.Message, StringComparison.Ordinal);
        Assert.True((await runner.RunAsync(TestNotebooks.Of("1"))).Succeeded);
    }

    [Fact]
    public async Task Cancelling_leaves_no_process_behind()
    {
        using var folder = new TestFolder();
        using var cancel = new CancellationTokenSource();
        var pidFile = Path.Combine(folder.Path, "pid");
        using var runner = new NotebookRunner(TestNotebooks.Options);
        var run = runner.RunAsync(TestNotebooks.At(folder.Path, "File.WriteAllText(\"pid.tmp\", Environment.ProcessId.ToString()); "
            + "File.Move(\"pid.tmp\", \"pid\"); while (true) { }"), null, cancel.Token);
        await AppearsAsync(pidFile, run);
        var pid = int.Parse(File.ReadAllText(pidFile));
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.True(await IsGoneAsync(pid));
    }

    [Fact]
    public async Task A_worker_ends_when_its_runner_dies_even_in_an_endless_loop()
    {
        using var folder = new TestFolder();
        var notebook = folder.Write("lus.ipynb", TestNotebooks.Of("File.WriteAllText(\"pid.tmp\", Environment.ProcessId.ToString()); "
            + "File.Move(\"pid.tmp\", \"pid\"); while (true) { }").Text);
        using var host = Process.Start(new ProcessStartInfo("dotnet",
            [typeof(RunnerTests).Assembly.Location, "run", notebook]) { RedirectStandardOutput = true })!;
        while (!File.Exists(Path.Combine(folder.Path, "pid")) && !host.HasExited)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        var pid = int.Parse(File.ReadAllText(Path.Combine(folder.Path, "pid")));
        host.Kill();
        Assert.True(await IsGoneAsync(pid));
    }

    [Fact]
    public async Task Several_notebooks_run_at_the_same_time_and_come_back_in_order()
    {
        using var folder = new TestFolder();
        // each of the two waits for a file that only the other writes
        var one = TestNotebooks.At(Directory.CreateDirectory(Path.Combine(folder.Path, "a")).FullName,
            "File.WriteAllText(\"../een\", \"\"); while (!File.Exists(\"../twee\")) System.Threading.Thread.Sleep(10); \"een\"");
        var two = TestNotebooks.At(Directory.CreateDirectory(Path.Combine(folder.Path, "b")).FullName,
            "File.WriteAllText(\"../twee\", \"\"); while (!File.Exists(\"../een\")) System.Threading.Thread.Sleep(10); \"twee\"");
        using var runner = new NotebookRunner(TestNotebooks.Options with { Workers = 2 });
        runner.Warm(2);
        var runs = await runner.RunAllAsync([one, two], cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(["een", "twee"], runs.Select(r => r.Cells[0].Text()));
        Assert.Equal(2, runner.WorkersStarted);
    }

    [Fact]
    public async Task A_program_that_is_no_worker_is_named()
    {
        using var missing = new NotebookRunner(TestNotebooks.Options with { Worker = new WorkerCommand("/bestaat/niet", []) });
        Assert.Contains("/bestaat/niet cannot be started",
            (await Assert.ThrowsAsync<WorkerException>(() => missing.RunAsync(TestNotebooks.Of("1")))).Message, StringComparison.Ordinal);
        using var other = new NotebookRunner(TestNotebooks.Options with { Worker = new WorkerCommand("dotnet", ["--version"]) });
        Assert.Contains("before it ran anything", (await Assert.ThrowsAsync<WorkerException>(() => other.RunAsync(TestNotebooks.Of("1"))))
            .Message, StringComparison.Ordinal);
    }

    private static async Task AppearsAsync(string file, Task unless)
    {
        while (!File.Exists(file) && !unless.IsCompleted)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<bool> IsGoneAsync(int pid)
    {
        for (var i = 0; i < 15_000; i++)
        {
            try
            {
                using var process = Process.GetProcessById(pid);
                if (process.HasExited)
                {
                    return true;
                }
            }
            catch (ArgumentException)
            {
                return true;
            }

            await Task.Delay(20);
        }

        return false;
    }

    /// <summary>A clock whose time is up when the test says so.</summary>
    private sealed class Hourglass : TimeProvider
    {
        private readonly ConcurrentDictionary<Glass, bool> _glasses = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var glass = new Glass(this, () => callback(state));
            _glasses[glass] = true;
            return glass;
        }

        internal void RunOut()
        {
            foreach (var glass in _glasses.Keys)
            {
                glass.Up();
            }
        }

        private sealed class Glass(Hourglass all, Action up) : ITimer
        {
            internal void Up() => up();

            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose() => all._glasses.TryRemove(this, out _);

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }

    private sealed class Direct<T>(Action<T> action) : IProgress<T>
    {
        public void Report(T value) => action(value);
    }
}
