namespace NotebookLib.Cleaning.Audit;

/// <summary>Codes that name nothing: no BRIN, municipality 9999, a school that is in no list.</summary>
public sealed class UnresolvedIdentifiers : IAuditCheck
{
    /// <inheritdoc/>
    public AuditFinding? Run(AuditTable table, AuditOptions options)
    {
        var (brin, municipality, swv) = (table.Find("brin"), table.Find("gemeentecode"), table.Find("swv"));
        if (brin < 0 && municipality < 0 && swv < 0)
        {
            return null;
        }

        var (examples, count) = (new List<string>(), 0L);
        for (var r = 0; r < table.Rows.Count; r++)
        {
            var row = table.Rows[r];
            var why = brin >= 0 && !BrinCode.TryParse(row[brin].Text, out _) ? $"\"{row[brin].Text}\" is geen BRIN"
                : brin >= 0 && options.KnownBrins?.Contains(row[brin].Text) == false ? $"BRIN {row[brin].Text} staat niet in de lijst"
                : municipality >= 0 && (!MunicipalityCode.TryParse(row[municipality].Text, out var code) || !code.IsKnown)
                    ? $"gemeente \"{row[municipality].Text}\" is onbekend"
                : swv >= 0 && !SwvCode.TryParse(row[swv].Text, out _) ? $"\"{row[swv].Text}\" is geen samenwerkingsverband"
                : null;
            if (why is not null)
            {
                count++;
                if (examples.Count < QualityAudit.MaxExamples)
                {
                    examples.Add($"{table.Describe(r)}: {why}");
                }
            }
        }

        return new AuditFinding("codes", "Codes die niets aanwijzen", count, Severity.Warning, count == 0 ? "Elke code heeft de goede vorm."
            : "Deze rijen tellen mee in het land, maar in geen regio.", examples);
    }
}
