using Microsoft.Playwright;

namespace NotebookLib.Cli.Tests;

/// <summary>The site of this repository, opened from disk in a real browser.</summary>
[Collection(BuiltSite.Name)]
public sealed class BrowserTests(BuiltSite site)
{
    [Fact]
    public async Task Pages_open_from_disk_without_a_network_without_errors_and_fit_wide_and_narrow()
    {
        foreach (var (width, height) in new[] { (1360, 900), (1800, 1000), (390, 844) })
        {
            await using var context = await site.Context(width, height);
            foreach (var file in site.Pages)
            {
                var page = await context.NewPageAsync();
                var problems = new List<string>();
                page.Console += (_, message) => Note(problems, message.Type is "error" or "warning", message.Text);
                page.PageError += (_, error) => problems.Add(error);
                page.Request += (_, request) => Note(problems, !request.Url.StartsWith("file:", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal), request.Url);
                await page.GotoAsync("file://" + file);
                await BuiltSite.ScrollThrough(page);
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
        await using (var scripts = await site.LiveContext(1360, 900))
        {
            var page = await site.Open(scripts, "05-");
            var live = await page.Locator(".nl-is-live").CountAsync();
            Assert.True(live > 0);
            Assert.Equal(0, await page.Locator(".nl-is-live > svg:visible").CountAsync());
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
            Assert.True(await page.Locator(".nl-is-live > svg.wide:visible").CountAsync() > 0);
            Assert.Equal(0, await page.Locator(".nl-live:visible").CountAsync());
        }

        await using var quiet = await site.Context(1360, 900, scripts: false);
        var still = await quiet.NewPageAsync();
        await still.GotoAsync("file://" + site.Pages.Single(p => Path.GetFileName(p).StartsWith("05-", StringComparison.Ordinal)));
        Assert.True(await still.Locator("figure svg.wide:visible").CountAsync() > 3);
        Assert.True(await still.Locator("figure table:visible").CountAsync() > 3);
        Assert.Equal(0, await still.Locator("figure svg.narrow:visible").CountAsync());
    }

    private static void Note(List<string> problems, bool isProblem, string text)
    {
        if (isProblem)
        {
            problems.Add(text);
        }
    }
}
