using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookLib.Notebooks.Site;

/// <summary>
/// The site as a research object (RO-Crate Metadata Specification 1.2): every file with size and SHA-256, the software that made it,
/// the report it recomputes, the publishers its figures come from, and the licences.
/// </summary>
internal static class RoCrate
{
    /// <summary>The name that the specification gives the file.</summary>
    public const string Name = "ro-crate-metadata.json";

    private const string Eupl = "https://spdx.org/licenses/EUPL-1.2", Report = "#rapport", Software = "#notebooklib", Author = "#makers";

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The metadata of a folder; the file itself is not among its parts.</summary>
    public static string Describe(string folder, Project project)
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f =>
            (Id: IdOf(Path.GetRelativePath(folder, f)), Path: f))
            .Where(f => f.Id != Name).OrderBy(f => f.Id, StringComparer.Ordinal).ToList();
        var sources = Sources(project);
        var graph = new JsonArray
        {
            new JsonObject { ["@id"] = Name, ["@type"] = "CreativeWork", ["conformsTo"] = Ref("https://w3id.org/ro/crate/1.2"),
                ["about"] = Ref("./") },
            new JsonObject
            {
                ["@id"] = "./", ["@type"] = "Dataset", ["name"] = project.Title,
                ["description"] = "Static site: each theme of the report as an executed notebook with narrative, figures, tables, code, "
                    + "and the status of every claim.",
                ["datePublished"] = project.Released.Length > 0 ? project.Released : "2026", ["license"] = Ref(Eupl),
                ["author"] = Ref(Author), ["publisher"] = Ref(Author), ["inLanguage"] = "nl",
                ["version"] = project.Version,
                    ["isBasedOn"] = new JsonArray([.. new[] { Report }.Concat(sources.Select(s => s.Id)).Select(Ref)]),
                ["hasPart"] = new JsonArray([.. files.Select(f => (JsonNode)Ref(f.Id))]), ["mentions"] = Ref("#run"),
            },
            new JsonObject { ["@id"] = Eupl, ["@type"] = "CreativeWork", ["name"] = "European Union Public Licence 1.2",
                ["description"] = "For text and code of this edition. Figures keep the licence of their publisher, named with each "
                + "source." },
            new JsonObject { ["@id"] = Author, ["@type"] = "Organization", ["name"] = project.Author },
            new JsonObject { ["@id"] = Report, ["@type"] = "Report", ["name"] = "Van Data naar Actie: Lessons Learned",
                ["author"] = new JsonObject { ["@id"] = "#instituut" }, ["datePublished"] = "2026", ["inLanguage"] = "nl" },
            new JsonObject { ["@id"] = "#instituut", ["@type"] = "Organization", ["name"] = "Instituut voor Inclusief Onderwijs" },
            new JsonObject { ["@id"] = Software, ["@type"] = "SoftwareApplication", ["name"] = "NotebookLib",
                ["softwareVersion"] = project.Version, ["version"] = project.Version, ["runtimePlatform"] = ".NET SDK " + project.Sdk,
                ["license"] = Ref(Eupl), ["author"] = Ref(Author) },
            new JsonObject { ["@id"] = "#run", ["@type"] = "CreateAction", ["name"] = "notebooks executed, claims settled, site written",
                ["instrument"] = Ref(Software), ["object"] = Ref(Report), ["result"] = Ref("./") },
        };
        foreach (var source in sources)
        {
            graph.Add((JsonNode)new JsonObject { ["@id"] = source.Id, ["@type"] = "CreativeWork", ["name"] = source.Title,
                ["publisher"] = source.Producer, ["license"] = source.Licence });
        }

        foreach (var (id, path) in files)
        {
            graph.Add((JsonNode)File(id, path));
        }

        return new JsonObject { ["@context"] = "https://w3id.org/ro/crate/1.2/context", ["@graph"] = graph }.ToJsonString(Json) + "\n";
    }

    private static JsonObject File(string id, string path)
    {
        var entity = new JsonObject
        {
            ["@id"] = id, ["@type"] = "File", ["name"] = Path.GetFileName(path), ["encodingFormat"] = Format(path),
            ["contentSize"] = new FileInfo(path).Length.ToString(CultureInfo.InvariantCulture), ["sha256"] = ReviewPages.HashOf(path),
        };
        // a licence for one's own work is one's own choice
        if (!id.StartsWith("assets/", StringComparison.Ordinal) && !id.StartsWith("eigen-", StringComparison.Ordinal))
        {
            entity["license"] = Ref(Eupl);
        }

        return entity;
    }

    private static List<(string Id, string Title, string Producer, string Licence)> Sources(Project project)
    {
        var folder = Path.Combine(project.Root, "data", "published");
        return project.Root.Length == 0 || !Directory.Exists(folder) ? []
            : [.. Published.Load(folder).Observations.Select(o => o.Origin).SelectMany(o => o.Roots).Where(o =>
                o.Locator.StartsWith("https://", StringComparison.Ordinal))
                .GroupBy(o => o.Locator, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
                    (g.Key, g.First().Title, g.First().Producer, g.First().Licence))];
    }

    private static string IdOf(string relative) => string.Join('/', relative.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));

    private static JsonObject Ref(string id) => new() { ["@id"] = id };

    private static string Format(string path) => Path.GetExtension(path) switch
    {
        ".html" => "text/html", ".css" => "text/css", ".js" => "text/javascript", ".csv" => "text/csv", ".json" =>
            "application/json", ".svg" => "image/svg+xml", ".png" => "image/png",
        ".yml" => "application/yaml", ".woff2" => "font/woff2", ".woff" => "font/woff", ".ipynb" => "application/x-ipynb+json", ".zip" =>
            "application/zip", ".txt" => "text/plain", ".md" => "text/markdown",
        _ => "application/octet-stream",
    };
}
