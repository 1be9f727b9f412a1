using System.Text.Json.Nodes;

namespace NotebookLib.Notebooks.Packages;

/// <summary>What a session is told about packages before its first cell.</summary>
internal sealed record PackageOptions
{
    /// <summary>The lock file of the notebook; null where the session belongs to none.</summary>
    public string? Lock { get; init; }

    /// <summary>How it takes part.</summary>
    public LockMode Mode { get; init; }

    /// <summary>What all cells will ask for, see <see cref="PackageLines.Plan"/>.</summary>
    public (IReadOnlyList<PackageRequest> Requests, IReadOnlyList<string> Sources) Plan { get; init; } = ([], []);

    /// <summary>As runner and worker pass it on.</summary>
    internal JsonObject ToJson() => new()
    {
        ["lock"] = Lock,
        ["mode"] = Mode.ToString(),
        ["plan"] = new JsonArray([.. Plan.Requests.Select(r => (JsonNode)new JsonArray(r.Id, r.Range))]),
        ["sources"] = new JsonArray([.. Plan.Sources.Select(s => (JsonNode)s)]),
    };

    internal static PackageOptions FromJson(JsonObject json) => new()
    {
        Lock = (string?)json["lock"],
        Mode = Enum.Parse<LockMode>((string)json["mode"]!),
        Plan = ([.. json["plan"]!.AsArray().Select(r => new PackageRequest((string)r![0]!, (string)r[1]!))],
            [.. json["sources"]!.AsArray().Select(s => (string)s!)]),
    };
}
