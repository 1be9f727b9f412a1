namespace NotebookLib.Cleaning.Rules;

/// <summary>Points between thousands: <c>1.369.465</c>.</summary>
public sealed class ThousandsPoints() : CellRule("punten-in-duizendtallen", RuleAction.Change, Severity.Info,
    "Punten tussen duizendtallen, zoals 1.369.465",
    "Haalt de punten weg",
    "Anders leest een programma 1,369")
{
    /// <inheritdoc/>
    public override bool Apply(ref CellEdit cell)
    {
        if (!cell.IsOpenNumber || cell.Text.Length > 40 || !cell.Text.Contains((byte)'.'))
        {
            return false;
        }

        var text = System.Text.Encoding.UTF8.GetString(cell.Text);
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        var whole = comma < 0 ? text : text[..comma];
        var sure = comma >= 0 || whole.Count(c => c == '.') > 1 || cell.Column.Kind == ColumnKind.Count;
        if (!sure || !DutchNumber.GroupsByThree(whole, '.')
            || !DutchNumber.TryParse(text.Replace(".", "", StringComparison.Ordinal), out _))
        {
            return false;
        }

        cell.Text = System.Text.Encoding.UTF8.GetBytes(text.Replace(".", "", StringComparison.Ordinal));
        return true;
    }
}
