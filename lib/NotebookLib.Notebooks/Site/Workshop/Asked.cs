using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Site;

/// <summary>
/// One thing that a participant predicts: a number with its unit, or one of a few answers. It stands in the metadata
/// (<c>"voorspel": [{"vraag": …}]</c>) of a narrative cell tagged <c>voorspel</c>; without it the page asks for a drawn line, where
/// there is one to draw, or for words.
/// </summary>
/// <param name="Vraag">What is asked, short.</param>
/// <param name="Eenheid">The unit of the number.</param>
/// <param name="Keuzes">The answers to choose from; none for a number.</param>
/// <param name="Rij">The row of the table under the prediction that holds what was seen, by its first cell; none when no single number
/// does.</param>
/// <param name="Kolom">Its column, by its head; the first column of numbers when it is left out.</param>
public sealed record Asked(string Vraag, string Eenheid = "", IReadOnlyList<string>? Keuzes = null, string? Rij = null,
    string? Kolom = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>What a cell asks, in order; empty when it leaves that to the figure.</summary>
    /// <exception cref="InvalidDataException">The metadata is not a list of questions; the message names the cell and what is
    /// expected.</exception>
    public static IReadOnlyList<Asked> Of(NotebookCell cell, string file)
    {
        if (cell.Metadata["voorspel"] is not { } given)
        {
            return [];
        }

        try
        {
            var asked = given.Deserialize<Asked[]>(Json) ?? [];
            return asked.All(a => !string.IsNullOrWhiteSpace(a.Vraag) && a.Keuzes is null or { Count: > 1 }) ? asked
                : throw new JsonException("each question needs \"vraag\", and two or more \"keuzes\" if it has any");
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{file}, cell {cell.Id}: the metadata \"voorspel\" cannot be read ({problem.Message.Split(" "
                + "Path:")[0]}). Expected: [{{\"vraag\": \"groei van het so\", \"eenheid\": \"%\"}}].");
        }
    }

    /// <summary>For the page, as JSON.</summary>
    public static string ToJson(IReadOnlyList<Asked> asked) => JsonSerializer.Serialize(asked, Json);
}
