using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookLib.Display;

/// <summary>Data that travel in the HTML of an output, as JSON in a script element that no browser runs, so that whoever reads an executed
/// notebook finds them back.</summary>
internal static class DataBlock
{
    private const string End = "</script>";
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The element.</summary>
    /// <param name="kind">Its class: <c>nl-claims</c>.</param>
    /// <param name="items">What it holds.</param>
    public static string Html(string kind, IEnumerable<JsonObject> items) =>
        Start(kind) + new JsonArray([.. items]).ToJsonString(Plain).Replace("<", "\\u003c", StringComparison.Ordinal) + End;

    /// <summary>Reads the items of every element of a kind back from the HTML of an output or a whole page, in order; none is an empty
    /// list.</summary>
    /// <param name="kind">The class of the element.</param>
    /// <param name="what">What it holds, for the message: "claims".</param>
    /// <param name="html">The HTML; null counts as empty.</param>
    /// <param name="read">Makes one item; what it throws on a missing or wrong key is told as damage.</param>
    /// <exception cref="FormatException">An element is damaged; the message says where.</exception>
    public static IReadOnlyList<T> ReadAll<T>(string kind, string what, string? html, Func<JsonObject, T> read)
    {
        var (found, start) = (new List<T>(), Start(kind));
        for (var at = 0; html is not null && (at = html.IndexOf(start, at, StringComparison.Ordinal)) >= 0;)
        {
            var from = at + start.Length;
            var to = html.IndexOf(End, from, StringComparison.Ordinal) is var end and >= 0 ? end : html.Length;
            try
            {
                found.AddRange(JsonNode.Parse(html[from..to])!.AsArray().Select(item => read(item!.AsObject())));
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException or KeyNotFoundException
                or FormatException)
            {
                throw new FormatException(
                    FormattableString.Invariant($"The block of {what} at character {at} is damaged: {e.Message} Run the notebook again."),
                    e);
            }

            at = to;
        }

        return found;
    }

    private static string Start(string kind) => $"<script type=\"application/json\" class=\"{kind}\">";
}
