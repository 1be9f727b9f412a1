using System.Text.Json.Nodes;
using System.Threading.Channels;
using NotebookLib.Notebooks.Kernel.Wire;

namespace NotebookLib.Notebooks.Kernel;

/// <summary>
/// The Jupyter kernel <c>notebooklib</c>: messaging protocol 5.4 over the five channels, on the session that the runner uses.
/// Shell requests are answered in order; control requests beside them, so that interrupt and shutdown work while a cell runs.
/// </summary>
public sealed class KernelServer : IAsyncDisposable
{
    private readonly KernelChannels _channels;
    private readonly KernelSession _session;
    private readonly CodeHelp _help;
    private readonly Channel<(long Number, JupyterMessage Message)> _requests = Channel.CreateUnbounded<(long, JupyterMessage)>();
    private readonly CancellationTokenSource _stop = new();
    private long _received;
    private long _abortUpTo;

    /// <summary>Binds the channels of a connection file and starts to warm up; requests are answered from <see cref="RunAsync"/>
    /// on.</summary>
    /// <param name="connection">Where to listen.</param>
    /// <param name="directory">Current directory of the cells.</param>
    /// <param name="log">Hears of messages that were ignored, a line each.</param>
    /// <exception cref="KernelException">A port cannot be bound.</exception>
    public KernelServer(ConnectionFile connection, string directory, TextWriter log)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(log);
        try
        {
            _channels = new KernelChannels(connection, new ZmtpWire(), Guid.NewGuid().ToString("N"), log);
        }
        catch (WireException e)
        {
            throw new KernelException(e.Message, e);
        }

        _session = new KernelSession(_channels, directory);
        _help = new CodeHelp(_session.Cells);
    }

    /// <summary>Serves until a client asks for shutdown or <paramref name="stop"/> is cancelled.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var both = stop.Register(() =>
        {
            _stop.Cancel();
            Interrupt(); // a cell that runs does not keep the process
        });
        _channels.Publish("status", null, new JsonObject { ["execution_state"] = "starting" });
        await Task.WhenAll(Guarded(ReadShellAsync), Guarded(AnswerShellAsync), Guarded(AnswerControlAsync));
        await _channels.DrainAsync();
    }

    /// <summary>Stops the cell that runs, if any; the session stays.</summary>
    public void Interrupt() => _session.Interrupt();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _session.Dispose();
        await _channels.DisposeAsync();
        _stop.Dispose();
    }

    private async Task Guarded(Func<CancellationToken, Task> loop)
    {
        try
        {
            await Task.Run(() => loop(_stop.Token));
        }
        catch (OperationCanceledException)
        {
            // shutting down
        }
        finally
        {
            await _stop.CancelAsync();
        }
    }

    private async Task ReadShellAsync(CancellationToken stop)
    {
        while (true)
        {
            var message = await _channels.ReceiveAsync(_channels.Shell, stop);
            _requests.Writer.TryWrite((Interlocked.Increment(ref _received), message));
        }
    }

    private async Task AnswerShellAsync(CancellationToken stop)
    {
        await foreach (var (number, message) in _requests.Reader.ReadAllAsync(stop))
        {
            await BusyAsync(_channels.Shell, message, () => ShellAsync(message, number <= _abortUpTo));
        }
    }

    private async Task AnswerControlAsync(CancellationToken stop)
    {
        while (true)
        {
            var message = await _channels.ReceiveAsync(_channels.Control, stop);
            await BusyAsync(_channels.Control, message, () => Task.FromResult(Control(message)));
            if (message.Type == "shutdown_request")
            {
                await _stop.CancelAsync();
            }
        }
    }

    // "Kernel status": busy before, idle after whatever a request causes.
    private async Task BusyAsync(IRouter channel, JupyterMessage request, Func<Task<JsonObject?>> answer)
    {
        _channels.Publish("status", request, new JsonObject { ["execution_state"] = "busy" });
        JsonObject? content;
        try
        {
            content = await answer();
        }
#pragma warning disable CA1031 // a request that goes wrong is answered with an error; the kernel lives on
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            _channels.Log($"{request.Type} went wrong: {e.GetType().Name}: {e.Message}");
            content = Error(e.GetType().Name, e.Message);
        }

        if (content is not null)
        {
            var type = request.Type.EndsWith("_request", StringComparison.Ordinal) ? request.Type[..^"_request".Length] + "_reply"
                : request.Type + "_reply";
            _channels.Reply(channel, request, type, content);
        }

        _channels.Publish("status", request, new JsonObject { ["execution_state"] = "idle" });
    }

    private async Task<JsonObject?> ShellAsync(JupyterMessage request, bool aborted)
    {
        switch (request.Type)
        {
            case "execute_request" when aborted:
                return new JsonObject { ["status"] = "aborted" };
            case "execute_request":
                var reply = await _session.ExecuteAsync(request);
                if ((string?)reply["status"] == "error" && request.Flag("stop_on_error", true))
                {
                    _abortUpTo = Interlocked.Read(ref _received);
                }

                return reply;
            case "complete_request":
                return await _help.CompleteAsync(request.Text("code"), request.Number("cursor_pos", int.MaxValue));
            case "inspect_request":
                return await _help.InspectAsync(request.Text("code"), request.Number("cursor_pos", int.MaxValue));
            case "is_complete_request":
                return CodeHelp.IsComplete(request.Text("code"));
            case "history_request":
                return _session.History.Answer(request);
            case "comm_open":
                _channels.Publish("comm_close", request, new JsonObject { ["comm_id"] = request.Text("comm_id"),
                    ["data"] = new JsonObject() });
                return null;
            case "comm_msg" or "comm_close":
                return null;
            default:
                return Control(request);
        }
    }

    private JsonObject? Control(JupyterMessage request)
    {
        switch (request.Type)
        {
            case "kernel_info_request":
                return KernelInfo.Reply();
            case "comm_info_request":
                return new JsonObject { ["status"] = "ok", ["comms"] = new JsonObject() };
            case "interrupt_request":
                Interrupt();
                return new JsonObject { ["status"] = "ok" };
            case "shutdown_request":
                Interrupt();
                var content = new JsonObject { ["status"] = "ok", ["restart"] = request.Flag("restart", false) };
                _channels.Publish("shutdown_reply", request, (JsonObject)content.DeepClone());
                return content;
            default:
                _channels.Log($"The message type {request.Type} is not known here; protocol {JupyterMessage.Protocol} is spoken.");
                return request.Type.EndsWith("_request", StringComparison.Ordinal)
                    ? Error("UnknownMessage", $"{request.Type} is not known to this kernel.") : null;
        }
    }

    private static JsonObject Error(string name, string value) =>
        new() { ["status"] = "error", ["ename"] = name, ["evalue"] = value, ["traceback"] = new JsonArray() };
}
