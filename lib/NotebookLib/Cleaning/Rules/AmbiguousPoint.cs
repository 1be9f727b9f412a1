namespace NotebookLib.Cleaning.Rules;

/// <summary>A point that is a decimal or a thousands mark: <c>1.234</c>.</summary>
public sealed class AmbiguousPoint() : CellRule("punt-met-twee-lezingen", RuleAction.Flag, Severity.Warning,
    "Een punt met drie cijfers erachter in een kolom met decimalen, zoals 1.234",
    "Leest het als decimaal",
    "Het kan ook duizend tweehonderd zijn")
{
    /// <inheritdoc/>
    public override bool Apply(ref CellEdit cell) => cell.IsOpenNumber && cell.Column.Kind == ColumnKind.Number && cell.Text.Length <= 40
        && cell.Text.Count((byte)'.') == 1 && cell.Text[0] != '0'
        && DutchNumber.GroupsByThree(System.Text.Encoding.UTF8.GetString(cell.Text), '.');
}
