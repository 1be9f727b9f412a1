
namespace NotebookLib.Modellen.Tests;

public class BenchmarkTests
{
    private static readonly Published Ocw = Published.Load().InVintage("ocw-2023");
    private static readonly Origin Here = Origin.Arithmetic("een test");
    private static readonly SchoolYear Y2018 = new(2018);
    private static readonly SchoolYear Y2023 = new(2023);

    private static YearSeries Made(string name, params double[] values) =>
        new(name, name, "leerlingen", Here, values.Select((v, i) => new YearValue(new SchoolYear(2018 + i), v)));

    private static Quantity Percent(double value) => new(value, "%", Here);

    [Fact]
    public void A_benchmark_that_contains_what_is_compared_understates_the_gap()
    {
        var benchmark = new Benchmark("alles", Made("groeier", 10, 12), Made("rest", 90, 81));
        var gap = Assert.Single(benchmark.Compare(Y2018, Y2018 + 1, "groeier"));
        Assert.Equal((10, 20, -7, -10, 27, 30), (Whole(gap.Weight), Whole(gap.Change), Whole(gap.Benchmark), Whole(gap.Rest),
            Whole(gap.GapWith), Whole(gap.GapWithout)));
        Assert.Equal(-10, Benchmark.Rest(Percent(-7), (Percent(10), Percent(20))).Value, 10);
        Assert.Equal(-4.2, Dutch.Round(Benchmark.Rest(Percent(-3.6), (Percent(2.9), Percent(1.2)), (Percent(3.7), Percent(7))).Value, 1));
        Assert.Throws<ArgumentException>(() => benchmark.Without("iets anders"));
        Assert.Throws<ArgumentException>(() => benchmark.Without("groeier", "rest"));
    }

    private static int Whole(Quantity q) => (int)Dutch.Round(q.Value, 0);
}
