using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace NotebookLib.Notebooks.Preview;

/// <summary>
/// A web server for this machine alone: it listens on 127.0.0.1, and answers only who has the random token that is the first part of every
/// address. A page of another site does not know the token, and a name that was bent to this address (DNS rebinding) is refused by its Host
/// header. Kestrel without host, so that no environment variable or settings file changes where it listens.
/// </summary>
/// <param name="answer">Answers a request; the path comes without the token.</param>
internal sealed class LocalServer(Func<HttpContext, string, Task> answer) : IAsyncDisposable
{
    /// <summary>The most that anybody may send: a table of counts is far smaller.</summary>
    public const long LargestBody = 32L << 20;

    private readonly byte[] _token = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
    private KestrelServer? _server;

    /// <summary>Where it listens.</summary>
    public int Port { get; private set; }

    /// <summary>The address that a browser opens, with the token.</summary>
    public Uri Address => new($"http://127.0.0.1:{Port}/{Encoding.ASCII.GetString(_token)}/");

    /// <summary>Begins to listen.</summary>
    /// <param name="port">The port; 0 takes one that is free.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="IOException">The port is in use, or may not be used.</exception>
    public async Task StartAsync(int port, CancellationToken cancellation)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = LargestBody;
        options.Limits.MaxConcurrentConnections = 2_000;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5); // a connection that asks nothing keeps no place
        options.Listen(IPAddress.Loopback, port);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        _server = new KestrelServer(Options.Create(options), transport, NullLoggerFactory.Instance);
        try
        {
            await _server.StartAsync(new Application(this), cancellation);
        }
        catch (SocketException e) // such as a port below 1024
        {
            throw new IOException(e.Message, e);
        }

        Port = new Uri(_server.Features.Get<Microsoft.AspNetCore.Hosting.Server.Features.IServerAddressesFeature>()!.Addresses.First())
            .Port;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            using var now = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await _server.StopAsync(now.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _server.Dispose();
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers.ContentSecurityPolicy = "frame-ancestors 'none'";
        var path = request.Path.Value ?? "";
        var end = path.IndexOf('/', 1);
        if (!IsOwnHost(request) || end < 0 || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(path[1..end]), _token))
        {
            await RefuseAsync(response, "Dit adres klopt niet. Neem het hele adres over dat het programma in de terminal toont.");
            return;
        }

        if (!IsOwnPage(request))
        {
            await RefuseAsync(response, "Een pagina van een andere site kan hier niets vragen.");
            return;
        }

        await answer(context, path[(end + 1)..]);
    }

    /// <summary>Only the two names that this address has on every machine.</summary>
    private bool IsOwnHost(HttpRequest request) => request.Host.Value is { } host
        && (host == $"127.0.0.1:{Port}" || host == $"localhost:{Port}");

    /// <summary>What a browser says about who asks: nobody, this site itself, or the reader who followed a link.</summary>
    private static bool IsOwnPage(HttpRequest request) =>
        (request.Headers.Origin.Count == 0 || request.Headers.Origin == $"http://{request.Host.Value}")
        && (request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none"
            || (HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate"
                && request.Headers["Sec-Fetch-Dest"] == "document"));

    private static async Task RefuseAsync(HttpResponse response, string text)
    {
        response.StatusCode = StatusCodes.Status403Forbidden;
        response.ContentType = "text/plain; charset=utf-8";
        await response.WriteAsync(text + "\n");
    }

    private sealed class Application(LocalServer server) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public void DisposeContext(HttpContext context, Exception? exception)
        {
        }

        public async Task ProcessRequestAsync(HttpContext context)
        {
            try
            {
                await server.AnswerAsync(context);
            }
            catch (OperationCanceledException)
            {
                // the browser went away
            }
            catch (Exception e) when (e is Microsoft.AspNetCore.Http.BadHttpRequestException or IOException or ConnectionResetException)
            {
                if (!context.Response.HasStarted)
                {
                    context.Response.StatusCode = e is Microsoft.AspNetCore.Http.BadHttpRequestException bad ? bad.StatusCode
                        : StatusCodes.Status400BadRequest;
                }
            }
        }
    }
}
