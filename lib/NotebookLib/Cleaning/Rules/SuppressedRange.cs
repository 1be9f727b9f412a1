namespace NotebookLib.Cleaning.Rules;

/// <summary>A range in place of a number of pupils, such as <c>1-4</c>.</summary>
public sealed class SuppressedRange() : CellRule("afgeschermd-bereik", RuleAction.Keep, Severity.Info,
    "Een bereik op de plaats van een aantal leerlingen, zoals 1-4",
    "Houdt de grenzen bij",
    "Het aantal is bekend tussen grenzen")
{
    /// <inheritdoc/>
    public override bool Apply(ref CellEdit cell)
    {
        if (!cell.IsOpenNumber || !cell.Column.TakesRanges || !Marks.TryRange(cell.Text, out var low, out var high)
            || low > Marks.HighestLow)
        {
            return false;
        }

        (cell.Missing, cell.Low, cell.High) = (Missing.Suppressed, low, high);
        return true;
    }
}
