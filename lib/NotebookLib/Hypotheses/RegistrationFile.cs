using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using NotebookLib.Statistics;

namespace NotebookLib.Hypotheses;

/// <summary>The file of a registration: readable JSON, one value a line, with a seal that shows any change of its content.</summary>
internal static class RegistrationFile
{
    private static readonly string[] Fields = ["id", "registered", "registrant", "claim", "quantity", "unit", "expects", "falsifier",
        "rivals", "alpha", "minimum_sources", "tests", "seen", "note"];
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The content that is hashed, in the order in which a person reads it.</summary>
    public static JsonObject Content(Hypothesis h, DateOnly? on) => new()
    {
        ["id"] = h.Id,
        ["registered"] = on?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["registrant"] = h.Registrant,
        ["claim"] = new JsonObject { ["nl"] = h.Claim.Nl, ["en"] = h.Claim.En },
        ["quantity"] = h.Quantity,
        ["unit"] = h.Unit,
        ["expects"] = Node(h.Expectation),
        ["falsifier"] = h.Falsifier,
        ["rivals"] = new JsonArray([.. h.Rivals.Select(r => (JsonNode)new JsonObject { ["name"] = r.Name, ["expects"] = Node(r.Expectation),
            ["why"] = r.Why })]),
        ["alpha"] = h.Alpha,
        ["minimum_sources"] = h.MinimumSources,
        ["tests"] = new JsonArray([.. h.Tests.Select(t => (JsonNode)t)]),
        ["seen"] = new JsonArray([.. h.Seen.Select(t => (JsonNode)t)]),
        ["note"] = h.Note,
    };

