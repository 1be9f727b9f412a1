using System.Diagnostics;
using System.Text.Json.Nodes;
using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Running;

namespace NotebookLib.Notebooks.Preview;

/// <summary>A code cell as it stands.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Code">What was run, or will be.</param>
/// <param name="State">How it came out; <see cref="CellState.NotRun"/> where its outputs are older than its code or a cell before
/// it.</param>
/// <param name="Outputs">What it put out, the last time that it ran.</param>
/// <param name="Seconds">How long it took, the last time.</param>
internal sealed record LiveCell(string Id, string Code, CellState State, IReadOnlyList<CellOutput> Outputs, double Seconds)
{
    /// <summary>Whether cells after it do not run.</summary>
    public bool Stops => State is CellState.Failed or CellState.TimedOut or CellState.Died;
}

/// <summary>A session that stays open: cells run one by one, and it can go back to before any of them.</summary>
internal sealed class LiveRun : IDisposable
{
    private readonly WorkerProcess _worker;
    private readonly WorkerCells _cells;
    private readonly List<(LiveCell Cell, OutputList Outputs)> _done = [];
    private readonly SemaphoreSlim _line = new(1); // one question to the worker at a time

    private LiveRun(WorkerProcess worker, RunOptions options) => (_worker, _cells) = (worker, new WorkerCells(worker, options));

    /// <summary>The cells that ran, in order; the last one may have failed.</summary>
    public IReadOnlyList<LiveCell> Done => [.. _done.Select(d => d.Cell)];

    /// <summary>Whether every cell ran once, in order, in a process of its own.</summary>
    public bool IsClean { get; private set; } = true;

    /// <summary>Opens a session for a notebook; the worker belongs to it.</summary>
    /// <exception cref="WorkerException">The worker does not start.</exception>
    public static async Task<LiveRun> OpenAsync(WorkerProcess worker, RunOptions options, string file, IEnumerable<string> cells,
        CancellationToken cancellation)
    {
        var run = new LiveRun(worker, options);
        try
        {
            await run._cells.OpenAsync(file, cells, cancellation);
            return run;
        }
        catch
        {
            run.Dispose();
            throw;
        }
    }

    /// <summary>Runs the next cell.</summary>
    /// <exception cref="OperationCanceledException">It is no longer wanted; the session is of no use any more.</exception>
    public async Task<LiveCell> RunAsync(string id, string code, CancellationToken cancellation)
    {
        await _line.WaitAsync(cancellation);
        try
        {
            var (clock, outputs) = (Stopwatch.StartNew(), _cells.NewOutputs());
            var state = await _cells.RunAsync(code, _done.Count + 1, outputs, mark: true, cancellation);
            _done.Add((new LiveCell(id, code, state, [.. outputs.Items], clock.Elapsed.TotalSeconds), outputs));
            if (_cells.UpdatedEarlier)
            {
                for (var i = 0; i < _done.Count; i++)
                {
                    _done[i] = (_done[i].Cell with { Outputs = [.. _done[i].Outputs.Items] }, _done[i].Outputs);
                }
            }

            return _done[^1].Cell;
        }
        finally
        {
            _line.Release();
        }
    }

    /// <summary>Goes back to where only so many cells had run; false where that cannot be done and a new session is needed.</summary>
    public async Task<bool> BackAsync(int cells, CancellationToken cancellation)
    {
        await _line.WaitAsync(cancellation);
        try
        {
            if (_cells.UpdatedEarlier || _done.Exists(d => d.Cell.State is CellState.TimedOut or CellState.Died)
                || !await _cells.BackAsync(cells + 1, cancellation))
            {
                return false;
            }

            IsClean = false;
            _done.RemoveRange(cells, _done.Count - cells);
            return true;
        }
        finally
        {
            _line.Release();
        }
    }

    /// <summary>The variables as they are now; waits for a cell that runs.</summary>
    public async Task<JsonArray?> ValuesAsync(CancellationToken cancellation)
    {
        await _line.WaitAsync(cancellation);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(TimeSpan.FromSeconds(20));
            return await _cells.ValuesAsync(limit.Token);
        }
        finally
        {
            _line.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _worker.Dispose();
}
