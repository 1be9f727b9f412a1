using NotebookLib.Charts;
using NotebookLib.Statistics;

namespace NotebookLib.Modellen.Tests;

public sealed class SteeringModelTests
{
    private static readonly Origin Source = Origin.Arithmetic("test");

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(20)]
    public void The_gain_is_the_slope_of_demand(double elasticity)
    {
        var region = new FixedBudget(0.045, 2, 0.03, elasticity);
        const double Step = 1e-6;
        var slope = (Math.Log(region.Demand(region.Share * (1 + Step))) - Math.Log(region.Demand(region.Share * (1 - Step))))
            / (Math.Log(1 + Step) - Math.Log(1 - Step));
        Assert.Equal(slope, region.Gain(region.Share), 6);
        Assert.Equal(elasticity / region.CriticalElasticity, region.Gain(region.Share), 12);
        // relief of a small provision in the long run: 1 minus the gain
        Assert.Equal(1 - region.Gain(region.Share), region.ReliefLeft(1e-6, 400), 4);
        Assert.Equal(1, region.ReliefLeft(0.001, 0), 12);
    }

    [Fact]
    public void A_small_push_ends_at_push_over_one_minus_gain()
    {
        var region = new FixedBudget(0.045, 2, 0.05, 5);
        var (push, gain) = (1e-5, region.Gain(region.Share));
        Assert.InRange(gain, 0.3, 0.7);
        Assert.Equal(push / (1 - gain), (region.SharePlacesFollow(push, 300) / region.Share) - 1, 1e-8);
        // above the critical elasticity it runs to the bottom of the purse
        var runaway = new FixedBudget(0.045, 2, 0.05, 2 * region.CriticalElasticity);
        Assert.Equal(runaway.Budget / runaway.Cost, runaway.SharePlacesFollow(0.01, 200), 9);
    }

    [Fact]
    public void Policies_dominate_each_other_only_where_the_loop_feeds_itself()
    {
        int Dominated(double elasticity)
        {
            var region = new FixedBudget(0.045, 2, 0.03, elasticity);
            var policies = (from budget in new[] { 0.95, 1, 1.05 } from places in Enumerable.Range(0, 12) select region.Outcome(region.Share
                * (0.7 + (0.02 * places)), region.Budget * budget)).ToList();
            return policies.Count(p => p.Access < 1 && p.IsDominated(policies));
        }

        Assert.Equal(0, Dominated(1));
        Assert.True(Dominated(25) > 0);
        Assert.True(double.IsNaN(new FixedBudget(0.045, 2, 0.03, 1).Quality(0.2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FixedBudget(0, 2, 0.03, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FixedBudget(0.045, -2, 0.03, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FixedBudget(0.045, 2, 0.03, 1).ReliefLeft(0.5, 1));
    }

    [Fact]
    public void A_class_with_everyone_differs_most()
    {
        Assert.Equal(1, new BroadClass(0).Spread.Value, 12);
        // half of a normal distribution: variance 1 − 2/π
        Assert.Equal(Math.Sqrt(1 - (2 / Math.PI)), new BroadClass(0.5).Spread.Value, 12);
        Assert.True(new BroadClass(0.02).Spread.Value > new BroadClass(0.05).Spread.Value);
        Assert.Throws<ArgumentOutOfRangeException>(() => new BroadClass(1));
    }

    [Fact]
    public void Without_action_a_stock_goes_to_inflow_times_stay()
    {
        var stock = new NoAction(new(1000, "leerlingen", Source), new(300, "leerlingen", Source), new(1050, "leerlingen", Source));
        Assert.Equal(0.25, stock.Leaves, 12);
        Assert.Equal(1200, stock.End.Value, 9);
        Assert.Equal(Little.Present(300, 1 / 0.25), stock.End.Value, 9);
        Assert.Equal((1050 * 0.75) + 300, stock.At(1).Value, 9);
        Assert.Equal(OriginKind.Simulated, stock.Path("so", new SchoolYear(2023), 5).Origin.Kind);
        Assert.Contains("Controleer", Assert.Throws<InvalidOperationException>(() =>
            new NoAction(new(10, "", Source), new(5, "", Source), new(20, "", Source)).Leaves).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Imagined_participants_divide_a_hundred_whole_points()
    {
        var drawn = new ValueProfiles(4).Draw(200, [25, 25, 25, 25], 0.5);
        Assert.All(drawn, p => Assert.Equal(100, p.Sum(), 9));
        Assert.All(drawn.SelectMany(p => p), v => Assert.Equal(Math.Round(v), v));
        Assert.Equal(drawn.SelectMany(p => p), new ValueProfiles(4).Draw(200, [25, 25, 25, 25], 0.5).SelectMany(p => p));
        Assert.NotEqual(drawn[0], new ValueProfiles(4).Draw(200, [25, 25, 25, 25], 0.5, stream: 1)[0]);
        // the adding-up constraint: equal and independent, yet correlated at about −1/3
        Assert.Equal(-1.0 / 3, MathNet.Numerics.Statistics.Correlation.Pearson(drawn.Select(p => p[0]), drawn.Select(p => p[1])), 0.2);
        Assert.Throws<ArgumentException>(() => new ValueProfiles(1).Draw(3, [1, 1, 1], 0.5));
    }

    [Fact]
    public void An_own_session_is_read_or_says_what_is_wrong()
    {
        string Lines(string group, int n) => string.Concat(Enumerable.Range(0, n).Select(i => $"{group}; {40 + i}; {30 - i}; 20; 10\n"));
        var (session, message) = ValueSession.Read(Lines("bestuur", 5) + Lines("team", 6));
        Assert.Equal("", message);
        Assert.Equal(11, session!.Groups.Profiles.Count);
        Assert.Equal((null, ""), ValueSession.Read(" \n"));
        Assert.Contains("Regel 1: de punten tellen op tot 90", ValueSession.Read("bestuur; 30; 30; 20; 10").Message,
            StringComparison.Ordinal);
        Assert.Contains("\"veel\" bij individueel maatwerk", ValueSession.Read("bestuur; 30; veel; 20; 10").Message,
            StringComparison.Ordinal);
        Assert.Contains("Regel 2 heeft 2 velden", ValueSession.Read("a\t40\t30\t20\t10\nb;3").Message, StringComparison.Ordinal);
        var hidden = ValueSession.Read(Lines("bestuur", 5) + Lines("team", 5) + Lines("ouders", 2));
        Assert.Contains("Eén groep heeft minder dan 5", hidden.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ouders", hidden.Session!.Groups.Group);
        Assert.Contains("twee groepen", ValueSession.Read(Lines("bestuur", 5) + Lines("team", 3)).Message, StringComparison.Ordinal);
    }
}
