using System.Text;

namespace NotebookLib.Cleaning.Rules;

/// <summary>Text that was encoded twice: <c>FryslÃ¢n</c>.</summary>
public sealed class Mojibake() : CellRule("dubbel-gecodeerd", RuleAction.Change, Severity.Warning,
    "Letters die twee keer zijn omgezet, zoals FryslÃ¢n",
    "Zet ze een keer terug",
    "Namen passen anders niet op die uit een ander bestand")
{
    private static readonly Encoding Strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback,
        DecoderFallback.ExceptionFallback)!;

    /// <inheritdoc/>
    public override bool Apply(ref CellEdit cell)
    {
        // every such text has a letter Â, Ã or â in it, followed by something that is no ASCII
        var at = cell.Text.IndexOfAny("Ã"u8[0], "â"u8[0]);
        if (at < 0 || cell.Text.IndexOf("Ã"u8) < 0 && cell.Text.IndexOf("Â"u8) < 0 && cell.Text.IndexOf("â€"u8) < 0)
        {
            return false;
        }

        try
        {
            var repaired = Strict.GetString(Windows.GetBytes(Strict.GetString(cell.Text)));
            cell.Text = Strict.GetBytes(repaired);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
