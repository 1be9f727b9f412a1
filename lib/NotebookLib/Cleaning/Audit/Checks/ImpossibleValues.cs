namespace NotebookLib.Cleaning.Audit;

/// <summary>Values that cannot be: counts below 0, text among numbers, rows that shifted.</summary>
public sealed class ImpossibleValues : IAuditCheck
{
    private static readonly string[] Rules = ["negatief-aantal", "tekst-in-getalkolom", "lange-rij", "korte-rij", "rekenblad-fout",
        "open-aanhalingsteken", "afgekapt"];

    /// <inheritdoc/>
    public AuditFinding? Run(AuditTable table, AuditOptions options)
    {
        var hits = table.Record.Findings.Where(f => Rules.Contains(f.Rule.Id)).ToList();
        var count = hits.Sum(f => f.Count);
        return new AuditFinding("onmogelijk", "Waarden die niet kunnen", count, Severity.Error, count == 0
            ? "Elk getal kan een aantal zijn." : "Een rij kan verschoven zijn, of het bestand is niet heel.",
            [.. hits.Select(f => $"{f.Rule.LooksFor}: {Dutch.Number(f.Count)} keer, eerst op {f.Example}").Take(QualityAudit.MaxExamples)]);
    }
}
