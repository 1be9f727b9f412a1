using System.Buffers;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NotebookLib.Cleaning;

namespace NotebookLib.Sources;

/// <summary>
/// Brings sources into the cache: with progress, resumed where it stopped, tried again where that helps, checked for size, content
/// and hash, under a temporary name until all is well. What was already in the cache stays usable whatever happens.
/// </summary>
public sealed class SourceFetcher : IDisposable
{
    private readonly FetchOptions _options;
    private readonly GuardedHttp _http;

    /// <summary>A fetcher that stores in a cache and guards a lock.</summary>
    public SourceFetcher(SourceCache cache, SourceLock @lock, FetchOptions? options = null)
    {
        (Cache, Lock, _options) = (cache, @lock, options ?? new FetchOptions());
        _http = new GuardedHttp(_options);
    }

    /// <summary>Where files are stored.</summary>
    public SourceCache Cache { get; }

    /// <summary>Which bytes are expected.</summary>
    public SourceLock Lock { get; }

    /// <summary>Fetches a source of the catalogue.</summary>
    /// <exception cref="SourceException">It did not work; the message says why and what to do.</exception>
    public async Task<CachedSource> FetchAsync(SourceEntry source, CancellationToken cancellation = default)
    {
        if (source.Kind == SourceKind.Page)
        {
            throw new SourceException(source.Id, "this source is a page, not a file",
                $"Copy its table from {source.Address} to a CSV file and add it with: data add FILE");
        }

        var id = SourceCache.SafeId(source.Id);
        Directory.CreateDirectory(Cache.Folder);
        var part = Path.Combine(Cache.Folder, id + ".part");
        using var alone = Alone(source.Id, part + ".lock");
        try
        {
            switch (source.Kind)
            {
                case SourceKind.File:
                    await _http.TryAsync(source.Id, token => DownloadAsync(source, new Uri(source.Address), part, token), cancellation)
                        .ConfigureAwait(false);
                    break;
                default:
                    File.Delete(part);
                    await using (var stream = _options.OpenPart(part, FileMode.Create))
                    {
                        var pages = new PageReader(_http, _options, source);
                        await (source.Kind switch
                        {
                            SourceKind.Ckan => CkanConnector.FetchAsync(source, pages, stream, cancellation),
                            SourceKind.CbsV3 => CbsV3Connector.FetchAsync(source, pages, stream, cancellation),
                            _ => CbsV4Connector.FetchAsync(source, pages, stream, cancellation),
                        }).ConfigureAwait(false);
                    }

                    break;
            }

            return Accept(source, id, part);
        }
        catch (IOException e)
        {
            File.Delete(part);
            throw new SourceException(source.Id, $"writing failed: {e.Message}", "Make room on the disk, then fetch again", e);
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();

    private CachedSource Accept(SourceEntry source, string id, string part)
    {
        try
        {
            ContentCheck.Verify(source, part);
            var hash = SourceCache.HashOf(part);
            var expected = Lock.Find(source.Id);
            if (expected is not null && expected.Sha256 != hash && !_options.AcceptChange)
            {
                throw new SourceException(source.Id,
                    $"the file is not the one in the lock.\n  expected {expected.Sha256} ({expected.Bytes} bytes, {
                    expected.Seen:yyyy-MM-dd})\n  received {hash} ({new FileInfo(part).Length} bytes)",
                    $"If the publisher made a new version, look at what changed and accept it with: data fetch {source.Id} --accept");
            }

            var now = _options.Clock.GetUtcNow();
            var stored = Cache.Put(id, part, hash, source.Format, source.Address, now);
            if (expected?.Sha256 != hash)
            {
                Lock.Set(source.Id, new LockedSource(source.Address, hash, stored.Bytes, DateOnly.FromDateTime(now.UtcDateTime)));
            }

            return stored;
        }
        finally
        {
            Forget(part);
        }
    }

    private async Task<bool> DownloadAsync(SourceEntry source, Uri address, string part, CancellationToken cancellation)
    {
        var (have, validator) = Resumable(part, address);
        using var response = await _http.SendAsync(source.Id, address, request =>
        {
            if (have > 0)
            {
                request.Headers.Range = new RangeHeaderValue(have, null);
                request.Headers.TryAddWithoutValidation("If-Range", validator);
            }
        }, cancellation).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            Forget(part);
            throw new TransientException("the server cannot resume", TimeSpan.Zero, null);
        }

        _http.EnsureSuccess(source.Id, response);
        ContentCheck.Type(source, response.Content.Headers.ContentType?.MediaType);
        if (response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From != have)
        {
            Forget(part);
            throw new TransientException("the server resumed at another place than asked", TimeSpan.Zero, null);
        }

        have = response.StatusCode == HttpStatusCode.PartialContent ? have : 0;
        var total = response.Content.Headers.ContentLength + have;
        if (total > source.MaxBytes)
        {
            throw TooLarge(source);
        }

        var mark = response.Headers.ETag is { IsWeak: false } tag ? tag.ToString() : response.Content.Headers.LastModified?.ToString("R");
        await File.WriteAllTextAsync(part + ".from", mark is null ? "" : $"{address}\n{mark}", cancellation).ConfigureAwait(false);
        await using var body = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using var file = _options.OpenPart(part, have > 0 ? FileMode.Append : FileMode.Create);
        await CopyAsync(source, body, file, have, total, cancellation).ConfigureAwait(false);
        return true;
    }

    private async Task CopyAsync(SourceEntry source, Stream body, Stream file, long have, long? total, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        var clock = Stopwatch.StartNew();
        try
        {
            using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            while (true)
            {
                silence.CancelAfter(_options.Silence);
                var read = await GuardedHttp.ReadAsync(body, buffer, silence.Token).ConfigureAwait(false);
                if (read == 0)
                {
                    break;
                }

                have += read;
                if (have > source.MaxBytes)
                {
                    throw TooLarge(source);
                }

                await file.WriteAsync(buffer.AsMemory(0, read), cancellation).ConfigureAwait(false);
                if (clock.ElapsedMilliseconds > 250)
                {
                    _options.Progress?.Invoke(source.Id, have, total);
                    clock.Restart();
                }
            }

            await file.FlushAsync(cancellation).ConfigureAwait(false);
            _options.Progress?.Invoke(source.Id, have, total);
            if (total is { } expected && have != expected)
            {
                throw new TransientException($"the body stopped at {have} of {expected} bytes", null, null);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>How much of an earlier attempt can be used: only with a validator of the same address.</summary>
    private static (long Have, string? Validator) Resumable(string part, Uri address)
    {
        if (File.Exists(part) && File.Exists(part + ".from") && File.ReadAllText(part + ".from").Split('\n') is [var from, var validator]
            && from == address.ToString() && new FileInfo(part).Length is > 0 and var length)
        {
            return (length, validator);
        }

        return (0, null);
    }

    private static void Forget(string part)
    {
        File.Delete(part);
        File.Delete(part + ".from");
    }

    private static SourceException TooLarge(SourceEntry source) =>
        new(source.Id, $"it is larger than {source.MaxBytes >> 20} MB", "If that is right, raise max_megabytes in data/sources");

    private static FileStream Alone(string id, string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException e)
        {
            throw new SourceException(id, "another fetch of this source is under way", "Wait for it, or stop it", e);
        }
    }
}
