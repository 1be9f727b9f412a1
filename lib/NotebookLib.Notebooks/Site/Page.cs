using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Site;

/// <summary>The three steps of the report, recognisable by word, mark and colour.</summary>
public enum Step
{
    /// <summary>Before the first step: title, question, abstract.</summary>
    None,

    /// <summary>What do we see.</summary>
    Overzicht,

    /// <summary>Which choices and assumptions speak through it, what else could explain it.</summary>
    Inzicht,

    /// <summary>Which other choices open up.</summary>
    Uitzicht,
}

/// <summary>Narrative with what its code showed; the unit that stands side by side on a wide screen.</summary>
/// <param name="Step">The step it belongs to.</param>
/// <param name="Markdown">The narrative; empty when code follows code.</param>
/// <param name="Tags">Tags of the narrative cell: <c>voorspel</c>, <c>vragen</c>, <c>weerlegging</c>.</param>
/// <param name="Code">The source of the code cells, in order.</param>
/// <param name="Outputs">Their outputs, in order.</param>
public sealed record Block(Step Step, string Markdown, IReadOnlyList<string> Tags, IReadOnlyList<string> Code, IReadOnlyList<CellOutput> Outputs);

/// <summary>An executed notebook read as a page: title, question, abstract, and blocks per step.</summary>
/// <param name="File">The notebook's file name, without folder.</param>
/// <param name="Title">The first heading.</param>
/// <param name="Question">The paragraph under it.</param>
/// <param name="Kicker">"Thema 5 · Besluitvorming en ketens", from the notebook's own metadata.</param>
/// <param name="Abstract">The English abstract, in markdown; empty when there is none.</param>
/// <param name="Headings">The question of each step.</param>
/// <param name="Blocks">All blocks in order.</param>
public sealed record Page(string File, string Title, string Question, string Kicker, string Abstract,
    IReadOnlyDictionary<Step, string> Headings, IReadOnlyList<Block> Blocks)
{
    /// <summary>The name of the page on the site.</summary>
    public string Href => Path.GetFileNameWithoutExtension(File) + ".html";

    /// <summary>Reads an executed notebook.</summary>
    public static Page Read(Notebook notebook)
    {
        var file = Path.GetFileName(notebook.File);
        var own = notebook.Metadata["notebooklib"];
        string title = Path.GetFileNameWithoutExtension(file), question = "", summary = "";
        var headings = new Dictionary<Step, string>();
        var blocks = new List<Block>();
        var step = Step.None;
        foreach (var cell in notebook.Cells)
        {
            if (cell.Type == CellType.Code)
            {
                Append(blocks, step, cell);
            }
            else if (cell.Type == CellType.Markdown)
            {
                if (cell.Tags.Contains("abstract"))
                {
                    summary = cell.Source;
                }
                else if (cell.Source.StartsWith("# ", StringComparison.Ordinal) && step == Step.None)
                {
                    (title, question) = Split(cell.Source[2..]);
                }
                else if (StepOf(cell.Source) is { } found)
                {
                    (step, (headings[found.Step], var rest)) = (found.Step, Split(found.Text));
                    blocks.Add(new Block(step, rest, cell.Tags, [], []));
                }
                else
                {
                    blocks.Add(new Block(step, cell.Source, cell.Tags, [], []));
                }
            }
        }

        var theme = (int?)own?["theme"];
        var name = (string?)own?["name"] ?? "";
        return new Page(file, title, question.Trim('*', '_', ' ', '\n'), theme is null ? name : $"Thema {theme} · {name}", summary, headings, blocks);
    }

    private static void Append(List<Block> blocks, Step step, NotebookCell cell)
    {
        if (blocks.Count == 0 || blocks[^1].Step != step)
        {
            blocks.Add(new Block(step, "", [], [], []));
        }

        blocks[^1] = blocks[^1] with { Code = [.. blocks[^1].Code, cell.Source], Outputs = [.. blocks[^1].Outputs, .. cell.Outputs] };
    }

    private static (Step Step, string Text)? StepOf(string source)
    {
        foreach (var step in new[] { Step.Overzicht, Step.Inzicht, Step.Uitzicht })
        {
            var mark = $"## {step}";
            if (source.StartsWith(mark, StringComparison.Ordinal))
            {
                return (step, source[mark.Length..].TrimStart(':', ' '));
            }
        }

        return null;
    }

    private static (string Head, string Tail) Split(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? (text.Trim(), "") : (text[..end].Trim(), text[end..].Trim());
    }
}
