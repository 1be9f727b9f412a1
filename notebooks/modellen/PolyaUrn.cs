using NotebookLib;
using NotebookLib.Statistics;

/// <summary>
/// Two routes that are equally good, and regions that tend to do what they did before: Pólya's urn (Eggenberger and Pólya 1923) with
/// exploration. The chance of
/// route A is (1 − x) · (earlier A + a) / (all earlier + 2a) + x / 2. Without exploration each region ends at its own share, drawn from
/// Beta(a, a), though no
/// region differs from another. With exploration all end at one half; how slowly follows in closed form. A model, no observation.
/// </summary>
/// <param name="Start">a: how many imagined earlier decisions each route starts with, above 0. Free.</param>
/// <param name="Exploration">x: the part of the decisions that starts open, 0 to 1. Free.</param>
public sealed record PolyaUrn(double Start, double Exploration = 0)
{
    /// <summary>How many imagined earlier decisions each route starts with.</summary>
    public double Start { get; } = Start > 0 && double.IsFinite(Start) ? Start
        : throw new ArgumentOutOfRangeException(nameof(Start), Start, "The start is a number above 0.");

    /// <summary>The part of the decisions that starts open.</summary>
    public double Exploration { get; } = Exploration is >= 0 and <= 1 ? Exploration
        : throw new ArgumentOutOfRangeException(nameof(Exploration), Exploration, "The exploration lies from 0 to 1.");

    /// <summary>
    /// The spread between regions after some decisions: the standard deviation of the weight of route A, (earlier A + a) / (all earlier +
    /// 2a), in percentage points.
    /// Exact: with D the lead over one half and N the weight, E[D²] grows by 2(1 − x)/N · E[D²] + 1/4 with every decision.
    /// </summary>
    /// <param name="decisions">0 or more.</param>
    public Quantity Spread(int decisions)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decisions);
        var (weight, square) = (2 * Start, 0.0);
        for (var i = 0; i < decisions; i++, weight++)
        {
            square += (2 * (1 - Exploration) / weight * square) + 0.25;
        }

        return new(100 * Math.Sqrt(square) / weight, "procentpunt", Origin.Arithmetic(Words));
    }

    /// <summary>
    /// Where the spread goes in the end: 50 / √(2a + 1) points without exploration (the spread of Beta(a, a)), and 0 with any exploration.
    /// </summary>
    public Quantity LimitSpread => new(Exploration > 0 ? 0 : 50 / Math.Sqrt((2 * Start) + 1), "procentpunt", Origin.Arithmetic(Words));

    /// <summary>
    /// What is left on average of a lead over one half after some decisions: Π (N + k + 1 − x) / (N + k + 1), 0 to 1. In the long run (N /
    /// (N + decisions)) to the power x.
    /// </summary>
    /// <param name="weight">N: how many decisions the lead rests on, above 0.</param>
    /// <param name="decisions">How many come after, 0 or more.</param>
    public double LeadLeft(double weight, int decisions)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(weight);
        ArgumentOutOfRangeException.ThrowIfNegative(decisions);
        var left = 1.0;
        for (var k = 0; k < decisions; k++)
        {
            left *= (weight + k + 1 - Exploration) / (weight + k + 1);
        }

        return left;
    }

    /// <summary>
    /// How many decisions, old and new together, per old one halve a lead in the long run: 2^(1/x); infinite without exploration.
    /// </summary>
    public double Halving => Exploration == 0 ? double.PositiveInfinity : Math.Pow(2, 1 / Exploration);

    /// <summary>The model in words with its seed.</summary>
    public Origin OriginOf(int seed) => Origin.Simulated(Words, seed);

    /// <summary>The share of route A in per cent, decision by decision, in regions that are all the same.</summary>
    /// <param name="regions">How many, at least 1.</param>
    /// <param name="decisions">How many decisions each, at least 1.</param>
    /// <param name="seed">The seed; the same seed gives the same regions.</param>
    /// <returns>Per region the weight of route A before the first and after every decision, in per cent.</returns>
    public IReadOnlyList<double[]> Draw(int regions, int decisions, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(regions, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(decisions, 1);
        return [.. Enumerable.Range(0, regions).Select(region =>
        {
            var random = new Rng(seed, region);
            var (a, weight) = (Start, 2 * Start);
            var path = new double[decisions + 1];
            path[0] = 50;
            for (var i = 1; i <= decisions; i++, weight++)
            {
                a += random.Uniform() < ((1 - Exploration) * a / weight) + (Exploration / 2) ? 1 : 0;
                path[i] = 100 * a / (weight + 1);
            }

            return path;
        })];
    }

    /// <summary>
    /// How much weight of earlier decisions would by itself give a spread that was seen: m(1 − m) / s² − 1, the a + b of the Beta
    /// distribution with mean m and
    /// standard deviation s. Fixed differences between regions give the same spread: this tells how strong the urn must be, not that there
    /// is one.
    /// </summary>
    /// <param name="mean">The mean share, above 0 and below 1.</param>
    /// <param name="spread">The standard deviation between regions, above 0 and below √(m(1 − m)).</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside those bounds.</exception>
    public static double WeightFor(double mean, double spread) =>
        mean is > 0 and < 1 && spread > 0 && spread * spread < mean * (1 - mean) ? (mean * (1 - mean) / (spread * spread)) - 1
        : throw new ArgumentOutOfRangeException(nameof(spread), spread, "No Beta distribution has this mean and spread.");

    private string Words => $"urn van Pólya: begin {Dutch.Number(Start, 1)}, open begonnen {Dutch.Percent(100 * Exploration, 0)}";
}
