using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NotebookLib.Cli.Tests;

/// <summary>Somebody's own notebooks beside those of the edition: they run, have their pages, and harm no other.</summary>
public sealed partial class OwnNotebookTests : IDisposable
{
    private readonly CommandLine _here = new();

    public void Dispose() => _here.Dispose();

    [Fact]
    public async Task What_new_makes_runs_beside_the_reading_guide_and_has_its_page_under_Eigen()
    {
        _here.Copy("00-");
        Assert.Equal(0, (await _here.Run("new", "20-proef")).Code);
        Assert.Equal(0, (await _here.Run("hypothesis", "new", "H-proef")).Code);
        var run = await _here.Run("run", "--json");
        Assert.True(run.Code == 0, run.Error);
        var notebooks = JsonNode.Parse(run.Output)!["notebooks"]!.AsArray();
        Assert.Equal([("00-leeswijzer.ipynb", false), ("20-proef.ipynb", true), ("hypothese-H-proef.ipynb", true)], notebooks.Select(n =>
            ((string)n!["file"]!, (bool)n["own"]!)));
        Assert.Matches("id=\"eigen\"[^>]*>Eigen</h2>(?s:.*)href=\"eigen-20-proef.html\"(?s:.*)href=\"eigen-hypothese-H-proef.html\"",
            Site("index"));
        Assert.Contains("href=\"index.html#eigen\"", Site("claims"), StringComparison.Ordinal);
        Assert.Contains("<p class=\"kicker\">Eigen</p>\n<h1>Proef</h1>", Site("eigen-20-proef"), StringComparison.Ordinal);
        AssertLinks();
    }

