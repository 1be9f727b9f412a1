using System.Text;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Tests.Site;

/// <summary>A page shows the files that its notebook loads.</summary>
public sealed class LoadedCodeTests : IDisposable
{
    private const string Cells = """
        {"cells":[{"cell_type":"markdown","id":"a","metadata":{},"source":"# Titel\n\nWat?"},
        {"cell_type":"code","id":"b","metadata":{},"execution_count":null,"outputs":[],
        "source":"#load \"modellen/Model.cs\"\n#load \"modellen/weg.cs\"\n#load \"../geheim.cs\"\nModel.Zes"}],
        "metadata":{EDITION},"nbformat":4,"nbformat_minor":5}
        """;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("\"notebooklib\":{\"edition\":\"01-a\"}", 1)]
    [InlineData("", 0)]
    public void What_the_edition_loads_from_its_own_folder_stands_on_the_page(string metadata, int expected)
    {
        _folder.Write("notebooks/modellen/Model.cs", "static class Model { public static int Zes => 6 < 7 ? 6 : 7; }");
        _folder.Write("geheim.cs", "class Geheim { }");
        var file = Path.Combine(_folder.Path, "notebooks", "01-a.ipynb");
        var notebook = Notebook.Parse(Encoding.UTF8.GetBytes(Cells.Replace("EDITION", metadata, StringComparison.Ordinal)), file);
        var site = Directory.CreateDirectory(Path.Combine(_folder.Path, "site")).FullName;
        var page = Sites.Build(site, notebook).Single(p => p.Key.EndsWith("01-a.html", StringComparison.Ordinal)
            && !p.Key.StartsWith("gids", StringComparison.Ordinal)).Value;
        var shown = page.QuerySelectorAll("details.code details.code");
        Assert.Equal(expected, shown.Length);
        Assert.All(shown, s => Assert.Equal("modellen/Model.cs", s.QuerySelector("summary")!.TextContent));
        Assert.All(shown, s => Assert.Equal("static class Model { public static int Zes => 6 < 7 ? 6 : 7; }",
            s.QuerySelector("code")!.TextContent));
        Assert.DoesNotContain("Geheim", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }
}
