namespace NotebookLib.Cleaning.Audit;

/// <summary>In a list of sites with a column per year: a site on two rows with different contents.</summary>
public sealed class DuplicateKeys : IAuditCheck
{
    /// <inheritdoc/>
    public AuditFinding? Run(AuditTable table, AuditOptions options)
    {
        if (table.YearColumns.Count == 0 || table.Find("brin") < 0 || table.Find("vestiging") < 0)
        {
            return null;
        }

        var (seen, examples, count) = (new Dictionary<(string, string), int>(), new List<string>(), 0L);
        for (var r = 0; r < table.Rows.Count; r++)
        {
            if (SiteCode.TryParse(table.Text(r, "brin"), table.Text(r, "vestiging"), out var site)
                && !seen.TryAdd((site.ToString(), table.Text(r, "soort")), r))
            {
                count++;
                if (examples.Count < QualityAudit.MaxExamples)
                {
                    examples.Add($"{table.Describe(r)} staat ook op regel {table.Lines[seen[(site.ToString(), table.Text(r, "soort"))]]}");
                }
            }
        }

        return new AuditFinding("dubbele-vestigingen", "Vestigingen op meer dan een rij", count, Severity.Warning, count == 0
            ? "Elke vestiging heeft een rij." : "Een reeks per school is verdeeld over rijen.", examples);
    }
}
