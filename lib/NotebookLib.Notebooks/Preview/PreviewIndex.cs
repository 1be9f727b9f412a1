using System.Net;
using System.Text;
using NotebookLib.Notebooks.Site;

namespace NotebookLib.Notebooks.Preview;

/// <summary>The list of the notebooks that are followed.</summary>
internal static class PreviewIndex
{
    /// <summary>What every page of a preview has in its head; the empty icon keeps browsers from asking for one without the
    /// token.</summary>
    public const string Head = "\n<link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"assets/preview.css\">";

    /// <summary>The page.</summary>
    public static string Render(IReadOnlyList<LivePage> pages, bool hasScript)
    {
        var body = new StringBuilder("<p class=\"kicker\">Voorvertoning</p>\n<h1>Notebooks die meelopen</h1>\n<p class=\"lead\">Bewaar een "
            + "notebook in je eigen editor. De pagina volgt vanzelf.</p>\n<ul class=\"themes\">\n");
        foreach (var live in pages)
        {
            var page = Page.Read(live.Notebook.State.Notebook);
            var fault = PreviewPage.Fault(live.Notebook.State);
            body.Put($"<li><a href=\"{Uri.EscapeDataString(live.Name)}.html\"><p class=\"kicker\">{WebUtility.HtmlEncode(
                page.Kicker)}</p><h3>{WebUtility.HtmlEncode(page.Title)}</h3><p class=\"question\">{WebUtility.HtmlEncode(
                page.Question)}</p></a>");
            body.Append(fault is null ? ""
                : $"<p class=\"note\">{WebUtility.HtmlEncode(fault.Place)}: {WebUtility.HtmlEncode(fault.Sentence)}</p>").Append("</li>\n");
        }

        return Shell.Render("Voorvertoning", "Voorvertoning", "",
            body.Append("</ul>\n<p><a href=\"index.html\">De hele site, met deze notebooks zoals ze nu zijn</a></p>\n").ToString(),
            live: false,
            head: Head + (hasScript ? "" : "\n<meta http-equiv=\"refresh\" content=\"5\">"));
    }
}
