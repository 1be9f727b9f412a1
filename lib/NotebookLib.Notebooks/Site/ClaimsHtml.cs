using System.Globalization;
using System.Text;
using NotebookLib.Claims;

namespace NotebookLib.Notebooks.Site;

/// <summary>All claims of the report with what was published, what we computed, and the status: deviations first.</summary>
internal static class ClaimsHtml
{
    /// <summary>The page.</summary>
    public static string Render(ClaimReport? claims, IReadOnlyList<Page> pages)
    {
        var body = new StringBuilder();
        body.Append("<p class=\"kicker\">Controle</p>\n<h1>Wat is er van elke uitspraak geworden?</h1>\n");
        body.Append("<p class=\"lead\">Elke uitspraak heeft precies één status. Die komt uit code die draaide, uit een natelling, of uit een opgegeven reden.</p>\n");
        foreach (var theme in (claims?.Outcomes ?? []).GroupBy(o => ThemeOf(o.Id)).OrderBy(g => g.Key))
        {
            var page = pages.FirstOrDefault(p => p.Kicker.StartsWith(string.Create(CultureInfo.InvariantCulture, $"Thema {theme.Key} "), StringComparison.Ordinal));
            var name = page is null ? $"Thema {theme.Key}" : $"<a href=\"{PageHtml.Encode(page.Href)}\">{PageHtml.Encode(page.Kicker)}</a>";
            body.Put($"<h2 id=\"thema-{theme.Key}\">{name}</h2>\n<div class=\"scroll\"><table class=\"register\"><thead><tr><th scope=\"col\">Uitspraak</th>");
            body.Append("<th scope=\"col\">In onze woorden</th><th scope=\"col\">In het rapport</th><th scope=\"col\">Wat wij vonden</th><th scope=\"col\">Hoe, of waarom niet</th></tr></thead><tbody>\n");
            foreach (var outcome in theme.OrderBy(o => o.Status == ClaimStatus.Deviates ? 0 : 1))
            {
                var how = string.Join(". ", new[] { outcome.Reason, outcome.Rule, outcome.Evidence }.Where(t => t.Length > 0).Select(t => t.TrimEnd('.')));
                body.Put($"<tr id=\"{PageHtml.Encode(outcome.Id)}\"><th scope=\"row\">{PageHtml.Encode(outcome.Id)}<br><span class=\"status {outcome.Status.Code()}\">{outcome.Status.Dutch()}</span></th>");
                body.Put($"<td>{PageHtml.Encode(outcome.Statement)}</td><td>{PageHtml.Encode(outcome.PublishedNl)}</td><td>{PageHtml.Encode(outcome.Computed)}</td><td>{PageHtml.Encode(how)}</td></tr>\n");
            }

            body.Append("</tbody></table></div>\n");
        }

        return Shell.Render("Alle uitspraken", "Alle uitspraken", "<a href=\"index.html\">Alle thema’s</a>", body.ToString(), live: false);
    }

    private static int ThemeOf(string id) => int.TryParse(string.Concat(id.SkipWhile(c => c != 'T').Skip(1).TakeWhile(char.IsAsciiDigit)), CultureInfo.InvariantCulture, out var theme) ? theme : 0;
}
