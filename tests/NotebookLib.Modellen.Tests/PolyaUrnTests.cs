namespace NotebookLib.Modellen.Tests;

public sealed class PolyaUrnTests
{
    [Theory]
    [InlineData(1.0, 50 / 1.7320508075688772)] // Beta(1, 1) is uniform: 1/√12
    [InlineData(2.0, 50 / 2.23606797749979)]
    public void Without_exploration_the_spread_goes_to_that_of_Beta(double start, double limit)
    {
        var urn = new PolyaUrn(start);
        Assert.Equal(limit, urn.LimitSpread.Value, 9);
        Assert.Equal(0, urn.Spread(0).Value);
        Assert.InRange(urn.Spread(1_000_000).Value, limit - 0.01, limit);
    }

    [Fact]
    public void After_two_decisions_the_spread_is_what_counting_by_hand_gives()
    {
        // start 1, no exploration: A gets 0, 1 or 2 of 2, each with chance 1/3; weights 1/4, 2/4, 3/4
        Assert.Equal(100 * Math.Sqrt(2.0 / 3) / 4, new PolyaUrn(1).Spread(2).Value, 12);

        // always open: two fair coins
        Assert.Equal(100 * Math.Sqrt(0.5) / 4, new PolyaUrn(1, 1).Spread(2).Value, 12);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.2)]
    [InlineData(0.7)]
    public void Drawn_regions_spread_as_the_exact_formula_says(double exploration)
    {
        var urn = new PolyaUrn(2, exploration);
        var ends = urn.Draw(4000, 100, seed: 9).Select(p => p[^1]).ToList();
        var spread = Math.Sqrt(ends.Average(e => (e - 50) * (e - 50)));
        Assert.InRange(spread / urn.Spread(100).Value, 0.95, 1.05); // four standard errors of a standard deviation in 4000
    }

    [Fact]
    public void Uniform_start_gives_every_count_the_same_chance()
    {
        var counts = new PolyaUrn(1).Draw(6000, 5, seed: 2).GroupBy(p => Math.Round(p[^1] * 7 / 100) - 1).ToDictionary(g =>
            g.Key, g => g.Count());
        Assert.Equal(6, counts.Count);
        Assert.All(counts.Values, c => Assert.InRange(c, 880, 1120));
    }

    [Theory]
    [InlineData(0.5, 4)]
    [InlineData(0.25, 16)]
    [InlineData(1.0, 2)]
    public void A_lead_halves_after_as_many_decisions_as_the_formula_says(double exploration, double factor)
    {
        var urn = new PolyaUrn(1, exploration);
        Assert.Equal(factor, urn.Halving, 9);
        Assert.InRange(urn.LeadLeft(1000, (int)(1000 * (factor - 1))), 0.499, 0.501);
        Assert.Equal(1, new PolyaUrn(1).LeadLeft(10, 1000), 12);
    }

    [Fact]
    public void The_weight_for_a_spread_is_that_of_the_Beta_with_that_spread()
    {
        // Beta(3, 7): mean 0.3, variance 0.21/11
        Assert.Equal(10, PolyaUrn.WeightFor(0.3, Math.Sqrt(0.21 / 11)), 9);
        Assert.Throws<ArgumentOutOfRangeException>(() => PolyaUrn.WeightFor(0.3, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PolyaUrn(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PolyaUrn(1, 1.1));
        Assert.Equal(new PolyaUrn(1, 0.1).Draw(3, 50, 4), new PolyaUrn(1, 0.1).Draw(3, 50, 4));
    }
}
