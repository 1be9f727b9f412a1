namespace NotebookLib.Cleaning.Audit;

/// <summary>Which columns miss values, why, and which go missing together.</summary>
public sealed class MissingPatterns : IAuditCheck
{
    /// <inheritdoc/>
    public AuditFinding? Run(AuditTable table, AuditOptions options)
    {
        var (perColumn, patterns) = (new long[table.Columns.Count], new Dictionary<string, long>(StringComparer.Ordinal));
        var reasons = new SortedDictionary<Missing, long>();
        foreach (var row in table.Rows)
        {
            var missing = new List<int>();
            for (var c = 0; c < row.Count; c++)
            {
                if (row[c].Missing is not (Missing.None or Missing.Suppressed))
                {
                    perColumn[c]++;
                    reasons[row[c].Missing] = reasons.GetValueOrDefault(row[c].Missing) + 1;
                    missing.Add(c);
                }
            }

            if (missing.Count > 1)
            {
                var key = string.Join(", ", missing.Take(4).Select(c => table.Columns[c].Name))
                    + (missing.Count > 4 ? $" en {missing.Count - 4} meer" : "");
                patterns[key] = patterns.GetValueOrDefault(key) + 1;
            }
        }

        var examples = reasons.Select(r => $"{r.Key.InDutch()}: {Dutch.Number(r.Value)} cellen")
            .Concat(perColumn.Select((n, c) => (n, c)).Where(p => p.n > 0).OrderByDescending(p => p.n).Take(3).Select(p =>
                $"kolom {table.Columns[p.c].Name}: {Dutch.Percent(100.0 * p.n / table.Rows.Count)} zonder waarde"))
            .Concat(patterns.OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal).Take(2).Select(p =>
                $"samen leeg op {Dutch.Number(p.Value)} rijen: {p.Key}"));
        var count = perColumn.Sum();
        return new AuditFinding("ontbrekend", "Cellen zonder waarde", count, Severity.Info, count == 0 ? "Elke cel heeft een waarde."
            : "Leeg, geheim en nihil zijn niet hetzelfde, en geen van alle is 0.", [.. examples.Take(QualityAudit.MaxExamples)]);
    }
}
