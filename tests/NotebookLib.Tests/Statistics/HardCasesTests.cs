using System.Diagnostics;
using NotebookLib.Statistics;

namespace NotebookLib.Tests.Statistics;

/// <summary>
/// Cases on which a statistics library goes wrong without a sound: constant series, counts whose squares leave 32 bits, rare events, a
/// group that is gone before the first event, equivalence at the border of a share. Right values from R 4.2.2, SciPy 1.10.1, 60-digit
/// arithmetic or counting, as each case says.
/// </summary>
public class HardCasesTests
{
    private static readonly int[] EightYears = [.. Enumerable.Range(2015, 8)];

    [Fact]
    public void ARateOnNationalCountsIsThereAtOnce()
    {
        var series = new Series(EightYears, [300000, 301000, 299500, 302000, 303000, 301500, 304000, 305500],
            [.. Enumerable.Repeat(1_500_000.0, 8)]);
        var clock = Stopwatch.StartNew();
        var result = series.Rate();
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed} for eight counts.");
        // R: MASS::glm.nb(y ~ t + offset(log(1.5e6))): slope 0.0023825408551364, error 0.00047471950, which R finds to five digits
        Assert.StartsWith("Negative binomial", result.Method, StringComparison.Ordinal);
        Assert.Equal(0.0023825408551364, Math.Log(result.Estimate), 8);
        Assert.Equal(5.0188392, result.Statistic, 3);
        Assert.Equal(5.1985e-7, result.P, 2e-10);
    }

    [Theory]
    [InlineData(5, 12, 6)]
    [InlineData(3, 12, 6)]
    [InlineData(2, 6, 2)]
    [InlineData(0.1, 15, 7)]
    public void ABreakInAConstantSeriesCannotBeTested(double value, int n, int point)
    {
        // 0/0: neither the one line nor the two leave anything to explain
        double[] y = [.. Enumerable.Repeat(value, n)];
        var chow = Chow.Of(y, point);
        Assert.Equal((double.NaN, double.NaN), (chow.F, chow.LnP));
        var shape = new Series([.. Enumerable.Range(2001, n)], y).Break(2001 + point);
        Assert.Equal((double.NaN, double.NaN, null), (shape.P, shape.Statistic, shape.Interval));
        Assert.Contains(shape.Warnings, w => w.Nl.Contains("geen spreiding", StringComparison.Ordinal)
            && w.En.Contains("no spread", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.3)]
    [InlineData(7)]
    public void ALineThroughEqualValuesExplainsNothing(double value)
    {
        var model = TrendLine.Fit([.. Enumerable.Repeat(value, 12)]);
        Assert.True(model.Perfect);
        Assert.Equal((double.NaN, double.NaN, 0.0), (model.RSquared, model.F, model.ResidualSquares));
        Assert.Equal(value, model.Coefficients[0].Estimate, 15);
        Assert.Equal((0.0, double.NaN), (model.Coefficients[1].Estimate, model.Coefficients[1].Statistic));
    }

    [Fact]
    public void AGroupGoneBeforeTheFirstEventTakesItsDegreeOfFreedomAlong()
    {
        double[] time = [1, 1, 5, 6, 7, 8, 9, 10];
        bool[] happened = [false, false, true, true, true, true, true, true];
        string[] group = ["c", "c", "a", "a", "b", "b", "a", "b"];
        var test = LogRank.Of(time, happened, group);
        // R: survival::survdiff: chisq 0.89900942256583682 on 1 degree of freedom, p = 0.34304746027058508
        Assert.Equal(1, test.Df);
        Assert.Equal(0.89900942256583682, test.Statistic, 12);
        Assert.Equal(0.34304746027058508, Math.Exp(test.LnP), 12);
        Assert.Contains(new Durations(time, happened, group).Compare().Warnings, w =>
            w.En.Contains("Not compared", StringComparison.Ordinal) && w.En.EndsWith("c.", StringComparison.Ordinal));
    }

    [Fact]
    public void AWithheldRowThatMayBeEmptyLeavesTheOtherCompletionsStanding()
    {
        // counted: 25 completions, 24 with a first row; shares 0/4 to 4/4 against 10/30
        var bounds = SuppressedCells.Of(new long?[,] { { null, null }, { 10, 20 } }, min: 0, max: 4);
        Assert.Equal((25L, 1L), (bounds.Feasible, bounds.WithoutShare));
        Assert.Equal((0.0, 1.0), bounds.FirstRowShare);
        Assert.Equal(0, bounds.RiskRatio.Low);
        Assert.Equal(3, bounds.RiskRatio.High, 12);
    }

    [Fact]
    public void PairsOfAHundredThousandValuesAreCountedIn64Bits()
    {
        var trend = MannKendall.Of([.. Enumerable.Range(0, 70_000).Select(i => (double)i)]);
        Assert.Equal(2_449_965_000, trend.S); // n(n - 1)/2
        Assert.Equal((1.0, 1.0), (trend.TauA, trend.TauB));
        Assert.True(trend.Z > 0 && double.IsFinite(trend.LnP));
        var change = Pettitt.Of([.. Enumerable.Range(0, 100_000).Select(i => (double)i)]);
        Assert.Equal((2_500_000_000.0, 49_999), (change.K, change.After)); // n²/4 in the middle
        var signed = WilcoxonSignedRank.Of([.. Enumerable.Range(1, 50_000).Select(i => (double)i)], new double[50_000]);
        Assert.Equal(1_250_025_000, signed.V); // n(n + 1)/2
        var many = WilcoxonSignedRank.Of([.. Enumerable.Range(1, 100_000).Select(i => i % 2 == 0 ? i : -(double)i)], new double[100_000]);
        Assert.Equal(2_500_050_000, many.V); // the even ranks
        var rho = SpearmanCorrelation.Of([.. Enumerable.Range(0, 100_000).Select(i => (double)i)],
            [.. Enumerable.Range(0, 100_000).Select(i => (double)-i)]);
        Assert.Equal(-1, rho.Rho, 12);
        Assert.Equal(-1, KendallCorrelation.Of([.. Enumerable.Range(0, 100_000).Select(i => (double)i)],
            [.. Enumerable.Range(0, 100_000).Select(i => (double)-i)]).TauB, 12);
    }

    [Theory]
    [InlineData(20, 1.4885206520112433, 1e-9)] // R: power.t.test(delta = 20, power = 0.8, tol = 1e-12)
    [InlineData(1e-5, 156977594687.9421, 1e-5)] // with 3e11 degrees of freedom five digits are what it promises
    public void TheSizeOfATTestFollowsFarFromTheUsual(double delta, double size, double within) =>
        Assert.Equal(1, PowerOf.TTestSize(delta) / size, within);

    [Theory]
    [InlineData(int.MaxValue, 1, 2 / 2147483648.0)] // 2 over the number of ways to choose, by hand
    [InlineData(1, int.MaxValue, 2 / 2147483648.0)]
    [InlineData(int.MaxValue, int.MaxValue, 0)]
    [InlineData(3, 4, 2 / 35.0)]
    public void TheSmallestPOfHugeGroupsIsFoundAtOnce(int n1, int n2, double p) => Assert.Equal(p, PowerOf.SmallestP(n1, n2), 1e-15);

    [Fact]
    public void RareEventsKeepTheDigitsOfTheirScoreInterval()
    {
        // restricted maximum likelihood by bisection in 60 digits
        const long n = 1_000_000_000;
        var equal = DifferenceInterval.MiettinenNurminen(1, n, 1, n);
        Assert.Equal(1, equal.High / 4.737058510957296e-9, 1e-9);
        Assert.Equal(-1, equal.Low / 4.737058510957296e-9, 1e-9);
        var five = DifferenceInterval.MiettinenNurminen(0, n, 5, n, 0.99);
        Assert.Equal(1, five.High / 1.634896576902054e-9, 1e-9);
        Assert.Equal(1, five.Low / -1.496424789095758e-8, 1e-9);
    }

    [Fact]
    public void MillionsOfCountsWithASmallExpectationHaveAP()
    {
        var table = new Crosstab(new long?[,] { { 2_000_000, 3, 1 }, { 1_999_000, 9, 0 }, { 2_100_000, 1, 2 } }, ["a", "b", "c"],
            ["x", "y", "z"]);
        var result = table.Independence();
        // all 105 x 10 ways to lay 13 and 3 counts in the last columns, weighed in R: 0.023374684647; four Monte-Carlo errors of 100,000
        // tables
        Assert.Equal(0.023374684647, result.P, 4 * Math.Sqrt(0.0234 * 0.9766 / 100_000));
        Assert.Contains(result.Warnings, w => w.Nl.Contains("willekeurige tabellen", StringComparison.Ordinal));
    }

    [Fact]
    public void ABreakOnTwelveYearsDoesNotAlarmOnTheErrorsOfNeweyAndWest()
    {
        var series = new Series([.. Enumerable.Range(2010, 12)], [10.1, 10.3, 9.9, 10.2, 10.0, 10.1, 9.8, 10.2, 10.0, 10.1, 10.4, 10.6]);
        // R: lm(y ~ t + (t >= 10) + pmax(0, t - 10))
        var independent = series.Break(2020, autocorrelation: 0);
        Assert.Equal(0.073400987537445672, independent.P, 12);
        Assert.Equal(-0.046251106986680945, independent.Interval!.Value.Low, 12);
        Assert.Equal(0.819584440320018981, independent.Interval!.Value.High, 12);
        Assert.True(series.Break(2020).P > 0.05);
        Assert.True(InterruptedSeries.Fit(series.Values, 10).Robust()[2].P < 0.001,
            "The errors of Newey and West stay beside it, for comparison.");
    }

    [Theory]
    [InlineData(0, 1000, 0, 1000, 0.05, 2.0118360953421197e-13)] // restricted maximum likelihood by bisection in 60 digits
    [InlineData(1, 20, 0, 20, 0.2, 0.04676625634454656)]
    public void EquivalenceIsAScoreTest(long k1, long n1, long k2, long n2, double margin, double p) =>
        Assert.Equal(1, new Share(k1, n1, "a").EquivalentTo(new(k2, n2, "b"), margin).P / p, 1e-9);

    public static TheoryData<string, Action> Large => new()
    {
        { "Groups.Compare", () => Values(2, 100_000).Compare() },
        { "Groups.Compare, paired", () => Values(2, 100_000).Compare(paired: true) },
        { "Groups.Compare, five groups", () => Values(5, 100_000).Compare() },
        { "Groups.Means", () => Values(2, 500_000).Means() },
        { "Groups.Ordered", () => Values(4, 50_000).Ordered() },
        { "Groups.Pairwise", () => Values(4, 50_000).Pairwise() },
        { "MannWhitney.HodgesLehmann", () => _ = MannWhitney.Of(Column(1, 50_000), Column(2, 50_000)).HodgesLehmann },
        { "KendallCorrelation", () => KendallCorrelation.Of(Column(1, 100_000), Column(2, 100_000)) },
        { "Bootstrap", () => Bootstrap.Of(Column(1, 50_000), v => v.Average()) },
        { "PartialPooling", () =>
            PartialPooling.Of([.. Enumerable.Range(0, 150).Select(i => new Share(2000 + 7 * i, 5000, "leerlingen"))]) },
        { "NegativeBinomial", () => NegativeBinomial.Fit([3e6, 3.1e6, 2.9e6, 3.3e6, 3.2e6], Design.Of([[0], [1], [2], [3], [4]])) },
        { "LogRank", () => LogRank.Of([.. Column(3, 200_000).Select(Math.Abs)], [.. Enumerable.Range(0, 200_000).Select(i => i % 3 > 0)],
            [.. Enumerable.Range(0, 200_000).Select(i => i % 2 == 0 ? "a" : "b")]) },
        { "KrippendorffAlpha", () =>
            KrippendorffAlpha.Of([.. Enumerable.Range(2, 3).Select(r => Enumerable.Range(0, 100_000).Select(i => (double?)(i % (r * 7) % 5))
            .ToArray())], RatingScale.Ordinal) },
        { "Queue", () => _ = new Queue(9_999_999, 1, 10_000_000).Reading },
        { "PowerOf.TTestDifference", () => PowerOf.TTestDifference(1e9) },
    };

    [Theory]
    [MemberData(nameof(Large))]
    public void LargeDataAreAnsweredWithinSeconds(string what, Action ask)
    {
        var clock = Stopwatch.StartNew();
        ask();
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(15),
            $"{what} took {clock.Elapsed}; five seconds on a machine of its own, three times that beside other work.");
    }

    private static Groups Values(int groups, int n) => new([.. Enumerable.Range(0, groups).Select(g => ($"groep {g}", Column(g + 1, n)))]);

    private static double[] Column(int seed, int n)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() + random.NextDouble() - 1)];
    }
}
