using NotebookLib.Models;

namespace NotebookLib.Tests.Models;

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

    [Fact]
    public void Two_routes_with_half_a_file_each_are_the_interval_of_Jeffreys()
    {
        var files = new FewFiles(0.5, Origin.Arithmetic("toets"), ("regulier", 3), ("gespecialiseerd", 6));
        var jeffreys = NotebookLib.Statistics.ProportionInterval.Jeffreys(3, 9);
        var share = files.Shares()[0];
        Assert.Equal(100 * jeffreys.Low, share.Low, 8);
        Assert.Equal(100 * jeffreys.High, share.High, 8);
        Assert.Equal(100 * 3.5 / 10, share.Mean, 12);
    }

    [Fact]
    public void Shares_add_up_and_many_files_narrow_the_interval()
    {
        var few = new FewFiles(1, Origin.Arithmetic("toets"), ("a", 6), ("b", 1), ("c", 4));
        var many = new FewFiles(1, Origin.Arithmetic("toets"), ("a", 600), ("b", 100), ("c", 400));
        Assert.Equal(100, few.Shares().Sum(s => s.Mean), 10);
        Assert.True(many.Shares()[0].High - many.Shares()[0].Low < 0.2 * (few.Shares()[0].High - few.Shares()[0].Low));
        Assert.Equal(11, few.Total);
        Assert.Throws<ArgumentException>(() => new FewFiles(1, Origin.Arithmetic("toets"), ("a", 6)));
        Assert.Throws<ArgumentException>(() => new FewFiles(0, Origin.Arithmetic("toets"), ("a", 6), ("b", 1)));
    }
}
