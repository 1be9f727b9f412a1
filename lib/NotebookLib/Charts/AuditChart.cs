using NotebookLib.Cleaning;

namespace NotebookLib.Charts;

/// <summary>The picture of an audit.</summary>
public static class AuditChart
{
    /// <summary>The number of hits per check as lying bars; checks that found nothing are there with 0.</summary>
    public static Figure ToFigure(this AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var file = Path.GetFileName(report.File);
        var origin = new Origin(OriginKind.Local, "NotebookLib", $"controle van {file}", "", file, null, "EUPL-1.2");
        return Chart.Bars($"Wat de controle vond in {file}", $"aantal keer per controle, {Dutch.Number(report.Rows)} rijen", "keer", origin,
            report.Findings.Select(f => (f.Title, (double)f.Count))).Horizontal();
    }
}
