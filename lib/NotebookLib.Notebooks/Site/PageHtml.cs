using System.Net;
using System.Text;

namespace NotebookLib.Notebooks.Site;

/// <summary>One theme as a page: narrative beside figure beside table, code folded away.</summary>
internal static class PageHtml
{
    private static readonly Dictionary<Step, string> Marks = new()
    {
        [Step.Overzicht] = """<svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2"><path d="M2 12s4-6 10-6 10 6 10 6-4 6-10 6-10-6-10-6z"/><circle cx="12" cy="12" r="3" fill="currentColor"/></svg>""",
        [Step.Inzicht] = """<svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2"><circle cx="10" cy="10" r="7"/><path d="M15.5 15.5 22 22"/></svg>""",
        [Step.Uitzicht] = """<svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2"><path d="M1 18h22M5 18a7 7 0 0 1 14 0M12 4v4M3.5 9.5l2 2M20.5 9.5l-2 2"/></svg>""",
    };

    /// <summary>The whole page.</summary>
    /// <param name="page">The notebook as a page.</param>
    /// <param name="explained">Explanations of deviations, by claim.</param>
    /// <param name="live">Whether plotly.js is there.</param>
    public static string Render(Page page, IReadOnlyDictionary<string, string> explained, bool live)
    {
        var body = new StringBuilder();
        body.Append("<article>\n");
        body.Put($"<p class=\"kicker\">{Encode(page.Kicker)}</p>\n<h1>{Encode(page.Title)}</h1>\n<p class=\"lead\">{Encode(page.Question)}</p>\n");
        if (page.Abstract.Length > 0)
        {
            body.Put($"<details class=\"abstract\" lang=\"en\"><summary>English abstract</summary>{Narrative.ToHtml(page.Abstract)}</details>\n");
        }

        foreach (var group in page.Blocks.Chunked(b => b.Step))
        {
            var step = group[0].Step;
            if (step == Step.None)
            {
                Blocks(body, group, explained);
                continue;
            }

            var name = step.ToString();
            var id = name.ToLowerInvariant();
            body.Put($"<section class=\"step {id}\" id=\"{id}\" aria-labelledby=\"{id}-vraag\">\n<header><p class=\"kicker\">{Marks[step]}{name}</p>\n");
            body.Put($"<h2 id=\"{id}-vraag\">{Encode(page.Headings[step])}</h2></header>\n");
            Blocks(body, group, explained);
            body.Append("</section>\n");
        }

        body.Append("</article>\n");
        var steps = string.Concat(page.Headings.Keys.Select(s => s.ToString()).Select(s => $"<a class=\"{s.ToLowerInvariant()}\" href=\"#{s.ToLowerInvariant()}\">{s}</a>"));
        return Shell.Render(page.Title, page.Kicker, steps, body.ToString(), live);
    }

    private static void Blocks(StringBuilder body, IEnumerable<Block> blocks, IReadOnlyDictionary<string, string> explained)
    {
        foreach (var block in blocks)
        {
            var outputs = Outputs.Of(block, explained);
            var both = (block.Markdown.Length > 0 || outputs.Claims.Length > 0) && outputs.Shown.Length > 0;
            var kind = block.Tags.Contains("vragen") ? " group" : block.Tags.Contains("weerlegging") ? " falsifier" : "";
            if (block.Markdown.Length + outputs.Claims.Length + outputs.Shown.Length == 0 && block.Code.Count == 0)
            {
                continue;
            }

            body.Put($"<div class=\"pair{(both ? " both" : "")}\">\n");
            body.Put($"<div class=\"text{kind}\">{Narrative.ToHtml(block.Markdown)}</div>\n");
            body.Append("<div class=\"show\">");
            if (outputs.Shown.Length > 0 && block.Tags.Contains("voorspel"))
            {
                body.Append("<details class=\"predict\"><summary><span class=\"before\">Laat zien wat er gebeurde</span><span class=\"after\">Verberg het antwoord</span></summary>\n");
                body.Put($"<div class=\"show\">{outputs.Shown}\n{outputs.Claims}</div></details>\n");
            }
            else
            {
                body.Append(outputs.Shown);
            }

            var code = string.Join("\n\n", block.Code.Select(c => c.Trim()).Where(c => c.Length > 0));
            if (code.Length > 0)
            {
                body.Put($"<details class=\"code\"><summary>{(block.Step == Step.None ? "Voorbereiding, in code" : "De code bij deze stap")}</summary><pre><code>{Encode(code)}</code></pre></details>");
            }

            body.Append("</div>\n");
            if (outputs.Claims.Length > 0 && !block.Tags.Contains("voorspel"))
            {
                body.Put($"<div class=\"claims\">{outputs.Claims}</div>\n");
            }

            body.Append("</div>\n");
        }
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
