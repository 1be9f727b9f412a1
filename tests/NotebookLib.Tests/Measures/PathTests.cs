using NotebookLib.Measures;

namespace NotebookLib.Tests.Measures;

/// <summary>Route memory, funnels and placebo breaks.</summary>
public sealed class PathTests
{
    [Fact]
    public void A_funnel_of_pure_chance_has_dispersion_about_one_and_no_spread()
    {
        var random = new Random(3);
        FunnelUnit Unit(int i, double p) => new($"{i}", Enumerable.Range(0, 400).Count(_ => random.NextDouble() < p), 400);
        var chance = new Funnel([.. Enumerable.Range(0, 200).Select(i => Unit(i, 0.2))]);
        Assert.InRange(chance.Dispersion, 0.7, 1.3);
        Assert.InRange(chance.Outside().Count, 3, 20);
        var real = new Funnel([.. Enumerable.Range(0, 200).Select(i => Unit(i, i % 2 == 0 ? 0.15 : 0.25))]);
        Assert.InRange(real.Spread, 0.043, 0.057);
        Assert.True(real.Outside().Count > 60);
        var (low, high) = chance.Limits(400);
        Assert.Equal(2 * 1.96 * Math.Sqrt(chance.Mean * (1 - chance.Mean) / 400), high - low, 9);
        Assert.Throws<MeasureException>(() => new Funnel(new FunnelUnit("a", 1, 2)));
        Assert.Throws<MeasureException>(() => new Funnel(new FunnelUnit("a", 0, 2), new FunnelUnit("b", 0, 2)));
    }
}
