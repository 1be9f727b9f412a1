using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NotebookLib.Cli.Tests;

/// <summary>What holds for every page of this repository's site, in a real browser; pictures of all pages stay under
/// <c>out/pictures</c>.</summary>
[Collection(BuiltSite.Name)]
public sealed partial class BrowserEveryPageTests(BuiltSite site)
{
    [Theory]
    [InlineData(SiteVisit.Laptop)]
    [InlineData(SiteVisit.Phone)]
    public async Task No_page_has_findings_of_axe_with_all_opened_and_headings_come_in_order(int width)
    {
        Assert.SkipWhen(!SiteVisit.HasAxe, "axe-core was not installed: Node.js was not there at build");
        var visit = await site.Visit(width);
        visit.Clean("axe");
        visit.Clean("headings");
    }

    [Fact]
    public async Task Every_link_leads_somewhere_and_every_page_says_its_language()
    {
        await using var context = await site.Context(1360, 900, scripts: false);
        var ids = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var links = new List<(string From, string To)>();
        foreach (var file in site.Pages)
        {
            var html = await File.ReadAllTextAsync(file);
            Assert.Contains("<html lang=\"nl\">", html, StringComparison.Ordinal);
            ids[Path.GetFileName(file)] = [.. Id().Matches(html).Select(m => System.Net.WebUtility.HtmlDecode(m.Groups[1].Value))];
            links.AddRange(Href().Matches(html).Select(m => (Path.GetFileName(file), System.Net.WebUtility.HtmlDecode(m.Groups[1].Value))));
        }

        var folder = Path.GetDirectoryName(site.Pages[0])!;
        Assert.All(links.Where(l => !l.To.Contains("://", StringComparison.Ordinal)).Distinct(), link =>
        {
            var (target, anchor) = link.To.Split('#') is [var t, var a] ? (t, a) : (link.To, "");
            target = target.Length == 0 ? link.From : target;
            Assert.True(File.Exists(Path.Combine(folder, target)), $"{link.From} links to {link.To}");
            Assert.True(anchor.Length == 0 || ids[target].Contains(anchor), $"{link.From} links to {link.To}");
        });
    }

    [Fact]
    public async Task A_theme_page_weighs_at_most_430_KB_and_nothing_but_its_style_comes_before_its_first_view()
    {
        await using var context = await site.Context(1360, 900);
        var page = await context.NewPageAsync();
        foreach (var file in site.Themes)
        {
            Assert.True(new FileInfo(file).Length <= 430_000, $"{Path.GetFileName(file)}: {new FileInfo(file).Length} bytes");
            await page.GotoAsync("file://" + file);
            var paint = await page.EvaluateAsync<double>("() => new Promise(r => { const seen = "
                + "performance.getEntriesByName('first-contentful-paint')[0]; if (seen) r(seen.startTime); else new PerformanceObserver(l "
                + "=> r(l.getEntries()[0].startTime)).observe({ type: 'paint', buffered: true }); })");
            TestContext.Current.SendDiagnosticMessage($"{Path.GetFileName(file)}: first view after {paint:0} ms");
            Assert.Equal(0, await page.Locator("script[src]:not([defer])").CountAsync());
        }

        // how long it takes differs by machine and is a benchmark; how much comes before it does not
        var styles = Directory.GetFiles(Path.Combine(Path.GetDirectoryName(site.Pages[0])!, "assets"), "*.css").Sum(f =>
            new FileInfo(f).Length);
        Assert.True(styles < 60_000, $"{styles} bytes of style");
    }

    [Fact]
    public async Task Without_scripts_each_theme_shows_narrative_picture_and_table_and_nothing_that_does_not_work()
    {
        await using var context = await site.Context(1360, 900, scripts: false);
        foreach (var file in site.Themes)
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync("file://" + file);
            Assert.True(await page.Locator(".text p:visible").CountAsync() > 3, file);
            Assert.True(await page.Locator("figure svg.wide:visible").CountAsync() > 1, file);
            Assert.True(await page.Locator("figure table:visible, figure details table").CountAsync() > 0, file);
            await page.CloseAsync();
        }

        foreach (var file in site.Pages)
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync("file://" + file);
            Assert.Equal(0, await page.Locator("button:visible, textarea:visible, input:visible, select:visible").CountAsync());
            await page.CloseAsync();
        }
    }

    [Fact]
    public async Task At_two_hundred_per_cent_nothing_is_lost()
    {
        var visit = await site.Visit(SiteVisit.Zoomed);
        visit.Clean("width");
        visit.Clean("lost");
    }

    [Fact]
    public async Task Each_figure_has_a_name_a_description_and_a_table()
    {
        await using var context = await site.Context(1360, 900, scripts: false);
        foreach (var file in site.Themes)
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync("file://" + file);
            var bare = await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('figure.nl-figure')].filter(f => { const svg = f.querySelector('svg.wide'); const say = (svg.getAttribute('aria-labelledby') ?? '').split(' ').map(i => document.getElementById(i)?.textContent?.trim() ?? '');
                  return svg.getAttribute('role') !== 'img' || say.length < 2 || say.some(t => !t) || !f.querySelector('table'); }).map(f => f.textContent.slice(0, 60))
                """);
            Assert.True(bare.Length == 0, $"{Path.GetFileName(file)}: {string.Join("; ", bare)}");
            await page.CloseAsync();
        }
    }

    [Fact]
    public async Task Pictures_of_every_page_are_kept_wide_narrow_and_printed()
    {
        await site.Visit(SiteVisit.Laptop);
        await site.Visit(SiteVisit.Phone);
        Assert.All(site.Pages.Select(p => Path.Combine(SiteVisit.Pictures, Path.GetFileNameWithoutExtension(p))), stem =>
        {
            Assert.True(File.Exists($"{stem}-wide.png") && File.Exists($"{stem}-narrow.png"), stem);
            Assert.True(new FileInfo($"{stem}-print.pdf").Length > 5000, stem);
        });
    }

    [GeneratedRegex("\\sid=\"([^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex("<(?:a|link)\\b[^>]*\\shref=\"([^\"]+)\"")]
    private static partial Regex Href();
}
