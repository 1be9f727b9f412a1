using System.Globalization;
using System.Text;
using NotebookLib.Claims;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Site;

/// <summary>One address per claim, a page per theme: place, published, computed, rule, finding and why, origin, code, what would change
/// it.</summary>
internal static class ClaimDetailsHtml
{
    /// <summary>The address of a claim: <c>uitspraken-07.html#LL-T7-09</c>.</summary>
    public static string Address(string id, int theme) => $"{File(theme)}#{id}";

    /// <summary>The pages, with their file names.</summary>
    public static IEnumerable<(string File, string Html)> Render(ClaimReport claims, IReadOnlyList<ClaimJudgement> found,
        IReadOnlyList<Notebook> notebooks)
    {
        var (register, finer) = (claims.Register, found.ToDictionary(f => f.Id, StringComparer.Ordinal));
        var (places, open) = (ClaimPlace.All(register), OpenClaim.Read(register).ToDictionary(o => o.Id, StringComparer.Ordinal));
        var cells = notebooks.SelectMany(n => n.Cells.Select(c => (Key: (Path.GetFileName(n.File), c.Id), c.Source))).GroupBy(c => c.Key)
            .ToDictionary(g => g.Key, g => g.First().Source);
        foreach (var theme in claims.Outcomes.GroupBy(o => register[o.Id].Theme).OrderBy(g => g.Key))
        {
            var body = new StringBuilder("<p class=\"kicker\">Controle</p>\n<h1>Elke uitspraak apart</h1>\n<p class=\"lead\">Waar zij "
                + "staat, wat er is gedaan, en wat het oordeel zou veranderen. <a href=\"claims.html\">Alle in een "
                + "tabel</a></p>\n");
            var code = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var o in theme)
            {
                body.Append(One(o, finer[o.Id], places[o.Id], open.GetValueOrDefault(o.Id)?.Why ?? "",
                    claims.Places.TryGetValue(o.Id, out var at) ? Cell(at, code, cells) : ""));
            }

            body.Append(code.Count == 0 ? "" : "<h2 id=\"code\">De code</h2>\n");
            foreach (var (key, source) in code)
            {
                body.Put($"<details class=\"claim-code\" id=\"{PageHtml.Encode(key)}\"><summary>{PageHtml.Encode(
                    key)}</summary><pre tabindex=\"0\"><code>{PageHtml.Encode(source)}</code></pre></details>\n");
            }

            yield return (File(theme.Key), Shell.Render("Elke uitspraak apart", "Alle uitspraken", "", body.ToString(), live: false));
        }
    }

    private static string File(int theme) => string.Create(CultureInfo.InvariantCulture, $"uitspraken-{theme:00}.html");

    // a cell that settles a whole table is printed once, and each of its claims points to it
    private static string Cell(SettledClaim at, Dictionary<string, string> code, Dictionary<(string, string), string> cells)
    {
        var key = $"{Path.GetFileNameWithoutExtension(at.Notebook)}-{at.Cell}";
        if (cells.TryGetValue((at.Notebook, at.Cell), out var source))
        {
            code.TryAdd(key, source);
            return $"<a href=\"#{PageHtml.Encode(key)}\">{PageHtml.Encode(at.Where)}</a>";
        }

        return PageHtml.Encode(at.Where);
    }

    private static string One(ClaimOutcome o, ClaimJudgement found, ClaimPlace place, string why, string code)
    {
        var html = new StringBuilder();
        html.Put($"<article class=\"claim-one\" id=\"{PageHtml.Encode(o.Id)}\"><h2><a href=\"#{PageHtml.Encode(o.Id)}\">{PageHtml.Encode(
            o.Id)}</a> <span class=\"status {o.Status.Code()}\">{found.Finding.Dutch()}</span></h2>");
        html.Put($"<p>{PageHtml.Encode(o.Statement)}</p><dl>");
        Line(html, "waar", PageHtml.Encode(place.ToString()));
        Line(html, "gepubliceerd", PageHtml.Encode(o.PublishedNl));
        Line(html, "wat wij vonden", PageHtml.Encode(o.Computed));
        Line(html, "regel", PageHtml.Encode(o.Rule));
        Line(html, "waarom dit oordeel", PageHtml.Encode(found.Why));
        Line(html, "onderbouwing", PageHtml.Encode(o.Evidence));
        Line(html, "herkomst", PageHtml.Encode(o.Origin));
        Line(html, "code", code);
        Line(html, "wat het zou veranderen", PageHtml.Encode(string.Join(" ", new[] { o.Reason, why }.Where(t => t.Length > 0))));
        return html.Append("</dl></article>\n").ToString();
    }

    private static void Line(StringBuilder html, string name, string value)
    {
        if (value.Length > 0)
        {
            html.Put($"<dt>{name}</dt><dd>{value}</dd>");
        }
    }
}
