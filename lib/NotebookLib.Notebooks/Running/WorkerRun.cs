using System.Diagnostics;
using System.Text.Json.Nodes;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Running;

/// <summary>One notebook on one worker, cell after cell, until the last or the first that goes wrong.</summary>
internal sealed class WorkerRun(WorkerProcess worker, RunOptions options, Notebook notebook, IProgress<RunProgress>? progress)
{
    private IReadOnlyDictionary<string, string>? _reads;
    private readonly int _codeCells = notebook.Cells.Count(c => c.Type == CellType.Code);

    /// <summary>Whether the worker may take another notebook.</summary>
    internal bool IsReusable { get; private set; }

    internal async Task<NotebookRun> RunAsync(CancellationToken cancellation)
    {
        RunProgress? at = null;
        var session = new WorkerCells(worker, options) { Busy = what => progress?.Report(at! with { Busy = what }) };
        await session.OpenAsync(notebook.File, notebook.Cells.Where(c => c.Type == CellType.Code).Select(options.Code), cancellation);
        var clock = Stopwatch.StartNew();
        var runs = new List<(NotebookCell Cell, CellState State, int? Count, OutputList Outputs, double Seconds)>();
        var (count, stopped) = (0, false);
        foreach (var cell in notebook.Cells)
        {
            var outputs = session.NewOutputs();
            if (cell.Type != CellType.Code || stopped)
            {
                runs.Add((cell, cell.Type != CellType.Code ? CellState.NotCode : CellState.NotRun, null, outputs, 0));
                continue;
            }

            count++;
            at = new RunProgress(notebook.File, count, _codeCells, CellState.Running, cell.Index);
            progress?.Report(at);
            var start = clock.Elapsed;
            var kept = options.KeepsAnswers ? KeptAnswer.Of(cell, options.Code(cell), notebook.File) : null;
            var state = kept is null ? await session.RunAsync(options.Code(cell), count, outputs, mark: false, cancellation)
                : CellState.Done;
            if (kept is not null)
            {
                kept.Outputs(count).ForEach(o => outputs.Add(o, null));
                session.Notices.Add(kept.Notice(count));
            }

            runs.Add((cell, state, count, outputs, (clock.Elapsed - start).TotalSeconds));
            progress?.Report(at with { State = state });
            stopped = state != CellState.Done;
        }

        await CloseAsync(runs.Exists(r => r.State is CellState.TimedOut or CellState.Died), cancellation);
        CellRun[] cells = [.. runs.Select(r => new CellRun(r.Cell.Index, r.State, r.Count, r.Outputs.Items, r.Seconds))];
        var executed = notebook.WithOutputs(cells.Where(c => c.State != CellState.NotCode).ToDictionary(c => c.Index, c =>
            (c.ExecutionCount, c.Outputs)));
        return new NotebookRun(notebook.File, executed, cells, clock.Elapsed.TotalSeconds) { Reads = _reads, Notices = session.Notices };
    }

    private async Task CloseAsync(bool broken, CancellationToken cancellation)
    {
        if (broken)
        {
            return;
        }

        worker.Send(new JsonObject { ["type"] = "close" });
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(options.StartTimeout);
        try
        {
            while (await worker.ReceiveAsync(timeout.Token) is { } message)
            {
                if ((string?)message["type"] == "closed")
                {
                    IsReusable = message["taint"] is null;
                    _reads = (message["reads"] as JsonObject)?.ToDictionary(r => r.Key, r =>
                        (string?)r.Value ?? "", StringComparer.Ordinal);
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // a worker that does not answer is not used again
        }
    }
}
