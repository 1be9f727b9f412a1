namespace NotebookLib.Cleaning.Rules;

/// <summary>A cell with nothing in it.</summary>
public sealed class EmptyCell() : CellRule("lege-cel", RuleAction.Keep, Severity.Info,
    "Een cel waar niets in staat",
    "Leest haar als leeg, nooit als 0",
    "Leeg en 0 zijn niet hetzelfde")
{
    /// <inheritdoc/>
    public override bool Apply(ref CellEdit cell)
    {
        if (!cell.Text.IsEmpty || cell.Missing != Missing.None)
        {
            return false;
        }

        cell.Missing = Missing.Empty;
        return true;
    }
}
