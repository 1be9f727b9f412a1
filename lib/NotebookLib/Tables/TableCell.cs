using System.Globalization;
using NotebookLib.Cleaning;

namespace NotebookLib;

/// <summary>What a column holds.</summary>
public enum CellKind
{
    /// <summary>Words and codes: <see cref="string"/>.</summary>
    Text,

    /// <summary>Whole numbers: <see cref="long"/>; the only kind that can be suppressed between bounds.</summary>
    Whole,

    /// <summary>Finite numbers: <see cref="double"/>.</summary>
    Number,

    /// <summary>Yes or no: <see cref="bool"/>.</summary>
    Flag,

    /// <summary>School years: <see cref="SchoolYear"/>.</summary>
    Year,
}

/// <summary>Dutch words for <see cref="CellKind"/>.</summary>
public static class CellKindWords
{
    /// <summary>The kind in Dutch, as in "hele getallen".</summary>
    public static string InDutch(this CellKind kind) => kind switch
    {
        CellKind.Text => "tekst",
        CellKind.Whole => "hele getallen",
        CellKind.Number => "getallen",
        CellKind.Flag => "ja of nee",
        CellKind.Year => "schooljaren",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
    };
}

/// <summary>
/// One cell on its way to another library: a value, or the reason why there is none, with bounds where it is suppressed. A missing
/// cell never becomes a number. The default value is a missing cell without a stated reason.
/// </summary>
[Display.TypeFormatterSource(typeof(Display.TextFormatter<TableCell>))]
public readonly record struct TableCell
{
    private readonly Missing _missing;

    private readonly string? _flag;

    private TableCell(object? value, Missing missing, Count bounds) => (Value, _missing, Bounds) = (value, missing, bounds);

    /// <summary>The value: string, long, double, bool or <see cref="SchoolYear"/>; null where it is missing.</summary>
    public object? Value { get; }

    /// <summary>Why there is no value; <see cref="Missing.None"/> where there is one.</summary>
    public Missing Missing => Value is null && _missing == Missing.None ? Missing.Empty : _missing;

    /// <summary>The flag that the publisher put behind the value, such as <c>*</c> (provisional) or Eurostat's <c>b</c> (break in the
    /// series); empty where there is none.</summary>
    public string Flag
    {
        get => _flag ?? "";
        init => _flag = string.IsNullOrEmpty(value) ? null : value;
    }

    /// <summary>For a suppressed cell the values it can have; exactly 0 otherwise.</summary>
    public Count Bounds { get; }

    /// <summary>A cell with a value; null is <see cref="Missing.Empty"/>, a suppressed <see cref="Count"/> stays suppressed.</summary>
    /// <param name="value">string, any integer, double, float, bool, <see cref="SchoolYear"/>, <see cref="Count"/> or null.</param>
    /// <exception cref="ArgumentException">Another type, or a number that is not finite: leave it out with <see cref="Without"/> and say
    /// why.</exception>
    public static TableCell Of(object? value) => value switch
    {
        null => Without(Missing.Empty),
        TableCell cell => cell,
        Count { IsExact: true } count => new(count.Value, Missing.None, default),
        Count bounds => Suppressed(bounds),
        string or long or bool or SchoolYear => new(value, Missing.None, default),
        int or short or sbyte or byte or ushort or uint => new(Convert.ToInt64(value, CultureInfo.InvariantCulture), Missing.None, default),
        double or float => Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && double.IsFinite(number)
            ? new(number, Missing.None, default)
            : throw new ArgumentException("A cell holds a finite number; leave it out with TableCell.Without and say why.", nameof(value)),
        _ => throw new ArgumentException($"A {value.GetType().Name} does not fit in a table: use text, a whole number, a double, a bool or "
            + $"a SchoolYear.", nameof(value)),
    };

    /// <summary>A cell without a value.</summary>
    /// <param name="reason">Why; not <see cref="Missing.None"/> and not <see cref="Missing.Suppressed"/>, which needs bounds.</param>
    /// <exception cref="ArgumentException">The reason is one of those two.</exception>
    public static TableCell Without(Missing reason) => reason is Missing.None or Missing.Suppressed
        ? throw new ArgumentException("Say why the value is missing; for a suppressed count use TableCell.Suppressed with its bounds.",
            nameof(reason))
        : new(null, reason, default);

    /// <summary>A count that the publisher masked: known between two bounds, which may be the same.</summary>
    public static TableCell Suppressed(Count bounds) => new(null, Missing.Suppressed, bounds);

    /// <summary>The count: exact, or between its bounds where it is suppressed.</summary>
    /// <exception cref="InvalidOperationException">It is missing for another reason, or holds no whole number of 0 or more.</exception>
    public Count AsCount() => Missing == Missing.Suppressed ? Bounds : Value is long and >= 0 and var whole ? whole
        : throw new InvalidOperationException(Missing == Missing.None ? $"{this} is not a number of pupils."
            : $"This cell is missing ({Missing.InDutch()}).");

    /// <summary>The value as a reader sees it: a Dutch number, <c>1–4</c> where it is suppressed, a dash where it is missing.</summary>
    internal string Shown() => Missing == Missing.Suppressed ? Bounds.ToString() : Value switch
    {
        null => "–",
        bool truth => truth ? "ja" : "nee",
        long whole => Dutch.Number(whole),
        double number => number.ToString(Math.Abs(number) is 0 or (>= 1e-4 and < 1e15) ? "#,##0.######" : "R", Dutch.Format),
        var other => other.ToString() ?? "",
    };

    /// <summary>The value in the invariant culture, or <c>[reason]</c>.</summary>
    public override string ToString() => Value is null ? $"[{Missing.InDutch()}]"
        : Convert.ToString(Value, CultureInfo.InvariantCulture) ?? "";
}
