namespace NotebookLib.Cleaning.Rules;

/// <summary>A row that is the sum of others.</summary>
public sealed class TotalRow() : RowRule("totaalrij", RuleAction.Flag, Severity.Warning,
    "Een rij die het totaal van andere rijen is",
    "Houdt de rij",
    "Wie alles optelt, telt dubbel")
{
    /// <inheritdoc/>
    public override bool Applies(in RowView row)
    {
        if (row.Columns.Count < 2 || row.Columns[0].Kind is ColumnKind.Count or ColumnKind.Number)
        {
            return false;
        }

        var first = row.Trimmed(0);
        return first.Length is >= 6 and <= 24 && (first[0] | 0x20) == 't' && System.Text.Ascii.EqualsIgnoreCase(first[..6], "totaal"u8) && (first.Length == 6 || first[6] == ' ');
    }
}
