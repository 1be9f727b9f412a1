using System.Text;
using NotebookLib.Claims;

namespace NotebookLib.Notebooks.Site;

/// <summary>The recorded inconsistencies, each with the arithmetic that was done just now.</summary>
internal static class RecountHtml
{
    private static readonly (string Start, string Title)[] Parts =
    [
        ("E", "Tussenrapportage over de experimenten"), ("L", "Van Data naar Actie: Lessons Learned"), ("S", "SOOOG"),
            ("Z", "Zorg in onderwijstijd"), ("A", "AEF"), ("X", "Over publicaties heen"), ("V", "Openbare bronnen"),
    ];

    /// <summary>The page.</summary>
    public static string Render(Inconsistencies recount)
    {
        var body = new StringBuilder(ReviewPages.Style + "<p class=\"kicker\">Controle</p>\n<h1>Wat telt niet op, en hoe zien we "
            + "dat?</h1>\n");
        body.Append("<p class=\"lead\">Bij het lezen noteerden wij getallen en lijsten die niet bij elkaar passen. De meeste zijn kleine "
            + "vergissingen die in elk rapport voorkomen. Hieronder staat de rekening, elke keer opnieuw gemaakt uit de tabellen.</p>\n");
        body.Append("<p>A: een fout in een som of lijst. B: twee zinnen die niet allebei kunnen, of een getal zonder noemer. C: een "
            + "conclusie die niet uit het cijfer volgt. D: een verwijzing of woord.</p>\n");
        foreach (var (start, title) in Parts)
        {
            var items = recount.All.Where(i => i.Id.StartsWith(start, StringComparison.Ordinal)).ToList();
            if (items.Count == 0)
            {
                continue;
            }

            body.Put($"<h2 id=\"{start}\">{PageHtml.Encode(title)}</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{
                PageHtml.Encode(title)}\"><table class=\"register recount\"><thead><tr><th scope=\"col\">punt</th><th scope=\"col\">wat er staat</th><th scope=\"col\">de rekening</th><th scope=\"col\">zo lezen wij het</th></tr></thead><tbody>\n");
            foreach (var i in items)
            {
                var shown = i.State == InconsistencyState.NotComputable ? $"<i>Niet na te tellen. Nodig: {PageHtml.Encode(i.Needs)}.</i>"
                    : $"{PageHtml.Encode(i.Arithmetic)} <small>({PageHtml.Encode(string.Join(", ", i.From))})</small>";
                body.Put($"<tr id=\"{PageHtml.Encode(i.Id)}\"><th scope=\"row\">{PageHtml.Encode(i.Id)}{(i.Severity == "ok" ? "" : " "
                    + "· " + i.Severity)}<br><small>{i.State.Dutch()}</small></th><td>{PageHtml.Encode(
                    i.What)}</td><td>{shown}</td><td>{PageHtml.Encode(i.Reading)}</td></tr>\n");
            }

            body.Append("</tbody></table></div>\n");
        }

        return Shell.Render("Natellingen", "Natellingen", "<a href=\"certificaat.html\">Certificaat</a>", body.ToString(), live: false);
    }
}
