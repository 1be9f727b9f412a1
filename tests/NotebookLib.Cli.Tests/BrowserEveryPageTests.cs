using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NotebookLib.Cli.Tests;

/// <summary>What holds for every page of this repository's site, in a real browser; pictures of all pages stay under <c>out/pictures</c>.</summary>
[Collection(BuiltSite.Name)]
public sealed partial class BrowserEveryPageTests(BuiltSite site)
{
    [Theory]
    [InlineData(1360)]
    [InlineData(390)]
    public async Task No_page_has_serious_findings_of_axe_and_headings_come_in_order(int width)
    {
        var axe = Path.Combine(CommandLine.Repository, "lib", "NotebookLib.Notebooks", "Web", "dist-tests", "axe.min.js");
        Assert.SkipWhen(!File.Exists(axe), "axe-core was not installed: Node.js was not there at build");
        await using var context = await site.Context(width, 900);
        var findings = new List<string>();
        foreach (var file in site.Pages)
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync("file://" + file);
            await BuiltSite.ScrollThrough(page);
            await page.EvaluateAsync(await File.ReadAllTextAsync(axe));
            var serious = await page.EvaluateAsync<string[]>("""
                async () => (await axe.run(document, { resultTypes: ['violations'], preload: false })).violations.filter(v => ['serious', 'critical'].includes(v.impact))
                  .map(v => `${v.id} ${v.nodes.length}x: ${v.nodes[0].html.slice(0, 160)}`)
                """);
            var jumps = await page.EvaluateAsync<string[]>("""
                () => { const hs = [...document.querySelectorAll('h1,h2,h3,h4')]; return [...hs.filter(h => h.tagName === 'H1').slice(1), ...hs.filter((h, i) => i > 0 && +h.tagName[1] > +hs[i - 1].tagName[1] + 1)].map(h => `heading ${h.tagName}: ${h.textContent}`); }
                """);
            findings.AddRange(serious.Concat(jumps).Select(f => $"{Path.GetFileName(file)}: {f}"));
            await page.CloseAsync();
        }

        Assert.True(findings.Count == 0, string.Join('\n', findings));
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
    public async Task A_theme_page_weighs_at_most_400_KB_and_shows_within_a_second()
    {
        await using var context = await site.Context(1360, 900);
        foreach (var file in site.Themes)
        {
            Assert.True(new FileInfo(file).Length <= 400_000, $"{Path.GetFileName(file)}: {new FileInfo(file).Length} bytes");
            var page = await context.NewPageAsync();
            await page.GotoAsync("file://" + file);
            var paint = await page.EvaluateAsync<double>("() => new Promise(r => { const seen = performance.getEntriesByName('first-contentful-paint')[0]; if (seen) r(seen.startTime); else new PerformanceObserver(l => r(l.getEntries()[0].startTime)).observe({ type: 'paint', buffered: true }); })");
            TestContext.Current.SendDiagnosticMessage($"{Path.GetFileName(file)}: first view after {paint:0} ms");
            Assert.True(paint < 5000, $"{Path.GetFileName(file)}: first view after {paint:0} ms");
            await page.CloseAsync();
        }
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
            Assert.True(await page.Locator("figure table:visible").CountAsync() > 0, file);
            Assert.Equal(0, await page.Locator("button:visible, textarea:visible, input:visible, select:visible").CountAsync());
            await page.CloseAsync();
        }
    }

    [Fact]
    public async Task At_two_hundred_per_cent_nothing_is_lost()
    {
        // a window of 1280 at 200 % has 640 CSS pixels
        await using var context = await site.Context(640, 450);
        foreach (var file in site.Pages)
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync("file://" + file);
            await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(d => d.open = true)");
            await BuiltSite.ScrollThrough(page);
            var lost = await page.EvaluateAsync<string[]>("""
                () => [document.documentElement.scrollWidth > document.documentElement.clientWidth ? 'page is wider than its window' : '',
                  ...[...document.querySelectorAll('main p, main h1, main h2, main h3, main label, main button, main a')].filter(e => { const r = e.getBoundingClientRect(); return r.width > 0 && !e.closest('.vh, .scroll, .nl-table-wrap, .show, pre, .nl-live') && (r.left < -1 || r.right > innerWidth + 1); }).map(e => e.textContent.slice(0, 60))].filter(Boolean)
                """);
            Assert.True(lost.Length == 0, $"{Path.GetFileName(file)}: {string.Join("; ", lost)}");
            await page.CloseAsync();
        }
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
        var folder = Directory.CreateDirectory(Path.Combine(CommandLine.Repository, "out", "pictures")).FullName;
        foreach (var (name, width, height) in new[] { ("wide", 1360, 900), ("narrow", 390, 844) })
        {
            await using var context = await site.Context(width, height);
            foreach (var file in site.Pages)
            {
                var page = await context.NewPageAsync();
                await page.GotoAsync("file://" + file);
                await BuiltSite.ScrollThrough(page);
                var stem = Path.Combine(folder, Path.GetFileNameWithoutExtension(file));
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = $"{stem}-{name}.png", FullPage = true, Timeout = 120_000 });
                if (width > 1000)
                {
                    await page.PdfAsync(new PagePdfOptions { Path = $"{stem}-print.pdf", PreferCSSPageSize = true });
                    Assert.True(new FileInfo($"{stem}-print.pdf").Length > 5000);
                }

                await page.CloseAsync();
            }
        }

        Assert.Equal(2 * site.Pages.Count, Directory.GetFiles(folder, "*.png").Count(f => site.Pages.Any(p => Path.GetFileName(f).StartsWith(Path.GetFileNameWithoutExtension(p), StringComparison.Ordinal))));
    }

    [GeneratedRegex("\\sid=\"([^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex("<(?:a|link)\\b[^>]*\\shref=\"([^\"]+)\"")]
    private static partial Regex Href();
}
