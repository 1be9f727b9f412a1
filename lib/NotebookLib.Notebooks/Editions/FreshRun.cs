using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Editions;

/// <summary>
/// Proof that a run made its outputs anew. Before the run every code cell gets one output with a mark that only this run knows;
/// what comes out is fresh when no mark is left, every cell with code has a count, and something was put out at all.
/// </summary>
public sealed class FreshRun
{
    private readonly string _mark = Guid.NewGuid().ToString("N");

    /// <summary>The notebook with the mark in place of every stored output.</summary>
    public Notebook On(Notebook notebook) => (notebook ?? throw new ArgumentNullException(nameof(notebook)))
        .WithOutputs(notebook.Cells.Where(c => c.Type == CellType.Code)
        .ToDictionary(c => c.Index, _ => ((int?)null, (IReadOnlyList<CellOutput>)[new StreamOutput("stdout", _mark)])));

    /// <summary>What was not made anew, a line each; empty is proof.</summary>
    public IEnumerable<string> Doubts(Notebook executed, string name)
    {
        ArgumentNullException.ThrowIfNull(executed);
        foreach (var cell in executed.Cells.Where(c => c.Type == CellType.Code))
        {
            if (cell.Outputs.Any(o => o.ToJson().ToJsonString().Contains(_mark, StringComparison.Ordinal)))
            {
                yield return $"{name}, cell {cell.Id}: the run did not make this output; what went in came out.";
            }
            else if (cell.ExecutionCount is null && !string.IsNullOrWhiteSpace(cell.Source))
            {
                yield return $"{name}, cell {cell.Id}: the run did not execute this cell.";
            }
        }

        if (!executed.Cells.Any(c => c.Type == CellType.Code && c.Outputs.Count > 0))
        {
            yield return $"{name}: the run made no output at all, so there is nothing to compare.";
        }
    }
}
