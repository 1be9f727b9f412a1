namespace NotebookLib.Notebooks.Site;

/// <summary>A page with a notebook of the reader's own, that runs in the browser.</summary>
internal static class BlankHtml
{
    /// <summary>The name of the page.</summary>
    internal const string Href = "proef.html";

    /// <summary>The page.</summary>
    /// <param name="engine">What runs its cells.</param>
    internal static string Render(SiteEngine engine) => Shell.Render("Eigen notebook", "Eigen notebook", "", $"""
        <p class="kicker">Proef</p>
        <h1>Een eigen notebook</h1>
        <p class="lead">Schrijf code en voer haar hier uit, met de gegevens en de bibliotheek van deze uitgave.</p>
        <p class="text">Alles blijft in deze browser, ook een eigen bestand. De rekenmotor ({engine.Size}) wordt geladen als de eerste cel loopt.
        Bewaar het notebook als bestand om er later in Jupyter of met dit project mee verder te gaan.</p>
        <div class="proef"><noscript><p>Hier zijn scripts nodig.</p></noscript></div>

        """, live: false, key: "proef", engine: engine.Size);
}
