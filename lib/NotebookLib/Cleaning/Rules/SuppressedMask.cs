namespace NotebookLib.Cleaning.Rules;

/// <summary>A mask for a small number, such as <c>&lt;5</c>.</summary>
public sealed class SuppressedMask() : CellRule("afgeschermd", RuleAction.Keep, Severity.Info,
    "Een masker voor een klein aantal, zoals <5",
    "Houdt de grenzen bij, vult nooit een getal in",
    "Het aantal is bekend tussen grenzen; een ingevuld getal is verzonnen")
{
    /// <inheritdoc/>
    public override bool Apply(ref CellEdit cell)
    {
        if (cell.Missing != Missing.None || !Marks.TryMask(cell.Text, out var high))
        {
            return false;
        }

        (cell.Missing, cell.Low, cell.High) = (Missing.Suppressed, Math.Min(cell.Options.SuppressedFrom, high), high);
        return true;
    }
}
