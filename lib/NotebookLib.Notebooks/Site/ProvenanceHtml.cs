using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NotebookLib.Charts;
using NotebookLib.Claims;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Site;

/// <summary>
/// Where every figure comes from: per notebook and cell the figures and tables it shows, their sources, the claims it settles, and its
/// code; then each source with its address, its date, its licence, its data file and how it was cleaned. Anchors:
/// <c>#05-besluitvorming-en-ketens--direct-aandeel</c> for a cell, the claim's own id for a claim, <c>#bron-</c> and a number for a source.
/// </summary>
internal static class ProvenanceHtml
{
    private static readonly HtmlParser Parser = new();

    /// <summary>The anchor of a cell on the page.</summary>
    public static string Anchor(string notebook, string cell) =>
        $"{Uri.EscapeDataString(Path.GetFileNameWithoutExtension(notebook))}--{cell}";

    /// <summary>The page.</summary>
    public static string Render(IReadOnlyList<Notebook> executed, ClaimReport? claims, string partly = "")
    {
        var sources = SourceList.Read(claims?.Register.Folder);
        var body = new StringBuilder(ReviewPages.Style + "<p class=\"kicker\">Herkomst</p>\n<h1>Waar komt dit getal vandaan?</h1>\n");
        body.Append("<p class=\"lead\">Per figuur en per uitspraak: de bron, de code die rekende, en de uitspraken die erop rusten. "
            + "Onderaan staat elke bron met adres, datum, licentie en bestand.</p>\n");
        body.Append(partly);
        var byId = (claims?.Outcomes ?? []).ToDictionary(o => o.Id, StringComparer.Ordinal);
        var anchored = new HashSet<string>(StringComparer.Ordinal);
        foreach (var notebook in executed)
        {
            var page = Page.Read(notebook);
            body.Put($"<section class=\"provenance\">\n<h2 id=\"{PageHtml.Encode(
                Uri.EscapeDataString(page.Stem))}\"><a href=\"{PageHtml.Encode(page.Href)}\">{PageHtml.Encode(page.Title)}</a></h2>\n");
            foreach (var cell in notebook.Cells)
            {
                if (cell.Type == CellType.Markdown)
                {
                    body.Put($"<span id=\"{PageHtml.Encode(Anchor(page.File, cell.Id))}\"></span>");
                }
                else if (cell.Type == CellType.Code && cell.Outputs.Count > 0)
                {
                    Cell(body, page, cell, byId, sources, anchored);
                }
            }

