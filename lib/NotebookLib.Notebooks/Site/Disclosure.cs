using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NotebookLib.Notebooks.Format;
using NotebookLib.Regions;
using NotebookLib.Sources;

namespace NotebookLib.Notebooks.Site;

/// <summary>A notebook shows what must not leave the room.</summary>
/// <param name="message">Which notebook and column, why it is refused, and what to do.</param>
public sealed class DisclosureException(string message) : InvalidOperationException(message);

/// <summary>
/// The last guard before anything is written: rows about single pupils are refused, and a figure or table from an own file with a count of
/// pupils under five, or one that a total gives away, is withheld whole: picture, table, download and hover.
/// </summary>
internal static class Disclosure
{
    private static readonly HtmlParser Parser = new();

    /// <summary>Refuses a page with rows about single pupils.</summary>
    /// <exception cref="DisclosureException">A table has a column that only such rows have.</exception>
    public static void Refuse(Page page)
    {
        if (PupilColumn(page.Blocks.SelectMany(b => b.Outputs)) is { } head)
        {
            throw new DisclosureException($"{page.File}: {Refusal(head)}");
        }
    }

    /// <summary>The head of the first column that only rows about single pupils have; null where there is none.</summary>
    public static string? PupilColumn(IEnumerable<CellOutput> outputs) => outputs.OfType<DisplayOutput>()
        .Select(o => o.Data.TryGetValue("text/html", out var text) ? text : "").Where(t => t.Contains("<th", StringComparison.Ordinal))
        .SelectMany(html => Parser.ParseDocument(html).QuerySelectorAll("thead th").Select(h =>
            h.ChildNodes.FirstOrDefault()?.TextContent.Trim() ?? ""))
        .FirstOrDefault(PupilRows.IsAboutOnePupil);

    /// <summary>What is wrong with such a column, and what to do.</summary>
    public static string Refusal(string head) =>
        $"a table has a column \"{head}\", so each row is about one pupil. The site shows counts only: a pupil could be recognised. "
        + "Count the pupils per year, type and partnership in the notebook, and show that.";

    /// <summary>Takes out of an output what shows a small count from an own file; a line says so in its place.</summary>
    public static void Withhold(IElement body)
    {
        foreach (var shown in body.QuerySelectorAll("figure.nl-figure, .nl-table-wrap").Where(e => e.LocalName == "figure"
            || e.Closest("figure") is null).ToList())
        {
            if (IsLocal(shown) && shown.QuerySelectorAll("table.nl-table").Any(t => GivesAway(t)))
            {
                var note = body.Owner!.CreateElement("p");
                (note.ClassName, note.TextContent) = ("note",
                    $"{shown.QuerySelector(".nl-title, caption")?.TextContent ?? "Een "
                    + "tabel"}: niet getoond. Er staat een aantal onder de vijf leerlingen in, of een totaal waaruit het is af te leiden.");
                shown.Replace(note);
            }
        }
    }

    // what does not say where it comes from may come from an own file
    private static bool IsLocal(IElement shown) =>
        shown.QuerySelectorAll(".nl-source").Any(s => s.TextContent.Contains("eigen bestand", StringComparison.OrdinalIgnoreCase)
        || s.TextContent.Contains(Display.SmallTable.WithoutOrigin, StringComparison.OrdinalIgnoreCase));

    /// <summary>A count of one to four, or a line with a total and exactly one cell left out.</summary>
    private static bool GivesAway(IElement table)
    {
        var heads = table.QuerySelectorAll("thead th").Select(h => h.TextContent).ToList();
        var counted = heads.Select((h, i) => (h, i)).Where(c => c.i > 0 && c.h.Contains("leerlingen", StringComparison.OrdinalIgnoreCase)
            && !c.h.Contains('%', StringComparison.Ordinal) && !c.h.Contains("per 100", StringComparison.Ordinal)).Select(c =>
            c.i).ToList();
        var rows = table.QuerySelectorAll("tbody tr").Select(r => r.Children.Select(c => c.TextContent.Trim()).ToList()).ToList();
        var cells = rows.Select(r => counted.Select(i => i < r.Count ? Number(r[i]) : null).ToList()).ToList();
        if (cells.SelectMany(r => r).Any(v => v is > 0 and < DisclosureRule.SmallestCell))
        {
            return true;
        }

        bool Total(string name) => name.StartsWith("totaal", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("samen", StringComparison.OrdinalIgnoreCase) || name.StartsWith("alle", StringComparison.OrdinalIgnoreCase);
        var across = counted.FindIndex(i => Total(heads[i]));
        var down = rows.FindIndex(r => r.Count > 0 && Total(r[0]));
        bool Open(IEnumerable<double?> parts, double? total) => total is not null && parts.Count(p => p is null) is 1 or 2;
        return (across >= 0 && cells.Any(r => Open(r.Where((_, i) => i != across), r[across])))
            || (down >= 0 && counted.Select((_, c) => c).Any(c =>
                Open(cells.Where((_, r) => r != down).Select(r => r[c]), cells[down][c])));
    }

    private static double? Number(string text) =>
        double.TryParse(text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.').Replace('−', '-'),
        System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : null;
}
