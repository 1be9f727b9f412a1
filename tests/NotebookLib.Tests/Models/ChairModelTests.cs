using NotebookLib.Models;
using NotebookLib.Statistics;

namespace NotebookLib.Tests.Models;

/// <summary>The simulation against what is known exactly: M/M/c, the renewal formula for reviews, Little's law.</summary>
public sealed class ChairModelTests
{
    private static readonly ChairModel Small = new(Chairs: 10, Arrivals: 8, Stay: 1);

    [Theory]
    [InlineData(10, 8.0, 1)]
    [InlineData(3, 2.4, 2)]
    [InlineData(1, 0.6, 3)]
    public void Without_reviews_and_induced_demand_it_is_Erlangs_line(int chairs, double arrivals, int seed)
    {
        var queue = new Queue(arrivals, 1, chairs);
        const int Blocks = 40, Years = 1500;
        var blocks = Enumerable.Range(0, Blocks).Select(b => new ChairModel(chairs, arrivals, 1).Run(Years, seed, b)).ToList();
        var waiting = blocks.Select(b => b.MeanWaiting).ToList();
        var mean = waiting.Average();
        var error = Math.Sqrt(waiting.Sum(w => (w - mean) * (w - mean)) / (Blocks - 1) / Blocks);
        Assert.True(error < 0.05 * queue.Waiting, $"too noisy to say anything: {error} beside {queue.Waiting}");
        Assert.InRange(mean, queue.Waiting - (4 * error), queue.Waiting + (4 * error));

        // Little's law holds in the run itself, up to who is still in line at the end
        var wait = blocks.Sum(b => b.MeanWait * b.Placed) / blocks.Sum(b => b.Placed);
        Assert.InRange(wait * arrivals / mean, 0.97, 1.03);
    }

    [Fact]
    public void Starting_in_balance_it_stays_in_balance()
    {
        // 200 chairs with exponential stays of 4 years: 50 leave in the first year, and as many in the tenth
        foreach (var shape in new[] { 1.0, 0.6, 2.0 })
        {
            var runs = new ChairModel(200, 50, 4) { Shape = shape, Waiting = 400 }.Forecast(60, 10, 11).Runs;
            double Placed(int years) =>
                runs.Average(r => Enumerable.Range(1, years).Sum(y => r.Years[y].Arrived + r.Years[y - 1].Waiting - r.Years[y].Waiting)
                / (double)years);
            Assert.InRange(Placed(1), 48, 52);
            Assert.InRange(Placed(10), 48.8, 51.2);
        }
    }

    [Fact]
    public void Long_stays_are_what_the_renewal_theorem_says()
    {
        // exponential with mean 4: e^(-3/4) of the chairs are taken for more than three years
        var share = new ChairModel(2000, 500, 4) { Waiting = 500 }.Forecast(10, 5, 3).Mean(y => y.LongStay);
        Assert.InRange(share[0].Value, Math.Exp(-0.75) - 0.015, Math.Exp(-0.75) + 0.015);
        Assert.InRange(share[^1].Value, Math.Exp(-0.75) - 0.015, Math.Exp(-0.75) + 0.015);
    }

    [Theory]
    [InlineData(1, 0.05)]
    [InlineData(2, 0.2)]
    [InlineData(4, 1.0)]
    public void Reviews_shorten_the_stay_as_the_closed_form_says(int perYear, double leave)
    {
        var model = new ChairModel(50, 10, 4) { ReviewsPerYear = perYear, LeaveAtReview = leave };
        double rate = 0.25, gap = 1.0 / perYear, kept = Math.Exp(-rate * gap);
        var exact = (1 - kept) / rate / (1 - ((1 - leave) * kept));
        Assert.Equal(exact, model.MeanStay, 6);

        // more pupils than chairs: every chair is always taken, so placements per year and chair are 1 / mean stay
        var full = model with { Arrivals = 1000 };
        var placed = Enumerable.Range(0, 40).Average(r => full.Run(100, 5, r).Placed) / 100 / 50;
        Assert.InRange(placed * exact, 0.98, 1.02);
    }

    [Fact]
    public void Without_reviews_or_with_reviews_that_change_nothing_the_stay_is_the_stay()
    {
        Assert.Equal(4, (Small with { Stay = 4, ReviewsPerYear = 2 }).MeanStay);
        Assert.Equal(4, (Small with { Stay = 4, LeaveAtReview = 0.5 }).MeanStay);
        Assert.Equal(2, (Small with { Stay = 4, FasterLeaving = 1 }).MeanStay);
        Assert.True((Small with { Stay = 4, Shape = 0.6, ReviewsPerYear = 1, LeaveAtReview = 0.1 }).MeanStay < 4);
    }

