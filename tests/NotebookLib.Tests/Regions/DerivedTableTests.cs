using System.Globalization;
using System.Text;
using CsvHelper;
using NotebookLib.Cleaning;
using NotebookLib.Regions;
using NotebookLib.Regions.Derive;

namespace NotebookLib.Tests.Regions;

/// <summary>The tables of <c>data/regions</c> against the publishers' files they come from, and against totals that others
/// published.</summary>
public sealed class DerivedTableTests
{
    private static readonly SchoolYear In2018 = new(2018), In2023 = new(2023);

    [Fact]
    public void What_ships_is_derived_from_the_originals_byte_for_byte()
    {
        Shared.FindOrSkip("data/cbs/85701NED-cut-gemeente-2013-2023.csv");
        var derived = RegionDerivation.From(Shared.FindOrSkip("data")).Tables;
        var wrong = derived.Where(t => !File.ReadAllBytes(Path.Combine(DataFolder.Find("regions"), t.File)).AsSpan()
            .SequenceEqual(new UTF8Encoding(false).GetBytes(t.Text))).Select(t => t.File);
        Assert.Empty(wrong);
        Assert.Equal(16, derived.Count);
    }

    [Fact]
    public void Every_table_is_listed_with_its_rows_and_all_together_are_small()
    {
        var folder = DataFolder.Find("regions");
        foreach (var table in RegionTable.All())
        {
            Assert.Equal(table.Rows, File.ReadAllLines(Path.Combine(folder, table.File)).Length - 1);
        }

        Assert.InRange(Directory.GetFiles(folder).Sum(f => new FileInfo(f).Length), 1_000_000, 6_000_000);
    }

    [Fact]
    public void So_and_vso_meet_the_published_total_once_five_sites_are_sbo()
    {
        var (panel, published) = (RegionPanel.BySchool(RegionLevel.Municipality), Published.Load().InVintage("ocw-2023", "ocw-2022",
            "ocw-2021", "kengetallen"));
        var (so, vso) = (published.Series("po.so"), published.Series("vso.totaal"));
        for (var year = new SchoolYear(2015); year < In2023; year += 1)
        {
            var ours = panel.Nation.Find([SchoolType.So, SchoolType.Vso, SchoolType.SoVso], year)!.Value;
            Assert.InRange(so[year] + vso[year], ours.Low - 10, ours.High + 10);
        }
    }

    [Fact]
    public void The_file_of_DUO_calls_five_sbo_schools_so_vso()
    {
        var raw = HistoricSites.Load(Shared.FindOrSkip("data/duo/06.-historisch-overzicht-aantal-leerlingen-per-schoolvestiging.csv"));
        var corrections = SiteCorrections.Load();
        Assert.Equal(["00EM00", "14VP00", "19QG00", "19RT00", "20QG00"], corrections.In(raw).Select(s => s.Code.ToString()));
        var (before, after) = (raw.Total(SchoolType.Sbo, new SchoolYear(2019)), corrections.Apply(raw)
            .Total(SchoolType.Sbo, new SchoolYear(2019)));
        Assert.Equal(775, after.Value - before.Value);
        Assert.Equal(35_731, after.Value); // published
        Assert.Empty(corrections.In(corrections.Apply(raw)));
    }

    [Theory]
    [InlineData("bao", -3.3)]
    [InlineData("sbo", -2.5)]
    [InlineData("so", 11.7)]
    [InlineData("vso", 3.7)]
    [InlineData("vo", -2.9)]
    public void Pupils_with_a_municipality_changed_as_checked(string type, double change)
    {
        var panel = RegionPanel.ByResidence(RegionLevel.Municipality);
        double Sum(SchoolYear year) => panel.Regions.Sum(r => r.Find(SchoolType.Parse(type), year)?.Value ?? 0);
        Assert.Equal(change, Dutch.Round(100 * ((Sum(In2023) / Sum(In2018)) - 1), 1));
        // the nation has those without a municipality as well
        Assert.Equal(change, panel.Nation.Growth(SchoolType.Parse(type), In2018, In2023).Value, 0.15);
    }

