using NotebookLib.Measures;

namespace NotebookLib.Tests.Measures;

public class YearSeriesStatisticsTests
{
    private static readonly Published Data = Published.Load().InVintage("ocw-2023");

    // counted in Python: S over all 66 pairs; p = 2 P(inversions <= (66 - abs(S))/2) over 12! orders, in whole numbers
    [Theory]
    [InlineData("stroom.nieuw->sbo", 50, 0.000240024)]
    [InlineData("stroom.nieuw->so", 42, 0.003181647)]
    [InlineData("stroom.bo->sbo", -14, 0.380704803)]
    [InlineData("stroom.bo->so", 14, 0.380704803)]
    public void A_published_series_keeps_its_order_and_its_exact_p(string series, double s, double p)
    {
        var result = Data.Series(series).ForTest().Trend(autocorrelated: false);
        Assert.Equal(12, result.N);
        Assert.Equal(s, result.Statistic);
        Assert.Equal(p, result.P, 9);
    }

    [Fact]
    public void Absent_years_stay_absent_and_the_unit_travels_along()
    {
        var gap = new YearSeries("x", "met gat", "leerlingen", Origin.Arithmetic("proef"),
            [new(new SchoolYear(2012), 5), new(new SchoolYear(2015), 8.5)]);
        var test = gap.ForTest(1);
        Assert.Equal([2012, 2015], test.Years);
        Assert.Equal([5, 8.5], test.Values);
        Assert.Equal("met gat", test.Name);
        Assert.Equal("8,5 leerlingen", test.Unit.Show(8.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => gap.ForTest(-1));
    }
}
