using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NotebookLib.Sources;

namespace NotebookLib.Tests.Sources;

/// <summary>A real server on loopback that answers as a test tells it to, with a cache and a lock of its own.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _requests;

    private Server(WebApplication app, string folder)
    {
        (_app, Folder) = (app, folder);
        Cache = new SourceCache(Path.Combine(folder, "cache"));
    }

    public string Folder { get; }

    public SourceCache Cache { get; }

    public string LockFile => Path.Combine(Folder, "sources.lock.json");

    public string Address { get; private set; } = "";

    public int Requests => _requests;

    public List<string> Ranges { get; } = [];

    public static async Task<Server> Start(Func<HttpContext, int, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.Listen(IPAddress.Loopback, 0);
            k.Limits.MinResponseDataRate = null;
        });
        var app = builder.Build();
        var server = new Server(app, Directory.CreateTempSubdirectory("nl-bron-").FullName);
        app.Run(context =>
        {
            var n = Interlocked.Increment(ref server._requests);
            lock (server.Ranges)
            {
                server.Ranges.Add(context.Request.Headers.Range.ToString());
            }

            return answer(context, n);
        });
        await app.StartAsync();
        server.Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return server;
    }

    public SourceEntry Source(string path = "/a.csv", SourceKind kind = SourceKind.File) =>
        new() { Id = "proef", Publisher = "proef", Title = "proef", Licence = "geen", Kind = kind, Address = kind == SourceKind.File
            ? Address + path : Address, Table = kind == SourceKind.File ? "" : "T1", Format = kind is SourceKind.CbsV3 or SourceKind.CbsV4
            ? "json" : "csv" };

    public static FetchOptions Options => new()
    {
        Hosts = ["127.0.0.1", "localhost", "10.0.0.1"],
        HttpsOnly = false,
        IsAllowed = a => a.Equals(IPAddress.Loopback),
        Pause = TimeSpan.FromMilliseconds(5),
        Silence = TimeSpan.FromMilliseconds(700),
        Retries = 3,
    };

    public async Task<CachedSource> Fetch(SourceEntry? source = null, FetchOptions? options = null)
    {
        using var fetcher = new SourceFetcher(Cache, SourceLock.Load(LockFile), options ?? Options);
        return await fetcher.FetchAsync(source ?? Source(), TestContext.Current.CancellationToken);
    }

    public async Task<SourceException> Fails(SourceEntry? source = null, FetchOptions? options = null) =>
        await Assert.ThrowsAsync<SourceException>(() => Fetch(source, options));

    /// <summary>Nothing half in the cache: no partial file left that a reader could take for a source.</summary>
    public void IsEmpty() => Assert.Empty(Cache.All);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
