namespace NotebookLib.Cleaning.Rules;

/// <summary>A percent sign behind a number.</summary>
public sealed class PercentSign() : CellRule("procentteken", RuleAction.Change, Severity.Info,
    "Een procentteken achter een getal, zoals 70,0%",
    "Haalt het teken weg; de eenheid van de kolom is %",
    "Het is een getal, en met het teken erachter rekent niets ermee")
{
    /// <inheritdoc/>
    public override bool Apply(ref CellEdit cell)
    {
        if (!cell.IsOpenNumber || cell.Text.Length is < 2 or > 32 || cell.Text[^1] != '%')
        {
            return false;
        }

        var number = Blank.Trim(cell.Text[..^1]);
        var text = System.Text.Encoding.UTF8.GetString(number);
        if (!DutchNumber.TryParse(text, out _))
        {
            return false;
        }

        cell.Text = text[0] is ',' or '.' ? System.Text.Encoding.UTF8.GetBytes("0" + text) : number;
        return true;
    }
}
