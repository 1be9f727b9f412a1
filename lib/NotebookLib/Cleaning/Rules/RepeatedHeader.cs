namespace NotebookLib.Cleaning.Rules;

/// <summary>The header again, between the rows.</summary>
public sealed class RepeatedHeader() : RowRule("herhaalde-kop", RuleAction.Drop, Severity.Warning,
    "De kopregel, nog een keer tussen de rijen",
    "Laat de rij weg",
    "Bestanden zijn aan elkaar geplakt")
{
    /// <inheritdoc/>
    public override bool Applies(in RowView row)
    {
        if (row.FieldCount != row.Columns.Count || row.FieldCount < 2
            || row[0].Length != System.Text.Encoding.UTF8.GetByteCount(row.Columns[0].Raw))
        {
            return false;
        }

        for (var i = 0; i < row.FieldCount; i++)
        {
            if (!row[i].SequenceEqual(System.Text.Encoding.UTF8.GetBytes(row.Columns[i].Raw)))
            {
                return false;
            }
        }

        return true;
    }
}
