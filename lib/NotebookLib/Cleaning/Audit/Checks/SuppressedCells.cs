namespace NotebookLib.Cleaning.Audit;

/// <summary>Masked cells, and how wide the total becomes because of them.</summary>
public sealed class SuppressedCells : IAuditCheck
{
    /// <inheritdoc/>
    public AuditFinding? Run(AuditTable table, AuditOptions options)
    {
        var examples = new List<string>();
        var count = 0L;
        foreach (var column in table.Columns.Where(c => c.Kind == ColumnKind.Count))
        {
            var (masked, sum) = (0L, default(Count));
            foreach (var row in table.Rows)
            {
                masked += row[column.Index].Missing == Missing.Suppressed ? 1 : 0;
                sum += row[column.Index].TryCount(out var n) ? n : default;
            }

            count += masked;
            if (masked > 0)
            {
                examples.Add($"{column.Name}: {Dutch.Number(masked)} cellen, het totaal ligt tussen {Dutch.Number(
                    sum.Low)} en {Dutch.Number(sum.High)}");
            }
        }

        return new AuditFinding("afgeschermd", "Aantallen die zijn afgeschermd", count, Severity.Info, count == 0
            ? "Geen cel is afgeschermd." : "Totalen zijn een bereik, geen getal. Kleine groepen vallen zo als eerste weg.",
            [.. examples.TakeLast(QualityAudit.MaxExamples)]);
    }
}
