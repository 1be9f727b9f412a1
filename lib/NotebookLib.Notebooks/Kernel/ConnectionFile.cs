using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookLib.Notebooks.Kernel;

/// <summary>Where a kernel listens and how it signs: the connection file that Jupyter writes for it.</summary>
/// <param name="Transport"><c>tcp</c> or <c>ipc</c>.</param>
/// <param name="Ip">The address, or the path prefix of the ipc files.</param>
/// <param name="Shell">Port of the shell channel.</param>
/// <param name="Control">Port of the control channel.</param>
/// <param name="Stdin">Port of the stdin channel.</param>
/// <param name="Iopub">Port of the iopub channel.</param>
/// <param name="Heartbeat">Port of the heartbeat.</param>
/// <param name="Key">The key that messages are signed with; empty means unsigned.</param>
public sealed record ConnectionFile(string Transport, string Ip, int Shell, int Control, int Stdin, int Iopub, int Heartbeat, string Key)
{
    /// <summary>Reads a connection file.</summary>
    /// <exception cref="KernelException">It is missing, is no JSON, lacks a key or has a wrong value; the message says which and what to
    /// do.</exception>
    public static ConnectionFile Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            var json = JsonNode.Parse(File.ReadAllBytes(path)) as JsonObject ?? throw new JsonException("it is no JSON object");
            var scheme = Text("signature_scheme", "hmac-sha256");
            if (scheme != "hmac-sha256")
            {
                throw Wrong(path, $"signature_scheme is \"{scheme}\", and only hmac-sha256 is spoken here");
            }

            var transport = Text("transport", "tcp");
            return transport is not ("tcp" or "ipc") ? throw Wrong(path, $"transport is \"{transport}\", expected tcp or ipc")
                : new ConnectionFile(transport, Text("ip", "127.0.0.1"), Port("shell_port"), Port("control_port"), Port("stdin_port"),
                    Port("iopub_port"), Port("hb_port"), Text("key", ""));

            string Text(string name, string otherwise) => json[name] switch
            {
                null => otherwise,
                JsonValue value when value.TryGetValue<string>(out var text) => text,
                _ => throw Wrong(path, $"{name} is no text"),
            };
            int Port(string name) => json[name] is JsonValue value && value.TryGetValue<int>(out var port) && port is > 0 and < 65536 ? port
                : throw Wrong(path, $"{name} is missing or no port number (1 to 65535)");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new KernelException($"{path}: there is no such connection file. Jupyter writes one when it starts a kernel; to try by "
                + $"hand: jupyter console --kernel notebooklib", e);
        }
        catch (JsonException e)
        {
            throw Wrong(path, "it is no JSON: " + e.Message.Split(". ")[0]);
        }
    }

    /// <summary>The endpoint of a port, as ZeroMQ writes it.</summary>
    internal string Endpoint(int port) => Transport == "ipc" ? $"ipc://{Ip}-{port}"
        : $"tcp://{(Ip == "localhost" ? "127.0.0.1" : Ip == "*" ? "0.0.0.0" : Ip)}:{port}";

    private static KernelException Wrong(string path, string what) => new($"{path}: {what}. Let Jupyter write the connection file anew.");
}

/// <summary>The kernel cannot start; the message says what is wrong and how to mend it.</summary>
public sealed class KernelException : Exception
{
    /// <inheritdoc cref="KernelException"/>
    public KernelException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
