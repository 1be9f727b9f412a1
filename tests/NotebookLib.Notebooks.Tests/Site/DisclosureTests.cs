using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NotebookLib.Charts;
using NotebookLib.Notebooks.Site;
using NotebookLib.Regions;
using NotebookLib.Sources;

namespace NotebookLib.Notebooks.Tests.Site;

/// <summary>No count under five can be read, or worked out, from any byte of the site.</summary>
public sealed partial class DisclosureTests : IDisposable
{
    private static readonly Origin Own = new(OriginKind.Local, "regio Voorbeeld", "eigen bestand x.csv", "", "x.csv", null,
        "eigen gegevens");
    private static readonly Origin Published = new(OriginKind.Published, "DUO", "tabel", "", "https://example.org", null, "CC0");
    private readonly string _folder = Directory.CreateTempSubdirectory("nl-cel-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_own_file_beside_the_nation_shows_no_year_with_few_pupils_anywhere()
    {
        var random = new Random(11);
        for (var round = 0; round < 6; round++)
        {
            var counts = Enumerable.Range(2015, 8).Select(y => (Year: y, So: random.Next(2) == 0 ? random.Next(0, 5) : random.Next(5, 400),
                Bao: random.Next(5, 9000))).ToList();
            var folder = Directory.CreateDirectory(Path.Combine(_folder, $"eigen-{round}")).FullName;
            var file = Path.Combine(folder, "eigen.csv");
            File.WriteAllText(file, "jaar;soort;aantal\n"
                + string.Concat(counts.Select(c => FormattableString.Invariant($"{c.Year};so;{c.So}\n{c.Year};bao;{c.Bao}\n"))));
            var cache = SourceCache.Of(folder);
            cache.Add(file, null);
            var nation = Region.Of("Nederland", Nation("so", 30000), Nation("bao", 1_400_000));
            var parts = new LocalRegions(cache).Own(nation, new SchoolYear(2015)).Select(Html).ToList();
            var site = Path.Combine(folder, "site");
            SiteBuilder.Build([Sites.Notebook("03-regio.ipynb", [("## Overzicht: x", ""), .. parts.Select(p => ("code", p))])], null, site);
            var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(site, "03-regio.html")));
            var hidden = counts.Where(c => c.So is > 0 and < 5).Select(c => c.Year).ToList();
            var rows = page.QuerySelectorAll("table").Where(t => t.TextContent.Contains("so", StringComparison.Ordinal)).SelectMany(t =>
                t.QuerySelectorAll("tbody tr").Select(r => (Heads: t.QuerySelectorAll("thead "
                + "th").Select(h => h.TextContent).ToList(), Cells: r.Children.Select(c => c.TextContent).ToList())));
            foreach (var (heads, cells) in rows.Where(r => hidden.Exists(y => r.Cells[0].StartsWith($"{y}/", StringComparison.Ordinal))))
            {
                foreach (var at in Enumerable.Range(1, cells.Count - 1).Where(i => !heads[i].Contains("bao", StringComparison.Ordinal)
                    && !heads[i].Contains("Nederland", StringComparison.Ordinal)))
                {
                    Assert.True(cells[at] is "–" or SmallCells.Withheld, $"round {round}: {cells[0]} shows {cells[at]} under {heads[at]}");
                }
            }

            foreach (var script in page.QuerySelectorAll("script.nl-plotly"))
            {
                foreach (var trace in JsonNode.Parse(script.TextContent)!["data"]!.AsArray().Where(t => t!["name"] is { } n
                    && !((string)n!).Contains("Nederland", StringComparison.Ordinal)
                    && !((string)n!).Contains("bao", StringComparison.Ordinal)))
                {
                    var drawn = trace!["x"]!.AsArray().Zip(trace["y"]!.AsArray()).Where(p => p.Second is not null).Select(p =>
                        (int)(double)p.First!);
                    Assert.Empty(drawn.Intersect(hidden));
                }
            }
        }
    }

    [Fact]
    public void Random_small_tables_leave_no_small_count_in_any_byte_of_the_site()
    {
        var random = new Random(7);
        for (var round = 0; round < 6; round++)
        {
            // every small count is unique as a text: 3 pupils stand as 3 of a year whose other numbers are large
            var cells = Enumerable.Range(0, 12).Select(_ => random.Next(3) == 0 ? random.Next(1, 5) : random.Next(5, 90)).ToArray();
            var safe = SmallCells.Table("Leerlingen in de regio", ["2019/'20", "2020/'21", "2021/'22", "2022/'23"], ["so", "sbo", "bao"],
                (r, c) => Count.Exact(cells[(r * 3) + c]), Own);
            var series = new YearSeries("so", "so", "leerlingen", Own,
                [.. Enumerable.Range(0, 4).Select(i => new YearValue(new SchoolYear(2019 + i), cells[i * 3]))]);
            var careless = Chart.Line("Leerlingen in het so, regio Voorbeeld", "leerlingen, regio Voorbeeld", series);
            var table = new DataTable("Zorgeloze tabel", [new Column("jaar"), new Column("so", "leerlingen"),
                new Column("totaal", "leerlingen")],
                Enumerable.Range(0, 4).Select(i => (IReadOnlyList<object?>)[$"{2019 + i}", cells[i * 3] < 5 ? null : (double)cells[i * 3],
                    (double)cells[i * 3]]), Own);
            var site = Path.Combine(_folder, round.ToString(CultureInfo.InvariantCulture));
            SiteBuilder.Build([Sites.Notebook("03-regio.ipynb", ("## Overzicht: "
                + "x", ""), ("code", safe.ToHtml()), ("tekst", ""), ("code", careless.ToHtml()), ("tekst", ""), ("code", table.ToHtml()))],
                null, site);
            var hasSmall = Enumerable.Range(0, 4).Any(i => cells[i * 3] is > 0 and < 5);
            var page = File.ReadAllText(Path.Combine(site, "03-regio.html"));
            Assert.Equal(!hasSmall, page.Contains("Zorgeloze tabel</caption>", StringComparison.Ordinal));
            Assert.Equal(!hasSmall, page.Contains("nl-plotly", StringComparison.Ordinal));
            Assert.Equal(!hasSmall, Directory.Exists(Path.Combine(site, "cijfers")));
            foreach (Match table1 in Table().Matches(page))
            {
                Assert.DoesNotMatch(">[1-4]</td>", table1.Value);
            }

            foreach (var file in Directory.EnumerateFiles(site, "*.csv", SearchOption.AllDirectories))
            {
                Assert.DoesNotMatch("(?m)^[^#\n]*,[1-4](,|$)", File.ReadAllText(file));
            }
        }
    }

    [Theory]
    [InlineData("leerlingnummer")]
    [InlineData("Geboortedatum")]
    [InlineData("BSN")]
    public void Rows_about_single_pupils_are_refused_with_the_reason_and_nothing_is_written(string head)
    {
        var table = new DataTable("Lijst", [new Column(head), new Column("school")], [["12345", "00AA"]], Own);
        var error = Assert.Throws<DisclosureException>(() =>
            SiteBuilder.Build([Sites.Notebook("03-regio.ipynb", ("## Overzicht: x", ""), ("code", table.ToHtml()))], null,
            Path.Combine(_folder, "nee")));
        Assert.Contains($"03-regio.ipynb: a table has a column \"{head}\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("Count the pupils", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "nee")));
    }

    [Fact]
    public void Published_small_numbers_stay_as_they_are()
    {
        var table = new DataTable("Scholen", [new Column("soort"), new Column("aantal", "leerlingen")], [["a", 3.0]], Published);
        SiteBuilder.Build([Sites.Notebook("03-x.ipynb", ("## Overzicht: x", ""), ("code", table.ToHtml()))], null,
            Path.Combine(_folder, "s"));
        Assert.Contains(">3</td>", File.ReadAllText(Path.Combine(_folder, "s", "03-x.html")), StringComparison.Ordinal);
    }

    private static YearSeries Nation(string name, double start) =>
        new(name, name, "leerlingen", Published,
        [.. Enumerable.Range(0, 8).Select(i => new YearValue(new SchoolYear(2015 + i), start + (10 * i)))]);

    private static string Html(object part) => part switch { Figure figure => figure.ToHtml(), DataTable table =>
        table.ToHtml(), Panel panel => panel.ToHtml(), _ => throw new ArgumentException(part.ToString()) };

    [GeneratedRegex("<table.*?</table>", RegexOptions.Singleline)]
    private static partial Regex Table();
}
