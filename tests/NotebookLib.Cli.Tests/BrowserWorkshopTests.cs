using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace NotebookLib.Cli.Tests;

/// <summary>The workshop as a participant with a keyboard, and a leader with files, go through it.</summary>
[Collection(BuiltSite.Name)]
public sealed class BrowserWorkshopTests(BuiltSite site)
{
    [Fact]
    public async Task A_whole_workshop_goes_by_keyboard_from_prediction_to_file_and_back()
    {
        await using var context = await site.Context(1360, 900);
        var page = await Theme(context, "03-");
        var box = page.Locator(".voorspel").First;

        // to the drawing with Tab alone, two years with the arrows
        await page.Locator(".voorspel input[type=radio]").First.FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("slider", await page.EvaluateAsync<string>("document.activeElement.getAttribute('role')"));
        await page.Keyboard.PressAsync("PageUp");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Laat zien wat er gebeurde", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        Assert.False(await box.Locator("xpath=following-sibling::details[1]").EvaluateAsync<bool>("d => d.open"));
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await box.Locator("xpath=following-sibling::details[1]").EvaluateAsync<bool>("d => d.open"));
        await Assertions.Expect(box.Locator(".after-all")).ToContainTextAsync("je verwachtte");
        await Assertions.Expect(box.Locator("svg.draw")).ToContainTextAsync("jouw lijn");
        await Assertions.Expect(box.Locator("svg.draw")).ToContainTextAsync("gezien");

        await page.Locator("section.own[data-step=inzicht] textarea[data-field=notities]").FocusAsync();
        await page.Keyboard.TypeAsync("Mijn <b>notitie</b> 'quote'");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("=SOM(A1)");
        var saved = await Download(page, () => page.Keyboard.PressAsync("Enter"), "button[data-save=json]");
        var work = JsonNode.Parse(saved)!;
        var own = work["paginas"]!.AsObject().Single().Value!;
        Assert.Equal("Mijn <b>notitie</b> 'quote'", (string)own["stappen"]!["inzicht"]!["notities"]!);
        Assert.Equal("=SOM(A1)", (string)own["stappen"]!["inzicht"]!["hypothese"]!);
        var prediction = own["voorspellingen"]!.AsObject().Single().Value!;
        Assert.Equal(("met", "stijgt", 2), ((string)prediction["getoond"]!, (string)prediction["richting"]!,
            prediction["lijnen"]![0]!["x"]!.AsArray().Count));

        // an empty browser takes the file back: the line stands beside the data again
        await using var fresh = await site.Context(1360, 900);
        var bench = await Bench(fresh);
        await bench.Locator("#mijn-bestand input[type=file]").SetInputFilesAsync(File("mijn-werkplaats.json", saved));
        await Assertions.Expect(bench.Locator("#mijn-bestand .say")).ToContainTextAsync("is ingelezen");
        await Assertions.Expect(bench.Locator("#mijn-bestand .mine")).ToContainTextAsync("=SOM(A1)");
        var again = await Theme(fresh, "03-");
        await Assertions.Expect(again.Locator(".voorspel.revealed svg.draw").First).ToContainTextAsync("jouw lijn");
        Assert.Equal(0, await again.Locator("section.own b").CountAsync());

