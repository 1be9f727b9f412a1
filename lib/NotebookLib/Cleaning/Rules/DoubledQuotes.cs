namespace NotebookLib.Cleaning.Rules;

/// <summary>Quotes that were escaped twice.</summary>
public sealed class DoubledQuotes() : CellRule("dubbele-aanhalingstekens", RuleAction.Change, Severity.Info,
    "Aanhalingstekens die twee keer zijn verdubbeld",
    "Maakt er weer een van",
    "Zo staat het in het bestand 06 van DUO: met vier aanhalingstekens om een deel van de naam")
{
    /// <inheritdoc/>
    public override bool Apply(ref CellEdit cell)
    {
        var text = cell.Text;
        var doubled = text.IndexOf("\"\""u8) >= 0;
        if (!doubled && !(text.Length > 1 && text[0] == '"' && text[^1] == '"' && text[1..^1].IndexOf((byte)'"') < 0))
        {
            return false;
        }

        var (clean, length) = (new byte[text.Length], 0);
        if (!doubled)
        {
            cell.Text = text[1..^1];
            return true;
        }

        for (var i = 0; i < text.Length; i++)
        {
            clean[length++] = text[i];
            i += text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"' ? 1 : 0;
        }

        cell.Text = clean.AsSpan(0, length);
        return true;
    }
}
