using System.Text.Json.Nodes;
using NotebookLib.Charts;

namespace NotebookLib.Tests.Charts;

public class RangesTests
{
    private static readonly Origin Source = Origin.Arithmetic("proef");

    [Fact]
    public void A_value_beside_a_range_is_an_open_diamond_with_a_name_and_a_column()
    {
        var figure = Chart.Ranges("Woord en lijst", "%", new RangeRow("a", 10, 50, 27, "%", Source) { Beside = ("het woord", 33) },
            new RangeRow("b", 20, 60, 40, "%", Source));

        Assert.Equal(["", "van", "schatting", "tot", "het woord"], figure.ToTable().Columns.Select(c => c.Head));
        Assert.Equal([33.0, null], figure.ToTable().Rows.Select(r => r[4]));
        Assert.Contains("het woord 33", figure.AltText, StringComparison.Ordinal);
        Assert.Contains("diamond-open", figure.ToPlotlyJson(), StringComparison.Ordinal);
        Assert.Contains("het woord", figure.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_such_a_value_nothing_changes()
    {
        var figure = Chart.Ranges("Bereik", "%", new RangeRow("a", 10, 50, 27, "%", Source));

        Assert.Equal(4, figure.ToTable().Columns.Count);
        Assert.DoesNotContain("diamond", figure.ToPlotlyJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_axis_reaches_a_value_outside_its_range()
    {
        var json = JsonNode.Parse(Chart.Ranges("Ver", "%", new RangeRow("a", 10, 20, 15, "%", Source) { Beside = ("gezegd", 80) })
            .ToPlotlyJson())!;

        Assert.True(json["layout"]!["xaxis"]!["range"]![1]!.GetValue<double>() >= 80);
    }
}
