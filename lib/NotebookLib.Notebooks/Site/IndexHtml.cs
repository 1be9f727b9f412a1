using System.Text;
using NotebookLib.Claims;

namespace NotebookLib.Notebooks.Site;

/// <summary>The front page: the reading guide, each theme and companion study with its question and one telling picture.</summary>
internal static class IndexHtml
{
    /// <summary>The page.</summary>
    /// <param name="pages">The notebooks, in order.</param>
    /// <param name="forms">The exercises of the workshop.</param>
    /// <param name="found">What was found of each claim; grouped by the question that it answers.</param>
    public static string Render(IReadOnlyList<Page> pages, IReadOnlyList<Form> forms, IReadOnlyList<ClaimJudgement> found)
    {
        var body = new StringBuilder();
        body.Append("<p class=\"kicker\">Een uitvoerbare uitgave</p>\n<h1>Wat zeggen de cijfers, en wat niet?</h1>\n");
        body.Append("<p class=\"lead\">Elk thema in drie stappen: eerst zien, dan begrijpen, dan kiezen. Bij elk cijfer staat waar het "
            + "vandaan komt.</p>\n");
        foreach (var guide in pages.Where(p => p.Number == 0))
        {
            body.Put($"<p class=\"start\"><a href=\"{PageHtml.Encode(
                guide.Href)}\"><b data-en=\"Start here\">Begin hier</b> {PageHtml.Encode(guide.Title)}</a></p>\n");
        }

        Cards(body, pages.Where(p => p.Number is >= 1 and <= 10), "Tien thema’s", "Ten themes");
        Cards(body, pages.Where(p => p.Number is > 10 or < 0 && !p.IsOwn), "Verdiepingen", "Companion studies");
        body.Append(OwnHtml.Heading(pages.Any(p => p.IsOwn)));
        Cards(body, pages.Where(p => p.IsOwn));
        body.Append(FormsHtml.Index(forms));
        body.Append("<h2>Wat is er van de gepubliceerde uitspraken geworden?</h2>\n");
        foreach (var group in ClaimFindingText.Questions.Select(q => (Question: q, All: found.Where(f =>
            f.Finding.Question() == q).ToList())).Where(g => g.All.Count > 0))
        {
            body.Put($"<h3>{PageHtml.Encode(group.Question)}</h3>\n<ul class=\"tally\">");
            foreach (var one in group.All.GroupBy(f => f.Finding).OrderBy(g => g.Key))
            {
                body.Put($"<li><b>{Dutch.Number(one.Count())}</b>{PageHtml.Encode(one.Key.Dutch())}</li>");
            }

            body.Append("</ul>\n");
        }

        body.Append("<p><a href=\"claims.html\">Bekijk alle uitspraken, met wat gepubliceerd is en wat wij vonden.</a> <a "
            + "href=\"zekerheid.html\">Hoe zeker is dat?</a></p>\n");
        return Shell.Render("Overzicht", "Alle thema’s", "", body.ToString(), live: false);
    }

    private static void Cards(StringBuilder body, IEnumerable<Page> pages, string nl, string en)
    {
        var list = pages.ToList();
        if (list.Count > 0)
        {
            body.Put($"<h2 class=\"shelf\" data-en=\"{en}\">{nl}</h2>\n");
            Cards(body, list);
        }
    }

    private static void Cards(StringBuilder body, IEnumerable<Page> pages)
    {
        body.Append("<ul class=\"themes\">\n");
        foreach (var page in pages)
        {
            body.Put($"<li><a href=\"{PageHtml.Encode(page.Href)}\"><p class=\"kicker\">{PageHtml.Encode(
                page.Kicker)}</p><h3>{PageHtml.Encode(page.Title)}</h3>");
            body.Put($"<p class=\"question\">{PageHtml.Encode(page.Question)}</p>{Outputs.Picture(page)}</a>");
            body.Append(OwnHtml.Mark(page));
            body.Append(page.Abstract.Length == 0 ? ""
                : $"<div class=\"abstract-en\" lang=\"en\" hidden>{Narrative.ToHtml(page.Abstract)}</div>");
            body.Append("</li>\n");
        }

        body.Append("</ul>\n");
    }
}
