using System.Text;
using System.Text.RegularExpressions;

namespace NotebookLib.Cli.Tests;

/// <summary>What comes out of the printer.</summary>
[Collection(BuiltSite.Name)]
public sealed partial class BrowserPaperTests(BuiltSite site)
{
    [Fact]
    public async Task A_handout_is_two_to_four_sheets_of_A4()
    {
        await using var context = await site.Context(1360, 900);
        var page = await context.NewPageAsync();
        var handouts = site.Pages.Where(p => Path.GetFileName(p).StartsWith("blad-", StringComparison.Ordinal)).ToList();
        Assert.Equal(site.Themes.Count, handouts.Count);
        foreach (var file in handouts)
        {
            await page.GotoAsync("file://" + file);
            var sheets = Sheet().Count(Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true })));
            Assert.True(sheets is >= 2 and <= 4, $"{Path.GetFileName(file)}: {sheets} sheets");
        }
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex Sheet();
}
