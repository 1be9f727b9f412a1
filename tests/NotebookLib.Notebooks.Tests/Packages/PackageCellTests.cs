using System.Runtime.InteropServices;
using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Running;

namespace NotebookLib.Notebooks.Tests.Packages;

[Collection(nameof(PackageFeed))]
public sealed class PackageCellTests : IDisposable
{
    private readonly PackageFeed _feed = new();

    public void Dispose() => _feed.Dispose();

    [Fact]
    public async Task Packages_come_with_what_they_need_once_and_then_without_any_source()
    {
        _feed.Add("Proef.Boven", "1.2.0", "public static class Boven { public static string Zeg() => \"boven\"; }",
            [("Proef.Onder", "2.0.0")]);
        _feed.Add("Proef.Onder", "2.0.0", "public static class Onder { public static int Zes => 6; }");
        _feed.Add("Proef.Elders", "1.0.0", "public static class Elders { }", folder: "notebooks/feed2");

        // what the folders above the notebook say to projects is not for its packages
        _feed.Write("notebooks/Directory.Packages.props", "<geen project");
        _feed.Write("notebooks/Directory.Build.props", "<geen project");
        const string Cell = "var x = Boven.Zeg();\n#r \"nuget: Proef.Boven, 1.2\"\n#i \"nuget:feed2\"\n#r \"nuget:Proef.Elders,1.0.0\"\n// "
            + "#r \"nuget: Proef.Weg, 1.0.0\"\n$\"{x} {Onder.Zes} {typeof(Elders).Name}\"";
        using (var session = new InProcess(_feed.Notebooks))
        {
            Assert.Contains("boven 6 Elders", await session.ValueAsync(Cell), StringComparison.Ordinal);
            Assert.Contains("6", await session.ValueAsync("Onder.Zes"), StringComparison.Ordinal);
            Assert.NotNull(session.Session.Taint);
        }

        foreach (var file in Directory.EnumerateFiles(_feed.Path, "*.nupkg", SearchOption.AllDirectories).Where(f =>
            !f.StartsWith(_feed.Packages, StringComparison.Ordinal)))
        {
            File.Delete(file);
        }

        _feed.Write("nuget.config", "nu is het stuk");
        using (var session = new InProcess(_feed.Notebooks))
        {
            Assert.Contains("boven 6 Elders", await session.ValueAsync(Cell), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_version_may_float_outside_a_run_and_the_cell_says_what_it_took()
    {
        foreach (var version in new[] { "1.0.0", "1.5.0", "2.0.0-beta", "3.1.0" })
        {
            _feed.Add("Proef.Zweeft", version, "public static class Zweeft { }");
        }

        foreach (var (range, expected) in new[] { ("", "3.1.0"), (", 1.*", "1.5.0"), (", [1.0,2.0)", "1.0.0"),
            (", 2.0.0-*", "2.0.0-beta") })
        {
            using var session = new InProcess(_feed.Notebooks);
            var said = Assert.IsType<StreamOutput>((await session.RunAsync($"#r \"nuget: Proef.Zweeft{range}\""))[0]);
            Assert.Equal($"Packages: Proef.Zweeft {expected}\n", said.Text);
            Assert.Empty(await session.RunAsync("#r \"nuget: Proef.Zweeft\""));
            Assert.Contains(range.Length == 0 ? "this session has 3.1.0 already" : "asked for as",
                (await session.ErrorAsync("#r \"nuget: Proef.Zweeft, 1.0.1\"")).Value, StringComparison.Ordinal);
        }

        // no source answers: what was taken the last time
        _feed.Configure("https://127.0.0.1:9/index.json");
        using var offline = new InProcess(_feed.Notebooks);
        Assert.Equal("Packages: Proef.Zweeft 1.5.0\n",
            Assert.IsType<StreamOutput>((await offline.RunAsync("#r \"nuget: Proef.Zweeft, 1.*\""))[0]).Text);
    }

    [Fact]
    public async Task Native_libraries_texts_and_extensions_of_a_package_find_their_place()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the native library that is packed here is that of .NET on Unix");
        var suffix = OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        var file = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "libSystem.Native" + suffix);
        var system = OperatingSystem.IsMacOS() ? "osx" : "linux";
        _feed.Add("Proef.Eigen", "1.0.0", """
            public static class Eigen { [System.Runtime.InteropServices.DllImport("proefeigen", EntryPoint = "SystemNative_GetPid")] public static extern int Pid(); }
            """, files: [($"runtimes/{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}/native/libproefeigen{suffix}", file), ("interactive-extensions/dotnet/x.dll", file)]);
        using var session = new InProcess(_feed.Notebooks);
        var outputs = await session.RunAsync("#r \"nuget: Proef.Eigen, 1.0.0\"\nEigen.Pid()");
        Assert.Equal("Proef.Eigen 1.0.0: its extension for .NET Interactive is not loaded here; its types are.\n",
            Assert.IsType<StreamOutput>(outputs[0]).Text);
        Assert.Contains(Environment.ProcessId.ToString(), Assert.IsType<DisplayOutput>(outputs[1]).Data.Values.First(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_earlier_cell_loaded_keeps_its_version()
    {
        _feed.Add("Proef.A", "1.0.0", "public class A { }", [("Proef.Deel", "1.0.0")]);
        _feed.Add("Proef.B", "1.0.0", "public class B { }", [("Proef.Deel", "2.0.0")]);
        _feed.Add("Proef.C", "1.0.0", "public class C { }", [("Proef.Deel", "1.0.7")]);
        _feed.Add("Proef.Deel", "1.0.0", "public class Deel { public static int Nummer => 1; }");
        _feed.Add("Proef.Deel", "1.0.7", "public class Deel { public static int Nummer => 17; }");
        _feed.Add("Proef.Deel", "2.0.0", "public class Deel { public static int Nummer => 2; }");
        using (var session = new InProcess(_feed.Notebooks))
        {
            Assert.Contains("1", await session.ValueAsync("#r \"nuget: Proef.A, 1.0.0\"\nDeel.Nummer"), StringComparison.Ordinal);
            var error = await session.ErrorAsync("\n#r \"nuget: Proef.B, 1.0.0\"\nDeel.Nummer");
            Assert.Equal("PackageError", error.Name);
            Assert.StartsWith("(2,1): #r \"nuget: Proef.B, 1.0.0\" needs Proef.Deel 2.0.0, and this session has Proef.Deel 1.0.0 already. "
                + "Put these #r lines in one cell", error.Value, StringComparison.Ordinal);
            var kept = await session.RunAsync("#r \"nuget: Proef.C, 1.0.0\"\nDeel.Nummer");
            Assert.Equal("Proef.Deel stays 1.0.0, as this session has it; 1.0.7 was asked for.\n",
                Assert.IsType<StreamOutput>(kept[0]).Text);
            Assert.Contains("asked for as 1.0.0 and as 2.0.0", (await session.ErrorAsync("#r \"nuget: Proef.A, 2.0.0\"")).Value,
                StringComparison.Ordinal);
            Assert.Contains("1", await session.ValueAsync("Deel.Nummer"), StringComparison.Ordinal);
        }

        // the runner knows all cells before the first one runs: one graph for the whole notebook
        using var runner = new NotebookRunner(TestNotebooks.Options);
        var run = await runner.RunAsync(TestNotebooks.At(_feed.Notebooks, "#r \"nuget: Proef.A, 1.0.0\"\nDeel.Nummer",
            "#r \"nuget: Proef.B, 1.0.0\"\nDeel.Nummer"), cancellation: TestContext.Current.CancellationToken);
        Assert.True(run.Succeeded, string.Concat(run.Cells.Select(c => c.Text())));
        Assert.All(run.Cells, c => Assert.Contains("2", c.Text(), StringComparison.Ordinal));
        Assert.False(File.Exists(_feed.Lock));
    }

    [Fact]
    public async Task A_loaded_file_may_ask_and_code_that_is_being_written_asks_nothing()
    {
        _feed.Add("Proef.Geladen", "1.0.0", "public static class Geladen { public static int Vijf => 5; }");
        _feed.Write("notebooks/hulp.csx", "#r \"nuget: Proef.Geladen, 1.0.0\"\nint Tien() => 2 * Geladen.Vijf;");
        using var session = new InProcess(_feed.Notebooks);
        foreach (var draft in new[] { "#r \"", "#r \"nu", "#r \"nuget:", "#r \"nuget: Proef.Weg, 1.0.0\"\nvar x = 1;", "#i \"nuget:",
            "#i \"nuget:weg\"\n1", "#r \"weg.dll\"\n1" })
        {
            Assert.NotNull(session.Session.Draft(draft).Tree);
        }

        Assert.False(Directory.Exists(Path.Combine(_feed.Path, "cache")));
        Assert.Contains("10", await session.ValueAsync("#load \"hulp.csx\"\nTien()"), StringComparison.Ordinal);
    }
}
