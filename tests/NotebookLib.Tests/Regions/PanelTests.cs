using NotebookLib.Measures;
using NotebookLib.Regions;

namespace NotebookLib.Tests.Regions;

public sealed class PanelTests
{
    private static readonly SchoolYear In2014 = new(2014), In2018 = new(2018), In2023 = new(2023);
    private static readonly SchoolType[] Primary = [SchoolType.Bao, SchoolType.Sbo, SchoolType.So];
    private static readonly RegionPanel Homes = RegionPanel.ByResidence(RegionLevel.Primary);

    [Fact]
    public void So_grew_between_minus_24_and_plus_64_percent_and_shrank_in_14_of_76()
    {
        var growths = Homes.Growths(SchoolType.So, In2018, In2023);
        Assert.Equal(76, growths.Count);
        Assert.Equal((-24, 64, 14), (Dutch.Round(growths[0].Growth.Value, 0), Dutch.Round(growths[^1].Growth.Value, 0),
            growths.Count(g => g.Growth.Value < 0)));
        Assert.Equal(39, Homes.Growths(SchoolType.Sbo, In2018, In2023).Count(g => g.Growth.Value < 0));
        Assert.True(growths.Count(g => g.Growth.High < 0) < 14);
    }

    [Fact]
    public void Municipalities_keep_their_place()
    {
        var towns = RegionPanel.ByResidence(RegionLevel.Municipality);
        var so = towns.Persistence(In2014, In2023, 2400, SchoolType.So, Primary);
        Assert.Equal((209, 0.70), (so.Regions.Count, Dutch.Round(so.Correlation.Rho, 2)));
        Assert.Equal(0.67, Dutch.Round(towns.Persistence(In2014, In2023, 2400, SchoolType.Sbo, Primary).Correlation.Rho, 2));
    }

    [Fact]
    public void Municipalities_and_those_without_one_are_the_nation()
    {
        var towns = RegionPanel.ByResidence(RegionLevel.Municipality);
        Assert.Equal(342, towns.Regions.Count);
        foreach (var type in towns.Nation.Types)
        {
            Assert.InRange(towns.Nation.Find(type, In2023)!.Value.Value - towns.Regions.Sum(r => r.Find(type, In2023)?.Value ?? 0),
                -0.1, 4_000);
        }

        Assert.Equal(Homes.Regions.Sum(r => r.Find(SchoolType.So, In2023)!.Value.Value), towns.Regions.Sum(r =>
            r.Find(SchoolType.So, In2023)?.Value ?? 0), 2.0);
    }

    [Fact]
    public void Bounds_hold_every_rounding_and_what_is_likely_lies_within()
    {
        foreach (var (_, growth) in Homes.Growths(SchoolType.Sbo, In2018, In2023))
        {
            Assert.True(growth.Low <= growth.LikelyLow && growth.LikelyLow < growth.Value && growth.Value < growth.LikelyHigh
                && growth.LikelyHigh <= growth.High);
        }

        // 100 -> 110, each rounded to tens: 95..105 -> 105..115
        var band = GrowthBand.Of(new PanelCell(100, 95, 105, Math.Sqrt(100.0 / 12)), new PanelCell(110, 105, 115, Math.Sqrt(100.0 / 12)));
        Assert.Equal((10.0, 0.0, 21.05), (Math.Round(band.Value, 2), Math.Round(band.Low, 2), Math.Round(band.High, 2)));
        Assert.Equal(10 - (1.96 * Math.Sqrt((1 + 1.21) * 100 / 12)), band.LikelyLow, 1e-9);
        Assert.False(band.IsCertain);
        var exact = GrowthBand.Of(new PanelCell(100, 100, 100), new PanelCell(110, 110, 110));
        Assert.Equal((exact.Value, exact.Value, exact.Value), (exact.Low, exact.LikelyLow, exact.High));
    }

    [Fact]
    public void A_share_moves_with_its_own_whole()
    {
        var region = Homes.Regions[0];
        var share = region.Share(SchoolType.So, Primary);
        var (so, all) = (region.Find(SchoolType.So, In2023)!.Value, region.Find(Primary, In2023)!.Value);
        Assert.Equal(100 * so.Value / all.Value, share.Value[In2023], 1e-9);
        Assert.Equal(100 * so.Low / (so.Low + all.High - so.High), share.Low[In2023], 1e-9);
        Assert.True(share.Low[In2023] < share.Value[In2023] && share.Value[In2023] < share.High[In2023]);
        Assert.Equal(100, region.Index(SchoolType.So, In2018).Value[In2018]);
        Assert.Contains("bao, sbo, so", share.Value.Unit, StringComparison.Ordinal);
    }