        // and the command merges it
        var file = Path.Combine(Directory.CreateTempSubdirectory("nl-merge-").FullName, "deelnemer.json");
        await System.IO.File.WriteAllTextAsync(file, saved, TestContext.Current.CancellationToken);
        var merged = await CommandLine.RunInRepository("workshop", "merge", file, "--json", "--out", Path.ChangeExtension(file, ".csv"));
        Assert.True(merged.Code == 0, merged.Error);
        Assert.Contains(JsonNode.Parse(merged.Output)!["rows"]!.AsArray(), r => (string)r!["question"]! == "hypothese"
            && (string)r["text"]! == "=SOM(A1)");
        Assert.Contains("'=SOM(A1)", await System.IO.File.ReadAllTextAsync(Path.ChangeExtension(file, ".csv"),
            TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public async Task A_line_is_drawn_with_the_mouse_and_nobody_is_forced()
    {
        await using var context = await site.Context(1360, 900);
        var page = await Theme(context, "03-");
        var paper = page.Locator(".voorspel svg.draw").First;
        await paper.ScrollIntoViewIfNeededAsync();
        var at = (await paper.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(at.X + (at.Width * 0.3f), at.Y + (at.Height * 0.4f));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(at.X + (at.Width * 0.75f), at.Y + (at.Height * 0.2f), new MouseMoveOptions { Steps = 12 });
        await page.Mouse.UpAsync();
        await Assertions.Expect(paper).ToContainTextAsync("jouw lijn");
        Assert.True(await page.EvaluateAsync<int>("JSON.parse(localStorage.getItem('nl-werkplaats')).paginas[document.body.dataset.page].voorspellingen['voorspel-groei'].lijnen[0].x.length") >= 3);

        var second = page.Locator(".voorspel").Nth(1);
        await second.Locator("button.go").ClickAsync();
        await Assertions.Expect(second.Locator(".say").First).ToContainTextAsync("nog geen verwachting");
        await second.Locator("button.plain").ClickAsync();
        await Assertions.Expect(second.Locator(".say").First).ToBeEmptyAsync(); // what was missing is no longer asked for
        await Assertions.Expect(second.Locator(".after-all")).ToContainTextAsync("Getoond zonder voorspelling.");
    }

    [Theory]
    [InlineData("geen json")]
    [InlineData("{\"soort\":\"notebooklib-werkplaats\",\"versie\":1,\"paginas\":{\"__proto__\":{\"titel\":\"x\"}}}")]
    [InlineData("{\"soort\":\"notebooklib-werkplaats\",\"versie\":1,\"werkvormen\":{\"a\":{\"b\":{}}}}")]
    [InlineData("{\"soort\":\"iets anders\",\"versie\":1}")]
    [InlineData("")]
    public async Task A_broken_import_leaves_the_notes_as_they_were(string content)
    {
        await using var context = await site.Context(1360, 900);
        var page = await Theme(context, "05-");
        await page.Locator("section.own[data-step=overzicht] textarea").First.FillAsync("blijft staan");
        var bench = await Bench(context);
        var before = await bench.EvaluateAsync<string>("localStorage.getItem('nl-werkplaats')");
        await bench.Locator("#mijn-bestand input[type=file]").SetInputFilesAsync(File("kapot.json", content));
        await Assertions.Expect(bench.Locator("#mijn-bestand .say")).ToContainTextAsync("Wat je had staat er nog.");
        Assert.Equal(before, await bench.EvaluateAsync<string>("localStorage.getItem('nl-werkplaats')"));
        await Assertions.Expect(bench.Locator("#mijn-bestand .mine")).ToContainTextAsync("blijft staan");
        Assert.True(await bench.EvaluateAsync<bool>("({}).titel === undefined"));
    }

    [Fact]
    public async Task The_group_picture_shows_hostile_texts_as_text_and_no_names_of_files()
    {
        const string Hostile = "<img src=x onerror=document.title='raak'> \u202E =1+1";
        string Work(string note, int points) => new JsonObject
        {
            ["soort"] = "notebooklib-werkplaats", ["versie"] = 1,
            ["paginas"] = new JsonObject { ["constructor"] = new JsonObject { ["titel"] = Hostile,
                ["stappen"] = new JsonObject { ["inzicht"] = new JsonObject { ["notities"] = note } },
                ["voorspellingen"] = new JsonObject { ["a"] = new JsonObject { ["figuur"] = Hostile, ["getoond"] = "met",
                ["lijnen"] = new JsonArray(new JsonObject { ["reeks"] = Hostile, ["x"] = new JsonArray(2019, 2020),
                ["y"] = new JsonArray(points, 12) }) } } } },
            ["werkvormen"] = new JsonObject { ["vertrekpunten"] = new JsonObject { ["maatwerk"] = points } },
        }.ToJsonString();
        await using var context = await site.Context(1360, 900);
        var page = await Bench(context);
        await page.Locator("#groep input[type=file]")
            .SetInputFilesAsync([File("jansen.json", Work(Hostile, 20)), File("pieters.json", Work(new string('x', 100_000), 60)),
            File("stuk.json", "{")]);
        var group = page.Locator("#groep");
        await Assertions.Expect(group.Locator(".say"))
            .ToContainTextAsync("2 bestanden in het groepsbeeld. Niet te lezen als werkplaatsbestand: stuk.json.");
        await Assertions.Expect(group.Locator(".shown")).ToContainTextAsync("onerror");
        var shown = await group.Locator(".shown").InnerTextAsync();
        Assert.DoesNotContain("jansen", shown, StringComparison.Ordinal);
        Assert.Contains("40", shown, StringComparison.Ordinal);
        Assert.Equal(0, await group.Locator("img").CountAsync());
        Assert.DoesNotContain("raak", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    [Fact]
    public async Task Everything_can_be_erased_and_English_turns_the_navigation()
    {
        await using var context = await site.Context(1360, 900);
        var page = await Theme(context, "05-");
        await page.Locator("section.own textarea").First.FillAsync("weg ermee");
        var bench = await Bench(context);
        await bench.Locator("button.wipe").ClickAsync();
        await bench.Locator(".sure-wipe button").ClickAsync();
        Assert.Null(await bench.EvaluateAsync<string?>("localStorage.getItem('nl-werkplaats')"));

        await bench.Locator("button.language").ClickAsync();
        await Assertions.Expect(bench.Locator(".menu li a").First).ToHaveAttributeAsync("lang", "en");
        var english = await Theme(context, "05-");
        await Assertions.Expect(english.Locator(".bar .steps a").First).ToHaveTextAsync("Overview");
        Assert.True(await english.Locator("details.abstract").EvaluateAsync<bool>("d => d.open"));
    }

    [Fact]
    public async Task Search_filters_words_and_choices_answer()
    {
        await using var context = await site.Context(1360, 900);
        var search = await Open(context, "zoeken.html");
        await search.Locator("#zoek").FillAsync("lie factor");
        await Assertions.Expect(search.Locator(".hits li").First).ToBeVisibleAsync();
        Assert.Contains("03-", await search.Locator(".hits a").First.GetAttributeAsync("href"), StringComparison.Ordinal);

        var claims = await Open(context, "claims.html");
        await claims.Locator("select[name=status]").SelectOptionAsync("deviates");
        Assert.Equal(await claims.Locator("tr[data-status=deviates]").CountAsync(), await claims.Locator(".claims-of tbody tr:visible")
            .CountAsync());

        var theme = await Theme(context, "05-");
        await theme.Locator("a.term").First.FocusAsync();
        await Assertions.Expect(theme.Locator(".tip")).ToBeVisibleAsync();
        await theme.Keyboard.PressAsync("Escape");
        await Assertions.Expect(theme.Locator(".tip")).ToBeHiddenAsync();

        await theme.Locator("a.term").First.ClickAsync(); // explained in place
        await Assertions.Expect(theme.Locator(".tip")).ToBeVisibleAsync();
        Assert.Contains("05-", theme.Url, StringComparison.Ordinal);

        foreach (var (asked, found) in new[] { ("autisme", "cluster 4"), ("TLV", "toelaatbaarheidsverklaring"), ("zmok", "cluster 4"),
            ("swv", "samenwerkingsverband"), ("passend onderwijs", "passend onderwijs"), ("cluster 4", "cluster 4") })
        {
            await search.Locator("#zoek").FillAsync(asked);
            await Assertions.Expect(search.Locator(".hits li").First).ToBeVisibleAsync();
            var marks = await search.Locator(".hits mark").AllInnerTextsAsync();
            Assert.Contains(marks, m => string.Equals(m, found, StringComparison.OrdinalIgnoreCase)
                || string.Equals(m, asked, StringComparison.OrdinalIgnoreCase));
        }

        var story = await Open(context, "werkvorm-verhaal.html");
        await story.GetByLabel("as afgekapt").CheckAsync();
        await Assertions.Expect(story.Locator(".reads")).ToContainTextAsync("De as is afgekapt");
        var points = await Open(context, "werkvorm-vertrekpunten.html");
        await points.Locator("input[type=range]").First.FillAsync("60");
        await points.Locator("input[type=range]").Nth(1).FillAsync("60");
        await Assertions.Expect(points.Locator(".left")).ToHaveTextAsync("Alle 100 punten zijn verdeeld.");
    }

    [Fact]
    public async Task The_timer_runs()
    {
        await using var context = await site.Context(1360, 900);
        var page = await Theme(context, "05-");
        await page.Locator(".timer button").ClickAsync();
        await Assertions.Expect(page.Locator(".timer output"))
            .ToHaveTextAsync("4:59", new LocatorAssertionsToHaveTextOptions { Timeout = 5000 });
    }

    private static FilePayload File(string name, string content) =>
        new() { Name = name, MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(content) };

    private async Task<IPage> Bench(IBrowserContext context) => await Open(context, "werkplaats.html");

    private async Task<IPage> Open(IBrowserContext context, string file)
    {
        Assert.SkipWhen(!site.HasScripts, "Node.js was not there at build: pages are for reading only");
        var page = await context.NewPageAsync();
        await page.GotoAsync("file://" + site.Pages.Single(p => Path.GetFileName(p) == file));
        return page;
    }

    private async Task<IPage> Theme(IBrowserContext context, string start) =>
        await Open(context, Path.GetFileName(site.Themes.Single(p => Path.GetFileName(p).StartsWith(start, StringComparison.Ordinal))));

    private static async Task<string> Download(IPage page, Func<Task> press, string button)
    {
        await page.Locator(button).First.FocusAsync();
        var download = await page.RunAndWaitForDownloadAsync(press);
        return await System.IO.File.ReadAllTextAsync(await download.PathAsync());
    }
}
