using NotebookLib.Statistics;
using TestResult = NotebookLib.Statistics.TestResult;

namespace NotebookLib.Tests.Statistics;

/// <summary>A share against a norm, groups within a margin, one area among others.</summary>
public class NormAndRowTests
{
    // R 4.2.2: pbinom(109, 310, .30, lower = FALSE); pbinom(110, 310, .40); binom.test(110, 310, conf.level = .9)$conf.int
    [Fact]
    public void AShareEqualsANormWithinAMarginByTwoExactTests()
    {
        var share = new Share(110, 310, "leerlingen");
        var test = share.EquivalentToNorm(0.35, 0.05);
        Assert.Equal(0.0580357627455564, test.P, 12);
        Assert.Equal(0.309706653114055, test.Interval!.Value.Low, 9);
        Assert.Equal(0.402054897774813, test.Interval!.Value.High, 9);
        Assert.Contains("blijft open", test.Reading.Nl, StringComparison.Ordinal);
        Assert.Contains("35,0 procent ± 6,0 procentpunt", share.EquivalentToNorm(0.35, 0.06).Reading.Nl, StringComparison.Ordinal);
        Assert.True(share.EquivalentToNorm(0.35, 0.06).P < 0.05);
        Assert.True(new Share(0, 200, "leerlingen").EquivalentToNorm(0.01, 0.02).P < 0.05); // the lower margin cannot be passed
        Assert.Throws<ArgumentException>(() => share.EquivalentToNorm(0.5, 0.6));
    }

    // R 4.2.2: t.test(x, y, mu = -1.5, alternative = "greater"); t.test(x, y, mu = 1.5, alternative = "less"); conf.level = .9
    [Fact]
    public void GroupsAreTheSameWithinAMarginByTwoWelchTests()
    {
        var groups = new Groups(("a", [4.1, 5.6, 3.9, 6.2, 5.0, 4.7]), ("c", [9, 9, 8]), ("b", [5.2, 4.4, 5.9, 4.8, 5.5]));
        var test = groups.Only("a", "b").EquivalentTo(1.5);
        Assert.Equal(0.0102701733056166, test.P, 10);
        Assert.Equal(-1.061640502126742, test.Interval!.Value.Low, 8);
        Assert.Equal(0.574973835460076, test.Interval!.Value.High, 8);
        Assert.Contains("a, c, b", Assert.Throws<ArgumentException>(() => groups.Only("a", "d")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => groups.EquivalentTo(1));
        Assert.Contains("geen spreiding", new Groups(("a", [1, 1]), ("b", [1, 1])).EquivalentTo(1).Warnings[0].Nl,
            StringComparison.Ordinal);
    }

    [Fact]
    public void OneAreaHasAPlaceAmongTheOthers()
    {
        Series[] others = [.. Enumerable.Range(1, 39).Select(i => Of("gebied " + i, i))];
        var top = Of("Noord", 50).Among(2023, others);
        Assert.Equal((1, 30, 0.05), (top.Statistic, top.Estimate, top.P));
        Assert.Contains("plaats 1 van 40", top.Reading.Nl, StringComparison.Ordinal);
        Assert.Contains(top.Warnings, w => w.Nl.Contains("geen steekproef", StringComparison.Ordinal));
        Assert.Equal((50.0 - 39, 50.0 - 1), (top.Interval!.Value.Low, top.Interval!.Value.High));
        Assert.Equal(2.0 * 11 / 40, Of("Zuid", 10.5).Among(2023, others).P, 12); // ten lie lower

        var few = Of("Noord", 50).Among(2023, others[..8]);
        Assert.True(double.IsInfinity(few.Interval!.Value.Low));
        Assert.Contains(few.Warnings, w => w.Nl.Contains("niet onder 0,222", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(7.5)]
    [InlineData(2)]
    [InlineData(38.5)]
    public void TheIntervalHoldsTheShiftsThatLeaveItUnremarkable(double value)
    {
        Series[] others = [.. Enumerable.Range(1, 40).Select(i => Of("gebied " + i, i * 1.01))];
        TestResult At(double shift) => Of("Noord", value - shift).Among(2023, others);
        var interval = At(0).IntervalAt(0.9)!.Value;
        Assert.True(At(interval.Low + 1e-6).P > 0.1 && At(interval.High - 1e-6).P > 0.1);
        Assert.True(At(interval.Low - 1e-6).P <= 0.1 && At(interval.High + 1e-6).P <= 0.1);
    }

    [Fact]
    public void SuppressedOthersAreTakenBothWaysAndAbsentOnesNamed()
    {
        Series[] others = [Of("a", 5), Of("b", 7), Of("c", 12), new([2022], [3]) { Name = "d", Bounds = [new(2023, 1, 4)] },
            new([2022], [3]) { Name = "e" }];
        var test = Of("Noord", 3).Among(2023, others);
        Assert.Equal(2.0 * 2 / 5, test.P, 12); // d may lie lower
        Assert.Contains("plaats 4 tot 5 van 5", test.Reading.Nl, StringComparison.Ordinal);
        Assert.Contains(test.Warnings, w => w.Nl.Contains("niet in de rij: e", StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => Of("Noord", 3).Among(2022, others));
        Assert.Throws<ArgumentException>(() => Of("Noord", 3).Among(2023, others[3..]));
    }

    private static Series Of(string name, double value) => new([2023], [value]) { Name = name };
}
