namespace NotebookLib.Cleaning.Rules;

/// <summary>Letters inside a word that look misread.</summary>
public sealed class OddLetters() : CellRule("vreemde-letters", RuleAction.Flag, Severity.Warning,
    "Een teken of hoofdletter midden in een woord, zoals in cafÚ of Frysl?n",
    "Laat de tekst staan",
    "Het bestand is ergens in de verkeerde tekenset gelezen; namen passen dan niet")
{
    /// <inheritdoc/>
    public override bool Apply(ref CellEdit cell)
    {
        if (cell.Column.IsNumeric || cell.Missing != Missing.None || cell.Text.Length > 200
            || !(cell.Text.Contains((byte)'?') || !System.Text.Ascii.IsValid(cell.Text)))
        {
            return false;
        }

        var text = System.Text.Encoding.UTF8.GetString(cell.Text);
        for (var i = 1; i < text.Length; i++)
        {
            var (before, c, after) = (text[i - 1], text[i], i + 1 < text.Length ? text[i + 1] : ' ');
            if (char.IsLower(before) && (c > 0x7F && (char.IsUpper(c) || (IsSign(c) && char.IsLower(after)))
                || (c == '?' && char.IsLower(after)))
                || (char.IsUpper(before) && c > 0x7F && IsSign(c) && char.IsLower(after)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSign(char c) => !char.IsLetterOrDigit(c) && !char.IsSurrogate(c)
        && c is not ('’' or '‘' or '´' or '–' or '—' or '\u00A0' or '\u00AD' or '\uFFFD' or '\u200B' or '\u0301' or '\u0308')
        && !char.IsWhiteSpace(c)
        && char.GetUnicodeCategory(c) is not (System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.Format);
}
