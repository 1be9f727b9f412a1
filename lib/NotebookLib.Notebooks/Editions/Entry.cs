using System.Globalization;
using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Running;
using NotebookLib.Notebooks.Site;

namespace NotebookLib.Notebooks.Editions;

/// <summary>What went wrong in a notebook.</summary>
/// <param name="Cell">The number of the code cell, from 1; null where the notebook as a whole could not be read.</param>
/// <param name="Id">The cell's id; empty where there is no cell.</param>
/// <param name="Message">The first useful sentence.</param>
public sealed record Failure(int? Cell, string Id, string Message);

/// <summary>One notebook of an edition, executed now or still standing from the last good run.</summary>
/// <param name="Source">The file in <c>notebooks/</c>.</param>
/// <param name="Executed">The notebook with its outputs.</param>
/// <param name="Failures">What went wrong; empty is right.</param>
/// <param name="Seconds">How long it took; 0 when it still stood.</param>
/// <param name="State">What its result depends on.</param>
/// <param name="IsFresh">Whether it was made now.</param>
public sealed record Entry(string Source, Notebook Executed, IReadOnlyList<Failure> Failures, double Seconds, NotebookState State,
    bool IsFresh)
{
    /// <summary>The name of its file.</summary>
    public string Name => Path.GetFileName(Source);

    /// <summary>The title of its page.</summary>
    public string Title => Page.Read(Executed).Title;

    /// <summary>How many code cells it has.</summary>
    public int Cells => Failures is [{ Cell: null }] ? 0 : Executed.Cells.Count(c => c.Type == CellType.Code);

    /// <summary>Whether it is somebody's own, beside the edition that ships.</summary>
    public bool IsOwn => !Executed.IsShipped;

    /// <summary>The language that kept it from being run; null where it is run here.</summary>
    public string? NotRun => Executed.IsRunHere ? null : Executed.Language;

    /// <summary>What went wrong, a line each: notebook, number and id of the cell, and the first useful sentence.</summary>
    public IEnumerable<string> FailureLines => Failures.Select(f => f.Cell is { } cell
        ? string.Create(CultureInfo.InvariantCulture, $"{Name}, cell {cell} ({f.Id}): {f.Message}") : f.Message);

    /// <summary>A notebook that was run.</summary>
    internal static Entry Of(string source, NotebookRun run, NotebookState state) => new(source, run.Notebook,
        [.. run.Errors.Select(c => new Failure(NumberOf(run.Notebook, c.Index), run.Notebook.Cells[c.Index].Id, c.Error?.Value ?? ""))],
            run.Seconds, state, true);

    /// <summary>What is wrong with a file that is no readable notebook, after its name.</summary>
    internal static string ProblemOf(NotebookFormatException error) =>
        FormattableString.Invariant($"cannot be read, line {error.Line}, column {error.Column}: {error.Problem}.");

    /// <summary>An own notebook that cannot be read: in its place stands what is wrong with it, so that it has a page that says
    /// so.</summary>
    internal static Entry OfUnreadable(string source, string problem)
    {
        var message = $"{Path.GetFileName(source)} {problem}";
        var empty = Notebook.Parse(Notebook.Create([(CellType.Code, "")]).ToBytes(), source);
        return new Entry(source, WithError(empty, 0, PageFault.Unreadable, message), [new Failure(null, "", message)], 0,
            NotebookState.None, true);
    }

    /// <summary>As it is, or without any output where an own notebook shows rows about single pupils.</summary>
    internal Entry Guarded()
    {
        if (!IsOwn || Executed.Cells.FirstOrDefault(c => Disclosure.PupilColumn(c.Outputs) is not null) is not { } cell)
        {
            return this;
        }

        var message = Disclosure.Refusal(Disclosure.PupilColumn(cell.Outputs)!);
        return this with { Executed = WithError(Executed.WithoutOutputs(), cell.Index, PageFault.Withheld, message),
            Failures = [new Failure(NumberOf(Executed, cell.Index), cell.Id, message)], State = NotebookState.None };
    }

    /// <inheritdoc cref="Guarded()"/>
    internal static Notebook Guarded(Notebook notebook) => new Entry(notebook.File, notebook, [], 0, NotebookState.None, false)
        .Guarded().Executed;

    private static Notebook WithError(Notebook notebook, int cell, string name, string message) => notebook.WithOutputs(
        new Dictionary<int, (int?, IReadOnlyList<CellOutput>)> { [cell] = (NumberOf(notebook, cell),
            [new ErrorOutput(name, message, [message])]) });

    private static int NumberOf(Notebook notebook, int index) => notebook.Cells.Take(index + 1).Count(c => c.Type == CellType.Code);
}
