using System.Text.Json;

namespace NotebookLib.Cli.Tests;

/// <summary>A notebook that needs the bridges changes nothing for who does not have them.</summary>
public sealed class BridgesTests : IDisposable
{
    private readonly CommandLine _here = new();

    public BridgesTests()
    {
        _here.Notebook("01-gewoon.ipynb", "1 + 1");
        var file = _here.Own("15-brug.ipynb", "#r \"../lib/NotebookLib.Bridges/bin/Release/net10.0/NotebookLib.Bridges.dll\"");
        var text = File.ReadAllText(file);
        Assert.Contains("\"metadata\":{\"kernelspec\"", text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace("\"metadata\":{\"kernelspec\"", "\"metadata\":{\"notebooklib\":{\"requires\":\"bridges\"},\"kernelspec\"", StringComparison.Ordinal));
    }

    public void Dispose() => _here.Dispose();

    [Fact]
    public async Task A_run_without_names_leaves_it_out_and_says_so_in_one_line()
    {
        var run = await _here.Run("run");
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.Code);
        Assert.Equal("skipped: 15-brug.ipynb needs the bridges; `run 15` runs it", run.Output.TrimEnd().Split('\n')[^1]);
        Assert.True(File.Exists(Path.Combine(_here.Out, "site", "01-gewoon.html")));
        Assert.Equal(["01-gewoon.ipynb"], Directory.GetFiles(Path.Combine(_here.Out, "notebooks")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Asked_for_by_name_it_says_what_to_build()
    {
        var run = await _here.Run("run", "15");
        Assert.Equal(2, run.Code);
        Assert.Contains("15-brug.ipynb needs the bridges, which are not built here.", run.Error, StringComparison.Ordinal);
        Assert.Contains("dotnet build NotebookLib.Bridges.slnf -c Release; lib/NotebookLib.Bridges/README.md says", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_here.Out, "notebooks")));
    }

    [Fact]
    public async Task Doctor_says_in_one_line_that_they_are_not_there_and_how_to_get_them()
    {
        var doctor = await _here.Run("doctor", "--json");
        using var json = JsonDocument.Parse(doctor.Output);
        var check = json.RootElement.GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("name").GetString()!.StartsWith("bridges", StringComparison.Ordinal));
        Assert.Equal("optional", check.GetProperty("state").GetString());
        Assert.StartsWith("not available", check.GetProperty("found").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("dotnet build NotebookLib.Bridges.slnf -c Release", check.GetProperty("mend").GetString(), StringComparison.Ordinal);

        var built = Directory.CreateDirectory(Path.Combine(_here.Root, "lib", "NotebookLib.Bridges", "bin", "Release", "net10.0")).FullName;
        File.WriteAllText(Path.Combine(built, "NotebookLib.Bridges.dll"), "");
        Assert.Contains("NotebookLib.Bridges.dll is built", (await _here.Run("doctor", "--json")).Output, StringComparison.Ordinal);
    }
}
