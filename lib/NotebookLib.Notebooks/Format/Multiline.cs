using System.Text.Json.Nodes;

namespace NotebookLib.Notebooks.Format;

/// <summary>nbformat's multi-line text: one string, or a list of lines that keep their line ends.</summary>
internal static class Multiline
{
    /// <summary>The list of lines, broken where Python's <c>str.splitlines</c> breaks them, so that saving in Jupyter changes
    /// nothing.</summary>
    internal static JsonArray Split(string text)
    {
        var lines = new JsonArray();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\n' or '\r' or '\v' or '\f' or '\x1c' or '\x1d' or '\x1e' or '\x85' or '\u2028' or '\u2029')
            {
                i += text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
                lines.Add(text[start..(i + 1)]);
                start = i + 1;
            }
        }

        if (start < text.Length)
        {
            lines.Add(text[start..]);
        }

        return lines;
    }

    /// <summary>The text, from either form.</summary>
    internal static string Join(JsonNode? node) => node switch
    {
        null => "",
        JsonArray lines => string.Concat(lines.Select(l => (string?)l)),
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => node.ToJsonString(),
    };
}
