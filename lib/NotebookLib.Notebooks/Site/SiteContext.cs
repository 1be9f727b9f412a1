namespace NotebookLib.Notebooks.Site;

/// <summary>What all pages of one site share.</summary>
/// <param name="Pages">The notebooks as pages, in order.</param>
/// <param name="Explained">Explanations of deviations, by claim.</param>
/// <param name="Glossary">The explained words.</param>
/// <param name="Files">Where the downloads of figures and tables go.</param>
/// <param name="Forms">The exercises of the workshop.</param>
internal sealed record SiteContext(IReadOnlyList<Page> Pages, IReadOnlyDictionary<string, string> Explained, Glossary Glossary, FigureFiles Files, IReadOnlyList<Form> Forms);
