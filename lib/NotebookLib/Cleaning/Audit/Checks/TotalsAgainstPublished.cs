namespace NotebookLib.Cleaning.Audit;

/// <summary>Sums per school type and year against totals that were published elsewhere; never adjusted, only compared.</summary>
public sealed class TotalsAgainstPublished : IAuditCheck
{
    /// <inheritdoc/>
    public AuditFinding? Run(AuditTable table, AuditOptions options)
    {
        var type = table.Find("soort");
        if (options.Totals.Count == 0 || type < 0 || table.YearColumns.Count == 0)
        {
            return null;
        }

        var (examples, wrong) = (new List<string>(), 0);
        foreach (var (schoolType, year, published, source) in options.Totals)
        {
            var column = table.YearColumns.FirstOrDefault(c => c.Year == year);
            if (column is null)
            {
                continue;
            }

            var sum = default(Count);
            foreach (var row in table.Rows)
            {
                if (SchoolType.TryParse(row[type].Text, out var t) && t == schoolType && row[column.Index].TryCount(out var n))
                {
                    sum += n;
                }
            }

            if (published < sum.Low || published > sum.High)
            {
                wrong++;
                examples.Add($"{schoolType} {year}: het bestand telt {sum}, gepubliceerd is {Dutch.Number(published)} ({source})");
            }
        }

        return new AuditFinding("totalen", "Totalen naast gepubliceerde totalen", wrong, Severity.Warning, wrong == 0
            ? "Elk totaal dat is vergeleken, klopt." : "De bron en de publicatie tellen anders. Noem er een, en noem welke.",
            [.. examples.Take(QualityAudit.MaxExamples)]);
    }
}
