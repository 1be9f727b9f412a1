using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace NotebookLib.Cli.Tests;

/// <summary>A page opened from disk with what is the reader's in place of the edition's: another choice, a file.</summary>
[Collection(BuiltSite.Name)]
public sealed class BrowserOwnTests(BuiltSite site)
{
    private const int Long = 180_000;
    private const string Sample = "tests/NotebookLib.Cli.Tests/Samples/eigen-export.csv";

    private static readonly string[] Cells =
    [
        """
        #r "../lib/NotebookLib/bin/Release/net10.0/NotebookLib.dll"
        using NotebookLib;
        using NotebookLib.Regions;
        var cijfers = Published.Load().InVintage("ocw-2023", "ocw-2022", "kengetallen");
        var (so, sbo, bao) = (cijfers.Series("po.so"), cijfers.Series("po.sbo"), cijfers.Series("po.bao", "ocw-2022"));
        """,
        "foreach (var deel in LocalRegions.Open().Own(Region.Of(\"Nederland\", so, bao), new SchoolYear(2018))) display(deel);",
        "foreach (var deel in LocalRegions.Open().Share(\"Aandeel so\", [SchoolType.So], [SchoolType.Bao, SchoolType.So], so))\n"
            + "    display(deel);",
        "foreach (var deel in LocalRegions.Open().Index(\"Leerlingen\", new SchoolYear(2018), (SchoolType.So, so), "
            + "(SchoolType.Bao, bao)))\n    display(deel);",
    ];

    [Fact]
    public async Task Every_file_gives_in_a_page_what_it_gives_the_command_and_a_hostile_one_is_refused_by_both()
    {
        await using var context = await site.Context(1366, 900);
        var (page, requests) = await site.Opened(context, "10-");
        await page.AddScriptTagAsync(new() { Url = "assets/reken.js" });
        page.SetDefaultTimeout(Long);
        var files = BroughtFiles.Good.Concat(BroughtFiles.Hostile).ToList();
        var asked = new JsonArray([.. files.Select(f => new JsonObject { ["name"] = f.Name, ["content"] = Convert.ToBase64String(f.Content),
            ["answer"] = f.Answer is null ? null : JsonNode.Parse(f.Answer) })]);
        var answered = JsonNode.Parse(await page.EvaluateAsync<string>(
            "async ([files, cells]) => JSON.stringify(await nlReken.brought(JSON.parse(files), cells))",
            new object[] { asked.ToJsonString(), Cells }))!.AsArray();
        Assert.All(requests, r => Assert.Contains(r.Split(':')[0], (string[])["file", "blob", "data"]));

        using var here = new CommandLine();
        here.Own("94-eigen.ipynb", Cells);
        foreach (var (file, result) in files.Zip(answered))
        {
            var (error, map) = ((string)result!["error"]!, (string)result["map"]!);
            await File.WriteAllBytesAsync(Path.Combine(here.Root, file.Name), file.Content);
            // where the page was answered, the command gets that answer as a map
            var answer = file.Answer is null ? map : map.Length > 0 ? map : file.Answer; // JSON is YAML too
            await File.WriteAllTextAsync(Path.Combine(here.Root, "kaart.yml"), answer);
            string[] arguments = ["run", "94", "--out", "uit", "--param", $"bestand={file.Name}", .. answer.Length > 0
                ? (string[])["--param", "kaart=kaart.yml"] : []];
            var run = await here.Run(arguments);
            if (BroughtFiles.Hostile.Contains(file))
            {
                Assert.True(run.Code == 2 && error.Length > 0, $"{file.Name}: {run.Code} {run.Error} | {error}");
                Assert.Contains(file.ByCommand, run.Error, StringComparison.Ordinal);
                Assert.Contains(file.Refused, error, StringComparison.Ordinal);
                continue;
            }

            Assert.True(run.Code == 0 && error.Length == 0, $"{file.Name}: {run.Error} | {error}");
            var notebook = Path.Combine(here.Root, "uit", "notebooks", "94-eigen.ipynb");
            using var executed = JsonDocument.Parse(await File.ReadAllTextAsync(notebook));
            var expected = executed.RootElement.GetProperty("cells").EnumerateArray().Select(c =>
                BuiltSite.Bare(c.GetProperty("outputs").GetRawText()));
            var shown = result["outputs"]!.AsArray().Select(o => BuiltSite.Bare((string)o!)).ToList();
            Assert.Equal(expected, shown);
            Assert.True(shown.Sum(s => s.Length) > 200, $"{file.Name} shows nothing");
        }
    }

