using System.Text.RegularExpressions;

namespace NotebookLib.Notebooks.Site;

/// <summary>What the site says about notebooks that are somebody's own: their shelf in the index, and how each of them went.</summary>
internal static partial class OwnHtml
{
    private const int LongestReason = 240;

    /// <summary>The head of the shelf; where it is empty, how one gets there.</summary>
    public static string Heading(bool any) => "<h2 class=\"shelf\" id=\"eigen\" data-en=\"Your own\">Eigen</h2>\n" + (any
        ? "<p class=\"note\">Deze notebooks horen niet bij de uitgave. Uitspraken die ze narekenen, tellen niet mee.</p>\n"
        : "<p class=\"note\">Hier komt een notebook dat je zelf maakt. Zet het in de map <code>notebooks</code>; bij de volgende "
            + "uitvoering staat het hier.</p>\n");

    /// <summary>One line for a card of the index: what went wrong, or that it was not run; empty where all is well.</summary>
    public static string Mark(Page page) => Problem(page) is { Length: > 0 } problem ? $"<p class=\"note fault\">{problem}</p>"
        : page.NotRun.Length > 0 ? $"<p class=\"note\">Niet uitgevoerd: {PageHtml.Encode(page.NotRun)}</p>" : "";

    /// <summary>What a page says about itself before anything else: what went wrong, why it was not run, where it comes from, whose it
    /// is.</summary>
    public static string Notes(Page page) =>
        string.Concat(Lines(page).Select(l => $"<p class=\"note{(l.IsFault ? " fault\" role=\"alert" : "")}\">{l.Html}</p>\n"));

    /// <summary>What pages about all notebooks say where this run did not make all of them anew; empty where it did.</summary>
    public static string Partly(IReadOnlyList<Page> pages) => pages.Count(p => p is { IsOwn: false, Note.Length: > 0 }) is > 0 and var older
        ? $"<p class=\"note\">Van {(older == 1 ? "één notebook" : $"{Dutch.Number(older)} notebooks")} staan hier bewaarde of eerdere "
            + $"uitkomsten: deze run voerde alleen een deel uit. Het commando <code>run</code> zonder namen voert alles uit.</p>\n" : "";

    private static IEnumerable<(string Html, bool IsFault)> Lines(Page page)
    {
        if (Problem(page) is { Length: > 0 } problem)
        {
            yield return (problem, true);
        }

        if (page.NotRun.Length > 0)
        {
            yield return ($"Dit notebook is geschreven in {PageHtml.Encode(
                page.NotRun)} en is hier niet uitgevoerd. De uitkomsten op deze pagina stonden al in het bestand.", false);
        }

        if (page.Blocks.Count == 0)
        {
            yield return ("Dit notebook is leeg.", false);
        }

        if (page.Note.Length > 0)
        {
            yield return (PageHtml.Encode(page.Note), false);
        }

        if (page.IsOwn && page.Blocks.Any(b => b.Outputs.OfType<Format.DisplayOutput>().Any(o =>
            o.Data.TryGetValue("text/html", out var html) && html.Contains("<aside class=\"nl-claim", StringComparison.Ordinal))))
        {
            yield return ("Dit is een eigen notebook. Uitspraken die het narekent, tellen niet mee in <a href=\"claims.html\">het register "
                + "van deze uitgave</a>.", false);
        }
    }

    private static string Problem(Page page) => page.Fault is not var (cell, error) ? "" : error.Name switch
    {
        PageFault.Unreadable => $"Dit notebook kan niet gelezen worden. Het programma meldt: {Short(error.Value)}",
        PageFault.Withheld =>
            FormattableString.Invariant($"Een tabel bij cel {
            cell} gaat over losse leerlingen. Daarom staan er geen uitkomsten op deze pagina. Tel eerst de leerlingen per jaar en soort."),
        PageFault.NotShown =>
            "De uitkomsten van dit notebook kunnen niet op een pagina getoond worden. Je ziet alleen de tekst en de code.",
        _ => FormattableString.Invariant($"Fout in cel {cell}: {Short(error.Value)} De cellen daarna zijn niet uitgevoerd."),
    };

    private static string Short(string message)
    {
        var line = Ansi().Replace(message.Split('\n')[0].Trim(), "");
        return PageHtml.Encode(line.Length > LongestReason ? line[..LongestReason] + "…" : line.EndsWith('.') || line.EndsWith('!')
            || line.EndsWith('?') ? line : line + ".");
    }

    [GeneratedRegex(@"\e\[[0-9;]*m")]
    private static partial Regex Ansi();
}
