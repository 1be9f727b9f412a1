using System.Diagnostics;
using System.Text.Json;

namespace NotebookLib.Cli.Tests;

/// <summary>Each fault gets one clear message with file and place, the right exit code, and leaves the last good result whole.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string Good = "1 + 1";
    private readonly CommandLine _here = new();

    public void Dispose() => _here.Dispose();

    [Theory]
    [InlineData("throw new InvalidOperationException(\"stuk\");", "stuk", 60)]
    [InlineData("int x = \"geen getal\";", "CS0029", 60)]
    [InlineData("while (true) { }", "8 s", 8)]
    [InlineData("Environment.Exit(0);", "process", 60)]
    [InlineData("#r \"nuget: Deedle, acht\"", "is no version", 60)]
    public async Task A_cell_that_fails_is_named_and_the_last_good_result_stays(string code, string expected, int seconds)
    {
        _here.Notebook("a.ipynb", Good);
        Assert.Equal(0, (await _here.Run("run")).Code);
        var before = CommandLine.Snapshot(_here.Out);

        _here.Notebook("a.ipynb", Good, code, "\"hierna\"");
        var answer = await _here.Run("run", "--timeout", $"{seconds}");

        Assert.Equal(1, answer.Code);
        Assert.Contains("a.ipynb", answer.Error, StringComparison.Ordinal);
        Assert.Contains("cell 2", answer.Error, StringComparison.Ordinal);
        Assert.Contains(expected, answer.Error, StringComparison.OrdinalIgnoreCase);
        var after = CommandLine.Snapshot(_here.Out).Where(f => !f.Key.StartsWith("failed", StringComparison.Ordinal)).ToDictionary();
        Assert.Equal(before, after);
    }

    [Fact]
    public async Task A_cell_that_floods_is_capped_with_a_notice()
    {
        _here.Notebook("a.ipynb", "for (var i = 0; i < 400_000; i++) Console.WriteLine(\"regel \" + i);");
        var answer = await _here.Run("run");
        Assert.Equal(0, answer.Code);
        var written = new FileInfo(Path.Combine(_here.Out, "notebooks", "a.ipynb"));
        Assert.InRange(written.Length, 1000, 8_000_000);
        Assert.Contains("De rest van de uitvoer van deze cel is weggelaten", File.ReadAllText(written.FullName), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"metadata\": { \"notebooklib\": { \"edition\": \"a\" } }, \"cells\": [", "a.ipynb")]
    [InlineData("{ \"cells\": 3, \"metadata\": { \"notebooklib\": { \"edition\": \"a\" } }, \"nbformat\": 4, \"nbformat_minor\": 5 "
        + "}", "cells")]
    [InlineData("", "a.ipynb")]
    public async Task A_notebook_of_the_edition_that_cannot_be_read_is_named(string text, string expected)
    {
        if (text.Length == 0)
        {
            _here.Notebook("a.ipynb", Good);
            Assert.Equal(0, (await _here.Run("run")).Code); // nothing of its mark is left: the last good result has it
        }

        File.WriteAllText(Path.Combine(_here.Root, "notebooks", "a.ipynb"), text);
        var answer = await _here.Run("run");
        Assert.Equal(2, answer.Code);
        Assert.Contains("a.ipynb", answer.Error, StringComparison.Ordinal);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("truncate")]
    [InlineData("header")]
    [InlineData("text")]
    [InlineData("missing")]
    public async Task A_broken_data_file_is_named_with_row_and_column(string fault)
    {
        var library = Path.Combine(AppContext.BaseDirectory, "NotebookLib.dll").Replace('\\', '/');
        _here.Notebook("a.ipynb",
            $"#r \"{library}\"\nusing NotebookLib;\nvar p = Published.Load().InVintage(\"ocw-2023\");\np.Series(\"vo.pro\").Count");
        Assert.Equal(0, (await _here.Run("run")).Code);
        var before = CommandLine.Snapshot(_here.Out);

        var file = Path.Combine(_here.Root, "data", "published", "vo-leerlingen.csv");
        var lines = File.ReadAllLines(file);
        switch (fault)
        {
            case "truncate": File.WriteAllText(file, File.ReadAllText(file)[..^40]); break;
            case "header": File.WriteAllLines(file, lines.Select((l, i) => i == 0 ? l.Replace("value", "waarde", StringComparison.Ordinal)
                : l)); break;
            case "text": File.WriteAllLines(file, lines.Select((l, i) =>
                i == 5 ? string.Join(',', l.Split(',').Select((f, c) => c == 2 ? "veel" : f)) : l)); break;
            default: File.Delete(file); break;
        }

        var answer = await _here.Run("run");
        Assert.NotEqual(0, answer.Code);
        Assert.Contains("vo-leerlingen.csv", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
        Assert.Equal(before, CommandLine.Snapshot(_here.Out).Where(f => !f.Key.StartsWith("failed", StringComparison.Ordinal))
            .ToDictionary());
    }

    [Fact]
    public async Task Two_runs_at_once_in_one_folder_the_second_is_told()
    {
        _here.Notebook("a.ipynb", "System.Threading.Thread.Sleep(8000); 1");
        using var first = _here.Start("run");
        for (var waited = Stopwatch.StartNew(); !File.Exists(Path.Combine(_here.Out, ".lock")) && waited.Elapsed < TimeSpan.FromMinutes(4);)
        {
            await Task.Delay(50);
        }

        var second = await _here.Run("run");
        Assert.Equal(2, second.Code);
        Assert.Contains("Another run", second.Error, StringComparison.Ordinal);
        Assert.Contains("--out", second.Error, StringComparison.Ordinal);
        await first.WaitForExitAsync();
        Assert.Equal(0, first.ExitCode);
    }

    [Fact]
    public async Task Interrupted_it_answers_130_and_leaves_the_last_good_result()
    {
        _here.Notebook("a.ipynb", Good);
        Assert.Equal(0, (await _here.Run("run")).Code);
        var before = CommandLine.Snapshot(_here.Out);
        var begun = Path.Combine(_here.Root, "begun");
        _here.Notebook("a.ipynb", $"File.WriteAllText(@\"{begun}\", \"\"); System.Threading.Thread.Sleep(60000); 1");
        using var run = _here.Start("run");
        for (var waited = Stopwatch.StartNew(); !File.Exists(begun) && waited.Elapsed < TimeSpan.FromMinutes(4);)
        {
            await Task.Delay(50);
        }

        using var kill = Process.Start("kill",
            [CommandLine.Signal("INT"), run.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await run.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(4)).Token);
        Assert.Equal(130, run.ExitCode);
        Assert.Equal(before, CommandLine.Snapshot(_here.Out).Where(f => !f.Key.StartsWith('.')).ToDictionary());
    }

    [Theory]
    [InlineData("run", "geen.ipynb")]
    [InlineData("run", "--onbekend")]
    [InlineData("onzin")]
    public async Task Wrong_usage_is_exit_code_2_with_a_way_out(params string[] arguments)
    {
        _here.Notebook("a.ipynb", Good);
        var answer = await _here.Run(arguments);
        Assert.Equal(2, answer.Code);
        Assert.NotEmpty(answer.Error);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_one_document_on_standard_output_and_nothing_else()
    {
        _here.Notebook("a.ipynb", "Console.WriteLine(\"ruis\"); 2");
        var answer = await _here.Run("run", "--json");
        using var report = JsonDocument.Parse(answer.Output);
        var notebook = report.RootElement.GetProperty("notebooks")[0];
        Assert.Equal("a.ipynb", notebook.GetProperty("file").GetString());
        Assert.Equal(1, notebook.GetProperty("cells").GetInt32());
        Assert.Equal(0, notebook.GetProperty("errors").GetInt32());
        Assert.True(report.RootElement.TryGetProperty("claims", out _));
        Assert.True(report.RootElement.TryGetProperty("seconds", out _));
        Assert.Equal(answer.Output.Trim(), File.ReadAllText(Path.Combine(_here.Out, "report.json")).Trim());
    }
}
