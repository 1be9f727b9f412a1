namespace NotebookLib.Cleaning.Rules;

/// <summary>Text in a column of numbers.</summary>
public sealed class TextInNumberColumn() : CellRule("tekst-in-getalkolom", RuleAction.Flag, Severity.Error,
    "Tekst in een kolom met getallen",
    "Laat de tekst staan; er wordt geen getal van gemaakt",
    "Een verschoven rij of een noot in een cel")
{
    /// <inheritdoc/>
    public override bool Apply(ref CellEdit cell) => cell.IsOpenNumber
        && (cell.Text.Length > 64 || !DutchNumber.TryParse(System.Text.Encoding.UTF8.GetString(cell.Text), out _));
}
