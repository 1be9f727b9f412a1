using System.Globalization;
using System.Text.Json.Nodes;
using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Session.Languages;

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
/// <param name="Id">The id of its narrative cell; empty when code comes first.</param>
/// <param name="Step">The step it belongs to.</param>
/// <param name="Markdown">The narrative; empty when code follows code.</param>
/// <param name="Tags">Tags of the narrative cell: <c>voorspel</c>, <c>vragen</c>, <c>weerlegging</c>.</param>
/// <param name="Code">The source of the code cells, in order.</param>
/// <param name="Outputs">Their outputs, in order.</param>
public sealed record Block(string Id, Step Step, string Markdown, IReadOnlyList<string> Tags, IReadOnlyList<string> Code,
    IReadOnlyList<CellOutput> Outputs)
{
    /// <summary>The language of each of its code cells; empty where all are C#.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The files that its code loads from beside the notebook; none for an own notebook.</summary>
    internal IReadOnlyList<(string File, string Code)> Loaded { get; init; } = [];

    /// <summary>The anchor of the cell that each output comes from, on the page of provenance.</summary>
    public IReadOnlyList<string> From { get; init; } = [];

    /// <summary>Pictures that came with its narrative, by the name that the narrative uses.</summary>
    public IReadOnlyDictionary<string, MimeBundle> Attachments { get; init; } = new Dictionary<string, MimeBundle>();

    /// <summary>Whether it is from somebody's own notebook, whose claims do not count.</summary>
    public bool IsOwn { get; init; }

    /// <summary>What its narrative asks to predict, where it says so itself.</summary>
    public IReadOnlyList<Asked> Asked { get; init; } = [];
}

/// <summary>Where a notebook stopped.</summary>
/// <param name="Cell">The number of the code cell, from 1.</param>
/// <param name="Error">What went wrong.</param>
public sealed record PageFault(int Cell, ErrorOutput Error)
{
    /// <summary>The name of the error that stands in the place of a notebook that cannot be read.</summary>
    internal const string Unreadable = "Unreadable";

    /// <summary>The name of the error that stands in the place of a table about single pupils.</summary>
    internal const string Withheld = "Withheld";

