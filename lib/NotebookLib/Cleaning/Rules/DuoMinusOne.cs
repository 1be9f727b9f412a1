namespace NotebookLib.Cleaning.Rules;

/// <summary>DUO's <c>-1</c> in a column of counts.</summary>
public sealed class DuoMinusOne() : CellRule("min-een", RuleAction.Keep, Severity.Info,
    "Een -1 in een kolom met aantallen",
    "Leest haar als: geen opgave",
    "Een aantal is nooit kleiner dan 0; meetellen maakt elk totaal te laag")
{
    /// <inheritdoc/>
    public override bool Apply(ref CellEdit cell)
    {
        if (cell.Missing != Missing.None || cell.Column.Kind != ColumnKind.Count || !cell.Text.SequenceEqual("-1"u8))
        {
            return false;
        }

        cell.Missing = Missing.DuoMinusOne;
        return true;
    }
}
