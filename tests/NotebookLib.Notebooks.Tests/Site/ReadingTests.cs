using NotebookLib.Charts;
using NotebookLib.Notebooks.Site;

namespace NotebookLib.Notebooks.Tests.Site;

/// <summary>What a site of many notebooks offers a reader.</summary>
public sealed class ReadingTests : IDisposable
{
    private readonly string _folder = Path.Combine(Directory.CreateTempSubdirectory("nl-lees-").FullName, "site");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);

    [Fact]
    public void The_front_page_starts_with_the_guide_and_keeps_themes_and_companions_apart()
    {
        var index = Sites.Build(_folder, Theme("00-leeswijzer.ipynb"), Theme("02-b.ipynb"), Theme("10-c.ipynb"),
            Theme("11-d.ipynb"))["index.html"];
        Assert.Equal("00-leeswijzer.html", index.QuerySelector(".start a")!.GetAttribute("href"));
        Assert.Equal(["Tien thema’s", "Verdiepingen"], index.QuerySelectorAll("h2.shelf").Take(2).Select(h => h.TextContent));
        Assert.Equal(["02-b.html", "10-c.html", "11-d.html"], index.QuerySelectorAll(".themes a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["Thema 2 · Naam", "Thema 10 · Naam", "Verdieping · Naam"], index.QuerySelectorAll(".themes .kicker").Select(k =>
            k.TextContent));
    }

    [Fact]
    public void Pages_lead_to_the_one_before_the_one_after_their_guide_and_handout()
    {
        var page = Sites.Build(_folder, Theme("01-a.ipynb"), Theme("02-b.ipynb"), Theme("03-c.ipynb"))["02-b.html"];
        Assert.Equal(["01-a.html", "gids-02-b.html", "blad-02-b.html", "03-c.html"], page.QuerySelectorAll(".onward a").Select(a =>
            a.GetAttribute("href")));
    }

    [Fact]
    public void A_guide_adds_up_to_its_minutes_and_holds_questions_predictions_and_what_would_refute()
    {
        var guide = Sites.Build(_folder, Theme("02-b.ipynb"))["gids-02-b.html"];
        var rows = guide.QuerySelectorAll(".plan tbody tr").Select(r =>
            r.Children.Skip(1).Take(3).Select(c => int.TryParse(c.TextContent, out var m) ? m : 0).ToArray()).ToList();
        Assert.Equal([30, 60, 90], rows[^1]);
        Assert.Equal(rows[^1], Enumerable.Range(0, 3).Select(i => rows.SkipLast(1).Sum(r => r[i])));
        var text = guide.QuerySelector("main")!.TextContent;
        Assert.All(new[] { "Voorspel. Hoeveel?", "Wat mis je?", "Dan klopt het niet." }, part =>
            Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_first_use_of_a_word_is_explained_and_the_word_list_has_it()
    {
        var pages = Sites.Build(_folder, Sites.Notebook("02-b.ipynb", ("# Kop\n\nvraag", ""), ("## Overzicht: de vraag\n\nElke leerling in "
            + "het bao telt. Het bao krimpt. `bao` blijft code.", "")));
        var words = pages["02-b.html"].QuerySelectorAll("a.term").Where(a => a.TextContent == "bao").ToList();
        var word = Assert.Single(words);
        Assert.NotEmpty(pages["02-b.html"].GetElementById(word.GetAttribute("aria-describedby")!)!.TextContent);
        Assert.NotNull(pages["woorden.html"].GetElementById(word.GetAttribute("href")!.Split('#')[1]));
    }

    [Fact]
    public void Each_figure_table_and_number_leads_to_the_cell_it_comes_from()
    {
        var series = new YearSeries("a", "a", "leerlingen", new Origin(OriginKind.Published, "DUO", "tabel", "", "https://example.org",
            null, "CC0"), [new(new SchoolYear(2020), 10), new(new SchoolYear(2021), 12)]);
        var table = new DataTable("Lang", [new Column("rij"), new Column("aantal")], Enumerable.Range(0, 17).Select(i =>
            (IReadOnlyList<object?>)[$"r{i}", (double)i]), series.Origin);
        const string Card = "<div class=\"nl-claim-list\"><aside class=\"nl-claim nl-claim-reproduced\" "
            + "id=\"claim-LL-T2-01\"><p><strong>klopt</strong> <small>LL-T2-01</small><br>Iets.</p><p>Berekend: 33 % <span>(rapport: "
            + "33)</span></p></aside></div>";
        var pages = Sites.Build(_folder, Sites.Notebook("02-b.ipynb", ("## Overzicht: de vraag", ""),
            ("code", Chart.Line("Lijn", "leerlingen", series).ToHtml()), ("code", table.ToHtml()), ("code", Card)));
        var page = pages["02-b.html"];
        Assert.Equal(["herkomst.html#02-b--cel-1", "herkomst.html#02-b--cel-2"], page.QuerySelectorAll(".nl-source .from").Select(a =>
            a.GetAttribute("href")));
        Assert.All(page.QuerySelectorAll(".nl-source .from"), a =>
            Assert.NotNull(pages["herkomst.html"].GetElementById(a.GetAttribute("href")!.Split('#')[1])));
        var number = Assert.Single(page.QuerySelectorAll("aside.nl-claim a"), a => a.GetAttribute("href") == "herkomst.html#LL-T2-01");
        Assert.StartsWith("Berekend: 33 %", number.TextContent, StringComparison.Ordinal);

        // a long table is folded by the browser's own means, and nothing of it is lost
        var fold = Assert.Single(page.QuerySelectorAll("details.long"));
        Assert.Equal("Lang: 17 rijen", fold.QuerySelector("summary")!.TextContent);
        Assert.Equal(17, fold.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public void The_search_index_holds_text_figures_and_words_and_is_a_script()
    {
        Sites.Build(_folder, Theme("02-b.ipynb"));
        var index = File.ReadAllText(Path.Combine(_folder, "assets", "zoek-index.js"));
        Assert.StartsWith("globalThis.nlIndex=[", index, StringComparison.Ordinal);
        Assert.All(new[] { "Een alinea", "Leerlingen in pro", "02-b.html#deel-cel-2", "woorden.html#" }, part =>
            Assert.Contains(part, index, StringComparison.Ordinal));
        Assert.DoesNotContain("<", index, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_has_a_description_and_downloads_with_its_origin()
    {
        var figure = Sites.Build(_folder, Theme("02-b.ipynb"))["02-b.html"].QuerySelector("figure.nl-figure")!;
        Assert.Contains("Lijngrafiek", figure.QuerySelector(".alt p")!.TextContent, StringComparison.Ordinal);
        var links = figure.QuerySelectorAll(".tools a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal([".csv", ".svg"], links.Select(Path.GetExtension));
        Assert.Contains("# Bron: DUO", File.ReadAllText(Path.Combine(_folder, links[0])), StringComparison.Ordinal);
        Assert.StartsWith("<svg", File.ReadAllText(Path.Combine(_folder, links[1])), StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_text_in_data_and_narrative_shows_as_text_and_is_harmless_in_a_spreadsheet()
    {
        const string Hostile = "=cmd|'/C calc'!A1 <img src=x onerror=alert(1)> \u202Eomgekeerd";
        var table = new DataTable(Hostile, [new Column(Hostile), new Column("@som", Hostile)], [[Hostile, 1.0]], Published());
        var figure = Chart.Bars(Hostile, "eenheid, <b>Nederland</b>", "leerlingen", Published(), (Hostile, 3), ("+1+1", 4));
        var pages = Sites.Build(_folder, Sites.Notebook("02-b.ipynb", ($"# {Hostile}\n\n{Hostile}", ""),
            ($"## Overzicht: {Hostile}\n\n{Hostile} [klik](javascript:alert(2)) ![x](http://example.org/x.png)", ""),
            ("code", table.ToHtml() + figure.ToHtml()), ("1. " + Hostile, "vragen")));
        foreach (var (name, page) in pages)
        {
            Assert.True(page.QuerySelectorAll("img, script:not([src]):not([type='application/json']), [onerror]").Length == 0, name);
            Assert.DoesNotContain(page.QuerySelectorAll("a[href]"), a =>
                a.GetAttribute("href")!.StartsWith("javascript", StringComparison.OrdinalIgnoreCase));
        }

        Assert.Contains("<img src=x onerror=alert(1)>", pages["02-b.html"].QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_folder, "cijfers"), "*.csv"))
        {
            Assert.DoesNotMatch("(?m)^\"?[=+@]", File.ReadAllText(file));
        }
    }

    [Fact]
    public void An_exercise_carries_every_result_and_shows_one_without_scripts()
    {
        var pages = Sites.Build(_folder, Theme("03-c.ipynb"));
        var page = pages["werkvorm-verhaal.html"];
        var data = System.Text.Json.Nodes.JsonNode.Parse(page.QuerySelector("script.nl-explorer")!.TextContent)!;
        Assert.Equal(data["dials"]!.AsArray().Aggregate(1, (n, d) => n * d!["options"]!.AsArray().Count), data["views"]!.AsArray().Count);
        Assert.NotNull(page.QuerySelector(".still figure svg"));
        Assert.Contains("werkvorm-verhaal.html", pages["03-c.html"].QuerySelectorAll(".forms a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public void Cut_axis_and_base_year_change_the_lie_factor_and_not_the_data()
    {
        var data = System.Text.Json.Nodes.JsonNode.Parse(Sites.Build(_folder, Theme("03-c.ipynb"))["werkvorm-verhaal.html"]
            .QuerySelector("script.nl-explorer")!.TextContent)!["views"]!.AsArray();
        string Fact(int view, int fact) => (string)data[view]!["f"]![fact]![1]!;
        // per 100 in bao, base year 2018: view 2 * 5 * 2 * 2 + 4 * 2 * 2 = 56 is the whole axis, 58 the cut one
        Assert.Equal("1,0", Fact(56, 1));
        Assert.NotEqual("1,0", Fact(58, 1));
        Assert.Equal(Fact(56, 0), Fact(58, 0));
        Assert.Equal("0,28 punt", Fact(56, 0));
    }

    private static Origin Published() => new(OriginKind.Published, "DUO", "t", "", "https://example.org", null, "CC0");

    private static NotebookLib.Notebooks.Format.Notebook Theme(string file)
    {
        var series = new YearSeries("x", "pro", "leerlingen", Published(),
            [new(new SchoolYear(2018), 29222), new(new SchoolYear(2019), 29254), new(new SchoolYear(2020), 29780 + file[1])]);
        return Sites.Notebook(file, ($"# Titel van {file}\n\n*Vraag?*", ""), ("English.", "abstract"),
            ("## Overzicht: Wat zien we?\n\nEen alinea.", ""),
            ("code", Chart.Line("Leerlingen in pro", "aantal, Nederland", series).ToHtml()),
            ("## Inzicht: Waardoor?", ""), ("**Voorspel.** Hoeveel?", "voorspel"), ("code", "<p>42</p>"),
                ("Dan klopt het niet.", "weerlegging"), ("## Uitzicht: En nu?", ""), ("1. Wat mis je?", "vragen"));
    }
}