    [Fact]
    public async Task Each_kind_of_notebook_runs_or_says_at_its_own_page_what_is_wrong_and_the_rest_is_published()
    {
        _here.Notebook("01-thema.ipynb", "21 * 2");
        _here.Own("index.ipynb", "\"van mij\"");
        _here.Own("fout.ipynb", "1", "throw new InvalidOperationException(\"stuk bij rij 4\");", "\"hierna\"");
        _here.Own("leerlingen.ipynb", "HTML($\"<table><thead><tr><th>Leerlingnummer</th></tr></thead><tbody><tr><td>{123_000 + "
            + "456}</td></tr></tbody></table>\")");
        _here.Own("figuur.ipynb", "HTML(\"<figure class='nl-figure'><svg></svg><script class='nl-plotly' "
            + "type='application/json'>{niet}</script></figure>\")");
        Write("leeg.ipynb", Json("{}", ""));
        Write("kapot.ipynb", "{\"cells\": [");
        Write("nul.ipynb", "");
        Write(".~fout.ipynb", "{"); // as Jupyter has it while saving
        Write("mager.ipynb",
            """{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"code","source":"40 + 2"},{"id":"a","cell_type":"code","source":"1"},{"id":"a","cell_type":"code","source":"2"}]}""");
        Write("vscode.ipynb", Json("{}",
            """{"cell_type":"markdown","metadata":{},"attachments":{"p.png":{"image/png":"aGk="}},"source":"# Kop\n\n![p](attachment:p.png)"},""" +
            """{"cell_type":"code","metadata":{"polyglot_notebook":{"kernelName":"pwsh"}},"outputs":[],"execution_count":null,"source":"ls"}"""));
        Write("Mijn analyse #1.ipynb", Json("""{"kernelspec":{"name":"python3","language":"python","display_name":"Python 3"}}""",
            """{"cell_type":"code","metadata":{},"outputs":[{"output_type":"display_data","metadata":{},"data":{"image/png":"aGk=","text/plain":"plaatje"}}],"execution_count":1,"source":"import pandas"}"""));
        var run = await _here.Run("run", "--json");
        Assert.Equal(1, run.Code);
        AssertLines(run.Error,
            "fout.ipynb, cell 2 (cel-2): stuk bij rij 4",
            "kapot.ipynb cannot be read, line 1, column 12: expected a value, found the end of the file; the file is cut off.",
            "leerlingen.ipynb, cell 1 (cel-1): a table has a column \"Leerlingnummer\", so each row is about one pupil.",
            "nul.ipynb cannot be read, line 1, column 1: expected a value",
            "vscode.ipynb, cell 1 (",
            "figuur.ipynb: its outputs cannot be shown on a page",
            "Only own notebooks fell short: their pages and the index say so, and everything else is published.");
        var notebooks = JsonNode.Parse(run.Output)!["notebooks"]!.AsArray().ToDictionary(n => (string)n!["file"]!, n => n!);
        Assert.Equal(11, notebooks.Count);
        Assert.Equal("python", (string?)notebooks["Mijn analyse #1.ipynb"]["notRun"]);
        Assert.Equal((2, "cel-2"), ((int)notebooks["fout.ipynb"]["failures"]![0]!["cell"]!,
            (string)notebooks["fout.ipynb"]["failures"]![0]!["id"]!));
        Assert.Equal((0, 1), ((int)notebooks["kapot.ipynb"]["cells"]!, (int)notebooks["kapot.ipynb"]["errors"]!));
        Assert.Equal(0, (int)notebooks["mager.ipynb"]["errors"]!);

        Assert.Contains("42", Site("01-thema"), StringComparison.Ordinal);
        Assert.Contains("Wat zeggen de cijfers", Site("index"), StringComparison.Ordinal);
        Assert.Contains("van mij", Site("eigen-index"), StringComparison.Ordinal);
        Assert.Contains("<p class=\"note fault\" role=\"alert\">Fout in cel 2: stuk bij rij 4. De cellen daarna zijn niet uitgevoerd.</p>",
            Site("eigen-fout"), StringComparison.Ordinal);
        Assert.DoesNotContain("123456", Site("eigen-leerlingen") + Site("herkomst") + Site("zoeken"), StringComparison.Ordinal);
        Assert.DoesNotContain("123456", File.ReadAllText(Path.Combine(_here.Out, "notebooks", "leerlingen.ipynb")),
            StringComparison.Ordinal);
        Assert.Contains("Dit notebook is leeg.", Site("eigen-leeg"), StringComparison.Ordinal);
        Assert.Contains("Dit notebook kan niet gelezen worden.", Site("eigen-kapot"), StringComparison.Ordinal);
        Assert.Contains("src=\"data:image/png;base64,aGk=\"", Site("eigen-vscode"), StringComparison.Ordinal);
        Assert.Contains("#!pwsh", Site("eigen-vscode"), StringComparison.Ordinal);
        Assert.Contains("kunnen niet op een pagina getoond worden", Site("eigen-figuur"), StringComparison.Ordinal);
        Assert.Contains("Dit notebook is geschreven in Python en is hier niet uitgevoerd.", Site("eigen-Mijn analyse #1"),
            StringComparison.Ordinal);
        Assert.Contains("src=\"data:image/png;base64,aGk=\"", Site("eigen-Mijn analyse #1"), StringComparison.Ordinal);
        foreach (var mark in new[] { "Fout in cel 2: stuk bij rij 4.", "Dit notebook kan niet gelezen worden.", "Niet uitgevoerd: Python",
            "gaat over losse leerlingen" })
        {
            Assert.Contains(mark, Site("index"), StringComparison.Ordinal);
        }

        AssertLinks();

        // mended, it is as if nothing happened; what went wrong is tried again each time
        foreach (var name in new[] { "fout", "kapot", "leerlingen", "nul", "vscode", "figuur" })
        {
            File.Delete(Path.Combine(_here.Root, "notebooks", name + ".ipynb"));
        }

        Assert.Equal(0, (await _here.Run("run")).Code);
        Assert.False(File.Exists(Path.Combine(_here.Out, "site", "eigen-fout.html")));
        Assert.DoesNotContain("Fout in cel", Site("index"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_notebook_of_the_edition_keeps_the_last_good_result_whatever_own_ones_do()
    {
        _here.Notebook("a.ipynb", "1");
        _here.Own("b.ipynb", "2");
        Assert.Equal(0, (await _here.Run("run")).Code);
        var before = CommandLine.Snapshot(_here.Out);
        _here.Notebook("a.ipynb", "1", "throw new Exception(\"stuk\");");
        _here.Own("b.ipynb", "throw new Exception(\"ook stuk\");");
        var run = await _here.Run("run");
        Assert.Equal(1, run.Code);
        AssertLines(run.Error, "a.ipynb, cell 2 (cel-2): stuk", "b.ipynb, cell 1 (cel-1): ook stuk",
            "The last good result stays as it was");
        Assert.Equal(before, CommandLine.Snapshot(_here.Out).Where(f => !f.Key.StartsWith("failed", StringComparison.Ordinal))
            .ToDictionary());
        Assert.Contains("Fout in cel 2", File.ReadAllText(Path.Combine(_here.Out, "failed", "site", "a.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_claim_that_an_own_notebook_computes_does_not_count_and_is_shown_as_its_own()
    {
        _here.Copy("10-");
        Assert.Equal(0, (await _here.Run("run")).Code);
        var (claims, certificate) = (Site("claims"), File.ReadAllText(Path.Combine(_here.Out, "site", "certificaat.csv")));
        var id = Regex.Match(certificate, "^(LL-T10-[^,]+),examined", RegexOptions.Multiline).Groups[1].Value;

        // one that starts from scratch, and a copy of the theme under another name
        _here.Own("mijn.ipynb",
            $"using NotebookLib; using NotebookLib.Claims;\nClaimRegister.Load().Theme(10).Examined(\"{
            id}\", \"iets heel anders\", \"eigen\")");
        var copy = File.ReadAllText(Directory.GetFiles(Path.Combine(_here.Root, "notebooks"), "10-*.ipynb")[0]);
        Write("10-mijn-versie.ipynb", copy);
        var run = await _here.Run("run", "--json");
        Assert.True(run.Code == 0, run.Error);
        Assert.Equal(claims, Site("claims"));
        Assert.Equal(certificate, File.ReadAllText(Path.Combine(_here.Out, "site", "certificaat.csv")));
        var mine = JsonNode.Parse(run.Output)!["notebooks"]!.AsArray().Single(n => (string?)n!["file"] == "mijn.ipynb")!;
        Assert.Equal([id], mine["uncountedClaims"]!.AsArray().Select(c => (string?)c));
        Assert.Contains("iets heel anders", Site("eigen-mijn"), StringComparison.Ordinal);
        Assert.Contains("tellen niet mee", Site("eigen-mijn"), StringComparison.Ordinal);
        Assert.Contains($"{id} iets heel anders (eigen berekening, telt niet mee)", Site("herkomst"), StringComparison.Ordinal);
        Assert.Single(Regex.Matches(Site("herkomst"), $" id=\"{id}\""));
        Assert.Contains($"mijn.ipynb computes {id}: an own notebook does not count in the register.", (await _here.Run("run", "mijn"))
            .Output, StringComparison.Ordinal);
        AssertLinks();

        var verify = await _here.Run("verify", "--json");
        Assert.DoesNotContain("iets heel anders", verify.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await _here.Run("verify", "--outputs")).Code); // own notebooks promise nothing
    }

    /// <summary>A notebook as VS Code writes it: version 4.2, without ids.</summary>
    private static string Json(string metadata, string cells) =>
        $$"""{"cells":[{{cells}}],"metadata":{{metadata}},"nbformat":4,"nbformat_minor":2}""";

    private string Site(string page) => File.ReadAllText(Path.Combine(_here.Out, "site", page + ".html"));

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_here.Root, "notebooks", name), text);

    private static void AssertLines(string error, params string[] starts)
    {
        var lines = error.TrimEnd().Split('\n');
        Assert.Equal(starts.Length, lines.Length);
        Assert.All(starts, start => Assert.Contains(lines, l => l.StartsWith(start, StringComparison.Ordinal)));
    }

    /// <summary>Every link of every page leads to a page and a place that exist.</summary>
    private void AssertLinks()
    {
        var pages = Directory.GetFiles(Path.Combine(_here.Out, "site"), "*.html").ToDictionary(f => Path.GetFileName(f), File.ReadAllText);
        var places = pages.ToDictionary(p => p.Key, p =>
            Id().Matches(p.Value).Select(m => System.Net.WebUtility.HtmlDecode(m.Groups[1].Value)).ToHashSet());
        foreach (var (page, href) in pages.SelectMany(p =>
            Href().Matches(p.Value).Select(m => (p.Key, System.Net.WebUtility.HtmlDecode(m.Groups[1].Value)))).Where(l =>
            !l.Item2.Contains("://", StringComparison.Ordinal)))
        {
            var (file, place) = href.Split('#', 2) is [var f, var a] ? (f, a) : (href, "");
            var target = file.Length == 0 ? page : Uri.UnescapeDataString(file);
            Assert.True(File.Exists(Path.Combine(_here.Out, "site", target)), $"{page} links to {href}");
            Assert.True(place.Length == 0 || places[target].Contains(place), $"{page} links to {href}");
        }
    }

    [GeneratedRegex("\\sid=\"([^\"]*)\"")]
    private static partial Regex Id();

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Href();
}
