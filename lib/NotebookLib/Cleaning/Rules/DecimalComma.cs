namespace NotebookLib.Cleaning.Rules;

/// <summary>A decimal comma: <c>9562,58</c>.</summary>
public sealed class DecimalComma() : CellRule("decimale-komma", RuleAction.Keep, Severity.Info,
    "Een getal met een decimale komma",
    "Leest het als getal; de tekst blijft",
    "Zo schrijft Nederland getallen")
{
    /// <inheritdoc/>
    public override bool Apply(ref CellEdit cell) => cell.IsOpenNumber && cell.Text.Length <= 64 && cell.Text.Contains((byte)',')
        && DutchNumber.TryParse(System.Text.Encoding.UTF8.GetString(cell.Text), out _);
}
