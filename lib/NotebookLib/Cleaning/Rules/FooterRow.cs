namespace NotebookLib.Cleaning.Rules;

/// <summary>A source line or note under the table.</summary>
public sealed class FooterRow() : RowRule("voetregel", RuleAction.Drop, Severity.Info,
    "Een bronregel of noot onder de tabel",
    "Laat de rij weg",
    "Het is geen waarneming")
{
    private static readonly string[] Starts = ["bron:", "bron ", "©", "(c) ", "* ", "noot", "toelichting", "centraal bureau", "dienst uitvoering", "peildatum:", "voorlopige cijfers", "* voorlopig", "gegevens per", "laatst gewijzigd", "<5", "x:", "x =", "- :", ". :"];

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

        var text = System.Text.Encoding.UTF8.GetString(first[..Math.Min(first.Length, 40)]);
        return Starts.Any(s => text.StartsWith(s, StringComparison.OrdinalIgnoreCase));
    }
}
