using System.Text.RegularExpressions;
using NotebookLib.Charts;

namespace NotebookLib.Tests.Charts;

public class DiagramTests
{
    private const string Route = """
        flowchart TD
          accTitle: Van signaal naar besluit
          %% een opmerking
          A([signaal]) --> B{genoeg hulp in de klas?}
          B -->|ja| C[de klas]
          B -- nee --> D["aanvraag (TLV)"] & E[overleg]
          D -.-> A
          classDef rood fill:#f00
        """;

    [Fact]
    public void A_flowchart_is_drawn_with_every_text_and_said_in_words()
    {
        var diagram = Diagram.Mermaid(Route);
        Assert.Equal("Van signaal naar besluit", diagram.Title);
        Assert.Equal("signaal → genoeg hulp in de klas?. genoeg hulp in de klas? → ja: de klas. genoeg hulp in de klas? → nee: aanvraag "
            + "(TLV). genoeg hulp in de klas? → nee: overleg. aanvraag (TLV) → signaal.", diagram.AltText);
        var svg = diagram.ToSvg();
        Assert.Equal(svg, Diagram.Mermaid(Route).ToSvg());
        foreach (var word in (string[])["signaal", "de klas", "aanvraag", "overleg", "nee", "ja"])
        {
            Assert.Contains($">{word}", svg, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("<script", diagram.ToHtml(), StringComparison.Ordinal);
        Assert.Equal(Route, diagram.ToString());
    }

    [Theory]
    [InlineData("flowchart TD\nA-->B\nA-->C\nB-->D\nC-->D\nD-->A\nA-->D")]
    [InlineData("graph LR\nA-->B-->C-->D\nA-->|een lang verhaal bij deze pijl|D\nB-->B\nE & F --> C")]
    [InlineData("flowchart TD\nA")]
    public void Outlines_do_not_overlap_and_stay_on_the_picture(string text)
    {
        var svg = Diagram.Mermaid(text).ToSvg();
        var width = double.Parse(Regex.Match(svg, "width=\"(\\d+)\"").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        var height = double.Parse(Regex.Match(svg, "height=\"(\\d+)\"").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        var boxes = Regex.Matches(svg, "d=\"M([\\d.]+) ([\\d.]+)H([\\d.]+)Q[\\d. ]+V([\\d.]+)Q").Select(m =>
            m.Groups.Values.Skip(1).Select(g => double.Parse(g.Value, System.Globalization.CultureInfo.InvariantCulture)).ToArray())
            .Select(v => (Left: v[0], Top: v[1], Right: v[2], Bottom: v[3])).ToList();
        Assert.NotEmpty(boxes);
        Assert.All(boxes, b => Assert.True(b.Left >= 0 && b.Top >= 0 && b.Right <= width && b.Bottom <= height));
        Assert.All(boxes.SelectMany((a, i) => boxes.Skip(i + 1).Select(b => (a, b))), p =>
            Assert.False(p.a.Left < p.b.Right && p.b.Left < p.a.Right && p.a.Top < p.b.Bottom && p.b.Top < p.a.Bottom));
    }

    [Theory]
    [InlineData("sequenceDiagram\nA->>B: hallo", "sequenceDiagram")]
    [InlineData("flowchart TD\nsubgraph x\nA-->B\nend", "een flowchart met subgraph")]
    [InlineData("", "leeg")]
    public void What_is_not_drawn_shows_its_text_and_says_so(string text, string what)
    {
        var html = Diagram.Mermaid(text).ToHtml();
        Assert.Contains($"Dit diagram ({what}) wordt hier niet getekend", html, StringComparison.Ordinal);
        Assert.Equal("", Diagram.Mermaid(text).ToSvg());
    }

    [Theory]
    [InlineData("flowchart TD\nA[open --> B", "(2,2): the text of A has no end: expected ]")]
    [InlineData("flowchart TD\nA => B", "(2,3): expected an arrow")]
    [InlineData("flowchart TD\n--> B", "(2,1): expected the name of a node")]
    public void A_line_that_cannot_be_read_is_named(string text, string message) =>
        Assert.StartsWith(message, Assert.Throws<FormatException>(() => Diagram.Mermaid(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Texts_are_encoded() =>
        Assert.DoesNotContain("<img", Diagram.Mermaid("flowchart TD\nA[\"<img src=x onerror=alert(1)>\"] --> B").ToHtml(),
        StringComparison.Ordinal);
}
