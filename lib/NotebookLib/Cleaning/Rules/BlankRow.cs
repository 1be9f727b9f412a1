namespace NotebookLib.Cleaning.Rules;

/// <summary>A row of delimiters only.</summary>
public sealed class BlankRow() : RowRule("lege-rij", RuleAction.Drop, Severity.Info,
    "Een rij met alleen scheidingstekens",
    "Laat de rij weg",
    "Er staat niets in")
{
    /// <inheritdoc/>
    public override bool Applies(in RowView row)
    {
        for (var i = 0; i < row.FieldCount; i++)
        {
            if (!row.Trimmed(i).IsEmpty)
            {
                return false;
            }
        }

        return true;
    }
}
