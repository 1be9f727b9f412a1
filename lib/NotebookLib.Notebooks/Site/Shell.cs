namespace NotebookLib.Notebooks.Site;

/// <summary>The frame that all pages share: head, bar with menu, footer. Words of the frame carry their English beside them.</summary>
internal static class Shell
{
    /// <summary>Name of the edition, as in the bar.</summary>
    public const string Edition = "Van Data naar Actie, herrekend";

    /// <summary>The pages beside the themes, with the words of the menu.</summary>
    private static readonly (string Href, string Nl, string En)[] Menu =
    [
        ("index.html", "Alle thema’s", "All themes"),
        ("index.html#eigen", "Eigen notebooks", "Your own notebooks"),
        ("werkplaats.html", "Werkplaats", "Workshop"),
        ("claims.html", "Alle uitspraken", "All claims"),
        ("herkomst.html", "Herkomst", "Provenance"),
        ("natellingen.html", "Natellingen", "Counted again"),
        ("certificaat.html", "Certificaat", "Certificate"),
        ("zekerheid.html", "Hoe zeker is dit?", "How sure is this?"),
        ("woorden.html", "Woorden", "Glossary"),
        ("zoeken.html", "Zoeken", "Search"),
    ];

    /// <summary>A whole HTML document.</summary>
    /// <param name="title">Title of the page.</param>
    /// <param name="place">Where the reader is, for the bar.</param>
    /// <param name="links">Links in the bar, as HTML.</param>
    /// <param name="body">Content, as HTML.</param>
    /// <param name="live">Whether the page has charts that plotly.js brings to life.</param>
    /// <param name="script">A further script of this page, such as the search index.</param>
    /// <param name="head">What else goes into the head, as HTML.</param>
    /// <param name="connect">Where the page's scripts may ask for more: nowhere, unless told.</param>
    /// <param name="key">Under which name a reader's notes on this page are kept; empty where there are none.</param>
    /// <param name="engine">The size of what reruns this page in the browser; empty where it cannot be.</param>
    /// <param name="offers">What a reader can put in place of the edition's there; empty for nothing.</param>
    public static string Render(string title, string place, string links, string body, bool live, string script = "", string key = "",
        string head = "", string connect = "", string engine = "", string offers = "") => $"""
        <!doctype html>
        <html lang="nl">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' data: blob:; font-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self'{(engine.Length > 0 ? " blob: 'wasm-unsafe-eval'; worker-src blob:" : "")}; {(connect.Length > 0 ? $"connect-src {connect}; " : "")}base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <title>{PageHtml.Encode(title)} · {Edition}</title>
        {(SiteBuilder.HasFonts ? "<link rel=\"stylesheet\" href=\"assets/fonts.css\">" : "")}
        <link rel="stylesheet" href="assets/site.css">
        <link rel="stylesheet" href="assets/workshop.css">
        <link rel="stylesheet" href="assets/deck.css">
        {(script.Length > 0 ? $"<script src=\"assets/{script}\" defer></script>\n" : "")}{(SiteBuilder.HasScripts ? "<script src=\"assets/site.js\" defer></script>" : "")}
        {(live ? "<link rel=\"stylesheet\" href=\"assets/live.css\">\n<script src=\"assets/plotly-nl.js\" defer></script>\n<script src=\"assets/live.js\" defer></script>" : "")}{head}
        </head>
        <body{(key.Length > 0 ? $" data-page=\"{PageHtml.Encode(key)}\"" : "")}{(engine.Length > 0 ? $" data-motor=\"{engine}\"" : "")}{(offers.Length > 0 ? $" data-biedt=\"{offers}\"" : "")}>
        <a class="skip" href="#inhoud">Naar de inhoud</a>
        <header class="bar"><div><a class="home" href="index.html">{Edition}</a><span class="place">{PageHtml.Encode(place)}</span>{(links.Length > 0 ? $"<nav class=\"steps\" aria-label=\"Op deze pagina\">{links}</nav>" : "")}
        <details class="menu"><summary data-en="Menu">Menu</summary><nav aria-label="Hele site"><ul>{string.Concat(Menu.Select(Item))}</ul></nav></details></div></header>
        <main id="inhoud">
        {body}
        </main>
        <footer><p>Feiten en cijfers dragen hun bron. De cijfers zijn overgenomen uit bewaarde kopieën van openbare pagina’s en niet vergeleken met de
        actuele tabellen van de uitgever. Wat je hier invult blijft in deze browser.</p><p>Tekst en code: NotebookLib, EUPL-1.2.</p></footer>
        </body>
        </html>

        """;

    private static string Item((string Href, string Nl, string En) link) =>
        $"<li><a href=\"{link.Href}\" data-en=\"{PageHtml.Encode(link.En)}\">{PageHtml.Encode(link.Nl)}</a></li>";
}
