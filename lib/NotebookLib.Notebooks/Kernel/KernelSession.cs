using System.Text.Json;
using System.Text.Json.Nodes;
using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Running;
using NotebookLib.Notebooks.Session;

namespace NotebookLib.Notebooks.Kernel;

/// <summary>The session behind the kernel: runs cells one at a time, sends what they put out, and can be interrupted.</summary>
internal sealed class KernelSession : IOutputListener, IDisposable
{
    private static readonly TimeSpan StreamInterval = TimeSpan.FromMilliseconds(50);
    private readonly KernelChannels _channels;
    private readonly Task<CellSession> _cells;
    private readonly Timer _flush;
    private readonly Lock _gate = new();
    private CancellationTokenSource? _running;
    private JupyterMessage? _parent;
    private ErrorOutput? _error;
    private bool _silent;
    private int _count;

    internal KernelSession(KernelChannels channels, string directory)
    {
        _channels = channels;
        _cells = Task.Run(() =>
        {
            WarmUp.Run();
            return new CellSession(new SessionOptions { Directory = directory, Ask = Ask, CanInterrupt = true, ShowsTime = true }, this);
        });
        _flush = new Timer(_ => FlushNow(), null, StreamInterval, StreamInterval);
    }

    /// <summary>What was run.</summary>
    internal KernelHistory History { get; } = new();

    /// <summary>The session itself, once it is warm; the caller is in the shell's line, so no cell runs meanwhile.</summary>
    internal Task<CellSession> Cells => _cells;

    /// <summary>Stops the running cell.</summary>
    internal void Interrupt()
    {
        lock (_gate)
        {
            _running?.CancelAsync();
        }
    }

    /// <summary>Runs a cell and gives the content of its <c>execute_reply</c>.</summary>
    internal async Task<JsonObject> ExecuteAsync(JupyterMessage request)
    {
        var code = request.Text("code");
        var silent = request.Flag("silent", false);
        var stored = !silent && request.Flag("store_history", true);
        var count = stored ? _count + 1 : _count;
        if (stored)
        {
            _count = count;
            History.Add(count, code);
        }

        using var interrupt = new CancellationTokenSource();
        lock (_gate)
        {
            (_running, _parent, _silent, _error) = (interrupt, request, silent, null);
        }

        if (!silent)
        {
            _channels.Publish("execute_input", request, new JsonObject { ["code"] = code, ["execution_count"] = count });
        }

        try
        {
            var cells = await _cells.WaitAsync(interrupt.Token);
            var ending = await Interruptible.RunAsync(() => cells.RunAsync(code, count), interrupt.Token);
            Stopped(ending);
            return _error is { } error ? Failed(error, count) : await DoneAsync(request, cells, count, interrupt.Token);
        }
        catch (OperationCanceledException)
        {
            Stopped(Ending.Interrupted);
            return Failed(_error!, count);
        }
        finally
        {
            FlushNow();
            lock (_gate)
            {
                (_running, _silent) = (null, false);
            }
        }
    }

    /// <inheritdoc/>
    public void Add(CellOutput output)
    {
        switch (output)
        {
            case ErrorOutput error:
                _error = error;
                Publish("error", new JsonObject { ["ename"] = error.Name, ["evalue"] = error.Value, ["traceback"] = Lines(error) });
                break;
            case StreamOutput stream:
                Publish("stream", new JsonObject { ["name"] = stream.Name, ["text"] = stream.Text });
                break;
            case DisplayOutput { ExecutionCount: { } count } result:
                Publish("execute_result", new JsonObject { ["execution_count"] = count, ["data"] = Data(result.Data),
                    ["metadata"] = result.Metadata.DeepClone() });
                break;
            case DisplayOutput display:
                Publish("display_data", new JsonObject { ["data"] = Data(display.Data), ["metadata"] = display.Metadata.DeepClone(),
                    ["transient"] = Transient(display.DisplayId) });
                break;
        }
    }

    /// <inheritdoc/>
    public void Update(string displayId, MimeBundle data) =>
        Publish("update_display_data", new JsonObject { ["data"] = Data(data), ["metadata"] = new JsonObject(),
            ["transient"] = Transient(displayId) });

    /// <inheritdoc/>
    public void Clear(bool wait) => Publish("clear_output", new JsonObject { ["wait"] = wait });

    /// <inheritdoc/>
    public void Dispose()
    {
        Interrupt();
        _flush.Dispose();
    }

    private void Publish(string type, JsonObject content)
    {
        if (!_silent)
        {
            _channels.Publish(type, _parent, content);
        }
    }

    private void FlushNow()
    {
        if (_cells.IsCompletedSuccessfully)
        {
            _cells.Result.Flush();
        }
    }

    private void Stopped(Ending ending)
    {
        if (ending is Ending.Interrupted or Ending.LeftBehind)
        {
            FlushNow();
            var value = ending == Ending.Interrupted ? "the cell was stopped; what it had done until then stays"
                : "the cell is no longer waited for; what it awaits or calls goes on in the background until the kernel restarts";
            Add(new ErrorOutput("Interrupted", value, [$"Interrupted: {value}"]));
        }
    }

    private static JsonObject Failed(ErrorOutput error, int count) => new()
    {
        ["status"] = "error",
        ["execution_count"] = count,
        ["ename"] = error.Name,
        ["evalue"] = error.Value,
        ["traceback"] = Lines(error),
    };

    private static async Task<JsonObject> DoneAsync(JupyterMessage request, CellSession cells, int count, CancellationToken interrupt)
    {
        var values = new JsonObject();
        foreach (var (name, expression) in request.Content["user_expressions"] as JsonObject ?? [])
        {
            var (value, error) = await cells.EvaluateAsync((string?)expression ?? "").WaitAsync(interrupt);
            values[name] = value is not null ? new JsonObject { ["status"] = "ok", ["data"] = Data(value), ["metadata"] = new JsonObject() }
                : new JsonObject { ["status"] = "error", ["ename"] = error!.Name, ["evalue"] = error.Value, ["traceback"] = Lines(error) };
        }

        return new JsonObject { ["status"] = "ok", ["execution_count"] = count, ["payload"] = new JsonArray(),
            ["user_expressions"] = values };
    }

    // "Messages on the stdin channel": only the client that runs the cell is asked, and only if it said it can answer.
    private string Ask(string prompt, bool hidden)
    {
        var (request, interrupt) = (_parent, _running?.Token ?? CancellationToken.None);
        if (request is null || !request.Flag("allow_stdin", false))
        {
            throw new InvalidOperationException("This client cannot answer questions. Put the value in a cell instead of asking for it.");
        }

        _channels.Reply(_channels.Stdin, request, "input_request", new JsonObject { ["prompt"] = prompt, ["password"] = hidden });
        while (true)
        {
            var answer = _channels.ReceiveAsync(_channels.Stdin, interrupt).AsTask().GetAwaiter().GetResult();
            if (answer.Type == "input_reply" && answer.Peer.AsSpan().SequenceEqual(request.Peer))
            {
                return answer.Text("value");
            }
        }
    }

    private static JsonObject Transient(string? displayId) => displayId is null ? [] : new JsonObject { ["display_id"] = displayId };

    private static JsonArray Lines(ErrorOutput error) => [.. error.Traceback.Select(l => (JsonNode)l)];

    private static JsonObject Data(MimeBundle bundle) =>
        new(bundle.Select(p => KeyValuePair.Create<string, JsonNode?>(p.Key, MimeBundle.IsJson(p.Key) ? Json(p.Value) : p.Value)));

    private static JsonNode? Json(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = 256 });
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
