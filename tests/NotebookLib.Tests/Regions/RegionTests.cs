using NotebookLib.Cleaning;
using NotebookLib.Regions;
using NotebookLib.Sources;

namespace NotebookLib.Tests.Regions;

public sealed class RegionTests : IDisposable
{
    private static readonly (SchoolYear From, SchoolYear To) Years = (new SchoolYear(2018), new SchoolYear(2023));
    private readonly string _folder = Directory.CreateTempSubdirectory("nl-regio-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Municipalities_are_342_in_12_provinces_and_agree_with_DUO()
    {
        var places = Municipalities.Load();
        Assert.Equal(342, places.All.Count);
        Assert.Equal(Province.All.Order(StringComparer.Ordinal), places.All.Select(m => m.Province).Distinct()
            .Order(StringComparer.Ordinal));
        Assert.Equal("'s-Gravenhage", places.Find("Den Haag")!.Name);
        Assert.Equal("Súdwest-Fryslân", places.Find("sudwest fryslan")!.Name);
        Assert.Equal("Almelo", places.Nearest("Almeloo")[0]);

        var file = DelimitedFile.Open(Shared.FindOrSkip("data/duo/leerlingen-vo-per-vestiging-naar-onderwijstype-2019.csv"));
        var (town, province) = (file.Need("plaats"), file.Need("provincie"));
        var seen = new HashSet<(string, string)>();
        using var reader = file.Read();
        while (reader.Read())
        {
            seen.Add((reader.Text(town), Province.Find(reader.Text(province)) ?? "?"));
        }

        var both = places.All.Where(m => seen.Any(s => s.Item1.Equals(m.Name, StringComparison.OrdinalIgnoreCase))).ToList();
        Assert.True(both.Count > 150);
        Assert.All(both, m => Assert.Contains(seen, s => s.Item1.Equals(m.Name, StringComparison.OrdinalIgnoreCase)
            && s.Item2 == m.Province));
    }

    [Fact]
    public void Two_charts_can_point_opposite_ways_and_suppressed_cells_can_leave_it_open()
    {
        var nation = new RegionStory(Make("Nederland", 1000, 1100, 100_000, 100_000), Years.From, Years.To);
        Assert.Equal(0.1, nation.Points.Low, 9);

        // a high start: 0,3 points is more than the nation's 0,1, but 5 % is less than its 10 %
        Assert.Equal(Direction.Opposite, Story(600, 630, 10_000, 10_000).Against(nation));
        Assert.Equal(Direction.Same, Story(100, 150, 10_000, 10_000).Against(nation));

        // 54 to 57 pupils in place of 50: growth of 8 to 14 %, below or above the nation's 10 %
        Assert.Equal(Direction.Unknown, Story(50, Count.Exact(53) + Count.Suppressed(1, 4), 10_000, 10_000).Against(nation));
        Assert.Equal("54–57", (Count.Exact(53) + Count.Suppressed(1, 4)).ToString());
    }

    [Fact]
    public void One_school_few_pupils_and_no_so_are_not_shown_and_say_why()
    {
        Assert.Contains("één school", RegionStory.WhyNot(Make("a", 100, 120, 5000, 5000, schools: 1), Years.From, Years.To),
            StringComparison.Ordinal);
        Assert.Contains("minder dan 5", RegionStory.WhyNot(Make("a", 100, Count.Suppressed(1, 4), 5000, 5000), Years.From, Years.To),
            StringComparison.Ordinal);
        Assert.Contains("geen so in 2023/'24", RegionStory.WhyNot(Make("a", 100, 0, 5000, 5000), Years.From, Years.To),
            StringComparison.Ordinal);
        Assert.Contains("geen bao", RegionStory.WhyNot(Make("a", 100, 100, 5000, 0), Years.From, Years.To), StringComparison.Ordinal);
        Assert.Null(RegionStory.WhyNot(Make("a", 100, 100, 5000, 5000), Years.From, Years.To));
    }

    [Fact]
    public void The_original_file_gives_twelve_provinces_and_the_share_of_opposite_stories()
    {
        var sites = new SitesByRegion(
            HistoricSites.Load(Shared.FindOrSkip("data/duo/06.-historisch-overzicht-aantal-leerlingen-per-schoolvestiging.csv")),
            Municipalities.Load());
        Assert.Equal(14_300, sites.Nation.So[Years.From].Value);
        Assert.Equal(355, sites.MixedSites);
        Assert.Equal((40_733L, 40_739L), (sites.Mixed(Years.From).Low, sites.Mixed(Years.From).High));

        var provinces = new RegionOverview("provincies", sites.Nation, sites.Provinces, Years.From, Years.To);
        Assert.Equal((12, Count.Exact(0)), (provinces.Stories.Count, provinces.Opposite));
        Assert.Equal("Flevoland", provinces.Stories[0].Region.Name);
        Assert.Equal("97,3", provinces.Stories[0].Growth.ToString(1));
        Assert.Equal("0,4–0,6", provinces.Stories.Single(s => s.Region.Name == "Gelderland").Growth.ToString(1));
        var towns = new RegionOverview("gemeenten", sites.Nation, sites.Towns, Years.From, Years.To);
        Assert.Equal((34, 308, Count.Exact(8)), (towns.Stories.Count, towns.Withheld.Count, towns.Opposite));
    }

    [Theory]
    [InlineData("Jaar;Soort;Kinderen\n2018;so;50\n", "year: Jaar\ntype: Soort\ncount: Aantal\n", "eigen.csv heeft geen kolom “Aantal” "
        + "(count in de kaart). Er zijn: Jaar, Soort, Kinderen.")]
    [InlineData("a;b\n1;2\n", null, "eigen.csv: niet duidelijk is in welke kolommen schooljaar, schoolsoort en aantal staan. Er zijn: a, "
        + "b.")]
    [InlineData("SCHOOLJAAR;SCHOOLSOORT;AANTAL\n2018;sbo;50\n", null, "eigen.csv heeft in kolom “SCHOOLSOORT” geen regels voor so. Er "
        + "staan: sbo.")]
    [InlineData("SCHOOLJAAR;SCHOOLSOORT;AANTAL\nvorig jaar;so;50\n", null, "eigen.csv, regel 2, kolom SCHOOLJAAR: hier is het bestand niet "
        + "te lezen.")]
    [InlineData("SCHOOLJAAR;SCHOOLSOORT;AANTAL\n2018;so;3\n2019;so;4\n", null, "niet te tonen naast Nederland. Niet getoond: 2018/'19, "
        + "2019/'20.")]
    [InlineData("BRIN;SCHOOLJAAR;SCHOOLSOORT;AANTAL\n00AA;2018;so;30\n00AA;2019;so;40\n", null, "In die jaren gaat het cijfer over één "
        + "of twee scholen")]
    [InlineData("SCHOOLJAAR;SCHOOLSOORT;AANTAL\n2018;so;30\n2019;so;45\n", null, "zonder bao in hetzelfde jaar is er geen "
        + "deelnamepercentage. Het so ging van 100 naar 150,0; in Nederland van 100 naar 110,0")]
    public void An_own_file_is_shown_or_the_reason_is(string csv, string? mapping, string expected)
    {
        var cache = new SourceCache(Path.Combine(_folder, "cache"));
        File.WriteAllText(Path.Combine(_folder, "eigen.csv"), csv);
        var stored = cache.Add(Path.Combine(_folder, "eigen.csv"));
        if (mapping is not null)
        {
            File.WriteAllText(Path.Combine(_folder, "kaart.yml"), mapping);
            cache.PutMapping(stored.Id, Path.Combine(_folder, "kaart.yml"));
        }

        var nation = new Region("Nederland", Counts((2018, 1000), (2019, 1100)), Counts((2018, 50_000), (2019, 50_000)),
            Origin.Arithmetic("proef"));
        var parts = new LocalRegions(cache).Own(nation, new SchoolYear(2018));
        Assert.Contains(expected, parts[0].ToString(), StringComparison.Ordinal);
        Assert.All(parts, p => Assert.DoesNotContain(_folder, p.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void An_empty_cache_gives_one_line_each()
    {
        var none = new LocalRegions(new SourceCache(Path.Combine(_folder, "none")));
        Assert.Contains("data add BESTAND", Assert.Single(none.Own(Make("Nederland", 10, 10, 100, 100), Years.From)).ToString(),
            StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable(DeeperData.Variable) is null)
        {
            Assert.Contains("data fetch duo-06-historisch", Assert.Single(none.Sites(Years.From, Years.To)).ToString(),
                StringComparison.Ordinal);
        }
    }

    private static RegionStory Story(Count so, Count soLater, Count bao, Count baoLater) =>
        new(Make("regio", so, soLater, bao, baoLater), Years.From, Years.To);

    private static Region Make(string name, Count so, Count soLater, Count bao, Count baoLater, int schools = 2) =>
        new(name, Counts((2018, so), (2023, soLater)), Counts((2018, bao), (2023, baoLater)), Origin.Arithmetic("proef"))
        {
            Schools = new Dictionary<SchoolYear, int> { [Years.From] = schools, [Years.To] = schools },
        };

    private static Dictionary<SchoolYear, Count> Counts(params (int Year, Count Count)[] counts) =>
        counts.ToDictionary(c => new SchoolYear(c.Year), c => c.Count);
}
