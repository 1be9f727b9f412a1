using NotebookLib.Charts;
using NotebookLib.Regions;
using NotebookLib.Sources;

namespace NotebookLib.Tests.Regions;

public sealed class OwnRegionTests : IDisposable
{
    private static readonly Origin Open = new(OriginKind.Published, "DUO", "tabel", "", "https://example.org", null, "CC0");
    private readonly string _folder = Directory.CreateTempSubdirectory("nl-own-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_sum_or_share_is_there_only_where_every_part_of_it_may_be_shown()
    {
        var own = Own("2018;so;30\n2018;sbo;4\n2018;bao;966\n2019;so;40\n2019;sbo;60\n2019;bao;900\n2020;so;0\n2020;sbo;50\n2020;bao;950\n2021;so;<5\n2021;sbo;50\n2021;bao;900\n");
        Assert.Equal([2019, 2020], Years(own.Pupils("samen", SchoolType.So, SchoolType.Sbo)));
        Assert.Equal([2018, 2019, 2020], Years(own.Pupils("so", SchoolType.So)));
        var share = own.Share("aandeel", "%", [SchoolType.So, SchoolType.Sbo], [SchoolType.Bao, SchoolType.Sbo, SchoolType.So])!;
        Assert.Equal([10.0, 5.0], share.Select(v => v.Value));
        Assert.False(own.MayShow(SchoolType.Sbo, new SchoolYear(2018)) || own.MayShow(SchoolType.So, new SchoolYear(2021))
            || own.MayShow(SchoolType.Pro, new SchoolYear(2019)));
        Assert.Null(own.Pupils("pro", SchoolType.Pro));
        Assert.Null(own.Pupils("niets"));
    }

    [Fact]
    public void A_count_of_too_few_schools_is_withheld_but_for_regular_primary_schools_and_for_nobody()
    {
        var own = OwnRegion.Of(OwnData.Load(Write("BRIN;SCHOOLJAAR;SCHOOLSOORT;AANTAL\n"
            + "00AA;2017;so;30\n" // one school
            + "00AA;2018;so;30\n00AB;2018;so;40\n" // two: each would know the other's
            + "00AA;2019;so;30\n00AB;2019;so;40\n00AC;2019;so;20\n"
            + "00AA;2020;so;0\n"
            + "00AA;2021;so;98\n00AB;2021;so;1\n00AC;2021;so;1\n" // three, but nearly all of one
            + "00AD;2018;bao;300\n")));
        Assert.Equal([false, false, true, true, false], Enumerable.Range(2017, 5).Select(y =>
            own.MayShow(SchoolType.So, new SchoolYear(y))));
        Assert.True(own.MayShow(SchoolType.Bao, new SchoolYear(2018)));
        Assert.Equal([2019], Years(own.Region().SoSeries()));
    }

    [Fact]
    public void Charts_beside_the_nation_start_at_the_first_shared_year_and_say_why_not()
    {
        var cache = new SourceCache(Path.Combine(_folder, "cache"));
        var local = new LocalRegions(cache);
        YearSeries vso = Nation("vso", 100, 110, 120), pro = Nation("pro", 50, 50, 50);
        Assert.Empty(local.Index("Leerlingen", new SchoolYear(2018), (SchoolType.Vso, vso), (SchoolType.Pro, pro)));

        cache.Add(Write("SCHOOLJAAR;SCHOOLSOORT;AANTAL\n2018;vso;4\n2019;vso;20\n2020;vso;30\n2018;pro;10\n2019;pro;10\n2020;pro;12\n"));
        var index = Assert.IsType<Figure>(Assert.Single(local.Index("Leerlingen", new SchoolYear(2018), (SchoolType.Vso, vso),
            (SchoolType.Pro, pro))));
        Assert.Equal("Leerlingen, eigen regio en Nederland", index.Title);
        Assert.Contains("2019/'20 = 100", index.Subtitle, StringComparison.Ordinal);
        Assert.Contains("150", index.ToCsv(), StringComparison.Ordinal);
        Assert.Contains("geen regels voor so.", Assert.Single(local.Share("Aandeel", [SchoolType.So], [SchoolType.So, SchoolType.Vso], vso))
            .ToString(), StringComparison.Ordinal);
        var share = Assert.IsType<Figure>(Assert.Single(local.Share("Aandeel van "
            + "vso", [SchoolType.Vso], [SchoolType.Vso, SchoolType.Pro], vso)));
        Assert.Contains("vso als deel van vso, pro, in %, 2019/'20 tot en met 2020/'21", share.Subtitle, StringComparison.Ordinal);

        cache.Add(Write("SCHOOLJAAR;SCHOOLSOORT;AANTAL\n2018;vso;4\n2019;vso;20\n"));
        Assert.Contains("geen twee jaren", Assert.Single(local.Index("Leerlingen", new SchoolYear(2018), (SchoolType.Vso, vso))).ToString(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Lijst 2018\nSCHOOLJAAR;SCHOOLSOORT;AANTAL\nx;y;9\nJaar;Soort;Kinderen\n2018;vso;20\n2019;vso;30\n", "header-row: \"4\"")]
    [InlineData("Jaar|Soort|Kinderen,geteld;of niet\n2018|vso|20\n2019|vso|30\n", "delimiter: \"|\"", "Kinderen,geteld;of niet")]
    [InlineData("2018;vso;20\n2019;vso;30\n", "no-header: \"true\"", "kolom 3", "kolom 2", "kolom 1")]
    public void How_a_map_says_that_a_file_is_read_holds_in_notebooks_too(string text, string reading, string count = "Kinderen",
        string type = "Soort", string year = "Jaar")
    {
        var cache = new SourceCache(Path.Combine(_folder, "cache"));
        var map = Path.Combine(_folder, "kaart.yml");
        File.WriteAllText(map, $"year: {year}\ntype: {type}\ncount: \"{count}\"\n{reading}\n");
        var file = Write(text);
        Assert.Equal([20, 30], OwnData.Load(file, OwnMapping.Load(map)).Counts.Select(c => c.Pupils.Value)); // what data add checks
        cache.PutMapping(cache.Add(file).Id, map);
        var shown = Assert.Single(new LocalRegions(cache).Index("Leerlingen", new SchoolYear(2018),
            (SchoolType.Vso, Nation("vso", 100, 110))));
        Assert.True(shown is Figure figure && figure.ToCsv().Contains("150", StringComparison.Ordinal), shown.ToString());
    }

    [Fact]
    public void A_series_for_charts_leaves_small_counts_out_and_says_so()
    {
        var data = OwnData.Load(Write("SCHOOLJAAR;SCHOOLSOORT;AANTAL\n2018;so;3\n2019;so;20\n2020;so;0\n"));
        Assert.Equal([2019, 2020], Years(data.Series(SchoolType.So, out var leftOut)));
        Assert.Equal([new SchoolYear(2018)], leftOut);
    }

    private static YearSeries Nation(string label, params double[] values) =>
        new(label, label, "%", Open, values.Select((v, i) => new YearValue(new SchoolYear(2018 + i), v)));

    private static IEnumerable<int> Years(YearSeries? series) => series!.Years.Select(y => y.StartYear);

    private OwnRegion Own(string rows) => OwnRegion.Of(OwnData.Load(Write("SCHOOLJAAR;SCHOOLSOORT;AANTAL\n" + rows)));

    private string Write(string text)
    {
        var path = Path.Combine(_folder, "eigen.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
