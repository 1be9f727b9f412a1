namespace NotebookLib.Cleaning.Audit;

/// <summary>Rows whose numbers are the sum of the other rows with the same other keys, without a word that says so: <c>Regio Twente</c>
/// under its municipalities.</summary>
public sealed class SumsOfOthers : IAuditCheck
{
    /// <inheritdoc/>
    public AuditFinding? Run(AuditTable table, AuditOptions options)
    {
        ArgumentNullException.ThrowIfNull(table);
        var keys = table.Columns.Where(c => !c.IsNumeric).ToList();
        var numbers = table.Columns.Where(c => c.Kind == ColumnKind.Count && c.Known is not "jaar").ToList();
        if (numbers.Count == 0 || keys.Count is 0 or > 8 || table.Rows.Count is < 3 or > 200_000)
        {
            return null;
        }

        var marked = Enumerable.Range(0, table.Rows.Count).Where(r => keys.Any(k => Reading(table, r, k.Index) is { Length: > 0 } text
            && Tally.IsTotal(System.Text.Encoding.UTF8.GetBytes(text)))).ToHashSet();
        var found = new SortedDictionary<int, string>();
        foreach (var key in keys)
        {
            foreach (var group in Enumerable.Range(0, table.Rows.Count).Where(r => !marked.Contains(r)).GroupBy(r =>
                string.Join('\u001F', keys.Where(k => k != key).Select(k => Reading(table, r, k.Index)))))
            {
                var rows = group.ToList();
                if (rows.Count is >= 3 and <= 2000 && Sum(table, rows, numbers) is { } row)
                {
                    found[row] = $"{table.Describe(row)}, kolom {key.Name}: \"{Reading(table, row, key.Index)}\" is de som van "
                        + $"{rows.Count - 1} andere rijen";
                }
            }
        }

        return new AuditFinding("som-van-andere", "Rijen waarvan de aantallen de som van andere rijen zijn", found.Count, Severity.Warning,
            found.Count == 0 ? "Gekeken is per groep rijen die op een kolom na gelijk zijn."
                : "Dit kunnen totalen zijn zonder dat het erbij staat; dan telt een optelling dubbel.",
            [.. found.Values.Take(QualityAudit.MaxExamples)]);
    }

    private static string Reading(AuditTable table, int row, int column) => table.Rows[row][column].Text ?? "";

    /// <summary>The row that is the sum of the others in every column with numbers; null where none is, or where the numbers say too
    /// little.</summary>
    private static int? Sum(AuditTable table, List<int> rows, List<FileColumn> numbers)
    {
        var (sums, candidates) = (new long[numbers.Count], (IEnumerable<int>)rows);
        var told = 0;
        for (var n = 0; n < numbers.Count; n++)
        {
            var values = new Dictionary<int, long>();
            foreach (var row in rows)
            {
                if (table.Rows[row][numbers[n].Index].TryCount(out var count) && count.IsExact)
                {
                    values[row] = count.Value;
                }
            }

            if (values.Count < rows.Count)
            {
                continue; // what is masked or missing does not tell
            }

            sums[n] = values.Values.Sum();
            told += sums[n] > 20 ? 1 : 0;
            var at = n;
            candidates = [.. candidates.Where(r => 2 * values[r] == sums[at])];
        }

        var left = candidates.ToList();
        return told > 0 && left.Count == 1 && (told > 1 || rows.Count > 3 || sums.Max() >= 100) ? left[0] : null;
    }
}
