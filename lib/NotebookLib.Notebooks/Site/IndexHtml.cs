using System.Text;

namespace NotebookLib.Notebooks.Site;

/// <summary>The front page: each theme with its question and one telling picture.</summary>
internal static class IndexHtml
{
    /// <summary>The page.</summary>
    /// <param name="pages">The themes, in order.</param>
    /// <param name="tally">Claims per status, in Dutch, e.g. ("gereproduceerd", 31).</param>
    public static string Render(IReadOnlyList<Page> pages, IEnumerable<(string Status, int Count)> tally)
    {
        var body = new StringBuilder();
        body.Append("<p class=\"kicker\">Een uitvoerbare uitgave</p>\n<h1>Wat zeggen de cijfers, en wat niet?</h1>\n");
        body.Append("<p class=\"lead\">Elk thema in drie stappen: eerst zien, dan begrijpen, dan kiezen. Bij elk cijfer staat waar het vandaan komt.</p>\n");
        body.Append("<ul class=\"themes\">\n");
        foreach (var page in pages)
        {
            var picture = page.Blocks.Where(b => !b.Tags.Contains("voorspel")).Select(b => Outputs.Of(b).FirstPicture).FirstOrDefault(p => p.Length > 0) ?? "";
            body.Put($"<li><a href=\"{PageHtml.Encode(page.Href)}\"><p class=\"kicker\">{PageHtml.Encode(page.Kicker)}</p><h2>{PageHtml.Encode(page.Title)}</h2>");
            body.Put($"<p>{PageHtml.Encode(page.Question)}</p>{picture}</a></li>\n");
        }

        body.Append("</ul>\n<h2>Wat is er van de gepubliceerde uitspraken geworden?</h2>\n<ul class=\"tally\">");
        foreach (var (status, count) in tally)
        {
            body.Put($"<li><b>{Dutch.Number(count)}</b>{PageHtml.Encode(status)}</li>");
        }

        body.Append("</ul>\n<p><a href=\"claims.html\">Bekijk alle uitspraken, met wat gepubliceerd is en wat wij vonden.</a></p>\n");
        return Shell.Render("Overzicht", "Alle thema’s", "<a href=\"claims.html\">Uitspraken</a>", body.ToString(), live: false);
    }
}
