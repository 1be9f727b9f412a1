using System.Text;

namespace NotebookLib.Cleaning.Rules;

/// <summary>A name whose letters went through the wrong code page: <c>S·dwest-FryslÔn</c>.</summary>
public sealed class MisreadLetters() : CellRule("verkeerd-gelezen-letters", RuleAction.Change, Severity.Warning,
    "Een bekende naam waarvan letters door de verkeerde tekenset zijn gegaan, zoals S·dwest-FryslÔn",
    "Zet de naam terug; alleen waar er een gemeente of provincie uit komt",
    "De naam past anders niet op die uit een ander bestand")
{
    private static readonly Encoding[] Pages = [.. new[] { 1252, 850, 437, 1250, 10000 }
        .Select(p => CodePagesEncodingProvider.Instance.GetEncoding(p, EncoderFallback.ExceptionFallback,
            DecoderFallback.ExceptionFallback)!)];

    /// <inheritdoc/>
    public override bool Apply(ref CellEdit cell)
    {
        if (cell.Column.IsNumeric || cell.Missing != Missing.None || cell.Text.Length is < 5 or > 80
            || !(cell.Text.Contains((byte)'?') || !Ascii.IsValid(cell.Text)))
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(cell.Text);
        if (KnownNames.In(text) || Repaired(text) is not { } name)
        {
            return false;
        }

        cell.Text = Encoding.UTF8.GetBytes(name);
        return true;
    }

    private static string? Repaired(string text)
    {
        if (KnownNames.WithLostLetters(text) is { } lost)
        {
            return lost;
        }

        foreach (var wrong in Pages)
        {
            if (Bytes(wrong, text) is not { } bytes)
            {
                continue;
            }

            foreach (var right in Pages)
            {
                var read = right == wrong ? null : Text(right, bytes);
                if (read is not null && KnownNames.In(read))
                {
                    return read;
                }
            }
        }

        return null;
    }

    private static byte[]? Bytes(Encoding page, string text)
    {
        try
        {
            return page.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }

    private static string? Text(Encoding page, byte[] bytes)
    {
        try
        {
            return page.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
