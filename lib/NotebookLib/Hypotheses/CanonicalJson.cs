using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookLib.Hypotheses;

/// <summary>
/// One text for one content: keys sorted by code unit, no spaces, texts in Unicode normal form C with line feeds, numbers in the shortest
/// form that names the double. Two files that say the same give the same hash, whatever their layout.
/// </summary>
internal static class CanonicalJson
{
    public static string Text(JsonNode? node)
    {
        var text = new StringBuilder();
        Write(text, node);
        return text.ToString();
    }

    public static string Hash(JsonNode? node) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text(node))));

    /// <summary>The text as it is compared and kept.</summary>
    public static string Clean(string text) => text.ReplaceLineEndings("\n").Normalize(NormalizationForm.FormC);

    private static void Write(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject o:
                text.Append('{');
                var first = true;
                foreach (var (key, value) in o.OrderBy(p => Clean(p.Key), StringComparer.Ordinal))
                {
                    text.Append(first ? "" : ",");
                    first = false;
                    Write(text, Clean(key));
                    text.Append(':');
                    Write(text, value);
                }

                text.Append('}');
                break;
            case JsonArray a:
                text.Append('[');
                for (var i = 0; i < a.Count; i++)
                {
                    text.Append(i > 0 ? "," : "");
                    Write(text, a[i]);
                }

                text.Append(']');
                break;
            default:
                Write(text, (JsonValue)node);
                break;
        }
    }

    private static void Write(StringBuilder text, JsonValue value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                Write(text, Clean(value.GetValue<string>()));
                break;
            case JsonValueKind.Number:
                var number = Number(value);
                text.Append((number == 0 ? 0 : number).ToString("R", CultureInfo.InvariantCulture));
                break;
            default:
                text.Append(value.GetValueKind() == JsonValueKind.True ? "true" : "false");
                break;
        }
    }

    private static double Number(JsonValue value) => value.TryGetValue<double>(out var d) ? d : value.TryGetValue<int>(out var i) ? i
        : value.GetValue<long>();

    private static void Write(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' or '\\' => text.Append('\\').Append(c),
                < ' ' => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
