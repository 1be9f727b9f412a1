using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NotebookLib.Cli.Tests;

/// <summary>The live charts of this repository's site, as a reader with a mouse, a keyboard or a phone meets them.</summary>
[Collection(BuiltSite.Name)]
public sealed partial class BrowserChartTests(BuiltSite site)
{
    [Fact]
    public async Task The_label_of_a_line_hides_and_shows_it_by_mouse_and_keyboard()
    {
        await using var context = await site.LiveContext(1360, 900);
        var figure = await LiveLine(await site.Open(context, "05-"));
        var label = figure.Locator("button.nl-end").First;
        var lines = figure.Locator(".scatterlayer .trace");
        var all = await lines.CountAsync();
        Assert.True(all > 1);
        Assert.Equal("true", await label.GetAttributeAsync("aria-pressed"));

        await label.ClickAsync();
        Assert.Equal("false", await label.GetAttributeAsync("aria-pressed"));
        await Assertions.Expect(lines).ToHaveCountAsync(all - 1);

        await label.FocusAsync();
        await label.PressAsync("Enter");
        Assert.Equal("true", await label.GetAttributeAsync("aria-pressed"));
        await Assertions.Expect(lines).ToHaveCountAsync(all);

        await label.PressAsync("Space");
        Assert.Equal("false", await label.GetAttributeAsync("aria-pressed"));
        await Assertions.Expect(lines).ToHaveCountAsync(all - 1);
    }

    [Fact]
    public async Task Pointing_at_a_line_tells_the_value_in_Dutch()
    {
        await using var context = await site.LiveContext(1360, 900);
        var page = await site.Open(context, "05-");
        var figure = await LiveLine(page);
        await figure.ScrollIntoViewIfNeededAsync();
        var at = await figure.EvaluateAsync<double[]>("""
            f => { const gd = f.querySelector('.js-plotly-plot'), r = gd.getBoundingClientRect(), x = gd._fullLayout.xaxis, y = gd._fullLayout.yaxis;
                   const t = gd.data.find(t => t.hovertemplate), n = t.x.length - 2; return [r.left + x._offset + x.d2p(t.x[n]), r.top + y._offset + y.d2p(t.y[n]), t.y[n]]; }
            """);
        await page.Mouse.MoveAsync((float)at[0] - 3, (float)at[1] - 3);
        await page.Mouse.MoveAsync((float)at[0], (float)at[1]);
        var hover = figure.Locator(".hoverlayer .hovertext").First;
        await Assertions.Expect(hover).ToBeVisibleAsync();
        var text = await hover.TextContentAsync() ?? "";
        Assert.Contains(Dutch.Number(at[2]), text, StringComparison.Ordinal);
        Assert.Matches(@"20\d\d/'\d\d: \d{1,3}(\.\d{3})+ leerlingen", text);
    }

    [Fact]
    public async Task The_buttons_of_a_chart_show_only_under_the_mouse()
    {
        await using var context = await site.LiveContext(1360, 900);
        var page = await site.Open(context, "05-");
        var figure = await LiveLine(page);
        var bar = figure.Locator(".modebar");
        await page.Mouse.MoveAsync(1, 1);
        await Assertions.Expect(bar).ToHaveCSSAsync("opacity", "0");
        await figure.Locator(".nsewdrag").First.HoverAsync();
        await Assertions.Expect(bar).ToHaveCSSAsync("opacity", "1");
        Assert.All(await figure.Locator(".modebar-group").EvaluateAllAsync<string[]>("g => g.map(e => "
            + "getComputedStyle(e).backgroundColor)"), color => Assert.Equal("rgba(0, 0, 0, 0)", color));
    }

    [Fact]
    public async Task A_chart_is_no_stop_for_the_tab_key_beside_its_labels_and_its_tools_are_named_in_Dutch()
    {
        await using var context = await site.LiveContext(1360, 900);
        var figure = await LiveLine(await site.Open(context, "05-"));
        Assert.Equal(0, await figure.Locator(".modebar-btn:not([tabindex='-1'])").CountAsync());
        var names = await figure.Locator(".modebar-btn").EvaluateAllAsync<string[]>("b => b.map(e => e.dataset.title)");
        Assert.Equal(["Inzoomen", "Assen terugzetten", "Bewaar als plaatje"], names);
        var tops = await figure.Locator("button.nl-end").EvaluateAllAsync<double[]>("b => b.map(e => { const r = "
            + "e.getBoundingClientRect(); return r.top + r.height / 2; }).sort((x, y) => x - y)");
        Assert.All(tops.Zip(tops.Skip(1)), p => Assert.True(p.Second - p.First >= 23.5, $"{p.First} and {p.Second}"));
    }

    [Fact]
    public async Task A_chart_is_drawn_anew_for_a_phone_and_printed_as_its_picture()
    {
        await using var context = await site.LiveContext(1360, 900);
        var page = await site.Open(context, "05-");
        var figure = await LiveLine(page);
        var before = (await figure.Locator(".nl-live").BoundingBoxAsync())!.Width;
        await page.SetViewportSizeAsync(390, 844);
        await Assertions.Expect(figure.Locator(".nl-live")).ToHaveCSSAsync("width", Narrow());
        var after = (await figure.Locator(".nl-live").BoundingBoxAsync())!.Width;
        Assert.True(after < 390 && after < before, $"{before} px became {after} px");

        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.Equal(0, await page.Locator(".nl-live:visible").CountAsync());
        Assert.Equal(await page.Locator(".nl-picture").CountAsync(), await page.Locator(".nl-picture > svg.nl-svg:visible").CountAsync());
    }

    [Theory]
    [InlineData(SiteVisit.Wide)]
    [InlineData(SiteVisit.Laptop)]
    [InlineData(SiteVisit.Phone)]
    public async Task Texts_of_live_charts_are_level_readable_and_apart(int width)
    {
        await using var context = await site.LiveContext(width, 900);
        var visit = await site.Visit(width);
        Assert.True(visit.Live > 30, $"{visit.Live} figures came alive");
        visit.Clean("texts");
    }

    [GeneratedRegex("^3\\d\\dpx$")]
    private static partial Regex Narrow();

    private static async Task<ILocator> LiveLine(IPage page)
    {
        var figure = page.Locator("figure[data-kind=line]").First;
        await figure.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(figure.Locator(".nl-is-live")).ToHaveCountAsync(1);
        return figure;
    }
}
