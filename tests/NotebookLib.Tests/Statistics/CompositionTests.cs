using NotebookLib.Statistics;

namespace NotebookLib.Tests.Statistics;

public sealed class CompositionTests
{
    [Fact]
    public void Log_ratios_keep_distances_and_forget_the_scale()
    {
        var (a, b) = (Composition.Of([40, 30, 20, 10]), Composition.Of([4, 3, 2, 1]));
        var even = Composition.Of([1, 1, 1, 1]);
        Assert.Equal(0, a.Distance(b), 12);
        Assert.Equal(0, a.CentredLogRatios().Sum(), 12);
        Assert.Equal(3, a.IsometricLogRatios().Count);
        // isometry: the length of the coordinates is Aitchison's distance to the even composition
        Assert.Equal(a.Distance(even), Math.Sqrt(a.IsometricLogRatios().Sum(z => z * z)), 12);
        // two parts by hand: ln 3 / √2 in one coordinate
        Assert.Equal(Math.Log(3) / Math.Sqrt(2), Composition.Of([3, 1]).IsometricLogRatios()[0], 12);
        Assert.Equal(Math.Log(Math.Sqrt(40 * 30) / Math.Sqrt(20 * 10)), a.Balance([0, 1], [2, 3]), 12);
        Assert.Equal([0.25, 0.25, 0.25, 0.25], Composition.Centre([a, Composition.Of([1 / 40.0, 1 / 30.0, 1 / 20.0, 1 / 10.0])])
            .Parts.Select(p => Math.Round(p, 12)));
    }

    [Fact]
    public void A_zero_becomes_small_and_the_others_keep_their_ratios()
    {
        var profile = Composition.Of([60, 40, 0, 0], zero: 0.5);
        Assert.Equal(0.005, profile.Parts[2], 12);
        Assert.Equal(1.5, profile.Parts[0] / profile.Parts[1], 12);
        Assert.Equal(1, profile.Parts.Sum(), 12);
        Assert.Throws<ArgumentException>(() => Composition.Of([0, 0]));
        Assert.Throws<ArgumentException>(() => Composition.Of([-1, 101]));
        Assert.Throws<ArgumentException>(() => Composition.Of([1]));
        Assert.Throws<ArgumentException>(() => profile.Balance([0], [0]));
        Assert.Throws<ArgumentException>(() => profile.Distance(Composition.Of([1, 1])));
    }

    [Fact]
    public void The_permutation_test_agrees_with_every_deal_of_six()
    {
        // three against three: 20 deals, of which this one and its mirror separate the groups fully
        double[][] points = [[50, 20, 20, 10], [48, 21, 20, 11], [52, 19, 19, 10], [20, 30, 10, 40], [21, 29, 12, 38], [19, 31, 9, 41]];
        var groups = new ProfileGroups([.. points.Select(p => Composition.Of(p))], ["a", "a", "a", "b", "b", "b"]);
        var result = groups.Compare(19_999, seed: 7);
        Assert.Equal(0.1, result.P, 0.01);
        Assert.Equal(result.P, groups.Compare(19_999, seed: 7).P);
        Assert.InRange(result.Estimate, 0.9, 1);
        Assert.Equal([1, 4], result.Df);
        Assert.True(groups.Spread("a") < Composition.Of(points[0]).Distance(Composition.Of(points[3])));
        Assert.Throws<ArgumentException>(() => (groups with { Group = ["a", "a", "a", "a", "a", "a"] }).Compare());
        Assert.Throws<ArgumentException>(() => groups.Compare(10));
    }

    [Fact]
    public void Power_has_its_limits()
    {
        Assert.Equal(0.05, ProfileGroups.Power(10, 0, 1), 9);
        Assert.True(ProfileGroups.Power(40, 1, 1) > ProfileGroups.Power(8, 1, 1));
        Assert.Equal(1, ProfileGroups.Power(40, 5, 1), 6);
        // two parts: one log-ratio, so F is t squared and the power that of the t-test, √2 apart because 1/n + 1/n
        Assert.Equal(PowerOf.TTest(12, 0.8), ProfileGroups.Power(12, 0.8, 1, parts: 2), 8);
        Assert.Throws<ArgumentException>(() => ProfileGroups.Power(1, 1, 1));
        Assert.Throws<ArgumentException>(() => ProfileGroups.Power(10, -1, 1));
    }
}
