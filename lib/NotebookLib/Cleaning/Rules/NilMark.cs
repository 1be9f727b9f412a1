namespace NotebookLib.Cleaning.Rules;

/// <summary>CBS's <c>-</c> in a column of numbers.</summary>
public sealed class NilMark() : CellRule("nihil", RuleAction.Keep, Severity.Info,
    "Een streepje in een kolom met getallen",
    "Leest het als nihil; 0 wordt het pas als daarom wordt gevraagd",
    "Niet elke uitgever bedoelt er 0 mee")
{
    /// <inheritdoc/>
    public override bool Apply(ref CellEdit cell)
    {
        if (!cell.IsOpenNumber || !(cell.Text.SequenceEqual("-"u8) || cell.Text.SequenceEqual("–"u8)))
        {
            return false;
        }

        cell.Missing = Missing.Nil;
        return true;
    }
}
