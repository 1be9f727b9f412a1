namespace NotebookLib.Cleaning.Rules;

/// <summary>Quotes in places where they do not belong.</summary>
public sealed class BrokenQuotes() : RowRule("kapot-aanhalingsteken", RuleAction.Flag, Severity.Warning,
    "Aanhalingstekens op een plek waar ze niet horen",
    "Houdt de tekst zoals hij is",
    "Een waarde kan verminkt zijn of over de grens van een cel lopen")
{
    /// <inheritdoc/>
    public override bool Applies(in RowView row) => row.Malformed is not null;
}
