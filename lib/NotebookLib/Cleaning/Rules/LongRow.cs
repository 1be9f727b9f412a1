namespace NotebookLib.Cleaning.Rules;

/// <summary>A row with more filled fields than there are columns.</summary>
public sealed class LongRow() : RowRule("lange-rij", RuleAction.Flag, Severity.Error,
    "Een rij met meer gevulde cellen dan er kolommen zijn",
    "Leest de cellen die passen",
    "Een scheidingsteken in een naam schuift waarden naar de verkeerde kolom")
{
    /// <inheritdoc/>
    public override bool Applies(in RowView row)
    {
        for (var i = row.Columns.Count; i < row.FieldCount; i++)
        {
            if (!row.Trimmed(i).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }
}
