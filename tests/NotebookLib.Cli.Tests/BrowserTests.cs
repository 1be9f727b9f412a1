using Microsoft.Playwright;

namespace NotebookLib.Cli.Tests;

/// <summary>The site of this repository, opened from disk in a real browser.</summary>
[Collection(BuiltSite.Name)]
public sealed class BrowserTests(BuiltSite site)
{
    [Theory]
    [InlineData(SiteVisit.Laptop)]
    [InlineData(SiteVisit.Wide)]
    [InlineData(SiteVisit.Phone)]
    [InlineData(SiteVisit.Zoomed)]
    public async Task Pages_open_from_disk_without_a_network_without_errors_and_fit(int width)
    {
        var visit = await site.Visit(width);
        visit.Clean("errors");
        visit.Clean("width");
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
}
