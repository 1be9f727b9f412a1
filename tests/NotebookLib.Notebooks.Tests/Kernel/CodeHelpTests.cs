using System.Text.Json.Nodes;
using NotebookLib.Notebooks.Kernel;

namespace NotebookLib.Notebooks.Tests.Kernel;

/// <summary>What an editor is told inside quotes: names of series, versions, or nothing; never an error.</summary>
[Collection("in process")]
public sealed class CodeHelpTests : IDisposable
{
    private readonly InProcess _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("using NotebookLib;\nPublished.Load().Series(\"", "po.so_aandeel", "")]
    [InlineData("using NotebookLib;\nPublished.Load().Series(\"po.s", "po.sbo", "po.s")]
    [InlineData("using NotebookLib;\nPublished.Load().InVintage(\"ocw-2023\").Series(\"po.s|\").ForTest();", "po.so_aandeel", "po.s")]
    [InlineData("using NotebookLib;\nPublished.Load().Series(\"po.so\", \"", "ocw-2023", "")]
    [InlineData("using NotebookLib;\nPublished.Load().InVintage(\"ocw", "ocw-2022", "ocw")]
    public async Task Between_the_quotes_of_a_series_stand_the_names_of_series(string code, string expected, string typed)
    {
        var answer = await Complete(code);
        var matches = answer["matches"]!.AsArray().Select(m => m!.GetValue<string>()).ToList();
        Assert.Contains(expected, matches);
        Assert.All(matches, m => Assert.Contains(typed, m, StringComparison.OrdinalIgnoreCase));
        var cursor = code.IndexOf('|', StringComparison.Ordinal) is > 0 and var at ? at : code.Length;
        Assert.Equal((cursor - typed.Length, cursor), (answer["cursor_start"]!.GetValue<int>(), answer["cursor_end"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_name_of_a_variable_is_enough()
    {
        await _session.RunAsync("using NotebookLib; var cijfers = Published.Load();");
        Assert.Contains("vo.pro", (await Complete("cijfers.Series(\"vo"))["matches"]!.AsArray().Select(m => m!.GetValue<string>()));
    }

    [Theory]
    [InlineData("#r \"")]
    [InlineData("#r \"nuget: Dee")]
    [InlineData("var x = 1;\n#r \"../lib/NotebookLi")]
    [InlineData("#load \"")]
    [InlineData("Console.WriteLine(\"po.")]
    [InlineData("\"")]
    [InlineData("var s = $\"{1} po.")]
    public async Task Elsewhere_between_quotes_and_in_directives_there_is_nothing_and_no_error(string code)
    {
        var answer = await Complete(code);
        Assert.Equal("ok", answer["status"]!.GetValue<string>());
        Assert.DoesNotContain("po.so", answer["matches"]!.AsArray().Select(m => m!.GetValue<string>()));
        Assert.Equal("ok", (await new CodeHelp(Task.FromResult(_session.Session)).InspectAsync(code, code.Length))["status"]!
            .GetValue<string>());
    }

    [Fact]
    public async Task After_a_closed_text_the_members_of_a_series_follow() =>
        Assert.Contains("Between", (await Complete("using NotebookLib;\nPublished.Load().Series(\"po.so\").B"))["matches"]!.AsArray()
            .Select(m => m!.GetValue<string>()));

    private Task<JsonObject> Complete(string code)
    {
        var at = code.IndexOf('|', StringComparison.Ordinal);
        return new CodeHelp(Task.FromResult(_session.Session)).CompleteAsync(code.Replace("|", "", StringComparison.Ordinal),
            at < 0 ? code.Length : at);
    }
}
