using System.Text;
using System.Text.Json.Nodes;
using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Running;

namespace NotebookLib.Notebooks.Site;

/// <summary>What a page needs to run its notebook again and to compare: the cells and their published outputs, in a script of its own that
/// is loaded when somebody asks. The page itself grows by nothing.</summary>
internal static class RerunData
{
    /// <summary>The folder of these scripts, below <c>assets/</c>.</summary>
    internal const string Folder = "nareken";

    /// <summary>Whether a page can be run again: an edition's own page, whose notebook ran to its end.</summary>
    internal static bool IsFor(Page page) => page is { IsOwn: false, Fault: null, NotRun.Length: 0 }
        && page.Blocks.Any(b => b.Code.Any(c => c.Trim().Length > 0));

    /// <summary>The script.</summary>
    /// <param name="notebook">The executed notebook.</param>
    /// <param name="page">The same as a page.</param>
    /// <param name="code">What was run in place of a cell's own code.</param>
    internal static string Of(Notebook notebook, Page page, Func<NotebookCell, string> code)
    {
        var cells = new JsonArray();
        var places = Places(page);
        foreach (var (i, cell) in notebook.Cells.Where(c => c.Type == CellType.Code).Index())
        {
            var outputs = OutputText.Of(cell.Outputs);
            cells.Add(new JsonObject
            {
                ["id"] = cell.Id,
                ["code"] = code(cell),
                ["block"] = places[i],
                ["outputs"] = outputs,
                ["hash"] = OutputText.HashOf(outputs),
            });
        }

        var extra = notebook.Cells.Any(c => c.Type == CellType.Code && c.Source.Contains(".ipynb", StringComparison.Ordinal))
            ? Directory.GetFiles(Path.GetDirectoryName(Path.GetFullPath(notebook.File))!, "*.ipynb") : [];
        var text = new JsonObject
        {
            ["notebook"] = page.File,
            ["title"] = page.Title,
            ["cells"] = cells,
            ["frames"] = notebook.Cells.Any(c => c.Source.Contains(EnginePack.FramesFolder, StringComparison.Ordinal)),
            ["files"] = extra.Length == 0 ? null : Convert.ToBase64String(EnginePack.Archive(Root(notebook), extra)),
        }.ToJsonString();
        return $"globalThis.nlNareken=\"{Convert.ToBase64String(EnginePack.Packed(Encoding.UTF8.GetBytes(text)))}\";\n";
    }

    private static string Root(Notebook notebook) => Path.GetDirectoryName(Path.GetDirectoryName(Path.GetFullPath(notebook.File)))!;

    /// <summary>For each code cell the number of the folded code that it stands in, from 0; -1 where its block shows none.</summary>
    private static List<int> Places(Page page)
    {
        var (places, shown) = (new List<int>(), 0);
        foreach (var block in page.Blocks.Where(b => b.Code.Count > 0))
        {
            var has = block.Code.Any(c => c.Trim().Length > 0);
            places.AddRange(block.Code.Select(_ => has ? shown : -1));
            shown += has ? 1 : 0;
        }

        return places;
    }
}
