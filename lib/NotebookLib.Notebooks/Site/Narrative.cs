using Markdig;

namespace NotebookLib.Notebooks.Site;

/// <summary>Narrative in markdown to HTML. Raw HTML in the text shows as text.</summary>
internal static class Narrative
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseFootnotes().DisableHtml().Build();

    /// <summary>Markdown to HTML.</summary>
    public static string ToHtml(string markdown) => Markdown.ToHtml(markdown, Pipeline);
}
