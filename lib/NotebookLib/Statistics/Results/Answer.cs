using System.Globalization;

namespace NotebookLib.Statistics;

/// <summary>
/// What a method gives that is no test: a curve, a chain, a decomposition, bounds. As <see cref="TestResult"/> it reads in plain words,
/// shows itself in a notebook as a small card, and flattens to a row or to CSV. The types of this library derive from it; others cannot.
/// </summary>
public abstract record Answer
{
    private protected Answer()
    {
    }

    /// <summary>The answer in plain words: what was computed, direction, size, uncertainty or bounds, and what it does not say. Never
    /// empty, also where the data leave nothing to compute.</summary>
    public abstract Reading Reading { get; }

    /// <summary>The name of the method, Dutch, with its author.</summary>
    internal abstract string Method { get; }

    /// <summary>The numbers of the answer as a whole.</summary>
    internal abstract IReadOnlyList<Line> Lines { get; }

    /// <summary>A row per step, state or group, all with the same columns; empty where the whole is all there is.</summary>
    internal virtual IReadOnlyList<IReadOnlyList<Line>> Detail => [];

    /// <summary>The answer as a whole as one row of a table: column name and invariant text, numbers to 17 digits, empty where there is no
    /// number.</summary>
    public IReadOnlyDictionary<string, string> ToRow() => Lines.ToDictionary(l => l.Column, l => l.Raw);

    /// <summary>CSV (RFC 4180, comma, UTF-8, line feed) with a header: a row per step, state or group where there are any, else the row of
    /// <see cref="ToRow"/>.</summary>
    public string ToCsv()
    {
        var rows = Detail.Count > 0 ? Detail : [Lines];
        return string.Concat(rows.Select(r => r.Select(l => l.Raw)).Prepend(rows[0].Select(l => l.Column)).Select(TestResult.CsvLine));
    }

    /// <summary>The Dutch reading.</summary>
    public sealed override string ToString() => Reading.Nl;

    /// <summary>A given name, or a number counted from 1 where none was given; Dutch and English.</summary>
    private protected static Reading NameOf(IReadOnlyList<string> names, int index, Reading kind)
    {
        var number = (index + 1).ToString(CultureInfo.InvariantCulture);
        return index < names.Count ? new(names[index], names[index]) : new(kind.Nl + " " + number, kind.En + " " + number);
    }
}

/// <summary>One number of an answer: a row or cell on its card, a column in its export.</summary>
/// <param name="Column">English name in the export.</param>
/// <param name="Name">Dutch name on the card.</param>
/// <param name="Shown">The number in Dutch, with its unit; empty where there is none, and the card then leaves it out.</param>
/// <param name="Raw">The number in invariant notation, empty where there is none.</param>
internal sealed record Line(string Column, string Name, string Shown, string Raw)
{
    public static Line Of(string column, string name, double value, Unit unit) =>
        new(column, name, double.IsNaN(value) ? "" : unit.Show(value), Invariant(value));

    public static Line Of(string column, string name, double value) =>
        new(column, name, double.IsNaN(value) ? "" : Phrases.Short(value, true), Invariant(value));

    public static Line Text(string column, string name, Reading text) => new(column, name, text.Nl, text.En);

    public static Line P(string column, string name, double p) =>
        new(column, name, double.IsNaN(p) ? "" : Phrases.P(p, true), Invariant(p));

    /// <summary>A part of a sum, with its sign.</summary>
    public static Line Part(string column, string name, double value, Unit unit) =>
        new(column, name, double.IsNaN(value) ? "" : Phrases.Part(value, unit, true), Invariant(value));

    private static string Invariant(double value) => double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);
}
