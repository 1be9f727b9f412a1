using System.Runtime.CompilerServices;

namespace NotebookLib.Statistics;

/// <summary>What a method asks of its input, in one place; every refusal names the parameter.</summary>
internal static class Check
{
    /// <summary>The largest count: a million million. Sums of such counts stay whole numbers.</summary>
    public const long MostCount = 1_000_000_000_000;

    private const double Largest = 1e150, Smallest = 1e-150; // squares of these are still numbers

    /// <summary>Not null, not empty, and finite throughout; and of a size whose square is still a number.</summary>
    public static double[] Finite(IReadOnlyList<double> values, int atLeast = 1,
        [CallerArgumentExpression(nameof(values))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(values, name);
        if (values.Count < atLeast)
        {
            throw new ArgumentException(FormattableString.Invariant($"{name} has {values.Count} values; at least {atLeast} needed."), name);
        }
        double[] copy = values is double[] array ? (double[])array.Clone() : [.. values];
        for (var i = 0; i < copy.Length; i++)
        {
            if (!double.IsFinite(copy[i]))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"{name}[{i}] is {copy[
                    i]}: leave missing values out, or fill them in where you can defend it."), name);
            }
            if (!Sized(copy[i]))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"{name}[{i}] is {copy[
                    i]}: 0, or a size from {Smallest} to {Largest} needed; choose another unit."), name);
            }
        }
        return copy;
    }

    /// <summary>A finite number.</summary>
    public static double Finite(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) && Sized(value) ? value
        : throw new ArgumentException(
            FormattableString.Invariant($"{name} is {value}; a finite number needed, 0 or with a size from {Smallest} to {Largest}."),
            name);

    /// <summary>A finite number above zero.</summary>
    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) && value > 0 && Sized(value) ? value
        : throw new ArgumentException(
            FormattableString.Invariant($"{name} is {value}; a number above 0 needed, from {Smallest} to {Largest}."), name);

    /// <summary>A probability strictly between 0 and 1, and not so near 0 that its half or its quantile is no number.</summary>
    public static double Level(double level, [CallerArgumentExpression(nameof(level))] string name = "") =>
        level is >= Smallest and < 1 ? level
            : throw new ArgumentException(
            FormattableString.Invariant($"{name} is {level}; a number between 0 and 1 needed, for instance 0.95."), name);

    /// <summary>A probability, ends included.</summary>
    public static double Probability(double p, [CallerArgumentExpression(nameof(p))] string name = "") =>
        p is >= 0 and <= 1 ? p
            : throw new ArgumentException(FormattableString.Invariant($"{name} is {p}; a probability between 0 and 1 needed."), name);

    /// <summary>A count from 0 to <see cref="MostCount"/>.</summary>
    public static long Count(long count, [CallerArgumentExpression(nameof(count))] string name = "") =>
        count is >= 0 and <= MostCount ? count
        : throw new ArgumentException(
            FormattableString.Invariant($"{name} is {count}; a count is never negative, and at most {MostCount}."), name);

    /// <summary>A part of at least 0 and at most its whole, and a whole of at least 1.</summary>
    public static void Part(long k, long n, string kName, string nName)
    {
        Count(k, kName);
        if (n < 1)
        {
            throw new ArgumentException(FormattableString.Invariant($"{nName} is {n}; at least 1 needed."), nName);
        }
        Count(n, nName);
        if (k > n)
        {
            throw new ArgumentException(FormattableString.Invariant($"{kName} ({k}) is larger than {nName} ({n})."), kName);
        }
    }

    /// <summary>Equal lengths.</summary>
    public static void SameLength(int length, int expected, string name, string other)
    {
        if (length != expected)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{name} has {length} values and {other} has {expected}; they must match."), name);
        }
    }

    /// <summary>Whether a number of steps that grows with the data stays within some seconds: the work is refused before it starts, with
    /// what else can be asked.</summary>
    public static void Work(double steps, string name, string instead)
    {
        if (steps > MostSteps)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{name}: this would take about {Math.Ceiling(steps
                / StepsPerSecond)} seconds or more. {instead}"), name);
        }
    }

    /// <summary>Steps that <see cref="Work"/> allows, and roughly how many a second takes.</summary>
    public const double MostSteps = 2e9, StepsPerSecond = 4e8;

    private static bool Sized(double value) => value == 0 || Math.Abs(value) is >= Smallest and <= Largest;

    /// <summary>The refusal itself, for checks that live elsewhere.</summary>
    public static ArgumentException Refuse(string name, string message) => new(message, name);
}
