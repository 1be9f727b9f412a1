using NotebookLib.Tests;
using NotebookLib.Charts;
using NotebookLib.Cleaning;
using NotebookLib.Measures;
using NotebookLib.Regions;

namespace NotebookLib.Modellen.Tests;

public sealed class NetworkModelTests
{
    [Fact]
    public void Keeping_pupils_lowers_the_school_and_leaves_the_region_alone()
    {
        var school = new KeptPupils(25, 1.5);
        Assert.Equal(0, school.SchoolMean(0).Value);
        Assert.Equal(-3.0 / 27, school.SchoolMean(2).Value, 12);
        Assert.All(Enumerable.Range(0, 6), k => Assert.Equal(-5 * 1.5 / 30, school.RegionMean(k, 5), 12));
        var noticed = school.Noticed!.Value;
        Assert.True(-school.SchoolMean(noticed).Value > school.Chance.Value);
        Assert.True(-school.SchoolMean(noticed - 1).Value <= school.Chance.Value);
        Assert.Null(new KeptPupils(4, 0.5).Noticed);
    }

    [Fact]
    public void Pooling_without_correlation_follows_the_square_root_and_with_full_correlation_gains_nothing()
    {
        Assert.Equal(0.5 / 4, new RiskPooling(0.5).Spread(16), 12);
        Assert.Equal(0.5, new RiskPooling(0.5, 1).Spread(100), 12);
        Assert.Equal(100 * 1.6448536269514722 * 0.5, new RiskPooling(0.5).Reserve(1).Value, 8);
        Assert.Equal(0.5 * Math.Sqrt(0.2), new RiskPooling(0.5, 0.2).Spread(1_000_000), 0.001);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RiskPooling(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RiskPooling(0.5, 2));
    }

    [Fact]
    public void Gini_is_nought_for_equal_shares_and_what_it_should_be_for_all_in_one()
    {
        Assert.Equal(0, new Inequality([(10, 20), (30, 60)]).Gini, 12);
        Assert.Equal(0.75, new Inequality([(1, 0), (1, 0), (1, 0), (1, 8)]).Gini, 12);
        // four people with 1, 2, 3 and 4: Σ|xi − xj| / (2 n² mean) = 20 / 80
        Assert.Equal(0.25, new Inequality([(1, 3), (1, 1), (1, 4), (1, 2)]).Gini, 12);
        Assert.Equal((100, 100), new Inequality([(1, 3), (5, 1)]).Curve[^1]);
        Assert.Throws<MeasureException>(() => new Inequality([(1, 0)]));
    }

    [Fact]
    public void Municipalities_of_file_06_can_be_compared_and_spread()
    {
        var sites = HistoricSites.Load(Shared.FindOrSkip("data/duo/06.-historisch-overzicht-aantal-leerlingen-per-schoolvestiging.csv"));
        var towns = TownShares.Sbo(sites, new SchoolYear(2010), new SchoolYear(2025));
        Assert.True(towns.Count > 100);
        Assert.Equal(0, towns.Single(t => t.Label == "'s-Hertogenbosch").Last.Value);
        var spread = TownShares.Specialised(sites, new SchoolYear(2024), "Groningen");
        Assert.Equal(10, spread.Count);
        Assert.InRange(new Inequality(spread.Select(t => (t.Pupils, t.Places))).Gini, 0.1, 0.9);
    }
}