    /// <summary>The name of the error that stands in the place of outputs that no page can show.</summary>
    internal const string NotShown = "NotShown";
}

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
    private const int LongestQuestion = 300;

    /// <summary>Whether it is somebody's own notebook, beside the edition.</summary>
    public bool IsOwn { get; init; }

    /// <summary>The language that kept it from being run, as a reader knows it; empty where it is run here.</summary>
    public string NotRun { get; init; } = "";

    /// <summary>Where it stopped; null where it ran to its end.</summary>
    public PageFault? Fault { get; init; }

    /// <summary>A line in Dutch about where the page comes from; empty where it was made by this run.</summary>
    public string Note { get; init; } = "";

    /// <summary>What a reader can put in place of the edition's, see <see cref="RerunData.Offers"/>; nothing on an own page.</summary>
    internal string Offers { get; init; } = "";

    /// <summary>The name of the page; own pages bear a mark, so that none of them takes the place of another page.</summary>
    public string Name => IsOwn ? "eigen-" + Stem : Stem;

    /// <summary>The address of the page on the site.</summary>
    public string Href => Uri.EscapeDataString(Name) + ".html";

    /// <summary>The file name without its end: the key under which a reader's own notes are kept.</summary>
    public string Stem => Path.GetFileNameWithoutExtension(File);

    /// <summary>The number that the file name starts with: 1 to 10 are themes, 0 is the reading guide, above 10 are companion studies; -1
    /// without a number, and for an own notebook.</summary>
    public int Number => IsOwn ? -1 : int.TryParse(string.Concat(File.TakeWhile(char.IsAsciiDigit)), NumberStyles.None,
        CultureInfo.InvariantCulture, out var number) ? number : -1;

    /// <summary>The group discussion questions, in order: list items of narrative tagged <c>vragen</c>.</summary>
    public IReadOnlyList<string> Questions =>
        [.. Blocks.Where(b => b.Tags.Contains("vragen")).SelectMany(b => Narrative.Items(b.Markdown))];

    /// <summary>Reads an executed notebook.</summary>
    public static Page Read(Notebook notebook) => Read(notebook, cell => cell.Outputs);

    /// <summary>Reads a notebook with outputs from elsewhere.</summary>
    internal static Page Read(Notebook notebook, Func<NotebookCell, IReadOnlyList<CellOutput>> outputs)
    {
        var file = Path.GetFileName(notebook.File);
        var own = notebook.Metadata["notebooklib"] as JsonObject;
        var (isTitled, isOwn) = (false, !notebook.IsShipped);
        string title = Path.GetFileNameWithoutExtension(file), question = "", summary = "";
        var headings = new Dictionary<Step, string>();
        var blocks = new List<Block>();
        var step = Step.None;
        foreach (var cell in notebook.Cells)
        {
            if (cell.Type == CellType.Code)
            {
                Append(blocks, step, cell, file, outputs(cell), isOwn);
                if (!isOwn && LoadedCode.Of(cell.Source, notebook.File) is { Count: > 0 } loaded)
                {
                    blocks[^1] = blocks[^1] with { Loaded = [.. blocks[^1].Loaded, .. loaded] };
                }
            }
            else if (cell.Type == CellType.Markdown)
            {
                if (cell.Tags.Contains("abstract"))
                {
                    summary = cell.Source;
                }
                else if (cell.Source.TrimStart().StartsWith("# ", StringComparison.Ordinal) && step == Step.None && !isTitled)
                {
                    isTitled = true;
                    (title, question) = Split(cell.Source.TrimStart()[2..]);
                    if (isOwn)
                    {
                        (title, question, var rest) = Heading(title, question);
                        blocks.AddRange(rest.Length == 0 ? [] : [Text(cell, step, rest, file, isOwn)]);
                    }
                }
                else if (StepOf(cell.Source) is { } found)
                {
                    (step, (headings[found.Step], var rest)) = (found.Step, Split(found.Text));
                    blocks.Add(Text(cell, step, rest, file, isOwn));
                }
                else
                {
                    blocks.Add(Text(cell, step, cell.Source, file, isOwn));
                }
            }
        }

        var theme = own?["theme"] is JsonValue value && value.TryGetValue(out int number) ? number : (int?)null;
        var name = own?["name"] is JsonValue named && named.TryGetValue(out string? called) ? called : "";
        var page = new Page(file, title, question.Trim('*', '_', ' ', '\n'), "", summary, headings, blocks)
        {
            IsOwn = isOwn,
            NotRun = notebook.IsRunHere ? "" : LanguageName(notebook.Language),
            Fault = notebook.IsRunHere ? FaultOf(notebook, outputs) : null,
            Offers = isOwn ? "" : RerunData.Offers(notebook),
        };
        return page with { Kicker = isOwn ? "Eigen" : Place(theme ?? page.Number, name) };
    }

    /// <summary>Title and question of an own notebook as plain text, and what else its first cell says.</summary>
    private static (string Title, string Question, string More) Heading(string title, string text)
    {
        var first = text.Split("\n\n", 2);
        var isSentence = first[0].Length is > 0 and <= LongestQuestion
            && !"#-*+>|`!0123456789".Contains(first[0][0], StringComparison.Ordinal) || first[0] is ['*', not ' ', .., '*'];
        return (Narrative.ToText(title), isSentence ? Narrative.ToText(first[0]) : "", isSentence ? first.ElementAtOrDefault(1)
            ?? "" : text);
    }

    private static Block Text(NotebookCell cell, Step step, string markdown, string file, bool isOwn) =>
        new(cell.Id, step, markdown, cell.Tags, [], []) { Asked = AskedOf(cell, file, isOwn), Attachments = cell.Attachments,
            IsOwn = isOwn };

    private static IReadOnlyList<Asked> AskedOf(NotebookCell cell, string file, bool isOwn)
    {
        try
        {
            return Asked.Of(cell, file);
        }
        catch (InvalidDataException) when (isOwn)
        {
            return []; // asked in some other way, or copied from here and changed: the page asks for words
        }
    }

    private static PageFault? FaultOf(Notebook notebook, Func<NotebookCell, IReadOnlyList<CellOutput>> outputs) =>
        notebook.Cells.Where(c => c.Type == CellType.Code)
        .Select((c, i) => outputs(c).OfType<ErrorOutput>().FirstOrDefault() is { } error ? new PageFault(i + 1, error) : null)
            .FirstOrDefault(f => f is not null);

    private static string LanguageName(string language) => language switch
    {
        "r" => "R",
        "sql" => "SQL",
        _ => string.Concat(language[..1].ToUpperInvariant(), language[1..]),
    };

    private static string Place(int number, string name) => number switch
    {
        >= 1 and <= 10 => name.Length > 0 ? $"Thema {number.ToString(CultureInfo.InvariantCulture)} · {name}"
            : $"Thema {number.ToString(CultureInfo.InvariantCulture)}",
        > 10 => name.Length > 0 ? $"Verdieping · {name}" : "Verdieping",
        0 => "Leeswijzer",
        _ => name,
    };

    private static void Append(List<Block> blocks, Step step, NotebookCell cell, string file, IReadOnlyList<CellOutput> outputs, bool isOwn)
    {
        if (blocks.Count == 0 || blocks[^1].Step != step)
        {
            blocks.Add(new Block("", step, "", [], [], []) { IsOwn = isOwn });
        }

        var block = blocks[^1];
        var language = CellLanguages.Of(cell);
        blocks[^1] = block with
        {
            Languages = block.Languages.Count == 0 && language == CellLanguages.CSharp ? []
                : [.. block.Languages.Count == 0 ? block.Code.Select(_ => CellLanguages.CSharp) : block.Languages, language],
            Code = [.. block.Code, cell.Source], 
            Outputs = [.. block.Outputs, .. outputs],
            From = [.. block.From, .. outputs.Select(_ => ProvenanceHtml.Anchor(file, cell.Id))],
        };
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
