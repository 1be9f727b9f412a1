using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Running;

/// <summary>One notebook on one worker, cell after cell, until the last or the first that goes wrong.</summary>
internal sealed class WorkerRun(WorkerProcess worker, RunOptions options, Notebook notebook, IProgress<RunProgress>? progress)
{
    private readonly List<OutputList> _outputs = [];
    private readonly int _codeCells = notebook.Cells.Count(c => c.Type == CellType.Code);

    /// <summary>Whether the worker may take another notebook.</summary>
    internal bool IsReusable { get; private set; }

    internal async Task<NotebookRun> RunAsync(CancellationToken cancellation)
    {
        await OpenAsync(cancellation);
        var clock = Stopwatch.StartNew();
        var runs = new List<(NotebookCell Cell, CellState State, int? Count, OutputList Outputs, double Seconds)>();
        var (count, stopped) = (0, false);
        foreach (var cell in notebook.Cells)
        {
            var outputs = new OutputList();
            _outputs.Add(outputs);
            if (cell.Type != CellType.Code || stopped)
            {
                runs.Add((cell, cell.Type != CellType.Code ? CellState.NotCode : CellState.NotRun, null, outputs, 0));
                continue;
            }

            count++;
            progress?.Report(new RunProgress(notebook.File, count, _codeCells, CellState.Running, cell.Index));
            var start = clock.Elapsed;
            var state = await CellAsync(cell, count, outputs, cancellation);
            runs.Add((cell, state, count, outputs, (clock.Elapsed - start).TotalSeconds));
            progress?.Report(new RunProgress(notebook.File, count, _codeCells, state, cell.Index));
            stopped = state != CellState.Done;
        }

        await CloseAsync(runs.Exists(r => r.State is CellState.TimedOut or CellState.Died), cancellation);
        CellRun[] cells = [.. runs.Select(r => new CellRun(r.Cell.Index, r.State, r.Count, r.Outputs.Items, r.Seconds))];
        var executed = notebook.WithOutputs(cells.Where(c => c.State != CellState.NotCode).ToDictionary(c => c.Index, c => (c.ExecutionCount, c.Outputs)));
        return new NotebookRun(notebook.File, executed, cells, clock.Elapsed.TotalSeconds);
    }

    private async Task OpenAsync(CancellationToken cancellation)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(notebook.File)) ?? Environment.CurrentDirectory;
        if (!Directory.Exists(folder))
        {
            throw new WorkerException($"{notebook.File}: its folder {folder} does not exist, and the cells run there. Create the folder, or give the notebook's right path.");
        }

        worker.Send(new JsonObject
        {
            ["type"] = "open",
            ["directory"] = folder,
            ["culture"] = options.Culture,
            ["characters"] = options.Limits.Characters,
            ["outputs"] = options.Limits.Outputs,
        });
        if (!worker.IsReady)
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            timeout.CancelAfter(options.StartTimeout);
            try
            {
                worker.IsReady = await worker.ReceiveAsync(timeout.Token) is { } message && (string?)message["type"] == "ready";
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw new WorkerException(string.Create(CultureInfo.InvariantCulture, $"The worker did not start within {options.StartTimeout.TotalSeconds:0} s. Close other programs and try again."));
            }

            if (!worker.IsReady)
            {
                throw new WorkerException($"The worker {await worker.ObituaryAsync()} before it ran anything. Build the program again: dotnet build -c Release.");
            }
        }
    }

    private async Task<CellState> CellAsync(NotebookCell cell, int count, OutputList outputs, CancellationToken cancellation)
    {
        worker.Send(new JsonObject { ["type"] = "run", ["source"] = options.Code(cell), ["count"] = count });
        using var time = new CancellationTokenSource(options.CellTimeout, options.Clock);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation, time.Token);
        try
        {
            if (await ListenAsync(outputs, timeout.Token) is { } ok)
            {
                return ok ? CellState.Done : CellState.Failed;
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            worker.Stop();
            await ListenAsync(outputs, cancellation); // what it said before it was stopped
            return End(outputs, CellState.TimedOut, "Timeout", count, string.Create(CultureInfo.InvariantCulture,
                $"the cell took longer than {options.CellTimeout.TotalSeconds:0.###} s and was stopped. Make it smaller, or allow more time"));
        }

        return End(outputs, CellState.Died, "ProcessEnded", count, "the cell's process " + await worker.ObituaryAsync());
    }

    /// <summary>Takes in what a cell puts out until it is done; whether it did well, or null when the worker has gone.</summary>
    private async Task<bool?> ListenAsync(OutputList outputs, CancellationToken cancellation)
    {
        while (await worker.ReceiveAsync(cancellation) is { } message)
        {
            switch ((string?)message["type"])
            {
                case "output":
                    outputs.Add(CellOutput.FromJson((JsonObject)message["output"]!), (string?)message["id"]);
                    break;
                case "update":
                    _outputs.ForEach(o => o.Update((string)message["id"]!, MimeBundle.FromJson(message["data"])));
                    break;
                case "clear":
                    outputs.Clear((bool?)message["wait"] == true);
                    break;
                default:
                    return (bool?)message["ok"] == true;
            }
        }

        return null;
    }

    private static CellState End(OutputList outputs, CellState state, string name, int count, string message)
    {
        var value = message + ". The cells after it did not run.";
        outputs.Add(new ErrorOutput(name, value, [$"{name} in cell {count.ToString(CultureInfo.InvariantCulture)}", value]), null);
        return state;
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

/// <summary>The outputs of one cell while they come in.</summary>
internal sealed class OutputList
{
    private readonly List<CellOutput> _items = [];
    private bool _clearNext;

    internal IReadOnlyList<CellOutput> Items => _items;

    internal void Clear(bool wait)
    {
        _clearNext = wait;
        if (!wait)
        {
            _items.Clear();
        }
    }

    internal void Add(CellOutput output, string? displayId)
    {
        if (_clearNext)
        {
            Clear(wait: false);
        }

        _ = output switch
        {
            StreamOutput next when _items is [.., StreamOutput last] && last.Name == next.Name => Join(last, next),
            DisplayOutput display => Append(display with { DisplayId = displayId }),
            _ => Append(output),
        };
    }

    internal void Update(string displayId, MimeBundle data)
    {
        for (var i = 0; i < _items.Count; i++)
        {
            if (_items[i] is DisplayOutput d && d.DisplayId == displayId)
            {
                _items[i] = d with { Data = data };
            }
        }
    }

    private bool Join(StreamOutput last, StreamOutput next)
    {
        _items[^1] = last with { Text = last.Text + next.Text };
        return true;
    }

    private bool Append(CellOutput output)
    {
        _items.Add(output);
        return true;
    }
}
