namespace NotebookLib.Cleaning.Rules;

/// <summary><c>N.v.t.</c> in one of its spellings.</summary>
public sealed class NotApplicable() : CellRule("niet-van-toepassing", RuleAction.Keep, Severity.Info,
    "N.v.t. in een van zijn schrijfwijzen",
    "Leest het als: niet van toepassing",
    "Het is geen naam en geen getal")
{
    /// <inheritdoc/>
    public override bool Apply(ref CellEdit cell)
    {
        if (cell.Missing != Missing.None || !Marks.IsNotApplicable(cell.Text))
        {
            return false;
        }

        cell.Missing = Missing.NotApplicable;
        return true;
    }
}
