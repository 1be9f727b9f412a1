using NotebookLib.Notebooks.Editions;
using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Site;

namespace NotebookLib.Notebooks.Tests.Editions;

/// <summary>What a reader can set on a page: the parameters of its notebook as fields.</summary>
public sealed class ParameterFieldTests
{
    private const string Source = "int ijkjaar = 2014;    // beginjaar\\ndouble meerVerwijzing = 0.5;\\n"
        + "string regio = \\\"a\\\\\\\"b\\\";\\nbool los = true;\\nvar zaad = 7;\\nvar deel = 0.25;\\nlong ver = 3;";

    [Fact]
    public void Each_declaration_is_a_field_with_its_kind_value_label_and_comment()
    {
        Assert.Equal([
            new(2, "ijkjaar", ParameterKind.Whole, "2014", "Ijkjaar", "beginjaar"),
            new(2, "meerVerwijzing", ParameterKind.Number, "0.5", "Meer verwijzing", ""),
            new(2, "regio", ParameterKind.Text, "a\"b", "Regio", ""),
            new(2, "los", ParameterKind.YesNo, "true", "Los", ""),
            new(2, "zaad", ParameterKind.Whole, "7", "Startgetal van het toeval", ""),
            new(2, "deel", ParameterKind.Number, "0.25", "Deel", ""),
            new(2, "ver", ParameterKind.Whole, "3", "Ver", ""),
        ], Parameters.Fields(Notebook(Source)));
    }

    [Fact]
    public void What_a_run_set_is_the_value_of_the_page_and_a_cell_without_the_tag_has_no_fields()
    {
        var notebook = Notebook(Source);
        var set = new Dictionary<string, string> { ["ijkjaar"] = "2016", ["regio"] = "c\\d" };
        var fields = Parameters.Fields(notebook, c => Parameters.Apply(c, set));
        Assert.Equal(("2016", "c\\d", "0.5"), (fields[0].Value, fields[2].Value, fields[1].Value));
        Assert.Empty(Parameters.Fields(Notebook(Source, "")));
    }

    [Fact]
    public void Every_parameter_of_the_edition_is_offered()
    {
        var found = ShippedNotebooks().Sum(n => Parameters.Fields(n).Count);
        Assert.True(found >= 40, $"{found} fields");
        Assert.All(ShippedNotebooks().SelectMany(n => Parameters.Fields(n)), f => Assert.NotEqual("", f.Label));
    }

    [Theory]
    [InlineData("01-", "keuze bestand")]
    [InlineData("05-", "")]
    [InlineData("07-", "bestand")]
    [InlineData("09-", "keuze")]
    [InlineData("16-", "keuze bestand")]
    public void A_page_offers_what_its_notebook_takes(string start, string offers)
    {
        var notebook = ShippedNotebooks().Single(n => Path.GetFileName(n.File).StartsWith(start, StringComparison.Ordinal));
        Assert.Equal(offers, RerunData.Offers(notebook));
        var html = PageHtml.Render(Page.Read(notebook), new SiteContext([], new Dictionary<string, string>(), Glossary.Empty,
            new FigureFiles(null), []));
        Assert.Equal(offers.Length > 0, html.Contains($" data-biedt=\"{offers}\"", StringComparison.Ordinal));
    }

    private static IEnumerable<Notebook> ShippedNotebooks()
    {
        var root = Path.GetDirectoryName(Path.GetDirectoryName(DataFolder.Find("published")))!;
        return Directory.GetFiles(Path.Combine(root, "notebooks"), "*.ipynb").Select(f => Read(File.ReadAllBytes(f), f));
    }

    private static Notebook Notebook(string source, string tag = "\"parameters\"") => Read(System.Text.Encoding.UTF8.GetBytes(
        $$$"""
        {"cells":[{"cell_type":"code","execution_count":null,"id":"a","metadata":{},"outputs":[],"source":"1 + 1"},
        {"cell_type":"markdown","id":"b","metadata":{},"source":"x"},
        {"cell_type":"code","execution_count":null,"id":"c","metadata":{"tags":[{{{tag}}}]},"outputs":[],"source":"{{{source}}}"}],
        "metadata":{"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"}},"nbformat":4,"nbformat_minor":5}
        """), "01-x.ipynb");

    private static Notebook Read(byte[] bytes, string file) => NotebookLib.Notebooks.Format.Notebook.Parse(bytes, file);
}
