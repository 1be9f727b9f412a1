using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Markdig;
using Markdig.Syntax;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Site;

/// <summary>Narrative in markdown to HTML. Raw HTML in the text shows as text.</summary>
internal static partial class Narrative
{
    private const string Attached = "attachment:";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseFootnotes().DisableHtml().Build();

    /// <summary>
    /// Markdown to HTML; a link keeps its address only where that is a web address or a place in the site, and a picture is shown only
    /// where it came with the cell.
    /// </summary>
    /// <param name="markdown">The text.</param>
    /// <param name="attachments">The pictures that came with the cell, by name; null for none.</param>
    public static string ToHtml(string markdown, IReadOnlyDictionary<string, MimeBundle>? attachments = null)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<Markdig.Syntax.Inlines.LinkInline>().Where(l =>
            l.IsImage || !Allowed().IsMatch(l.Url ?? "")))
        {
            var picture = link.IsImage && link.Url?.StartsWith(Attached, StringComparison.Ordinal) == true
                && attachments?.GetValueOrDefault(Uri.UnescapeDataString(link.Url[Attached.Length..])) is { } file
                ? Outputs.Picture(file) : null;
            (link.IsImage, link.Url) = picture is null ? (false, "#inhoud") : (true, picture);
        }

        return document.ToHtml(Pipeline);
    }

    /// <summary>The text alone, in one line.</summary>
    public static string ToText(string markdown) => Spaces().Replace(new HtmlParser().ParseDocument(ToHtml(markdown)).Body!.TextContent,
        " ").Trim();

    /// <summary>The items of its lists, as text.</summary>
    public static IEnumerable<string> Items(string markdown) =>
        new HtmlParser().ParseDocument(ToHtml(markdown)).QuerySelectorAll("li").Select(li => Spaces().Replace(li.TextContent, " ").Trim());

    [GeneratedRegex(@"^(https?://|#|[\w-]+\.(html|ipynb)(#.*)?$)", RegexOptions.IgnoreCase)]
    private static partial Regex Allowed();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
