using System.Globalization;
using CsvHelper;

namespace NotebookLib.Cleaning;

/// <summary>What was found above the data: names, title lines, further rows of header.</summary>
/// <param name="Record">The number of records before the first record of data, blank lines left out.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Preamble">Lines above the header.</param>
/// <param name="Rows">The lines of the file that make up the header, from 1; empty where there is none.</param>
/// <param name="NameRow">The line with the names; 0 where there is none, or where names are joined.</param>
/// <param name="Other">The text of the rows of header that gave no names.</param>
/// <param name="FirstRow">The line of the file on which header or data begin.</param>
/// <param name="FirstLine">The text of the first line of data where no header was found; else empty.</param>
internal sealed record HeaderFound(int Record, IReadOnlyList<FileColumn> Columns, IReadOnlyList<string> Preamble, IReadOnlyList<long> Rows,
    long NameRow, IReadOnlyList<string> Other, string FirstLine,
    long FirstRow);

/// <summary>Finds the header under any title lines, makes its names clean and unique, and infers what each column holds.</summary>
internal static class HeaderReader
{
    private const int MaxPreamble = 20;
    private const int FirstRecords = 60;
    private const int KindRecords = 1000;
    private const int HighestHeaderRow = 1000;

    public static HeaderFound Find(DelimitedFile file, List<int> counts)
    {
        var usual = counts.Where(n => n > 1).GroupBy(n => n).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key)
            .FirstOrDefault()?.Key ?? 1;
        using var csv = file.OpenCsv(file.Quoting);
        var (records, lines, blank, whole) = First(file, csv);
        var start = file.HasSeparatorLine && records.Count > 1 ? 1 : 0;
        var end = records.Count;
        var layout = file.Options.HeaderRow is { } row ? new HeaderLayout(At(file, lines, row), At(file, lines, row),
            At(file, lines, row) + 1, [])
            : file.Options.NoHeader == true ? new HeaderLayout(start, -1, start, [])
            : Layout(file, records, blank, start, usual, whole, out end);
        var isHeaderless = layout.Data == layout.First;
        var raw = isHeaderless ? [.. Enumerable.Range(1, Math.Max(records[layout.First].Length, usual)).Select(i =>
            $"kolom {i.ToString(CultureInfo.InvariantCulture)}")]
            : layout.Names >= 0 ? Widest(records[layout.Names], records, layout) : Joined(records, layout);
        var names = Unique(raw);
        var guesses = Guesses(csv, records, layout.Data, end, names.Length);
        var columns = names.Select((name, i) => Make(i, name, raw[i], guesses[i], file.Options) with
        {
            Group = Group(records, layout, i),
        }).Select((c, i) => c with { Unit = UnitRow(records, layout, i) is { Length: > 0 } unit ? unit : c.Unit }).ToArray();
        var head = Enumerable.Range(layout.First, layout.Data - layout.First).ToList();
        return new HeaderFound(layout.Data, columns, [.. records.Take(layout.First).Select(r => string.Join(file.Delimiter, r))],
            [.. head.Select(i => lines[i])], layout.Names < 0 ? 0 : lines[layout.Names],
            [.. head.Where(i => i != layout.Names).Select(i => string.Join(file.Delimiter, records[i]))], isHeaderless
                ? string.Join(file.Delimiter, records[layout.First]) : "", lines[Math.Min(layout.First, lines.Count - 1)]);
    }

    private static (List<string[]> Records, List<long> Lines, List<bool> AfterBlank, bool Whole) First(DelimitedFile file, CsvReader csv)
    {
        var (records, lines, blank, wasBlank) = (new List<string[]>(), new List<long>(), new List<bool>(), false);
        var most = Math.Max(FirstRecords, Math.Min(file.Options.HeaderRow ?? 0, HighestHeaderRow) + 1);
        while (records.Count < most)
        {
            if (!csv.Read())
            {
                return records.Count > 0 ? (records, lines, blank, true) : throw new UnreadableFileException(file.Name, "it has no header",
                    "See whether this is the right file");
            }

            if (Blank.IsBlankLine(csv))
            {
                wasBlank = true;
                continue;
            }

            records.Add(Fields(csv));
            lines.Add(file.LineOf(csv));
            blank.Add(wasBlank);
            wasBlank = Array.TrueForAll(records[^1], string.IsNullOrWhiteSpace);
        }

        return (records, lines, blank, false);
    }

    private static HeaderLayout Layout(DelimitedFile file, List<string[]> records, List<bool> blank, int start, int usual, bool whole,
        out int end)
    {
        end = records.Count;
        while (start < records.Count && start <= MaxPreamble && usual > 1 && IsTitle(records[start], usual))
        {
            start++;
        }

        if (start == records.Count || start > MaxPreamble)
        {
            var first = file.HasSeparatorLine && records.Count > 1 ? 1 : 0;
            return new HeaderLayout(first, first, first + 1, []);
        }

        for (var i = start + 2; i < end; i++)
        {
            end = blank[i] && records.Skip(start).Take(i - start).Any(r => r.Any(c => CellLooks.Of(c) == CellLook.Number)) ? i : end;
        }

        return HeaderLayout.Of(records, start, end, whole);
    }

    private static int At(DelimitedFile file, List<long> lines, int row) => lines.IndexOf(row) is >= 0 and var at ? at
        : throw new UnreadableFileException(file.Name,
        $"there is no header on line {row.ToString(CultureInfo.InvariantCulture)}", row is < 1 or > HighestHeaderRow
            ? $"Name a line from 1 to {HighestHeaderRow.ToString(CultureInfo.InvariantCulture)}"
            : "That line is empty or does not exist; name the line on which the names of the columns stand");

    private static FileColumn Make(int index, string name, string raw, KindGuess guess, ReadOptions options)
    {
        var (known, year) = (KnownHeaders.Find(name), KnownHeaders.YearOf(name));
        ColumnKind? stated = options.Kinds is { } given
            && (given.TryGetValue(name, out var kind) || (known is { } k && given.TryGetValue(k.Name, out kind))) ? kind : null;
        var isCount = stated == ColumnKind.Count || (stated is null && HeaderWords.IsCount(name));
        var inferred = guess.Kind(isCount);
        var decided = stated
            ?? (known is { Kind: not (ColumnKind.Count or ColumnKind.Number) } ? known.Value.Kind
            : KnownHeaders.IsGradeBySex(name) ? ColumnKind.Count
            : (known is not null || year is not null) && inferred == ColumnKind.Text ? inferred
            : year is not null && inferred != ColumnKind.Number ? ColumnKind.Count
            : known?.Kind == ColumnKind.Count && inferred != ColumnKind.Number ? ColumnKind.Count
            : inferred);
        return new FileColumn(index, name, raw, known?.Name, decided, year)
        {
            Unit = guess.IsPercent ? "%" : HeaderWords.UnitOf(name),
            TakesRanges = isCount || guess.HasMasks,
            TakesFlags = isCount || guess.HasFlags,
            HasMixedUnits = guess.HasMixedUnits,
        };
    }

    private static string[] Unique(string[] raw)
    {
        var (seen, next, names) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), new Dictionary<string,
            int>(StringComparer.OrdinalIgnoreCase), new string[raw.Length]);
        for (var i = 0; i < raw.Length; i++)
        {
            var name = Clean(raw[i]);
            name = names[i] = name.Length == 0 ? $"kolom {(i + 1).ToString(CultureInfo.InvariantCulture)}" : name;
            while (!seen.Add(names[i]))
            {
                var n = next[name] = next.GetValueOrDefault(name, 1) + 1;
                names[i] = $"{name} ({n.ToString(CultureInfo.InvariantCulture)})";
            }
        }

        return names;
    }

    internal static string Clean(string raw) =>
        string.Join(' ', raw.Trim().Trim('\uFEFF', '\0', '\u200B', '\u00A0').Trim().Replace("\"\"", "\"", StringComparison.Ordinal)
            .Trim('"').Split(['\r', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Trim();

    /// <summary>A line above the table: one filled cell (or one text over merged cells), a comment, a note, or at most half as wide as the
    /// rows.</summary>
    private static bool IsTitle(string[] record, int usual)
    {
        var filled = record.Where(c => !string.IsNullOrWhiteSpace(c)).Select(c => c.Trim()).ToList();
        return filled.Count <= 1 || (filled.Distinct(StringComparer.Ordinal).Count() == 1 && CellLooks.Of(filled[0]) == CellLook.Word)
            || (record.Length != usual && record[0].StartsWith('#')) || record.Length * 2 <= usual
            || (filled.Count * 2 <= usual && HeaderWords.IsNote(record[0]))
            || (filled.Count * 3 <= usual && record[0].Trim() is { Length: >= 12 } first && first.Contains(' ', StringComparison.Ordinal));
    }

    /// <summary>The record with the names; as wide as the widest row of header, so that a column under a group has a place.</summary>
    private static string[] Widest(string[] names, List<string[]> records, HeaderLayout layout)
    {
        var width = Enumerable.Range(layout.First, layout.Data - layout.First).Max(i =>
            Array.FindLastIndex(records[i], c => c.Trim().Length > 0) + 1);
        return width <= names.Length ? names : [.. names, .. Enumerable.Repeat("", width - names.Length)];
    }

    /// <summary>Names from more than one row: the group, then what stands under it.</summary>
    private static string[] Joined(List<string[]> records, HeaderLayout layout)
    {
        var rows = Enumerable.Range(layout.First, layout.Data - layout.First).Where(i => !layout.Units.Contains(i)).Select(i =>
            records[i]).ToList();
        var width = rows.Max(r => r.Length);
        var filled = rows.Select((r, n) => Enumerable.Range(0, width).Select(c => Cell(r, c, fill: n < rows.Count - 1)).ToArray()).ToList();
        return [.. Enumerable.Range(0, width).Select(c =>
            string.Join(' ', filled.Select(r => r[c]).Where(t => t.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)))];
    }

    private static string Group(List<string[]> records, HeaderLayout layout, int column) => layout.Names < 0 ? "" : string.Join(" / ",
        Enumerable.Range(layout.First, Math.Max(0, layout.Names - layout.First)).Select(i => Cell(records[i], column, fill: true))
            .Where(t => t.Length > 0 && !t.Equals(Cell(records[layout.Names], column, fill: false), StringComparison.OrdinalIgnoreCase))
            .Distinct());

    private static string UnitRow(List<string[]> records, HeaderLayout layout, int column) =>
        layout.Units.Select(i => Cell(records[i], column, fill: false)).FirstOrDefault(t => t.Length > 0) is { } unit
            ? HeaderWords.Plain(unit.Trim('(', ')', '[', ']')) : "";

    /// <summary>A cell of a row of header; where it is empty and may be filled, the nearest to the left.</summary>
    private static string Cell(string[] row, int column, bool fill)
    {
        var at = Math.Min(column, row.Length - 1);
        while (fill && at > 0 && row[at].Trim().Length == 0)
        {
            at--;
        }

        return !fill && column >= row.Length ? "" : Clean(row[at]);
    }

    private static KindGuess[] Guesses(CsvReader csv, List<string[]> records, int data, int end, int columns)
    {
        var guess = new KindGuess[columns];
        var work = 0L;
        bool[]? numbers = null;
        for (var n = data; n < records.Count; n++)
        {
            // a block under the table says nothing about its columns
            numbers ??= n >= end && end > data
                ? Array.ConvertAll(guess, g => g.Kind(isCount: true) is not (ColumnKind.Text or ColumnKind.Code)) : null;
            if (numbers is not null && records[n].Where((c, i) => i < columns && numbers[i] && CellLooks.Of(c) == CellLook.Word
                && !c.Any(char.IsAsciiDigit)).Any())
            {
                continue;
            }

            for (var i = 0; i < Math.Min(columns, records[n].Length); i++)
            {
                guess[i].Add(System.Text.Encoding.UTF8.GetBytes(records[n][i]));
            }
        }

        for (var n = records.Count - data; n < KindRecords && work < 2_000_000 && csv.Read(); n++)
        {
            var fields = Math.Min(columns, csv.FieldCount);
            for (var i = 0; i < fields; i++)
            {
                guess[i].Add(csv.GetSpan(i));
            }

            work += fields;
        }

        return guess;
    }

    private static string[] Fields(CsvReader csv)
    {
        var fields = new string[csv.FieldCount];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = csv.GetString(i);
        }

        return fields;
    }
}
