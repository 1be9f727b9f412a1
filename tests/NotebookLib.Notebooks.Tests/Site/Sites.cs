using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NotebookLib.Notebooks.Site;

namespace NotebookLib.Notebooks.Tests.Site;

/// <summary>Small executed notebooks and the sites built from them.</summary>
internal static class Sites
{
    /// <summary>Cells as ("code", HTML output) or (markdown, tag).</summary>
    public static NotebookLib.Notebooks.Format.Notebook Notebook(string file, params (string Source, string More)[] cells)
    {
        var list = new JsonArray([.. cells.Select((cell, i) => (JsonNode)(cell.Source == "code"
            ? new JsonObject
            {
                ["cell_type"] = "code", ["id"] = $"cel-{i}", ["source"] = "x", ["metadata"] = new JsonObject(), ["execution_count"] = null,
                ["outputs"] = new JsonArray(new JsonObject { ["output_type"] = "display_data", ["metadata"] = new JsonObject(),
                    ["data"] = new JsonObject { ["text/html"] = cell.More, ["text/plain"] = "x" } }),
            }
            : new JsonObject
            {
                ["cell_type"] = "markdown", ["id"] = $"cel-{i}", ["source"] = cell.Source,
                ["metadata"] = cell.More.Length == 0 ? new JsonObject() : new JsonObject { ["tags"] = new JsonArray(cell.More) },
            }))]);
        var root = new JsonObject { ["cells"] = list,
            ["metadata"] = new JsonObject { ["notebooklib"] = new JsonObject { ["edition"] = Path.GetFileNameWithoutExtension(file),
            ["name"] = "Naam" } }, ["nbformat"] = 4, ["nbformat_minor"] = 5 };
        return NotebookLib.Notebooks.Format.Notebook.Parse(Encoding.UTF8.GetBytes(root.ToJsonString()), file);
    }

    /// <summary>The pages of a site by file name.</summary>
    public static Dictionary<string, IDocument> Build(string folder, params NotebookLib.Notebooks.Format.Notebook[] notebooks)
    {
        SiteBuilder.Build(notebooks, null, folder);
        return Directory.EnumerateFiles(folder, "*.html").ToDictionary(f => Path.GetFileName(f), f =>
            (IDocument)new HtmlParser().ParseDocument(File.ReadAllText(f)));
    }
}
