using System.Text.Json;
using System.Text.RegularExpressions;

namespace NotebookLib.Notebooks.Workshop;

/// <summary>A file is not one that the workshop page wrote.</summary>
/// <param name="file">The file's name.</param>
/// <param name="problem">What is wrong, in English.</param>
public sealed class WorkshopFileException(string file, string problem) : FormatException($"{file} is not a workshop file: {problem}.");

/// <summary>One answer of one participant.</summary>
/// <param name="Page">The page or exercise it belongs to: the file name without its end.</param>
/// <param name="Part">The step, or the figure that was predicted.</param>
/// <param name="Question">What was asked: a field, a series with its year, a row of a figure.</param>
/// <param name="Number">The number given; null for words.</param>
/// <param name="Text">The words given; empty for a number.</param>
/// <param name="Seen">What the data showed, where the participant has seen it.</param>
public sealed record WorkshopAnswer(string Page, string Part, string Question, double? Number, string Text, double? Seen);

/// <summary>
/// What one participant filled in, as the page of the workshop exports it. Read strictly: another kind of file, a wrong type, a number
/// that is none, is refused as a whole.
/// </summary>
public sealed partial class WorkshopFile
{
    private const int LongestText = 5000, MostParts = 200, MostBytes = 2_000_000;
    private readonly string _name;
    private readonly List<WorkshopAnswer> _answers = [];

    private WorkshopFile(string name) => _name = name;

    /// <summary>The answers, in the order of the file; empty ones are left out.</summary>
    public IReadOnlyList<WorkshopAnswer> Answers => _answers;

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">Its content.</param>
    /// <param name="name">What to call it in a message.</param>
    /// <exception cref="WorkshopFileException">It is no workshop file; the message says what is wrong.</exception>
    public static WorkshopFile Read(ReadOnlyMemory<byte> bytes, string name)
    {
        var file = new WorkshopFile(name);
        if (bytes.Length > MostBytes)
        {
            throw file.Wrong("it is larger than 2 MB");
        }

        if (bytes.Span.StartsWith("\uFEFF"u8))
        {
            bytes = bytes[3..];
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 12 });
            file.Top(document.RootElement);
        }
        catch (JsonException error)
        {
            throw file.Wrong($"it cannot be read as JSON ({error.Message.Split(". ")[0].TrimEnd('.')})");
        }

        return file;
    }

    private void Top(JsonElement top)
    {
        var parts = Parts(top, "the file");
        if (Text(parts, "soort") != "notebooklib-werkplaats" || !parts.TryGetValue("versie", out var version)
            || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number != 1)
        {
            throw Wrong("soort or versie is not that of this workshop");
        }

        foreach (var (page, value) in Named(parts, "paginas"))
        {
            var content = Parts(value, page);
            foreach (var (step, fields) in Named(content, "stappen"))
            {
                Fields(page, step, fields);
            }

            foreach (var (block, prediction) in Named(content, "voorspellingen"))
            {
                Prediction(page, block, Parts(prediction, block));
            }
        }

        foreach (var (form, fields) in Named(parts, "werkvormen"))
        {
            Fields(form, "werkvorm", fields);
        }
    }

    private void Fields(string page, string part, JsonElement fields)
    {
        foreach (var (field, value) in Parts(fields, part))
        {
            Known(field);
            if (value.ValueKind == JsonValueKind.Number)
            {
                _answers.Add(new WorkshopAnswer(page, part, field, Finite(value, field), "", null));
            }
            else
            {
                Say(page, part, field, Words(value, field));
            }
        }
    }

    private void Prediction(string page, string block, Dictionary<string, JsonElement> parts)
    {
        var figure = Text(parts, "figuur") is { Length: > 0 } title ? title : block;
        Say(page, figure, "getoond", OneOf(parts, "getoond", "met", "zonder"));
        Say(page, figure, "richting", OneOf(parts, "richting", "stijgt", "gelijk", "daalt"));
        Say(page, figure, "woorden", Text(parts, "woorden"));
        Say(page, figure, "verrassing", Text(parts, "verrassing"));
        var seen = Lines(parts, "gezien").ToLookup(p => (p.Series, p.X), p => p.Y);
        foreach (var (series, x, y) in Lines(parts, "lijnen"))
        {
            _answers.Add(new WorkshopAnswer(page, figure, FormattableString.Invariant($"{series}, {x}"), y, "", seen[(series, x)]
                .Select(v => (double?)v).FirstOrDefault()));
        }

        foreach (var item in Items(parts, "getallen"))
        {
            var pair = Parts(item, "getallen");
            var real = pair.TryGetValue("gezien", out var shown) && shown.ValueKind != JsonValueKind.Null ? Finite(shown, "gezien")
                : (double?)null;
            _answers.Add(new WorkshopAnswer(page, figure, Text(pair, "naam"), pair.TryGetValue("waarde", out var value)
                ? Finite(value, "waarde") : throw Wrong("getallen lacks waarde"), "", real));
        }
    }

    private IEnumerable<(string Series, double X, double Y)> Lines(Dictionary<string, JsonElement> parts, string name)
    {
        foreach (var item in Items(parts, name))
        {
            var line = Parts(item, name);
            var (x, y) = (Items(line, "x").ToList(), Items(line, "y").ToList());
            if (x.Count != y.Count)
            {
                throw Wrong($"{name}: x and y differ in length");
            }

            foreach (var (at, value) in x.Zip(y))
            {
                yield return (Text(line, "reeks"), Finite(at, name), Finite(value, name));
            }
        }
    }

    private void Say(string page, string part, string question, string text)
    {
        if (text.Trim().Length > 0)
        {
            _answers.Add(new WorkshopAnswer(page, part, question, null, text.Trim(), null));
        }
    }

    private Dictionary<string, JsonElement> Parts(JsonElement element, string what)
    {
        if (element.ValueKind != JsonValueKind.Object || element.GetPropertyCount() > MostParts)
        {
            throw Wrong($"{Short(what)} is not an object of at most {MostParts} parts");
        }

        var parts = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            parts[property.Name] = property.Value;
        }

        return parts;
    }

    private IEnumerable<(string Name, JsonElement Value)> Named(Dictionary<string, JsonElement> parts, string name) =>
        parts.TryGetValue(name, out var value) ? Parts(value, name).Select(p => (Known(p.Key), p.Value)) : [];

    private List<JsonElement> Items(Dictionary<string, JsonElement> parts, string name) => !parts.TryGetValue(name, out var value) ? []
        : value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= MostParts ? [.. value.EnumerateArray()]
            : throw Wrong($"{name} is not a list of at most {MostParts}");

    private string Text(Dictionary<string, JsonElement> parts, string name) => parts.TryGetValue(name, out var value)
        ? Words(value, name) : "";

    private string Words(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => value.GetString()! is var text && text.Length > LongestText ? text[..LongestText] : text,
        _ => throw Wrong($"{Short(name)} is not a text"),
    };

    private string OneOf(Dictionary<string, JsonElement> parts, string name, params string[] choices) => Text(parts, name) is var text
        && (text.Length == 0 || choices.Contains(text)) ? text
        : throw Wrong($"{name} is not one of {string.Join(", ", choices)}");

    private double Finite(JsonElement value, string name) => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number)
        && Math.Abs(number) <= 1e12 ? number
        : throw Wrong($"{Short(name)} is not a number");

    private string Known(string name) => Name().IsMatch(name) ? name
        : throw Wrong($"\"{Short(name)}\" is not a name that the workshop uses");

    private WorkshopFileException Wrong(string problem) => new(_name, problem);

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]{0,79}$")]
    private static partial Regex Name();
}
