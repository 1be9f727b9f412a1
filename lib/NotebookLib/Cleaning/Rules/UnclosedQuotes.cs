namespace NotebookLib.Cleaning.Rules;

/// <summary>Quotes that do not close.</summary>
public sealed class UnclosedQuotes() : FileRule("open-aanhalingsteken", RuleAction.Flag, Severity.Error,
    "Aanhalingstekens die niet sluiten",
    "Laat elke rij ophouden bij het eind van de regel",
    "Een open aanhalingsteken slokt anders de rijen daarna op")
{
    /// <inheritdoc/>
    public override (long Count, string Example) Inspect(DelimitedFile file, CleaningRecord record) =>
        (file.Quoting == Quoting.AcrossLines ? 0 : 1, file.Quoting == Quoting.Literal ? "aanhalingstekens gelezen als gewone tekens"
            : "gelezen per regel");
}
