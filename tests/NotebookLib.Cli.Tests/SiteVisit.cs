using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace NotebookLib.Cli.Tests;

/// <summary>
/// One visit of every page at one width: each page is opened and scrolled through once, two at a time, and looked at for everything the
/// tests of that width ask. A picture and, at 1360, a print stay under <c>out/pictures</c>.
/// </summary>
internal sealed class SiteVisit
{
    /// <summary>A reader's laptop, a wide screen, a phone, and a window of 1280 at 200 %, which has 640 CSS pixels.</summary>
    internal const int Laptop = 1360, Wide = 1800, Phone = 390, Zoomed = 640;

    private static readonly string Axe = Path.Combine(CommandLine.Repository, "lib", "NotebookLib.Notebooks", "Web", "dist-tests",
        "axe.min.js");
    private readonly ConcurrentBag<(string Check, string Page, string Text)> _found = [];
    private int _live;

    internal static bool HasAxe => File.Exists(Axe);

    internal static string Pictures => Path.Combine(CommandLine.Repository, "out", "pictures");

    /// <summary>How many figures came alive.</summary>
    internal int Live => _live;

    /// <summary>Fails with every finding of one check.</summary>
    internal void Clean(string check)
    {
        var found = _found.Where(f => f.Check == check).Select(f => $"{f.Page}: {f.Text}").Order(StringComparer.Ordinal).ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    internal static async Task<SiteVisit> Of(BuiltSite site, int width)
    {
        var visit = new SiteVisit();
        await using var context = await site.Context(width, width switch { Wide => 1000, Phone => 844, Zoomed => 450, _ => 900 });
        await Parallel.ForEachAsync(site.Pages, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (file, _) =>
        {
            var page = await context.NewPageAsync();
            await visit.See(page, file, width);
            await page.CloseAsync();
        });
        return visit;
    }

    private async Task See(IPage page, string file, int width)
    {
        var stem = Path.GetFileNameWithoutExtension(file);
        void Note(string check, IEnumerable<string> found)
        {
            foreach (var text in found)
            {
                _found.Add((check, stem, text));
            }
        }

        page.Console += (_, message) => Note("errors", message.Type is "error" or "warning" ? [message.Text] : []);
        page.PageError += (_, error) => Note("errors", [error]);
        page.Request += (_, request) =>
            Note("errors", new[] { "file:", "data:", "blob:" }.Any(s => request.Url.StartsWith(s, StringComparison.Ordinal)) ? []
            : [request.Url]);
        await page.GotoAsync("file://" + file);
        if (width == Zoomed)
        {
            await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(d => d.open = true)");
        }

        await BuiltSite.Settle(page);
        Note("width", await page.EvaluateAsync<string[]>(TooWide));
        if (width == Zoomed)
        {
            Note("lost", await page.EvaluateAsync<string[]>(Lost));
            return;
        }

        Interlocked.Add(ref _live, await page.Locator(".nl-is-live").CountAsync());
        Note("texts", await page.EvaluateAsync<string[]>(Texts));
        if (width == Wide)
        {
            return;
        }

        Note("headings", await page.EvaluateAsync<string[]>(Jumps));
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures,
            $"{stem}-{(width == Phone ? "narrow" : "wide")}.png"), FullPage = true, Timeout = 120_000 });
        if (width == Laptop)
        {
            await page.PdfAsync(new PagePdfOptions { Path = Path.Combine(Pictures, $"{stem}-print.pdf"), PreferCSSPageSize = true });
        }

        if (HasAxe)
        {
            await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(d => d.open = true)");
            await BuiltSite.Settle(page);
            await page.EvaluateAsync(await File.ReadAllTextAsync(Axe));
            Note("axe", await page.EvaluateAsync<string[]>(Findings));
        }
    }

    private const string TooWide = """
        () => { const over = document.documentElement.scrollWidth - document.documentElement.clientWidth; return over > 0 ? [`${over} px too wide`] : []; }
        """;

    private const string Jumps = """
        () => { const hs = [...document.querySelectorAll('h1,h2,h3,h4')]; return [...hs.filter(h => h.tagName === 'H1').slice(1), ...hs.filter((h, i) => i > 0 && +h.tagName[1] > +hs[i - 1].tagName[1] + 1)].map(h => `heading ${h.tagName}: ${h.textContent}`); }
        """;

    /// <summary>Everything that axe knows of WCAG 2.2 AA and of best practice, with all that folds opened.</summary>
    private const string Findings = """
        async () => (await axe.run(document, {
          resultTypes: ['violations'], preload: false, rules: { 'target-size': { enabled: true } },
          runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
        })).violations.map(v => `${v.id} ${v.nodes.length}x: ${v.nodes[0].target.join(' ')} ${v.nodes[0].html.slice(0, 160)}`)
        """;

    private const string Lost = """
        () => [...document.querySelectorAll('main p, main h1, main h2, main h3, main label, main button, main a')].filter(e => { const r = e.getBoundingClientRect(); return r.width > 0 && !e.closest('.vh, .scroll, .nl-table-wrap, .show, pre, .nl-live') && (r.left < -1 || r.right > innerWidth + 1); }).map(e => e.textContent.slice(0, 60))
        """;

    /// <summary>Texts of live charts: level, at reading size, inside their chart, apart from each other, and as many ticks as our picture
    /// has, where we drew it.</summary>
    private const string Texts = """
        () => [...document.querySelectorAll('.nl-is-live')].flatMap(p => {
          const title = p.closest('figure').querySelector('.nl-title').textContent, frame = p.querySelector('.nl-live').getBoundingClientRect();
          const texts = [...p.querySelectorAll('.xtick text, .ytick text, .y2tick text, .bartext, .textpoint text, .annotation-text, .nl-live .nl-end')].filter(t => t.getBoundingClientRect().width > 0);
          const box = t => t.getBoundingClientRect(), say = t => t.textContent.replaceAll('\u00a0', ' ').trim(), found = [];
          const svg = p.querySelector(innerWidth < 640 ? 'svg.narrow' : 'svg.wide');
          const wanted = JSON.parse(svg.dataset.placement ?? '{"plots":[]}').plots.flatMap(q => [...q.xticks, ...q.yticks]).length;
          const ticks = [...p.querySelectorAll('.xtick text, .ytick text, .x2tick text, .y2tick text')].filter(t => box(t).width > 0 && getComputedStyle(t).opacity !== '0' && getComputedStyle(t).display !== 'none').length;
          if (svg.dataset.placement && ticks !== wanted) found.push(`${title}: ${ticks} ticks, ${wanted} in the picture`);
          texts.forEach((t, i) => {
            const a = box(t);
            if (parseFloat(getComputedStyle(t).fontSize) < 12) found.push(`${title}: "${say(t)}" is small`);
            if (/rotate\((?!0)/.test(t.getAttribute('transform') ?? '')) found.push(`${title}: "${say(t)}" slants`);
            if (a.left < frame.left - 2 || a.right > frame.right + 2) found.push(`${title}: "${say(t)}" leaves its chart`);
            for (const u of texts.slice(i + 1)) {
              const b = box(u);
              if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2.5 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4.5) found.push(`${title}: "${say(t)}" and "${say(u)}" overlap`);
            }
          });
          return found;
        })
        """;
}
