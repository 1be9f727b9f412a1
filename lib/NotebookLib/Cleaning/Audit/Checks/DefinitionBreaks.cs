namespace NotebookLib.Cleaning.Audit;

/// <summary>Years in which what is counted changed, where the table has years on both sides.</summary>
public sealed class DefinitionBreaks : IAuditCheck
{
    private static readonly (int Year, string[] Types, string Text)[] Known =
    [
        (2014, ["so", "vso", "so/vso"], "Sinds 2014/'15 zijn cluster 3 en 4 in landelijke tabellen niet meer te scheiden."),
        (2014, ["sbo", "so", "vso", "so/vso", "bao"],
            "Op 1 augustus 2014 begon passend onderwijs: wie waar heen mag, werd anders beslist."),
        (2010, ["sbo", "so"], "Voor 2010 zijn sbo en so in het bestand 06 niet volledig."),
        (2023, ["bao", "sbo", "so", "vso", "so/vso"],
            "Bestanden van na 1 november 2023 schermen aantallen van 1 tot en met 4 af, ook in oudere jaren."),
    ];

    /// <inheritdoc/>
    public AuditFinding? Run(AuditTable table, AuditOptions options)
    {
        var years = table.YearColumns.Select(c => c.Year!.Value.StartYear).ToList();
        var yearColumn = table.Find("jaar");
        if (years.Count == 0 && yearColumn >= 0)
        {
            years = [.. table.Rows.Select(r => r[yearColumn].Text).Distinct().Select(t => SchoolYear.TryParse(t, out var y) ? y.StartYear
                : 0).Where(y => y > 0)];
        }

        var type = table.Find("soort");
        if (years.Count == 0 || type < 0)
        {
            return null;
        }

        var types = table.Rows.Select(r => r[type].Text).Distinct().Select(t => SchoolType.TryParse(t, out var s) ? s.Code : "")
            .ToHashSet(StringComparer.Ordinal);
        var hits = Known.Where(k => years.Min() < k.Year && years.Max() >= k.Year && k.Types.Any(types.Contains)).Select(k =>
            k.Text).ToList();
        return new AuditFinding("breuken", "Jaren waarin anders is geteld", hits.Count, Severity.Warning, hits.Count == 0
            ? "Er is geen breuk bekend in deze jaren." : "Een verschil over zo'n jaar heen hoeft geen verandering bij leerlingen te zijn.",
            hits);
    }
}
