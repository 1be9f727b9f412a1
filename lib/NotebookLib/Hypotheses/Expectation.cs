using NotebookLib.Statistics;

namespace NotebookLib.Hypotheses;

/// <summary>Which form a region of expectation has.</summary>
public enum ExpectationKind
{
    /// <summary>Above a value.</summary>
    Above,

    /// <summary>Below a value.</summary>
    Below,

    /// <summary>Between two values, ends included.</summary>
    Within,

    /// <summary>The same as a value, up to a margin that does not matter; ends included.</summary>
    Equivalent,
}

/// <summary>
/// The region in which a hypothesis expects the estimate, in the unit that readers see (2 percentage points is 2). An interval wholly
/// inside supports it, one wholly outside contradicts it, any other leaves it undecided.
/// </summary>
public sealed record Expectation
{
    private Expectation(ExpectationKind kind, double low, double high) => (Kind, Low, High) = (kind, low, high);

    /// <summary>The form.</summary>
    public ExpectationKind Kind { get; }

    /// <summary>The lower end; minus infinity for <see cref="ExpectationKind.Below"/>.</summary>
    public double Low { get; }

    /// <summary>The upper end; infinity for <see cref="ExpectationKind.Above"/>.</summary>
    public double High { get; }

    /// <summary>Above a value: <c>Above(0)</c> expects a rise.</summary>
    /// <exception cref="HypothesisException">The value is not finite.</exception>
    public static Expectation Above(double value) => new(ExpectationKind.Above, Finite(value, nameof(value)), double.PositiveInfinity);

    /// <summary>Below a value.</summary>
    /// <exception cref="HypothesisException">The value is not finite.</exception>
    public static Expectation Below(double value) => new(ExpectationKind.Below, double.NegativeInfinity, Finite(value, nameof(value)));

    /// <summary>Between two values.</summary>
    /// <exception cref="HypothesisException">A value is not finite, or low is not below high.</exception>
    public static Expectation Within(double low, double high) => new(ExpectationKind.Within, Finite(low, nameof(low)), Ordered(low, high));

    /// <summary>The same as a value, up to a margin chosen beforehand.</summary>
    /// <param name="value">What it should equal; 0 for "no difference".</param>
    /// <param name="margin">The largest difference that does not matter, above 0.</param>
    /// <exception cref="HypothesisException">A value is not finite, or the margin is not above 0.</exception>
    public static Expectation EquivalentTo(double value, double margin) => Finite(margin, nameof(margin)) > 0
        ? new(ExpectationKind.Equivalent, Finite(value, nameof(value)) - margin, value + margin)
        : throw new HypothesisException(
            FormattableString.Invariant($"margin is {margin}; a number above 0 needed: the largest difference that does not matter."));

    /// <summary>Whether a value lies in the region; the ends of <see cref="ExpectationKind.Above"/> and <see cref="ExpectationKind.Below"/>
    /// do not.</summary>
    public bool Contains(double value) => Kind switch
    {
        ExpectationKind.Above => value > Low,
        ExpectationKind.Below => value < High,
        _ => Low <= value && value <= High,
    };

    /// <summary>Where an interval lies: wholly inside supports, wholly outside contradicts.</summary>
    public Stance Of(Interval interval) => double.IsNaN(interval.Low) || double.IsNaN(interval.High) ? Stance.Undecided
        : Contains(interval.Low) && Contains(interval.High) ? Stance.Supports
        : Outside(interval) ? Stance.Contradicts : Stance.Undecided;

    /// <summary>Dutch, with the unit: <c>boven 0 procentpunt</c>.</summary>
    public string Say(string unit)
    {
        var after = unit.Length == 0 ? "" : " " + unit;
        return Kind switch
        {
            ExpectationKind.Above => $"boven {Number(Low)}{after}",
            ExpectationKind.Below => $"onder {Number(High)}{after}",
            ExpectationKind.Equivalent => $"gelijk aan {Number((Low + High) / 2)}{after}, met een marge van {Number((High - Low) / 2)}",
            _ => $"van {Number(Low)} tot en met {Number(High)}{after}",
        };
    }

    /// <summary>Dutch, without a unit.</summary>
    public override string ToString() => Say("");

    internal static string Number(double value)
    {
        var clean = Dutch.Round(value, 6);
        var decimals = Enumerable.Range(0, 7).First(d => d == 6 || Dutch.Round(clean, d) == clean);
        return Dutch.Number(clean, decimals);
    }

    private bool Outside(Interval interval) => Kind switch
    {
        ExpectationKind.Above => interval.High <= Low,
        ExpectationKind.Below => interval.Low >= High,
        _ => interval.High < Low || interval.Low > High,
    };

    private static double Finite(double value, string name) => double.IsFinite(value) ? value
        : throw new HypothesisException(FormattableString.Invariant($"{name} is {value}; an expectation needs a number."));

    private static double Ordered(double low, double high) => Finite(high, nameof(high)) > low ? high
        : throw new HypothesisException(
            FormattableString.Invariant($"An expectation from {low} to {high} holds nothing; write the lower end first."));
}

/// <summary>What evidence says of a hypothesis.</summary>
public enum Stance
{
    /// <summary>Neither; this is no proof of the opposite.</summary>
    Undecided,

    /// <summary>The whole interval lies in the expected region.</summary>
    Supports,

    /// <summary>The whole interval lies outside it.</summary>
    Contradicts,
}

/// <summary>The words for a stance.</summary>
internal static class StanceText
{
    public static string Nl(this Stance stance) => stance switch { Stance.Supports => "steunt", Stance.Contradicts => "weerspreekt", _ =>
        "onbeslist" };

    public static string Code(this Stance stance) => stance switch { Stance.Supports => "supports", Stance.Contradicts =>
        "contradicts", _ => "undecided" };

    public static Stance Parse(string code) => code switch { "supports" => Stance.Supports, "contradicts" =>
        Stance.Contradicts, "undecided" => Stance.Undecided, _ =>
        throw new FormatException($"\"{code}\" is no stance: supports, contradicts or undecided.") };
}
