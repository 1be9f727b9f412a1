namespace NotebookLib.Cleaning.Rules;

/// <summary>A flag behind a number.</summary>
public sealed class ValueFlag() : CellRule("vlag", RuleAction.Change, Severity.Info,
    "Een vlag achter een getal, zoals 20.9 b of 31.230*",
    "Haalt haar van het getal en houdt haar erbij",
    "De vlag zegt iets over het getal: voorlopig, breuk, schatting")
{
    /// <inheritdoc/>
    public override bool Apply(ref CellEdit cell)
    {
        if (!cell.IsOpenNumber || cell.Text.Length > 32 || !Marks.TryFlag(cell.Text, out var length, out var isStar)
            || !(isStar || cell.Column.TakesFlags))
        {
            return false;
        }

        var number = cell.Text[..length];
        if (!DutchNumber.TryParse(System.Text.Encoding.UTF8.GetString(number), out _))
        {
            return false;
        }

        cell.Flag = System.Text.Encoding.UTF8.GetString(Blank.Trim(cell.Text[length..]));
        cell.Text = number;
        return true;
    }
}
