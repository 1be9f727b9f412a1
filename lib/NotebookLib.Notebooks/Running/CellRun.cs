using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Running;

/// <summary>How a cell came out.</summary>
public enum CellState
{
    /// <summary>It is no code.</summary>
    NotCode,

    /// <summary>It is running; only in progress reports.</summary>
    Running,

    /// <summary>It ran to its end.</summary>
    Done,

    /// <summary>It did not compile, or threw.</summary>
    Failed,

    /// <summary>It took longer than allowed and was stopped.</summary>
    TimedOut,

    /// <summary>It ended its process: <c>Environment.Exit</c>, a stack overflow, no memory left.</summary>
    Died,

    /// <summary>A cell before it failed.</summary>
    NotRun,
}

/// <summary>One cell of a run.</summary>
/// <param name="Index">Its place among all cells of the notebook, from 0.</param>
/// <param name="State">How it came out.</param>
/// <param name="ExecutionCount">Its number among the code cells, from 1; null when it did not run.</param>
/// <param name="Outputs">What it put out, the error last.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record CellRun(int Index, CellState State, int? ExecutionCount, IReadOnlyList<CellOutput> Outputs, double Seconds)
{
    /// <summary>The error that ended it, if one did.</summary>
    public ErrorOutput? Error => Outputs.OfType<ErrorOutput>().LastOrDefault();
}

/// <summary>One notebook that was run.</summary>
/// <param name="File">The notebook as it was named.</param>
/// <param name="Notebook">The notebook with its new outputs; nothing has been written.</param>
/// <param name="Cells">Every cell in order.</param>
/// <param name="Seconds">How long the run took, waiting for a process not included.</param>
public sealed record NotebookRun(string File, Notebook Notebook, IReadOnlyList<CellRun> Cells, double Seconds)
{
    /// <summary>
    /// What it read, with the stamp of each at the moment of reading, as <see cref="ReadList"/> gives them; null where its process ended
    /// before it could say.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Reads { get; init; }

    /// <summary>What the session said to whoever runs the notebook, a line each; about lock files.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>The cells that went wrong; those that did not run because of them are not counted.</summary>
    public IReadOnlyList<CellRun> Errors => [.. Cells.Where(c => c.State is CellState.Failed or CellState.TimedOut or CellState.Died)];

    /// <summary>Whether every cell ran to its end.</summary>
    public bool Succeeded => Errors.Count == 0;
}

/// <summary>Where a run is.</summary>
/// <param name="File">The notebook.</param>
/// <param name="Cell">The number of the code cell, from 1.</param>
/// <param name="Cells">How many code cells there are.</param>
/// <param name="State">Running, or how it came out.</param>
/// <param name="CellIndex">Its place among all cells, from 0.</param>
/// <param name="Busy">What the cell waits for outside its own work, such as packages; null when it does its work.</param>
public sealed record RunProgress(string File, int Cell, int Cells, CellState State, int CellIndex, string? Busy = null);
