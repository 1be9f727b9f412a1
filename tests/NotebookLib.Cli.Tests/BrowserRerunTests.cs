using System.Text.Json;
using Microsoft.Playwright;

namespace NotebookLib.Cli.Tests;

/// <summary>Pages that compute themselves again, opened from disk: the session of <c>run</c> in the reader's browser.</summary>
[Collection(BuiltSite.Name)]
public sealed class BrowserRerunTests(BuiltSite site)
{
    private const int Long = 120_000;

    [Theory]
    [InlineData("03-", 27)]
    [InlineData("10-", 21)]
    [InlineData("16-", 15)]
    public async Task A_page_computes_itself_again_and_every_cell_is_equal(string theme, int cells)
    {
        await using var context = await site.Context(1360, 900);
        var (page, requests) = await site.Opened(context, theme);
        Assert.Equal(0, await page.Locator("script[src*=motor]").CountAsync()); // nothing is loaded before somebody asks
        await page.GetByRole(AriaRole.Button, new() { Name = "Reken deze pagina na" }).PressAsync("Enter");
        var status = page.Locator(".again [role=status]");
        await Assertions.Expect(status).ToContainTextAsync($"Alle {cells} cellen geven hier hetzelfde", new() { Timeout = Long });
        Assert.Equal(cells, await page.Locator(".nagerekend.gelijk, .nagerekend.afronding").CountAsync());
        Assert.All(requests, r => Assert.Contains(r.Split(':')[0], (string[])["file", "blob", "data"]));
        Assert.Empty(await page.EvaluateAsync<string[]>("""
            async () => { // each verdict stands at the code of its own cell
              const bytes = Uint8Array.from(atob(nlNareken), c => c.charCodeAt(0));
              const data = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).json();
              const shown = n => document.getElementById(`nagerekend-${n}`)?.closest('.show')
                .querySelector(':scope > details.code').textContent;
              return data.cells.filter((c, i) => c.block >= 0 && !shown(i + 1)?.includes(c.code.trim())).map(c => c.id);
            }
            """));

        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Button, new() { Name = "Bewaar als certificaat (JSON)" }).ClickAsync());
        using var certificate = JsonDocument.Parse(await File.ReadAllTextAsync(await download.PathAsync()));
        var all = certificate.RootElement.GetProperty("cellen").EnumerateArray().ToList();
        Assert.Equal(cells, all.Count);
        Assert.All(all.Where(c => c.GetProperty("uitkomst").GetString() == "gelijk"), c =>
            Assert.Equal(c.GetProperty("gepubliceerd").GetString(), c.GetProperty("hier").GetString()));
        Assert.Equal("5.12.0", certificate.RootElement.GetProperty("versies").GetProperty("Roslyn").GetString());
    }

    [Fact]
    public async Task A_published_number_that_was_changed_afterwards_is_found_and_shown()
    {
        await using var context = await site.Context(1360, 900);
        var (page, _) = await site.Opened(context, "10-");
        // what a forger would do: another number in the published outputs of one cell
        await page.EvaluateAsync("""
            async () => {
              const s = document.createElement('script');
              s.src = `assets/nareken/${document.body.dataset.page}.js`;
              await new Promise(done => { s.onload = done; document.head.append(s); });
              const bytes = Uint8Array.from(atob(nlNareken), c => c.charCodeAt(0));
              const data = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).json();
              const cell = data.cells.find(c => /\d{4,}<\/td>|\d\.\d{3}/.test(c.outputs));
              window.changed = data.cells.indexOf(cell) + 1;
              cell.outputs = cell.outputs.replace(/\d\.\d{3}|\d{4,}(?=<\/td>)/, '9.876.543');
              const stream = new Blob([JSON.stringify(data)]).stream().pipeThrough(new CompressionStream('gzip'));
              const packed = new Uint8Array(await new Response(stream).arrayBuffer());
              globalThis.nlNareken = btoa(Array.from(packed, b => String.fromCharCode(b)).join(''));
            }
            """);
        await page.GetByRole(AriaRole.Button, new() { Name = "Reken deze pagina na" }).ClickAsync();
        await Assertions.Expect(page.Locator(".again [role=status]")).ToContainTextAsync("1 anders", new() { Timeout = Long });
        var changed = await page.EvaluateAsync<int>("() => window.changed");
        var found = page.Locator($"#nagerekend-{changed}.anders");
        await Assertions.Expect(found.Locator("dd").First).ToContainTextAsync("9.876.543");
        await Assertions.Expect(found.Locator("dd").Nth(1)).Not.ToContainTextAsync("9.876.543");
        await found.ScrollIntoViewIfNeededAsync();
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(SiteVisit.Pictures, "nareken-verschil.png") });
    }

    [Fact]
    public async Task A_cell_can_be_changed_run_stopped_and_put_back_and_an_error_names_its_line()
    {
        await using var context = await site.Context(1360, 900);
        var (page, _) = await site.Opened(context, "10-");
        var code = page.Locator("article .pair > .show > details.code").First;
        await code.Locator("summary").First.ClickAsync();
        await code.GetByRole(AriaRole.Button, new() { Name = "Probeer zelf" }).ClickAsync();
        var cell = code.Locator(".cel").First;
        var text = cell.Locator("textarea");
        var published = await text.InputValueAsync();

        await text.FillAsync("var n = 0;\nvar m = int.Parse(\"drie\");");
        await text.PressAsync("Control+Enter");
        await Assertions.Expect(cell.Locator(".uit pre.error")).ToContainTextAsync("cell 1, line 2", new() { Timeout = Long });

        await text.FillAsync("while (true) { }");
        await text.PressAsync("Control+Enter");
        await Assertions.Expect(cell.Locator("[role=status]")).ToContainTextAsync("wordt gerekend", new() { Timeout = Long });
        await cell.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await Assertions.Expect(cell.Locator("[role=status]")).ToContainTextAsync("Gestopt");

        await text.FillAsync("Console.WriteLine(6 * 7);\nnew[] { 1.5, 2.5 }.Sum()");
        await text.PressAsync("Control+Enter");
        await Assertions.Expect(cell.Locator(".uit")).ToContainTextAsync("42", new() { Timeout = Long });
        await Assertions.Expect(cell.Locator(".uit")).ToContainTextAsync("4");

        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Toon", Exact = true }).ClickAsync();
        var again = page.Locator(".cel textarea").First;
        await Assertions.Expect(again).ToHaveValueAsync("Console.WriteLine(6 * 7);\nnew[] { 1.5, 2.5 }.Sum()");
        await page.GetByRole(AriaRole.Button, new() { Name = "Terug naar de uitgave" }).First.ClickAsync();
        await Assertions.Expect(again).ToHaveValueAsync(published);
    }

    [Fact]
    public async Task A_notebook_of_ones_own_starts_with_a_figure_and_leaves_as_a_file_that_runs_elsewhere()
    {
        await using var context = await site.Context(1360, 900);
        var (page, _) = await site.Opened(context, "proef.html");
        var cells = page.Locator(".cel");
        await Assertions.Expect(cells).ToHaveCountAsync(2);
        await cells.Nth(1).Locator("textarea").PressAsync("Control+Enter"); // the first runs before it
        await Assertions.Expect(cells.Nth(0).Locator(".uit figure svg").First).ToBeAttachedAsync(new() { Timeout = Long });
        await Assertions.Expect(cells.Nth(1).Locator(".uit .nl-test").First).ToBeAttachedAsync(new() { Timeout = Long });
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(SiteVisit.Pictures, "proef.png"), FullPage = true });
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Button, new() { Name = "Bewaar als notebook (.ipynb)" }).ClickAsync());
        using var folder = new CommandLine();
        File.Copy(await download.PathAsync(), Path.Combine(folder.Root, "notebooks", "proef.ipynb"));
        var run = await folder.Run("run");
        Assert.True(run.Code == 0, run.Error);
    }

    [Fact]
    public async Task The_session_gives_the_same_in_a_page_as_in_a_process()
    {
        string[] cells =
        [
            "int F(int x) => x + 1;\nvar a = new List<int> { 1, 2, 3 };\na.Select(F)",
            "record Punt(double X, double Y);\nConsole.Write(\"een \"); display(new Punt(1, 2.5)); Console.WriteLine(\"twee\");\n"
                + "Console.Error.WriteLine(\"drie\");",
            "var a = \"opnieuw\"; // the name has another type from here\na.Length",
            "await Task.Yield();\nvar later = await Task.Run(() => 6 * 7);\nlater",
            "#r \"../lib/NotebookLib/bin/Release/net10.0/NotebookLib.dll\"\nusing NotebookLib;\nusing NotebookLib.Statistics;\n"
                + "new Series([2010, 2011, 2012, 2013, 2014, 2015], [3, 5, 8, 9, 12, 15]).Trend()",
            "var d = display(\"eerst\"); d.Update(\"daarna\"); new { Naam = \"x\", Waarde = 1.5, Leeg = (string?)null }",
            "Console.WriteLine(new string('x', 2_100_000));",
            "int Deel(int x) => 10 / x;\n\nDeel(0)",
            "\"nooit\"",
        ];
        using var folder = new CommandLine();
        folder.Own("sessie.ipynb", cells);
        await folder.Run("run");
        using var executed = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder.Out, "notebooks", "sessie.ipynb")));
        var expected = executed.RootElement.GetProperty("cells").EnumerateArray()
            .Select(c => BuiltSite.Bare(c.GetProperty("outputs").GetRawText())).Take(cells.Length - 1).ToList();

        await using var context = await site.Context(1360, 900);
        var (page, _) = await site.Opened(context, "10-");
        await page.AddScriptTagAsync(new() { Url = "assets/reken.js" });
        var here = await page.EvaluateAsync<string[]>("cells => nlReken.session(cells)", cells);
        Assert.Equal(expected, here.Select(BuiltSite.Bare));
    }
}
