namespace NotebookLib.Notebooks.Site;

/// <summary>The frame that all pages share: head, bar, footer.</summary>
internal static class Shell
{
    /// <summary>Name of the edition, as in the bar.</summary>
    public const string Edition = "Van Data naar Actie, herrekend";

    /// <summary>A whole HTML document.</summary>
    /// <param name="title">Title of the page.</param>
    /// <param name="place">Where the reader is, for the bar.</param>
    /// <param name="links">Links in the bar, as HTML.</param>
    /// <param name="body">Content, as HTML.</param>
    /// <param name="live">Whether plotly.js is there to bring charts to life.</param>
    public static string Render(string title, string place, string links, string body, bool live) => $"""
        <!doctype html>
        <html lang="nl">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' data: blob:; font-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self'; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <title>{PageHtml.Encode(title)} · {Edition}</title>
        {(SiteBuilder.HasFonts ? "<link rel=\"stylesheet\" href=\"assets/fonts.css\">" : "")}
        <link rel="stylesheet" href="assets/site.css">
        {(live ? "<link rel=\"stylesheet\" href=\"assets/live.css\">\n<script src=\"assets/plotly-nl.js\" defer></script>\n<script src=\"assets/live.js\" defer></script>" : "")}
        </head>
        <body>
        <a class="skip" href="#inhoud">Naar de inhoud</a>
        <div class="bar"><div><a class="home" href="index.html">{Edition}</a><span>{PageHtml.Encode(place)}</span><nav aria-label="Op deze pagina">{links}</nav></div></div>
        <main id="inhoud">
        {body}
        </main>
        <footer>Feiten en cijfers dragen hun bron. De cijfers zijn overgenomen uit bewaarde kopieën van openbare pagina’s en niet vergeleken met de
        actuele tabellen van de uitgever. Tekst en code: NotebookLib, EUPL-1.2. <a href="claims.html">Alle uitspraken</a> · <a href="index.html">Alle thema’s</a></footer>
        </body>
        </html>

        """;
}
