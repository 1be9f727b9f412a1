using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace NotebookLib.Notebooks.Format;

/// <summary>How a file is laid out.</summary>
/// <param name="Indent">One level of indentation; null for a file on one line.</param>
/// <param name="NewLine">The line end.</param>
/// <param name="Spaced">Whether a file on one line has spaces after ',' and ':'.</param>
internal sealed record JsonStyle(string? Indent, string NewLine, bool Spaced)
{
    /// <summary>Jupyter's own: one space, line feed.</summary>
    internal static JsonStyle Jupyter { get; } = new(" ", "\n", true);

    /// <summary>The style of an existing text, seen from its first member.</summary>
    internal static JsonStyle Of(string text, JsonSpan root)
    {
        if (root.Members.Count == 0)
        {
            return Jupyter;
        }

        var first = root.Members[0];
        var lead = text[(root.Start + 1)..first.KeyStart];
        var colon = text.IndexOf(':', first.KeyStart + first.Key.Length);
        var spaced = colon + 1 < text.Length && text[colon + 1] == ' ';
        return !lead.Contains('\n', StringComparison.Ordinal) ? new(null, "\n", spaced)
            : new(lead[(lead.LastIndexOf('\n') + 1)..], lead.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n", spaced);
    }
}

/// <summary>Writes JSON as Jupyter does: keys in the given order, text as it is and not as \u escapes, one item per line.</summary>
internal static class JsonText
{
    /// <summary>A value whose closing bracket stands at <paramref name="lead"/>.</summary>
    internal static string Write(JsonNode? node, JsonStyle style, string lead)
    {
        var builder = new StringBuilder();
        Write(builder, node, style, lead);
        return builder.ToString();
    }

    /// <summary>A string with its quotes.</summary>
    internal static void Quote(StringBuilder to, string text)
    {
        to.Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            _ = c switch
            {
                '"' => to.Append("\\\""),
                '\\' => to.Append("\\\\"),
                '\n' => to.Append("\\n"),
                '\r' => to.Append("\\r"),
                '\t' => to.Append("\\t"),
                '\b' => to.Append("\\b"),
                '\f' => to.Append("\\f"),
                < ' ' => Hex(to, c),
                _ when char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) => to.Append(c).Append(text[++i]),
                _ when char.IsSurrogate(c) => Hex(to, c),
                _ => to.Append(c),
            };
        }

        to.Append('"');
    }

    /// <summary>The text between the quotes of a valid JSON string; half of a surrogate pair stays as it is.</summary>
    internal static string Unescape(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }

            i++;
            text.Append(raw[i] switch
            {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'b' => '\b',
                'f' => '\f',
                'u' => (char)ushort.Parse(raw.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                var c => c,
            });
            i += raw[i] == 'u' ? 4 : 0;
        }

        return text.ToString();
    }

    private static StringBuilder Hex(StringBuilder to, char c) =>
        to.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));

    private static void Write(StringBuilder to, JsonNode? node, JsonStyle style, string lead)
    {
        switch (node)
        {
            case null:
                to.Append("null");
                break;
            case JsonObject { Count: > 0 } members:
                Bracket(to, '{', '}', members, style, lead, (member, inner) =>
                {
                    Quote(to, member.Key);
                    to.Append(style.Indent is null && !style.Spaced ? ":" : ": ");
                    Write(to, member.Value, style, inner);
                });
                break;
            case JsonArray { Count: > 0 } items:
                Bracket(to, '[', ']', items, style, lead, (item, inner) => Write(to, item, style, inner));
                break;
            case JsonObject:
                to.Append("{}");
                break;
            case JsonArray:
                to.Append("[]");
                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                Quote(to, text);
                break;
            default:
                to.Append(node.ToJsonString());
                break;
        }
    }

    private static void Bracket<T>(StringBuilder to, char open, char close, IEnumerable<T> items, JsonStyle style, string lead, Action<T,
        string> write)
    {
        to.Append(open);
        var (inner, first) = (lead + style.Indent, true);
        foreach (var item in items)
        {
            to.Append(first ? "" : style.Indent is null && style.Spaced ? ", " : ",");
            first = false;
            if (style.Indent is not null)
            {
                to.Append(style.NewLine).Append(inner);
            }

            write(item, inner);
        }

        if (style.Indent is not null)
        {
            to.Append(style.NewLine).Append(lead);
        }

        to.Append(close);
    }
}