    [Fact]
    public void A_region_is_found_by_code_name_and_largest_municipality()
    {
        Assert.Equal("PO2001", Homes.Region("po2001").Code);
        Assert.Equal("PO2303", Homes.Region("deventer").Code);
        Assert.Equal("0363", RegionPanel.ByResidence(RegionLevel.Municipality).Region("amsterdam").Code);
        var unknown = Assert.Throws<ArgumentException>(() => RegionPanel.ByResidence(RegionLevel.Municipality).Region("Amsterdan"));
        Assert.Contains("Amsterdam (0363)", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("PO2303", Assert.Throws<ArgumentException>(() => Homes.Region("Devanter")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_region_does_not_have_is_refused_with_what_it_has()
    {
        var region = Homes.Regions[0];
        Assert.Contains("bao", Assert.Throws<ArgumentException>(() => region.Series(SchoolType.Vso)).Message, StringComparison.Ordinal);
        Assert.Throws<MeasureException>(() => region.Growth(SchoolType.So, new SchoolYear(2000), In2023));
        Assert.Throws<ArgumentException>(() => Homes.Spread(In2023, SchoolType.Vso, Primary));
    }

    [Fact]
    public void Regions_differ_more_than_chance_and_rounding()
    {
        var spread = Homes.Spread(In2023, SchoolType.So, Primary);
        Assert.Equal(76, spread.Regions);
        Assert.True(spread.Dispersion > 10 && spread.FromRounding < 1);
        Assert.InRange(spread.Spread, 0.003, 0.02);
    }

    [Fact]
    public void Regions_that_are_alike_have_no_spread_and_chance_alone_stays_near_1()
    {
        using var small = new SmallPanel([.. Enumerable.Range(1, 40).Select(i => (900 + i, 30 + (i % 3)))]);
        var spread = small.Load().Spread(In2023, SchoolType.So, SchoolType.Bao, SchoolType.So);
        Assert.True(spread.Dispersion < 1);
        Assert.Equal(0, spread.Spread);
    }

    [Fact]
    public void Comparable_regions_are_alike_in_size_and_mix()
    {
        using var small = new SmallPanel([(1000, 20), (1010, 21), (5000, 100), (1000, 60), (200, 4)]);
        var panel = small.Load();
        Assert.Equal("PO0002", panel.Comparable(panel.Region("PO0001"), In2023, 1)[0].Code);
        Assert.DoesNotContain(panel.Regions[0], panel.Comparable(panel.Regions[0], In2023, 10));
        Assert.Equal(4, panel.Comparable(panel.Regions[0], In2023, 10).Count);
    }

    [Fact]
    public void Counted_at_school_is_another_figure_and_says_so()
    {
        var schools = RegionPanel.BySchool(RegionLevel.Primary);
        Assert.Equal(("woonplaats", "school"), (Homes.About.CountedAt, schools.About.CountedAt));
        Assert.NotEqual(Homes.Region("PO3005").Find(SchoolType.Sbo, In2023)!.Value.Value, schools.Region("PO3005")
            .Find(SchoolType.Sbo, In2023)!.Value.Value);
        Assert.Contains("CBS", Homes.Regions[0].Series(SchoolType.So).Origin.Cite(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_estimate_is_called_one()
    {
        var divided = Homes.Regions.First(r => r.Find(SchoolType.So, In2023)!.Value.IsEstimate);
        Assert.Contains("schatting", divided.Series(SchoolType.So).Origin.Title, StringComparison.Ordinal);
        Assert.True(divided.Growth(SchoolType.So, In2018, In2023).IsEstimate);
        Assert.DoesNotContain("schatting", Homes.Region("Deventer").Series(SchoolType.So).Origin.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_has_a_row_per_region_type_and_year()
    {
        var table = Homes.ToTable();
        Assert.Equal(76 * 3 * 11, table.RowCount);
        Assert.Equal(["gebied", "naam", "soort", "jaar", "leerlingen", "laag", "hoog", "schatting"], table.Columns.Select(c => c.Name));
    }

    [Theory]
    [InlineData("PO0001,bao,2023,100,105,95,2.9,0\n", "reversed")]
    [InlineData("PO0009,bao,2023,100,95,105,2.9,0\n", "not listed")]
    [InlineData("PO0001,mavo2,2023,100,95,105,2.9,0\n", "no such type")]
    public void A_broken_table_is_named_by_file_and_row(string line, string problem)
    {
        using var small = new SmallPanel([(1000, 20)]);
        var error = Assert.Throws<DataFileException>(() => small.With(line).Load());
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Contains("woonplaats-swv.csv", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A panel of one year on disk: bao and so per partnership.</summary>
    private sealed class SmallPanel : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
        private string _rows;
        private readonly int _regions;

        public SmallPanel((int Bao, int So)[] regions)
        {
            string Row(string code, string type, int n) =>
                FormattableString.Invariant($"{code},{type},2023,{n},{Math.Max(0, n - 5)},{n + 5},2.9,0\n");
            _regions = regions.Length;
            _rows = Row("NL", "bao", regions.Sum(r => r.Bao)) + Row("NL", "so", regions.Sum(r => r.So))
                + string.Concat(regions.Select((r, i) => Row($"PO{i + 1:0000}", "bao", r.Bao) + Row($"PO{i + 1:0000}", "so", r.So)));
        }

        public SmallPanel With(string line)
        {
            _rows = line;
            return this;
        }

        public RegionPanel Load()
        {
            void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text);
            Write("woonplaats-swv.csv", "gebied,soort,jaar,leerlingen,laag,hoog,afronding,gedeeld\n" + _rows);
            Write("swv.csv", "code,naam,gemeenten,bao_2024\n"
                + string.Concat(Enumerable.Range(1, _regions).Select(i => FormattableString.Invariant($"PO{i:0000},Verzonnen {i},1,1\n"))));
            Write("tabellen.csv", "bestand,rijen,wat,populatie,plaats_van_telling,jaren,uitgever,titel,onderdeel,vindplaats,licentie\n"
                + FormattableString.Invariant($"woonplaats-swv.csv,{_rows.Count(c =>
                    c == '\n')},w,p,woonplaats,2023,CBS,t,,,CC BY 4.0\nswv.csv,{_regions},w,p,school,2023,OCW,t,,,CC0\n"));
            return RegionPanel.ByResidence(RegionLevel.Primary, _folder);
        }

        public void Dispose() => Directory.Delete(_folder, true);
    }
}
