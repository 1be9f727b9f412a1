using Microsoft.Playwright;

namespace NotebookLib.Cli.Tests;

/// <summary>The projector: slides that fit their sheet on two screens, letters that can be read from afar, keys that always work, and the
/// window of who leads.</summary>
[Collection(BuiltSite.Name)]
public sealed class BrowserDeckTests(BuiltSite site)
{
    private static readonly (int Width, int Height)[] Screens = [(1366, 768), (1920, 1080)];

    [Fact]
    public async Task Every_slide_fits_its_sheet_with_letters_of_24_pixels_and_its_number()
    {
        foreach (var (i, file) in site.Themes.Index())
        {
            foreach (var screen in Path.GetFileName(file).StartsWith("07", StringComparison.Ordinal) ? Screens : [Screens[i % 2]])
            {
                await using var context = await site.Context(screen.Width, screen.Height);
                var page = await Deck(context, file);
                var (found, count) = (new List<string>(), 0);
                for (string shown = "", last = "-"; shown != last; count++)
                {
                    last = shown;
                    found.AddRange(await page.EvaluateAsync<string[]>(Flaws));
                    await page.Keyboard.PressAsync("ArrowRight");
                    shown = await page.Locator(".deckbar .where").InnerTextAsync();
                }

                var name = $"{Path.GetFileName(file)} at {screen.Width}";
                Assert.True(count > 10 && found.Count == 0, $"{name}: {count} slides; {string.Join("; ", found.Distinct())}");
                Assert.Equal($"{count} / {count}", await page.Locator(".deckbar .where").InnerTextAsync());
            }
        }
    }

    [Fact]
    public async Task Keys_work_after_a_click_in_a_figure_and_on_a_button_and_escape_leaves()
    {
        await using var context = await site.Context(1366, 768);
        var page = await Deck(context, site.Themes.Single(p => Path.GetFileName(p).StartsWith("03-", StringComparison.Ordinal)));
        var number = page.Locator(".deckbar .where");
        await page.Keyboard.PressAsync("PageDown");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(number).ToHaveTextAsync(Starts(4));
        await page.Locator(".stage-of svg").First.ClickAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(number).ToHaveTextAsync(Starts(5));
        await page.Locator(".deckbar .next").ClickAsync();
        await page.Keyboard.PressAsync("Space"); // goes on once: the button that has the focus stays quiet
        await Assertions.Expect(number).ToHaveTextAsync(Starts(7));
        await page.Keyboard.PressAsync("PageUp");
        await Assertions.Expect(number).ToHaveTextAsync(Starts(6));
        await page.Keyboard.PressAsync("Home");
        await Assertions.Expect(number).ToHaveTextAsync(Starts(1));
        await page.Keyboard.PressAsync("End");
        var (at, all) = (await number.InnerTextAsync()).Split(" / ") is [var a, var b] ? (a, b) : ("", "-");
        Assert.Equal(all, at);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".deck")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("main h1")).ToBeAttachedAsync();
        Assert.True(await page.Locator(".pair:visible").CountAsync() > 5);
    }

    [Fact]
    public async Task The_window_of_who_leads_follows_and_goes_first_with_notes_and_a_clock()
    {
        await using var context = await site.Context(1366, 768);
        var page = await Deck(context, site.Themes.Single(p => Path.GetFileName(p).StartsWith("07-", StringComparison.Ordinal)));
        await page.Keyboard.PressAsync("ArrowRight");
        var lead = await context.RunAndWaitForPageAsync(() => page.Locator(".lead-window").ClickAsync());
        var (here, there) = (page.Locator(".deckbar .where"), lead.Locator(".deckbar .where"));
        await Assertions.Expect(there).ToHaveTextAsync(Starts(2));
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(there).ToHaveTextAsync(await here.InnerTextAsync());
        await lead.Keyboard.PressAsync("ArrowRight");
        await lead.Locator(".next").ClickAsync();
        await Assertions.Expect(here).ToHaveTextAsync(Starts(5));
        Assert.Equal(await page.Locator(".stage-of .sheet").InnerTextAsync(), await lead.Locator(".nu .sheet").InnerTextAsync());
        var next = await lead.Locator(".straks .sheet").TextContentAsync();
        Assert.True((await lead.Locator(".notes p").AllInnerTextsAsync()).Sum(t => t.Length) > 100);
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal(next, await page.Locator(".stage-of .sheet").TextContentAsync());

        await lead.Locator(".time").ClickAsync();
        await Assertions.Expect(lead.Locator(".clock")).ToHaveTextAsync("0:01");
        await lead.Locator(".time").ClickAsync();
        var stopped = await lead.Locator(".clock").InnerTextAsync();
        await lead.WaitForTimeoutAsync(1200);
        Assert.Equal(stopped, await lead.Locator(".clock").InnerTextAsync());
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(lead.Locator(".deckbar .note")).ToContainTextAsync("De projector is gesloten.");
    }

    private static System.Text.RegularExpressions.Regex Starts(int at) => new($"^{at} / ");

    private async Task<IPage> Deck(IBrowserContext context, string file)
    {
        Assert.SkipWhen(!site.HasScripts, "Node.js was not there at build: pages are for reading only");
        var page = await context.NewPageAsync();
        await page.GotoAsync("file://" + file);
        await page.Locator("button.fullscreen").ClickAsync();
        await page.Locator(".deckbar").WaitForAsync();
        return page;
    }

    /// <summary>What is wrong with the slide that is shown: too much for its sheet, small letters, text outside it, nothing on it, or its
    /// sheet under the bar.</summary>
    private const string Flaws = """
        () => {
          const sheet = document.querySelector('.stage-of .sheet'), inner = sheet.firstElementChild, found = [];
          const at = document.querySelector('.deckbar .where').textContent, box = inner.getBoundingClientRect();
          if (inner.scrollHeight > inner.clientHeight || inner.scrollWidth > inner.clientWidth) found.push(`${at} is too full`);
          const bar = document.querySelector('.deckbar').getBoundingClientRect();
          if (sheet.getBoundingClientRect().bottom > bar.top + 1) found.push(`${at} lies under the bar`);
          const scale = sheet.getBoundingClientRect().width / 960, texts = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
          let some = false;
          while (texts.nextNode()) {
            const text = texts.currentNode, own = text.parentElement, range = document.createRange();
            range.selectNodeContents(text);
            const r = range.getBoundingClientRect();
            if (!text.data.trim() || r.width === 0 || own.closest('title, desc')) continue;
            some = true;
            const svg = own.closest('svg'), size = parseFloat(getComputedStyle(own).fontSize) * (svg ? svg.getScreenCTM().a : scale);
            if (size < 23.9) found.push(`${at}: "${text.data.trim().slice(0, 30)}" is ${size.toFixed(1)} px`);
            const over = r.bottom > box.bottom + 2 || r.right > box.right + 2 || r.top < box.top - 2;
            if (!svg && over) found.push(`${at}: "${text.data.trim().slice(0, 30)}" leaves its sheet`);
          }
          if (!some) found.push(`${at} is empty`);
          return found;
        }
        """;
}
