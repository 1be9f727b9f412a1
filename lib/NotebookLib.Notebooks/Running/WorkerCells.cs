using System.Globalization;
using System.Text.Json.Nodes;
using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Packages;

namespace NotebookLib.Notebooks.Running;

/// <summary>The session in one worker, seen from outside: opens it, runs cells, goes back to before a cell, asks for values.</summary>
internal sealed class WorkerCells(WorkerProcess worker, RunOptions options)
{
    private readonly List<OutputList> _outputs = [];

    /// <summary>Whether a cell changed what an earlier one had displayed.</summary>
    internal bool UpdatedEarlier { get; private set; }

    /// <summary>Where the outputs of the next cell go.</summary>
    internal OutputList NewOutputs()
    {
        _outputs.Add(new OutputList());
        return _outputs[^1];
    }

    /// <summary>What the session said to whoever runs the notebook, in order.</summary>
    internal List<string> Notices { get; } = [];

    /// <summary>Hears what the session waits for outside a cell's own work, and null when that is over.</summary>
    internal Action<string?> Busy { get; init; } = _ => { };

    /// <summary>Begins a session in the folder of a notebook, once the process is ready.</summary>
    /// <param name="file">The notebook.</param>
    /// <param name="cells">The cells that will run, as far as they are known.</param>
    /// <param name="cancellation">No longer waits.</param>
    /// <exception cref="WorkerException">It does not start, or there is no such folder.</exception>
    internal async Task OpenAsync(string file, IEnumerable<string> cells, CancellationToken cancellation)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file)) ?? Environment.CurrentDirectory;
        if (!Directory.Exists(folder))
        {
            throw new WorkerException($"{file}: its folder {folder} does not exist, and the cells run there. Create the folder, or give "
                + $"the notebook's right path.");
        }

        worker.Send(new JsonObject
        {
            ["type"] = "open",
            ["directory"] = folder,
            ["culture"] = options.Culture,
            ["characters"] = options.Limits.Characters,
            ["outputs"] = options.Limits.Outputs,
            ["packages"] = new PackageOptions { Lock = LockFiles.Of(Path.GetFullPath(file)), Mode = options.Packages,
                Plan = PackageLines.Plan(cells, folder) }.ToJson(),
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
                throw new WorkerException(string.Create(CultureInfo.InvariantCulture,
                    $"The worker did not start within {options.StartTimeout.TotalSeconds:0} s. Close other programs and try again."));
            }

            if (!worker.IsReady)
            {
                throw new WorkerException($"The worker {await worker.ObituaryAsync()} before it ran anything. Build the program again: "
                    + $"dotnet build -c Release.");
            }
        }
    }

    /// <summary>Runs one cell.</summary>
    /// <param name="source">What is run.</param>
    /// <param name="count">Its number.</param>
    /// <param name="outputs">Where its outputs go, one of <see cref="NewOutputs"/>.</param>
    /// <param name="mark">Whether <see cref="BackAsync"/> may be asked to go back to before it.</param>
    /// <param name="cancellation">No longer waits; the process is then of no use.</param>
    internal async Task<CellState> RunAsync(string source, int count, OutputList outputs, bool mark, CancellationToken cancellation)
    {
        worker.Send(new JsonObject { ["type"] = "run", ["source"] = source, ["count"] = count, ["mark"] = mark });
        using var time = new CancellationTokenSource(options.CellTimeout, options.Clock);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation, time.Token);
        try
        {
            if (await ListenAsync(outputs, Waiting, timeout.Token) is { } ok)
            {
                return ok ? CellState.Done : CellState.Failed;
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            worker.Stop();
            await ListenAsync(outputs, Busy, cancellation); // what it said before it was stopped
            return End(outputs, CellState.TimedOut, "Timeout", count, string.Create(CultureInfo.InvariantCulture,
                $"the cell took longer than {
                    options.CellTimeout.TotalSeconds:0.###} s and was stopped. Make it smaller, or allow more time"));
        }

        return End(outputs, CellState.Died, "ProcessEnded", count, "the cell's process " + await worker.ObituaryAsync());

        // fetching is not the cell's own work: its time begins when it goes on
        void Waiting(string? what)
        {
            time.CancelAfter(what is null ? options.CellTimeout : Timeout.InfiniteTimeSpan);
            Busy(what);
        }
    }

    /// <summary>Takes in what a cell puts out until it is done; whether it did well, or null when the worker has gone.</summary>
    private async Task<bool?> ListenAsync(OutputList outputs, Action<string?> busy, CancellationToken cancellation)
    {
        while (await worker.ReceiveAsync(cancellation) is { } message)
        {
            switch ((string?)message["type"])
            {
                case "output":
                    outputs.Add(CellOutput.FromJson((JsonObject)message["output"]!), (string?)message["id"]);
                    break;
                case "update":
                    _outputs.ForEach(o => UpdatedEarlier |= o.Update((string)message["id"]!, MimeBundle.FromJson(message["data"]))
                        && o != outputs);
                    break;
                case "busy":
                    busy((string?)message["what"]);
                    break;
                case "notice":
                    Notices.Add((string)message["text"]!);
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

    /// <summary>Goes back to before a cell, where only code cells were given outputs; false where that cell or one after it may have left
    /// traces in the process.</summary>
    internal async Task<bool> BackAsync(int count, CancellationToken cancellation)
    {
        worker.Send(new JsonObject { ["type"] = "back", ["count"] = count });
        _outputs.RemoveRange(count - 1, _outputs.Count - count + 1);
        return (bool?)(await AnswerAsync("back", cancellation))?["ok"] == true;
    }

    /// <summary>The variables that the cells left: name, kind and text each; null when the process does not answer.</summary>
    internal async Task<JsonArray?> ValuesAsync(CancellationToken cancellation)
    {
        worker.Send(new JsonObject { ["type"] = "values" });
        return (await AnswerAsync("values", cancellation))?["values"] as JsonArray;
    }

    private async Task<JsonObject?> AnswerAsync(string type, CancellationToken cancellation)
    {
        while (await worker.ReceiveAsync(cancellation) is { } message)
        {
            if ((string?)message["type"] == type)
            {
                return message; // what comes before it was left behind by a cell that has ended
            }
        }

        return null;
    }
}
