using NotebookLib.Models;

namespace NotebookLib.Tests.Models;

public sealed class ModelTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void A_measure_that_counts_more_says_less_of_the_goal(double weight)
    {
        var model = new MeasureAsTarget(20_000, 3);
        Assert.Equal(MeasureAsTarget.Expected(weight).Value, model.Correlation(weight).Value, 0.02);
        Assert.True(model.Correlation(weight + 1).Value < model.Correlation(weight).Value);
        Assert.Equal(model.Correlation(weight).Value, new MeasureAsTarget(20_000, 3).Correlation(weight).Value);
    }

    [Fact]
    public void A_simulated_number_says_so()
    {
        Assert.Equal(OriginKind.Simulated, new MeasureAsTarget(10, 3).Correlation(1).Origin.Kind);
        Assert.Throws<ArgumentOutOfRangeException>(() => new MeasureAsTarget(10, 3).Correlation(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MeasureAsTarget(2, 3));
    }
}
