using System.Text;
using System.Text.RegularExpressions;

namespace NotebookLib.Charts;

/// <summary>
/// The little HTML that plotly.js reads in labels. Our own words are encoded before they enter the state, so that a label
/// such as <c>&lt;b&gt;</c> is shown as written, here and in plotly.js alike.
/// </summary>
internal static partial class Markup
{
    public static string Encode(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>For hover templates, in which plotly.js also reads <c>%{…}</c>.</summary>
    public static string EncodeHover(string text) => Encode(text).Replace("{", "(", StringComparison.Ordinal)
        .Replace("}", ")", StringComparison.Ordinal);

    /// <summary>The text as a reader sees it, in one line.</summary>
    public static string Plain(string? text) => string.Concat(Runs(text).Select(r => r.Text));

    /// <summary>The text in runs of plain and bold.</summary>
    public static IReadOnlyList<(string Text, bool Bold)> Runs(string? text)
    {
        var runs = new List<(string, bool)>();
        var bold = false;
        var from = 0;
        text ??= "";
        foreach (Match tag in Tag().Matches(text))
        {
            Add(text[from..tag.Index]);
            from = tag.Index + tag.Length;
            bold = tag.Groups[1].ValueSpan switch { "b" => tag.ValueSpan[1] != '/', "br" => Space(), _ => bold };
        }

        Add(text[from..]);
        return runs;

        bool Space()
        {
            runs.Add((" ", bold));
            return bold;
        }

        void Add(string part)
        {
            if (part.Length > 0)
            {
                runs.Add((Clean(part.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal)
                    .Replace("&nbsp;", "\u00a0", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal)), bold));
            }
        }
    }

    /// <summary>Without the characters that XML and a line of text cannot hold.</summary>
    public static string Clean(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                result.Append(c).Append(text[++i]);
            }
            else
            {
                result.Append(char.IsControl(c) ? ' ' : char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF' ? '\uFFFD' : c);
            }
        }

        return result.ToString();
    }

    /// <summary>For HTML and XML text and attributes.</summary>
    public static string Escape(string text) => Encode(Clean(text)).Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal);

    [GeneratedRegex("</?(b|i|br|sup|sub|em|strong|span)(?: [^<>]*)?/?>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
