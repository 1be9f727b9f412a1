using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Running;

namespace NotebookLib.Notebooks.Preview;

/// <summary>What a live notebook is doing.</summary>
internal enum LivePhase
{
    /// <summary>Cells run, or will in a moment.</summary>
    Running,

    /// <summary>Every cell ran; no other cell than those that changed was asked to.</summary>
    Ready,

    /// <summary>All cells run once more in a process of their own, to see whether that gives the same.</summary>
    Checking,

    /// <summary>A clean run gave what the page shows.</summary>
    Checked,
}

/// <summary>A live notebook at one moment.</summary>
/// <param name="Version">Goes up with each change.</param>
/// <param name="Notebook">The last version of the file that could be read.</param>
/// <param name="Cells">Its code cells, in order.</param>
/// <param name="Running">Which one runs; -1 for none.</param>
/// <param name="Phase">What it is doing.</param>
/// <param name="Problem">Why the file on disk, or the session, cannot be used now; empty when it can.</param>
/// <param name="From">The first cell that ran last time.</param>
/// <param name="Count">How many cells ran last time.</param>
/// <param name="Seconds">How long that took, from when the change was seen.</param>
/// <param name="Differs">Cells that gave something else in a clean run.</param>
/// <param name="Written">What was written to the file, or why not; empty when nothing was asked.</param>
internal sealed record LiveState(int Version, Notebook Notebook, IReadOnlyList<LiveCell> Cells, int Running, LivePhase Phase,
    string Problem,
    int From, int Count, double Seconds, IReadOnlyList<int> Differs, string Written)
{
    /// <summary>The cell that went wrong; -1 for none.</summary>
    public int Failed => Cells.ToList().FindIndex(c => c.Stops);

    /// <summary>The notebook with the outputs that the cells have now.</summary>
    public Notebook Executed()
    {
        var code = Notebook.Cells.Where(c => c.Type == CellType.Code).ToList();
        return Notebook.WithOutputs(code.Zip(Cells).Select((p, i) =>
            (p.First.Index, Count: p.Second.State is CellState.NotRun ? p.First.ExecutionCount : i + 1, p.Second.Outputs))
            .ToDictionary(c => c.Index, c => (c.Count, c.Outputs)));
    }
}
