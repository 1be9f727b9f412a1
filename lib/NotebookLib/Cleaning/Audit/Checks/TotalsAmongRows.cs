namespace NotebookLib.Cleaning.Audit;

/// <summary>Rows that are the total of other rows, by a word such as <c>Totaal</c> in any column of text.</summary>
public sealed class TotalsAmongRows : IAuditCheck
{
    /// <inheritdoc/>
    public AuditFinding? Run(AuditTable table, AuditOptions options)
    {
        ArgumentNullException.ThrowIfNull(table);
        var totals = table.Record.Tally?.Totals ?? [];
        var rows = table.Record.Tally?.TotalRows ?? 0;
        return new AuditFinding("totaalrijen", "Rijen die het totaal van andere rijen zijn", rows, Severity.Warning,
            rows == 0 ? "Gekeken is naar woorden als \"Totaal\" in elke kolom met tekst."
                : $"Een optelling van alle rijen telt dubbel. Laat deze rijen weg, of gebruik alleen deze (kolom "
                + $"{string.Join(", ", totals.Select(t => t.Column.Name))}).",
            [.. totals.Take(QualityAudit.MaxExamples).Select(t => t.Example)]);
    }
}
