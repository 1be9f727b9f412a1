using NotebookLib.Measures;
using NotebookLib.Statistics;
using TestResult = NotebookLib.Statistics.TestResult;

namespace NotebookLib.Tests.Statistics;

public class SeriesTurnsTests
{
    private const int Digits = 11;
    private static readonly double[] Share = [2.1, 2.1, 2.1, 2.1, 2, 2, 2, 2, 2.1, 2.2, 2.2, 2.3, 2.4, 2.4];
    private static readonly Series So = Of(2010, Share);

    // R 4.2.2: m <- lm(y ~ year + pmax(year-2018,0)); summary(m)$coefficients; confint(m)
    [Fact]
    public void WithoutAutocorrelationABendIsThatOfLm()
    {
        var test = So.SlopeChange(2018, autocorrelation: 0);
        Same(0.08649122807017549, 6.111024817842146, 7.61701060457024e-05, 0.0553400030080954, 0.11764245313225558, test);
        Assert.Equal([11], test.Df);
    }

    // R 4.2.2: S <- 0.7^abs(outer(year, year, "-")); L <- t(chol(S)); lm(forwardsolve(L, y) ~ forwardsolve(L, X) - 1), X the columns of lm
    [Fact]
    public void ABendIsGeneralisedLeastSquares()
    {
        var test = So.SlopeChange(2018);
        Same(0.06952798869100442, 2.861832253882445, 0.0154658647539743, 0.0160552279754471, 0.1230007494065617, test);
        Assert.Equal(-0.00592733542728092, test.IntervalAt(0.99)!.Value.Low, Digits);
        Assert.Equal(0.1449833128092898, test.IntervalAt(0.99)!.Value.High, Digits);
    }

    // the same in R, with 2012 and 2020 left out of y, year and X
    [Fact]
    public void YearsMayBeMissingAndAreNamed()
    {
        int[] kept = [.. So.Years.Where(y => y is not (2012 or 2020))];
        var test = new Series(kept, [.. kept.Select(y => Share[y - 2010])]).SlopeChange(2018);
        Same(0.06875637983234295, 2.743550830063629, 0.022715218105469, 0.0120642509664426, 0.125448508668243, test);
        Assert.Contains("2012 en 2020", test.Warnings[0].Nl, StringComparison.Ordinal);
    }

    // R 4.2.2: lm(y ~ year + (year >= 2014)), and the same by generalised least squares
    [Fact]
    public void AStepBesideTheTrendIsThatOfLmToo()
    {
        Same(-0.2839999999999993, -5.46153846153949, 1.97363404137785e-04, -0.3984512283247427, -0.1695487716752559,
            So.LevelChange(2014, autocorrelation: 0));
        Same(-0.1594560892275289, -2.89716774409780, 0.01451848909959220, -0.2805952558467301, -0.0383169226083276,
            So.LevelChange(2014));
    }

    [Theory]
    [InlineData(3, 100, 7)]
    [InlineData(-0.25, -4, -30)]
    public void AnotherUnitAnotherTrendAndAnotherEraChangeWhatTheyShould(double factor, double shift, int years)
    {
        var other = new Series([.. So.Years.Select(y => y + years)], [.. Share.Select((v, i) => factor * v + shift + 5 * i)]);
        foreach (var (mine, theirs) in new[] { (So.SlopeChange(2018), other.SlopeChange(2018 + years)),
            (So.LevelChange(2014), other.LevelChange(2014 + years)) })
        {
            Assert.Equal(factor * mine.Estimate, theirs.Estimate, Digits);
            Assert.Equal(mine.P, theirs.P, 10);
            var scaled = mine.Interval!.Value.Times(factor);
            Assert.Equal(scaled.Low, theirs.Interval!.Value.Low, Digits);
            Assert.Equal(scaled.High, theirs.Interval!.Value.High, Digits);
        }
    }

    [Fact]
    public void TheUnitIsPerYearAndOfPercentagesInPoints()
    {
        Unit Bend(string unit) => (So with { Unit = new Unit(unit, unit, 1, 0) }).SlopeChange(2018).Unit;
        Assert.Equal(("procentpunt per jaar", "percentage points per year"), (Bend("% van po").Nl, Bend("% van po").En));
        Assert.Equal("leerlingen per jaar", Bend("leerlingen").Nl);
        Assert.Equal("procentpunt", (So with { Unit = new Unit("% van po", "% van po", 1, 0) }).LevelChange(2014).Unit.Nl);
        var rate = new Series(So.Years, [.. Share.Select(v => Math.Round(v * 100))], [.. Share.Select(_ => 10_000.0)]).SlopeChange(2018);
        Assert.Equal("0,7 procentpunt per jaar", (rate.Unit with { Decimals = 1 }).Show(10 * rate.Estimate));
    }

