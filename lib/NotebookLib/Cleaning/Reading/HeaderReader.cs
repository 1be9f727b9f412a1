using System.Globalization;
using CsvHelper;

namespace NotebookLib.Cleaning;

/// <summary>Finds the header under any title lines, makes its names clean and unique, and infers what each column holds.</summary>
internal static class HeaderReader
{
    private const int MaxPreamble = 20;
    private const int KindRecords = 1000;

    public static (int Record, IReadOnlyList<FileColumn> Columns, IReadOnlyList<string> Preamble) Find(DelimitedFile file, List<int> counts)
    {
        var usual = counts.Where(n => n > 1).GroupBy(n => n).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).FirstOrDefault()?.Key ?? 1;
        var (records, lines) = (new List<string[]>(), new List<string>());
        using var csv = file.OpenCsv(file.Quoting);
        var header = -1;
        while (header < 0 && records.Count <= MaxPreamble && csv.Read())
        {
            if (Blank.IsBlankLine(csv))
            {
                continue;
            }

            records.Add(Fields(csv));
            lines.Add(string.Join(file.Delimiter, records[^1]));
            if ((file.HasSeparatorLine && records.Count == 1) || (usual > 1 && IsTitle(records[^1], usual)))
            {
                continue;
            }

            header = records.Count == 1 || file.HasSeparatorLine || LooksLikeHeader(records[^1]) ? records.Count - 1 : 0;
        }

        if (records.Count == 0)
        {
            throw new UnreadableFileException(file.Name, "it has no header", "See whether this is the right file");
        }

        header = header < 0 ? Math.Min(file.HasSeparatorLine ? 1 : 0, records.Count - 1) : header;
        var names = Unique(records[header]);
        var kinds = Kinds(csv, records.Skip(header + 1).ToList(), names.Length);
        var columns = names.Select((name, i) => Make(i, name, records[header][i], kinds[i], file.Options)).ToArray();
        return (header + 1, columns, lines[..header]);
    }

    private static FileColumn Make(int index, string name, string raw, ColumnKind inferred, ReadOptions options)
    {
        var known = KnownHeaders.Find(name);
        var year = KnownHeaders.YearOf(name);
        var kind = options.Kinds is { } given && (given.TryGetValue(name, out var stated) || (known is { } k && given.TryGetValue(k.Name, out stated))) ? stated
            : known is { Kind: not (ColumnKind.Count or ColumnKind.Number) } ? known.Value.Kind
            : KnownHeaders.IsGradeBySex(name) ? ColumnKind.Count
            : (known is not null || year is not null) && inferred == ColumnKind.Text ? inferred
            : year is not null && inferred != ColumnKind.Number ? ColumnKind.Count
            : known?.Kind == ColumnKind.Count && inferred != ColumnKind.Number ? ColumnKind.Count
            : inferred;
        return new FileColumn(index, name, raw, known?.Name, kind, year);
    }

    private static string[] Unique(string[] raw)
    {
        var (seen, next, names) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase), new string[raw.Length]);
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
        raw.Trim().Trim('\uFEFF', '\0', '\u200B', '\u00A0').Trim().Replace("\"\"", "\"", StringComparison.Ordinal).Trim('"').Trim();

    /// <summary>One filled cell, a comment, or at most half as wide as the rows: a line above the table.</summary>
    private static bool IsTitle(string[] record, int usual) => record.Count(c => !string.IsNullOrWhiteSpace(c)) <= 1
        || (record.Length != usual && record[0].StartsWith('#')) || record.Length * 2 <= usual;

    private static bool LooksLikeHeader(string[] cells) => cells.Length > 1 && !cells.Any(c => DutchNumber.TryParse(c, out var n) && n is < 1900 or > 2100);

    private static ColumnKind[] Kinds(CsvReader csv, List<string[]> first, int columns)
    {
        var guess = new KindGuess[columns];
        var work = 0L;
        foreach (var record in first)
        {
            Guess(guess, record);
        }

        for (var n = first.Count; n < KindRecords && work < 2_000_000 && csv.Read(); n++)
        {
            var fields = Math.Min(columns, csv.FieldCount);
            for (var i = 0; i < fields; i++)
            {
                guess[i].Add(csv.GetSpan(i));
            }

            work += fields;
        }

        return Array.ConvertAll(guess, g => g.Kind);
    }

    private static void Guess(KindGuess[] guess, string[] record)
    {
        for (var i = 0; i < Math.Min(guess.Length, record.Length); i++)
        {
            guess[i].Add(System.Text.Encoding.UTF8.GetBytes(record[i]));
        }
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
