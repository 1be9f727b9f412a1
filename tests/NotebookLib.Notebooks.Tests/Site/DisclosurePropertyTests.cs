using System.Security.Cryptography;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NotebookLib.Charts;
using NotebookLib.Notebooks.Site;
using NotebookLib.Regions;
using NotebookLib.Sources;

namespace NotebookLib.Notebooks.Tests.Site;

/// <summary>
/// No withheld count of an own region can be read or worked out from any byte of what is written, shown in two ways. Twins: two files that
/// differ only in withheld counts give the same bytes, so nothing in them can tell. And <see cref="CellAttack"/>, which finds every count
/// where nothing is withheld, learns nothing.
/// </summary>
public sealed class DisclosurePropertyTests : IDisposable
{
    private const string Name = "regio Voorbeeld";
    private static readonly int[] Years = [2015, 2016, 2017, 2018, 2019, 2020];
    private static readonly Origin Open = new(OriginKind.Published, "DUO", "tabel", "", "https://example.org", null, "CC0");
    private readonly string _folder = Directory.CreateTempSubdirectory("nl-tweeling-").FullName;

    public static TheoryData<int> Seeds => [1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597, 2584, 4181, 6765, 10946, 11,
        22, 33, 44, 66, 77, 88, 99, 2018, 2026];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Files_that_differ_only_in_withheld_counts_give_the_same_bytes_and_an_attacker_learns_nothing(int seed)
    {
        var region = Region.Random(seed);
        var twin = region with { Rows = [.. region.Rows.Select(r => region.Withheld.Contains((r.Type, r.Year))
            ? r with { Pupils = r.Pupils < 5 ? (r.Pupils % 4) + 1 : r.Pupils + 7 } : r)] };
        Assert.Equal(region.Withheld, twin.Withheld);
        var (one, other) = (Write(region, "een"), Write(twin, "twee"));
        Assert.Equal(Snapshot(one), Snapshot(other));

        (long, long) Before(string type, int year) => region.Withheld.Contains((type, year)) && !region.NamesSchools ? (1, 4) : (0, 99_999);
        var attack = new CellAttack(one, Name, region.Types, Years, Before);
        Assert.True(attack.Misread.Count == 0, string.Join('\n', attack.Misread.Take(3)));
        Assert.True(attack.Equations > Years.Length, $"{attack.Equations} numbers");
        foreach (var (type, year) in region.Types.SelectMany(t => Years.Select(y => (t, y))))
        {
            Assert.Equal(region.Withheld.Contains((type, year)) ? Before(type, year) : (region.Count(type, year), region.Count(type, year)),
                attack[type, year]);
        }
    }

