using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NotebookLib.Cleaning;
using NotebookLib.Sources;

namespace NotebookLib.Notebooks.Own;

/// <summary>
/// A file of one's own that somebody brings to a page: what was found in it, what its columns may mean, and what the answer makes of it.
/// The same in the preview and in a page that computes by itself. A file about single pupils is refused.
/// </summary>
internal static class OwnQuestion
{
    /// <summary>The most that such a file may hold, in bytes.</summary>
    internal const long Largest = 20L << 20;

    private static readonly string[] Extensions = [".csv", ".tsv", ".txt", ".xlsx", ".xls"];

    /// <summary>What is said of a larger one.</summary>
    internal static string TooLarge => $"Dit bestand is te groot. Een tabel met aantallen is klein: hoogstens {Dutch.Number(
        Largest >> 20)} MB. Tel eerst per schooljaar en schoolsoort.";

    /// <summary>The name of a file without its folder.</summary>
    /// <exception cref="OwnRefusedException">It is not the name of a table.</exception>
    internal static string Named(string given)
    {
        var name = Path.GetFileName(given.Replace('\\', '/'));
        return name.Length is > 0 and <= 200 && Extensions.Contains(Path.GetExtension(name).ToLowerInvariant()) ? name
            : throw new OwnRefusedException("Dit is geen CSV-bestand en geen werkmap (xlsx). Bewaar de tabel als CSV "
                + "en breng dat bestand.");
    }

    /// <summary>Looks at a file: what cleaning found and did, its columns, and for each question the column that looks most like
    /// it.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="answer">An earlier answer, of which only how the file is read counts; null to find out all of it.</param>
    /// <exception cref="OwnRefusedException">It cannot be read as a table with counts, or is about single pupils.</exception>
    internal static JsonObject Of(string name, ReadOnlyMemory<byte> bytes, string? answer = null)
    {
        name = Named(name);
        if (bytes.Length > Largest)
        {
            throw new OwnRefusedException(TooLarge);
        }

        var reading = answer is null ? null : ReadingOf(Parsed(answer));
        return Guarded(name, () =>
        {
            var file = DelimitedFile.FromBytes(bytes, name, reading);
            var proposal = OwnProposal.Of(file);
            using var reader = file.Read();
            while (reader.Read())
            {
            }

            var record = reader.Record;
            return new JsonObject
            {
                ["name"] = name,
                ["columns"] = new JsonArray([.. proposal.Columns.Select(c => new JsonObject { ["name"] = c.Name,
                    ["examples"] = Texts(c.Examples), ["words"] = Texts(c.Words) })]),
                ["year"] = proposal.Year,
                ["type"] = proposal.Type,
                ["count"] = proposal.Count,
                ["swv"] = proposal.Swv,
                ["school"] = proposal.School,
                ["types"] = new JsonObject(proposal.Types.Select(t => KeyValuePair.Create(t.Key, (JsonNode?)t.Value))),
                ["all"] = new JsonArray([.. SchoolType.All.Select(t => new JsonObject { ["code"] = t.Code, ["name"] = t.Name })]),
                ["rows"] = record.Rows,
                ["kept"] = record.Kept,
                ["header"] = file.HeaderRows.Count > 0 ? file.HeaderRows[^1] : 0,
                ["sheet"] = file.Sheet,
                ["sheets"] = file.Workbook is { } book ? Texts(book.Others.Prepend(book.Sheet)) : null,
                ["findings"] = new JsonArray([.. record.Findings.Select(f => new JsonObject { ["count"] = f.Count,
                    ["what"] = f.Rule.LooksFor, ["does"] = f.Rule.Does, ["example"] = f.Example,
                    ["warns"] = f.Rule.Severity != Severity.Info })]),
            };
        });
    }

    /// <summary>What somebody answered: which column is what, the words for school types, and how the file is read.</summary>
    /// <exception cref="OwnRefusedException">It cannot be read, names something twice, or leaves a needed column open.</exception>
    internal static OwnMapping Answered(string answer)
    {
        var json = Parsed(answer);
        var types = (json["types"] as JsonObject ?? []).Select(t => (t.Key, Value: Text(t.Value))).Where(t => t.Value.Length > 0)
            .ToDictionary(t => t.Key, t => t.Value);
        var mapping = new OwnMapping(Text(json["year"]), Text(json["type"]), Text(json["count"]), Text(json["swv"]), types,
            Text(json["name"]), Text(json["school"])) { Reading = ReadingOf(json) };
        return mapping.Year.Length == 0 || mapping.Type.Length == 0 || mapping.Count.Length == 0
            ? throw new OwnRefusedException("Kies eerst de kolommen voor schooljaar, schoolsoort en aantal.") : mapping;
    }

    /// <summary>Reads a file as it was answered.</summary>
    /// <exception cref="OwnRefusedException">A row of it cannot be read so, or it is about single pupils.</exception>
    internal static OwnData Take(string name, ReadOnlyMemory<byte> bytes, OwnMapping mapping) =>
        Guarded(name, () => OwnData.Load(DelimitedFile.FromBytes(bytes, name, mapping.Options), mapping));

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)t)]);

    private static JsonObject Parsed(string answer)
    {
        try
        {
            using var body = JsonDocument.Parse(answer);
            return Twice(body.RootElement) is { } key
                ? throw new OwnRefusedException($"De sleutel \"{key}\" staat twee keer in deze vraag.")
                : JsonNode.Parse(answer) as JsonObject ?? [];
        }
        catch (JsonException e)
        {
            throw new OwnRefusedException("Deze vraag is niet te lezen.", e);
        }
    }

    private static ReadOptions? ReadingOf(JsonObject json)
    {
        var (row, sheet) = (Text(json["header"]), Text(json["sheet"]));
        return row.Length == 0 && sheet.Length == 0 ? null
            : row.Length == 0 || (int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var line) && line > 0)
                ? new ReadOptions
                {
                    HeaderRow = row.Length == 0 ? null : int.Parse(row, CultureInfo.InvariantCulture),
                    Sheet = sheet.Length == 0 ? null : sheet,
                }
                : throw new OwnRefusedException($"“{row}” is geen regel van het bestand. Geef een getal, zoals 4.");
    }

    /// <summary>A key that an object, or one within it, has twice: which of the two is meant cannot be known.</summary>
    private static string? Twice(JsonElement json) => json.ValueKind != JsonValueKind.Object ? null
        : json.EnumerateObject().GroupBy(p => p.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key
            ?? json.EnumerateObject().Select(p => Twice(p.Value)).FirstOrDefault(k => k is not null);

    private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text.Trim() : "";

    private static T Guarded<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (UnreadableFileException e)
        {
            throw new OwnRefusedException(OwnRefusal.Of(name, e), e);
        }
    }
}
