using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using NotebookLib.Measures;
using Plotly.NET.CSharp;
using Figure = NotebookLib.Charts.Figure;
using Own = NotebookLib.Charts.Chart;
using P = Plotly.NET;

namespace NotebookLib.Frames.Tests;

public class PlotlyTests
{
    private static readonly Origin Origin = Origin.Arithmetic("proef");

    /// <summary>The figures that stand in the notebooks of this repository, as they were executed.</summary>
    private static IEnumerable<string> Stored()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "notebooks"), "*.ipynb").Order(StringComparer.Ordinal))
        {
            using var notebook = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var html in notebook.RootElement.GetProperty("cells").EnumerateArray().Where(c => c.TryGetProperty("outputs", out _))
                .SelectMany(c => c.GetProperty("outputs").EnumerateArray()).Where(o => o.TryGetProperty("data", out var d)
                    && d.TryGetProperty("text/html", out _))
                .Select(o => string.Concat(o.GetProperty("data").GetProperty("text/html") is { ValueKind: JsonValueKind.Array } lines
                    ? lines.EnumerateArray().Select(l => l.GetString()) : [o.GetProperty("data").GetProperty("text/html").GetString()])))
            {
                foreach (var part in html.Split("class=\"nl-plotly\">").Skip(1))
                {
                    yield return part[..part.IndexOf("</script>", StringComparison.Ordinal)];
                }
            }
        }
    }

    [Fact]
    public void Every_figure_of_the_notebooks_crosses_and_returns_byte_for_byte()
    {
        var figures = Stored().Select(Figure.FromPlotlyJson).ToList();
        Assert.True(figures.Count > 50, $"only {figures.Count} figures found");
        foreach (var figure in figures)
        {
            Assert.Equal(figure.ToPlotlyJson(), Figure.Of(figure.ToChart()).ToPlotlyJson());
        }
    }

    [Fact]
    public void The_index_chart_of_theme_7_through_Plotly_NET_equals_our_own_json()
    {
        var figure = IndexChart();
        var state = JsonNode.Parse(P.GenericChart.toFigureJson(figure.ToChart()))!;
        var own = JsonNode.Parse(figure.ToPlotlyJson())!;
        Assert.True(JsonNode.DeepEquals(own["data"], state["data"]));
        Assert.True(JsonNode.DeepEquals(own["layout"], state["layout"]));
        Assert.Equal(figure.ToPlotlyJson(), Figure.Of(figure.ToChart()).ToPlotlyJson());
        Assert.Equal(figure.ToSvg(), Figure.Of(figure.ToChart()).ToSvg());
    }

    [Fact]
    public void Styling_of_Plotly_NET_adds_to_ours_and_takes_nothing_away()
    {
        var figure = IndexChart();
        var styled = Figure.Of(figure.ToChart().WithXAxisStyle<int, int, string>(TitleText: "schooljaar").WithSize(700, 400));
        var (before, after) = (JsonNode.Parse(figure.ToPlotlyJson())!["layout"]!.AsObject(),
            JsonNode.Parse(styled.ToPlotlyJson())!["layout"]!.AsObject());
        Assert.Equal("schooljaar", (string?)after["xaxis"]!["title"]!["text"]);
        foreach (var (key, value) in before["xaxis"]!.AsObject().Where(m => m.Key != "title"))
        {
            Assert.True(JsonNode.DeepEquals(value, after["xaxis"]![key]), $"xaxis.{key} got lost");
        }

        Assert.All(before.Where(m => m.Key is not ("xaxis" or "width" or "height")), m =>
            Assert.True(JsonNode.DeepEquals(m.Value, after[m.Key]), $"{m.Key} got lost"));
        Assert.Equal(figure.Title, styled.Title);
        Assert.Equal("met de hand", Figure.Of(styled.Alt("met de hand").ToChart()).AltText);
    }

    [Fact]
    public void A_chart_made_with_Plotly_NET_becomes_a_figure_and_returns_unchanged()
    {
        var chart = P.GenericChart.combine([Plotly.NET.CSharp.Chart.Line<int, double, string>([2018, 2019, 2020], [1.5, 2, double.NaN],
            Name: "Fryslân", ShowMarkers: true), Plotly.NET.CSharp.Chart.Column<int, string, string>([3, 4], Keys: new(["a", "b"], true))]);
        Assert.Contains("title", Assert.Throws<ArgumentException>(() => Figure.Of(chart)).Message, StringComparison.Ordinal);

        var figure = Figure.Of(chart, "Titel", "in %, 2018-2020", Origin);
        Assert.Equal(["Eigen berekening: proef"], figure.Sources);
        Assert.StartsWith("<svg", figure.ToSvg(), StringComparison.Ordinal);
        var there = JsonNode.Parse(figure.ToPlotlyJson())!.AsObject();
        Assert.Null(there["data"]![0]!["y"]![2]);

        var back = JsonNode.Parse(P.GenericChart.toFigureJson(figure.ToChart()))!;
        Assert.True(JsonNode.DeepEquals(there["data"], back["data"]));
        Assert.True(JsonNode.DeepEquals(there["layout"], back["layout"]));
        var without = there["layout"]!.DeepClone().AsObject();
        without.Remove("meta");
        Assert.True(JsonNode.DeepEquals(without, JsonNode.Parse(P.GenericChart.toFigureJson(chart))!["layout"]));
    }

    /// <summary>Traces of kinds that do not exist, members that nobody knows, numbers in any spelling, frames and configuration.</summary>
    [Fact]
    public void What_neither_side_knows_is_carried_through_untouched()
    {
        var figure = Figure.FromPlotlyJson("""
            {"data":[{"type":"hologram3d","x":[1,1e3,0.10,12345678901234567890,-0.0],"xaxis":"x2","marker":{"glow":{"a":[true,null]}},"line":"dik"},{"y":["é<b>&","2018-10-01T00:00:00Z"]}],
            "layout":{"meta":{"title":"t","subtitle":"s","alt":"a","sources":["Bron: x"],"eigen":1.50},"xaxis2":{"title":{"text":"x","font":{"size":12}},"onbekend":[{}]},"annotations":[{"text":"hier","x":1}],"shapes":[],"title":"kort","nieuw":{"font":{"size":1}}},
            "frames":[{"name":"2018","data":[{"y":[1]}],"group":"jaar"}],"config":{"responsive":false,"displaylogo":false},"version":3}
            """);
        Assert.Equal(figure.ToPlotlyJson(), Figure.Of(figure.ToChart()).ToPlotlyJson());
    }

    [Fact]
    public void Any_figure_returns_unchanged()
    {
        Gen<JsonNode?> Leaf() => Gen.OneOf(
            Gen.Choose(-100000, 100000).Select(i => (JsonNode?)JsonValue.Create(i / 8.0)), Gen.Choose(-9, 9).Select(i =>
                (JsonNode?)JsonValue.Create(i)),
            Gen.Elements("", "é", "a\"b", "</script>", "数").Select(t => (JsonNode?)JsonValue.Create(t)), Gen.Elements(true, false)
                .Select(b => (JsonNode?)JsonValue.Create(b)), Gen.Constant((JsonNode?)null));
        Gen<JsonNode?> Tree(int depth) => depth == 0 ? Leaf() : Gen.OneOf(Leaf(), Members(depth - 1).Select(m => (JsonNode?)m),
            from size in Gen.Choose(0, 3) from items in Tree(depth - 1)
                .ArrayOf(size) select (JsonNode?)new JsonArray([.. items.Select(i => i?.DeepClone())]));
        Gen<JsonObject> Members(int depth) =>
            from keys in Gen.Elements("x", "y", "line", "marker", "title", "font", "xaxis", "xaxis2", "yaxis", "legend", "annotations",
                "shapes", "margin", "name", "eigen", "colorbar", "visible").ArrayOf(4)
            from values in Tree(depth).ArrayOf(4)
            select new JsonObject(keys.Zip(values).DistinctBy(p => p.First).Select(p =>
                KeyValuePair.Create(p.First, p.Second?.DeepClone())));
        var any = from count in Gen.Choose(0, 4) from traces in Members(3).ArrayOf(count) from kinds in Gen.Elements("scatter", "bar",
            "sankey", "zomaar").ArrayOf(count) from layout in Members(3)
                  select (Traces: traces.Zip(kinds), Layout: layout);
        Check.One(RandomTables.Fixed, Prop.ForAll(any.ToArbitrary(), parts =>
        {
            var data = parts.Traces.Select(t =>
                (JsonNode?)new JsonObject([KeyValuePair.Create("type", (JsonNode?)JsonValue.Create(t.Second)), .. t.First.Select(m =>
                KeyValuePair.Create(m.Key, m.Value?.DeepClone()))]));
            var layout = parts.Layout.DeepClone().AsObject();
            layout["meta"] = JsonNode.Parse("""{"title":"t","subtitle":"s","alt":"a","sources":["b"]}""");
            var figure = Figure.FromPlotlyJson(new JsonObject { ["data"] = new JsonArray([.. data]), ["layout"] = layout }.ToJsonString());
            return figure.ToPlotlyJson() == Figure.Of(figure.ToChart()).ToPlotlyJson();
        }));
    }

    [Fact]
    public void A_figure_that_is_none_says_so()
    {
        const string meta = "\"layout\":{\"meta\":{\"title\":\"t\",\"subtitle\":\"s\",\"alt\":\"a\",\"sources\":[\"b\"]}}";
        Assert.Contains("\"data\" of this figure is no list of objects", Assert.Throws<ArgumentException>(() =>
            Figure.FromPlotlyJson($"{{\"data\":[1],{meta}}}").ToChart()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trace_that_we_do_not_draw_shows_its_table_and_says_so()
    {
        var chart = P.CSharp.Chart.Treemap<string, string, int, string, string>(["alles", "so", "vso <b>"], ["", "alles", "alles"],
            Values: new([30, 10, 20], true));
        var figure = Figure.Of(chart, "Titel", "leerlingen", Origin);
        Assert.Contains("Deze grafiek (treemap) is alleen met scripts te zien. De cijfers staan in de tabel.", Plain(figure.ToSvg()),
            StringComparison.Ordinal);
        Assert.Contains("<details class=\"nl-data\" open>", figure.ToHtml(), StringComparison.Ordinal);
        Assert.Equal(["naam", "hoort bij", "waarde"], figure.ToTable().Columns.Select(c => c.Head));
        Assert.Equal("20", figure.ToTable().Text(2, 2));
        Assert.Contains("Soort grafiek: treemap; 3 regels in de tabel.", figure.AltText, StringComparison.Ordinal);
        Assert.Equal(figure.ToHtml(), Figure.Of(chart, "Titel", "leerlingen", Origin).ToHtml());

        var line = Figure.Of(P.CSharp.Chart.Line<int, int, string>([1, 2], [3, 4]), "Titel", "leerlingen", Origin);
        Assert.Contains("<details class=\"nl-data\"><summary>", line.ToHtml(), StringComparison.Ordinal);
        Assert.DoesNotContain("scripts te zien", line.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void Flows_and_dimensions_become_rows()
    {
        var sankey = Own.Alluvial("t", "s", new NotebookLib.Charts.Flow("a", "b", new Quantity(3, "leerlingen", Origin)),
            new NotebookLib.Charts.Flow("a", "c", new Quantity(4, "leerlingen", Origin))).ToChart();
        Assert.Equal(["van", "naar", "waarde"], Figure.Of(sankey, "t", "s", Origin).ToTable().Columns.Select(c => c.Head));
        Assert.Equal(["a", "c", "4"], Enumerable.Range(0, 3).Select(c => Figure.Of(sankey, "t", "s", Origin).ToTable().Text(1, c)));
        var dates = P.CSharp.Chart.Line<string, int, string>(["2018-10-01", "2020-10-01"], [1, 2]);
        // an axis of time is not one of names
        Assert.Contains("alleen met scripts", Figure.Of(dates, "t", "s", Origin).ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_chart_needs_words_and_an_origin()
    {
        var chart = P.CSharp.Chart.Line<int, int, string>([1, 2], [3, 4]);
        Assert.Contains("title", Assert.Throws<ArgumentException>(() => Figure.Of(chart, "", "s", Origin)).Message,
            StringComparison.Ordinal);
        Assert.Contains("subtitle", Assert.Throws<ArgumentException>(() => Figure.Of(chart, "t", " ", Origin)).Message,
            StringComparison.Ordinal);
        Assert.Contains("origin", Assert.Throws<ArgumentException>(() => Figure.Of(chart, "t", "s")).Message, StringComparison.Ordinal);
        Assert.Contains("simulatie", Assert.Throws<ArgumentException>(() => Figure.Of(chart, "t", "s", Origin.Simulated("m", 1))).Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", Figure.Of(P.CSharp.Chart.Treemap<string, string, int, string,
            string>(["</script><script>alert(1)</script>"], [""]), "<img src=x>", "<i>", Origin).ToHtml(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_bare_chart_shows_as_a_figure_without_origin(double odd)
    {
        var chart = P.CSharp.Chart.Line<double, double, string>([1, 2, 3], [3, odd, 4]);
        var (html, plain) = Bare(chart);
        Assert.StartsWith("<figure class=\"nl-figure\"", html, StringComparison.Ordinal);
        Assert.Contains("zonder herkomst", html, StringComparison.Ordinal);
        Assert.Contains("zonder herkomst", plain, StringComparison.Ordinal);
        Assert.Equal(html, Bare(chart).Html);
        Assert.Contains("Eigen berekening: proef", Bare(IndexChart().ToChart()).Plain + Bare(Figure.Of(chart, "t", "s", Origin).ToChart())
            .Plain, StringComparison.Ordinal);
    }

    private static (string Html, string Plain) Bare(P.GenericChart chart)
    {
        var written = new Dictionary<string, string>();
        var formatters = new List<(Type Type, string Mime, Action<object, TextWriter> Write)>();
        Display.ForeignViews.Views(typeof(P.GenericChart).Assembly, (type, mime, write) => formatters.Add((type, mime, write)));
        foreach (var (_, mime, write) in formatters.Where(f => f.Type.IsInstanceOfType(chart)))
        {
            using var writer = new StringWriter();
            write(chart, writer);
            written[mime] = writer.ToString();
        }

        return (written["text/html"], written["text/plain"]);
    }

    private static string Plain(string svg) =>
        System.Text.RegularExpressions.Regex.Replace(System.Text.RegularExpressions.Regex.Replace(svg, "</text><text[^>]*>", " "),
        "<[^>]+>", "");

    /// <summary>The first chart of theme 7, made as its notebook makes it.</summary>
    private static Figure IndexChart()
    {
        var figures = Published.Load().InVintage("ocw-2023");
        var (first, last) = (new SchoolYear(2018), new SchoolYear(2023));
        YearSeries Since(string name, string label) => IndexNumber.Change(figures.Series(name).Named(label).Between(first, last), first);
        return Own.Index("Leerlingen per schoolsoort, vergeleken met 2018",
            "verandering in % sinds 1 oktober 2018, leerlingen in Nederland, 2018/'19 tot en met 2023/'24", first,
            Since("vso.totaal", "vso"), Since("vo.pro", "pro"), Since("vo.havo", "havo")).Highlight("vso", "pro");
    }
}
