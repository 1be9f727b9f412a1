namespace NotebookLib.Cleaning.Audit;

/// <summary>What the reading itself found that can lead to wrong numbers: shifted columns, a missing header, letters, blocks under the
/// table.</summary>
public sealed class ReadingFindings : IAuditCheck
{
    /// <inheritdoc/>
    public AuditFinding? Run(AuditTable table, AuditOptions options)
    {
        ArgumentNullException.ThrowIfNull(table);
        var found = table.Record.Findings.Where(f => f.Rule.Severity > Severity.Info
            && f.Rule is not (Rules.TotalRow or Rules.NestedRegions)).ToList();
        return new AuditFinding("inlezen", "Wat bij het inlezen opviel", found.Count, found.Exists(f => f.Rule.Severity == Severity.Error)
            ? Severity.Error : Severity.Warning,
            found.Count == 0 ? "Gekeken is naar alles wat `data rules` noemt."
                : $"{string.Join("; ", found.Select(f => $"{f.Rule.LooksFor} ({f.Count} keer)"))}.",
            [.. found.Take(QualityAudit.MaxExamples).Select(f => f.Example)]);
    }
}
