using NotebookLib.Statistics;

namespace NotebookLib.Models;

/// <summary>
/// A region with a fixed number of chairs (places), as a discrete-event simulation: pupils arrive at random, wait when all chairs are
/// taken, stay for a random time, and may leave earlier when someone weighs again. With exponential stays, no reviews and no induced demand
/// this is the waiting line M/M/c (<see cref="Queue"/>; Erlang 1917). That more places bring more demand is Roemer's law (Roemer 1961,
/// Hospitals 35:21); how strongly is a free parameter. A model, no forecast.
/// </summary>
/// <param name="Chairs">Chairs at the start, all taken; 1 to 100,000.</param>
/// <param name="Arrivals">New pupils per year at that number of chairs, above 0.</param>
/// <param name="Stay">Mean stay without reviews, in years, above 0.</param>
public sealed record ChairModel(int Chairs, double Arrivals, double Stay)
{
    /// <summary>Chairs at the start.</summary>
    public int Chairs { get; init; } = Chairs is >= 1 and <= 100_000 ? Chairs : throw Wrong(nameof(Chairs), Chairs, "from 1 to 100,000");

    /// <summary>New pupils per year.</summary>
    public double Arrivals { get; init; } = Above0(Arrivals, nameof(Arrivals));

    /// <summary>Mean stay without reviews, in years.</summary>
    public double Stay { get; init; } = Above0(Stay, nameof(Stay));

    /// <summary>Shape k of the Weibull distribution of stays, 0.2 to 5: 1 is a constant chance to leave; below 1 the chance falls the
    /// longer someone stays. Free.</summary>
    public double Shape { get => _shape; init => _shape = value is >= 0.2 and <= 5 ? value
        : throw Wrong(nameof(Shape), value, "from 0.2 to 5"); }

    /// <summary>How often a year someone weighs again whether the chair still fits, counted from the day of placement; 0 to 12.</summary>
    public int ReviewsPerYear { get => _reviews; init => _reviews = value is >= 0 and <= 12 ? value
        : throw Wrong(nameof(ReviewsPerYear), value, "from 0 to 12"); }

    /// <summary>The chance that a review ends in leaving, 0 to 1. Free.</summary>
    public double LeaveAtReview { get => _leave; init => _leave = value is >= 0 and <= 1 ? value
        : throw Wrong(nameof(LeaveAtReview), value, "from 0 to 1"); }

    /// <summary>Chairs added at the start, as a part of <see cref="Chairs"/>; 0 to 2.</summary>
    public double ExtraChairs { get => _extra; init => _extra = value is >= 0 and <= 2 ? value
        : throw Wrong(nameof(ExtraChairs), value, "from 0 to 2"); }

    /// <summary>How much faster everyone leaves from the start, as a part: 0.1 divides stays by 1.1; 0 to 2.</summary>
    public double FasterLeaving { get => _faster; init => _faster = value is >= 0 and <= 2 ? value
        : throw Wrong(nameof(FasterLeaving), value, "from 0 to 2"); }

    /// <summary>Induced demand: the elasticity of arrivals to chairs, -1 to 3. At 1 ten percent more chairs bring ten percent more
    /// arrivals. Free.</summary>
    public double Induced { get => _induced; init => _induced = value is >= -1 and <= 3 ? value
        : throw Wrong(nameof(Induced), value, "from -1 to 3"); }

    /// <summary>Who goes first: whoever came first (false), or whoever needs it most (true).</summary>
    public bool NeedFirst { get; init; }

    /// <summary>Spread of need: sigma of a lognormal with median 1; 0 to 3. Free.</summary>
    public double NeedSpread { get => _spread; init => _spread = value is >= 0 and <= 3 ? value
        : throw Wrong(nameof(NeedSpread), value, "from 0 to 3"); }

    /// <summary>Pupils waiting at the start, 0 or more.</summary>
    public int Waiting { get => _waiting; init => _waiting = value >= 0 ? value : throw Wrong(nameof(Waiting), value, "0 or more"); }

    /// <summary>The published figures the model was set to, if any.</summary>
    public IReadOnlyList<Origin> Calibration { get; init; } = [];

    private readonly double _shape = 1, _leave, _extra, _faster, _induced, _spread = 0.5;
    private readonly int _reviews, _waiting;

    /// <summary>Chairs after <see cref="ExtraChairs"/>, rounded.</summary>
    public int AllChairs => (int)Math.Round(Chairs * (1 + ExtraChairs), MidpointRounding.AwayFromZero);

    /// <summary>Arrivals per year after induced demand: arrivals × (chairs / chairs at the start) to the power of the elasticity.</summary>
    public double Demand => Arrivals * Math.Pow((double)AllChairs / Chairs, Induced);

