using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NotebookLib.Claims;

namespace NotebookLib.Notebooks.Site;

/// <summary>Search over all text: an index made at build, loaded as a script so that it also works from disk, and a table of contents for
/// who has no scripts.</summary>
internal static class SearchHtml
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.Default };

    /// <summary>The index: a place, its heading, and its text, for each block, claim and word.</summary>
    public static string Index(IReadOnlyList<Page> pages, ClaimReport? claims, Glossary glossary)
    {
        var entries = new JsonArray();
        void Add(string href, string title, string kind, string text) => entries.Add(new JsonArray(href, title, kind, text));
        foreach (var page in pages)
        {
            Add(page.Href, page.Title, page.Kicker, $"{page.Question} {Narrative.ToText(page.Abstract)}");
            foreach (var block in page.Blocks.Where(b => b.Id.Length > 0))
            {
                var heading = block.Step == Step.None ? page.Title : page.Headings[block.Step];
                var figures = string.Join(" ", Outputs.Titles(block));
                Add($"{page.Href}#deel-{block.Id}", page.Title, block.Step == Step.None ? page.Kicker : $"{page.Kicker} · {block.Step}",
                    $"{heading} {Narrative.ToText(block.Markdown)} {figures}");
            }
        }

        foreach (var outcome in claims?.Outcomes ?? [])
        {
            Add($"claims.html#{outcome.Id}", outcome.Id, $"Uitspraak · {outcome.Status.Dutch()}",
                $"{outcome.Statement} {outcome.Computed} {outcome.Reason}");
        }

        foreach (var term in glossary.Terms)
        {
            Add($"woorden.html#{term.Anchor}", term.Word, "Woord", term.Meaning);
        }

        return $"globalThis.nlIndex={entries.ToJsonString(Plain)};\n";
    }

    /// <summary>The page: a field where scripts run, and below it the contents.</summary>
    public static string Render(IReadOnlyList<Page> pages)
    {
        var body = new StringBuilder("""
            <p class="kicker">Zoeken</p>
            <h1>Zoek in alle teksten</h1>
            <div class="search" hidden><label for="zoek" data-en="Search words">Zoekwoorden</label><input id="zoek" type="search" autocomplete="off" spellcheck="false"><p class="count" role="status"></p><ol class="hits"></ol></div>
            <h2>Inhoud</h2>
            <ul class="contents">

            """);
        foreach (var page in pages)
        {
            body.Put($"<li><a href=\"{PageHtml.Encode(page.Href)}\">{PageHtml.Encode(page.Title)}</a> <small>{PageHtml.Encode(
                page.Kicker)}</small><ul>");
            foreach (var (step, heading) in page.Headings)
            {
                body.Put($"<li><a href=\"{PageHtml.Encode(page.Href)}#{step.ToString()
                    .ToLowerInvariant()}\">{step}: {PageHtml.Encode(heading)}</a></li>");
            }

            body.Append("</ul></li>\n");
        }

        return Shell.Render("Zoeken", "Zoeken", "", body.Append("</ul>\n").ToString(), live: false, script: "zoek-index.js");
    }
}
