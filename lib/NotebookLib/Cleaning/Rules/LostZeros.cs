namespace NotebookLib.Cleaning.Rules;

/// <summary>A code that lost its leading zeros, or never had them.</summary>
public sealed class LostZeros() : CellRule("nullen-kwijt", RuleAction.Keep, Severity.Info,
    "Een code die haar nullen mist, zoals gemeente 285",
    "Laat de tekst staan; wie codes vergelijkt, vult aan tot 0285",
    "Gemeente 285, 0285 en GM0285 zijn dezelfde")
{
    /// <inheritdoc/>
    public override bool Apply(ref CellEdit cell)
    {
        var width = cell.Column.Known switch { "gemeentecode" => 4, "vestiging" => 2, "elementcode" => 4, _ => 0 };
        return width > 0 && cell.Missing == Missing.None && cell.Text.Length < width
            && !cell.Text.ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }
}
