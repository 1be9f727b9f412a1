using System.Text.Json.Nodes;

namespace NotebookLib.Charts.Drawing;

/// <summary>Draws the state of a figure at a width.</summary>
internal static class Picture
{
    public static string Draw(Figure figure, JsonObject state, int width)
    {
        var canvas = new Canvas(figure.Id, width);
        var traces = state.List("data").OfType<JsonObject>().Where(t => t.Flag("visible") != false && t.Str("visible") != "legendonly").ToList();
        var flows = traces.Where(t => t.Str("type") == "sankey").ToList();
        var flat = traces.Where(t => t.Str("type") is null or "scatter" or "scattergl" or "bar" or "heatmap" && HasPlainAxes(state, t)).ToList();
        if (flows.Count > 0)
        {
            FlowPicture.Draw(canvas, figure.Title, state, flows);
        }
        else if (flat.Count > 0)
        {
            new Cells(canvas, state, flat).Draw();
        }

        var left = traces.Count - flat.Count - flows.Count + (flows.Count > 0 ? flat.Count : 0);
        if (left > 0 || traces.Count == 0)
        {
            var y = canvas.Height + 20;
            foreach (var line in Rich.Wrap(traces.Count == 0 ? "Deze figuur heeft geen gegevens." : "Een deel van deze figuur is alleen met scripts te zien. De cijfers staan in de tabel.", width - 8))
            {
                canvas.Text(2, y, line, opacity: 0.8);
                y += Canvas.Line;
            }
        }

        return canvas.Finish(figure.Title, figure.AltText);
    }

    private static bool HasPlainAxes(JsonObject state, JsonObject trace) => new[] { trace.Str("xaxis") ?? "x", trace.Str("yaxis") ?? "y" }
        .All(a => state.Str("layout", Cells.AxisKey(a), "type") is null or "linear" or "category" or "-");
}
