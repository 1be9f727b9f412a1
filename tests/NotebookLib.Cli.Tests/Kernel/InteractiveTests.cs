using System.Text.Json.Nodes;
using System.Xml.Linq;
using NotebookLib.Notebooks.Kernel;

namespace NotebookLib.Cli.Tests.Kernel;

/// <summary>.NET Interactive as the tool gives it, and as <c>kernel install --dotnet-interactive</c> starts it.</summary>
public sealed class InteractiveTests : IDisposable
{
    private const string Doctor = ".NET Interactive, for Deedle 8 and Plotly.NET 6";
    private static readonly string Notebooks = Path.Combine(CommandLine.Repository, "notebooks");
    private readonly Jupyter _jupyter = new();

    public void Dispose() => _jupyter.Dispose();

    [Theory]
    [InlineData("03-gezamenlijke-betekenisgeving.ipynb")]
    [InlineData("07-doelgroepverschuiving.ipynb")]
    public async Task The_tool_alone_runs_a_theme(string notebook)
    {
        await InstallToolAsync();
        var file = Path.Combine(Notebooks, notebook);
        Assert.Equal([], (await Executed.RunAsync(_jupyter, ".net-csharp", file)).DifferencesFrom(file));
    }

    /// <summary>Why there is another way to start it. When the tool alone can do this, that way can go.</summary>
    [Fact]
    public async Task Packages_made_for_a_later_FSharp_Core_run_in_the_kernel_that_we_install_and_not_in_the_tool_alone()
    {
        await InstallToolAsync();
        await _jupyter.CommandAsync("kernel", "install", "--dotnet-interactive");
        using var workspace = new CommandLine();
        Directory.CreateDirectory(Path.Combine(workspace.Root, ".config"));
        File.Copy(Path.Combine(CommandLine.Repository, ".config", "dotnet-tools.json"),
            Path.Combine(workspace.Root, ".config", "dotnet-tools.json"));
        var file = workspace.Notebook(
            "pakketten.ipynb",
            "#r \"nuget: Deedle, 8.1.0\"\n#r \"nuget: Plotly.NET, 6.0.0\"\n#r \"nuget: Plotly.NET.CSharp, 0.14.0\"",
            "using Deedle;\nConsole.Write(new SeriesBuilder<int, double> { { 1, 2 }, { 2, 3.5 } }.Series.Sum() * 2);",
            "Console.Write(Plotly.NET.GenericChart.toJson(Plotly.NET.CSharp.Chart.Line<int, int, string>([1, 2], [3, 4])));",
            "#!fsharp\n#r \"nuget: Deedle, 8.1.0\"\n#r \"nuget: Plotly.NET, 6.0.0\"",
            "#!fsharp\nopen Deedle\nprintf \"%g\" (2.0 * Stats.sum (Series.ofValues [2.0; 3.5]))",
            "#!fsharp\nopen Plotly.NET\nprintf \"%s\" (GenericChart.toJson (Chart.Line(x = [1; 2], y = [3; 4])))");

        var ours = await Executed.RunAsync(_jupyter, "notebooklib-dotnet-interactive", file);
        Assert.Equal([], ours.Failed);
        Assert.Equal(("11", "11"), (ours.Text(1), ours.Text(4)));
        Assert.All([2, 5], cell => Assert.Equal("[1,2]", JsonNode.Parse(ours.Text(cell))!["data"]![0]!["x"]!.ToJsonString()));

        var alone = await Executed.RunAsync(_jupyter, ".net-csharp", file);
        Assert.Equal(["cel-2", "cel-3", "cel-5", "cel-6"], alone.Failed);
        Assert.Contains("FSharp.Core, Version=10.1.0.0", alone.Error(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Our_extension_loads_from_its_package_with_its_three_commands()
    {
        await Jupyter.NeedAsync("nbclient");
        Jupyter.NeedTool();
        await _jupyter.CommandAsync("kernel", "install", "--dotnet-interactive");
        var feed = Directory.CreateDirectory(Path.Combine(_jupyter.Data, "feed")).FullName;
        foreach (var project in new[] { "NotebookLib", "NotebookLib.Frames", "NotebookLib.Interactive" })
        {
            await _jupyter.RunAsync("dotnet", "pack", Path.Combine(CommandLine.Repository, "lib", project), "-c", "Release", "--no-build",
                "-o", feed, $"-p:NuspecOutputPath={feed}/nuspec/");
        }

        // not what an earlier package of this version left
        _jupyter.Environment["NUGET_PACKAGES"] = Path.Combine(_jupyter.Data, "packages");
        using var workspace = new CommandLine();
        var version = XDocument.Load(Path.Combine(CommandLine.Repository, "Directory.Build.props")).Descendants("Version").Single().Value;
        var executed = await Executed.RunAsync(_jupyter, "notebooklib-dotnet-interactive", workspace.Notebook(
            "uitbreiding.ipynb",
            $"#i \"nuget:{feed}\"\n#r \"nuget: NotebookLib.Interactive, {version}\"",
            "#!claims 7",
            "#!hypothesis",
            "using NotebookLib;\nvar pro = Published.Load().InVintage(\"ocw-2023\").Series(\"vo.pro\");\npro",
            "#!origin pro",
            "new Deedle.SeriesBuilder<int, double> { { 1, 2 }, { 2, 3.5 } }.Series"));
        Assert.Equal([], executed.Failed);
        Assert.Contains("LL-T7-15", executed.Html(1), StringComparison.Ordinal);
        Assert.Contains("T07-theorie-terug", executed.Html(2), StringComparison.Ordinal);
        Assert.Contains("29.222", executed.Text(3), StringComparison.Ordinal);
        Assert.Contains("OCW in cijfers", executed.Html(4), StringComparison.Ordinal);
        Assert.Contains("3,5", executed.Text(5), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_says_whether_it_is_there_and_whole()
    {
        Jupyter.NeedTool();
        Assert.Equal(("optional", "not installed"), await _jupyter.DoctorAsync(Doctor));
        Assert.Equal("optional", (await _jupyter.DoctorAsync("the kernel that the notebooks name, .net-csharp")).State);
        await _jupyter.CommandAsync("kernel", "install", "--dotnet-interactive");
        await _jupyter.CommandAsync("kernel", "install", "--dotnet-interactive", "--name", ".net-csharp");
        Assert.Equal(("ok", "installed, with FSharp.Core 10.1.403"), await _jupyter.DoctorAsync(Doctor));
        Assert.Equal(("ok", DotnetInteractive.ToolVersion), await _jupyter.DoctorAsync(".NET Interactive, the tool"));
        Assert.Equal(("ok", ".NET Interactive (C#, FSharp.Core 10.1)"),
            await _jupyter.DoctorAsync("the kernel that the notebooks name, .net-csharp"));

        var folder = Path.Combine(_jupyter.Data, "kernels", "notebooklib-dotnet-interactive");
        var (spec, dependencies) = (Path.Combine(folder, "kernel.json"), Path.Combine(folder, "fsharp.core.deps.json"));
        var (whole, wholeDependencies) = (await ReadAsync(spec), await ReadAsync(dependencies));
        foreach (var (file, text, expected) in new[]
            {
                (spec, "{", "it cannot be read"),
                (spec, whole.Replace(DotnetInteractive.ToolVersion, "1.0.0", StringComparison.Ordinal), "it starts "),
                (spec, "{}", "it was made for other versions than"),
                (dependencies, wholeDependencies.Replace(DotnetInteractive.FSharpCoreVersion, "10.0.1", StringComparison.Ordinal),
                    "it was made for other versions than"),
            })
        {
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
            var (state, found) = await _jupyter.DoctorAsync(Doctor);
            Assert.Equal("optional", state);
            Assert.StartsWith($"{folder}: {expected}", found, StringComparison.Ordinal);
            await _jupyter.CommandAsync("kernel", "install", "--dotnet-interactive"); // what doctor says mends it
            Assert.Equal((whole, wholeDependencies), (await ReadAsync(spec), await ReadAsync(dependencies)));
        }
    }

    [Fact]
    public async Task Without_the_packages_and_without_a_source_that_has_them_NuGet_s_reason_is_given_and_nothing_is_installed()
    {
        var empty = Directory.CreateDirectory(Path.Combine(_jupyter.Data, "leeg")).FullName;
        var home = Directory.CreateDirectory(Path.Combine(_jupyter.Data, ".nuget", "NuGet")).FullName;
        await File.WriteAllTextAsync(Path.Combine(home, "NuGet.Config"),
            $"""<configuration><packageSources><clear /><add key="leeg" value="{empty}" /></packageSources></configuration>""",
            TestContext.Current.CancellationToken);
        (_jupyter.Environment["HOME"], _jupyter.Environment["NUGET_PACKAGES"]) = (_jupyter.Data, Path.Combine(_jupyter.Data, "packages"));
        var (code, _, error) = await _jupyter.FinishAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "NotebookLib.Cli.dll"),
            "kernel", "install", "--dotnet-interactive"]);
        Assert.Equal(2, code);
        Assert.Contains("NuGet cannot fetch them: NU1101: Unable to find package ", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_jupyter.Data, "kernels")));
    }

