using System.Text.Json;

namespace NotebookLib.Sources;

/// <summary>Reads JSON pages under guard: capped in bytes and in number, and never the same address twice.</summary>
internal sealed class PageReader(GuardedHttp http, FetchOptions options, SourceEntry source)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private long _bytes;

    /// <summary>Reads one page.</summary>
    /// <exception cref="SourceException">It is no JSON, it was read before, or there is too much.</exception>
    public async Task<JsonElement> ReadAsync(Uri address, CancellationToken cancellation)
    {
        if (!_seen.Add(address.ToString()))
        {
            throw new SourceException(source.Id, $"the pages run in a circle: {address} comes back",
                "Report this to the publisher; fetch the table as a file and add it with: data add FILE");
        }

        if (_seen.Count > options.MaxPages)
        {
            throw new SourceException(source.Id, $"there are more than {options.MaxPages} pages", "Report this to the publisher");
        }

        return await http.TryAsync(source.Id, token => OnceAsync(address, token), cancellation).ConfigureAwait(false);
    }

    /// <summary>Reads pages until there is no next one.</summary>
    /// <param name="first">The first address.</param>
    /// <param name="nextLink">The name of the property with the next address.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async IAsyncEnumerable<JsonElement> RowsAsync(Uri first, string nextLink,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var address = first; address is not null;)
        {
            var page = await ReadAsync(address, cancellation).ConfigureAwait(false);
            foreach (var row in Array(page, "value", address).EnumerateArray())
            {
                yield return row;
            }

            address = page.TryGetProperty(nextLink, out var next) && next.GetString() is { Length: > 0 } link
                ? new Uri(address, link) : null;
        }
    }

    /// <summary>A property that has to be a list.</summary>
    /// <exception cref="SourceException">It is not there.</exception>
    public JsonElement Array(JsonElement page, string name, Uri address) =>
        page.ValueKind == JsonValueKind.Object && page.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list
        : throw new SourceException(source.Id, $"{address} gives JSON without a list \"{name}\"",
            "The service has changed or the table id is wrong; look it up at the publisher");

    private async Task<JsonElement> OnceAsync(Uri address, CancellationToken cancellation)
    {
        using var response = await http.SendAsync(source.Id, address, r => r.Headers.Accept.ParseAdd("application/json"), cancellation)
            .ConfigureAwait(false);
        http.EnsureSuccess(source.Id, response);
        ContentCheck.Type(source, response.Content.Headers.ContentType?.MediaType);
        await using var body = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        using var memory = new MemoryStream();
        var buffer = new byte[1 << 15];
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        while (true)
        {
            silence.CancelAfter(options.Silence);
            var read = await GuardedHttp.ReadAsync(body, buffer, silence.Token).ConfigureAwait(false);
            if (read == 0)
            {
                break;
            }

            memory.Write(buffer, 0, read);
            if (_bytes + memory.Length > source.MaxBytes)
            {
                throw new SourceException(source.Id, $"it is larger than {source.MaxBytes >> 20} MB",
                    "If that is right, raise max_megabytes in data/sources");
            }
        }

        _bytes += memory.Length;
        options.Progress?.Invoke(source.Id, _bytes, null);
        try
        {
            using var document = JsonDocument.Parse(memory.GetBuffer().AsMemory(0, (int)memory.Length));
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new SourceException(source.Id, $"{address} gives no readable JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine})",
                "Try again later; if it stays, report it to the publisher", e);
        }
    }
}
