using System.Text;

namespace NotebookLib.Notebooks.Site;

/// <summary>The places where a participant writes: per step, and the page with the own file and the group picture. Without scripts they are
/// questions to talk about.</summary>
internal static class WorkshopHtml
{
    private static readonly Dictionary<Step, string[]> Prompts = new()
    {
        [Step.Overzicht] = ["Wat zie je hier dat je niet verwachtte?", "Wie of wat staat er niet in deze cijfers?"],
        [Step.Inzicht] = ["Welke keuze zit er in deze cijfers?", "Wat zou het ook kunnen verklaren?"],
        [Step.Uitzicht] = ["Wat zou je anders kunnen kiezen, en wat beperkt dat?", "Wat wil je eerst weten?"],
    };

    private static readonly (string Field, string Label)[] Hypothesis =
    [
        ("hypothese", "Ik denk dat …"),
        ("verwachting", "Als dat klopt, dan zie ik …"),
        ("weerlegging", "Ik stap ervan af als …"),
    ];

    /// <summary>What each participant is asked at the end of a step.</summary>
    public static string[] PromptsOf(Step step) => Prompts[step];

    /// <summary>Timer, full screen and the own file, on a theme page; hidden until scripts run.</summary>
    public static string Toolbar(Page page) => page.Headings.Count == 0 ? "" : """
        <div class="workbar" hidden>
        <span class="timer"><label>Minuten <input type="number" min="1" max="180" value="5"></label> <button type="button">Start timer</button> <output>5:00</output><span class="vh" role="status"></span></span>
        <button type="button" class="fullscreen">Projector</button>
        <button type="button" data-save="json">Bewaar mijn bestand</button>
        <a href="werkplaats.html">Naar de werkplaats</a>
        </div>

        """;

    /// <summary>Questions, own notes and own working hypothesis at the end of a step.</summary>
    public static string Own(Step step)
    {
        var id = step.ToString().ToLowerInvariant();
        var html = new StringBuilder();
        html.Put($"<section class=\"own\" data-step=\"{id}\" aria-labelledby=\"eigen-{id}\">\n");
        html.Put($"<h3 id=\"eigen-{id}\">En jij?<span class=\"vh\"> Bij {step}</span></h3>\n<ul>");
        foreach (var prompt in Prompts[step])
        {
            html.Put($"<li>{prompt}</li>");
        }

        html.Append("</ul>\n<div class=\"fields\" hidden>");
        html.Put($"<label>Mijn notities<textarea rows=\"3\" data-field=\"notities\"></textarea></label>\n<details><summary>Mijn werkhypothese</summary>");
        foreach (var (field, label) in Hypothesis)
        {
            html.Put($"<label>{label}<textarea rows=\"2\" data-field=\"{field}\"></textarea></label>");
        }

        html.Append("</details>\n");
        html.Append(step == Step.Uitzicht ? "<label>Mijn volgende vraag<textarea rows=\"2\" data-field=\"vraag\"></textarea></label>\n"
            : "");
        return html.Append("<p class=\"say note\" role=\"status\">Wat je schrijft blijft in deze browser.</p></div></section>\n")
            .ToString();
    }

    /// <summary>The page <c>werkplaats.html</c>.</summary>
    public static string Page(SiteContext context)
    {
        var body = new StringBuilder("""
            <p class="kicker">Werkplaats</p>
            <h1>Eerst zelf denken, dan samen kijken</h1>
            <p class="lead">Bij elk thema kun je voorspellen, noteren en een eigen werkhypothese maken. Alles blijft in deze browser. Niets wordt verstuurd.</p>
            <section id="mijn-bestand" class="bench" aria-labelledby="mijn-kop">
            <h2 id="mijn-kop">Mijn bestand</h2>
            <p>Bewaar wat je invulde als bestand. Je kunt het later weer inlezen, of aan de gespreksleider geven voor het groepsbeeld. Er staat geen naam in.</p>
            <p class="buttons"><button type="button" class="go" data-save="json">Bewaar als bestand (JSON)</button> <button type="button" data-save="md">Bewaar als tekst (Markdown)</button></p>
            <p><label>Lees een bestand in <input type="file" accept=".json,application/json"></label></p>
            <p><button type="button" class="plain wipe">Wis alles in deze browser</button> <span class="sure-wipe" hidden>Zeker weten? Zonder bestand is het weg. <button type="button">Ja, wis alles</button></span></p>
            <p class="say note" role="status"></p>
            <div class="mine"></div>
            <noscript><p>Hier zijn scripts nodig. Zonder scripts kun je de gids afdrukken en op papier werken.</p></noscript>
            </section>
            <section id="groep" class="bench" aria-labelledby="groep-kop">
            <h2 id="groep-kop">Groepsbeeld</h2>
            <p>Voor wie het gesprek leidt: sleep de bestanden van de deelnemers hierheen. Je ziet alle verwachtingen bij elkaar, zonder namen. De bestanden blijven op deze computer.</p>
            <div class="drop"><p>Sleep bestanden hierheen, of <label>kies ze hier <input type="file" accept=".json,application/json" multiple></label></p></div>
            <p class="say note" role="status"></p>
            <div class="shown"></div>
            <p><button type="button" class="plain clear">Maak het groepsbeeld leeg</button></p>
            </section>

            """);
        body.Append(FormsHtml.Index(context.Forms));
        body.Append("<h2>Gidsen voor wie het gesprek leidt</h2>\n<p>Per thema een plan voor 30, 60 of 90 minuten. Ze zijn gemaakt om af te "
            + "drukken.</p>\n<ul class=\"guides\">\n");
        foreach (var page in context.Pages.Where(p => p.Headings.Count > 0))
        {
            body.Put($"<li><a href=\"{PageHtml.Encode(GuideHtml.Href(page))}\">{PageHtml.Encode(page.Title)}</a> <small>{PageHtml.Encode(
                page.Kicker)}</small> · <a href=\"{PageHtml.Encode(HandoutHtml.Href(page))}\">blad<span class=\"vh\"> om uit te delen bij {
                PageHtml.Encode(page.Title)}</span></a></li>\n");
        }

        return Shell.Render("Werkplaats", "Werkplaats", "", body.Append("</ul>\n").ToString(), live: false);
    }
}
