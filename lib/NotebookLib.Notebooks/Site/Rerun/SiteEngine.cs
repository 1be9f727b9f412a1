using System.Globalization;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Site;

/// <summary>The engine that reruns pages in the reader's browser, as scripts in a folder.</summary>
/// <param name="Folder">The folder with the scripts.</param>
/// <param name="Key">Names everything that it is made of.</param>
/// <param name="Bytes">Its size, compressed.</param>
/// <param name="Root">Where <c>data/</c> and <c>notebooks/</c> are, which cells read.</param>
public sealed record SiteEngine(string Folder, string Key, long Bytes, string Root)
{
    /// <summary>What was run in place of a cell's own code, for the notebook of that name.</summary>
    public Func<string, NotebookCell, string> Code { get; init; } = (_, cell) => cell.Code;

    /// <summary>The size as a reader sees it, in megabytes.</summary>
    internal string Size => (Bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture).Replace('.', ',') + " MB";

    /// <summary>Puts the scripts, and the data that cells read, beside the pages.</summary>
    /// <param name="assets">The folder for what pages load.</param>
    internal void Place(string assets)
    {
        File.Copy(Path.Combine(Folder, EnginePack.Engine), Path.Combine(assets, EnginePack.Engine));
        var files = new[] { "data", Path.Combine("notebooks", "modellen") }.Select(f => Path.Combine(Root, f)).Where(Directory.Exists)
            .SelectMany(f => Directory.GetFiles(f, "*", SearchOption.AllDirectories));
        File.WriteAllText(Path.Combine(assets, EnginePack.Data), EnginePack.OfFiles("nlGegevens", Root, files).Script);
    }

    /// <summary>Puts the cells of a page, with their published outputs, beside the pages.</summary>
    internal void Place(string assets, Notebook notebook, Page page)
    {
        var folder = Directory.CreateDirectory(Path.Combine(assets, RerunData.Folder)).FullName;
        File.WriteAllText(Path.Combine(folder, page.Name + ".js"), RerunData.Of(notebook, page, c => Code(page.File, c)));
    }
}
