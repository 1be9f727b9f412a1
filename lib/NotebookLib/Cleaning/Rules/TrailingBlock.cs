namespace NotebookLib.Cleaning.Rules;

/// <summary>A block under the table that is no part of it.</summary>
public sealed class TrailingBlock() : RowRule("blok-onder-tabel", RuleAction.Drop, Severity.Warning,
    "Een blok onder de tabel, achter een lege regel, dat niet bij de kolommen past",
    "Laat de rijen weg",
    "Een toelichting of een tweede tabel is geen waarneming van de eerste")
{
    /// <inheritdoc/>
    public override bool Applies(in RowView row)
    {
        if (!row.IsAfterBlank)
        {
            return false;
        }

        for (var i = 0; i < Math.Min(row.FieldCount, row.Columns.Count); i++)
        {
            var cell = row.Trimmed(i);
            if (!cell.IsEmpty && cell.Length <= 200 && row.Columns[i].Kind is ColumnKind.Count or ColumnKind.Number or ColumnKind.Date
                or ColumnKind.Year && !Fits(cell))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Fits(ReadOnlySpan<byte> cell) => cell.ContainsAnyInRange((byte)'0', (byte)'9') || cell[0] == '#'
        || CellLooks.Of(System.Text.Encoding.UTF8.GetString(cell)) != CellLook.Word;
}