    /// <summary>The file as text. A registration without a date is a draft and gets no seal.</summary>
    public static string Text(Hypothesis h, DateOnly? on)
    {
        var content = Content(h, on);
        if (on is not null)
        {
            content["seal"] = new JsonObject
            {
                ["sha256"] = CanonicalJson.Hash(content),
                ["fields"] = new JsonObject(content.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)Short(f.Value)))),
            };
        }

        return CanonicalJson.Clean(content.ToJsonString(Layout)) + "\n";
    }

    /// <summary>Reads one registration and checks its seal.</summary>
    public static Registration Read(string folder, string id)
    {
        if (id is null || !Hypothesis.Name().IsMatch(id))
        {
            throw new DataFileException("data/hypotheses", 0, "", $"\"{id}\" is no id of a hypothesis",
                "Use letters, digits and single hyphens: T05-vroegere-instroom");
        }

        var path = Path.Combine(folder, id + ".json");
        var name = $"data/hypotheses/{id}.json";
        if (!File.Exists(ReadList.File(path)))
        {
            var known = Directory.Exists(folder)
                ? string.Join(", ", Directory.GetFiles(folder, "*.json").Select(Path.GetFileNameWithoutExtension)
                .Order(StringComparer.Ordinal)) : "";
            throw new DataFileException(name, 0, "", "there is no such registration" + (known.Length > 0 ? $"; there are {known}" : ""),
                $"Make one with: hypothesis new {id}");
        }

        return Parse(File.ReadAllText(path), name, id);
    }

    /// <summary>Every file in the folder, by name; what cannot be read comes back as its error.</summary>
    public static IEnumerable<(string Id, Registration? Registration, DataFileException? Error)> ReadAll(string folder)
    {
        var ids = ReadList.Files(folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal).ToList();
        foreach (var id in ids)
        {
            Registration? read = null;
            DataFileException? error = null;
            try
            {
                read = ids.Find(other => other != id && string.Equals(other, id, StringComparison.OrdinalIgnoreCase)) is { } twin
                    ? throw new DataFileException($"data/hypotheses/{id}.json", 0, "", $"the id differs from {twin} only in capitals",
                        "Give one of the two another id")
                    : Read(folder, id);
            }
            catch (DataFileException e)
            {
                error = e;
            }

            yield return (id, read, error);
        }
    }

    public static Registration Parse(string text, string file, string id)
    {
        JsonObject root;
        try
        {
            root = JsonNode.Parse(text, null, new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject
                ?? throw Wrong(file, "it holds no object { … }");
        }
        catch (JsonException e)
        {
            throw Wrong(file, string.Create(CultureInfo.InvariantCulture,
                $"line {(e.LineNumber ?? 0) + 1} is not well-formed JSON ({e.Message.Split(" LineNumber")[0].TrimEnd('.')})"), "", e);
        }

        var node = new JsonFields(root, file);
        node.Only([.. Fields, "seal"]);
        foreach (var missing in Fields.Where(f => !root.ContainsKey(f)))
        {
            throw Wrong(file, $"field \"{missing}\" is missing");
        }

        var on = root["registered"] is null ? (DateOnly?)null : node.Date("registered");
        var sealedBy = root["seal"];
        root.Remove("seal");
        if ((on is null) != (sealedBy is null))
        {
            throw Wrong(file, on is null ? "field \"registered\" is empty, yet there is a seal"
                : "field \"registered\" has a date, yet there is no seal",
                $"Leave registered at null and register it: hypothesis register {id}");
        }

        if (sealedBy is not null)
        {
            CheckSeal(root, sealedBy, file);
        }

        var hypothesis = Make(node, file);
        return hypothesis.Id == id ? Registration.Of(hypothesis, on)
            : throw Wrong(file, $"field \"id\" is \"{hypothesis.Id}\", and the file is called {id}.json", "Let both be the same");
    }

    private static Hypothesis Make(JsonFields node, string file)
    {
        try
        {
            var claim = node.Object("claim", ["nl", "en"]);
            return new Hypothesis
            {
                Id = node.Text("id"),
                Registrant = node.Text("registrant"),
                Claim = new Reading(claim.Text("nl"), claim.Text("en")),
                Quantity = node.Text("quantity"),
                Unit = node.Text("unit"),
                Expectation = Expects(node.Object("expects")),
                Falsifier = node.Text("falsifier"),
                Rivals = [.. node.Objects("rivals", ["name", "expects", "why"]).Select(r =>
                    new Rival(r.Text("name"), r.Has("expects") ? Expects(r.Object("expects"))
                    : throw Wrong(file, $"{r.Place} \"{r.Text("name")}\" has no field \"expects\"", "Say where this explanation expects "
                        + "the quantity, or leave it out"), r.Has("why") ? r.Text("why") : ""))],
                Alpha = node.Number("alpha"),
                MinimumSources = node.Whole("minimum_sources"),
                Tests = node.Texts("tests"),
                Seen = node.Texts("seen"),
                Note = node.Text("note"),
            }.Checked();
        }
        catch (HypothesisException e)
        {
            throw Wrong(file, e.Message.TrimEnd('.'), "Mend the field, or restore the file from the repository", e);
        }
    }

    private static Expectation Expects(JsonFields node)
    {
        switch (node.Text("is"))
        {
            case "above":
                node.Only(["is", "value"]);
                return Expectation.Above(node.Number("value"));
            case "below":
                node.Only(["is", "value"]);
                return Expectation.Below(node.Number("value"));
            case "within":
                node.Only(["is", "low", "high"]);
                return Expectation.Within(node.Number("low"), node.Number("high"));
            case "equivalent":
                node.Only(["is", "to", "margin"]);
                return Expectation.EquivalentTo(node.Number("to"), node.Number("margin"));
            case var other:
                throw new HypothesisException($"{node.Place}: \"{other}\" is no expectation; use above, below, within or equivalent.");
        }
    }

    private static JsonObject Node(Expectation e) => e.Kind switch
    {
        ExpectationKind.Above => new() { ["is"] = "above", ["value"] = e.Low },
        ExpectationKind.Below => new() { ["is"] = "below", ["value"] = e.High },
        ExpectationKind.Within => new() { ["is"] = "within", ["low"] = e.Low, ["high"] = e.High },
        _ => new() { ["is"] = "equivalent", ["to"] = Dutch.Round((e.Low + e.High) / 2, 12),
            ["margin"] = Dutch.Round((e.High - e.Low) / 2, 12) },
    };

    private static void CheckSeal(JsonObject content, JsonNode stored, string file)
    {
        var seal = new JsonFields(stored as JsonObject ?? throw Wrong(file, "field \"seal\" is no object"), file, "seal");
        seal.Only(["sha256", "fields"]);
        var fields = seal.Object("fields");
        var (kept, computed) = (seal.Text("sha256"), CanonicalJson.Hash(content));
        if (kept != computed)
        {
            var changed = content.Where(f => !fields.Has(f.Key) || fields.Text(f.Key) != Short(f.Value)).Select(f =>
                $"\"{f.Key}\"").ToList();
            throw Wrong(file, $"it was changed after registration ({(changed.Count == 0 ? "the seal "
                + "itself" : (changed.Count == 1 ? "field " : "fields ") + string.Join(", ", changed))}): the seal says sha256 {kept[
                ..Math.Min(12, kept.Length)]}…, the content gives {computed[..12]}…",
                "Restore the file from the repository, or register the new expectation under another id");
        }
    }

    private static string Short(JsonNode? value) => CanonicalJson.Hash(value)[..12];

    private static DataFileException Wrong(string file, string problem, string wayOut = "", Exception? inner = null) =>
        new(file, 0, "", problem, wayOut.Length == 0
            ? "Mend it there, or restore the file from the repository (git checkout -- data/hypotheses)" : wayOut, inner);
}
