using NotebookLib.Statistics;

namespace NotebookLib.Tests.Statistics;

public class OtherShapesTests
{
    private static readonly int[] Years = [.. Enumerable.Range(2012, 12)];
    private static readonly double[] Pro = [27.1, 27.4, 27.9, 28.1, 28.6, 28.2, 27.5, 27.0, 26.8, 26.1, 25.9, 25.2];

    [Fact]
    public void ABreakInANamedYearReadsAsAJump()
    {
        var result = new Series(Years, Pro) { Name = "pro", Unit = new("duizend", "thousand") }.Break(2017);
        Assert.Contains("In 2017 ligt het niveau", result.Reading.Nl, StringComparison.Ordinal);
        Assert.Contains("niet uitgesloten", result.Reading.Nl, StringComparison.Ordinal);
        Assert.Equal("year", Assert.Throws<ArgumentException>(() => new Series(Years, Pro).Break(1999)).ParamName);
        Assert.Equal("Years", Assert.Throws<ArgumentException>(() => new Series([2012, 2014, 2015, 2016, 2017, 2018], [1, 2, 3, 4, 5, 7])
            .Break(2016)).ParamName);
    }

    [Fact]
    public void TheLikeliestBreakIsNamedByItsLastYear() => Assert.Contains("tot en met 2018", new Series(Years, Pro).FindBreak().Reading.Nl,
        StringComparison.Ordinal);

    [Fact]
    public void ARateGrowsByAPercentageAYear()
    {
        var result = new Series([2018, 2019, 2020, 2021, 2022, 2023, 2024], [1310, 1342, 1355, 1391, 1420, 1444, 1502],
            [45100, 44800, 44620, 44210, 43980, 43500, 43410]).Rate();
        Assert.Equal("Poisson regression with offset", result.Method);
        Assert.Contains("procent per jaar", result.Reading.Nl, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => new Series(Years, Pro).Rate());
    }

    [Fact]
    public void NumbersChangeByPopulationOrByRate()
    {
        var parts = new Series([2018, 2024], [1310, 1502], [45100, 43410]).PopulationOrRate();
        Assert.Equal(192, parts.CountChange);
        Assert.Equal(parts.CountChange, parts.CountFromPopulation + parts.CountFromRate, 9);
    }

    [Fact]
    public void DurationsCompareWithTheirMedians()
    {
        var result = new Durations([9, 13, 13, 18, 5, 5, 8, 8], [true, true, false, true, true, true, true, true],
            ["a", "a", "a", "a", "b", "b", "b", "b"]) { TimeUnit = "weken" }.Compare();
        Assert.Contains("b (4 leerlingen): de helft binnen 6,5 weken", result.Reading.Nl, StringComparison.Ordinal);
    }

    [Fact]
    public void FlowsSayWhereOneEndsUp()
    {
        var flows = new Flows(new long[,] { { 9650, 90, 260 }, { 12, 820, 140 }, { 0, 0, 1 } }, ["bao", "sbo", "vo"], "vo");
        Assert.Contains("100,0 % in vo", flows.From("bao").Nl, StringComparison.Ordinal);
        Assert.Contains("geen voorspelling", flows.From("sbo").Nl, StringComparison.Ordinal);
        Assert.Equal("state", Assert.Throws<ArgumentException>(() => flows.From("vo")).ParamName);
        Assert.Equal("Ends", Assert.Throws<ArgumentException>(() => (flows with { Ends = ["mars"] }).Chain()).ParamName);
    }

    [Fact]
    public void AStateWithoutAWayOutIsRefused() =>
        Assert.Equal("absorbing", Assert.Throws<ArgumentException>(() =>
            MarkovChain.Of(new long[,] { { 1, 0, 0 }, { 0, 1, 1 }, { 0, 0, 1 } }, [2])).ParamName);

    [Fact]
    public void EventsCompareByTheirRatio()
    {
        var result = new Events(11, 800, "verwijzingen per leerling").Versus(new Events(23, 3011, "verwijzingen per leerling"));
        Assert.Contains("1,80 keer het tweede", result.Reading.Nl, StringComparison.Ordinal);
        Assert.Equal(1, new Events(0, 5, "x").Versus(new Events(0, 7, "x")).P);
    }

    [Fact]
    public void LittlesLawClosesTheCircle() =>
        Assert.Equal(Little.Present(12, 1.5), new Queue(12, 1 / 1.5, 30).Present - new Queue(12, 1 / 1.5, 30).Waiting, 9);

    [Fact]
    public void MissingRecordsWidenAShareByTheirShare()
    {
        var bounds = Manski.Of(30, 90, 10);
        Assert.Equal((0.30, 0.40), (bounds.Low, bounds.High));
        Assert.True(Manski.WithSampling(30, 90, 10).Contains(bounds.Low));
        Assert.Equal((-0.1, 0.1), Manski.Difference(bounds, bounds), new Close());
        Assert.Equal("k", Assert.Throws<ArgumentException>(() => Manski.Of(5, 4, 0)).ParamName);
    }

    [Fact]
    public void DirectStandardisationTakesTheCompositionOfTheStandard()
    {
        Assert.Equal(0.5 * 0.1 + 0.5 * 0.3, Standardisation.Direct([80, 20], [8, 6], [500, 500]), 12);
        Assert.Equal("standard", Assert.Throws<ArgumentException>(() => Standardisation.Direct([80, 0], [8, 0], [1, 1])).ParamName);
    }

    [Fact]
    public void BootstrapIsTheSameForTheSameSeed()
    {
        double[] data = [62.5, 55.1, 71.3, 48.9, 66.0, 59.4, 74.8];
        var (a, b) = (Bootstrap.Of(data, x => x.Average(), 2000, 3), Bootstrap.Of(data, x => x.Average(), 2000, 3));
        Assert.Equal(a, b);
        var exact = ExhaustiveBootstrap.OfMean(data);
        Assert.Equal(exact.StandardError, a.StandardError, 0.1);
        Assert.Equal("data", Assert.Throws<ArgumentException>(() => ExhaustiveBootstrap.OfMean([1, 2, 3, 4, 5, 6, 7, 8, 9])).ParamName);
    }

    [Fact]
    public void PowerOfTinyGroupsIsExact()
    {
        Assert.Equal(0.1, PowerOf.SmallestP(2, 4) * 0.75, 12);
        Assert.Equal(0, PowerOf.FisherExact(3, 3, 0.1, 0.9));
        Assert.InRange(PowerOf.FisherExact(100, 100, 0.1, 0.3), PowerOf.TwoProportions(100, 0.1, 0.3) - 0.06,
            PowerOf.TwoProportions(100, 0.1, 0.3));
    }

    private sealed class Close : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) => Math.Abs(x.Item1 - y.Item1) < 1e-12
            && Math.Abs(x.Item2 - y.Item2) < 1e-12;

        public int GetHashCode((double, double) obj) => 0;
    }
}
