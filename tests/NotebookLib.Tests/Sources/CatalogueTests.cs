using NotebookLib.Cleaning;
using NotebookLib.Sources;

namespace NotebookLib.Tests.Sources;

public sealed class CatalogueTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nl-eigen-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_shipped_catalogue_is_complete_and_safe()
    {
        var entries = SourceCatalogue.Load(DataFolder.Find("sources")).Entries;
        string[] tables = ["85566NED", "85701NED", "85490NED", "85489NED", "85379NED", "85380NED", "71478ned", "84274NED"];
        Assert.All(tables, t => Assert.Contains(entries, e => e.Kind == SourceKind.CbsV3 && e.Table == t));
        Assert.Contains(entries, e => e.Table == "034f89b5-a4da-4e75-9ead-c4cf7c2c7393");
        var hosts = new FetchOptions().Hosts;
        Assert.All(entries, e =>
        {
            var address = new Uri(e.Address);
            Assert.Equal("https", address.Scheme);
            Assert.Contains(hosts, h => address.Host == h || address.Host.EndsWith("." + h, StringComparison.Ordinal));
            Assert.NotEmpty(e.Licence);
            Assert.NotEmpty(e.Note);
            Assert.Equal(e.Id, SourceCache.SafeId(e.Id));
        });
    }

    [Fact]
    public void The_original_file_06_meets_the_catalogue()
    {
        var file = Cleaning.Look.Duo(Cleaning.OriginalFileTests.Historic);
        ContentCheck.Verify(SourceCatalogue.Load(DataFolder.Find("sources")).Need("duo-06-historisch"), file);
    }

    [Theory]
    [InlineData("id: a\nkindd: file\n", "line 2: \"kindd\" is no key")]
    [InlineData("id: a\npublisher: p\ntitle: t\nlicence: l\nkind: ftp\naddress: https://duo.nl/a\n", "line 5, kind")]
    [InlineData("id: a\npublisher: p\ntitle: t\nlicence: l\nkind: file\naddress: duo.nl\n", "line 6, address")]
    [InlineData("id: a\n", "\"publisher\" is missing")]
    [InlineData("id: [a\n", "line")]
    [InlineData("", "this is no source")]
    public void A_mistake_in_the_catalogue_is_named_by_line(string yaml, string expected) =>
        Assert.Contains(expected, Assert.Throws<SourceException>(() => SourceCatalogue.Parse(yaml, "a.yml")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void What_is_not_here_is_named_with_the_command_that_brings_it()
    {
        var cache = new SourceCache(Path.Combine(_folder, "cache"));
        Assert.Empty(cache.All);
        Assert.Equal("Bring it with: data fetch duo-weccluster", Assert.Throws<SourceException>(() => cache.Need("duo-weccluster")).WayOut);
    }

    [Fact]
    public void An_own_file_goes_through_the_same_checks()
    {
        var cache = new SourceCache(Path.Combine(_folder, "cache"));
        var file = Write("Onze Regio 2024.csv", "a;b\n1;2\n");
        var stored = cache.Add(file);
        Assert.Equal(("onze-regio-2024", "Onze Regio 2024.csv"), (stored.Id, stored.Address));
        Assert.True(SourceCache.IsWhole(cache.Need("onze-regio-2024")));
        Assert.Throws<UnreadableFileException>(() => cache.Add(Write("leeg.csv", "")));
        Assert.Single(cache.All);
        File.WriteAllText(stored.Path, "a;b\n9;9\n");
        Assert.False(SourceCache.IsWhole(cache.Need("onze-regio-2024")));
    }

    [Fact]
    public void A_broken_lock_is_told()
    {
        Assert.Contains("git checkout", Assert.Throws<SourceException>(() => SourceLock.Load(Write("lock.json", "{"))).WayOut,
            StringComparison.Ordinal);
        Assert.Empty(SourceLock.Load(Path.Combine(_folder, "niet.json")).Entries);
    }

    [Fact]
    public void An_own_export_becomes_a_series_beside_the_nation()
    {
        var mapping = OwnMapping.Load(Write("kaart.yml", "year: Jaar\ntype: Plek\ncount: Kinderen\nswv: Verband\nname: regio "
            + "Noord\ntypes:\n  zmok: so\n"));
        var own = OwnData.Load(Write("eigen.csv",
            "Verband,Jaar,Plek,Kinderen\nPO2001,2022-2023,zmok,12\nPO2001,2022-2023,so,8\nPO2001,2023/'24,so,<5\nPO2001,2024,so,\nPO2001,2024,sbo,30\n"), mapping);
        var series = own.Series(SchoolType.So, out var leftOut)!;
        Assert.Equal([new YearValue(new SchoolYear(2022), 20)], series);
        Assert.Equal([new SchoolYear(2023), new SchoolYear(2024)], leftOut);
        Assert.Equal((OriginKind.Local, "so regio Noord"), (series.Origin.Kind, series.Label));
        Assert.Equal(Count.Suppressed(1, 4), own.Bounds(SchoolType.So)[new SchoolYear(2023)]);
        Assert.False(own.Bounds(SchoolType.So).ContainsKey(new SchoolYear(2024)));
    }

    [Fact]
    public void Known_headers_need_no_mapping_and_mistakes_name_line_and_column()
    {
        Assert.Equal(7, OwnData.Load(Write("a.csv", "SCHOOLJAAR;SCHOOLSOORT;AANTAL_LEERLINGEN\n2023/'24;sbo;7\n")).Counts[0].Pupils.Value);
        Assert.Contains("line 2, column SCHOOLJAAR", Assert.Throws<UnreadableFileException>(() =>
            OwnData.Load(Write("b.csv", "SCHOOLJAAR;SCHOOLSOORT;AANTAL\nvorig jaar;sbo;7\n"))).Message, StringComparison.Ordinal);
        Assert.Contains("types", Assert.Throws<UnreadableFileException>(() =>
            OwnData.Load(Write("c.csv", "SCHOOLJAAR;SCHOOLSOORT;AANTAL\n2023;zmok;7\n"))).Message, StringComparison.Ordinal);
        Assert.Contains("mapping file", Assert.Throws<UnreadableFileException>(() => OwnData.Load(Write("d.csv", "a;b\n1;2\n"))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_goes_deeper_is_shown_where_it_is_and_told_in_one_line_where_not()
    {
        var absent = DeeperData.Find("de deelname per gemeente", _folder);
        if (Environment.GetEnvironmentVariable(DeeperData.Variable) is null)
        {
            Assert.Null(absent.Sites);
            Assert.Equal("Met het bestand 06 van DUO staat hier de deelname per gemeente. Haal het op met: data fetch duo-06-historisch",
                absent.Line);
            Assert.Null(absent.Municipality(new MunicipalityCode(285), SchoolType.Bao));
        }

        SourceCache.Of(_folder)
            .Add(Write("06.csv",
            "brin;vestiging;soort;gemeentecode;gemeente;LEERLINGEN_2020;LEERLINGEN_2021\n00AA;00;BO;285;VOORST;100;<5\n"),
            "duo-06-historisch");
        var here = DeeperData.Find("de deelname per gemeente", _folder);
        Assert.Equal("Uit het bestand 06 van DUO op deze computer: 1 vestigingen, 2020/'21 tot en met 2021/'22.", here.Line);
        Assert.Equal([new YearValue(new SchoolYear(2020), 100)], here.Municipality(new MunicipalityCode(285), SchoolType.Bao)!);
        Assert.DoesNotContain(_folder, here.Line, StringComparison.Ordinal);
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
