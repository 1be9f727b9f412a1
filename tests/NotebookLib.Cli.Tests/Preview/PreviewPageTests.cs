using Microsoft.Playwright;

namespace NotebookLib.Cli.Tests.Preview;

/// <summary>The page in a real browser: it changes in place.</summary>
public sealed class PreviewPageTests : IDisposable
{
    private static readonly string? Chromium = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);
    private readonly CommandLine _here = new();

    public void Dispose() => _here.Dispose();

    [Fact]
    public async Task A_save_changes_its_part_in_place_an_error_shows_beside_its_cell_and_a_dropped_file_is_asked_about()
    {
        Assert.SkipWhen(Chromium is null, "Chromium is not installed: apt-get install chromium");
        Assert.SkipWhen(!File.Exists(Path.Combine(AppContext.BaseDirectory, "web", "preview", "preview.js")),
            "Node.js was not there at build: the page follows by loading anew");
        var cells = Enumerable.Range(1, 40).Select(i => $"\"regel {i} van de uitkomst\"").ToArray();
        var file = _here.Notebook("90-blad.ipynb", cells);
        // a heading before each cell makes a part of each
        var text = await File.ReadAllTextAsync(file);
        var json = System.Text.Json.Nodes.JsonNode.Parse(text)!;
        var list = json["cells"]!.AsArray();
        for (var i = 40; i >= 1; i--)
        {
            list.Insert(i - 1, System.Text.Json.Nodes.JsonNode.Parse($$"""{"cell_type":"markdown","id":"kop-{{i}}","metadata":{},"source":"Tekst bij deel {{i}}, een paar woorden lang."}"""));
        }

        PreviewProcess.Save(file, json.ToJsonString());
        await using var preview = await PreviewProcess.Start(_here, "90");
        await preview.Settled();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
        var page = await browser.NewPageAsync();
        page.SetDefaultTimeout(240_000);
        var problems = new List<string>();
        page.PageError += (_, problem) => problems.Add(problem);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(preview.Root.ToString(), StringComparison.Ordinal)
                && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                problems.Add(request.Url);
            }
        };
        await page.GotoAsync(preview.Address.ToString());
        await page.WaitForSelectorAsync("html[data-nl-phase=checked]");

        // somebody reads in the middle: a fold is open, words are selected
        await page.EvaluateAsync("""
            () => {
              const here = document.getElementById('deel-kop-20');
              here.scrollIntoView({ behavior: 'instant' });
              window.here = here;
              here.querySelector('details.code').open = true;
              getSelection().selectAllChildren(here.querySelector('.text p'));
              window.chosen = getSelection().toString();
              window.top0 = here.getBoundingClientRect().top;
            }
            """);
        Change(file, "regel 3 van de uitkomst", "regel 3<br>" + string.Concat(Enumerable.Repeat("veel langer dan eerst ", 60)));
        await page.WaitForSelectorAsync("#deel-kop-3 pre.out:has-text('veel langer dan eerst')");
        var kept = await page.EvaluateAsync<bool[]>("() => [window.here.isConnected, window.here.querySelector('details.code').open, "
            + "getSelection().toString() === window.chosen && window.chosen.length > 0, Math.abs(window.here.getBoundingClientRect().top - "
            + "window.top0) < 2]");
        Assert.Equal([true, true, true, true], kept);

        // the fold stays open where the part itself is replaced
        Change(file, "regel 20 van de uitkomst", "regel 20 en meer");
        await page.WaitForSelectorAsync("#deel-kop-20 pre.out:has-text('regel 20 en meer')");
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('#deel-kop-20 details.code').open"));

        Change(file, "regel 21 van de uitkomst", "regel 21\\u0022.Langer() + \\u0022");
        await page.WaitForSelectorAsync("#deel-kop-21 .nl-fault");
        Assert.Contains("Cel 21 (cel-21), regel 1", await page.TextContentAsync("#deel-kop-21 .nl-fault .where"), StringComparison.Ordinal);
        Assert.Contains("Langer", await page.TextContentAsync(".nl-dock .how"), StringComparison.Ordinal);

        await page.EvaluateAsync("""
            () => {
              const files = new DataTransfer();
              files.items.add(new File(['Jaartal;Plek;Hoeveel\n2018;so;120\n2019;so;130\n'], 'eigen.csv', { type: 'text/csv' }));
              for (const type of ['dragover', 'drop']) document.body.dispatchEvent(new DragEvent(type, { dataTransfer: files, bubbles: true, cancelable: true }));
            }
            """);
        await page.WaitForSelectorAsync("dialog.nl-own select[name=year]");
        Assert.Equal("Jaartal", await page.InputValueAsync("dialog.nl-own select[name=year]"));
        Assert.Equal("Plek", await page.InputValueAsync("dialog.nl-own select[name=type]"));
        Assert.True(problems.Count == 0, string.Join("; ", problems));
    }

    private static void Change(string file, string old, string now)
    {
        var text = File.ReadAllText(file);
        Assert.Contains(old, text, StringComparison.Ordinal);
        PreviewProcess.Save(file, text.Replace(old, now, StringComparison.Ordinal));
    }
}
