using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookLib.Charts;

/// <summary>Short ways to write and read plotly.js JSON. Reading never throws: what is not there, or not of that kind, is null or
/// empty.</summary>
internal static class PlotJson
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject Obj(params (string Key, object? Value)[] members)
    {
        var result = new JsonObject();
        foreach (var (key, value) in members)
        {
            if (value is not null)
            {
                result[key] = Node(value);
            }
        }

        return result;
    }

    public static JsonArray Arr<T>(IEnumerable<T> values) => new([.. values.Select(v => Node(v))]);

    public static JsonNode? Node(object? value) => value switch
    {
        null => null,
        JsonNode node => node,
        string text => JsonValue.Create(text),
        bool truth => JsonValue.Create(truth),
        int number => JsonValue.Create(number),
        double number => double.IsFinite(number) ? JsonValue.Create(number) : null,
        System.Collections.IEnumerable list => Arr(list.Cast<object?>()),
        _ => throw new ArgumentException($"A {value.GetType().Name} has no place in plotly JSON.", nameof(value)),
    };

    public static string Write(JsonNode node) => node.ToJsonString(Compact);

    /// <summary>JSON that may stand inside an HTML script element: no &lt;, &gt; or &amp;, no line separators.</summary>
    public static string ForScript(string json) => json.Replace("&", "\\u0026", StringComparison.Ordinal)
        .Replace("<", "\\u003c", StringComparison.Ordinal)
        .Replace(">", "\\u003e", StringComparison.Ordinal).Replace("\u2028", "\\u2028", StringComparison.Ordinal)
            .Replace("\u2029", "\\u2029", StringComparison.Ordinal);

    public static JsonNode? At(this JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var step in path)
        {
            node = node is JsonObject o && o.TryGetPropertyValue(step, out var next) ? next : null;
        }

        return node;
    }

    public static string? Str(this JsonNode? node, params ReadOnlySpan<string> path) => node.At(path).AsText();

    public static double? Num(this JsonNode? node, params ReadOnlySpan<string> path) => node.At(path).AsNumber();

    public static bool? Flag(this JsonNode? node, params ReadOnlySpan<string> path) =>
        node.At(path) is JsonValue v && v.GetValueKind() is JsonValueKind.True or JsonValueKind.False
            ? v.GetValueKind() == JsonValueKind.True : null;

    public static IReadOnlyList<JsonNode?> List(this JsonNode? node, params ReadOnlySpan<string> path) => node.At(path) is JsonArray a
        ? [.. a] : [];

    /// <summary>An attribute that plotly lets be one value for all points or one per point.</summary>
    public static JsonNode? Each(this JsonNode? node, int index, params ReadOnlySpan<string> path) =>
        node.At(path) is JsonArray a ? index < a.Count ? a[index] : null : node.At(path);

    public static string? AsText(this JsonNode? node) => node is JsonValue v && v.GetValueKind() == JsonValueKind.String
        ? v.GetValue<string>() : null;

    public static double? AsNumber(this JsonNode? node) => node is JsonValue v && v.GetValueKind() == JsonValueKind.Number &&
        double.TryParse(v.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number : null;

    /// <summary>The member as an object, made when it is not there.</summary>
    public static JsonObject Sub(this JsonObject node, string key)
    {
        if (node[key] is JsonObject existing)
        {
            return existing;
        }

        var made = new JsonObject();
        node[key] = made;
        return made;
    }

    /// <summary>The member as an array, made when it is not there.</summary>
    public static JsonArray SubList(this JsonObject node, string key)
    {
        if (node[key] is JsonArray existing)
        {
            return existing;
        }

        var made = new JsonArray();
        node[key] = made;
        return made;
    }
}
