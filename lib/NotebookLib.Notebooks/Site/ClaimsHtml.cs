using System.Globalization;
using System.Text;
using NotebookLib.Claims;

namespace NotebookLib.Notebooks.Site;

/// <summary>All claims of the publications with what was published, what we computed, and the status: deviations first. Scripts add
/// filters.</summary>
internal static class ClaimsHtml
{
    /// <summary>The page.</summary>
    public static string Render(ClaimReport? claims, IReadOnlyList<ClaimJudgement> found, IReadOnlyList<Page> pages)
    {
        var body = new StringBuilder();
        body.Append("<p class=\"kicker\">Controle</p>\n<h1>Wat is er van elke uitspraak geworden?</h1>\n");
        body.Append("<p class=\"lead\">Elke uitspraak heeft precies één status. Die komt uit code die draaide, uit een natelling, of uit "
            + "een opgegeven reden. <a href=\"zekerheid.html\">Hoe zeker is dat?</a></p>\n");
        body.Append(OwnHtml.Partly(pages));
        var (finer, places) = (found.ToDictionary(f => f.Id, StringComparer.Ordinal), claims is null ? null
            : ClaimPlace.All(claims.Register));
        var groups = (claims?.Outcomes ?? []).GroupBy(o => NotebookOf(o.Id)).OrderBy(g => g.Key).ToList();
        body.Append(Filters(claims, groups.Select(g => (g.Key, Name(g.Key, pages)))));
        foreach (var group in groups)
        {
            var page = pages.FirstOrDefault(p => p.Number == group.Key);
            var name = PageHtml.Encode(Name(group.Key, pages));
            body.Put($"<section class=\"claims-of\" data-theme=\"{group.Key}\"><h2 id=\"thema-{group.Key}\">{(page is null ? name : $"<a "
                + $"href=\"{PageHtml.Encode(page.Href)}\">{name}</a>")}</h2>\n");
            body.Put($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Uitspraken: {
                name}\"><table class=\"register\"><thead><tr><th scope=\"col\">Uitspraak</th>");
            body.Append("<th scope=\"col\">In onze woorden</th><th scope=\"col\">Gepubliceerd</th><th scope=\"col\">Wat wij vonden</th><th "
                + "scope=\"col\">Hoe, of waarom niet</th></tr></thead><tbody>\n");
            foreach (var outcome in group.OrderBy(o => o.Status == ClaimStatus.Deviates ? 0 : 1))
            {
                var how = string.Join(". ", new[] { outcome.Reason, outcome.Rule, outcome.Evidence }.Where(t => t.Length > 0).Select(t =>
                    t.TrimEnd('.')));
                body.Put($"<tr id=\"{PageHtml.Encode(
                    outcome.Id)}\" data-status=\"{outcome.Status.Code()}\"><th scope=\"row\"><a href=\"{PageHtml.Encode(
                    ClaimDetailsHtml.Address(outcome.Id, group.Key))}\">{PageHtml.Encode(outcome.Id)}</a><br>");
                body.Put($"<span class=\"status {outcome.Status.Code()}\" title=\"{
                    PageHtml.Encode(finer[outcome.Id].Why)}\">{finer[outcome.Id].Finding.Dutch()}</span><br><small>{
                    PageHtml.Encode(places?[outcome.Id].ToString() ?? "")}</small></th>");
                body.Put($"<td>{PageHtml.Encode(outcome.Statement)}</td><td>{PageHtml.Encode(outcome.PublishedNl)}</td><td>{PageHtml.Encode(
                    outcome.Computed)}</td><td>{PageHtml.Encode(how)}</td></tr>\n");
            }

            body.Append("</tbody></table></div></section>\n");
        }

        return Shell.Render("Alle uitspraken", "Alle uitspraken", "", body.ToString(), live: false);
    }

    private static string Filters(ClaimReport? claims, IEnumerable<(int Number, string Name)> themes)
    {
        var html = new StringBuilder("<form class=\"filters\" hidden><label>Tekst <input type=\"search\" name=\"tekst\" "
            + "autocomplete=\"off\"></label> <label>Status <select name=\"status\"><option value=\"\">alle</option>");
        foreach (var (status, count) in (claims?.Summary ?? new Dictionary<ClaimStatus, int>()).Where(s => s.Value > 0))
        {
            html.Put($"<option value=\"{status.Code()}\">{status.Dutch()} ({Dutch.Number(count)})</option>");
        }

        html.Append("</select></label> <label>Thema <select name=\"thema\"><option value=\"\">alle</option>");
        foreach (var (number, name) in themes)
        {
            html.Put($"<option value=\"{number}\">{PageHtml.Encode(name)}</option>");
        }

        return html.Append("</select></label> <span class=\"count\" role=\"status\"></span></form>\n").ToString();
    }

    private static string Name(int number, IReadOnlyList<Page> pages) =>
        pages.FirstOrDefault(p => p.Number == number) is { Number: > 0 } page ? page.Kicker
        : number == 0 ? "Inleiding en slot van het rapport" : number <= 10 ? string.Create(CultureInfo.InvariantCulture, $"Thema {number}")
            : "Verdieping";

    /// <summary>The number of the notebook that a claim belongs to, from its id: LL-T5-03 is theme 5.</summary>
    private static int NotebookOf(string id) => id.Split('-') switch
    {
        ["LL", ['T', .. var digits], ..] when int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var theme) => theme,
        ["SOOOG", ..] => 11,
        ["ZIO", ..] => 12,
        ["EXP", ..] => 13,
        ["AEF", ..] => 14,
        _ => 0,
    };
}
