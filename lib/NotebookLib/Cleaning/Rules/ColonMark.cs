namespace NotebookLib.Cleaning.Rules;

/// <summary>Eurostat's colon in place of a number.</summary>
public sealed class ColonMark() : CellRule("dubbele-punt", RuleAction.Keep, Severity.Info,
    "Een dubbele punt op de plaats van een getal, zoals Eurostat die zet",
    "Leest haar als onbekend; met een c als geheim, met een z als niet van toepassing",
    "Eurostat heeft dat getal niet of drukt het niet af")
{
    /// <inheritdoc/>
    public override bool Apply(ref CellEdit cell)
    {
        if (!cell.IsOpenNumber || !Marks.TryColon(cell.Text, out var flag))
        {
            return false;
        }

        cell.Missing = flag.Contains((byte)'c') ? Missing.Secret : flag.Contains((byte)'z') ? Missing.NotApplicable : Missing.Unreliable;
        cell.Flag = flag.IsEmpty ? null : System.Text.Encoding.UTF8.GetString(flag);
        return true;
    }
}
