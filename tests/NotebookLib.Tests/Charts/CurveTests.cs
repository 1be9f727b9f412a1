using System.Text.Json.Nodes;
using NotebookLib.Charts;

namespace NotebookLib.Tests.Charts;

public class CurveTests
{
    private static readonly Figure Curves = Samples.Of("curves");

    [Fact]
    public void The_axis_says_what_it_counts_and_ends_say_their_value()
    {
        foreach (var width in new[] { 320, 640 })
        {
            var svg = Curves.ToSvg(width);
            Assert.Contains("plaatsen per honderd leerlingen", svg, StringComparison.Ordinal);
            Assert.Contains("zonder herweging", svg, StringComparison.Ordinal);
            Assert.Contains("hier gelijk", svg, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Simulated_lines_are_dashed_and_need_the_word()
    {
        var traces = JsonNode.Parse(Curves.ToPlotlyJson())!["data"]!.AsArray();
        string? DashOf(string name) => traces.Single(t => (string?)t!["name"] == name)!["line"]!["dash"]!.GetValue<string>();
        Assert.Equal(("solid", "dash"), (DashOf("met herweging"), DashOf("zonder herweging")));
        Assert.Contains("simulatie", Assert.Throws<ArgumentException>(() =>
            Chart.Curves("Een rij", "s", "x", "y", new Curve("a", Origin.Simulated("m", 1), [(0, 1)]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_holds_the_named_curves_on_all_their_places()
    {
        var table = Curves.ToTable();
        Assert.Equal(["plaatsen per honderd leerlingen", "met herweging", "zonder herweging", "regio's"],
            table.Columns.Select(c => c.Head));
        var five = table.Rows.Single(r => (string?)r[0] == "5,0");
        Assert.Equal([20.0, 31.0, null], five.Skip(1));
        Assert.Contains("En één lijn zonder naam", Curves.AltText, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        var source = Samples.Source;
        Assert.Contains("not a number", Assert.Throws<ArgumentException>(() =>
            Chart.Curves("t", "s", "x", "y", new Curve("a", source, [(0, double.NaN)]))).Message, StringComparison.Ordinal);
        Assert.Contains("no points", Assert.Throws<ArgumentException>(() => Chart.Curves("t", "s", "x", "y", new Curve("a", source, [])))
            .Message, StringComparison.Ordinal);
        Assert.Contains("twice", Assert.Throws<ArgumentException>(() =>
            Chart.Curves("t", "s", "x", "y", new Curve("a", source, [(0, 1)]), new Curve("a", source, [(0, 1)]))).Message,
            StringComparison.Ordinal);
        Assert.Contains("for \"met herweging\"", Assert.Throws<ArgumentException>(() => Curves.AnnotateAt(99, "met herweging", "x"))
            .Message, StringComparison.Ordinal);
        Assert.Equal([1.0, 4.0], Curve.Of("wortel", source, -4, 16, 20, Math.Sqrt).Points.Where(p => p.X is 1 or 16).Select(p => p.Y));
    }

    [Fact]
    public void A_label_takes_the_colour_of_its_own_line_also_where_names_begin_alike()
    {
        var svg = System.Xml.Linq.XElement.Parse(Chart.Line("Twee namen", "aantal", Samples.Series("so", 1, 2, 3),
            Samples.Series("so en vso", 4, 5, 9)).ToSvg());
        var blue = svg.Descendants().Where(e => e.Name.LocalName == "text" && (string?)e.Attribute("fill") == Palette.Blue).Select(e =>
            e.Value).ToList();
        Assert.Contains(blue, t => t.StartsWith("so ", StringComparison.Ordinal));
        Assert.DoesNotContain(blue, t => t.Contains("vso", StringComparison.Ordinal));
    }
}
