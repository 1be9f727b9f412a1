using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace NotebookLib.Notebooks.Site;

/// <summary>A part of a page: a block, a heading, or what comes before and after.</summary>
/// <param name="Section">The opening tag of the step that it stands in; empty outside the steps.</param>
/// <param name="Html">Its HTML.</param>
/// <param name="Block">The block that it shows, if it does.</param>
internal sealed record PagePart(string Section, string Html, Block? Block = null);

/// <summary>One theme as a page: narrative beside figure beside table, claims in the margin, code folded away.</summary>
internal static partial class PageHtml
{
    internal static readonly IReadOnlyDictionary<Step, string> Marks = new Dictionary<Step, string>
    {
        [Step.Overzicht] = """<svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2"><path d="M2 12s4-6 10-6 10 6 10 6-4 6-10 6-10-6-10-6z"/><circle cx="12" cy="12" r="3" fill="currentColor"/></svg>""",
        [Step.Inzicht] = """<svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2"><circle cx="10" cy="10" r="7"/><path d="M15.5 15.5 22 22"/></svg>""",
        [Step.Uitzicht] = """<svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2"><path d="M1 18h22M5 18a7 7 0 0 1 14 0M12 4v4M3.5 9.5l2 2M20.5 9.5l-2 2"/></svg>""",
    };

    private static readonly Dictionary<Step, string> English = new() { [Step.Overzicht] = "Overview", [Step.Inzicht] = "Insight",
        [Step.Uitzicht] = "Outlook" };

    /// <summary>The whole page.</summary>
    /// <param name="page">The notebook as a page.</param>
    /// <param name="context">What all pages share.</param>
    public static string Render(Page page, SiteContext context)
    {
        var (parts, definitions) = Parts(page, context);
        return Render(page, Distinct(Join(parts, p => p.Html)) + definitions,
            engine: context.Engine is { } engine && RerunData.IsFor(page) ? engine.Size : "",
            offers: page.Offers);
    }

