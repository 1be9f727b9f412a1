using NotebookLib.Statistics;

namespace NotebookLib.Tests.Statistics;

/// <summary>
/// The levels that readers lean on, on fewer seeded runs than tests/benchmarks/results/error-rates.md: a bound is 5 percent and three
/// Monte-Carlo errors.
/// </summary>
public class ErrorRateTests
{
    private const int Runs = 1000;
    private static readonly double Most = 0.05 + 3 * Math.Sqrt(0.05 * 0.95 / Runs);

    [Theory]
    [InlineData(6, 3, 0)]
    [InlineData(15, 7, 0)]
    [InlineData(15, 13, 0.5)]
    [InlineData(15, 7, 0.7)]
    [InlineData(30, 28, 0.7)]
    public void ABreakAlarmsFalselyInFiveOfAHundredSeriesAtMost(int n, int at, double correlation)
    {
        var rate = Alarms(random => InterruptedSeries.Fit(Years(random, n, correlation), at).Under(InterruptedSeries.Guarded)
            .Coefficients[2].P);
        Assert.InRange(rate, 0, Most);
    }

    [Theory]
    [InlineData(6, 3, 0)]
    [InlineData(8, 5, 0.3)]
    [InlineData(20, 10, 0.7)]
    [InlineData(30, 27, 0.7)]
    public void ABendAStepAndAComparisonDoSoToo(int n, int at, double correlation)
    {
        Series Drawn(Random random) => new([.. Enumerable.Range(2001, n)], Years(random, n, correlation));
        Assert.InRange(Alarms(random => Drawn(random).SlopeChange(2001 + at).P), 0, Most);
        Assert.InRange(Alarms(random => Drawn(random).LevelChange(2001 + at).P), 0, Most);
        Assert.InRange(Alarms(random => Drawn(random).BeforeAfter(Drawn(random), 2001 + at).P), 0, Most);
    }

    [Fact]
    public void ABendByOrdinaryLeastSquaresDoesNotWhereNeighboursResembleEachOther() =>
        Assert.True(Alarms(random => new Series([.. Enumerable.Range(2001, 15)], Years(random, 15, 0.7)).SlopeChange(2008, 0).P)
            > 3 * Most);

    [Fact]
    public void TheBreakOfASeriesIsThatTest()
    {
        var y = Years(new Random(4), 12, 0.5);
        Assert.Equal(InterruptedSeries.Fit(y, 6).Under(InterruptedSeries.Guarded).Coefficients[2].P,
            new Series([.. Enumerable.Range(2001, 12)], y).Break(2007).P);
    }

    [Fact]
    public void TheErrorsOfNeweyAndWestDoNotHoldTheLevelWithFewYears() =>
        Assert.True(Alarms(random => InterruptedSeries.Fit(Years(random, 15, 0), 13).Robust()[2].P) > 2 * Most);

    [Fact]
    public void ATrendOfYearsThatStandApartHoldsItsLevel() =>
        Assert.InRange(Alarms(random => new Series([.. Enumerable.Range(2001, 12)], Years(random, 12, 0)).Trend(autocorrelated: false).P),
            0.01, Most);

    [Theory]
    [InlineData(5, 5)]
    [InlineData(4, 12)]
    public void GroupsByRankHoldTheirLevelWithTies(int a, int b) =>
        Assert.InRange(Alarms(random => new Groups(("a", Answers(random, a)), ("b", Answers(random, b))).Compare().P), 0, Most);

    [Fact]
    public void EquivalenceAtTheMarginIsFoundInFiveOfAHundredSamplesOrHardlyMore()
    {
        // every outcome of two groups of 30 with shares 0.2 and 0.1, weighed; Wald's version finds it in 11.5 percent
        double rate = 0;
        for (var x = 0; x <= 30; x++)
        {
            for (var y = 0; y <= 30; y++)
            {
                double weight = Math.Exp(Special.LnBinomialTerm(x, 30 - x, 0.2, 0.8) + Special.LnBinomialTerm(y, 30 - y, 0.1, 0.9));
                rate += new Share(x, 30, "a").EquivalentTo(new(y, 30, "b"), 0.1).P < 0.05 ? weight : 0;
            }
        }
        Assert.InRange(rate, 0, 0.06);
    }

    private static double Alarms(Func<Random, double> p)
    {
        var random = new Random(20181001);
        using (TestFamily.Apart())
        {
            return Enumerable.Range(0, Runs).Count(_ => p(random) < 0.05) / (double)Runs;
        }
    }

    private static double[] Years(Random random, int n, double correlation)
    {
        var values = new double[n];
        for (var t = 0; t < n; t++)
        {
            values[t] = t == 0 ? Gauss(random) : correlation * values[t - 1] + Math.Sqrt(1 - correlation * correlation) * Gauss(random);
        }
        return values;
    }

    private static double[] Answers(Random random, int n) =>
        [.. Enumerable.Range(0, n).Select(_ => Math.Clamp(Math.Round(3 + 1.2 * Gauss(random)), 1, 5))];

    private static double Gauss(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
