using NotebookLib.Statistics;

namespace NotebookLib.Tests.Statistics;

/// <summary>A trend of which some years are known between bounds: it may say no more than it would say whatever stands there.</summary>
public sealed class TrendBoundsTests
{
    private static readonly int[] Years = [2012, 2013, 2015, 2016, 2018, 2019, 2020, 2021];
    private static readonly double[] Values = [5, 3, 6, 5, 7, 9, 8, 11];

    private static Series With(params YearBounds[] bounds) => new(Years, Values) { Name = "so", Bounds = bounds };

    [Fact]
    public void It_holds_for_every_number_within_the_bounds()
    {
        var trend = With(new(2014, 1, 4), new(2017, 1, 4)).Trend(autocorrelated: false);
        var all = (from a in Enumerable.Range(1, 4) from b in Enumerable.Range(1, 4)
            select new Series([2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021], [5, 3, a, 6, 5, b, 7, 9, 8, 11])
                .Trend(autocorrelated: false)).ToList();
        Assert.Equal(10, trend.N);
        Assert.Equal(all.Max(t => t.P), trend.P, 12);
        Assert.Equal(all.Min(t => t.Interval!.Value.Low), trend.Interval!.Value.Low, 12);
        Assert.Equal(all.Max(t => t.Interval!.Value.High), trend.Interval!.Value.High, 12);
        Assert.Equal(all.Max(t => t.IntervalAt(0.99)!.Value.High), trend.IntervalAt(0.99)!.Value.High, 12);
        Assert.Equal((all.Min(t => t.Estimate) + all.Max(t => t.Estimate)) / 2, trend.Estimate, 12);
        Assert.Contains(trend.Warnings, w => w.Nl.Contains("Afgeschermd en alleen tussen grenzen bekend: 2014 (1 tot 4) en 2017",
            StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.5, 3.2)]
    [InlineData(6, 6)]
    [InlineData(2, 900)]
    public void Values_in_between_never_make_it_surer(double low, double high)
    {
        var trend = With(new YearBounds(2014, low, high)).Trend(autocorrelated: false);
        for (var i = 0; i <= 400; i++)
        {
            var between = low + (i / 400.0 * (high - low));
            var one = new Series([2012, 2013, 2014, 2015, 2016, 2018, 2019, 2020, 2021], [5, 3, between, 6, 5, 7, 9, 8, 11])
                .Trend(autocorrelated: false);
            Assert.True(one.P <= trend.P + 1e-12, $"p {one.P} where the bounds give {trend.P}");
        }
    }

    [Fact]
    public void Too_many_ways_leave_the_years_out_and_say_so_and_it_counts_once()
    {
        using var apart = TestFamily.Apart();
        var many = With([.. Enumerable.Range(2022, 9).Select(y => new YearBounds(y, 1, 4))]).Trend();
        Assert.Equal(8, many.N);
        Assert.Contains(many.Warnings, w => w.Nl.Contains("Niet meegeteld", StringComparison.Ordinal));
        Assert.Equal(1, TestFamily.Now().Count);
        With(new YearBounds(2014, 1, 4)).Trend();
        Assert.Equal(2, TestFamily.Now().Count);
        Assert.Equal(With().Trend().P, many.P, 12);
    }
}
