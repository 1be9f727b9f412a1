namespace NotebookLib.Cleaning.Rules;

/// <summary>CBS's <c>.</c> in a column of numbers.</summary>
public sealed class UnreliableMark() : CellRule("onbetrouwbaar", RuleAction.Keep, Severity.Info,
    "Een punt in een kolom met getallen",
    "Leest haar als onbekend of onbetrouwbaar",
    "Een punt is geen 0")
{
    /// <inheritdoc/>
    public override bool Apply(ref CellEdit cell)
    {
        if (!cell.IsOpenNumber || !(cell.Text.SequenceEqual("."u8) || cell.Text.SequenceEqual(".."u8)))
        {
            return false;
        }

        cell.Missing = Missing.Unreliable;
        return true;
    }
}
