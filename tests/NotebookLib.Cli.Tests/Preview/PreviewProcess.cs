using System.Diagnostics;
using System.Text.Json.Nodes;

namespace NotebookLib.Cli.Tests.Preview;

/// <summary>The real <c>preview</c> as a process, with a client that hears its events. Waiting ends at the event, or after minutes when
/// there is something wrong.</summary>
internal sealed class PreviewProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);
    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly List<JsonObject> _messages = [];
    private readonly Dictionary<string, string> _html = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _news = new(0);

    private PreviewProcess(Process process, Task<string> errors, Uri address) => (_process, _errors, Address) = (process, errors, address);

    public Uri Address { get; }

    /// <summary>The address up to and with the token.</summary>
    public Uri Root => new(Address, ".");

    public HttpClient Http { get; } = new() { Timeout = Limit };

    /// <summary>What is on the page by the last event.</summary>
    public string Page { get; private set; } = "";

    /// <summary>Starts it on a notebook of a workspace, and listens.</summary>
    public static async Task<PreviewProcess> Start(CommandLine here, string notebook, params string[] options)
    {
        var process = here.Start(["preview", notebook, "--json", .. options]);
        var errors = process.StandardError.ReadToEndAsync();
        var text = "";
        using var limit = new CancellationTokenSource(Limit);
        while (!text.TrimEnd().EndsWith('}') && await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            text += line + "\n";
        }

        Assert.True(text.Length > 0, process.HasExited ? await errors : "no address");
        var preview = new PreviewProcess(process, errors, new Uri((string)JsonNode.Parse(text)!["url"]!));
        _ = Task.Run(preview.ListenAsync, limit.Token);
        return preview;
    }

    /// <summary>The next event, from now on, that is as asked; also one that came already, unless it was waited for.</summary>
    public async Task<JsonNode> Wait(Func<JsonNode, bool> fits)
    {
        using var limit = new CancellationTokenSource(Limit);
        for (var at = 0; ;)
        {
            lock (_messages)
            {
                for (; at < _messages.Count; at++)
                {
                    var status = _messages[at]["status"]!;
                    if (fits(status))
                    {
                        _messages.RemoveRange(0, at + 1);
                        return status;
                    }
                }
            }

            try
            {
                await _news.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                lock (_messages)
                {
                    Assert.Fail($"no such event; the last one: {_messages.LastOrDefault()?["status"]}");
                }
            }
        }
    }

    /// <summary>Waits until everything was confirmed by a clean run.</summary>
    public Task<JsonNode> Settled() => Wait(s => (string?)s["phase"] == "checked");

    /// <summary>Replaces a file as careful editors do: a new file, renamed over the old one.</summary>
    public static void Save(string file, string text)
    {
        File.WriteAllText(file + "~", text);
        File.Move(file + "~", file, overwrite: true);
    }

    /// <summary>Sends a signal and gives the exit code.</summary>
    public async Task<int> Stop(string signal)
    {
        using (var kill = Process.Start("kill", [signal, _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        using var limit = new CancellationTokenSource(Limit);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await Stop("-TERM"); // by itself, so that it takes its temporary files along
        }

        await _errors;
        _process.Dispose();
        Http.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            using var stream = new StreamReader(await Http.GetStreamAsync(new Uri(Root, "events/"
                + Path.GetFileNameWithoutExtension(Address.LocalPath))));
            while (await stream.ReadLineAsync() is { } line)
            {
                if (!line.StartsWith("data: ", StringComparison.Ordinal))
                {
                    continue;
                }

                var message = (JsonObject)JsonNode.Parse(line[6..])!;
                foreach (var (hash, html) in message["html"]!.AsObject())
                {
                    _html[hash] = (string)html!;
                }

                lock (_messages)
                {
                    Page = System.Net.WebUtility.HtmlDecode(string.Concat(message["parts"]!.AsArray().Select(p => _html[(string)p![1]!])));
                    _messages.Add(message);
                }

                _news.Release();
            }
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException or ObjectDisposedException)
        {
            // the preview has ended
        }
    }
}
