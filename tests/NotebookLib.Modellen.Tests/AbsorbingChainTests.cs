using Xunit;

namespace NotebookLib.Modellen.Tests;

public sealed class AbsorbingChainTests
{
    [Fact]
    public void One_place_is_left_after_one_over_the_chance()
    {
        var chain = new AbsorbingChain(new ChainStep("so", "vso", 0.15), new("so", "vo", 0.05));
        Assert.Equal(5, chain.Years("so", "so"), 12);
        Assert.Equal(0.75, chain.Reaches("so", "vso"), 12);
        Assert.Equal(0.25, chain.Reaches("so", "vo"), 12);
    }

    [Fact]
    public void The_drunkards_walk_of_Kemeny_and_Snell()
    {
        // Grinstead and Snell 1997, Introduction to Probability, example 11.13 to 11.16: corners 1 to 3 between home (0) and bar (4), half
        // a chance each way; N = [[1.5, 1, .5], [1, 2, 1], [.5, 1, 1.5]]
        var chain = new AbsorbingChain(new("1", "0", .5), new("1", "2", .5), new("2", "1", .5), new("2", "3", .5), new("3", "2", .5),
            new("3", "4", .5));
        Assert.Equal([1.5, 1, 0.5], new[] { "1", "2", "3" }.Select(p => chain.Years("1", p)), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(2, chain.Years("2", "2"), 12);
        Assert.Equal(0.75, chain.Reaches("1", "0"), 12);
        Assert.Equal(0.5, chain.Reaches("2", "4"), 12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Ends_add_up_to_one_and_a_simulated_walk_agrees(int seed)
    {
        var random = new Random(seed);
        ChainStep[] steps = [.. from a in new[] { "a", "b", "c" } from b in new[] { "a", "b", "c", "x", "y" }
            where a != b select new ChainStep(a, b, random.NextDouble() / 4)];
        var chain = new AbsorbingChain(steps);
        Assert.Equal(1, chain.Reaches("a", "x") + chain.Reaches("a", "y"), 12);
        var (years, inX) = (0, 0);
        const int Walks = 20_000;
        for (var i = 0; i < Walks; i++)
        {
            var at = "a";
            while (at is not ("x" or "y"))
            {
                years += at == "b" ? 1 : 0;
                var draw = random.NextDouble();
                var from = at;
                at = steps.Where(s => s.From == from).FirstOrDefault(s => (draw -= s.Chance) < 0)?.To ?? from;
            }

            inX += at == "x" ? 1 : 0;
        }

        Assert.Equal(chain.Reaches("a", "x"), (double)inX / Walks, 0.02);
        Assert.Equal(chain.Years("a", "b"), (double)years / Walks, 0.1);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void The_elasticity_is_what_a_small_change_gives(int seed)
    {
        var random = new Random(seed);
        ChainStep[] steps = [.. from a in new[] { "a", "b", "c" } from b in new[] { "a", "b", "c", "x", "y" }
            where a != b select new ChainStep(a, b, 0.01 + (random.NextDouble() / 5))];
        var chain = new AbsorbingChain(steps);
        for (var i = 0; i < steps.Length; i++)
        {
            var more = new AbsorbingChain([.. steps.Select((s, j) => i == j ? s with { Chance = s.Chance * 1.000001 } : s)]);
            var change = ((more.Reaches("a", "x") / chain.Reaches("a", "x")) - 1) / 0.000001;
            Assert.Equal(change, chain.Elasticity(steps[i], "a", "x"), 1e-4);
        }
    }

    [Fact]
    public void A_step_that_is_the_only_way_has_elasticity_zero_when_everybody_takes_it_in_the_end()
    {
        var step = new ChainStep("so", "vso", 0.1);
        Assert.Equal(0, new AbsorbingChain(step).Elasticity(step, "so", "vso"), 12);
    }

    [Fact]
    public void What_is_no_chain_is_refused_with_the_reason()
    {
        Assert.Contains("0 to 1", Refused(new ChainStep("a", "x", 1.2)), StringComparison.Ordinal);
        Assert.Contains("0 to 1", Refused(new ChainStep("a", "x", double.NaN)), StringComparison.Ordinal);
        Assert.Contains("stays", Refused(new ChainStep("a", "a", 0.2)), StringComparison.Ordinal);
        Assert.Contains("twice", Refused(new("a", "x", 0.2), new("a", "x", 0.1)), StringComparison.Ordinal);
        Assert.Contains("more than 1", Refused(new("a", "x", 0.7), new("a", "y", 0.7)), StringComparison.Ordinal);
        Assert.Contains("no end", Refused(new("a", "b", 0.7), new("b", "a", 0.7)), StringComparison.Ordinal);
        var chain = new AbsorbingChain(new ChainStep("a", "x", 0.5));
        Assert.Throws<ArgumentException>(() => chain.Years("x", "a"));
        Assert.Throws<ArgumentException>(() => chain.Reaches("a", "a"));
        Assert.Throws<ArgumentException>(() => chain.Elasticity(new("a", "y", 0.1), "a", "x"));
    }

    private static string Refused(params ChainStep[] steps) => Assert.Throws<ArgumentException>(() => new AbsorbingChain(steps)).Message;
}