    [Fact]
    public void Sums_by_residence_are_those_that_were_checked_against_the_published_totals()
    {
        var nation = RegionPanel.ByResidence(RegionLevel.Municipality).Nation;
        var names = new Dictionary<string, SchoolType>(StringComparer.Ordinal)
        {
            ["Basisonderwijs"] = SchoolType.Bao, ["Speciaal basisonderwijs"] = SchoolType.Sbo, ["Speciaal onderwijs"] = SchoolType.So,
                ["Voortgezet speciaal ondewijs"] = SchoolType.Vso, ["Totaal voortgezet onderwijs"] = SchoolType.Vo,
        };
        using var checks = CsvReader.FromFile(Shared.FindOrSkip("data/cbs/85701NED-check-totals.csv"));
        var rows = 0;
        while (checks.Read())
        {
            if (names.TryGetValue(checks.GetString("type").Trim(), out var type))
            {
                var cell = nation.Find(type, new SchoolYear(checks.Parse<int>("school_year_start")))!.Value;
                Assert.Equal(checks.Parse<double>("sum_of_municipalities"), cell.Value);
                if (checks.GetString("published_value") is { Length: > 0 } printed && type.IsSpecialised)
                {
                    Assert.InRange(double.Parse(printed, CultureInfo.InvariantCulture), cell.Low, cell.High);
                }

                rows++;
            }
        }

        Assert.Equal(55, rows);
    }

    [Fact]
    public void A_partnership_had_46100_pupils_in_2018_and_43400_in_2023()
    {
        var region = RegionPanel.ByResidence(RegionLevel.Primary).Region("PO2001");
        double Pupils(SchoolYear year) => Dutch.Round(region.Find([SchoolType.Bao, SchoolType.Sbo], year)!.Value.Value / 100, 0) * 100;
        Assert.Equal((46_100, 43_400), (Pupils(In2018), Pupils(In2023)));
    }

    [Fact]
    public void De_Meierij_has_123_sites()
    {
        var (year, po, vo) = (new SchoolYear(2025), RegionPanel.BySchool(RegionLevel.Primary).Region("PO3005"),
            RegionPanel.BySchool(RegionLevel.Secondary).Region("VO3005"));
        var special = po.Find([SchoolType.So, SchoolType.SoVso], year)!.Value.Sites + vo.Find(SchoolType.Vso, year)!.Value.Sites;
        Assert.Equal((109, 1, 13), (po.Find(SchoolType.Bao, year)!.Value.Sites, po.Find(SchoolType.Sbo, year)!.Value.Sites, special));
    }

    [Theory]
    [InlineData("bao", 1_396_457, 1.1)]
    [InlineData("sbo", 35_733, 4.5)]
    [InlineData("so", 32_069, 8.9)]
    [InlineData("vso", 37_753, 10.9)]
    public void Distances_are_those_of_the_file(string type, double pupils, double km)
    {
        var row = Read("afstand-2019.csv").Single(r => r["gebied"] == "NL" && r["soort"] == type);
        Assert.Equal((pupils, km), (row.Number("leerlingen"), Dutch.Round(row.Number("meter") / 1000, 1)));
    }

    [Theory]
    [InlineData("3", 8.0, 6.1, 9.6)]
    [InlineData("4", 7.0, 5.5, 8.2)]
    public void Vso_per_cluster_grew_as_the_estimate_says(string cluster, double growth, double low, double high)
    {
        var rows = Read("cluster.csv").Where(r => r["soort"] == "vso" && r["cluster"] == cluster).ToDictionary(r => (int)r.Number("jaar"));
        double Change(string to, string from) => 100 * ((rows[2023].Number(to) / rows[2018].Number(from)) - 1);
        Assert.Equal(growth, Dutch.Round(Change("schatting", "schatting"), 1));
        Assert.InRange(low, Dutch.Round(Change("schatting_laag", "schatting_hoog"), 1) - 0.2, growth);
        Assert.InRange(high, growth, Dutch.Round(Change("schatting_hoog", "schatting_laag"), 1) + 0.2);
        Assert.Equal("", rows[2024]["schatting"]);
        Assert.All(rows.Values.Where(r => r["schatting"].Length > 0), r =>
            Assert.InRange(r.Number("schatting"), r.Number("laag"), r.Number("hoog")));
    }

