using System.Text;
using NotebookLib.Cleaning;

namespace NotebookLib;

/// <content>Rows that are the sum of others, which a series must not count twice.</content>
public sealed partial class Table
{
    private static readonly string[] Remarks = ["OPMERKING", "TOELICHTING", "BRON", "NOOT"];

    /// <summary>The rows with their year, without those that are totals among others, and how many of these there were.</summary>
    private (List<(SchoolYear Year, int Row, bool Provisional)> Kept, int Totals) Parts(string year, string count)
    {
        var total = new bool[RowCount];
        foreach (var column in Columns.Where(c => c.Kind == CellKind.Text && c.Name != count
            && !Remarks.Any(r => KnownHeaders.Key(c.Name).Contains(r, StringComparison.Ordinal))))
        {
            var marked = column.Cells.Select(c => c.Value is string text && Tally.IsTotal(Encoding.UTF8.GetBytes(text))).ToList();
            if (marked.Contains(true) && column.Cells.Where(c => c.Value is not null).Count() > marked.Count(m => m))
            {
                for (var row = 0; row < total.Length; row++)
                {
                    total[row] |= marked[row];
                }
            }
        }

        var kept = Rows.Where(r => !total[r.Index]).Select(r => YearOf(r, year)).ToList();
        var years = kept.Select(k => k.Year).ToHashSet();
        foreach (var alone in Rows.Where(r => total[r.Index] && r.Year(year) is { } only && !years.Contains(only)))
        {
            var when = alone.Year(year);
            var by = string.Join(", ", Columns.Where(c => c.Kind == CellKind.Text && c.Name != year).Select(c => c.Name));
            throw new ArgumentException($"Of {when} there are only rows that are totals (row {Number(alone.Index + 1)}), and other years "
                + $"have parts: together they are no series. Choose the total or one part with Where first: {by}.", nameof(year));
        }

        return (kept, total.Count(t => t));
    }

    /// <summary>Refuses rows of one year that cannot be one number: nobody asked for a sum, or the sum would count a province and its
    /// municipalities.</summary>
    private void OneSize(IReadOnlyList<int> rows, SchoolYear? asked, string year, string count)
    {
        foreach (var column in _nested.Where(n => Columns.Any(c => c.Name == n)).Select(n => this[n]))
        {
            var sizes = rows.Select(r => column.Cells[r]).Where(c => c.Value is string).DistinctBy(c => PlaceLevels.Of(Encoding.UTF8
                .GetBytes((string)c.Value!))).Take(3).ToList();
            if (sizes.Count > 1)
            {
                throw new ArgumentException($"Column \"{column.Name}\" holds regions of more than one size ({string.Join(", ", sizes)}), "
                    + $"so a sum would count pupils twice. Choose one with Where(\"{column.Name}\", …) first.", nameof(count));
            }
        }

        if (asked is { } when)
        {
            var of = rows.Where(r => Rows.ElementAt(r).Year(year) == when).ToList();
            var differ = Columns.Where(c => c.Kind == CellKind.Text && c.Name != year
                && of.Select(r => c.Cells[r].Value).Distinct().Count() > 1)
                .Select(c => $"Where(\"{c.Name}\", {Text(c.Cells[of[0]].Value ?? "…")})").FirstOrDefault();
            throw new ArgumentException($"Column \"{year}\" has {when} {Number(of.Count)} times (rows {Number(of[0] + 1)} and "
                + $"{Number(of[1] + 1)}{(of.Count > 2 ? ", …" : "")}). Choose the rows first with {differ ?? "Where"}, or ask for their "
                + $"sum: Series(\"{year}\", \"{count}\", sum: true).", nameof(year));
        }
    }

    private static (SchoolYear Year, int Row, bool Provisional) YearOf(TableRow row, string column) => row.Year(column) is { } year
        ? (year, row.Index, row[column].Value is string text && SchoolYear.IsProvisional(text) || row[column].Flag == "*")
        : throw new ArgumentException($"Column \"{column}\", row {Number(row.Index + 1)}: {row[column]} is not a school year. Leave the "
            + $"row out with Where first, or mend it: 2023/'24, 2023-2024 or 2023.", nameof(column));
}
