using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Packages;

namespace NotebookLib.Notebooks.Tests.Packages;

[Collection(nameof(PackageFeed))]
public sealed class PackageFailureTests : IDisposable
{
    private readonly PackageFeed _feed = new();
    private readonly InProcess _session;

    public PackageFailureTests() => _session = new InProcess(_feed.Notebooks);

    public void Dispose()
    {
        _session.Dispose();
        _feed.Dispose();
    }

    [Fact]
    public async Task What_does_not_exist_is_named_with_what_does()
    {
        foreach (var version in new[] { "1.0.0", "1.1.0", "2.0.0" })
        {
            _feed.Add("Proef.Bestaat", version, "public class Bestaat { }");
        }

        _feed.Add("Proef.Mist", "1.0.0", "public class Mist { }", [("Proef.Nergens", "1.0.0")]);
        await FailsAsync("Proef.Weg, 1.0.0", "There is no package Proef.Weg in proef. Correct the name, or add the source that has it: #i");
        await FailsAsync("Proef.Mist, 1.0.0", "There is no package Proef.Nergens, which another package needs, in proef.");
        await FailsAsync("Proef.Bestaat, 3.0.0", "Package Proef.Bestaat has no version 3.0.0; there are 1.0.0, 1.1.0, 2.0.0. Ask for one "
            + "of those: #r \"nuget: Proef.Bestaat, 2.0.0\".");
        await FailsAsync("Proef.Bestaat, 1.0.5", "Package Proef.Bestaat has no version 1.0.5; there are 1.0.0, 1.1.0, 2.0.0.");
        Assert.Empty(await _session.RunAsync("#r \"nuget: Proef.Bestaat, 1.1.0\""));
    }

    [Fact]
    public async Task Versions_that_do_not_agree_and_frameworks_that_do_not_fit_are_refused()
    {
        _feed.Add("Proef.Vraagt", "1.0.0", "public class Vraagt { }", [("Proef.Deel", "2.0.0")]);
        _feed.Add("Proef.Deel", "1.0.0", "public class Deel { }");
        _feed.Add("Proef.Deel", "2.0.0", "public class Deel { }");
        _feed.Add("Proef.Later", "1.0.0", "public class Later { }", framework: "net99.0");
        var conflict = await FailsAsync("Proef.Vraagt, 1.0.0\"\n#r \"nuget: Proef.Deel, 1.0.0", "Packages do not agree on a version.");
        Assert.Contains("Proef.Deel from 2.0.0 to 1.0.0", conflict, StringComparison.Ordinal);
        Assert.Contains("Proef.Vraagt 1.0.0 -> Proef.Deel (>= 2.0.0)", conflict, StringComparison.Ordinal);
        Assert.Contains("Proef.Later 1.0.0", await FailsAsync("Proef.Later, 1.0.0", "A package is not made for .NET 10."),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_does_not_answer_and_a_configuration_that_is_broken_are_named()
    {
        _feed.Configure("https://127.0.0.1:9/index.json");
        Assert.Contains("https://127.0.0.1:9/index.json", await FailsAsync("Proef.Ver, 1.0.0", "A source of packages does not answer."),
            StringComparison.Ordinal);
        _feed.Write("nuget.config", "<configuration><packageSources>");
        var broken = await FailsAsync("Proef.Ver, 1.0.0", "NuGet's configuration cannot be read.");
        Assert.Contains("'../nuget.config'", broken, StringComparison.Ordinal);
        Assert.DoesNotContain(_feed.Path, broken, StringComparison.Ordinal);
        Assert.Contains("there is no such folder", (await _session.ErrorAsync("#i \"nuget:weg\"")).Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "names no package")]
    [InlineData(" , 1.0", "names no package")]
    [InlineData("Een pakket", "names no package")]
    [InlineData("A/../B, 1.0.0", "names no package")]
    [InlineData("Deedle, $(HOME)", "\"$(HOME)\" is no version")]
    [InlineData("Deedle, 1.0.0; x", "is no version")]
    public async Task A_line_that_is_no_request_is_refused(string asked, string expected) =>
        Assert.Contains(expected, (await _session.ErrorAsync($"#r \"nuget:{asked}\"")).Value, StringComparison.Ordinal);

    [Theory]
    [InlineData("1.0", "1.0.0")]
    [InlineData("01.2.3.0", "1.2.3")]
    [InlineData("1.2.3.4", "1.2.3.4")]
    [InlineData("[1.2.3]", "1.2.3")]
    [InlineData("1.0.0-beta.26120.1+sha", "1.0.0-beta.26120.1")]
    [InlineData("1.*", null)]
    [InlineData("[1.0,2.0)", null)]
    [InlineData("*", null)]
    public void An_exact_version_is_known_by_its_form(string range, string? exact) =>
        Assert.Equal(exact, new PackageRequest("A", range).Exact);

    [Theory]
    [InlineData("1.5.0", "1.2.0 1.4.0 1.10.0 2.0.0 3.0.0")]
    [InlineData("0.1.0", "1.0.0-beta 1.0.0 1.2.0 1.4.0 1.10.0")]
    [InlineData("9.0.0", "1.4.0 1.10.0 2.0.0 3.0.0 4.0.0")]
    public void The_nearest_versions_stand_around_the_one_that_was_asked(string asked, string expected) =>
        Assert.Equal(expected,
            string.Join(' ', RestoreFailure.Nearest(["1.10.0", "4.0.0", "1.0.0", "1.2.0", "3.0.0", "1.0.0-beta", "1.4.0", "2.0.0"],
            asked)));

    private async Task<string> FailsAsync(string asked, string expected)
    {
        var error = await _session.ErrorAsync($"#r \"nuget: {asked}\"\n1");
        Assert.Equal("PackageError", error.Name);
        Assert.StartsWith("(1,1): " + expected, error.Value, StringComparison.Ordinal);
        return error.Value;
    }
}
