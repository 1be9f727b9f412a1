using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookLib.Notebooks.Running;

/// <summary>
/// What runner and worker say to each other: frames of a four-byte little-endian length and that many bytes of JSON.
/// To the worker: <c>open</c> (directory, culture, limits, packages), <c>run</c> (source, count, mark), <c>back</c> (count: to before that
/// cell), <c>values</c>, <c>close</c>. From the worker: <c>ready</c>, <c>output</c> (an nbformat output, with its display id),
/// <c>update</c> (id, data), <c>busy</c> (what, or null), <c>notice</c> (text), <c>done</c> (ok), <c>back</c> (ok), <c>values</c>,
/// <c>closed</c> (taint, or null; reads).
/// </summary>
internal static class Frames
{
    private const int Largest = 256 * 1024 * 1024;
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 512 };

    internal static void Write(Stream stream, JsonObject message)
    {
        using var body = new MemoryStream();
        body.SetLength(4);
        body.Position = 4;
        using (var writer = new Utf8JsonWriter(body,
            new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 512 }))
        {
            message.WriteTo(writer);
        }

        BinaryPrimitives.WriteInt32LittleEndian(body.GetBuffer(), (int)body.Length - 4);
        lock (stream)
        {
            stream.Write(body.GetBuffer(), 0, (int)body.Length);
            stream.Flush();
        }
    }

    /// <summary>The next message; null at the end of the stream.</summary>
    /// <exception cref="InvalidDataException">What arrives is no frame.</exception>
    internal static JsonObject? Read(Stream stream)
    {
        Span<byte> head = stackalloc byte[4];
        if (stream.ReadAtLeast(head, 4, throwOnEndOfStream: false) < 4)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (length is <= 0 or > Largest)
        {
            throw new InvalidDataException("What arrived is not a frame of this protocol.");
        }

        var body = new byte[length];
        return stream.ReadAtLeast(body, length, throwOnEndOfStream: false) == length
            ? (JsonObject?)JsonNode.Parse(body, documentOptions: Deep) : null;
    }
}