    [Theory]
    [InlineData("table")]
    [InlineData("total")]
    [InlineData("percentage")]
    [InlineData("index")]
    [InlineData("hover")]
    [InlineData("coordinates")]
    [InlineData("downloads")]
    [InlineData("notebook")]
    public void The_attacker_finds_every_small_count_where_nothing_is_withheld(string channel)
    {
        // one small count a year, so that a total gives it away
        int[] so = [2, 31, 4, 1, 57, 3], bao = [812, 640, 377, 905, 421, 268];
        YearSeries Line(string label, int[] values) =>
            new(label, label, "leerlingen", Open, Years.Select((y, i) => new YearValue(new SchoolYear(y), values[i])));
        DataTable Counts(bool hide, bool withSo) =>
            new("Leerlingen", [new Column(""), .. withSo ? new[] { new Column("so", "leerlingen") } : [], new Column("bao", "leerlingen"),
            .. withSo ? new[] { new Column("totaal", "leerlingen") } : []],
            Years.Select((y, i) =>
                (IReadOnlyList<object?>)[$"{y}", .. withSo ? new object?[] { hide && so[i] < 5 ? SmallCells.Withheld : (double)so[i] }
                : [], (double)bao[i], .. withSo ? new object[] { (double)(so[i] + bao[i]) } : []]), Open);
        var rate = Chart.Line("Deelnamepercentage so", "so-leerlingen per 100 leerlingen in het bao",
            new YearSeries("r", Name, "%", Open, Years.Select((y, i) => new YearValue(new SchoolYear(y), 100.0 * so[i] / bao[i]))));
        var index = Chart.Index("Aantal leerlingen", "index, 2019 = 100 (ijkjaar)", new SchoolYear(2019), Line("so", so));
        var counts = Chart.Line("Leerlingen in het so", "leerlingen, in een regio", Line("so", so));
        string[] parts = channel switch
        {
            "table" => [Counts(hide: false, withSo: true).ToHtml()],
            "total" => [Counts(hide: true, withSo: true).ToHtml()],
            "percentage" => [Only(rate, "details"), Counts(hide: true, withSo: false).ToHtml()],
            "index" => [Only(index, "details"), new DataTable("Een jaar", [new Column(""), new Column("so", "leerlingen")],
                [["2019", 57.0]], Open).ToHtml()],
            "hover" => [Only(rate, "script"), Counts(hide: true, withSo: false).ToHtml()],
            "coordinates" => [Only(counts, "svg")],
            _ => [counts.ToHtml()],
        };
        var folder = Write([.. parts], channel);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => channel is "downloads"
            ? !f.EndsWith(".csv", StringComparison.Ordinal) : channel is "notebook" ? !f.EndsWith(".ipynb", StringComparison.Ordinal)
            : !f.EndsWith(".html", StringComparison.Ordinal)).ToList())
        {
            File.Delete(file);
        }

        var attack = new CellAttack(folder, Name, ["so", "bao"], Years, (_, _) => (0, 99_999));
        Assert.Equal(so.Select(n => ((long)n, (long)n)), Years.Select(y => attack["so", y]));
    }

    /// <summary>A figure with one way to read it left.</summary>
    private static string Only(Figure figure, string part)
    {
        var body = new HtmlParser().ParseDocument("<!doctype html><body>" + figure.ToHtml()).Body!;
        foreach (var element in body.QuerySelectorAll("svg, details, script").Where(e => e.LocalName != part).ToList())
        {
            if (element is { LocalName: "svg" } && part == "script")
            {
                element.InnerHtml = ""; // a page takes the data of a figure without a picture away
            }
            else
            {
                element.Remove();
            }
        }

        foreach (var tale in body.QuerySelectorAll("desc"))
        {
            tale.TextContent = figure.Subtitle;
        }

        return body.InnerHtml;
    }

    /// <summary>The own region beside the nation in every chart that can, as notebook and site.</summary>
    private string Write(Region region, string name)
    {
        var input = Directory.CreateDirectory(Path.Combine(_folder, "in-" + name)).FullName;
        var (file, map) = (Path.Combine(input, "eigen.csv"), Path.Combine(input, "kaart.yml"));
        File.WriteAllText(file, region.ToCsv());
        File.WriteAllText(map, $"year: jaar\ntype: soort\ncount: aantal\nname: {Name}\n{(region.NamesSchools ? "school: school\n" : "")}");
        var cache = SourceCache.Of(input);
        cache.PutMapping(cache.Add(file, null).Id, map);
        var local = new LocalRegions(cache);
        YearSeries Nation(string label, double start) =>
            new(label, label, "leerlingen", Open, Years.Select((y, i) => new YearValue(new SchoolYear(y), start + (100 * i))));
        var begin = new SchoolYear(Years[0]);
        var share = new YearSeries("deel", "so", "%", Open, Years.Select(y => new YearValue(new SchoolYear(y), 2.1)));
        return Write([.. new[]
        {
            local.Own(NotebookLib.Regions.Region.Of("Nederland", Nation("so", 30_000), Nation("bao", 1_400_000)), begin),
            local.Index("Leerlingen per schoolsoort", begin, [.. region.Types.Select(t => (SchoolType.Parse(t), Nation(t, 20_000)))]),
            local.Index("Leerlingen in het so", begin, (SchoolType.So, Nation("so", 20_000))),
            local.Share("Aandeel van het so", [SchoolType.So], [SchoolType.Bao, SchoolType.So], share),
        }.SelectMany(p => p).Select(Html)], name);
    }

    private string Write(IReadOnlyList<string> parts, string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        var notebook = Sites.Notebook("03-regio.ipynb", [("## Overzicht: x", ""), .. parts.Select(p => ("code", p))]);
        SiteBuilder.Build([notebook], null, Path.Combine(folder, "site"));
        File.WriteAllBytes(Path.Combine(folder, notebook.File), notebook.ToBytes());
        return folder;
    }

    private static string Html(object part) => part switch { Figure figure => figure.ToHtml(), DataTable table =>
        table.ToHtml(), Panel panel => panel.ToHtml(), _ => throw new ArgumentException(part.ToString()) };

    private static Dictionary<string, string> Snapshot(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(f => Path.GetRelativePath(folder, f), f => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f))));

    private sealed record Row(string School, string Type, int Year, int Pupils);

    /// <summary>A small region: a third of its counts under five, some nobody, in half of the files by one to five schools.</summary>
    private sealed record Region(IReadOnlyList<string> Types, bool NamesSchools, IReadOnlyList<Row> Rows)
    {
        public HashSet<(string Type, int Year)> Withheld =>
            [.. Rows.GroupBy(r => (r.Type, r.Year)).Where(g => g.Sum(r => r.Pupils) is > 0 and var sum
            && (sum < 5 || (NamesSchools && g.Key.Type != "bao" && g.Count(r => r.Pupils > 0) < 3))).Select(g => g.Key)];

        public static Region Random(int seed)
        {
            var random = new Random(seed);
            string[] types = ["bao", "so", .. new[] { "sbo", "vso", "pro" }.Where(_ => random.Next(2) == 0)];
            var named = random.Next(2) == 0;
            var rows = new List<Row>();
            foreach (var (type, year) in types.SelectMany(t => Years.Select(y => (t, y))))
            {
                var pupils = random.Next(10) switch { 0 => 0, < 4 => random.Next(1, 5), _ when type == "bao" => random.Next(5, 5000), _ =>
                    random.Next(5, 300) };
                var schools = named && pupils >= 10 ? random.Next(1, 6) : 1;
                rows.AddRange(Enumerable.Range(0, schools).Select(i =>
                    new Row($"0{i}AA", type, year, (pupils / schools) + (i == 0 ? pupils % schools : 0))));
            }

            return new Region(types, named, rows);
        }

        public long Count(string type, int year) => Rows.Where(r => r.Type == type && r.Year == year).Sum(r => r.Pupils);

        public string ToCsv() => $"jaar;soort;{(NamesSchools ? "school;" : "")}aantal\n"
            + string.Concat(Rows.Select(r =>
            FormattableString.Invariant($"{r.Year};{r.Type};{(NamesSchools ? r.School + ";" : "")}{r.Pupils}\n")));
    }
}
