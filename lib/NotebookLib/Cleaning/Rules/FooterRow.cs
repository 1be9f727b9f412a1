namespace NotebookLib.Cleaning.Rules;

/// <summary>A source line or note under the table.</summary>
public sealed class FooterRow() : RowRule("voetregel", RuleAction.Drop, Severity.Info,
    "Een bronregel of noot onder de tabel",
    "Laat de rij weg",
    "Het is geen waarneming")
{
    /// <inheritdoc/>
    public override bool Applies(in RowView row)
    {
        if (row.Columns.Count < 2)
        {
            return false;
        }

        var first = row.Trimmed(0);
        if (row.FieldCount == 1 && row.Columns.Count > 2)
        {
            return first.ContainsAnyInRange((byte)'A', (byte)'z') && first.Contains((byte)' ');
        }

        for (var i = 1; i < row.FieldCount; i++)
        {
            if (!row.Trimmed(i).IsEmpty)
            {
                return false;
            }
        }

        return HeaderWords.IsNote(System.Text.Encoding.UTF8.GetString(first[..Math.Min(first.Length, 40)]));
    }
}
