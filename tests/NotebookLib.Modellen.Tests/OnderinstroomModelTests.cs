namespace NotebookLib.Modellen.Tests;

public sealed class OnderinstroomModelTests
{
    [Theory]
    [InlineData(0.3, 2)]
    [InlineData(0.5, 4)]
    [InlineData(0.8, 9)]
    public void In_equilibrium_acting_and_keeping_out_bring_the_same(double cost, int parties)
    {
        // benefit 1: acting brings 1 - cost for sure, keeping out brings 1 unless all others keep out too
        var out1 = new VolunteersDilemma(cost).KeepsOut(parties);
        Assert.Equal(1 - cost, 1 - Math.Pow(out1, parties - 1), 12);
        Assert.Equal(100 * Math.Pow(cost, (double)parties / (parties - 1)), new VolunteersDilemma(cost).Nobody(parties).Value, 10);
    }

    [Fact]
    public void More_parties_make_it_likelier_that_nobody_acts_up_to_the_cost()
    {
        var model = new VolunteersDilemma(0.4);
        Assert.Equal(0, model.Nobody(1).Value);
        Assert.Equal(16, model.Nobody(2).Value, 10);
        Assert.True(Enumerable.Range(1, 20).All(n => model.Nobody(n).Value < model.Nobody(n + 1).Value));
        Assert.Equal(40, model.Nobody(100_000).Value, 0.01);
        Assert.Equal(OriginKind.Simulated, model.Nobody(3).Origin.Kind);
        Assert.Throws<ArgumentOutOfRangeException>(() => new VolunteersDilemma(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Nobody(0));
    }
}
