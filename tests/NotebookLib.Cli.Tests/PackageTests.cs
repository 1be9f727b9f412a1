using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NotebookLib.Cli.Tests;

/// <summary>The packages, made once from what was built, and used by someone who has nothing else: an empty folder, packages of its
/// own.</summary>
public sealed class Packed : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("nl-pack-").FullName;

    public string Feed => Path.Combine(_root, "feed");

    /// <summary>Packs the four that are published, as <c>dotnet pack</c> does, without building again.</summary>
    public async ValueTask InitializeAsync()
    {
        foreach (var project in new[] { "NotebookLib", "NotebookLib.Frames", "NotebookLib.Interactive", "NotebookLib.Cli" })
        {
            var pack = await Run(CommandLine.Repository, "pack", Path.Combine("lib", project), "-c", "Release", "--no-build", "-o", Feed);
            Assert.True(pack.Code == 0, pack.Output + pack.Error);
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>An empty folder whose only source beside the machine's own is the feed.</summary>
    public string Empty(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "nuget.config"),
            $"""<configuration><packageSources><add key="here" value="{Feed}" /></packageSources></configuration>""");
        return folder;
    }

    internal Task<Answer> Run(string folder, params string[] arguments) => Run(folder, "dotnet", arguments);

    internal async Task<Answer> Run(string folder, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true,
            RedirectStandardError = true };
        start.Environment.Remove("NOTEBOOKLIB_DATA");
        start.Environment["NUGET_PACKAGES"] = Path.Combine(_root, "packages");
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        await process.WaitForExitAsync(limit.Token);
        return new Answer(process.ExitCode, await output, await error);
    }
}

/// <inheritdoc cref="Packed"/>
public sealed partial class PackageTests(Packed packed) : IClassFixture<Packed>
{
    [Fact]
    public void Each_package_says_what_it_is_and_the_library_brings_its_data()
    {
        var files = Directory.GetFiles(packed.Feed, "*.nupkg").ToDictionary(f => VersionOf().Replace(Path.GetFileName(f), ""), Entries);
        Assert.Equal(["NotebookLib", "NotebookLib.Frames", "NotebookLib.Interactive", "NotebookLib.Tool"],
            files.Keys.Order(StringComparer.Ordinal));
        Assert.All(files, f => Assert.Contains("README.md", f.Value));
        Assert.Contains("data/published/origins.csv", files["NotebookLib"]);
        Assert.Contains("lib/net10.0/NotebookLib.xml", files["NotebookLib"]);
        Assert.Contains("interactive-extensions/dotnet/NotebookLib.Interactive.dll", files["NotebookLib.Interactive"]);
        Assert.Contains("tools/net10.0/any/data/published/origins.csv", files["NotebookLib.Tool"]);
    }

    /// <summary>The README of the package, as its reader would type it.</summary>
    [Fact]
    public async Task A_program_of_one_file_has_figures_a_test_and_a_chart()
    {
        var folder = packed.Empty("app");
        var readme = File.ReadAllText(Path.Combine(CommandLine.Repository, "lib", "NotebookLib", "README.md"));
        File.WriteAllText(Path.Combine(folder, "app.cs"), Snippet().Match(readme).Groups[1].Value);
        var run = await packed.Run(folder, "run", "app.cs");
        Assert.True(run.Code == 0, run.Output + run.Error);
        Assert.Contains("Mann-Kendall trend test", run.Output, StringComparison.Ordinal);
        Assert.Contains("<svg", File.ReadAllText(Path.Combine(folder, "so.html")), StringComparison.Ordinal);
    }

    /// <summary>The tool from its package, on a notebook that names the library as a package, in a folder with nothing else.</summary>
    [Fact]
    public async Task The_tool_runs_a_notebook_that_takes_the_library_from_its_package()
    {
        var folder = packed.Empty("notebook");
        var install = await packed.Run(folder, "tool", "install", "NotebookLib.Tool", "--tool-path", "bin", "--version", "0.1.0");
        Assert.True(install.Code == 0, install.Output + install.Error);
        File.WriteAllText(Path.Combine(folder, "proef.ipynb"), Notebook("""
            #r "nuget: NotebookLib, 0.1.0"
            using NotebookLib;
            using NotebookLib.Charts;
            using NotebookLib.Measures;
            var so = Published.Load().InVintage("ocw-2023").Series("po.so_aandeel");
            so.ForTest().Trend().Display();
            Chart.Line("Aandeel so", "% van de leerlingen in het po, Nederland, 1 oktober", so)
            """));
        var run = await packed.Run(folder, Path.Combine(folder, "bin", OperatingSystem.IsWindows() ? "notebooklib.exe" : "notebooklib"),
            ["run", "proef.ipynb"]);
        Assert.True(run.Code == 0, run.Output + run.Error);
        var page = File.ReadAllText(Path.Combine(folder, "out", "site", "eigen-proef.html"));
        Assert.Contains("nl-test", page, StringComparison.Ordinal);
        Assert.Contains("<svg", page, StringComparison.Ordinal);
    }

    private static string Notebook(string code) => new JsonObject
    {
        ["cells"] = new JsonArray(new JsonObject { ["cell_type"] = "code", ["execution_count"] = null, ["id"] = "a",
            ["metadata"] = new JsonObject(), ["outputs"] = new JsonArray(), ["source"] = code }),
        ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#",
            ["name"] = ".net-csharp" } },
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    }.ToJsonString();

    private static List<string> Entries(string package)
    {
        using var zip = ZipFile.OpenRead(package);
        return [.. zip.Entries.Select(e => e.FullName)];
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Snippet();

    [GeneratedRegex(@"\.\d+\.\d+\.\d+\.nupkg$")]
    private static partial Regex VersionOf();
}