    [Fact]
    public async Task A_file_brought_to_a_page_is_asked_about_stands_beside_the_nation_and_only_its_map_is_remembered()
    {
        await using var context = await site.Context(1366, 900);
        var (page, requests) = await site.Opened(context, "03-");
        page.SetDefaultTimeout(Long);
        var policy = await page.Locator("meta[http-equiv=Content-Security-Policy]").GetAttributeAsync("content");
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("connect-src", policy, StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Button, new() { Name = "Breng een eigen bestand" }).PressAsync("Enter");
        var input = page.Locator(".drop-own input");
        await input.SetInputFilesAsync(new FilePayload { Name = "leerlingen.csv", MimeType = "text/csv",
            Buffer = "Voornaam;schooljaar;soort;aantal\nJan;2018;so;1\n"u8.ToArray() });
        await Assertions.Expect(page.Locator(".again .weigering")).ToContainTextAsync("elke regel over één leerling",
            new() { Timeout = Long });
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(SiteVisit.Pictures, "eigen-weigering.png") });

        await input.SetInputFilesAsync(Path.Combine(CommandLine.Repository, Sample));
        await Assertions.Expect(page.Locator(".again select[name=year]")).ToHaveValueAsync("Teldag", new() { Timeout = Long });
        await Pick(page, "langdurig ziek").SelectOptionAsync("");
        await page.Locator(".again input[name=region]").FillAsync("regio Voorbeeld");
        var show = page.GetByRole(AriaRole.Button, new() { Name = "Zet naast Nederland" });
        await show.ClickAsync();
        await Assertions.Expect(page.Locator(".again .say[role=alert]"))
            .ToContainTextAsync("Kies nog een schoolsoort voor “langdurig ziek”.");
        await Pick(page, "langdurig ziek").SelectOptionAsync("so");
        await show.ClickAsync();
        // as README's commands say it
        const string Sentence = "van 1,21 so per 100 bao in 2018/'19 naar 1,80 in 2022/'23; Nederland van 2,20 naar 2,48";
        await Assertions.Expect(page.Locator(".again .uit")).ToContainTextAsync(Sentence, new() { Timeout = Long });
        var status = page.Locator(".again [role=status]").First;
        await Assertions.Expect(status).ToContainTextAsync("op 2 plekken iets anders", new() { Timeout = Long });
        await Assertions.Expect(page.Locator(".keuze").Last).ToContainTextAsync(Sentence);
        await Assertions.Expect(page.Locator(".keuze").Last).ToContainTextAsync("Niet getoond: 2020/'21.");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(SiteVisit.Pictures, "eigen-bestand.png"),
            FullPage = true });
        var stored = await page.EvaluateAsync<string>("() => JSON.stringify({ ...localStorage })");
        Assert.Contains("langdurig ziek", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("19800", stored, StringComparison.Ordinal);
        Assert.All(requests, r => Assert.Contains(r.Split(':')[0], (string[])["file", "blob", "data"]));

        await page.GetByRole(AriaRole.Button, new() { Name = "Haal het bestand weg" }).ClickAsync();
        await Assertions.Expect(status).ToContainTextAsync("Het bestand is weg.", new() { Timeout = Long });
        Assert.Equal(0, await page.Locator(".keuze, .uitgave").CountAsync());
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Breng een eigen bestand" }).ClickAsync();
        await input.SetInputFilesAsync(Path.Combine(CommandLine.Repository, Sample));
        await Assertions.Expect(page.Locator(".again input[name=region]")).ToHaveValueAsync("regio Voorbeeld", new() { Timeout = Long });
        await Assertions.Expect(Pick(page, "langdurig ziek")).ToHaveValueAsync("so");
    }

    [Theory]
    [InlineData("01-", "Ijkjaar", "2016", "2014", 3)]
    [InlineData("16-", "Regio", "Almelo", "", 8)]
    [InlineData("03-", "Gemeente", "Almelo", "", 0)] // needs file 06 of DUO, which is not in a page: nothing changes, and that is said
    public async Task Another_choice_changes_sentence_and_figure_and_the_edition_stays(string theme, string label, string value, string was,
        int least)
    {
        await using var context = await site.Context(1366, 900);
        var (page, requests) = await site.Opened(context, theme);
        await page.EvaluateAsync("() => document.querySelectorAll('details.predict').forEach(d => d.open = true)");
        var before = await page.Locator("article figure.nl-figure").CountAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Maak een andere keuze" }).PressAsync("Enter");
        var field = page.Locator(".again label").Filter(new() { HasText = label }).Locator("input").First;
        await Assertions.Expect(field).ToHaveValueAsync(was);
        var go = page.GetByRole(AriaRole.Button, new() { Name = "Reken met deze keuze" });
        var status = page.Locator(".again [role=status]").First;
        if (was.Length == 0)
        {
            await field.FillAsync("Almeloo");
            await go.ClickAsync();
            await Assertions.Expect(status).ToContainTextAsync("is hier niet bekend. Bedoel je Almelo");
        }

        await field.FillAsync(value);
        await go.ClickAsync();
        await Assertions.Expect(status).ToContainTextAsync("Het rekenen duurde", new() { Timeout = Long });
        var said = await status.InnerTextAsync();
        var places = await page.Locator(".keuze").CountAsync();
        Assert.True(places >= least, said);
        Assert.Contains(least == 0 ? "nergens iets anders" : $"op {places} plekken iets anders", said, StringComparison.Ordinal);
        Assert.Equal(before, await page.Locator("article figure.nl-figure:not(.keuze *)").CountAsync());
        if (least > 0)
        {
            Assert.True(await page.Locator(".keuze figure svg").CountAsync() > 0, "no figure");
            Assert.Contains(value, await page.Locator(".keuze").First.InnerTextAsync(), StringComparison.Ordinal);
            await page.Locator(".keuze").First.ScrollIntoViewIfNeededAsync();
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(SiteVisit.Pictures, $"keuze-{theme}.png") });
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Terug naar de uitgave" }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".keuze, .uitgave")).ToHaveCountAsync(0);
        await Assertions.Expect(field).ToHaveValueAsync(was);
        Assert.All(requests, r => Assert.Contains(r.Split(':')[0], (string[])["file", "blob", "data"]));
    }

    private static ILocator Pick(IPage page, string word) => page.Locator(".again .words label").Filter(new() { HasText = word })
        .Locator("select");
}
