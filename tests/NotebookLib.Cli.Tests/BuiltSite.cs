using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace NotebookLib.Cli.Tests;

/// <summary>The site of this repository, built once for all browser tests, and a browser to open it from disk.</summary>
[CollectionDefinition(Name)]
public sealed class BuiltSite : IAsyncLifetime, ICollectionFixture<BuiltSite>
{
    internal const string Name = "built site";

    private static readonly string? Chromium = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);
    /// <summary>Names a folder of earlier results, so that only what is stale runs again; for who works on the pages.</summary>
    private static readonly string? Kept = Environment.GetEnvironmentVariable("NOTEBOOKLIB_TEST_OUT");
    private readonly string _out = Kept ?? Directory.CreateTempSubdirectory("nl-out-").FullName;
    private readonly ConcurrentDictionary<int, Lazy<Task<SiteVisit>>> _visits = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal IReadOnlyList<string> Pages => [.. Directory.GetFiles(Path.Combine(_out, "site"), "*.html").Order(StringComparer.Ordinal)];

    /// <summary>The pages made of notebooks.</summary>
    internal IReadOnlyList<string> Themes => [.. Pages.Where(p => char.IsAsciiDigit(Path.GetFileName(p)[0]))];

    internal bool HasScripts => File.Exists(Path.Combine(_out, "site", "assets", "site.js"));

    /// <summary>Whether the script of the engine was built; without Node.js pages cannot be run again.</summary>
    private static bool HasEngine => File.Exists(Path.Combine(CommandLine.Repository, "lib", "NotebookLib.Notebooks", "Web",
        "dist", "reken.js"));

    private bool IsLive => File.Exists(Path.Combine(_out, "site", "assets", "plotly-nl.js"));

    public async ValueTask InitializeAsync()
    {
        if (Chromium is null)
        {
            return;
        }

        var run = await CommandLine.RunInRepository(HasEngine ? ["run", "--browser", "--out", _out] : ["run", "--out", _out]);
        Assert.True(run.Code == 0, run.Error);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update",
                "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (Kept is null)
        {
            Directory.Delete(_out, recursive: true);
        }
    }

    /// <summary>A window of this size; skips the test where there is no browser.</summary>
    internal async Task<IBrowserContext> Context(int width, int height, bool scripts = true)
    {
        Assert.SkipWhen(_browser is null, "Chromium is not installed: apt-get install chromium");
        return await _browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width,
            Height = height }, JavaScriptEnabled = scripts, ReducedMotion = ReducedMotion.Reduce });
    }

    /// <summary>As <see cref="Context"/>; skips the test also where charts are static.</summary>
    internal async Task<IBrowserContext> LiveContext(int width, int height)
    {
        var context = await Context(width, height);
        Assert.SkipWhen(!IsLive, "Node.js was not there at build: charts are static");
        return context;
    }

    /// <summary>Opens a theme, predictions opened, and brings every figure into view.</summary>
    internal async Task<IPage> Open(IBrowserContext context, string theme)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("file://" + Pages.Single(p => Path.GetFileName(p).StartsWith(theme, StringComparison.Ordinal)));
        await Settle(page);
        return page;
    }

    /// <summary>What a visit of every page at this width found; all tests of this width share one visit.</summary>
    internal Task<SiteVisit> Visit(int width) => _visits.GetOrAdd(width, w => new Lazy<Task<SiteVisit>>(() => SiteVisit.Of(this, w))).Value;

    /// <summary>Opens predictions, then brings figure after figure into view until <c>live.js</c> has drawn it or left it a
    /// picture.</summary>
    internal static Task Settle(IPage page) => page.EvaluateAsync("""
        async () => {
          document.querySelectorAll('details.predict').forEach(d => d.open = true);
          await document.fonts.ready;
          const waits = f => globalThis.Plotly && f.querySelector('script.nl-plotly') && f.querySelector('.nl-picture svg') && f.checkVisibility();
          const frame = () => new Promise(requestAnimationFrame), hanging = performance.now() + 120_000;
          for (const figure of [...document.querySelectorAll('figure.nl-figure')].filter(waits)) {
            figure.scrollIntoView({ block: 'center' });
            while (!figure.dataset.settled) {
              if (performance.now() > hanging) throw new Error(`not drawn: ${figure.textContent.slice(0, 80)}`);
              await frame();
            }
          }
          scrollTo(0, 0);
          await frame();
        }
        """);

    /// <summary>A theme opened from disk, and what it asks for from then on.</summary>
    public async Task<(IPage Page, List<string> Requests)> Opened(IBrowserContext context, string theme)
    {
        Assert.SkipWhen(!HasScripts, "Node.js was not there at build: pages have no scripts");
        var page = await context.NewPageAsync();
        var requests = new List<string>();
        page.Request += (_, request) => requests.Add(request.Url);
        await page.GotoAsync("file://" + Pages.Single(p => Path.GetFileName(p).StartsWith(theme, StringComparison.Ordinal)));
        return (page, requests);
    }

    /// <summary>Outputs without what says nothing of the result: their metadata.</summary>
    public static string Bare(string outputs)
    {
        var all = System.Text.Json.Nodes.JsonNode.Parse(outputs)!.AsArray();
        foreach (var output in all.Select(o => o!.AsObject()))
        {
            output.Remove("metadata");
        }

        return all.ToJsonString();
    }
}
