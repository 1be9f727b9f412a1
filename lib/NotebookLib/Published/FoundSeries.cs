using System.Collections;
using NotebookLib.Display;

namespace NotebookLib;

/// <summary>One published series as a list shows it.</summary>
/// <param name="Name">Its key, for <see cref="Published.Series"/>.</param>
/// <param name="Label">The name a reader sees, in Dutch.</param>
/// <param name="Population">Whom or what it counts, in Dutch.</param>
/// <param name="Units">Its unit; more than one where versions differ.</param>
/// <param name="Years">The school years that some version has, ascending.</param>
/// <param name="Vintages">Its versions, in the order of the files.</param>
/// <param name="Origins">Where it was printed, each once.</param>
public sealed record SeriesEntry(string Name, string Label, string Population, IReadOnlyList<string> Units, IReadOnlyList<SchoolYear> Years,
    IReadOnlyList<string> Vintages, IReadOnlyList<Origin> Origins);

/// <summary>The series that <see cref="Published.Find"/> found. Shows itself as a table, or names the nearest where there is
/// none.</summary>
[TypeFormatterSource(typeof(FoundSeriesFormatter))]
public sealed class FoundSeries : IReadOnlyList<SeriesEntry>
{
    private const int MostNear = 5;
    private readonly SeriesEntry[] _entries;

    private FoundSeries(string text, SeriesEntry[] entries, IReadOnlyList<string> nearest) =>
        (Text, _entries, Nearest) = (text, entries, nearest);

    /// <summary>What was looked for.</summary>
    public string Text { get; }

    /// <summary>The keys that look most like the text, at most five; empty where something was found.</summary>
    public IReadOnlyList<string> Nearest { get; }

    /// <inheritdoc/>
    public int Count => _entries.Length;

    /// <inheritdoc/>
    public SeriesEntry this[int index] => _entries[index];

    internal static FoundSeries In(Catalogue all, string text)
    {
        var words = Words(text);
        SeriesEntry[] found = [.. all.Names.Select(n => (Name: n, About: Words($"{n} {all.Label(n).Label} {all.Label(n).Population}")))
            .Where(s => words.All(w => s.About.Any(a => a.StartsWith(w, StringComparison.Ordinal)
                || (w.Length >= 3 && a.Contains(w, StringComparison.Ordinal)))))
            .OrderByDescending(s => words.Count(w => Words(s.Name).Contains(w))).ThenBy(s => s.Name, StringComparer.Ordinal)
            .Select(s => Entry(all, s.Name))];
        return new(text, found, found.Length > 0 ? [] : [.. all.Names.OrderBy(n => words.Sum(w => Words(n).Append(Near.Key(n))
            .Min(part => Near.Distance(part, w)))).ThenBy(n => n, StringComparer.Ordinal).Take(MostNear)]);
    }

    private static SeriesEntry Entry(Catalogue all, string name)
    {
        var (rows, label) = (all.Find(name).Where(o => o.Year is not null).ToList(), all.Label(name));
        return new(name, label.Label, label.Population, [.. rows.Select(r => r.Unit).Distinct()],
            [.. rows.Select(r => r.Year!.Value).Distinct().Order()], [.. rows.Select(r => r.Vintage).Distinct()],
            [.. rows.Select(r => r.Origin).Distinct()]);
    }

    /// <summary>The words of a text, without case and accents.</summary>
    private static List<string> Words(string text) =>
        [.. string.Concat(text.Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(w => Near.Key(w) is { Length: > 0 } key ? key : w)];

    /// <inheritdoc/>
    public IEnumerator<SeriesEntry> GetEnumerator() => ((IEnumerable<SeriesEntry>)_entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Shows found series as a table, one a row.</summary>
internal sealed class FoundSeriesFormatter : FormatterSource<FoundSeries>
{
    private static readonly (string Name, bool IsNumber)[] Columns = [("reeks", false), ("naam", false), ("eenheid", false),
        ("jaren", false), ("versies", false), ("herkomst", false)];

    /// <inheritdoc/>
    protected override string Html(FoundSeries value) => Small(value).Html();

    /// <inheritdoc/>
    protected override string Plain(FoundSeries value) => Small(value).Plain();

    private static SmallTable Small(FoundSeries found) => new(Columns, found.Count, (row, column) => Cell(found[row], column),
        found.Count == 0 ? [$"Geen reeks gaat over \"{found.Text}\". Lijkt erop: {string.Join(", ", found.Nearest)}."] : []);

    private static string Cell(SeriesEntry series, int column) => column switch
    {
        0 => series.Name,
        1 => series.Label,
        2 => string.Join("; ", series.Units),
        3 => Span(series.Years),
        4 => string.Join(", ", series.Vintages),
        _ => string.Join("; ", series.Origins.Select(o => $"{o.Producer}, {o.Title}").Distinct()),
    };

    /// <summary>The first and last year, and how many are missing between them.</summary>
    internal static string Span(IReadOnlyList<SchoolYear> years)
    {
        var missing = years[^1] - years[0] + 1 - years.Count;
        return FormattableString.Invariant($"{years[0].StartYear}-{years[^1].StartYear}")
            + (missing == 0 ? "" : FormattableString.Invariant($" ({missing} ontbreken)"));
    }
}
