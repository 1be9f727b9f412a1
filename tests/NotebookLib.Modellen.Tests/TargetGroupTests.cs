using NotebookLib.Models;
using NotebookLib.Statistics;

namespace NotebookLib.Modellen.Tests;

public sealed class TargetGroupTests
{
    [Theory]
    [InlineData(50, 0, 50, 50)]
    [InlineData(50, 100, 0, 100)]
    [InlineData(75, 20, 60, 80)]
    public void Missing_files_widen_a_share_by_what_is_missing(double share, double missing, double low, double high)
    {
        var bounds = WorstCase.Share(share, missing);
        Assert.Equal(low, bounds.Low, 12);
        Assert.Equal(high, bounds.High, 12);
    }

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(50, 101)]
    [InlineData(double.NaN, 10)]
    public void A_share_outside_its_range_is_refused(double share, double missing) => Assert.Throws<ArgumentOutOfRangeException>(() =>
        WorstCase.Share(share, missing));

    [Fact]
    public void Three_against_three_never_gets_below_one_in_twenty()
    {
        var separated = Relabelling.Of([7, 8, 9], [1, 2, 3]);
        Assert.Equal((6, 0.05, 20), (separated.Difference, separated.P, separated.Ways));
        Assert.Equal(separated.SmallestP, separated.P);
        Assert.Equal(1, Relabelling.Of([1, 2, 3], [7, 8, 9]).P);
    }

    [Fact]
    public void Relabelling_by_hand() // pairs of {4, 1, 2, 3} that average at least 2.5: {4,1} {4,2} {4,3} {2,3}
    {
        var test = Relabelling.Of([4, 1], [2, 3]);
        Assert.Equal(4 / 6.0, test.P, 12);
        Assert.Equal(1, Relabelling.Of([5, 5], [5]).P);
        Assert.Equal("verschil 0,0; exact p = 0,667 (6 manieren)", test.ToString());
    }

    [Fact]
    public void Relabelling_refuses_what_it_cannot_compare()
    {
        Assert.Throws<ArgumentException>(() => Relabelling.Of([], [1]));
        Assert.Throws<ArgumentException>(() => Relabelling.Of([1], [double.NaN]));
        Assert.Throws<ArgumentException>(() => Relabelling.Of(Enumerable.Repeat(1.0, 10), Enumerable.Repeat(1.0, 11)));
    }

    [Fact]
    public void A_fixed_norm_stays_and_a_creeping_norm_comes_to_rest_higher()
    {
        var still = new CreepingNorm(0);
        Assert.Equal(6.6807, still.Outside(0).Value, 4);
        Assert.Equal(still.Outside(0).Value, still.Outside(50).Value);
        var creeping = new CreepingNorm(0.3);
        var rest = creeping.Midpoint(500);
        Assert.Equal(rest, creeping.Midpoint(501), 10);
        var z = rest - 1.5;
        Assert.Equal(rest, Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) / (1 - MathNet.Numerics.Distributions.Normal.CDF(0, 1, z)), 8);
        Assert.True(creeping.Outside(20).Value > creeping.Outside(5).Value && creeping.Outside(5).Value > still.Outside(5).Value);
        Assert.Equal(OriginKind.Simulated, creeping.Outside(1).Origin.Kind);
    }

    [Fact]
    public void Models_refuse_what_has_no_meaning()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CreepingNorm(1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CreepingNorm(0.5, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CreepingNorm(0.5).Outside(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Referral(double.NaN, 1));
    }
}
