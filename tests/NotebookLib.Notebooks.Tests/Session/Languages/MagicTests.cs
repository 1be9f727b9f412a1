using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Tests.Session.Languages;

[Collection("in process")]
public class MagicTests
{
    [Fact]
    public async Task Who_names_the_variables_and_whos_shows_them()
    {
        using var session = new InProcess();
        await session.RunAsync("var aantal = 3;\nvar namen = new List<string> { \"a\", \"b\" };");
        Assert.Equal("naam\naantal\nnamen", await session.TextAsync("#!who"));
        Assert.Equal("naam    soort         waarde\naantal  int           3\nnamen   List<string>  2: [\"a\", \"b\"]",
            await session.TextAsync("#!whos"));
        Assert.Contains("<td style=\"text-align:left\">List&lt;string&gt;</td>", ((DisplayOutput)session.Outputs[0]).Data["text/html"],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_and_versions_are_the_same_every_time()
    {
        using var session = new InProcess();
        Assert.Contains("#!share", await session.TextAsync("#!lsmagic"), StringComparison.Ordinal);
        var about = await session.TextAsync("#!about");
        Assert.Contains("FSharp.Compiler.Service", about, StringComparison.Ordinal);
        Assert.DoesNotContain(Environment.MachineName, about, StringComparison.Ordinal);
        Assert.Contains("Wall time: alleen in een kernel", await session.TextAsync("#!time\nint x = 1;"), StringComparison.Ordinal);
        Assert.Equal("(1,1): #!who has no option --all. It has: none.", (await session.ErrorAsync("#!who --all")).Value);
    }

    [Fact]
    public async Task Sharing_without_another_language_says_what_is_missing()
    {
        using var session = new InProcess();
        Assert.Equal("12.5", await session.TextAsync("#!set --name y --value 12.5\ny"));
        Assert.Equal("een twee", await session.TextAsync("#!set --name woorden --value \"een twee\"\nwoorden"));
        Assert.Equal("x", await session.TextAsync("var tekst = \"x\";\n#!set --value @csharp:tekst --name kopie\nkopie"));
        Assert.Contains("JsonDocument", await session.TextAsync("var lijst = new[] { 1, 2 };\n#!set --name json --value "
            + "@csharp:lijst\njson.GetType().Name"), StringComparison.Ordinal);
        Assert.Equal("True", await session.TextAsync("#!set --name zelf --value @csharp:lijst --byref\nobject.ReferenceEquals(zelf, "
            + "lijst)"));
        Assert.Equal("(1,1): #!set: --byref and --mime-type do not go together. Leave one out.",
            (await session.ErrorAsync("#!set --name a --value @csharp:lijst --byref --mime-type text/plain")).Value);
        Assert.Contains("Did you mean \"lijst\"?", (await session.ErrorAsync("#!share --from csharp lijsd")).Value,
            StringComparison.Ordinal);
        Assert.Contains("#!share needs the name", (await session.ErrorAsync("#!share lijst")).Value, StringComparison.Ordinal);
        Assert.Contains("HTML cells have no variables", (await session.ErrorAsync("#!html\n#!share --from csharp lijst")).Value,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task DisplayTable_shows_a_column_per_property()
    {
        using var session = new InProcess();
        var html = ((DisplayOutput)(await session.RunAsync("new[] { new { Naam = \"bao\", N = 1 }, new { Naam = \"sbo\", N = 2 } "
            + "}.DisplayTable();"))[0]).Data["text/html"];
        Assert.Contains("Naam", html, StringComparison.Ordinal);
        Assert.Contains("sbo", html, StringComparison.Ordinal);
        Assert.Equal(html, ((DisplayOutput)(await session.RunAsync("new[] { new { Naam = \"bao\", N = 1 }, new { Naam = \"sbo\", N = 2 } "
            + "}.DisplayTable();"))[0]).Data["text/html"]);
    }

    [Fact]
    public async Task Mermaid_is_drawn_and_JavaScript_is_handed_on()
    {
        using var session = new InProcess();
        var drawn = ((DisplayOutput)(await session.RunAsync("#!mermaid\nflowchart LR\n  A[een] --> B[twee]"))[0]).Data;
        Assert.Contains("<svg", drawn["text/html"], StringComparison.Ordinal);
        Assert.Equal("flowchart LR\n  A[een] --> B[twee]", drawn["text/plain"]);
        var wrong = await session.ErrorAsync("#!mermaid\nflowchart LR\n  A[een --> B");
        Assert.Equal("MermaidError", wrong.Name);
        Assert.StartsWith("(2,2): the text of A has no end", wrong.Value, StringComparison.Ordinal);
        Assert.Equal("<script type=\"text/javascript\">alert(1)</script>", ((DisplayOutput)(await session.RunAsync("#!js\nalert(1)"))[0])
            .Data["text/html"]);
    }

    [Fact]
    public async Task The_language_in_the_metadata_of_a_cell_counts_and_moves_no_line()
    {
        var notebook = Notebook.Parse("""
            {"cells":[{"cell_type":"code","execution_count":null,"id":"a","metadata":{"polyglot_notebook":{"kernelName":"mermaid"}},"outputs":[],"source":"flowchart LR\n  A[open --> B"},
            {"cell_type":"code","execution_count":null,"id":"b","metadata":{"dotnet_interactive":{"language":"pwsh"}},"outputs":[],"source":"ls"}],"metadata":{},"nbformat":4,"nbformat_minor":5}
            """u8);
        using var session = new InProcess();
        Assert.StartsWith("(2,", (await session.ErrorAsync(notebook.Cells[0].Code)).Value, StringComparison.Ordinal);
        Assert.Contains("#!pwsh does not run here", (await session.ErrorAsync(notebook.Cells[1].Code)).Value, StringComparison.Ordinal);
    }
}
