using System.Text.Json.Nodes;

namespace NotebookLib.Notebooks.Format;

/// <summary>What a JSON value is.</summary>
internal enum JsonKind
{
    Object,
    Array,
    String,
    Number,
    True,
    False,
    Null,
}

/// <summary>A value of a JSON text with the place it has there, so that it can be replaced without touching the rest.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its first character.</param>
/// <param name="Path">Its JSON path.</param>
internal sealed class JsonSpan(JsonKind kind, int start, string path)
{
    internal JsonKind Kind { get; } = kind;

    internal int Start { get; } = start;

    /// <summary>Just past its last character.</summary>
    internal int End { get; set; }

    internal string Path { get; } = path;

    internal List<JsonMember> Members { get; } = [];

    internal List<JsonSpan> Items { get; } = [];

    internal JsonSpan? this[string key] => Members.Find(m => m.Key == key)?.Value;

    /// <summary>The value itself; half of a surrogate pair in a string stays as it is.</summary>
    internal JsonNode? Node(string text) => Kind switch
    {
        JsonKind.Object => new JsonObject(Members.Select(m => KeyValuePair.Create(m.Key, m.Value.Node(text)))),
        JsonKind.Array => new JsonArray([.. Items.Select(i => i.Node(text))]),
        JsonKind.String => JsonValue.Create(Text(text)),
        _ => JsonNode.Parse(text[Start..End]),
    };

    /// <summary>The text of a string.</summary>
    internal string Text(string text)
    {
        var raw = text.AsSpan(Start + 1, End - Start - 2);
        return raw.Contains('\\') ? JsonText.Unescape(raw) : raw.ToString();
    }

    /// <summary>What it is, for an error message.</summary>
    internal string Described => Kind switch
    {
        JsonKind.Object => "an object",
        JsonKind.Array => "a list",
        JsonKind.String => "a string",
        JsonKind.Number => "a number",
        JsonKind.Null => "null",
        _ => "true or false",
    };
}

/// <summary>A key and its value.</summary>
/// <param name="Key">The key, unescaped.</param>
/// <param name="KeyStart">Where its opening quote is.</param>
/// <param name="Value">The value.</param>
internal sealed record JsonMember(string Key, int KeyStart, JsonSpan Value);
