namespace NotebookLib.Cleaning.Rules;

/// <summary>A count below zero other than <c>-1</c>.</summary>
public sealed class NegativeCount() : CellRule("negatief-aantal", RuleAction.Flag, Severity.Error,
    "Een aantal kleiner dan 0",
    "Laat het staan; het wordt geen aantal",
    "Een aantal leerlingen is nooit kleiner dan 0")
{
    /// <inheritdoc/>
    public override bool Apply(ref CellEdit cell) => cell.Missing == Missing.None && cell.Column.Kind == ColumnKind.Count
        && cell.Text.Length is > 1 and <= 40
        && (cell.Text[0] == '-' || cell.Text.StartsWith("−"u8))
            && DutchNumber.TryParse(System.Text.Encoding.UTF8.GetString(cell.Text), out _);
}
