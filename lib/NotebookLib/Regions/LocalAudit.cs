using NotebookLib.Charts;
using NotebookLib.Cleaning;
using NotebookLib.Sources;

namespace NotebookLib.Regions;

/// <summary>The audit of DUO's file 06 for a notebook: the report where the file is on this machine, one line where it is not. Never throws
/// on bad data.</summary>
public static class LocalAudit
{
    /// <summary>An <see cref="AuditReport"/>, or a <see cref="Panel"/> that says what would be here and which command brings it.</summary>
    /// <param name="root">The project's folder; null to look above the working directory.</param>
    public static object OfSites(string? root = null)
    {
        if (DeeperData.File(root) is not { } path)
        {
            return Panel.Of($"{DeeperData.Find("wat de controle vindt in dat bestand: dubbele regels, lege en afgeschermde cellen, "
                + "sprongen en codes", root).Line}.");
        }

        try
        {
            return QualityAudit.Of(path);
        }
        catch (UnreadableFileException e)
        {
            return Panel.Of($"Het bestand 06 van DUO is hier, maar niet te lezen ({
                e.What}). Haal het opnieuw op met: data fetch duo-06-historisch.");
        }
    }
}
