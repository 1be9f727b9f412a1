namespace NotebookLib.Cleaning.Audit;

/// <summary>Regions of more than one size in one column.</summary>
public sealed class RegionsInRegions : IAuditCheck
{
    /// <inheritdoc/>
    public AuditFinding? Run(AuditTable table, AuditOptions options)
    {
        ArgumentNullException.ThrowIfNull(table);
        var nested = table.Record.Tally?.Nested ?? [];
        return nested.Count == 0 ? null : new AuditFinding("geneste-gebieden", "Gebieden die in elkaar liggen",
            nested.Sum(n => n.Levels.Sum(l => l.Rows)), Severity.Warning,
            $"Een optelling van alle rijen telt dubbel. Kies een maat: {string.Join(" "
                + "of ", nested[0].Levels.Select(l => l.Level.InDutch()))}.",
            [.. nested.SelectMany(n => n.Levels.Select(l => $"kolom {n.Column.Name}: {l.Level.InDutch()}, {l.Rows} rijen, zoals "
                + $"{l.Example}")).Take(QualityAudit.MaxExamples)]);
    }
}