    /// <summary>Regions of one page do not share a name: a second one bears its number.</summary>
    private static string Distinct(string html)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return RegionName().Replace(html, m => (seen[m.Value] = seen.GetValueOrDefault(m.Value) + 1) is > 1 and var n
            ? FormattableString.Invariant($"{m.Value[..^1]} ({n})\"") : m.Value);
    }

    [GeneratedRegex("role=\"region\" aria-label=\"[^\"]+\"")]
    private static partial Regex RegionName();

    /// <summary>The frame of a page around its content.</summary>
    public static string Render(Page page, string content, string head = "", string connect = "", string engine = "",
        string offers = "")
    {
        var steps = string.Concat(page.Headings.Keys.Select(s => $"<a class=\"{s.ToString().ToLowerInvariant()}\" "
            + $"href=\"#{s.ToString().ToLowerInvariant()}\" data-en=\"{English[s]}\">{s}</a>"));
        return Shell.Render(page.Title, page.Kicker, steps, content, SiteBuilder.IsLive, key: page.Stem, head: head, connect: connect,
            engine: engine, offers: offers);
    }

    /// <summary>The content in parts that can be replaced one by one, and the explanations that words in them refer to.</summary>
    public static (IReadOnlyList<PagePart> Parts, string Definitions) Parts(Page page, SiteContext context)
    {
        var parts = new List<PagePart>();
        var body = new StringBuilder();
        body.Put($"<p class=\"kicker\">{Encode(page.Kicker)}</p>\n<h1>{Encode(page.Title)}</h1>\n<p class=\"lead\">{Encode(
            page.Question)}</p>\n");
        if (page.Abstract.Length > 0)
        {
            body.Put($"<details class=\"abstract\" lang=\"en\"><summary>English abstract</summary>{Narrative.ToHtml(
                page.Abstract)}</details>\n");
        }

        parts.Add(new("", body.Append(OwnHtml.Notes(page)).Append(WorkshopHtml.Toolbar(page))
            .Append(GuideHtml.Notes(page, context.Forms.Any(f => f.Theme == page.Number))).ToString()));
        var terms = new TermMarker(context.Glossary);
        foreach (var group in page.Blocks.Chunked(b => b.Step))
        {
            var step = group[0].Step;
            var name = step.ToString();
            var id = name.ToLowerInvariant();
            var section = step == Step.None ? "" : $"<section class=\"step {id}\" id=\"{id}\" aria-labelledby=\"{id}-vraag\">\n";
            if (step != Step.None)
            {
                parts.Add(new(section,
                    $"<header><p class=\"kicker\">{Marks[step]}<span data-en=\"{English[
                    step]}\">{name}</span></p>\n<h2 id=\"{id}-vraag\">{Encode(page.Headings[step])}</h2></header>\n"));
            }

            foreach (var block in group)
            {
                Put(body.Clear(), page, block, context, terms);
                parts.Add(new(section, body.ToString(), block));
            }

            if (step != Step.None)
            {
                parts.Add(new(section, WorkshopHtml.Own(step)));
            }
        }

        parts.Add(new("", FormsHtml.Links(page, context.Forms) + Onward(page, context.Pages)));
        return (parts, terms.Definitions());
    }

    /// <summary>The parts as the content of a page.</summary>
    public static string Join(IEnumerable<PagePart> parts, Func<PagePart, string> html)
    {
        var (body, open) = (new StringBuilder("<article>\n"), "");
        foreach (var part in parts)
        {
            if (part.Section != open)
            {
                body.Append(open.Length > 0 ? "</section>\n" : "").Append(part.Section);
                open = part.Section;
            }

            body.Append(html(part));
        }

        return body.Append("</article>\n").ToString();
    }

    private static void Put(StringBuilder body, Page page, Block block, SiteContext context, TermMarker terms)
    {
        var outputs = context.OutputsOf(block);
        var both = (block.Markdown.Length > 0 || outputs.Claims.Length > 0) && outputs.Shown.Length > 0;
        var kind = block.Tags.Contains("vragen") ? " group" : block.Tags.Contains("weerlegging") ? " falsifier" : "";
        if (block.Markdown.Length + outputs.Claims.Length + outputs.Shown.Length == 0 && block.Code.Count == 0)
        {
            return;
        }

        var predict = outputs.Shown.Length > 0 && block.Tags.Contains("voorspel");
        var aside = outputs.Claims.Length > 0 && outputs.Shown.Length == 0 && block.Markdown.Length > 0;
        body.Put($"<div class=\"pair{(aside ? " aside" : both ? " both" : "")}\"{(block.Id.Length > 0 ? $" "
            + $"id=\"{Encode("deel-" + block.Id)}\"" : "")}>\n");
        body.Put($"<div class=\"text{kind}\">{terms.Mark(Narrative.ToHtml(block.Markdown, block.Attachments))}</div>\n");
        body.Append("<div class=\"show\">");
        if (predict)
        {
            body.Put($"<details class=\"predict\" data-block=\"{Encode(block.Id)}\"{(block.Asked.Count > 0 ? $" "
                + $"data-ask=\"{Encode(Asked.ToJson(block.Asked))}\""
                : "")}><summary><span class=\"before\">Laat zien wat er gebeurde</span><span class=\"after\">Verberg het antwoord</span></summary>\n");
            body.Put($"<div class=\"show\">{outputs.Shown}\n{outputs.Claims}</div></details>\n");
        }
        else
        {
            body.Append(outputs.Shown);
        }

        body.Append(CodeHtml.Of(block, page.IsOwn));
        body.Append(context.Sources?.Cleaned(WebUtility.HtmlDecode(outputs.Shown + outputs.Claims)));
        if (outputs.Shown.Length > 0 && block.Id.Length > 0 && !outputs.IsTraced && !page.IsOwn)
        {
            body.Put($"<p class=\"whence\"><small><a href=\"herkomst.html#{Encode(ProvenanceHtml.Anchor(page.File,
                block.Id))}\">Herkomst van deze cijfers</a></small></p>");
        }

        body.Append("</div>\n");
        if (outputs.Claims.Length > 0 && !predict)
        {
            body.Put($"<div class=\"claims\">{outputs.Claims}</div>\n");
        }

        body.Append("</div>\n");
    }

    /// <summary>The theme before and the theme after, and the facilitator's guide.</summary>
    private static string Onward(Page page, IReadOnlyList<Page> pages)
    {
        var at = pages.ToList().FindIndex(p => p.File == page.File);
        var links = new StringBuilder("<nav class=\"onward\" aria-label=\"Verder lezen\">");
        if (at > 0)
        {
            links.Put($"<a rel=\"prev\" href=\"{Encode(pages[at - 1].Href)}\"><small data-en=\"Previous\">Vorige</small>{Encode(
                pages[at - 1].Title)}</a>");
        }

        if (GuideHtml.IsFor(page))
        {
            links.Put($"<a href=\"{Encode(
                GuideHtml.Href(page))}\"><small data-en=\"For who leads the conversation\">Voor wie het gesprek leidt</small>Gids voor 30, 60 of 90 minuten</a>");
        }

        if (HandoutHtml.IsFor(page))
        {
            var sheet = Encode(HandoutHtml.Href(page));
            links.Put($"<a href=\"{sheet}\"><small data-en=\"On paper\">Op papier</small>Blad om uit te delen</a>");
        }

        if (at >= 0 && at + 1 < pages.Count)
        {
            links.Put($"<a rel=\"next\" href=\"{Encode(pages[at + 1].Href)}\"><small data-en=\"Next\">Volgende</small>{Encode(pages[at + 1]
                .Title)}</a>");
        }

        return links.Append("</nav>\n").ToString();
    }

    internal static string Encode(string text) => WebUtility.HtmlEncode(text);

    /// <summary>Appends HTML, numbers in the invariant culture.</summary>
    internal static StringBuilder Put(this StringBuilder body, FormattableString html) => body.Append(FormattableString.Invariant(html));

    /// <summary>Splits into runs with the same key.</summary>
    internal static IEnumerable<List<T>> Chunked<T, TKey>(this IEnumerable<T> items, Func<T, TKey> key)
    {
        List<T> run = [];
        foreach (var item in items)
        {
            if (run.Count > 0 && !EqualityComparer<TKey>.Default.Equals(key(run[0]), key(item)))
            {
                yield return run;
                run = [];
            }

            run.Add(item);
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }
}
