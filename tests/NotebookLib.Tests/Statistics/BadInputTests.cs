using NotebookLib.Statistics;

namespace NotebookLib.Tests.Statistics;

/// <summary>Whatever cannot be answered is refused by the name of the parameter; nothing runs for ever and nothing returns a silent
/// NaN.</summary>
public class BadInputTests
{
    private static readonly double[] Good = [1, 2, 3, 4, 5, 6];

    public static TheoryData<string, string, Action> Refusals => new()
    {
        { "NaN in a group", "x", () => MannWhitney.Of([1, double.NaN], Good) },
        { "infinity", "y", () => WelchT.Of(Good, [1, double.PositiveInfinity]) },
        { "empty", "values", () => MannKendall.Of([]) },
        { "unequal pairs", "y", () => OneSampleT.Paired(Good, [1, 2]) },
        { "one value", "x", () => OneSampleT.Of([1]) },
        { "level", "level", () => ProportionInterval.Wilson(1, 2, 95) },
        { "k > n", "k", () => BinomialExact.Of(3, 2, 0.5) },
        { "p0", "p0", () => BinomialExact.Of(1, 2, 1.5) },
        { "margins", "high", () => EquivalentMeans.Of(Good, Good, 1, -1) },
        { "negative cell", "table", () => ChiSquareIndependence.Of(new long[,] { { 1, -2 }, { 3, 4 } }) },
        { "not 2 x 2", "table", () => Fisher2x2.Of(new long[,] { { 1, 2, 3 }, { 3, 4, 5 } }) },
        { "shares do not add up", "probabilities", () => ChiSquareFit.Of([1, 2], [0.5, 0.6]) },
        { "zero exposure", "t2", () => PoissonRateRatio.Of(1, 5, 2, 0) },
        { "zero exposure in a model", "exposure", () => Glm.Poisson([1, 2, 3], Design.Of([[1], [2], [4]]), [1, 0, 1]) },
        { "columns that follow from others", "x", () => LinearModel.Fit(Good, Design.Of([.. Good.Select(v => new[] { v, 2 * v })])) },
        { "y beyond its trials", "y", () => Glm.Logistic([0, 2, 1], Design.Of([[1], [2], [4]])) },
        { "lag", "lag", () => TrendLine.Fit(Good).NeweyWest(6) },
        { "break at the edge", "breakIndex", () => InterruptedSeries.Fit(Good, 1) },
        { "p above 1", "p", () => Adjustment.Holm([0.5, 1.2]) },
        { "not square", "counts", () => MarkovChain.Of(new long[,] { { 1, 2 } }, [0]) },
        { "chances not square", "shares", () => MarkovChain.OfShares(new double[,] { { 1, 0 } }, [0]) },
        { "chances that miss a part", "shares", () => MarkovChain.OfShares(new double[,] { { 0.5, 0.4 }, { 0, 1 } }, [1]) },
        { "a chance below 0", "shares", () => MarkovChain.OfShares(new double[,] { { 1.5, -0.5 }, { 0, 1 } }, [1]) },
        { "a chance that is no number", "shares", () => MarkovChain.OfShares(new double[,] { { double.NaN, 1 }, { 0, 1 } }, [1]) },
        { "no end among chances", "absorbing", () => MarkovChain.OfShares(new double[,] { { 1 } }, []) },
        { "negative tries", "n", () => _ = new Rng(1).Binomial(-1, 0.5) },
        { "mean without end", "mean", () => _ = new Rng(1).Poisson(double.PositiveInfinity) },
        { "negative mean", "mean", () => _ = new Rng(1).Poisson(-0.1) },
        { "no service", "Service", () => _ = new Queue(1, 0, 1) },
        { "cases without people", "cases0", () => Kitagawa.Of([0, 5], [1, 2], [3, 4], [1, 1]) },
        { "raters differ", "counts", () => FleissKappa.Of(new long[,] { { 3, 0 }, { 1, 1 } }) },
        { "negative duration", "time", () => KaplanMeier.Of([-1], [true]) },
        { "one group", "group", () => LogRank.Of([1, 2], [true, true], ["a", "a"]) },
        { "too many slopes", "x", () => TheilSen.Of(new double[6000]) },
        { "too many values to enumerate", "data", () => ExhaustiveBootstrap.OfMean(new double[20]) },
        { "power of a size below two", "n", () => PowerOf.TTest(1, 1) },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void IsRefusedByName(string what, string parameter, Action ask) =>
        Assert.Equal((what, parameter), (what, Assert.ThrowsAny<ArgumentException>(ask).ParamName));

    [Theory]
    [InlineData("nl-NL")]
    [InlineData("en-US")]
    [InlineData("")]
    public void RefusalsReadTheSameInEveryCulture(string culture)
    {
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo(culture);
        Assert.Contains("level is 1.5;", Assert.Throws<ArgumentException>(() => ProportionInterval.Wilson(1, 2, 1.5)).Message,
            StringComparison.Ordinal);
        var reading = new Groups(("a", [-1.5, 2.25, 1000.75]), ("b", [3.5, 4.5, 9000.5])) { Unit = new("punten", "points") }.Means()
            .Reading;
        Assert.Contains("2.669,00 punten lager", reading.Nl, StringComparison.Ordinal);
        Assert.Contains("2,669.00 points lower", reading.En, StringComparison.Ordinal);
    }

    [Fact]
    public void GroupsGoneBeforeTheFirstEventDoNotDisturbTheLogRank()
    {
        var with = LogRank.Of([1, 1, 5, 6, 7, 8], [false, false, true, true, true, false], ["early", "early", "a", "b", "a", "b"]);
        var without = LogRank.Of([5, 6, 7, 8], [true, true, true, false], ["a", "b", "a", "b"]);
        Assert.Equal(without.Statistic, with.Statistic, 12);
        Assert.Equal(0, LogRank.Of([1, 2], [false, false], ["a", "b"]).Statistic);
    }

    [Fact]
    public void LargeDataTurnToApproximationsInsteadOfRunningForEver()
    {
        double[] x = [.. Enumerable.Range(0, 400).Select(i => (double)(i * 7 % 11))],
            y = [.. Enumerable.Range(0, 400).Select(i => 1.0 + i * 5 % 11)];
        var groups = new Groups(("x", x), ("y", y));
        Assert.Contains("continuity correction", groups.Compare().Method, StringComparison.Ordinal);
        Assert.Contains("random assignments", groups.Permuted(permutations: 999).Method, StringComparison.Ordinal);
        Assert.True(double.IsNaN(KruskalWallis.Of([x, y]).PExact));
        Assert.True(double.IsNaN(JonckheereTerpstra.Of([x, y]).PExactIncreasing));
    }

    [Fact]
    public void ASeparatedLogisticModelSaysThatItDidNotSettle() =>
        Assert.False(Glm.Logistic([0, 0, 0, 1, 1, 1], Design.Of([[1], [2], [3], [4], [5], [6]])).Converged);
}