    [Fact]
    public void Who_goes_first_changes_who_waits_and_not_how_many()
    {
        var first = new ChairModel(100, 26, 4) { Waiting = 20 }.Forecast(30, 15, 9);
        var need = (new ChairModel(100, 26, 4) { Waiting = 20, NeedFirst = true }).Forecast(30, 15, 9);
        Assert.Equal(first.Mean(y => y.Waiting), need.Mean(y => y.Waiting));
        Assert.InRange(first.Mismatch.Value, -0.1, 0.1);
        Assert.True(need.Mismatch.Value < -0.3, $"{need.Mismatch.Value}");
        Assert.Equal(0, (new ChairModel(100, 26, 4) { Waiting = 20, NeedFirst = true, NeedSpread = 0 }).Forecast(5, 5, 9)
            .Mismatch.Value, 12);
    }

    [Fact]
    public void Break_even_is_where_the_load_becomes_one()
    {
        var model = new ChairModel(100_000, 26_000, 4); // load 1.04; so many chairs that rounding does not matter
        var even = ChairModel.BreakEven(model.Load, 0.10);
        Assert.Equal(1, (model with { ExtraChairs = 0.10, Induced = even }).Load, 9);
        Assert.True((model with { ExtraChairs = 0.10, Induced = even + 0.1 }).Load > 1);
        Assert.Equal(1, ChairModel.BreakEven(1, 0.05), 12);
        Assert.True(ChairModel.BreakEven(1.2, 0.05) < 0);
    }

    [Fact]
    public void The_same_seed_gives_the_same_run_and_another_run_is_another()
    {
        Assert.Equal(Small.Run(20, 4).Years, Small.Run(20, 4).Years);
        Assert.NotEqual(Small.Run(20, 4, 0).Years, Small.Run(20, 4, 1).Years);
    }

    [Fact]
    public void The_grid_moves_the_way_the_load_says()
    {
        var grid = ChairGrid.Of(new ChairModel(100, 26, 4) { Waiting = 5, LeaveAtReview = 0.1 }, [0, 0.1], [0, 2], [0, 1], 10, 10, 6);
        Assert.Equal(8, grid.Points.Count);
        Assert.True(grid.At(0.1, 0, 0).Waiting < grid.At(0.1, 0, 1).Waiting);
        Assert.True(grid.At(0, 2, 0).Waiting < grid.At(0, 0, 0).Waiting);
        Assert.True(grid.At(0, 2, 0).LongStay < grid.At(0, 0, 0).LongStay);
        Assert.All(grid.Points, p => Assert.InRange(p.Waiting, p.Low, p.High));
        Assert.Contains("0, 0,10", Assert.Throws<KeyNotFoundException>(() => grid.At(0.5, 0, 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ChairGrid.Of(Small, [0, 0], [0], [0], 1, 1, 1));
        Assert.Equal(OriginKind.Simulated, grid.Origin.Kind);
        var json = System.Text.Json.JsonDocument.Parse(grid.ToJson()).RootElement;
        Assert.Equal(8, json.GetProperty("points").GetArrayLength());
        Assert.Equal(grid.At(0, 0, 1).Load, json.GetProperty("points")[1].GetProperty("load").GetDouble(), 3);
    }

    [Fact]
    public void A_part_of_the_country_has_its_part_of_everything()
    {
        Quantity Q(double v) => new(v, "leerlingen", Origin.Arithmetic("proef"));
        var part = ChairModel.Of(0.01, Q(34_510), Q(7_977), Q(20), Q(1_630));
        Assert.Equal((345, 79.77, 5.0, 16), (part.Chairs, Math.Round(part.Arrivals, 9), part.Stay, part.Waiting));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChairModel.Of(0, Q(1), Q(1), Q(1), Q(1)));
        Assert.All(part.Run(10, 1).Years.Skip(1).Zip(part.Run(10, 1).Years), y =>
            Assert.Equal(y.Second.Waiting + y.Second.Taken + y.First.Arrived, y.First.Waiting + y.First.Taken + y.First.Left));
    }

    [Fact]
    public void Settings_outside_their_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChairModel(0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChairModel(1, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Small with { Shape = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Small with { LeaveAtReview = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Small with { Induced = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => Small.Run(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChairModel.BreakEven(1, 0));
    }
}
