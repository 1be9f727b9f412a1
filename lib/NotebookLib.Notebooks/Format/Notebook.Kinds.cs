namespace NotebookLib.Notebooks.Format;

/// <content>What kind of notebook it is, from its metadata, and what editors leave out of it.</content>
public sealed partial class Notebook
{
    /// <summary>The language that VS Code gives to a notebook, or a cell, of more than one.</summary>
    internal const string Polyglot = "polyglot-notebook";

    private const int LongestId = 64;

    /// <summary>
    /// Whether it belongs to the edition that ships: its metadata say so with <c>notebooklib.edition</c>, the name of its own file without
    /// the end; a notebook with <c>notebooklib.theme</c> alone counts too. A copy under another name does not: that is somebody's own
    /// notebook.
    /// </summary>
    public bool IsShipped => _root["metadata"]!["notebooklib"] is { Kind: JsonKind.Object } mark
        && (mark["edition"] is { Kind: JsonKind.String } edition ? edition.Text(Text) == Path.GetFileNameWithoutExtension(File)
            : mark["theme"] is { Kind: JsonKind.Number });

    /// <summary>The language of cells that name none: <c>csharp</c> where nothing is said, otherwise as Jupyter and VS Code store it, in
    /// lower case.</summary>
    public string Language { get; }

    /// <summary>Whether cells of this language are run here. Python, R and others are not: their notebooks are shown as they are.</summary>
    public bool IsRunHere => Language is "csharp" or "fsharp" or "pwsh" or "sql" or "kql" or "html" or "markdown" or "javascript"
        or "mermaid" or "http" or "value";

    private static string LanguageOf(JsonSpan metadata, string text)
    {
        string Word(JsonSpan? value) => value is { Kind: JsonKind.String } ? value.Text(text).Trim().ToLowerInvariant() : "";
        var (kernel, polyglot) = (metadata["kernelspec"], metadata["polyglot_notebook"]?["kernelInfo"]?["defaultKernelName"]);
        var (name, language) = (Word(kernel?["name"]), Word(kernel?["language"]));
        var byName = name.StartsWith("python", StringComparison.Ordinal) ? "python" : name.StartsWith("julia", StringComparison.Ordinal)
            ? "julia" : name == "ir" ? "r" : "";
        var said = new[] { Word(polyglot), name.StartsWith(".net-", StringComparison.Ordinal) ? name[5..] : "", language,
            Word(metadata["language_info"]?["name"]), byName }
            .FirstOrDefault(w => w.Length > 0 && w != Polyglot);
        return said switch
        {
            null or "c#" or "cs" => "csharp",
            "f#" or "fs" => "fsharp",
            "powershell" => "pwsh",
            _ => said,
        };
    }

    /// <summary>What cells lack, as edits: an id of their own before "metadata", where Jupyter's sorted keys put it; metadata; outputs and
    /// their number.</summary>
    private static List<(int Start, int End, string Text)> Missing(string text, JsonSpan root)
    {
        var edits = new List<(int, int, string)>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        var cells = root["cells"]!.Items.Select((c, i) => (Cell: c, Index: i, HasId: c["id"] is { Kind: JsonKind.String } id
            && IsId(id.Text(text)) && used.Add(id.Text(text)))).ToList();
        foreach (var (cell, index, hasId) in cells)
        {
            void Add(string key, string value)
            {
                var at = (cell.Members.Find(m => m.Key == "metadata") ?? cell.Members[0]).KeyStart;
                var gap = text[..at].Length - text[..at].TrimEnd(' ', '\t', '\r', '\n').Length;
                edits.Add((at, at, $"\"{key}\": {value},{text[(at - gap)..at]}"));
            }

            if (!hasId)
            {
                var source = NotebookCell.SourceOf(cell, text);
                var id = CellId(index, source);
                while (!used.Add(id))
                {
                    id = CellId(index, source += id);
                }

                if (cell["id"] is { } old)
                {
                    edits.Add((old.Start, old.End, $"\"{id}\""));
                }
                else
                {
                    Add("id", $"\"{id}\"");
                }
            }

            foreach (var (key, value) in new[] { ("execution_count", "null"), ("metadata", "{}"), ("outputs", "[]") })
            {
                if (cell[key] is null && (key == "metadata" || cell["cell_type"]!.Text(text) == "code"))
                {
                    Add(key, value);
                }
            }
        }

        return edits;
    }

    private static bool IsId(string id) => id.Length is > 0 and <= LongestId
        && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
