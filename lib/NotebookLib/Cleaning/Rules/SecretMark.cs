namespace NotebookLib.Cleaning.Rules;

/// <summary>CBS's <c>x</c> in a column of numbers.</summary>
public sealed class SecretMark() : CellRule("geheim", RuleAction.Keep, Severity.Info,
    "Een x in een kolom met getallen",
    "Leest haar als geheim",
    "CBS drukt het getal niet af")
{
    /// <inheritdoc/>
    public override bool Apply(ref CellEdit cell)
    {
        if (!cell.IsOpenNumber || !(cell.Text.Length == 1 && (cell.Text[0] | 0x20) == 'x'))
        {
            return false;
        }

        cell.Missing = Missing.Secret;
        return true;
    }
}
