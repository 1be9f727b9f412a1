using System.Globalization;
using System.Xml.Linq;
using NotebookLib.Charts;

namespace NotebookLib.Tests.Charts;

public class DrawingTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string, int> All =>
        [.. from kind in Samples.Kinds from width in new[] { 260, 340, 480, 640, 1000 } select (kind, width)];

    [Theory]
    [MemberData(nameof(All))]
    public void Text_stays_inside_is_large_enough_and_covers_no_other_text(string kind, int width)
    {
        var svg = XElement.Parse(Samples.Of(kind).ToSvg(width));
        var height = Number(svg, "height");
        var boxes = Texts(svg);
        Assert.NotEmpty(boxes);
        foreach (var (text, box) in boxes)
        {
            Assert.True(box.Left >= -0.5 && box.Right <= width + 0.5 && box.Top >= -1 && box.Bottom <= height + 0.5,
                $"{kind} at {width}: \"{text}\" leaves the picture ({box}).");
        }

        for (var i = 0; i < boxes.Count; i++)
        {
            for (var j = i + 1; j < boxes.Count; j++)
            {
                var (a, b) = (boxes[i].Box, boxes[j].Box);
                var covers = a.Left + 1 < b.Right && b.Left + 1 < a.Right && a.Top + 1 < b.Bottom && b.Top + 1 < a.Bottom;
                Assert.False(covers, $"{kind} at {width}: \"{boxes[i].Text}\" covers \"{boxes[j].Text}\".");
            }
        }

        Assert.All(svg.Descendants().Attributes("font-size"), size =>
            Assert.True(double.Parse(size.Value, CultureInfo.InvariantCulture) >= 12));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Picture_says_what_it_is_and_carries_no_style_or_script(string kind, int width)
    {
        var figure = Samples.Of(kind);
        var svg = XElement.Parse(figure.ToSvg(width));
        Assert.Equal("img", svg.Attribute("role")?.Value);
        Assert.Equal(figure.Title, svg.Element(Svg + "title")?.Value);
        Assert.Equal(figure.AltText, svg.Element(Svg + "desc")?.Value);
        Assert.Equal($"0 0 {width} {svg.Attribute("height")?.Value}", svg.Attribute("viewBox")?.Value);
        var ids = svg.DescendantsAndSelf().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Distinct().Count(), ids.Count);
        Assert.All(svg.Attribute("aria-labelledby")!.Value.Split(' '), id => Assert.Contains(id, ids));
        Assert.DoesNotContain(svg.DescendantsAndSelf(), e => e.Name.LocalName is "script" or "style" or "foreignObject" or "image"
            || e.Attribute("style") is not null);
        Assert.All(svg.Descendants().Where(e => e.Attribute("fill")?.Value.StartsWith("url(#", StringComparison.Ordinal) == true), e =>
            Assert.Contains(e.Attribute("fill")!.Value[5..^1], ids));
    }

    [Fact]
    public void Same_bytes_under_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var kind in Samples.Kinds)
            {
                var drawn = new[] { "nl-NL", "en-US", "" }.Select(name =>
                {
                    CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                    var figure = Samples.Of(kind);
                    return figure.ToHtml() + figure.ToSvg(340) + figure.ToCsv() + figure;
                }).ToList();
                Assert.Single(drawn.Distinct());
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Widths_are_redrawn_with_text_of_the_same_size()
    {
        var figure = Samples.Of("bars");
        Assert.NotEqual(figure.ToSvg(340), figure.ToSvg(640));
        Assert.Equal("13", XElement.Parse(figure.ToSvg(340)).Attribute("font-size")?.Value);
        Assert.True(Texts(XElement.Parse(Samples.Of("line").ToSvg(300))).Count < Texts(XElement.Parse(Samples.Of("line").ToSvg(900)))
            .Count + 5);
    }

    [Fact]
    public void Flows_have_one_width_per_pupil_in_all_sets_and_at_every_width()
    {
        var figure = Chart.Alluvial("Stromen", "aantal", new FlowSet("a", new Flow("x", "y", Samples.Pupils(4000))),
            new FlowSet("b", new Flow("x", "y", Samples.Pupils(1000))));
        foreach (var width in new[] { 340, 640 })
        {
            var bars = XElement.Parse(figure.ToSvg(width)).Elements(Svg + "rect").Select(r => Number(r, "height")).ToList();
            Assert.Equal([200, 200, 50, 50], bars);
        }

        var small = Chart.Alluvial("Klein", "aantal", new Flow("x", "y", Samples.Pupils(100)));
        Assert.Equal(5, Number(XElement.Parse(small.SameScaleAs(figure).ToSvg()).Elements(Svg + "rect").First(), "height"));
    }

    [Theory]
    [InlineData(new double[] { 5 })]
    [InlineData(new double[] { 0, 0, 0 })]
    [InlineData(new double[] { -5, -3, -9 })]
    [InlineData(new double[] { 1e300, -1e300 })]
    [InlineData(new double[] { double.MaxValue, double.MinValue })]
    [InlineData(new double[] { 1e-300, 2e-300 })]
    [InlineData(new double[] { 7, 7, 7, 7 })]
    public void Awkward_numbers_give_a_whole_picture(double[] values)
    {
        var series = Samples.Series("reeks", values);
        foreach (var figure in new[] { Chart.Line("Lijn", "aantal", series), Chart.Bars("Staven", "aantal", series),
            Chart.Bars("Staven", "aantal", series).Stacked(), Chart.Bars("Staven", "aantal", series).Horizontal() })
        {
            foreach (var width in new[] { 260, 640 })
            {
                var svg = XElement.Parse(figure.ToSvg(width));
                Assert.DoesNotContain("NaN", svg.ToString(), StringComparison.Ordinal);
                Assert.All(svg.Descendants(Svg + "rect"), r => Assert.InRange(Number(r, "y"), -1, Number(svg, "height")));
            }
        }
    }

    [Fact]
    public void Missing_years_break_the_line_and_provisional_years_are_hollow_and_simulated_ones_dashed()
    {
        var gap = XElement.Parse(Chart.Line("Gat", "aantal", Samples.Series("a", 1, 2, double.NaN, 4, 5)).ToSvg());
        var line = gap.Elements(Svg + "path").Single(p => p.Attribute("stroke")?.Value == Palette.Blue).Attribute("d")!.Value;
        Assert.Equal(2, line.Count(c => c == 'M'));
        Assert.Contains(gap.Elements(Svg + "circle"), c => c.Attribute("fill")?.Value == "#fff");
        var simulated = new YearSeries("s", "s", "leerlingen", Origin.Simulated("model", 1), [new(new(2012), 1), new(new(2013), 2)]);
        Assert.Contains(XElement.Parse(Chart.Line("Een simulatie", "aantal", simulated).ToSvg()).Elements(Svg + "path"), p =>
            p.Attribute("stroke-dasharray") is not null);
        Assert.Contains("simulatie", Assert.Throws<ArgumentException>(() => Chart.Line("Een model", "aantal", simulated)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_move_apart_as_little_as_may_be()
    {
        var tops = new[] { 10.0, 12, 60 };
        NotebookLib.Charts.Drawing.Plot.Spread(tops, [10, 10, 10], 0, 100);
        Assert.Equal([6, 16, 60], tops);
        var low = new[] { 90.0, 95, 99 };
        NotebookLib.Charts.Drawing.Plot.Spread(low, [10, 10, 10], 0, 100);
        Assert.Equal([70, 80, 90], low);
    }

    [Fact]
    public void Bars_start_at_zero_and_their_lengths_are_in_proportion()
    {
        var svg = XElement.Parse(Chart.Bars("Staven", "aantal", Samples.Series("a", 100, 50, 25)).ToSvg());
        var heights = svg.Elements(Svg + "rect").Select(r => Number(r, "height")).ToList();
        Assert.Equal(3, heights.Count);
        Assert.Equal(heights[0] / 2, heights[1], 1);
        Assert.Equal(heights[0] / 4, heights[2], 1);
    }

    private static double Number(XElement element, string name) =>
        double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static List<(string Text, (double Left, double Top, double Right, double Bottom) Box)> Texts(XElement svg) =>
        [.. svg.Elements(Svg + "text").Select(t =>
    {
        var (x, y, w) = (Number(t, "x"), Number(t, "y"), Number(t, "data-w"));
        var left = t.Attribute("text-anchor")?.Value switch { "end" => x - w, "middle" => x - (w / 2), _ => x };
        return (t.Value, (left, y - 10, left + w, y + 3));
    })];
}
