using System.Text.Json.Nodes;
using System.Xml.Linq;
using NotebookLib.Charts;

namespace NotebookLib.Tests.Charts;

public class FigureTests
{
    [Theory]
    [InlineData(4.8, 2.1 + 2.7, "van 4,8 in 2012/'13 naar 4,8 in 2013/'14, per saldo geen verschil")]
    [InlineData(4.8, 4.7, "per saldo een daling")]
    [InlineData(4.8, 4.9, "per saldo een stijging")]
    public void The_description_says_what_the_shown_numbers_say(double first, double last, string expected) =>
        Assert.Contains(expected, Chart.Line("Aandeel", "%", Samples.Series("so", first, last)).AltText.Replace("\u00a0leerlingen", "",
            StringComparison.Ordinal), StringComparison.Ordinal);

    [Fact]
    public void Every_kind_survives_its_own_JSON()
    {
        foreach (var kind in Samples.Kinds)
        {
            var figure = Samples.Of(kind);
            var again = Figure.FromPlotlyJson(figure.ToPlotlyJson());
            Assert.Equal(figure.ToPlotlyJson(), again.ToPlotlyJson());
            Assert.Equal(figure.ToHtml(), again.ToHtml());
            Assert.Equal(figure.ToTable().ToString(), again.ToTable().ToString());
        }
    }

