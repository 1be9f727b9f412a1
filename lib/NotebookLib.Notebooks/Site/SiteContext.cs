namespace NotebookLib.Notebooks.Site;

/// <summary>What all pages of one site share.</summary>
/// <param name="Pages">The notebooks as pages, in order.</param>
/// <param name="Explained">Explanations of deviations, by claim.</param>
/// <param name="Glossary">The explained words.</param>
/// <param name="Files">Where the downloads of figures and tables go.</param>
/// <param name="Forms">The exercises of the workshop.</param>
/// <param name="Kept">Keeps the outputs of blocks from one rendering to the next; null makes them anew each time.</param>
/// <param name="Sources">The sources of the published figures; null names none.</param>
/// <param name="Engine">What reruns pages in the browser; null where the site has none.</param>
internal sealed record SiteContext(IReadOnlyList<Page> Pages, IReadOnlyDictionary<string, string> Explained, Glossary Glossary,
    FigureFiles Files, IReadOnlyList<Form> Forms, KeptOutputs? Kept = null, SourceList? Sources = null,
    SiteEngine? Engine = null)
{
    /// <summary>What a block shows.</summary>
    public Outputs OutputsOf(Block block) => Kept?.Of(block, this) ?? Outputs.Of(block, Explained, Files);
}
