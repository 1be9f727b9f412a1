using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookLib.Notebooks.Format;

/// <summary>
/// One thing in several mime types, sorted by mime type as Jupyter stores them. Every value is text; that of a JSON mime
/// type (<c>application/json</c>, <c>…+json</c>) is JSON text and is stored as JSON. Immutable.
/// </summary>
#pragma warning disable CA1710 // Jupyter's own name
public sealed class MimeBundle : IReadOnlyDictionary<string, string>
#pragma warning restore CA1710
{
    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Makes a bundle.</summary>
    /// <param name="values">Mime types with their text; a mime type named twice keeps the last.</param>
    public MimeBundle(IEnumerable<KeyValuePair<string, string>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var (mime, text) in values)
        {
            _values[mime] = text;
        }
    }

    /// <summary>A bundle of one mime type.</summary>
    public MimeBundle(string mimeType, string text) => _values[mimeType] = text;

    /// <inheritdoc/>
    public int Count => _values.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _values.Keys;

    /// <inheritdoc/>
    public IEnumerable<string> Values => _values.Values;

    /// <inheritdoc/>
    public string this[string key] => _values[key];

    /// <summary>Whether values of this mime type are stored as JSON instead of text.</summary>
    public static bool IsJson(string mimeType)
    {
        ArgumentNullException.ThrowIfNull(mimeType);
        return mimeType == "application/json" || (mimeType.StartsWith("application/", StringComparison.Ordinal)
            && mimeType.EndsWith("+json", StringComparison.Ordinal));
    }

    /// <summary>Reads nbformat's <c>data</c> object.</summary>
    public static MimeBundle FromJson(JsonNode? data) => new((data as JsonObject ?? []).Select(p =>
        KeyValuePair.Create(p.Key, IsJson(p.Key) ? p.Value?.ToJsonString() ?? "null" : Multiline.Join(p.Value))));

    /// <summary>nbformat's <c>data</c> object; JSON text that does not parse is kept as a string.</summary>
    public JsonObject ToJson()
    {
        var data = new JsonObject();
        foreach (var (mime, text) in _values)
        {
            data[mime] = IsJson(mime) ? ParseOrText(text)
                : mime.StartsWith("text/", StringComparison.Ordinal) || mime is "image/svg+xml" or "application/javascript"
                    ? Multiline.Split(text)
                : text;
        }

        return data;
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _values.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, out string value) => _values.TryGetValue(key, out value!);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static JsonNode? ParseOrText(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = 256 });
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
