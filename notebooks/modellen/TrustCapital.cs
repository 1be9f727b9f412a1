/// <summary>
/// Trust that grows while people stay together and falls back at a move: T' = growth·(ceiling − T), and at a move T becomes kept·T. In
/// closed form. Area under T is counted in
/// years of full trust. Growth, kept and ceiling are free: nobody measured them. A model, no observation.
/// </summary>
/// <param name="Growth">How fast trust grows, per year; above 0. At 1 about two thirds is there after a year.</param>
/// <param name="Kept">The part of trust that survives a move; 0 to 1.</param>
/// <param name="Ceiling">How high trust can get where the pupil is; above 0 to 1. Low where a relation is damaged.</param>
public sealed record TrustCapital(double Growth, double Kept, double Ceiling = 1)
{
    /// <summary>How fast trust grows, per year.</summary>
    public double Growth { get; } = Growth > 0 && double.IsFinite(Growth) ? Growth
        : throw new ArgumentOutOfRangeException(nameof(Growth), Growth, "Growth is above 0.");

    /// <summary>The part of trust that survives a move.</summary>
    public double Kept { get; } = Kept is >= 0 and <= 1 ? Kept
        : throw new ArgumentOutOfRangeException(nameof(Kept), Kept, "What is kept lies from 0 to 1.");

    /// <summary>How high trust can get where the pupil is.</summary>
    public double Ceiling { get; } = Ceiling is > 0 and <= 1 ? Ceiling
        : throw new ArgumentOutOfRangeException(nameof(Ceiling), Ceiling, "The ceiling lies above 0 to 1.");

    /// <summary>Trust after some years together.</summary>
    /// <param name="start">Trust at the start.</param>
    /// <param name="years">0 or more.</param>
    public double After(double start, double years) => Ceiling + ((start - Ceiling) * Math.Exp(-Growth * years));

    /// <summary>The area under trust over some years together.</summary>
    /// <param name="start">Trust at the start.</param>
    /// <param name="years">0 or more.</param>
    public double Area(double start, double years) => (Ceiling * years) + ((start - Ceiling) * (1 - Math.Exp(-Growth * years)) / Growth);

    /// <summary>Trust over the years from 0, with moves; at a move the value after it.</summary>
    /// <param name="horizon">How many years.</param>
    /// <param name="steps">Points per year, at least 1.</param>
    /// <param name="moves">When moves happen, in years from the start, in order.</param>
    public IReadOnlyList<(double X, double Y)> Course(double horizon, int steps, params double[] moves)
    {
        ArgumentNullException.ThrowIfNull(moves);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        return [.. Enumerable.Range(0, (int)Math.Round(horizon * steps) + 1).Select(i => (double)i / steps).Select(t => (t, At(t, moves)))];
    }

    /// <summary>The area under trust from 0 to a horizon, with moves: years of full trust.</summary>
    /// <param name="horizon">How many years; 0 or more.</param>
    /// <param name="moves">When moves happen, in order, before the horizon.</param>
    public double Years(double horizon, params double[] moves)
    {
        ArgumentNullException.ThrowIfNull(moves);
        var (start, since, sum) = (0.0, 0.0, 0.0);
        foreach (var move in moves.Append(horizon))
        {
            sum += Area(start, move - since);
            (start, since) = (Kept * After(start, move - since), move);
        }

        return sum;
    }

    /// <summary>
    /// What one move costs when trust was full and much time is left: (1 − kept)·ceiling / growth years of full trust. The most that a move
    /// can cost.
    /// </summary>
    public double LargestPrice => (1 - Kept) * Ceiling / Growth;

    /// <summary>
    /// How much better the new place must fit to make up for one move at a time, in per cent of what each year of trust yields: the area
    /// that staying would have had after the move, over the
    /// area that there is, minus 1. Negative where the old ceiling is so low that moving pays at once.
    /// </summary>
    /// <param name="move">When the move happens, years from the start.</param>
    /// <param name="horizon">Until when yields are counted; after the move.</param>
    /// <param name="elsewhere">The ceiling in the new place.</param>
    public double BreakEven(double move, double horizon, double elsewhere = 1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(move, horizon);
        var before = After(0, move);
        var there = new TrustCapital(Growth, Kept, elsewhere);
        return 100 * ((Area(before, horizon - move) / there.Area(Kept * before, horizon - move)) - 1);
    }

    private double At(double t, double[] moves)
    {
        var (trust, since) = (0.0, 0.0);
        foreach (var move in moves.TakeWhile(m => m <= t))
        {
            (trust, since) = (Kept * After(trust, move - since), move);
        }

        return After(trust, t - since);
    }
}
