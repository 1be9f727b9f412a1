namespace NotebookLib.Cleaning.Rules;

/// <summary>A row that is the sum of others.</summary>
public sealed class TotalRow() : FileRule("totaalrij", RuleAction.Flag, Severity.Warning,
    "Een rij die het totaal van andere rijen is, in welke kolom dat ook staat",
    "Houdt de rij",
    "Wie alles optelt, telt dubbel")
{
    /// <inheritdoc/>
    public override (long Count, string Example) Inspect(DelimitedFile file, CleaningRecord record) =>
        record.Tally is not { TotalRows: > 0 and var rows } tally ? (0, "")
            : (rows, string.Join("; ", tally.Totals.Take(3).Select(t => t.Example)));
}