    [Fact]
    public void What_it_does_not_know_is_carried_along()
    {
        const string Other = """
            {"data":[{"type":"violin","y":[1.50,2],"side":"positive"},{"x":[1,2],"y":[3,1e3],"zz":{"deep":[null,true]}}],"layout":{"template":{"a":1},"meta":{"title":"T","subtitle":"S","alt":"A","sources":["Bron: x"]}},"frames":[]}
            """;
        var figure = Figure.FromPlotlyJson(Other);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Other), JsonNode.Parse(figure.ToPlotlyJson())));
        Assert.Contains("1.50", figure.ToPlotlyJson(), StringComparison.Ordinal);
        Assert.Contains("alleen met scripts", figure.ToSvg(), StringComparison.Ordinal);
        Assert.Equal(4, figure.ToTable().Rows.Count);
    }

    [Theory]
    [InlineData("""{"layout":{"meta":{"subtitle":"S","alt":"A","sources":["b"]}}}""", "title")]
    [InlineData("""{"layout":{"meta":{"title":"T","alt":"A","sources":["b"]}}}""", "subtitle")]
    [InlineData("""{"layout":{"meta":{"title":"T","subtitle":"S","alt":" ","sources":["b"]}}}""", "alt")]
    [InlineData("""{"layout":{"meta":{"title":"T","subtitle":"S","alt":"A","sources":[]}}}""", "sources")]
    [InlineData("[]", "JSON object")]
    [InlineData("{", "not JSON")]
    public void A_figure_without_its_words_is_refused(string json, string missing) =>
        Assert.Contains(missing, Assert.Throws<ArgumentException>(() => Figure.FromPlotlyJson(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Factories_name_what_is_missing()
    {
        var series = Samples.Series("a", 1, 2);
        Assert.Contains("title", Assert.Throws<ArgumentException>(() => Chart.Line(" ", "s", series)).Message, StringComparison.Ordinal);
        Assert.Contains("subtitle", Assert.Throws<ArgumentException>(() => Chart.Line("t", "", series)).Message, StringComparison.Ordinal);
        Assert.Contains("origin", Assert.Throws<ArgumentException>(() => Chart.Line("t", "s", Enumerable.Empty<YearSeries>())).Message,
            StringComparison.Ordinal);
        Assert.Contains("origin", Assert.Throws<ArgumentException>(() => Chart.Alluvial("t", "s", Enumerable.Empty<Flow>())).Message,
            StringComparison.Ordinal);
        Assert.Contains("twice", Assert.Throws<ArgumentException>(() => Chart.Line("t", "s", series, series)).Message,
            StringComparison.Ordinal);
        Assert.Contains("circle", Assert.Throws<ArgumentException>(() =>
            Chart.Alluvial("t", "s", new Flow("a", "b", Samples.Pupils(1)), new Flow("b", "a", Samples.Pupils(1)))).Message,
            StringComparison.Ordinal);
        Assert.Contains("It has: a", Assert.Throws<ArgumentException>(() => Chart.Line("t", "s", series).Highlight("b")).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Chart.Line("t", "s", series).Alt(""));
        Assert.Throws<ArgumentException>(() => Chart.Index("t", "s", new SchoolYear(1999), series));
    }

    [Theory]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("<b onmouseover=x>&amp;\"'")]
    [InlineData("]]>\u0000\u0001\uD800 %{x}")]
    public void Hostile_text_stays_text(string text)
    {
        var figures = new[]
        {
            Chart.Line(text, text, Samples.Series(text, 1, 2)).Annotate(new SchoolYear(2012), text).Highlight(text),
            Chart.Bars("t", "s", new Bar(text, Samples.Pupils(1), text), new Bar("b", Samples.Pupils(2), "g")).Horizontal(),
            Chart.Alluvial("t", "s", new FlowSet(text, new Flow(text, "b", Samples.Pupils(1)))),
            Chart.Matrix("t", "s", Samples.Source, new Cell(text, text, 1, text)),
        };
        foreach (var figure in figures)
        {
            var html = figure.ToHtml() + Panel.Of(text, figure.ToTable()).ToHtml();
            Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<b onmouse", html, StringComparison.Ordinal);
            Assert.Equal(1, html.Split("</script>").Length - 1);
            XElement.Parse(figure.ToSvg(300));
            var block = html.Split("class=\"nl-plotly\">")[1].Split("</script>")[0];
            Assert.Equal(figure.ToPlotlyJson(), Figure.FromPlotlyJson(block).ToPlotlyJson());
        }
    }

    [Theory]
    [InlineData(2.1, 2.2, 1.95, 14)]
    [InlineData(100, 110, 0, 1)]
    [InlineData(100, 110, 90, 10)]
    [InlineData(100, 80, 50, 2)]
    public void Lie_factor_is_effect_shown_over_effect_in_the_data(double first, double last, double from, double expected) =>
        Assert.Equal(expected, Chart.LieFactor(first, last, from), 9);

    [Fact]
    public void Lie_factor_without_an_effect_is_not_a_number()
    {
        Assert.True(double.IsNaN(Chart.LieFactor(5, 5, 1)));
        Assert.True(double.IsNaN(Chart.LieFactor(0, 5, -1)));
        var pair = Samples.Of("paired");
        Assert.Contains("lie factor 10,5", pair.ToPlotlyJson(), StringComparison.Ordinal);
        Assert.Contains("lie factor 1,0", pair.ToPlotlyJson(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Chart.PairedAxes("t", "s", Samples.Series("a", 3, 4), 3.5));
    }

    [Fact]
    public void A_waterfall_begins_each_step_where_the_last_one_ended()
    {
        var bars = JsonNode.Parse(Samples.Of("waterfall").ToPlotlyJson())!["data"]![0]!;
        Assert.Equal([0, 3118, 2998, 0], bars["base"]!.AsArray().Select(b => b!.GetValue<double>()));
        Assert.Equal([3118, -120, 900, 3898], bars["x"]!.AsArray().Select(b => b!.GetValue<double>()));
        Assert.Contains("add up to 5", Assert.Throws<ArgumentException>(() =>
            Chart.Waterfall("t", "s", new Step("a", Samples.Pupils(5)) { Total = true }, new Step("b", Samples.Pupils(6)) { Total = true }))
            .Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Highlight_puts_the_accent_on_the_named_series_only()
    {
        var data = JsonNode.Parse(Samples.Of("line").ToPlotlyJson())!["data"]!;
        Assert.Equal(Palette.Blue, data[1]!["line"]!["color"]!.GetValue<string>());
        Assert.Contains(data[0]!["line"]!["color"]!.GetValue<string>(), Palette.Greys);
    }

    [Fact]
    public void Index_puts_all_series_on_100_in_the_base_year_and_keeps_changes()
    {
        var table = Samples.Of("index").ToTable();
        Assert.Equal(["2013/'14", 100.0, 100.0], table.Rows[1]);
        Assert.Equal(125.0, table.Rows[0][2]);
        var change = Chart.Index("Verandering", "procent", new SchoolYear(2012), Samples.Series("a", 0, 7));
        Assert.Equal(7.0, change.ToTable().Rows[1][1]);
    }

    [Fact]
    public void Suppressed_is_hatched_between_its_bounds_and_unknown_says_so()
    {
        var svg = Samples.Of("horizontal").ToSvg();
        Assert.Contains("<pattern", svg, StringComparison.Ordinal);
        Assert.Contains("1–400", svg, StringComparison.Ordinal);
        Assert.Contains("onbekend", Samples.Of("ranges").ToSvg(340), StringComparison.Ordinal);
        Assert.Contains("aantal onbekend", Samples.Of("alluvial").ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void Html_holds_picture_origin_table_and_state()
    {
        var html = Samples.Of("line").ToHtml();
        foreach (var part in new[] { "<figure class=\"nl-figure\"", "<figcaption>", "<svg", "Bron: OCW in cijfers",
            "<details class=\"nl-data\">", "<th scope=\"col\"", "<th scope=\"row\"", "class=\"nl-plotly\"" })
        {
            Assert.Contains(part, html, StringComparison.Ordinal);
        }
    }
}
