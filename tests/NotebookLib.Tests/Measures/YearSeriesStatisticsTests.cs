using NotebookLib.Measures;

namespace NotebookLib.Tests.Measures;

public class YearSeriesStatisticsTests
{
    private static readonly Published Data = Published.Load().InVintage("ocw-2023");

    [Theory]
    [InlineData("stroom.nieuw->sbo", 0.0008, 0.00005)]
    [InlineData("stroom.nieuw->so", 0.005, 0.0005)]
    [InlineData("stroom.bo->sbo", 0.37, 0.005)]
    public void A_published_series_gives_the_exact_p_of_the_register(string series, double p, double tolerance)
    {
        var result = Data.Series(series).ForTest().Trend(autocorrelated: false);
        Assert.Equal(12, result.N);
        Assert.InRange(result.P, p - tolerance, p + tolerance);
    }

    [Fact]
    public void Absent_years_stay_absent_and_the_unit_travels_along()
    {
        var gap = new YearSeries("x", "met gat", "leerlingen", Origin.Arithmetic("proef"), [new(new SchoolYear(2012), 5), new(new SchoolYear(2015), 8.5)]);
        var test = gap.ForTest(1);
        Assert.Equal([2012, 2015], test.Years);
        Assert.Equal([5, 8.5], test.Values);
        Assert.Equal("met gat", test.Name);
        Assert.Equal("8,5 leerlingen", test.Unit.Show(8.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => gap.ForTest(-1));
    }
}