    [Fact]
    public async Task A_kernelspec_that_cannot_be_finished_is_no_kernel()
    {
        Jupyter.NeedTool();
        var spec = Path.Combine(_jupyter.Data, "share", "jupyter", "kernels", "notebooklib-dotnet-interactive", "kernel.json");
        Directory.CreateDirectory(Path.Combine(spec, "in de weg"));
        var (code, _, error) = await _jupyter.FinishAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "NotebookLib.Cli.dll"),
            "kernel", "install", "--dotnet-interactive", "--prefix", _jupyter.Data]);
        Assert.Equal(2, code);
        Assert.Contains("cannot be written", error, StringComparison.Ordinal);
        // no temporary file either
        Assert.Equal(["fsharp.core.deps.json"], Directory.GetFiles(Path.GetDirectoryName(spec)!).Select(Path.GetFileName));
    }

    [Fact]
    public void The_versions_are_those_of_the_tool_manifest_and_of_the_packages()
    {
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(CommandLine.Repository, ".config", "dotnet-tools.json")))!;
        Assert.Equal(DotnetInteractive.ToolVersion, (string?)manifest["tools"]!["microsoft.dotnet-interactive"]!["version"]);
        var pinned = XDocument.Load(Path.Combine(CommandLine.Repository, "Directory.Packages.props")).Descendants("PackageVersion");
        Assert.Equal(DotnetInteractive.FSharpCoreVersion, pinned.Single(p => (string?)p.Attribute("Include") == "FSharp.Core")
            .Attribute("Version")!.Value);
    }

    // As README says it, but into a folder of the test.
    private async Task InstallToolAsync()
    {
        await Jupyter.NeedAsync("nbclient");
        Jupyter.NeedTool();
        var kernels = Directory.CreateDirectory(Path.Combine(_jupyter.Data, "kernels")).FullName;
        var (code, output, error) = await _jupyter.FinishAsync("dotnet", ["interactive", "jupyter", "install", "--path", kernels],
            CommandLine.Repository);
        Assert.True(code == 0, error + output);
    }

    private static Task<string> ReadAsync(string file) => File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
}
