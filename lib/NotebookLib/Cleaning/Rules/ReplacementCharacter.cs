namespace NotebookLib.Cleaning.Rules;

/// <summary>The sign that stands for a lost letter.</summary>
public sealed class ReplacementCharacter() : CellRule("verloren-letter", RuleAction.Flag, Severity.Warning,
    "Het teken dat voor een verloren letter staat",
    "Laat het staan",
    "De letter is bij de uitgever al verloren; de naam past niet op die in een ander bestand")
{
    /// <inheritdoc/>
    public override bool Apply(ref CellEdit cell) => cell.Text.IndexOf("\uFFFD"u8) >= 0;
}
