namespace NotebookLib;

/// <summary>
/// A percentage that cannot exist without its denominator: 2.4 % <em>of what</em>. Stored in percent (2.4, not 0.024).
/// May be negative or above 100 (growth). The default value has no denominator and prints as "onbekend".
/// </summary>
/// <param name="Value">The percentage, in percent.</param>
/// <param name="Of">The denominator in words, e.g. "leerlingen in bao en sbo".</param>
[Display.TypeFormatterSource(typeof(Display.TextFormatter<Percentage>))]
public readonly record struct Percentage(double Value, string Of) : IComparable<Percentage>
{
    /// <summary>The percentage, in percent; finite.</summary>
    public double Value { get; } = double.IsFinite(Value) ? Value : throw new ArgumentOutOfRangeException(nameof(Value), Value,
        "A percentage is a finite number.");

    /// <summary>The denominator in words; never empty.</summary>
    public string Of { get; } = string.IsNullOrWhiteSpace(Of)
        ? throw new ArgumentException("A percentage needs the name of its denominator.", nameof(Of)) : Of;

    /// <summary>The percentage that <paramref name="part"/> is of <paramref name="whole"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="whole"/> is 0 or not finite.</exception>
    public static Percentage FromParts(double part, double whole, string of)
    {
        ArgumentOutOfRangeException.ThrowIfZero(whole);
        return new Percentage(100 * part / whole, of);
    }

    /// <summary>The difference in percentage points.</summary>
    /// <exception cref="InvalidOperationException">The denominators differ, so the difference has no meaning.</exception>
    public static double operator -(Percentage left, Percentage right) => left.Of == right.Of ? left.Value - right.Value :
        throw new InvalidOperationException($"A percentage of \"{left.Of}\" and one of \"{right.Of}\" cannot be subtracted.");

    /// <summary>Orders by value.</summary>
    public int CompareTo(Percentage other) => Value.CompareTo(other.Value);

    /// <summary>Prints Dutch with one decimal: <c>12,3 %</c>.</summary>
    public override string ToString() => Of is null ? "onbekend" : Dutch.Percent(Value);
}
