using System.Globalization;
using System.Text;
using NotebookLib.Claims;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Site;

/// <summary>The certificate as files: a row per claim, a row per data file, and <c>codecheck.yml</c> (CODECHECK configuration file
/// specification 1.0).</summary>
internal static class Certificate
{
    /// <summary>A row per claim: what was published, what was computed, and where.</summary>
    public static string Csv(ClaimReport claims)
    {
        var text = new StringBuilder("id,status,published,computed,difference,rule,evidence,reason,origin,notebook,cell\n");
        foreach (var o in claims.Outcomes)
        {
            var place = claims.Places.GetValueOrDefault(o.Id);
            string[] fields = [o.Id, o.Status.Code(), o.Published, o.Computed, o.Difference is { } gap
                ? Dutch.Round(gap, 12).ToString("R", CultureInfo.InvariantCulture) : "", o.Rule, o.Evidence, o.Reason, o.Origin,
                place?.Notebook ?? "", place?.Cell ?? ""];
            text.AppendJoin(',', fields.Select(ReviewPages.Field)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A row per data file that shipped.</summary>
    public static string DataCsv(Project project) =>
        "file,bytes,sha256\n"
            + string.Concat(project.Data.Select(f =>
            string.Create(CultureInfo.InvariantCulture, $"{ReviewPages.Field(f.Name)},{f.Bytes},{f.Sha256}\n")));

    /// <summary>
    /// The check in the format of CODECHECK. It is this project's own check of its own results, and says so: no independent person
    /// has signed it, so it has no certificate number and no time.
    /// </summary>
    public static string CodeCheck(IReadOnlyList<Notebook> executed, ClaimReport claims, Project project, bool isPartly = false)
    {
        var yaml = new StringBuilder("---\nversion: https://codecheck.org.uk/spec/config/1.0/\n\npaper:\n");
        yaml.Append("  title: ").Append(Quote("Van Data naar Actie: Lessons Learned")).Append("\n  authors:\n    - name: ")
            .Append(Quote("Instituut voor Inclusief Onderwijs")).Append('\n');
        yaml.Append("\nmanifest:\n");
        foreach (var notebook in executed)
        {
            var page = Page.Read(notebook);
            yaml.Append("  - file: ").Append(Quote(page.Href)).Append("\n    comment: ").Append(Quote(page.Title)).Append('\n');
        }

        foreach (var (file, comment) in new[] { ("certificaat.csv", "every claim with published and computed value"),
            ("gegevens.csv", "every data file with its SHA-256"), ("natellingen.html", "recorded inconsistencies, counted again") })
        {
            yaml.Append("  - file: ").Append(file).Append("\n    comment: ").Append(Quote(comment)).Append('\n');
        }

        var summary = string.Join(", ", claims.Summary.Select(s =>
            string.Create(CultureInfo.InvariantCulture, $"{s.Value} {s.Key.Code()}")));
        yaml.Append("\ncodechecker:\n  - name: ").Append(Quote($"{project.Author} (own check, not an independent codechecker)"))
            .Append('\n');
        yaml.Append("\nsummary: >\n  ").Append(CultureInfo.InvariantCulture,
            $"Of {claims.Outcomes.Count} claims: {summary}.\n  Made by the command \"run\" of NotebookLib {
            project.Version}; \"verify --outputs\" compares stored outputs with a fresh run, byte for byte.\n");
        yaml.Append(isPartly ? "  This run executed some of the notebooks; of the others stored or earlier outputs were used.\n" : "");
        return yaml.Append("\nreport: certificaat.html\n").ToString();
    }

    private static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
