using NotebookLib.Statistics;

namespace NotebookLib.Tests.Statistics;

public class GroupsTests
{
    private static readonly Groups Codes = new(("bao en sbo", [1, 2, 2, 3]), ("vo en vso", [3, 3, 2, 4, 4, 3])) { Of = "locaties" };

    [Fact]
    public void TwoGroupsCompareByRankAndReadInPairs()
    {
        var result = Codes.Compare();
        Assert.Contains("exact", result.Method, StringComparison.Ordinal);
        Assert.Contains("bao en sbo (4 locaties) en vo en vso (6 locaties)", result.Reading.Nl, StringComparison.Ordinal);
        Assert.Contains("hoger in 4 % en lager in 75 % van de paren", result.Reading.Nl, StringComparison.Ordinal);
        Assert.DoesNotContain("hele populatie", result.Reading.Nl, StringComparison.Ordinal);
    }

    [Fact]
    public void TooFewToShowAnythingIsSaid() =>
        Assert.Contains("nooit kleiner", Assert.Single(new Groups(("a", [9]), ("b", [1, 2, 3, 4])).Compare().Warnings).Nl,
        StringComparison.Ordinal);

    [Fact]
    public void EqualValuesAreAnAnswerEverywhere()
    {
        var two = new Groups(("a", [3, 3, 3]), ("b", [3, 3, 3]));
        var three = new Groups(("a", [3, 3]), ("b", [3, 3]), ("c", [3, 3]));
        foreach (NotebookLib.Statistics.TestResult result in (NotebookLib.Statistics.TestResult[])[two.Compare(), two.Compare(paired: true),
            two.Ordered(), two.Permuted(), three.Compare(), three.Compare(paired: true), three.Ordered(), .. three.Pairwise()])
        {
            Assert.Equal(1, result.P);
            Assert.Contains(result.Warnings, w => w.Nl.Contains("p is 1", StringComparison.Ordinal)
                && w.En.Contains("p is 1", StringComparison.Ordinal));
        }
        foreach (var means in (NotebookLib.Statistics.TestResult[])[two.Means(), three.Means(),
            new Groups(("a", [1, 1]), ("b", [2, 2])).Means()])
        {
            Assert.True(double.IsNaN(means.P) && double.IsNaN(means.Statistic));
            Assert.Contains("geen toets", Assert.Single(means.Warnings).Nl, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void PermutationsGiveTheSameAnswerOnAnyNumberOfCores()
    {
        double[] x = [.. Enumerable.Range(0, 30).Select(i => i * 1.7 % 5)], y = [.. Enumerable.Range(0, 30).Select(i => 0.4 + i * 2.3 % 5)];
        var result = new Groups(("x", x), ("y", y)).Permuted(permutations: 20_000, seed: 7);
        var alone = PermutationTest.Of(x, y, (a, b) => a.Average() - b.Average(), 20_000, 7);
        Assert.Equal(result.P, new Groups(("x", x), ("y", y)).Permuted(permutations: 20_000, seed: 7).P);
        Assert.Equal(alone.P, result.P, 0.02);
        Assert.NotEmpty(result.Warnings);
    }

    [Fact]
    public void RoundingNoiseDoesNotBreakTiesOfPairs()
    {
        var tenths = new Groups(("na", [0.3, 0.5, 0.9, 0.4]), ("voor", [0.1, 0.3, 0.7, 0.7])).Compare(paired: true);
        var whole = new Groups(("na", [3, 5, 9, 4]), ("voor", [1, 3, 7, 7])).Compare(paired: true);
        Assert.Equal((whole.Statistic, whole.P), (tenths.Statistic, tenths.P));
    }

    [Fact]
    public void PairsAdjustForTheirNumber()
    {
        var pairs = new Groups(("a", [1, 2, 2, 3]), ("b", [2, 3, 4, 4, 3]), ("c", [4, 4, 5, 5])).Pairwise();
        Assert.Equal(3, pairs.Count);
        Assert.All(pairs, p => Assert.Contains("Holm", p.Method, StringComparison.Ordinal));
    }

    [Fact]
    public void BadInputNamesTheParameter()
    {
        Assert.Equal("groups", Assert.Throws<ArgumentException>(() => new Groups(("a", [1]))).ParamName);
        Assert.Equal("groups[1]", Assert.Throws<ArgumentException>(() => new Groups(("a", [1]), ("b", []))).ParamName);
        Assert.Equal("groups", Assert.Throws<ArgumentException>(() => new Groups(("a", [1]), ("a", [2]))).ParamName);
        Assert.Equal("paired", Assert.Throws<ArgumentException>(() => Codes.Compare(paired: true)).ParamName);
        Assert.Equal("permutations", Assert.Throws<ArgumentException>(() => Codes.Permuted(permutations: 5)).ParamName);
    }
}
