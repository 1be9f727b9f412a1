using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace NotebookLib.Cli.Tests;

/// <summary>Notebooks in other forms: <c>convert</c> and <c>new</c>.</summary>
public sealed class ConvertTests : IDisposable
{
    private readonly CommandLine _here = new();

    public void Dispose() => _here.Dispose();

    [Theory]
    [InlineData("00-leeswijzer")]
    [InlineData("07-doelgroepverschuiving")]
    public async Task As_a_program_a_notebook_prints_what_it_stores(string name)
    {
        var notebook = Path.Combine(CommandLine.Repository, "notebooks", name + ".ipynb");
        var program = Path.Combine(_here.Root, "thema.cs");
        var made = await _here.Run("new", "--from", notebook, "--out", program);
        Assert.True(made.Code == 0, made.Error);

        var start = new ProcessStartInfo("dotnet", ["run", "-p:RunAnalyzers=false", program]) { WorkingDirectory = _here.Root,
            RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await error + await output);
        Assert.Equal(Stored(notebook), await output);
    }

    [Fact]
    public async Task There_and_back_keeps_the_cells_and_says_what_is_lost()
    {
        var file = Path.Combine(CommandLine.Repository, "notebooks", "03-gezamenlijke-betekenisgeving.ipynb");
        var dib = Path.Combine(_here.Root, "drie.dib");
        var there = await _here.Run("convert", file, "--to", "dib", "--out", dib);
        Assert.Equal(0, there.Code);
        Assert.Contains("a .dib file has no outputs", there.Output, StringComparison.Ordinal);

        var back = await _here.Run("convert", dib, "--to", "ipynb", "--json");
        var answer = JsonNode.Parse(back.Output)!;
        Assert.Equal((0, Path.ChangeExtension(dib, "ipynb")), (back.Code, (string?)answer["file"]));
        Assert.Equal(Cells(file), Cells(Path.ChangeExtension(dib, "ipynb")));

        static IEnumerable<string> Cells(string path) => JsonNode.Parse(File.ReadAllText(path))!["cells"]!.AsArray()
            .Select(c => $"{c!["id"]} {c["cell_type"]} {c["metadata"]!.ToJsonString()} {string.Concat(c["source"]!.AsArray())}");
    }

    [Fact]
    public async Task Nothing_is_written_over_unless_told()
    {
        var file = _here.Notebook("a.ipynb", "1");
        var target = Path.ChangeExtension(file, "dib");
        File.WriteAllText(target, "van een ander");
        var refused = await _here.Run("convert", file, "--to", "dib");
        Assert.Equal(2, refused.Code);
        Assert.Contains("a.dib is there already.\nGive another name with --out, or --force", refused.Error, StringComparison.Ordinal);
        Assert.Equal("van een ander", File.ReadAllText(target));
        Assert.Equal(0, (await _here.Run("convert", file, "--to", "dib", "--force")).Code);
        Assert.StartsWith("#!meta\n", File.ReadAllText(target), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kapot.dib", "#!meta\n{\"a\": }\n", "ipynb", "kapot.dib, line 2, column 7 (a): expected a value")]
    [InlineData("a.dib", "1", "dib", "a.dib is a .dib file already")]
    [InlineData("a.txt", "1", "dib", "is no notebook: its name ends in .txt")]
    [InlineData("kapot.ipynb", "{", "dib", "kapot.ipynb, line 1")]
    [InlineData("los.dib", "#!csharp\n#r \"los.dll\"", "cs", "#r \"los.dll\" has no project beside it")]
    public async Task What_cannot_be_converted_is_named_and_leaves_nothing(string name, string text, string to, string expected)
    {
        var file = Path.Combine(_here.Root, name);
        File.WriteAllText(file, text);
        var before = CommandLine.Snapshot(_here.Root);
        var answer = await _here.Run("convert", file, "--to", to);
        Assert.Equal(2, answer.Code);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
        Assert.Equal(2, answer.Error.TrimEnd().Split('\n').Length);
        Assert.Equal(before, CommandLine.Snapshot(_here.Root));
    }

    [Fact]
    public async Task A_new_theme_runs_at_once()
    {
        var made = await _here.Run("new", "15-schoolgrootte");
        Assert.True(made.Code == 0, made.Error);
        Assert.Contains("# Schoolgrootte", File.ReadAllText(Path.Combine(_here.Root, "notebooks", "15-schoolgrootte.ipynb")),
            StringComparison.Ordinal);
        var run = await _here.Run("run");
        Assert.True(run.Code == 0, run.Error);
        Assert.Equal(2, (await _here.Run("new", "15-schoolgrootte")).Code);
        Assert.Contains("is no name for a theme", (await _here.Run("new", "../weg")).Error, StringComparison.Ordinal);
        Assert.Contains("Say either", (await _here.Run("new")).Error, StringComparison.Ordinal);
    }

    private static string Stored(string notebook)
    {
        var text = new StringBuilder();
        foreach (var output in JsonNode.Parse(File.ReadAllText(notebook))!["cells"]!.AsArray().SelectMany(c =>
            c!["outputs"] as JsonArray ?? []))
        {
            text.Append(Joined(output!["text"] ?? output["data"]!["text/plain"]!)).Append(output["text"] is null ? "\n" : "");
        }

        return text.ToString();

        static string Joined(JsonNode node) => node is JsonArray lines ? string.Concat(lines) : (string)node!;
    }
}
