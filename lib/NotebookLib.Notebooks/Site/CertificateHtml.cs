using System.Security.Cryptography;
using System.Text;
using NotebookLib.Claims;

namespace NotebookLib.Notebooks.Site;

/// <summary>One page to print: what was reproduced, what was not, and why.</summary>
internal static class CertificateHtml
{
    /// <summary>The page.</summary>
    public static string Render(ClaimReport claims, Inconsistencies recount, Project project, string partly = "")
    {
        var body = new StringBuilder(ReviewPages.Style + "<article class=\"certificate\">\n<p class=\"kicker\">Certificaat</p>\n<h1>Wat is "
            + "nagerekend, wat niet, en waarom</h1>\n");
        body.Put($"<p class=\"lead\">{N(
            claims.Outcomes.Count)} uitspraken uit het rapport en vier andere publicaties. Elke uitspraak heeft één status, uit code die draaide, uit een natelling of met een reden.</p>\n");
        body.Append(partly);
        Table(body, claims);
        Deviations(body, claims);
        Missing(body, claims);
        var found = recount.All.Count(i => i.State == InconsistencyState.Found);
        body.Put($"<p><b>Natellingen.</b> Van {N(recount.All.Count)} genoteerde punten in de publicaties zijn er {N(
            found)} opnieuw geteld en gevonden, kloppen er {N(recount.All.Count(i => i.State == InconsistencyState.AddsUp))}, en zijn er {N(
            recount.All.Count(i =>
            i.State == InconsistencyState.NotComputable))} niet uit tabellen na te tellen. <a href=\"natellingen.html\">Zie de rekening bij elk punt</a>.</p>\n");
        Environment(body, project);
        body.Append("<p><b>Wat dit niet is.</b> Het is de controle van de makers op hun eigen werk; geen onafhankelijk persoon heeft haar "
            + "getekend. De cijfers zijn overgenomen van bewaarde kopieën en niet vergeleken met de tabellen die nu bij de uitgevers "
            + "staan.</p>\n</article>\n");
        return Shell.Render("Certificaat", "Certificaat", "<a href=\"claims.html\">Alle uitspraken</a>", body.ToString(), live: false);
    }

    private static void Table(StringBuilder body, ClaimReport claims)
    {
        var statuses = Enum.GetValues<ClaimStatus>();
        body.Append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Uitspraken per deel en "
            + "status\"><table><thead><tr><th scope=\"col\">waar</th>")
            .AppendJoin("", statuses.Select(s => $"<th scope=\"col\" class=\"num\">{s.Dutch()}</th>"))
            .Append("<th scope=\"col\" class=\"num\">samen</th></tr></thead><tbody>\n");
        var themes = claims.Outcomes.GroupBy(o => claims.Register[o.Id].Theme).OrderBy(g => g.Key);
        foreach (var theme in themes)
        {
            Row(body, Name(theme.Key), [.. theme]);
        }

        Row(body, "alles", claims.Outcomes);
        body.Append("</tbody></table></div>\n");

        void Row(StringBuilder html, string name, IReadOnlyCollection<ClaimOutcome> rows) =>
            html.Put($"<tr><th scope=\"row\">{PageHtml.Encode(name)}</th>")
            .AppendJoin("", statuses.Select(s => rows.Count(o => o.Status == s)).Append(rows.Count).Select(n =>
                $"<td class=\"num\">{(n == 0 ? "" : N(n))}</td>")).Append("</tr>\n");
    }

    private static void Deviations(StringBuilder body, ClaimReport claims)
    {
        var deviations = claims.Outcomes.Where(o => o.Status == ClaimStatus.Deviates).ToList();
        body.Put($"<p><b>Wijkt af ({N(deviations.Count)}).</b> ");
        body.AppendJoin(" ", deviations.Select(o => $"<a href=\"claims.html#{PageHtml.Encode(o.Id)}\">{PageHtml.Encode(o.Id)}</a>: "
            + $"{PageHtml.Encode(o.PublishedNl.Length > 0 ? $"rapport {o.PublishedNl}, wij {o.Computed}" : o.Computed)}."))
            .Append("</p>\n");
    }

    private static void Missing(StringBuilder body, ClaimReport claims)
    {
        var needed = claims.Outcomes.Where(o => o.Status == ClaimStatus.NeedsData).GroupBy(o => Publisher(o.Reason)).OrderByDescending(g =>
            g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        body.Put($"<p><b>Data nodig ({N(needed.Sum(g => g.Count()))}).</b> Open gegevens bestaan, en staan hier niet: {string.Join(", ",
            needed.Take(8).Select(g => $"{PageHtml.Encode(g.Key)} ({N(g.Count())})"))}{(needed.Count > 8 ? $" en {N(needed.Count - 8)} "
            + $"andere" : "")}.</p>\n");
        body.Put($"<p><b>Niet toetsbaar ({N(claims.Outcomes.Count(o =>
            o.Status == ClaimStatus.NotTestable))}).</b> Er zijn geen open gegevens over, zoals gesprekken, dossiers en keuzes van aparte regio's. De reden staat bij elke uitspraak.</p>\n");
    }

    // the reason starts with the file that is needed: "CBS, tabel 84274NED: kolommen."
    private static string Publisher(string reason) => reason.Split(',', ':')[0].Trim();

    private static void Environment(StringBuilder body, Project project)
    {
        var all = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Certificate.DataCsv(project))));
        var packages = string.Join(", ", project.Packages.Where(p => Main.Contains(p.Name)).Select(p => $"{p.Name} {p.Version}"));
        body.Put($"<p><b>Waarmee.</b> NotebookLib {PageHtml.Encode(project.Version)}, .NET SDK {PageHtml.Encode(
            project.Sdk)} of een latere uitgave daarvan; {PageHtml.Encode(packages)}. ");
        body.Put($"{N(project.Data.Count)} gegevensbestanden; SHA-256 van hun lijst: <code>{
            all}</code>. Bestanden: <a href=\"certificaat.csv\">certificaat.csv</a>, <a href=\"gegevens.csv\">gegevens.csv</a>, <a href=\"codecheck.yml\">codecheck.yml</a>, <a href=\"{RoCrate.Name}\">{RoCrate.Name}</a>.</p>\n");
    }

    private static readonly string[] Main = ["MathNet.Numerics", "CsvHelper", "Microsoft.CodeAnalysis.CSharp.Scripting"];

    internal static string Name(int theme) => theme switch { 0 => "inleiding, vragen, slot", <= 10 => "thema " + N(theme), 11 =>
        "SOOOG", 12 => "zorg in onderwijstijd", 13 => "experimenten", _ => "dekkend netwerk" };

    internal static string N(double value) => Dutch.Number(value);
}
