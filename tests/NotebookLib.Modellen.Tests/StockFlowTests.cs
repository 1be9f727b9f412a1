using NotebookLib.Measures;

namespace NotebookLib.Modellen.Tests;

public sealed class StockFlowTests
{
    private static readonly Origin Source = new(OriginKind.Published, "DUO", "telling", "", "", null, "CC0");

    private static YearSeries Of(string name, int first, params double[] values) =>
        new(name, name, "leerlingen", Source, values.Select((v, i) => new YearValue(new(first + i), v)));

    [Fact]
    public void Out_is_what_was_there_plus_what_came_minus_what_is_there()
    {
        var flow = new StockFlow(Of("stand", 2010, 100, 110, 105), Of("instroom", 2010, 99, 30, 25));
        Assert.Equal([20.0, 30.0], flow.Outflow.Select(v => v.Value));
        Assert.Equal(20, flow.LeavingRate[new SchoolYear(2011)], 12);
        Assert.Equal(100 * 30.0 / 110, flow.LeavingRate[new SchoolYear(2012)], 12);
        Assert.Equal(5, flow.Stay[new SchoolYear(2011)], 12);
        Assert.Equal(100 * 50.0 / 210, flow.MeanRate(new(2011), new(2012)).Value, 12);
        Assert.Contains("2011", Assert.Throws<MeasureException>(() => flow.MeanRate(new(2020), new(2021))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void With_the_real_flows_the_projection_is_the_real_stock()
    {
        var stock = Of("stand", 2010, 100, 110, 105, 120);
        var flow = new StockFlow(stock, Of("instroom", 2011, 30, 25, 40));
        Assert.Equal(stock.Select(v => Math.Round(v.Value, 9)), flow.Project(new(2010), null, null, "echt").Select(v =>
            Math.Round(v.Value, 9)));

        // in balance: inflow = rate x stock
        Assert.All(flow.Project(new(2010), 20, 20, "evenwicht"), v => Assert.Equal(100, v.Value, 9));
    }

    [Fact]
    public void With_a_fixed_stay_a_dip_in_inflow_comes_back_as_a_dip_in_outflow()
    {
        // everyone stays 2 years: the stock is this year's inflow plus last year's
        var inflow = Of("instroom", 2010, 50, 50, 30, 50, 50);
        var stock = Of("stand", 2011, 100, 80, 80, 100);
        var flow = new StockFlow(stock, inflow);
        Assert.Equal(stock.Select(v => v.Value), flow.ProjectFixedStay(new(2011), 2, "vast").Select(v => v.Value));
        Assert.Contains("2009", Assert.Throws<MeasureException>(() => flow.ProjectFixedStay(new(2011), 3, "vast")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Series_that_do_not_belong_together_are_refused()
    {
        Assert.Contains("share no year", Assert.Throws<MeasureException>(() =>
            new StockFlow(Of("stand", 2010, 100), Of("instroom", 2010, 10))).Message, StringComparison.Ordinal);
        Assert.Contains("do not belong", Assert.Throws<MeasureException>(() =>
            new StockFlow(Of("stand", 2010, 100, 200), Of("instroom", 2011, 10))).Message, StringComparison.Ordinal);
    }
}
