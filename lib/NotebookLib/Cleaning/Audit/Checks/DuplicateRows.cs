namespace NotebookLib.Cleaning.Audit;

/// <summary>Rows that are equal in every cell.</summary>
public sealed class DuplicateRows : IAuditCheck
{
    /// <inheritdoc/>
    public AuditFinding? Run(AuditTable table, AuditOptions options)
    {
        var (first, examples, count) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<string>(), 0L);
        for (var r = 0; r < table.Rows.Count; r++)
        {
            if (!first.TryAdd(string.Join('\u001F', table.Rows[r].Select(c => c.Text)), r))
            {
                count++;
                if (examples.Count < QualityAudit.MaxExamples)
                {
                    examples.Add(table.Describe(r));
                }
            }
        }

        return new AuditFinding("dubbele-rijen", "Rijen die twee keer voorkomen", count, Severity.Error, count == 0
            ? "Elke rij staat er een keer." : "Wie optelt, telt deze leerlingen dubbel.", examples);
    }
}
