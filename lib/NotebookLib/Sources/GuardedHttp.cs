using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Polly;
using Polly.Retry;

namespace NotebookLib.Sources;

/// <summary>
/// HTTP with a guard: HTTPS only, hosts from a list (checked again at every redirect), and a connection only to an address that may
/// be reached (checked on what the name resolved to, at the moment of connecting). Tries again with growing pauses, or after the
/// pause that the server asks for.
/// </summary>
internal sealed class GuardedHttp : IDisposable
{
    private readonly FetchOptions _options;
    private readonly HttpClient _client;
    private readonly ResiliencePipeline _retry;

    public GuardedHttp(FetchOptions options)
    {
        _options = options;
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectTimeout = options.Silence,
            ConnectCallback = ConnectAsync,
            MaxResponseHeadersLength = 64,
        })
        { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("NotebookLib", "0.1"));
        _retry = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<TransientException>(),
            MaxRetryAttempts = Math.Max(1, options.Retries),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.Pause,
            MaxDelay = options.LongestPause,
            DelayGenerator = arguments => ValueTask.FromResult((arguments.Outcome.Exception as TransientException)?.After),
        }).Build();
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Runs an attempt again as long as what goes wrong may pass.</summary>
    /// <exception cref="SourceException">It went wrong every time, or in a way that does not pass.</exception>
    public async Task<T> TryAsync<T>(string source, Func<CancellationToken, Task<T>> attempt, CancellationToken cancellation)
    {
        try
        {
            return await _retry.ExecuteAsync(async token =>
            {
                try
                {
                    return await attempt(token).ConfigureAwait(false);
                }
                catch (HttpRequestException e) when (e.InnerException is SourceException refused)
                {
                    throw refused;
                }
                catch (Exception e) when ((e is HttpRequestException or HttpIOException or SocketException)
                    || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
                {
                    throw new TransientException(e is OperationCanceledException
                        ? $"the server was silent for {_options.Silence.TotalSeconds:0.#} s" : e.Message, null, e);
                }
            }, cancellation).ConfigureAwait(false);
        }
        catch (TransientException e)
        {
            throw new SourceException(source, $"it did not work in {_options.Retries + 1} tries: {e.Message}",
                "Try again later; what is already here stays usable", e);
        }
    }

    /// <summary>Sends one request and follows redirects under guard. The body has not been read yet.</summary>
    public async Task<HttpResponseMessage> SendAsync(string source, Uri address, Action<HttpRequestMessage>? prepare,
        CancellationToken cancellation)
    {
        for (var hop = 0; ; hop++)
        {
            Check(source, address);
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            prepare?.Invoke(request);
            using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            silence.CancelAfter(_options.Silence);
            var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, silence.Token).ConfigureAwait(false);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308))
            {
                return response;
            }

            using (response)
            {
                if (response.Headers.Location is not { } location || hop >= _options.Redirects)
                {
                    throw new SourceException(source, response.Headers.Location is null ? "the server redirects to nowhere"
                        : $"more than {_options.Redirects} redirects",
                        "Look up the present address at the publisher and change it in data/sources");
                }

                address = location.IsAbsoluteUri ? location : new Uri(address, location);
            }
        }
    }

    /// <summary>Turns a status that is no success into what it means: try again, or what to do.</summary>
    public void EnsureSuccess(string source, HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        var status = (int)response.StatusCode;
        if (status is 408 or 429 or 500 or 502 or 503 or 504)
        {
            var after = response.Headers.RetryAfter is { } r ? r.Delta ?? (r.Date - _options.Clock.GetUtcNow()) : null;
            throw after > _options.LongestPause
                ? new SourceException(source, $"the server asks to wait {after.Value.TotalMinutes:0} minutes", "Try again then")
                : new TransientException($"the server answers {status}", after is { } pause && pause > TimeSpan.Zero ? pause : null, null);
        }

        throw new SourceException(source, status is 404 or 410
            ? $"there is nothing at {response.RequestMessage?.RequestUri} any more ({status})" : $"the server refuses ({status})",
            "Look up the present address at the publisher and change it in data/sources, or add the file by hand with: data add FILE");
    }

    /// <summary>Reads from a body; a connection that breaks may pass, unlike a disk that is full.</summary>
    public static async ValueTask<int> ReadAsync(Stream body, Memory<byte> buffer, CancellationToken cancellation)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellation).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            throw new TransientException(e.Message.TrimEnd('.'), null, e);
        }
    }

    public void Check(string source, Uri address)
    {
        if (address.Scheme != Uri.UriSchemeHttps && (_options.HttpsOnly || address.Scheme != Uri.UriSchemeHttp))
        {
            throw new SourceException(source, $"{address} is not an https address",
                "Only https is fetched; look for an https address at the publisher");
        }

        if (!_options.Hosts.Any(h => address.Host.Equals(h, StringComparison.OrdinalIgnoreCase)
            || address.Host.EndsWith("." + h, StringComparison.OrdinalIgnoreCase)))
        {
            throw new SourceException(source, $"{address.Host} is not on the list of hosts",
                $"Allowed are {string.Join(", ", _options.Hosts)}; fetch the file yourself and add it with: data add FILE");
        }
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellation)
            .ConfigureAwait(false);
        if (addresses.FirstOrDefault(a => !_options.IsAllowed(a)) is { } forbidden)
        {
            throw new SourceException(host, $"the name leads to {forbidden}, an address inside a network",
                "Nothing is fetched from there; look up the present address at the publisher");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>Something that may pass: try again, after a pause where the server names one.</summary>
internal sealed class TransientException(string message, TimeSpan? after, Exception? inner) : Exception(message, inner)
{
    public TimeSpan? After { get; } = after;
}