            body.Append("</section>\n");
        }

        Reasons(body, byId.Values.Where(o => !anchored.Contains(o.Id)).ToList());
        sources.Render(body);
        return Shell.Render("Herkomst", "Herkomst", "<a href=\"claims.html\">Alle uitspraken</a>", body.ToString(), live: false);
    }

    private static void Cell(StringBuilder body, Page page, NotebookCell cell, Dictionary<string, ClaimOutcome> byId, SourceList sources,
        HashSet<string> anchored)
    {
        var html = string.Concat(cell.Outputs.OfType<DisplayOutput>().Select(o => o.Data.TryGetValue("text/html", out var h) ? h : ""));
        var shown = Parser.ParseDocument("<!doctype html><body>" + html).Body!;
        var titles = shown.QuerySelectorAll("figure, .nl-title, table caption").Select(Title).Where(t => t.Length > 0).Distinct().ToList();
        var outcomes = Outcomes(html, page.IsOwn);
        if (titles.Count + outcomes.Count == 0 && shown.QuerySelector(".nl-source") is null)
        {
            return;
        }

        var text = shown.TextContent;
        var used = sources.Used(text + string.Concat(outcomes.Select(o => o.Origin)));
        body.Put($"<div class=\"origin\" id=\"{PageHtml.Encode(Anchor(page.File, cell.Id))}\">\n<h3>{(titles.Count > 0
            ? PageHtml.Encode(string.Join(" · ", titles)) : (outcomes.Count > 0 ? "Uitspraken bij "
            + "cel " : "Cel ") + PageHtml.Encode(cell.Id))}</h3>\n");
        if (used.Count > 0)
        {
            body.Append("<p>Bron: ").AppendJoin("; ", used.Select(u => $"<a href=\"#{u.Anchor}\">{PageHtml.Encode(u.Name)}</a>"))
                .Append("</p>\n");
        }

        if (outcomes.Count > 0)
        {
            body.Append("<ul class=\"settled\">");
            foreach (var outcome in outcomes)
            {
                if (page.IsOwn)
                {
                    body.Put($"<li>{PageHtml.Encode(outcome.Id)} {PageHtml.Encode(
                        outcome.Computed)} (eigen berekening, telt niet mee)</li>");
                    continue;
                }

                var o = byId.GetValueOrDefault(outcome.Id, outcome);
                var id = anchored.Add(o.Id) ? $" id=\"{PageHtml.Encode(o.Id)}\"" : "";
                body.Put($"<li{id}><a href=\"claims.html#{PageHtml.Encode(o.Id)}\">{PageHtml.Encode(
                    o.Id)}</a> <span class=\"status {o.Status.Code()}\">{o.Status.Dutch()}</span> {PageHtml.Encode(o.Computed)}</li>");
            }

            body.Append("</ul>\n");
        }

        body.Put($"<details class=\"code\"><summary>De code: {PageHtml.Encode(page.File)}, cel {PageHtml.Encode(
            cell.Id)}</summary><pre tabindex=\"0\"><code>{PageHtml.Encode(cell.Source.Trim())}</code></pre></details>\n</div>\n");
    }

    private static IReadOnlyList<ClaimOutcome> Outcomes(string html, bool isOwn)
    {
        try
        {
            return ClaimOutcome.ParseAll(html);
        }
        catch (FormatException) when (isOwn)
        {
            return []; // an own cell may show whatever it wants
        }
    }

    private static string Title(IElement element) => element is { LocalName: "figure" }
        ? (element.QuerySelector(".nl-title") ?? element.QuerySelector("figcaption"))?.TextContent.Trim() ?? ""
            : element.TextContent.Trim();

    private static void Reasons(StringBuilder body, List<ClaimOutcome> rest)
    {
        if (rest.Count == 0)
        {
            return;
        }

        body.Append("<section class=\"provenance\">\n<h2 id=\"redenen\">Uitspraken zonder berekening, met de reden</h2>\n<ul "
            + "class=\"settled\">");
        foreach (var o in rest)
        {
            body.Put($"<li id=\"{PageHtml.Encode(o.Id)}\"><a href=\"claims.html#{PageHtml.Encode(o.Id)}\">{PageHtml.Encode(
                o.Id)}</a> <span class=\"status {o.Status.Code()}\">{o.Status.Dutch()}</span> {PageHtml.Encode(o.Reason)}</li>");
        }

        body.Append("</ul>\n</section>\n");
    }
}

/// <summary>The sources of the published figures and the tables in own words, each with an anchor.</summary>
internal sealed class SourceList
{
    private readonly List<(string Anchor, string Name, Origin Origin, List<string> Series, string Cleaning)> _sources;

    private SourceList(List<(string, string, Origin, List<string>, string)> sources) => _sources = sources;

    /// <summary>Reads the sources of the project that a register belongs to; without a register there are none.</summary>
    public static SourceList Read(string? claims)
    {
        var folder = claims is null ? "" : Path.GetFullPath(Path.Combine(claims, "..", "published"));
        var all = Directory.Exists(folder) ? Published.Load(folder) : null;
        return new SourceList(all is null ? [] : [.. all.Observations.Concat(all.Report).GroupBy(o => (o.Origin.Producer, o.Origin.Title))
            .OrderBy(g => g.Key.Producer, StringComparer.Ordinal).ThenBy(g => g.Key.Title, StringComparer.Ordinal)
            .Select((g, i) => (string.Create(System.Globalization.CultureInfo.InvariantCulture, $"bron-{i + 1}"),
                $"{g.Key.Producer}, {g.Key.Title}", g.First().Origin, g.Select(o => o.Series).Distinct().Order(StringComparer.Ordinal)
                .ToList(), Record([.. g])))]);
    }

