using System.Globalization;
using System.Text;

namespace NotebookLib.Notebooks.Site;

/// <summary>A guide for who leads the conversation, per theme: three plans in minutes, what to predict, what to ask, what to
/// print.</summary>
internal static class GuideHtml
{
    /// <summary>A part of a plan: what, and for how many minutes in a session of 30, 60 and 90.</summary>
    private sealed record Part(string What, string How, int Short, int Middle, int Long);

    /// <summary>Whether a page has a guide: every page of the edition, and an own one that takes the three steps.</summary>
    public static bool IsFor(Page page) => !page.IsOwn || page.Headings.Count > 0;

    /// <summary>The address of the guide.</summary>
    public static string Href(Page page) => "gids-" + page.Href;

    /// <summary>The page.</summary>
    public static string Render(Page page, IReadOnlyList<Form> forms)
    {
        var body = new StringBuilder();
        body.Put($"<p class=\"kicker\">Gids voor wie het gesprek leidt</p>\n<h1>{PageHtml.Encode(
            page.Title)}</h1>\n<p class=\"lead\">{PageHtml.Encode(page.Question)}</p>\n");
        body.Put($"<p><a href=\"{PageHtml.Encode(page.Href)}\">{PageHtml.Encode(page.Kicker)}</a></p>\n");
        var predictions = page.Blocks.Where(b => b.Tags.Contains("voorspel")).ToList();
        var parts = Plan(predictions.Count, forms.Count > 0).ToList();
        body.Append("<h2>Het plan</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Het plan in minuten\"><table "
            + "class=\"plan\"><thead><tr><th scope=\"col\">Onderdeel</th><th scope=\"col\">30 min</th><th scope=\"col\">60 min</th><th "
            + "scope=\"col\">90 min</th><th scope=\"col\">Hoe</th></tr></thead><tbody>\n");
        foreach (var part in parts)
        {
            body.Put($"<tr><th scope=\"row\">{part.What}</th><td>{Minutes(part.Short)}</td><td>{Minutes(part.Middle)}</td><td>{Minutes(
                part.Long)}</td><td>{part.How}</td></tr>\n");
        }

        body.Put($"<tr class=\"sum\"><th scope=\"row\">Samen</th><td>{parts.Sum(p => p.Short)}</td><td>{parts.Sum(p =>
            p.Middle)}</td><td>{parts.Sum(p => p.Long)}</td><td></td></tr>\n</tbody></table></div>\n");
        body.Append("<h2>De vraag van elke stap</h2>\n<dl class=\"woorden\">");
        foreach (var (step, heading) in page.Headings)
        {
            body.Put($"<div class=\"step {step.ToString()
                .ToLowerInvariant()}\"><dt>{PageHtml.Marks[step]} {step}</dt><dd>{PageHtml.Encode(heading)}</dd></div>");
        }

        body.Append("</dl>\n");
        Section(body, "Wat laat je voorspellen?", "Laat eerst ieder voor zich iets opschrijven. Open daarna pas de figuur.",
            predictions.Select(b => Prompt(b.Markdown)));
        Section(body, "Vragen voor de groep", "", page.Questions);
        Section(body, "Wat zou deze lezing onderuithalen?", "Vraag wie iets weet dat hier tegenin gaat.", page.Blocks.Where(b =>
            b.Tags.Contains("weerlegging")).Select(b => Narrative.ToText(b.Markdown)));
        Section(body, "Werkvormen bij dit thema", "", forms.Select(f => f.Title));
        body.Append("""
            <h2>Zo leid je het gesprek</h2>
            <ul>
            <li>Zeg vooraf dat een voorspelling niet goed of fout is. Het gaat om wat verrast.</li>
            <li>Vraag bij elk getal: waarvan is dit een deel, en welk jaar is het begin?</li>
            <li>Laat twee lezingen naast elkaar staan. Zoek pas daarna wat ze zou scheiden.</li>
            <li>Gebruik geen gegevens van losse leerlingen. Ook geen verhaal waarin een kind te herkennen is.</li>
            <li>Sluit af met een vraag die iemand gaat nagaan, en wie dat is.</li>
            </ul>
            <h2>Wat je nodig hebt</h2>
            <p>Een scherm met deze site, of deze pagina’s op papier. Per deelnemer een laptop of telefoon, of een vel met lege assen. Aan het eind verzamel je de bestanden in de <a href="werkplaats.html#groep">werkplaats</a>.</p>

            """);
        if (HandoutHtml.IsFor(page))
        {
            body.Put($"<p>Dat vel is er al: <a href=\"{PageHtml.Encode(HandoutHtml.Href(page))}\">drie vellen om uit te delen</a>.</p>\n");
        }

        return Shell.Render($"Gids: {page.Title}", "Gids", "", body.ToString(), live: false);
    }

    /// <summary>What the guide says at each step, for the window of who leads; it does not show on the page.</summary>
    public static string Notes(Page page, bool forms)
    {
        if (!IsFor(page) || page.Headings.Count == 0)
        {
            return "";
        }

        var parts = Plan(page.Blocks.Count(b => b.Tags.Contains("voorspel")), forms).Select(p => string.Create(
            CultureInfo.InvariantCulture, $"<p data-step=\"{(p.What == "Slot" ? "eigen" : p.What.ToLowerInvariant())}\">{p.What}: {
            p.How} ({(p.Short == 0 ? "" : $"{p.Short}, ")}{p.Middle} of {p.Long} minuten)</p>"));
        return $"<template class=\"gids\">{string.Concat(parts)}</template>\n";
    }

    private static IEnumerable<Part> Plan(int predictions, bool forms)
    {
        yield return new Part("Begin", "Lees de vraag van het thema voor. Wie wil er iets over weten?", 3, 5, 5);
        yield return predictions > 0
            ? new Part("Voorspel eerst", predictions == 1 ? "Ieder voor zich. Bewaar het, open dan de figuur."
                : "Ieder voor zich. Kies er één bij 30 minuten, alle bij 90.", 7, 10, 15)
            : new Part("Kijk eerst", "Laat een figuur zien zonder titel. Wat denken mensen te zien?", 7, 10, 15);
        yield return new Part("Overzicht", "Wat zien we? Alleen zien, nog niet verklaren.", 5, 10, 15);
        yield return new Part("Inzicht", "Welke keuze zit erin? Wat kan het ook verklaren?", 7, 15, 20);
        yield return new Part(forms ? "Werkvorm" : "Eigen werkhypothese", forms
            ? "Doe een werkvorm van dit thema. Bij 30 minuten: sla over."
            : "Ieder schrijft wat hij denkt, verwacht, en wanneer hij ervan afstapt.", 0, 5, 15);
        yield return new Part("Uitzicht", "Wat zou je anders kiezen? Wat beperkt dat?", 5, 10, 15);
        yield return new Part("Slot", "Ieder noemt zijn volgende vraag. Bewaar de bestanden.", 3, 5, 5);
    }

    private static string Minutes(int minutes) => minutes == 0 ? "–" : minutes.ToString(CultureInfo.InvariantCulture);

    /// <summary>The part of the narrative that asks: from the word Voorspel on.</summary>
    private static string Prompt(string markdown)
    {
        var text = Narrative.ToText(markdown);
        var at = text.IndexOf("oorspel", StringComparison.Ordinal);
        return at > 0 ? text[(at - 1)..] : text;
    }

    private static void Section(StringBuilder body, string head, string lead, IEnumerable<string> items)
    {
        var list = items.ToList();
        if (list.Count == 0)
        {
            return;
        }

        body.Put($"<h2>{head}</h2>\n{(lead.Length > 0 ? $"<p>{lead}</p>\n" : "")}<ul>\n");
        foreach (var item in list)
        {
            body.Put($"<li>{PageHtml.Encode(item)}</li>\n");
        }

        body.Append("</ul>\n");
    }
}
