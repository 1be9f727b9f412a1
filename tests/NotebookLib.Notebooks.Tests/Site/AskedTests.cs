using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Site;

namespace NotebookLib.Notebooks.Tests.Site;

/// <summary>What a participant is asked to predict.</summary>
public sealed class AskedTests : IDisposable
{
    private readonly string _folder = Path.Combine(Directory.CreateTempSubdirectory("nl-vraag-").FullName, "site");

    public static IEnumerable<TheoryDataRow<string>> Notebooks =>
        TestNotebooks.OfEdition.Select(f => new TheoryDataRow<string>(Path.GetFileName(f)));

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);

    [Fact]
    public void The_page_gets_the_questions_of_the_cell_and_no_answer()
    {
        var page = Sites.Build(_folder,
            With("""[{"vraag": "groei \"van\" <het> so", "eenheid": "%", "rij": "so"}, {"vraag": "richting", "keuzes": ["omhoog", "omlaag"]}]"""))["05-x.html"];
        var asked = JsonNode.Parse(page.QuerySelector("details.predict")!.GetAttribute("data-ask")!)!.AsArray();
        Assert.Equal("groei \"van\" <het> so", (string?)asked[0]!["vraag"]);
        Assert.Equal(["omhoog", "omlaag"], asked[1]!["keuzes"]!.AsArray().Select(k => (string?)k));
    }

    [Theory]
    [InlineData("\"een getal\"")]
    [InlineData("[{\"eenheid\": \"%\"}]")]
    [InlineData("[{\"vraag\": \"x\", \"keuzes\": [\"maar een\"]}]")]
    [InlineData("[{\"vraag\": \"x\", \"antwoord\": 3}]")]
    public void Questions_that_cannot_be_read_name_the_file_and_the_cell(string asked)
    {
        var error = Assert.Throws<InvalidDataException>(() => Page.Read(With(asked)));
        Assert.Contains("05-x.ipynb, cell cel-1", error.Message, StringComparison.Ordinal);
        Assert.Contains("Expected", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Each_prediction_of_a_theme_asks_by_name_or_has_a_line_to_draw_and_finds_what_was_seen(string name)
    {
        var page = Page.Read(Notebook.Load(TestNotebooks.OfEdition.Single(f => Path.GetFileName(f) == name)));
        foreach (var block in page.Blocks.Where(b => b.Tags.Contains("voorspel")))
        {
            var shown = new HtmlParser()
                .ParseDocument(string.Concat(block.Outputs.OfType<DisplayOutput>().Select(o => o.Data.TryGetValue("text/html", out var html)
                ? html : "")));
            Assert.True(block.Asked.Count > 0 || Kind(shown) is "line" or "index" or "curves",
                $"{name}, cell {block.Id}: nothing is asked by name and the first figure has no line to draw");
            foreach (var asked in block.Asked.Where(a => a.Rij is not null))
            {
                Assert.True(shown.QuerySelectorAll("table").Any(t => Holds(t, asked)),
                    $"{name}, cell {block.Id}: no table holds row {asked.Rij}, column {asked.Kolom}");
            }
        }
    }

    private static string? Kind(IDocument shown) =>
        shown.QuerySelector("figure script.nl-plotly") is { } script
            ? (string?)JsonNode.Parse(script.TextContent)!["layout"]!["meta"]!["kind"] : null;

    private static bool Holds(IElement table, Asked asked)
    {
        var row = table.QuerySelectorAll("tbody tr").FirstOrDefault(r => r.Children[0].TextContent.Trim() == asked.Rij);
        var column = asked.Kolom is null ? 1 : table.QuerySelectorAll("thead th").ToList().FindIndex(h =>
            h.FirstChild?.TextContent.Trim() == asked.Kolom);
        return row is not null && column > 0 && row.Children[column].TextContent.Any(char.IsAsciiDigit);
    }

    private static Notebook With(string asked)
    {
        var sample = Sites.Notebook("05-x.ipynb", ("# Titel\n\n*Vraag?*", ""), ("**Voorspel.** Hoeveel?", "voorspel"),
            ("code", "<p>42</p>"));
        var root = JsonNode.Parse(sample.Text)!;
        root["cells"]![1]!["metadata"]!["voorspel"] = JsonNode.Parse(asked);
        return Notebook.Parse(System.Text.Encoding.UTF8.GetBytes(root.ToJsonString()), "05-x.ipynb");
    }
}
