using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NotebookLib.Notebooks.Kernel.Wire;

namespace NotebookLib.Notebooks.Kernel;

/// <summary>One message of the Jupyter messaging protocol 5.4 ("General Message Format").</summary>
/// <param name="Type">The message type: "execute_request".</param>
/// <param name="Header">The header, as it came or as it goes.</param>
/// <param name="Parent">The header of the message that caused this one; empty for none.</param>
/// <param name="Metadata">Metadata, usually empty.</param>
/// <param name="Content">The content, by type.</param>
/// <param name="Peer">Who sent it.</param>
internal sealed record JupyterMessage(string Type, JsonObject Header, JsonObject Parent, JsonObject Metadata, JsonObject Content,
    byte[] Peer)
{
    /// <summary>The protocol that the kernel speaks.</summary>
    internal const string Protocol = "5.4";

    /// <summary>A text of the content; <paramref name="otherwise"/> where it is absent or something else.</summary>
    internal string Text(string name, string otherwise = "") => Content[name] is JsonValue value && value.TryGetValue<string>(out var text)
        ? text : otherwise;

    /// <summary>A truth value of the content.</summary>
    internal bool Flag(string name, bool otherwise) => Content[name] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag
        : otherwise;

    /// <summary>A whole number of the content.</summary>
    internal int Number(string name, int otherwise) => Content[name] is JsonValue value && value.TryGetValue<int>(out var number) ? number
        : otherwise;
}

/// <summary>Signs messages and takes them apart ("The Wire Protocol"): HMAC-SHA256 over the four JSON parts, compared in constant
/// time.</summary>
internal sealed class MessageCodec(string key, string session)
{
    private const int Remembered = 65_536;
    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly JsonSerializerOptions Writing =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 };
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 256 };
    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();
    private int _count;

    /// <summary>Reads a message from the wire.</summary>
    /// <exception cref="InvalidDataException">It is cut off, its signature is wrong or was used before, or a part is no JSON
    /// object.</exception>
    internal JupyterMessage Read(Envelope envelope)
    {
        var frames = envelope.Frames;
        var at = frames.TakeWhile(f => !f.AsSpan().SequenceEqual(Delimiter)).Count();
        if (frames.Count - at < 6)
        {
            throw new InvalidDataException("it has fewer parts than delimiter, signature, header, parent, metadata and content");
        }

        Check(frames[at + 1], [.. frames.Skip(at + 2).Take(4)]);
        var (header, parent, metadata, content) = (Object(frames[at + 2], "header"), Object(frames[at + 3], "parent header"),
            Object(frames[at + 4], "metadata"), Object(frames[at + 5], "content"));
        return header["msg_type"] is JsonValue value && value.TryGetValue<string>(out var type) && type.Length > 0
            ? new JupyterMessage(type, header, parent, metadata, content, envelope.Peer)
                : throw new InvalidDataException("its header has no msg_type");
    }

    /// <summary>A message for the wire.</summary>
    /// <param name="prefix">What comes before the delimiter on a PUB socket: the topic. Null on the others.</param>
    /// <param name="type">The message type.</param>
    /// <param name="parent">The message that causes it; null for none.</param>
    /// <param name="content">The content.</param>
    internal IReadOnlyList<byte[]> Write(string? prefix, string type, JupyterMessage? parent, JsonObject content)
    {
        var header = new JsonObject
        {
            ["msg_id"] = $"{session}_{Interlocked.Increment(ref _count)}",
            ["session"] = session,
            ["username"] = "kernel",
            ["date"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ["msg_type"] = type,
            ["version"] = JupyterMessage.Protocol,
        };
        byte[][] parts = [Bytes(header), Bytes(parent?.Header ?? []), "{}"u8.ToArray(), Bytes(content)];
        byte[][] head = prefix is null ? [Delimiter, Sign(parts)] : [Encoding.UTF8.GetBytes(prefix), Delimiter, Sign(parts)];
        return [.. head, .. parts];
    }

    private static byte[] Bytes(JsonObject json) => JsonSerializer.SerializeToUtf8Bytes(json, Writing);

    private static JsonObject Object(byte[] part, string name)
    {
        try
        {
            return JsonNode.Parse(part, documentOptions: Reading) as JsonObject
                ?? throw new InvalidDataException($"its {name} is no JSON object");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"its {name} is no JSON", e);
        }
    }

    private void Check(byte[] signature, byte[][] parts)
    {
        if (_key.Length == 0)
        {
            return;
        }

        if (!CryptographicOperations.FixedTimeEquals(signature, Sign(parts)))
        {
            throw new InvalidDataException("its signature is wrong");
        }

        var text = Encoding.ASCII.GetString(signature);
        if (!_seen.TryAdd(text, true))
        {
            throw new InvalidDataException("it was received before");
        }

        _order.Enqueue(text);
        if (_order.Count > Remembered && _order.TryDequeue(out var oldest))
        {
            _seen.TryRemove(oldest, out _);
        }
    }

    private byte[] Sign(byte[][] parts)
    {
        if (_key.Length == 0)
        {
            return [];
        }

        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        foreach (var part in parts)
        {
            hmac.AppendData(part);
        }

        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hmac.GetHashAndReset()));
    }
}
