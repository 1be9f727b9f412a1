using System.Globalization;
using System.Security.Cryptography;

namespace NotebookLib.Tests.PublishedFigures;

public class PublishedTests
{
    private static readonly Published Data = Published.Load();

    [Theory]
    [InlineData("vo.pro", 2018, 29222)]
    [InlineData("po.so", 2023, 34510)]
    [InlineData("stroom.nieuw->so", 2023, 3317)]
    [InlineData("vso.totaal", 2022, 38274)]
    public void Reads_a_figure_with_its_origin(string series, int year, double expected)
    {
        var found = Data.Quantity(series, new SchoolYear(year), "ocw-2023");
        Assert.Equal(expected, found.Value);
        Assert.Equal("leerlingen", found.Unit);
        Assert.Equal(OriginKind.Published, found.Origin.Kind);
        Assert.Equal("OCW in cijfers", found.Origin.Producer);
        Assert.StartsWith("https://www.ocwincijfers.nl/", found.Origin.Locator, StringComparison.Ordinal);
    }

    [Fact]
    public void A_series_with_two_versions_of_a_year_asks_which_one()
    {
        var error = Assert.Throws<AmbiguousVintageException>(() => Data.Series("vso.totaal"));
        Assert.Contains("more than one version for 2014", error.Message, StringComparison.Ordinal);
        Assert.Contains("ocw-2023 = 39.884", error.Message, StringComparison.Ordinal);
        Assert.Equal(38_418, Data.Series("vso.totaal", vintage: "ocw-2022")[new SchoolYear(2022)]);
        Assert.Equal(["ocw-2023", "ocw-2022", "kengetallen", "aob"], Data.Vintages("vso.totaal").OrderByDescending(v =>
            v, StringComparer.Ordinal));
    }

    [Fact]
    public void A_year_with_one_version_needs_no_choice() => Assert.Equal(39_121, Data.Quantity("vso.totaal", new SchoolYear(2023)).Value);

    [Fact]
    public void One_choice_serves_every_series_that_has_the_version()
    {
        var ocw = Data.InVintage("ocw-2023");
        Assert.Equal(12, ocw.Series("vo.pro").Count);
        Assert.Equal(7, ocw.Series("deelname.so").Count);
        Assert.Contains("Known: ", Assert.Throws<ArgumentException>(() => Data.InVintage("ocw-1999")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Versions_can_be_put_side_by_side_in_order_of_preference()
    {
        var bao = Data.Series("po.bao", "ocw-2022", "kengetallen");
        Assert.Equal(9, bao.Count);
        Assert.Equal(1_405_553, bao[new SchoolYear(2018)]);
        Assert.Equal(2, bao.Origin.Roots.Select(o => o.Producer).Distinct().Count());
    }

    [Fact]
    public void An_unknown_series_names_its_neighbours() =>
        Assert.Contains("vo.pro", Assert.Throws<KeyNotFoundException>(() => Data.Series("vo.prakijk")).Message, StringComparison.Ordinal);

    [Fact]
    public void The_reports_own_figures_are_targets_and_no_input()
    {
        Assert.Equal(-3.6, Data.Stated("rapport.groei_sinds_2018.vo_totaal").Value);
        Assert.DoesNotContain(Data.Observations, o => o.Series.StartsWith("rapport.", StringComparison.Ordinal));
        Assert.Throws<KeyNotFoundException>(() => Data.Series("rapport.groei_sinds_2018.pro"));
    }

    [Fact]
    public void Provisional_years_are_marked() =>
        Assert.Equal([2019], Data.Series("deelname.so").Where(v => v.Provisional).Select(v => v.Year.StartYear));

    [Theory]
    [InlineData("ocw-2023")]
    public void The_twelve_rows_of_secondary_education_add_up_to_the_published_total(string vintage)
    {
        string[] parts = ["vo.pro", "vo.brugjaar_en_ongedeeld_lj3", "vo.vmbo_b", "vo.vmbo_k", "vo.vmbo_g", "vo.vmbo_t", "vo.havo",
            "vo.vwo", "vo.vavo"];
        foreach (var year in Data.Series("vo.totaal_excl_vso", vintage))
        {
            Assert.Equal(year.Value, parts.Sum(p => Data.Series(p, vintage)[year.Year]));
        }
    }

    [Fact]
    public void Every_file_is_listed_with_its_checksum()
    {
        var folder = DataFolder.Find("published");
        Assert.Equal(Directory.GetFiles(folder, "*.csv").Select(Path.GetFileName).Where(f => f != "files.csv")
            .Order(StringComparer.Ordinal),
            Data.Files.Select(f => Path.GetFileName(f.File)).Order(StringComparer.Ordinal));
        Assert.All(Data.Files, f =>
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, Path.GetFileName(f.File))))),
            f.Sha256));
    }

    [Fact]
    public void Every_series_has_a_label_and_a_population_of_its_own() => Assert.All(Data.Names, name =>
    {
        Assert.DoesNotContain('_', Data.Label(name));
        Assert.True(Data.Population(name).Length > 3);
    });

    [Theory]
    [InlineData("nl-NL")]
    [InlineData("en-US")]
    [InlineData("")]
    public void Reads_the_same_under_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal(7.9362, Published.Load().Series("instroom.gem_leeftijd_sbo")[new SchoolYear(2012)]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
