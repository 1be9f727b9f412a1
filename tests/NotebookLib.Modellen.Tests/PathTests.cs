using NotebookLib.Measures;

namespace NotebookLib.Modellen.Tests;

/// <summary>Route memory, funnels and placebo breaks.</summary>
public sealed class PathTests
{
    private static readonly Origin Source = new(OriginKind.Published, "DUO", "telling", "", "", null, "CC0");

    [Fact]
    public void Without_memory_the_origin_tells_nothing_and_with_full_memory_everything()
    {
        var none = new RouteMemory((10, 90), (100, 900));
        Assert.Equal(1, none.OddsRatio, 12);
        Assert.Equal(0, none.Explained, 9);
        Assert.InRange(new RouteMemory((1e6, 1e-6), (1e-6, 1e6)).Explained, 99.99, 100);

        // 2 x 2 with cells 40 10 / 10 40: I = 1 - H(0.2) bits, H(destination) = 1 bit
        Assert.Equal(100 * (1 + (0.2 * Math.Log2(0.2)) + (0.8 * Math.Log2(0.8))), new RouteMemory((40, 10), (10, 40)).Explained, 9);
    }

    [Fact]
    public void Rounding_widens_the_odds_ratio()
    {
        var memory = new RouteMemory((4800, 400), (800, 167_000));
        var (low, high) = memory.OddsRatioBounds(50);
        Assert.Equal(2505, memory.OddsRatio, 0);
        Assert.Equal(4750.0 / 450 * 166_950 / 850, low, 9);
        Assert.Equal(4850.0 / 350 * 167_050 / 750, high, 9);
        Assert.Throws<MeasureException>(() => memory.OddsRatioBounds(400));
        Assert.Throws<MeasureException>(() => new RouteMemory((0, 1), (1, 1)));
    }

    [Fact]
    public void Every_table_with_the_published_totals_lies_within_the_bounds_and_some_reach_them()
    {
        var (these, others) = RouteMemory.SecondStep(40, 90);
        Assert.Equal((75.0, 100.0), (Math.Round(these.Low, 9), these.High));
        Assert.Equal(83.333, others.Low, 3);
        var seen = Enumerable.Range(0, 41).Select(k => (These: k, Others: 90 - k)).Where(t => t.Others is >= 0 and <= 60).ToList();
        Assert.Equal(these.Low, seen.Min(t => 100 * t.These / 40.0), 9);
        Assert.Equal(others.Low, seen.Min(t => 100 * t.Others / 60.0), 9);
        Assert.Throws<MeasureException>(() => RouteMemory.SecondStep(0, 50));
    }

    [Fact]
    public void A_made_break_is_found_with_its_jump_and_slopes()
    {
        YearSeries Of(IEnumerable<double> values) =>
            new("s", "s", "leerlingen", Source, values.Select((v, i) => new YearValue(new SchoolYear(2005 + i), v)));
        var breaks = new PlaceboBreaks(Of(Enumerable.Range(0, 12).Select(t => t < 6 ? 100.0 + (3 * t) : 80 + (3 * t) - (0.01 * t * t))));
        Assert.Equal(new SchoolYear(2011), breaks.Best.Year);
        Assert.Equal(1, breaks.Rank(new SchoolYear(2011)));
        Assert.Equal(9, breaks.Tried.Count);
        Assert.Equal(3, breaks.Best.Before, 6);
        Assert.InRange(breaks.Best.After, 2.7, 3);
        Assert.InRange(breaks.Best.Jump, -21, -19);
        Assert.Contains("cannot be tried", Assert.Throws<MeasureException>(() => breaks.At(new SchoolYear(2005))).Message,
            StringComparison.Ordinal);
        Assert.Throws<MeasureException>(() => new PlaceboBreaks(Of([1, 2, 3])));
    }
}
