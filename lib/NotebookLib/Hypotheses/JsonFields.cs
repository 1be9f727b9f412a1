using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookLib.Hypotheses;

/// <summary>The fields of a JSON object, each read as one type or refused with its place.</summary>
internal sealed class JsonFields(JsonObject node, string file, string place = "")
{
    public string Place { get; } = place;

    public bool Has(string name) => node[name] is not null;

    public void Only(string[] known)
    {
        if (node.Select(p => p.Key).FirstOrDefault(k => !known.Contains(k)) is { } unknown)
        {
            throw Wrong(unknown, $"is not known here; there are {string.Join(", ", known)}");
        }
    }

    public string Text(string name) => node[name] is JsonValue v && v.GetValueKind() == JsonValueKind.String
        ? CanonicalJson.Clean(v.GetValue<string>()) : throw Wrong(name, "needs a text");

    public double Number(string name) => node[name] is JsonValue v && v.GetValueKind() == JsonValueKind.Number
        && v.TryGetValue<double>(out var number) && double.IsFinite(number)
        ? number : throw Wrong(name, "needs a finite number");

    public int Whole(string name) => Number(name) is var number && number == Math.Round(number) && Math.Abs(number) < 1e6 ? (int)number
        : throw Wrong(name, "needs a whole number");

    public DateOnly Date(string name) => DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
        out var date) ? date : throw Wrong(name, "needs a date such as 2026-11-22");

    public IReadOnlyList<string> Texts(string name) =>
        [.. List(name).Select((_, i) => new JsonFields(new JsonObject { [name] = node[name]![i]?.DeepClone() }, file, Place).Text(name))];

    public JsonFields Object(string name, string[]? known = null) => At(node[name], Join(name), name, known);

    public IReadOnlyList<JsonFields> Objects(string name, string[] known) =>
        [.. List(name).Select((item, i) => At(item, $"{Join(name)}[{(i + 1).ToString(CultureInfo.InvariantCulture)}]", name, known))];

    private JsonArray List(string name) => node[name] as JsonArray ?? throw Wrong(name, "needs a list [ … ]");

    private JsonFields At(JsonNode? item, string where, string name, string[]? known)
    {
        var fields = new JsonFields(item as JsonObject ?? throw Wrong(name, "needs an object { … }"), file, where);
        if (known is not null)
        {
            fields.Only(known);
        }

        return fields;
    }

    private string Join(string name) => Place.Length == 0 ? name : Place + "." + name;

    private DataFileException Wrong(string name, string problem) =>
        new(file, 0, "", $"field \"{Join(name)}\" {problem}",
        "Mend the field, or restore the file from the repository (git checkout -- data/hypotheses)");
}
