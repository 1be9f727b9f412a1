using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NotebookLib.Claims;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Site;

/// <summary>
/// What a reviewer and an archive need: the certificate (page, CSV, <c>codecheck.yml</c>), the inconsistencies that were counted again,
/// the origin of each figure, and the RO-Crate around it all. The same notebooks and data give the same bytes.
/// </summary>
internal static class ReviewPages
{
    /// <summary>The style of these pages alone: a certificate that fits one sheet of A4, and cells with their sources.</summary>
    internal const string Style = """
        <style>
        .certificate table { font-size: .82em; width: 100%; } .certificate td.num, .certificate th.num { text-align: right; } .certificate code { overflow-wrap: anywhere; font-size: .8em; }
        .certificate th[scope=row], .certificate th:first-child { text-align: left; } .recount th:first-child { width: 8rem; } .certificate p { max-width: 60rem; } .origin { border-top: 1px solid #ddd; padding: .6rem 0; } .origin h3 { font-size: 1rem; margin: 0 0 .2rem; } .origin p { margin: .2rem 0; overflow-wrap: anywhere; }
        ul.settled { margin: .3rem 0; padding-left: 1.1rem; font-size: .92em; } .origin :target, .origin:target, tr:target { background: #fff3c4; }
        @media print { @page { size: A4; margin: 12mm; } .certificate { font-size: 8.4pt; line-height: 1.28; } .certificate h1 { font-size: 15pt; margin: 0; max-width: none; } .certificate .lead { font-size: 9.5pt; max-width: none; } footer { font-size: 7pt; } .certificate p { margin: .35em 0; } .certificate table { font-size: 7.6pt; } .certificate td, .certificate th { padding: .05rem .3rem; } }
        </style>

        """;

    /// <summary>Writes the pages; the crate comes last, because it describes every file of the site.</summary>
    /// <param name="executed">The executed notebooks.</param>
    /// <param name="claims">What became of each claim; null says so on the pages.</param>
    /// <param name="folder">The folder of the site.</param>
    /// <param name="partly">What the pages say where not all notebooks were run now; empty where they were.</param>
    public static void Write(IReadOnlyList<Notebook> executed, ClaimReport? claims, string folder, string partly = "")
    {
        var project = Project.Above(claims?.Register.Folder);
        Put(folder, "herkomst.html", ProvenanceHtml.Render(executed, claims, partly));
        if (claims is not null)
        {
            var recount = Inconsistencies.Load(claims.Register);
            Put(folder, "natellingen.html", RecountHtml.Render(recount));
            Put(folder, "certificaat.html", CertificateHtml.Render(claims, recount, project, partly));
            Put(folder, "certificaat.csv", Certificate.Csv(claims));
            Put(folder, "gegevens.csv", Certificate.DataCsv(project));
            Put(folder, "codecheck.yml", Certificate.CodeCheck([.. executed.Where(n => n.IsShipped)], claims, project, partly.Length > 0));
        }

        else
        {
            foreach (var (name, title) in new[] { ("natellingen.html", "Natellingen"), ("certificaat.html", "Certificaat") })
            {
                Put(folder, name, Shell.Render(title, title, "",
                    $"<h1>{title}</h1>\n<p class=\"lead\">Deze uitgave heeft geen register van uitspraken, dus hier is niets te tonen.</p>\n", live: false));
            }
        }

        Put(folder, RoCrate.Name, RoCrate.Describe(folder, project));
    }

    /// <summary>The SHA-256 of a file, in lower case.</summary>
    internal static string HashOf(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    /// <summary>One field of a CSV row: quoted where it has to be, and a formula sign never first.</summary>
    internal static string Field(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '@' or '+'
            && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static void Put(string folder, string name, string text) =>
        File.WriteAllText(Path.Combine(folder, name), text, new UTF8Encoding(false));
}

/// <summary>The project that a site was made from: versions, citation and the data that shipped.</summary>
/// <param name="Root">The folder of the project; empty where it is not known.</param>
/// <param name="Sdk">The version in global.json; empty where there is none.</param>
/// <param name="Packages">Package and version, from Directory.Packages.props.</param>
/// <param name="Version">The version in CITATION.cff.</param>
/// <param name="Released">The date in CITATION.cff.</param>
/// <param name="Title">The title in CITATION.cff.</param>
/// <param name="Author">The author in CITATION.cff.</param>
internal sealed record Project(string Root, string Sdk, IReadOnlyList<(string Name, string Version)> Packages, string Version,
    string Released, string Title, string Author)
{
    /// <summary>The data files that shipped, sorted, with size and SHA-256.</summary>
    public IReadOnlyList<(string Name, long Bytes, string Sha256)> Data { get; } = Root.Length == 0
        || !Directory.Exists(Path.Combine(Root, "data")) ? []
        : [.. Directory.EnumerateFiles(Path.Combine(Root, "data"), "*", SearchOption.AllDirectories)
            .Select(f => (Name: Path.GetRelativePath(Root, f).Replace('\\', '/'), Path: f)).Where(f =>
                !f.Name.StartsWith("data/claims/expected/", StringComparison.Ordinal))
            .OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => (f.Name, new FileInfo(f.Path).Length, ReviewPages.HashOf(f.Path)))];

    /// <summary>Reads the project above a folder of data.</summary>
    public static Project Above(string? claims)
    {
        var root = claims is null ? "" : Path.GetFullPath(Path.Combine(claims, "..", ".."));
        string Text(string name) => root.Length > 0 && File.Exists(Path.Combine(root, name))
            ? File.ReadAllText(Path.Combine(root, name)) : "";
        var (cff, packages) = (Text(Path.Combine(".github", "CITATION.cff")), Text("Directory.Packages.props"));
        string Cff(string key) => cff.Split('\n').Where(l => l.TrimStart(' ', '-').StartsWith(key + ":", StringComparison.Ordinal))
            .Select(l => l[(l.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim().Trim('"')).FirstOrDefault() ?? "";
        var sdk = Text("global.json") is { Length: > 0 } json ? (string?)System.Text.Json.Nodes.JsonNode.Parse(json)?["sdk"]?["version"]
            ?? "" : "";
        return new Project(root, sdk, packages.Length == 0 ? []
            : [.. System.Xml.Linq.XDocument.Parse(packages).Descendants("PackageVersion").Select(p =>
            ((string)p.Attribute("Include")!, (string)p.Attribute("Version")!))],
            Cff("version"), Cff("date-released"), Cff("title") is { Length: > 0 } title ? title : "NotebookLib",
                Cff("name") is { Length: > 0 } name ? name : "NotebookLib contributors");
    }
}