    [Fact]
    public void ItReadsInBothLanguagesAndSaysWhatItTakesForGranted()
    {
        var test = Published.Load().InVintage("ocw-2023").Series("po.so_aandeel").ForTest().SlopeChange(2018);
        Assert.Contains("Eerst verandert de reeks met −0,0019 procentpunt per jaar, daarna met 0,07 procentpunt per jaar.",
            test.Reading.Nl, StringComparison.Ordinal);
        Assert.Contains("De helling is daarna 0,07 procentpunt per jaar hoger; de gegevens passen bij 0,02 tot 0,12 procentpunt per jaar "
            + "(95\u00a0%-interval).", test.Reading.Nl, StringComparison.Ordinal);
        Assert.Contains("The slope after is 0.07 percentage points per year higher", test.Reading.En, StringComparison.Ordinal);
        Assert.Equal(3, test.Assumptions.Count);
        Assert.Contains("2018 is gekozen voordat de cijfers bekeken waren", test.Assumptions[1].Name.Nl, StringComparison.Ordinal);
    }

    [Fact]
    public void ItCountsOnceInTheFamily()
    {
        using (TestFamily.Apart())
        {
            So.SlopeChange(2018);
            So.SlopeChange(2018);
            So.LevelChange(2014);
            Assert.Equal(2, TestFamily.Now().Count);
        }
    }

    [Theory]
    [InlineData(2012, "2012 leaves 2 years before it and 12 from then on (2010-2023); at least 3 on both sides")]
    [InlineData(2022, "2022 leaves 12 years before it and 2 from then on")]
    [InlineData(1900, "leaves 0 years before it")]
    public void AYearWithTooFewOnASideIsRefused(int year, string why)
    {
        Assert.Contains(why, Assert.Throws<ArgumentException>(() => So.SlopeChange(year)).Message, StringComparison.Ordinal);
        Assert.Contains(why, Assert.Throws<ArgumentException>(() => So.LevelChange(year)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ALineThroughEveryPointIsNoCertainty()
    {
        var test = Of(2010, [0, 0, 0, 0, 1, 2, 3, 4]).SlopeChange(2013);
        Assert.Equal(1, test.Estimate, Digits);
        Assert.True(double.IsNaN(test.P) && test.Interval is null);
        Assert.Contains("geen spreiding", test.Warnings[0].Nl, StringComparison.Ordinal);
    }

    [Fact]
    public void BoundsAreWeighedAtEveryValueTheyAllow()
    {
        var open = new Series([2010, 2011, 2012, 2013, 2015, 2017, 2018, 2019], [12, 11, 9, 8, 7, 8, 9, 12])
            { Bounds = [new(2014, 1, 4), new(2016, 1, 4)] };
        var test = open.SlopeChange(2015);
        List<TestResult> all = [.. from a in new[] { 1, 2, 3, 4, 2.5 } from b in new[] { 1, 2, 3, 4, 1.7 }
            select Of(2010, [12, 11, 9, 8, a, 7, b, 8, 9, 12]).SlopeChange(2015)];
        Assert.Equal(all.Min(t => t.Interval!.Value.Low), test.Interval!.Value.Low, Digits);
        Assert.Equal(all.Max(t => t.Interval!.Value.High), test.Interval!.Value.High, Digits);
        Assert.Equal(all.Max(t => t.P), test.P, Digits);
        Assert.InRange(test.Estimate, all.Min(t => t.Estimate), all.Max(t => t.Estimate));
        Assert.Contains("2014 (1 tot 4) en 2016 (1 tot 4)", test.Warnings[0].Nl, StringComparison.Ordinal);
        Assert.Contains("Niet meegeteld: 2014 en 2016", open.FindBreak().Warnings[0].Nl, StringComparison.Ordinal);
    }

    [Fact]
    public void BoundsThatSayTwoThingsAreRefused()
    {
        Assert.Throws<ArgumentException>(() => So with { Bounds = [new(2010, 1, 4)] });
        Assert.Throws<ArgumentException>(() => So with { Bounds = [new(2030, 4, 1)] });
        Assert.Throws<ArgumentException>(() => new Series([2010], [1], [2]) { Bounds = [new(2011, 1, 4)] });
    }

    private static Series Of(int first, double[] values) => new([.. Enumerable.Range(first, values.Length)], values);

    private static void Same(double estimate, double t, double p, double low, double high, TestResult test)
    {
        Assert.Equal(estimate, test.Estimate, Digits);
        Assert.Equal(t, test.Statistic, 9);
        Assert.Equal(p, test.P, Digits);
        Assert.Equal(low, test.Interval!.Value.Low, 9);
        Assert.Equal(high, test.Interval!.Value.High, 9);
    }
}
