using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Packages;
using NotebookLib.Notebooks.Session;

namespace NotebookLib.Notebooks.Running;

/// <summary>
/// The process that runs cells. It speaks <see cref="Frames"/> over standard input and output, which cells never see, and
/// ends as soon as its standard input does, whatever its cells are doing.
/// </summary>
public sealed class Worker : IOutputListener
{
    private static readonly TimeSpan StreamInterval = TimeSpan.FromMilliseconds(200);
    private readonly Stream _output;
    private readonly Dictionary<int, Checkpoint> _marks = [];
    private CellSession? _session;

    private Worker(Stream output) => _output = output;

    /// <summary>Serves the runner until it goes away. The host calls this first thing when its only argument is <c>worker</c>.</summary>
    /// <returns>The exit code, always 0.</returns>
    public static async Task<int> RunAsync()
    {
        var (input, output) = StandardStreams.Take();
        var messages = Channel.CreateUnbounded<JsonObject>();
        var reader = new Thread(() => Listen(input, messages.Writer)) { IsBackground = true, Name = "runner" };
        reader.Start();
        using var interrupt = System.Runtime.InteropServices.PosixSignalRegistration.Create(
            System.Runtime.InteropServices.PosixSignal.SIGINT, context => context.Cancel = true); // the runner decides
        var worker = new Worker(output);
        using var flush = new Timer(_ => worker._session?.Flush(), null, StreamInterval, StreamInterval);
        WarmUp.Run();
        Frames.Write(output, new JsonObject { ["type"] = "ready" });
        await foreach (var message in messages.Reader.ReadAllAsync())
        {
            await worker.AnswerAsync(message);
        }

        return 0;
    }

    /// <inheritdoc/>
    void IOutputListener.Add(CellOutput output)
    {
        var message = new JsonObject { ["type"] = "output", ["output"] = output.ToJson() };
        if (output is DisplayOutput { DisplayId: { } id })
        {
            message["id"] = id;
        }

        Frames.Write(_output, message);
    }

    /// <inheritdoc/>
    void IOutputListener.Update(string displayId, MimeBundle data) =>
        Frames.Write(_output, new JsonObject { ["type"] = "update", ["id"] = displayId, ["data"] = data.ToJson() });

    /// <inheritdoc/>
    void IOutputListener.Clear(bool wait) => Frames.Write(_output, new JsonObject { ["type"] = "clear", ["wait"] = wait });

    /// <inheritdoc/>
    void IOutputListener.Busy(string? what) => Frames.Write(_output, new JsonObject { ["type"] = "busy", ["what"] = what });

    /// <inheritdoc/>
    void IOutputListener.Notice(string text) => Frames.Write(_output, new JsonObject { ["type"] = "notice", ["text"] = text });

    private static void Listen(Stream input, ChannelWriter<JsonObject> messages)
    {
        try
        {
            while (Frames.Read(input) is { } message)
            {
                messages.TryWrite(message);
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException or System.Text.Json.JsonException)
        {
            // the runner is gone or beside itself: the same end
        }

        Process.GetCurrentProcess().Kill();
    }

    private async Task AnswerAsync(JsonObject message)
    {
        switch ((string?)message["type"])
        {
            case "open":
                _session = new CellSession(
                    new SessionOptions
                    {
                        Directory = (string)message["directory"]!,
                        Culture = (string)message["culture"]!,
                        Limits = new OutputLimits((long)message["characters"]!, (int)message["outputs"]!),
                        Packages = PackageOptions.FromJson((JsonObject)message["packages"]!),
                    },
                    this);
                break;
            case "run":
                if ((bool?)message["mark"] == true)
                {
                    _marks[(int)message["count"]!] = _session!.Mark();
                }

                var (session, source, count) = (_session!, (string)message["source"]!, (int)message["count"]!);
                var ok = await Task.Run(() => session.RunAsync(source, count));
                Frames.Write(_output, new JsonObject { ["type"] = "done", ["ok"] = ok });
                break;
            case "back":
                var back = _session!.Taint is null && _marks.Remove((int)message["count"]!, out var mark) ? mark : null;
                if (back is not null)
                {
                    _session.Return(back);
                }

                Frames.Write(_output, new JsonObject { ["type"] = "back", ["ok"] = back is not null });
                break;
            case "values":
                var values = await Task.Run(_session!.Values);
                Frames.Write(_output,
                    new JsonObject { ["type"] = "values",
                    ["values"] = new JsonArray([.. values.Select(v =>
                    (JsonNode)new JsonObject { ["name"] = v.Name, ["kind"] = v.Type, ["text"] = v.Text })]) });
                break;
            case "close":
                _marks.Clear();
                var taint = _session?.Taint;
                var reads = new JsonObject(ReadList.Items.Select(i => KeyValuePair.Create(i.Key, (JsonNode?)i.Value)));
                _session = null;
                Frames.Write(_output, new JsonObject { ["type"] = "closed", ["taint"] = taint, ["reads"] = reads });
                break;
            case var other:
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture,
                    $"The worker does not know the message \"{other}\"."));
        }
    }
}
