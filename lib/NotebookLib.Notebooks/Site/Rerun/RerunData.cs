using System.Text;
using System.Text.Json.Nodes;
using NotebookLib.Cleaning;
using NotebookLib.Notebooks.Editions;
using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Running;
using NotebookLib.Regions;

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

    /// <summary>What a reader can put in place of the edition's: <c>keuze</c> where the notebook has parameters, <c>bestand</c> where it
    /// shows an own file beside the nation; with a space between, empty for neither.</summary>
    internal static string Offers(Notebook notebook) => string.Join(' ', new[]
    {
        Parameters.Fields(notebook).Count > 0 ? "keuze" : "",
        notebook.Cells.Any(c => c.Type == CellType.Code && c.Source.Contains("LocalRegions", StringComparison.Ordinal)) ? "bestand" : "",
    }.Where(o => o.Length > 0));

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

        var fields = Parameters.Fields(notebook, code);
        var extra = notebook.Cells.Any(c => c.Type == CellType.Code && c.Source.Contains(".ipynb", StringComparison.Ordinal))
            ? Directory.GetFiles(Path.GetDirectoryName(Path.GetFullPath(notebook.File))!, "*.ipynb") : [];
        var text = new JsonObject
        {
            ["notebook"] = page.File,
            ["title"] = page.Title,
            ["cells"] = cells,
            ["fields"] = new JsonArray([.. fields.Select(Field)]),
            ["names"] = new JsonObject(fields.Select(f => f.Name).Distinct().Select(f => KeyValuePair.Create(f, (JsonNode?)Names(f)))
                .Where(n => n.Value is not null)),
            ["frames"] = notebook.Cells.Any(c => c.Source.Contains(EnginePack.FramesFolder, StringComparison.Ordinal)),
            ["files"] = extra.Length == 0 ? null : Convert.ToBase64String(EnginePack.Archive(Root(notebook), extra)),
        }.ToJsonString();
        return $"globalThis.nlNareken=\"{Convert.ToBase64String(EnginePack.Packed(Encoding.UTF8.GetBytes(text)))}\";\n";
    }

    private static JsonNode Field(ParameterField field) => new JsonObject
    {
        ["cell"] = field.Cell,
        ["name"] = field.Name,
        ["kind"] = field.Kind.ToString(),
        ["value"] = field.Value,
        ["label"] = field.Label,
        ["hint"] = field.Hint,
    };

    /// <summary>The names that a parameter about a place can have, codes included; null for other parameters, and without the
    /// tables.</summary>
    private static JsonArray? Names(string parameter)
    {
        try
        {
            IEnumerable<string>? names = parameter switch
            {
                "regio" => new[] { RegionLevel.Primary, RegionLevel.Secondary }.SelectMany(l => RegionPanel.ByResidence(l).Regions)
                    .SelectMany(r => new[] { r.Code, r.Name }).Concat(Municipalities.Load().All.Select(m => m.Name)),
                "gemeente" => Municipalities.Load().All.Select(m => m.Name),
                "provincie" => Province.All,
                "gebied" => Areas.Load().Names,
                _ => null,
            };
            return names is null ? null : new JsonArray([.. names.Distinct().Select(n => (JsonNode)n)]);
        }
        catch (DataFileException)
        {
            return null;
        }
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
