using System.Globalization;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NotebookLib.Charts;
using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Site;

namespace NotebookLib.Notebooks.Tests.Site;

public sealed class SiteTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nl-site-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Each_step_becomes_a_chapter_with_its_question()
    {
        var page = Build(Sample())["05-x.html"];
        Assert.Equal(["Wat zien we?", "Wat kan het verklaren?", "Wat kan anders?"], page.QuerySelectorAll("section.step h2").Select(h =>
            h.TextContent));
        Assert.Equal(["#overzicht", "#inzicht", "#uitzicht"], page.QuerySelectorAll(".bar nav.steps a").Select(a =>
            a.GetAttribute("href")));
        Assert.Equal("Thema 5 · Ketens", page.QuerySelector("article .kicker")!.TextContent);
        Assert.Equal("en", page.QuerySelector("details.abstract")!.GetAttribute("lang"));
    }

    [Fact]
    public void Narrative_stands_beside_its_picture_and_table()
    {
        var pair = Build(Sample())["05-x.html"].QuerySelector("#overzicht .pair.both")!;
        Assert.Contains("Een alinea", pair.QuerySelector(".text")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(pair.QuerySelector(".show figure svg.wide"));
        Assert.NotNull(pair.QuerySelector(".show figure svg.narrow"));
        Assert.NotNull(pair.QuerySelector(".show figure details[open] table"));
        Assert.NotNull(pair.QuerySelector("details.code:not([open]) pre"));
    }

    [Fact]
    public void A_picture_for_the_phone_has_ids_of_its_own()
    {
        var ids = Build(Sample())["05-x.html"].QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void The_answer_to_a_prediction_is_closed_until_asked_for()
    {
        var closed = Build(Sample())["05-x.html"].QuerySelector("#inzicht details.predict")!;
        Assert.False(closed.HasAttribute("open"));
        Assert.Contains("42", closed.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void No_page_asks_another_host_or_runs_what_an_output_carries()
    {
        foreach (var (_, page) in Build(Sample()))
        {
            Assert.DoesNotContain(page.QuerySelectorAll("script[src], img[src], link[href], iframe[src]"),
                e => (e.GetAttribute("src") ?? e.GetAttribute("href"))!.Contains("//", StringComparison.Ordinal));
            Assert.DoesNotContain(page.QuerySelectorAll("script:not([src])"), s => s.GetAttribute("type") != "application/json");
            Assert.DoesNotContain(page.QuerySelectorAll("*").SelectMany(e => e.Attributes), a =>
                a.Name.StartsWith("on", StringComparison.Ordinal));
            Assert.Contains("default-src 'none'", page.QuerySelector("meta[http-equiv]")!.GetAttribute("content")!,
                StringComparison.Ordinal);
        }
    }

    [Theory] // whatever class it borrows, and however its scheme is written
    [InlineData("<script class='nl-plotly' src='http://evil.example/x.js'></script>")]
    [InlineData("<script class='nl-plotly'>evil()</script>")]
    [InlineData("<script type='application/json' class='nl-plotly' src='evil.js'>{}</script>")]
    [InlineData("<script type='module' class='nl-plotly'>evil()</script>")]
    [InlineData("<svg><script class='nl-plotly'>evil()</script></svg>")]
    [InlineData("<a href='java\tscript:evil()'>x</a>")]
    [InlineData("<a href=' \u0001vbscript:evil()'>x</a>")]
    [InlineData("<a href='data:text/html,evil()'>x</a>")]
    [InlineData("<svg><a xlink:href='JAVASCRIPT:evil()'><text>x</text></a></svg>")]
    public void An_output_runs_nothing(string html)
    {
        var cell = JsonValue.Create("<p id='merk'>hier</p>" + html).ToJsonString();
        Build(Notebook($$"""[["markdown", "# Kop\n\nvraag"], ["markdown", "## Overzicht: x"], ["code", "x", {{cell}}]]"""));
        var page = File.ReadAllText(Path.Combine(_folder, "site", "05-x.html"));
        Assert.Contains("merk", page, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Raw_HTML_in_the_narrative_shows_as_text()
    {
        var page = Build(Notebook("""[["markdown", "# Kop\n\nvraag"], ["markdown", "## Overzicht: x\n\n<script>alert(1)</script> <b>vet</b>"]]"""))["05-x.html"];
        Assert.Empty(page.QuerySelectorAll("article script, article b"));
        Assert.Contains("<script>alert(1)</script>", page.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_link_within_the_site_leads_somewhere()
    {
        var pages = Build(Sample());
        foreach (var (name, page) in pages)
        {
            foreach (var href in page.QuerySelectorAll("a[href], link[href]").Select(a => a.GetAttribute("href")!).Where(h =>
                !h.Contains("://", StringComparison.Ordinal)))
            {
                var (file, anchor) = href.Split('#') is [var f, var a] ? (f, a) : (href, "");
                Assert.True(file.Length == 0 || File.Exists(Path.Combine(_folder, "site", file)), $"{name} links to {href}");
                Assert.True(anchor.Length == 0 || (file.Length == 0 ? page : pages[file]).GetElementById(anchor) is not null,
                    $"{name} links to {href}");
            }
        }
    }

    [Theory]
    [InlineData("nl-NL")]
    [InlineData("en-US")]
    [InlineData("tr-TR")]
    [InlineData("")]
    public void The_same_notebook_gives_the_same_bytes_in_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        Build(Sample());
        var expected = Bytes();
        Directory.Delete(Path.Combine(_folder, "site"), recursive: true);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Build(Sample());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Equal(expected, Bytes());
    }

    private Dictionary<string, string> Bytes() => Directory.EnumerateFiles(Path.Combine(_folder, "site"), "*.html").ToDictionary(f =>
        f, File.ReadAllText);

    private Dictionary<string, IDocument> Build(Notebook notebook)
    {
        SiteBuilder.Build([notebook], null, Path.Combine(_folder, "site"));
        return Directory.EnumerateFiles(Path.Combine(_folder, "site"), "*.html")
            .ToDictionary(f => Path.GetFileName(f), f => (IDocument)new HtmlParser().ParseDocument(File.ReadAllText(f)));
    }

    private static Notebook Sample()
    {
        var series = new YearSeries("x", "praktijkonderwijs", "leerlingen", new Origin(OriginKind.Published, "DUO", "t", "",
            "https://example.org", null, "CC0"),
            [new(new SchoolYear(2018), 29222), new(new SchoolYear(2019), 29254), new(new SchoolYear(2020), 29779)]);
        var figure = Chart.Line("Leerlingen", "aantal, Nederland, 2018-2020", series).ToHtml();
        var hostile = figure
            + "<script>alert(1)</script><p onclick='alert(2)'>tekst <a href='javascript:alert(3)'>link</a></p><iframe "
            + "src='https://example.org'></iframe>";
        return Notebook($$"""
            [["markdown", "# De heenweg\n\n*Hoeveel kinderen?*"], ["markdown", "English.", "abstract"], ["code", "using X;"],
             ["markdown", "## Overzicht: Wat zien we?\n\nEen alinea."], ["code", "figuur", {{JsonValue.Create(hostile).ToJsonString()}}],
             ["markdown", "## Inzicht: Wat kan het verklaren?"], ["markdown", "Voorspel.", "voorspel"], ["code", "42", "<p>42</p>"],
             ["markdown", "## Uitzicht: Wat kan anders?\n\nSlot."]]
            """);
    }

    /// <summary>Cells as ["markdown", source, tag?] or ["code", source, html output?].</summary>
    private static Notebook Notebook(string cells)
    {
        var list = new JsonArray();
        foreach (var cell in JsonNode.Parse(cells)!.AsArray().Select(c => c!.AsArray()))
        {
            var third = cell.Count > 2 ? (string?)cell[2] : null;
            var isCode = (string?)cell[0] == "code";
            var entry = new JsonObject { ["cell_type"] = (string?)cell[0], ["id"] = $"cel-{list.Count}", ["source"] = (string?)cell[1] };
            entry["metadata"] = !isCode && third is not null ? new JsonObject { ["tags"] = new JsonArray(third) } : new JsonObject();
            if (isCode)
            {
                entry["execution_count"] = null;
                entry["outputs"] = third is null ? new JsonArray() : new JsonArray(new JsonObject
                {
                    ["output_type"] = "display_data",
                    ["metadata"] = new JsonObject(),
                    ["data"] = new JsonObject { ["text/html"] = third, ["text/plain"] = "x" },
                });
            }

            list.Add(entry);
        }

        var root = new JsonObject
        {
            ["cells"] = list,
            ["metadata"] = new JsonObject { ["notebooklib"] = new JsonObject { ["theme"] = 5, ["name"] = "Ketens" } },
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        return NotebookLib.Notebooks.Format.Notebook.Parse(System.Text.Encoding.UTF8.GetBytes(root.ToJsonString()), "05-x.ipynb");
    }
}