    /// <summary>The mean stay with reviews, in years: Σ (1 − r)^j ∫ S(t) dt over the periods between reviews; Simpson's rule. For
    /// <see cref="Shape"/> 1 it equals (1 − e^(−μm)) / μ / (1 − (1 − r) e^(−μm)).</summary>
    public double MeanStay
    {
        get
        {
            var mean = Stay / (1 + FasterLeaving);
            if (ReviewsPerYear == 0 || LeaveAtReview == 0)
            {
                return mean;
            }

            double gap = 1.0 / ReviewsPerYear, scale = Scale, total = 0;
            const int Half = 24;
            for (var (start, stays) = (0.0, 1.0); stays * Survives(start, scale) > 1e-12 && start < 1e4; start += gap,
                stays *= 1 - LeaveAtReview)
            {
                var area = Enumerable.Range(0, Half + 1).Sum(i =>
                    (i is 0 or Half ? 1 : i % 2 == 1 ? 4 : 2) * Survives(start + (gap * i / Half), scale));
                total += stays * area * gap / Half / 3;
            }

            return total;
        }
    }

    /// <summary>Chairs needed over chairs there are: demand × mean stay / chairs. 1 or more means that the line grows without
    /// end.</summary>
    public double Load => Demand * MeanStay / AllChairs;

    /// <summary>A region that is a fixed part of what was counted, with exponential stays and all chairs taken.</summary>
    /// <param name="part">The part, above 0 and at most 1: 0.01 is a hundredth of the country.</param>
    /// <param name="stock">Pupils who have a chair.</param>
    /// <param name="inflow">New pupils per year.</param>
    /// <param name="leaving">Who leaves, in per cent of the pupils per year.</param>
    /// <param name="waiting">Pupils waiting.</param>
    /// <exception cref="ArgumentOutOfRangeException">A part outside its range, or a figure that is not above 0.</exception>
    public static ChairModel Of(double part, Quantity stock, Quantity inflow, Quantity leaving, Quantity waiting)
    {
        int Whole(Quantity q) => (int)Math.Round(part * q.Value, MidpointRounding.AwayFromZero);
        return part is > 0 and <= 1
            ? new ChairModel(Whole(stock), part * inflow.Value, 100 / Above0(leaving.Value, nameof(leaving))) { Waiting = Whole(waiting),
            Calibration = [stock.Origin, inflow.Origin, leaving.Origin, waiting.Origin] }
            : throw Wrong(nameof(part), part, "above 0 and at most 1");
    }

    /// <summary>
    /// The break-even elasticity of adding chairs: e* = 1 − ln(load) / ln(1 + extra). Below it the added chairs are enough in the end, from
    /// it on the line keeps growing. Below 0: not enough even if no extra demand comes.
    /// </summary>
    /// <param name="load">The load without the extra chairs, above 0.</param>
    /// <param name="extra">Extra chairs as a part of what there is, above 0.</param>
    public static double BreakEven(double load, double extra) =>
        1 - (Math.Log(Above0(load, nameof(load))) / Math.Log(1 + Above0(extra, nameof(extra))));

    /// <summary>The model in words, with the seed and the figures it was set to.</summary>
    public Origin OriginOf(int seed) =>
        Origin.Simulated($"stoelenmodel: {Dutch.Number(Chairs)} stoelen, {Dutch.Number(Arrivals,
        1)} nieuw per jaar, verblijf {Dutch.Number(Stay, 2)} jaar", seed, Calibration);

    /// <summary>Runs the model several times and sums up the runs.</summary>
    /// <param name="runs">How many, 1 to 10,000.</param>
    /// <param name="years">How many years, 1 to 100,000.</param>
    /// <param name="seed">The seed: the same seed gives the same runs, and models with the same seed meet the same chances.</param>
    public ChairForecast Forecast(int runs, int years, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(runs, 10_000);
        return new([.. Enumerable.Range(0, runs).Select(run => Run(years, seed, run))], OriginOf(seed));
    }

    /// <summary>Runs the model once.</summary>
    /// <param name="years">How many years, 1 to 100,000.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="run">The number of the run; other numbers give independent runs.</param>
    public ChairRun Run(int years, int seed, int run = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(years, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(years, 100_000);
        return new ChairSimulation(this, seed, run).Run(years);
    }

    internal double Scale => Stay / (1 + FasterLeaving) / MathNet.Numerics.SpecialFunctions.Gamma(1 + (1 / Shape));

    private double Survives(double t, double scale) => Math.Exp(-Math.Pow(t / scale, Shape));

    private static double Above0(double value, string name) => value > 0 && double.IsFinite(value) ? value
        : throw Wrong(name, value, "above 0");

    private static ArgumentOutOfRangeException Wrong(string name, object value, string range) => new(name, value, $"{name} lies {range}.");
}
