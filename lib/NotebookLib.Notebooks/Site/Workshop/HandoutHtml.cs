using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace NotebookLib.Notebooks.Site;

/// <summary>
/// What one hands out at a theme: three sheets of A4. The question with empty axes to draw in, the figure itself with room for what
/// surprised, and the questions for the group with lines to write on. Lines fill what is left of a sheet.
/// </summary>
internal static partial class HandoutHtml
{
    private const int MostQuestions = 5;
    private static readonly HtmlParser Parser = new();

    /// <summary>Figures whose axes say enough to draw in, the most inviting first; others have none.</summary>
    private static readonly string[] Drawn = ["line", "index", "curves", "bars", "dumbbell", "ranges"];

    /// <summary>Whether a page has one: every page with the three steps.</summary>
    public static bool IsFor(Page page) => page.Headings.Count > 0;

    /// <summary>The address.</summary>
    public static string Href(Page page) => "blad-" + page.Href;

    /// <summary>The page.</summary>
    public static string Render(Page page)
    {
        var (figure, axes) = KeyFigure(page);
        var body = new StringBuilder($"<p class=\"note\">Drie vellen om uit te delen bij <a href=\"{PageHtml.Encode(page.Href)}\">{
            PageHtml.Encode(page.Title)}</a>. Druk ze af met het menu van de browser; geef vel 2 pas na het tekenen.</p>\n");
        Sheet(body, page, 1, "Voorspel eerst", page.Question, axes is null
            ? Lines("Wat verwacht je te zien?", "Waarom denk je dat?")
            : $"<h3>{Text(figure!, ".nl-title")}</h3>\n<p class=\"unit\">{Text(figure!, ".nl-subtitle")}</p>\n<div class=\"axes\">{axes}"
                + $"</div>\n<p>Teken wat je verwacht{Names(figure!)}. Het hoeft niet precies.</p>\n" + Lines("Waarom denk je dat?"));
        Sheet(body, page, 2, "Zo was het", page.Headings.GetValueOrDefault(Step.Overzicht, page.Question), (figure is null ? ""
            : $"<h3>{Text(figure, ".nl-title")}</h3>\n<p class=\"unit\">{Text(figure, ".nl-subtitle")}</p>\n<div class=\"axes\">{Whole(
                figure)}</div>\n{Sources(figure)}") + Lines([.. WorkshopHtml.PromptsOf(Step.Overzicht), WorkshopHtml.PromptsOf(
                    Step.Inzicht)[1]]));
        var asked = page.Questions.Take(MostQuestions).Select(q => $"<li>{PageHtml.Encode(q)}</li>").ToList();
        Sheet(body, page, 3, "Bespreek samen", page.Headings.GetValueOrDefault(Step.Uitzicht, page.Question),
            (asked.Count > 0 ? $"<ol class=\"asked\">{string.Concat(asked)}</ol>\n" : "")
            + Lines([.. asked.Count > 0 ? ["Waar waren we het over eens, en waarover niet?"] : WorkshopHtml.PromptsOf(Step.Inzicht),
                WorkshopHtml.PromptsOf(Step.Uitzicht)[0], "Wat ga ik na, en wanneer?"]));
        return Shell.Render($"Blad: {page.Title}", "Blad", "", $"<div class=\"blad\">\n{body}</div>\n", live: false);
    }

    private static void Sheet(StringBuilder body, Page page, int number, string name, string question, string content)
    {
        var (level, head) = number == 1 ? ("h1", PageHtml.Encode(page.Title)) : ("h2", name);
        body.Put($"<section class=\"vel\" aria-labelledby=\"vel-{number}\">\n<p class=\"kicker\">{PageHtml.Encode(page.Kicker)} · {
            number}</p>\n<{level} id=\"vel-{number}\">{head}</{level}>\n<p class=\"lead\">{PageHtml.Encode(question)}</p>\n");
        body.Append(number == 1 ? $"<h2>{name}</h2>\n" : "").Append(content).Append("</section>\n");
    }

    /// <summary>The figure that a participant can draw in, those that ask for a prediction first; without axes where none can.</summary>
    private static (IElement? Figure, string? Axes) KeyFigure(Page page)
    {
        var all = page.Blocks.SelectMany(b => Parser.ParseDocument("<!doctype html><body>" + Outputs.Of(b).Shown)
            .QuerySelectorAll("figure.nl-figure").Where(f => f.QuerySelector("svg.wide") is not null)
            .Select(f => (Figure: f, Asked: b.Tags.Contains("voorspel"), Kind: Array.IndexOf(Drawn, f.GetAttribute("data-kind")))))
            .ToList();
        foreach (var (figure, _, _) in all.Where(f => f.Kind >= 0).OrderBy(f => f.Kind > 2).ThenBy(f => !f.Asked).ThenBy(f => f.Kind > 2
            ? f.Kind : 0))
        {
            if (Empty(figure) is { } axes)
            {
                return (figure, axes);
            }
        }

        return (all.FirstOrDefault().Figure, null);
    }

    /// <summary>The picture without its marks: what is left are the axes with their names; null where the picture does not say where they
    /// are.</summary>
    private static string? Empty(IElement figure)
    {
        var picture = (IElement)figure.QuerySelector("svg.wide")!.Clone();
        if (picture.GetAttribute("data-placement") is not { } placed
            || JsonNode.Parse(placed)?["plots"]?.AsArray().Select(p => p!["box"]!.AsArray().Select(n => n!.GetValue<double>()).ToArray())
                .ToList() is not { Count: 1 } boxes)
        {
            return null;
        }

        var box = boxes[0];
        foreach (var part in picture.QuerySelectorAll("*").ToList())
        {
            var keeps = part.LocalName switch
            {
                "line" => part.GetAttribute("stroke") == "currentColor",
                "text" => Place(part, "x") <= box[0] + 1 || Place(part, "y") >= box[3],
                "tspan" => true,
                _ => false,
            };
            if (!keeps)
            {
                part.Remove();
            }
        }

        return Whole(picture, $"Lege assen: {figure.QuerySelector(".nl-title")?.TextContent}");
    }

    private static string Whole(IElement figure) => Whole((IElement)figure.QuerySelector("svg.wide")!.Clone(), "");

    /// <summary>A picture as it stands on paper: without what only a page needs.</summary>
    private static string Whole(IElement picture, string name)
    {
        foreach (var attribute in new[] { "data-placement", "width", "height" }.Concat(name.Length > 0 ? ["aria-labelledby"] : []))
        {
            picture.RemoveAttribute(attribute);
        }

        if (name.Length > 0)
        {
            picture.SetAttribute("aria-label", name);
        }

        picture.SetAttribute("class", "nl-svg");
        return picture.OuterHtml;
    }

    /// <summary>The names of the lines to draw, where there are a few; their numbers stay away.</summary>
    private static string Names(IElement figure)
    {
        var placed = JsonNode.Parse(figure.QuerySelector("svg.wide")!.GetAttribute("data-placement") ?? "{}");
        var names = (placed?["labels"]?.AsArray() ?? []).Select(l => Parser.ParseDocument(string.Join(' ', (l?["lines"]?.AsArray() ?? [])
            .Select(line => Number().Replace(line?.ToString() ?? "", "")))).Body!.TextContent.Trim()).Where(n => n.Length > 0).Distinct()
            .ToList();
        return names.Count is > 0 and <= 6 ? ": " + PageHtml.Encode(string.Join(", ", names)) : "";
    }

    /// <summary>What stands in bold behind a name: the last number, which the axes do not tell.</summary>
    [GeneratedRegex("<b>.*?</b>")]
    private static partial Regex Number();

    private static string Sources(IElement figure) =>
        string.Concat(figure.QuerySelectorAll(".nl-source").Select(s => s.TextContent.Trim()).Select(s => s.StartsWith("Herkomst ",
            StringComparison.Ordinal) ? s["Herkomst ".Length..] : s).Distinct().Take(2)
            .Select(s => $"<p class=\"unit\">{PageHtml.Encode(s)}</p>\n"));

    private static string Lines(params string[] questions) => string.Concat(questions.Select(q =>
        $"<div class=\"write\"><p>{PageHtml.Encode(q)}</p></div>\n"));

    private static string Text(IElement figure, string part) => WebUtility.HtmlEncode(figure.QuerySelector(part)?.TextContent ?? "");

    private static double Place(IElement part, string name) => double.TryParse(part.GetAttribute(name), NumberStyles.Float,
        CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}
