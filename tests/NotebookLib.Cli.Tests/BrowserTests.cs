using Microsoft.Playwright;

namespace NotebookLib.Cli.Tests;

/// <summary>The site of this repository, opened from disk in a real browser.</summary>
public sealed class BrowserTests : IAsyncLifetime
{
    private static readonly string? Chromium = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);
    private readonly string _out = Directory.CreateTempSubdirectory("nl-out-").FullName;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private string[] Pages => [.. Directory.GetFiles(Path.Combine(_out, "site"), "*.html").Order(StringComparer.Ordinal)];

    public async ValueTask InitializeAsync()
    {
        if (Chromium is not null)
        {
            var run = await RepositoryTests.InRepository("run", "--out", _out);
            Assert.True(run.Code == 0, run.Error);
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Chromium,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        Directory.Delete(_out, recursive: true);
    }

    [Fact]
    public async Task Pages_open_from_disk_without_a_network_without_errors_and_fit_wide_and_narrow()
    {
        Assert.SkipWhen(_browser is null, "Chromium is not installed: apt-get install chromium");
        foreach (var (width, height) in new[] { (1360, 900), (1800, 1000), (390, 844) })
        {
            await using var context = await _browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height } });
            foreach (var file in Pages)
            {
                var page = await context.NewPageAsync();
                var problems = new List<string>();
                page.Console += (_, message) => Note(problems, message.Type is "error" or "warning", message.Text);
                page.PageError += (_, error) => problems.Add(error);
                page.Request += (_, request) => Note(problems, !request.Url.StartsWith("file:", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal), request.Url);
                await page.GotoAsync("file://" + file);
                await ScrollThrough(page);
                var tooWide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
                Assert.True(tooWide <= 0, $"{Path.GetFileName(file)} at {width} px is {tooWide} px too wide");
                Assert.True(problems.Count == 0, $"{Path.GetFileName(file)} at {width} px: {string.Join("; ", problems)}");
                await page.CloseAsync();
            }
        }
    }

    [Fact]
    public async Task Charts_come_alive_where_scripts_run_and_stay_pictures_where_they_do_not()
    {
        Assert.SkipWhen(_browser is null, "Chromium is not installed: apt-get install chromium");
        var theme = Pages.First(p => Path.GetFileName(p).StartsWith("05-", StringComparison.Ordinal));
        await using (var scripts = await _browser.NewContextAsync())
        {
            var page = await scripts.NewPageAsync();
            await page.GotoAsync("file://" + theme);
            await ScrollThrough(page);
            var live = await page.Locator(".nl-is-live").CountAsync();
            Assert.SkipWhen(live == 0 && !File.Exists(Path.Combine(_out, "site", "assets", "plotly-nl.js")), "Node.js was not there at build: charts are static");
            Assert.True(live > 0);
            Assert.Equal(0, await page.Locator(".nl-is-live > svg:visible").CountAsync());
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
            Assert.True(await page.Locator(".nl-is-live > svg.wide:visible").CountAsync() > 0);
            Assert.Equal(0, await page.Locator(".nl-live:visible").CountAsync());
        }

        await using var quiet = await _browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        var still = await quiet.NewPageAsync();
        await still.GotoAsync("file://" + theme);
        Assert.True(await still.Locator("figure svg.wide:visible").CountAsync() > 3);
        Assert.True(await still.Locator("figure table:visible").CountAsync() > 3);
        Assert.Equal(0, await still.Locator("figure svg.narrow:visible").CountAsync());
    }

    private static async Task ScrollThrough(IPage page)
    {
        await page.EvaluateAsync("async () => { document.querySelectorAll('details.predict').forEach(d => d.open = true); for (let y = 0; y < document.body.scrollHeight; y += 600) { scrollTo(0, y); await new Promise(r => setTimeout(r, 60)); } scrollTo(0, 0); }");
        await page.WaitForTimeoutAsync(300);
    }

    private static void Note(List<string> problems, bool isProblem, string text)
    {
        if (isProblem)
        {
            problems.Add(text);
        }
    }
}