    [Fact]
    public void Clusters_1_and_2_are_those_published()
    {
        var rows = Read("cluster.csv").Where(r => r["soort"] == "so+vso").ToDictionary(r => (r["cluster"], (int)r.Number("jaar")), r =>
            r.Number("laag"));
        Assert.Equal([600, 565, 575, 584], Enumerable.Range(2016, 4).Select(y => rows[("1", y)]));
        Assert.Equal([8_055, 8_224, 8_346, 8_273], Enumerable.Range(2016, 4).Select(y => rows[("2", y)]));
    }

    [Fact]
    public void Secondary_sites_without_vavo_are_those_checked()
    {
        var nation = RegionPanel.SecondaryBySchool(RegionLevel.Secondary).Nation;
        Assert.Equal((950_439, 929_504, 29_315), (nation.Find(SchoolType.Vo, new SchoolYear(2019))!.Value.Value,
            nation.Find(SchoolType.Vo, new SchoolYear(2024))!.Value.Value, nation.Find(SchoolType.Pro, new SchoolYear(2019))!.Value.Value));
        Assert.Equal((6_194, 7_172), (nation.Find(SchoolType.Vavo, new SchoolYear(2024))!.Value.Low,
            nation.Find(SchoolType.Vavo, new SchoolYear(2024))!.Value.High));
        var pro = Read("pro-vestigingen.csv").Where(r => r["afbakening"] == "alleen pro in 2019").ToDictionary(r =>
            (int)r.Number("jaar"), r => r.Number("leerlingen"));
        Assert.Equal([24_053, 23_719, 24_232, 24_446], pro.OrderBy(p => p.Key).Select(p => p.Value));
    }

    [Fact]
    public void Shares_of_a_municipality_add_up_and_every_municipality_has_a_partnership()
    {
        var rows = Read("gemeente-swv.csv");
        Assert.Equal(342, rows.Select(r => r["code"]).Distinct().Count());
        Assert.All(rows.GroupBy(r => r["code"]), g => Assert.Equal(1, g.Sum(r => r.Number("aandeel")), 0.0002));
        Assert.Equal((76, 74), (rows.Select(r => r["swv_po"]).Distinct().Count(), rows.Select(r => r["swv_vo"]).Distinct().Count()));
        Assert.Equal((21, 26), (Split(rows, "swv_po"), Split(rows, "swv_vo")));
    }

    [Fact]
    public void Truancy_is_the_list_it_was_taken_from()
    {
        using var source = CsvReader.FromFile(Shared.FindOrSkip("data/published/figures-2.csv"));
        var listed = new List<(string, string, string)>();
        while (source.Read())
        {
            if (source.GetString("series").Split('.')[0] is "verzuim" or "thuiszitters")
            {
                listed.Add((source.GetString("series").Split('@')[0], source.GetString("period"), source.GetString("value")));
            }
        }

        var shipped = CsvTable.Read(Path.Combine(DataFolder.Find("published"), "verzuim.csv"), "verzuim.csv", null).Rows.Select(r =>
            (r["series"], r["period"], r["value"]));
        Assert.Equal(listed.Order(), shipped.Order());
    }

    [Fact]
    public void A_break_in_counting_keeps_truancy_apart()
    {
        var published = Published.Load();
        Assert.Equal(new SchoolYear(2020), published.Series("verzuim.absoluut", "datagraver").Last.Year);
        Assert.Equal(10_240, published.Series("verzuim.absoluut", "datagraver-na-2020").First.Value);
        Assert.Throws<AmbiguousVintageException>(() => published.Series("verzuim.absoluut"));
    }

    private static int Split(IEnumerable<CsvLine> rows, string column) =>
        rows.GroupBy(r => r["code"]).Count(g => g.Select(r => r[column]).Distinct().Count() > 1);

    private static IReadOnlyList<CsvLine> Read(string file) =>
        CsvTable.Read(Path.Combine(DataFolder.Find("regions"), file), file, null).Rows;
}
