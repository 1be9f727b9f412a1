using NotebookLib.Regions;

namespace NotebookLib.Tests.Regions;

public sealed class RegionChoiceTests
{
    private static readonly SchoolYear In2014 = new(2014), In2018 = new(2018), In2023 = new(2023);
    private static readonly SchoolType[] Primary = [SchoolType.Bao, SchoolType.Sbo, SchoolType.So];

    [Theory]
    [InlineData("PO2001", RegionLevel.Primary, "PO2001", "VO2002")]
    [InlineData("vo2001", RegionLevel.Secondary, "PO2001", "VO2001")]
    [InlineData("Almelo", RegionLevel.Municipality, "0141", "0141")]
    [InlineData("141", RegionLevel.Municipality, "0141", "0141")]
    [InlineData("den haag", RegionLevel.Municipality, "0518", "0518")]
    [InlineData("sudwest-fryslan", RegionLevel.Municipality, "1900", "1900")]
    public void A_code_or_a_name_gives_a_region_in_both_sectors(string asked, RegionLevel level, string primary, string secondary)
    {
        var choice = RegionChoice.Of(asked, In2018);
        Assert.Equal((true, level, primary, secondary), (choice.Found, choice.Level, choice.Primary.Code, choice.Secondary.Code));
        Assert.Contains(choice.Primary, choice.PrimaryPanel.Regions);
        Assert.Contains(choice.Secondary, choice.SecondaryPanel.Regions);
    }

    [Fact]
    public void The_full_name_of_a_partnership_gives_it()
    {
        var name = RegionPanel.ByResidence(RegionLevel.Primary).Region("PO2303").Name;
        Assert.Equal("PO2303", RegionChoice.Of(name.ToUpperInvariant(), In2018).Primary.Code);
    }

    [Theory]
    [InlineData("Amersfort", "Amersfoort")]
    [InlineData("PO2099", "PO2001")]
    [InlineData("VO0001", "VO2001")]
    public void A_miss_offers_the_nearest_and_stands_on_the_rule(string asked, string near)
    {
        var choice = RegionChoice.Of(asked, In2018);
        Assert.False(choice.Found);
        Assert.Contains(asked, choice.Line, StringComparison.Ordinal);
        Assert.Contains(near, choice.Line, StringComparison.Ordinal);
        Assert.Equal(RegionChoice.Of("", In2018).Primary.Code, choice.Primary.Code);
    }

    [Fact]
    public void Without_a_choice_the_most_ordinary_partnership_stands_in()
    {
        var choice = RegionChoice.Of(null, In2014);
        var panel = choice.PrimaryPanel;
        double[] Traits(PanelRegion r) =>
            [Math.Log(r.Find(Primary, In2014)!.Value.Value), .. Primary.Select(t =>
            r.Find(t, In2014)!.Value.Value / r.Find(Primary, In2014)!.Value.Value)];
        var all = panel.Regions.Select(r => (Region: r, Traits: Traits(r))).ToList();
        double Far(double[] own) => own.Select((v, i) =>
        {
            var column = all.Select(a => a.Traits[i]).Order().ToList();
            var mean = column.Average();
            return Math.Pow(v - column[37], 2) / column.Average(c => Math.Pow(c - mean, 2));
        }).Sum();
        Assert.Equal(all.MinBy(a => Far(a.Traits)).Region, choice.Primary);
        Assert.Equal("PO2501", choice.Primary.Code);
        Assert.Contains("van alle 76 het dichtst bij het midden", choice.Line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_divided_municipality_names_both_partnerships() =>
        Assert.Contains("PO2813 (85 %) en PO2814 (15 %)", RegionChoice.Of("0484", In2018).Line, StringComparison.Ordinal);

    [Theory]
    [InlineData(RegionLevel.Primary)]
    [InlineData(RegionLevel.Municipality)]
    public void Every_region_has_three_sentences_that_keep_to_the_bounds(RegionLevel level)
    {
        var panel = RegionPanel.ByResidence(level);
        foreach (var region in panel.Regions)
        {
            var said = RegionSentences.Of(panel, region, panel.Comparable(region, In2014), SchoolType.So, Primary, In2018, In2023);
            Assert.Equal(3, said.Count);
            Assert.All(said, s => Assert.DoesNotMatch("NaN|∞|Infinity| -", s));
            var (grew, shrank) = (said[1].Contains("groeide het so", StringComparison.Ordinal),
                said[1].Contains("kromp het so", StringComparison.Ordinal));
            var (from, to) = (region.Find(SchoolType.So, In2018), region.Find(SchoolType.So, In2023));
            if (grew || shrank)
            {
                var growth = region.Growth(SchoolType.So, In2018, In2023);
                Assert.True(grew ? growth.LikelyLow > 0 : growth.LikelyHigh < 0);
                Assert.True(from!.Value.Value >= RegionSentences.SmallestForGrowth && to!.Value.Value >= RegionSentences.SmallestForGrowth);
            }

            if (said[0].Contains("meer dan landelijk, hoe", StringComparison.Ordinal))
            {
                Assert.True(to!.Value.Low / region.Find(Primary, In2023)!.Value.High > 0.02);
            }

            Assert.Equal(to?.IsEstimate == true && said[0].StartsWith("Van elke", StringComparison.Ordinal),
                said[0].Contains("schatting", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Too_few_pupils_are_said_as_bounds_and_never_as_a_percentage()
    {
        var panel = RegionPanel.ByResidence(RegionLevel.Municipality);
        var small = panel.Regions.First(r => r.Find(SchoolType.So, In2018)?.Value is > 0 and < 50);
        var said = RegionSentences.Of(panel, small, panel.Comparable(small, In2014), SchoolType.So, Primary, In2018, In2023);
        Assert.Contains("niets veiligs", said[1], StringComparison.Ordinal);
        Assert.DoesNotContain("%", said[1] + said[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_has_the_best_and_the_last_that_rounding_allows()
    {
        var places = RegionPanel.ByResidence(RegionLevel.Primary).Places(In2023, SchoolType.So, Primary);
        Assert.Equal(76, places.Count);
        Assert.Equal(Enumerable.Range(1, 76), places.Values.Select(p => p.Place).Order());
        Assert.All(places.Values, p => Assert.True(p.Best <= p.Place && p.Place <= p.Last));
        Assert.Contains(places.Values, p => p.Best < p.Place && p.Place < p.Last);
    }

    [Fact]
    public void The_last_year_by_residence_is_provisional()
    {
        var series = RegionPanel.ByResidence(RegionLevel.Primary).Nation.Series(SchoolType.So);
        Assert.Equal([In2023], series.Where(v => v.Provisional).Select(v => v.Year));
        Assert.Equal(new SchoolYear(2025), RegionPanel.BySchool(RegionLevel.Primary).About.Provisional);
        Assert.Null(RegionPanel.SecondaryBySchool(RegionLevel.Secondary).About.Provisional);
    }
}