    /// <summary>The cleaning record of the sources that a text names, folded; empty where it names none.</summary>
    public string Cleaned(string text)
    {
        var used = _sources.Where(s => Names(text, s.Origin)).ToList();
        return used.Count == 0 ? "" : "<details class=\"code cleaned\"><summary>Hoe opgeschoond</summary><ul>"
            + string.Concat(used.Select(s => $"<li><a href=\"herkomst.html#{s.Anchor}\">{PageHtml.Encode(s.Name)}</a>: "
                + $"{PageHtml.Encode(s.Cleaning)}</li>")) + "</ul></details>";
    }

    /// <summary>The sources that a text names.</summary>
    public List<(string Anchor, string Name)> Used(string text) =>
        [.. _sources.Where(s => Names(text, s.Origin)).Select(s => (s.Anchor, s.Name))];

    private static bool Names(string text, Origin origin) => text.Contains(origin.Title, StringComparison.Ordinal)
        && text.Contains(origin.Producer, StringComparison.Ordinal);

    /// <summary>What was done to the numbers of one source on their way in, counted from the table that ships.</summary>
    private static string Record(List<Observation> all)
    {
        var lines = all.GroupBy(o => (o.Series, o.Vintage)).Select(g =>
            g.Select(o => int.TryParse(o.Period, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture,
            out var year) ? year : 0).Where(y => y > 0).Distinct().ToList()).ToList();
        var (missing, provisional, versions) = (lines.Where(y => y.Count > 0).Sum(y => y.Max() - y.Min() + 1 - y.Count),
            all.Count(o => o.Provisional), all.Select(o => o.Vintage).Distinct().Count());
        string Of(int n, string one, string many) => $"{Dutch.Number(n)} {(n == 1 ? one : many)}";
        return $"{Of(all.Count, "getal", "getallen")} overgenomen zoals gedrukt, in {Of(lines.Count, "reeks", "reeksen")}; niets gemiddeld "
            + $"of afgerond. "
            + (missing == 0 ? "Er ontbreekt geen jaar. "
                : $"{Of(missing, "jaar ontbreekt en is", "jaren ontbreken en zijn")} niet aangevuld. ")
            + (provisional == 0 ? "" : $"{Of(provisional, "getal is", "getallen zijn")} voorlopig. ") + (versions == 1 ? "Eén versie."
                : $"{Dutch.Number(versions)} versies, naast elkaar bewaard.");
    }

    /// <summary>Every source: address, day, licence, series, and how it was cleaned.</summary>
    public void Render(StringBuilder body)
    {
        body.Append("<section class=\"provenance\">\n<h2 id=\"bronnen\">Bronnen</h2>\n<p>Deze cijfers zijn overgenomen zoals ze "
            + "gepubliceerd zijn. Er is niets gemiddeld, aangevuld of afgerond; versies staan naast elkaar. Wat met een eigen bestand "
            + "gebeurde, laat 'data inspect' zien; dat verslag komt niet op de site, want er kunnen kleine aantallen in staan.</p>\n");
        foreach (var (anchor, name, origin, series, cleaning) in _sources)
        {
            var place = origin.Locator.StartsWith("https://", StringComparison.Ordinal)
                ? $"<a href=\"{PageHtml.Encode(origin.Locator)}\">{PageHtml.Encode(origin.Locator)}</a>" : PageHtml.Encode(origin.Locator);
            body.Put($"<div class=\"origin\" id=\"{anchor}\"><h3>{PageHtml.Encode(name)}</h3><p>{place}{(origin.Seen is { } day ? $" · "
                + $"gelezen op {day.ToString("d-M-yyyy", System.Globalization.CultureInfo.InvariantCulture)}"
                : "")} · {PageHtml.Encode(origin.Licence)}</p><p>{PageHtml.Encode(cleaning)}</p>");
            body.Put($"<details><summary>{CertificateHtml.N(series.Count)} {(series.Count == 1 ? "reeks"
                : "reeksen")} in data/published</summary><p>{PageHtml.Encode(string.Join(", ", series))}</p></details></div>\n");
        }

        body.Append("</section>\n");
    }
}
