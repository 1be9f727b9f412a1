using NotebookLib.Hypotheses;
using NotebookLib.Statistics;

namespace NotebookLib.Tests.Hypotheses;

public sealed class ExpectationTests
{
    [Theory]
    [InlineData("above", 0.1, 2, Stance.Supports)]
    [InlineData("above", 0, 2, Stance.Undecided)]
    [InlineData("above", -1, 0, Stance.Contradicts)]
    [InlineData("below", -2, -0.1, Stance.Supports)]
    [InlineData("below", -2, 0, Stance.Undecided)]
    [InlineData("below", 0, 1, Stance.Contradicts)]
    [InlineData("within", 1, 3, Stance.Supports)]
    [InlineData("within", 0.9, 3, Stance.Undecided)]
    [InlineData("within", 3.1, 4, Stance.Contradicts)]
    [InlineData("within", 0, 5, Stance.Undecided)]
    [InlineData("equivalent", -2, 2, Stance.Supports)]
    [InlineData("equivalent", -2.1, 1, Stance.Undecided)]
    [InlineData("equivalent", 2.1, 3, Stance.Contradicts)]
    [InlineData("above", double.NegativeInfinity, double.PositiveInfinity, Stance.Undecided)]
    [InlineData("above", double.NaN, 3, Stance.Undecided)]
    public void AnIntervalInsideSupportsOutsideContradictsElseUndecided(string kind, double low, double high, Stance expected)
    {
        var region = kind switch { "above" => Expectation.Above(0), "below" => Expectation.Below(0), "within" => Expectation.Within(1, 3),
            _ => Expectation.EquivalentTo(0, 2) };
        Assert.Equal(expected, region.Of(new Interval(low, high)));
    }

    [Fact]
    public void ARegionThatHoldsNothingOrIsNoNumberIsRefused()
    {
        Assert.Contains("value is NaN", Assert.Throws<HypothesisException>(() => Expectation.Above(double.NaN)).Message,
            StringComparison.Ordinal);
        Assert.Throws<HypothesisException>(() => Expectation.Below(double.PositiveInfinity));
        Assert.Contains("lower end first", Assert.Throws<HypothesisException>(() => Expectation.Within(3, 1)).Message,
            StringComparison.Ordinal);
        Assert.Throws<HypothesisException>(() => Expectation.EquivalentTo(0, 0));
    }

    [Fact]
    public void ItSaysItselfInDutch()
    {
        Assert.Equal("boven 0 procentpunt", Expectation.Above(0).Say("procentpunt"));
        Assert.Equal("onder −1,5", Expectation.Below(-1.5).Say(""));
        Assert.Equal("van 1 tot en met 2,25 %", Expectation.Within(1, 2.25).Say("%"));
        Assert.Equal("gelijk aan 0 procentpunt, met een marge van 2", Expectation.EquivalentTo(0, 2).Say("procentpunt"));
    }
}
