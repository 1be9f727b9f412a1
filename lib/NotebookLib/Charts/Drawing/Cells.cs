using System.Text.Json.Nodes;

namespace NotebookLib.Charts.Drawing;

/// <summary>
/// Lays out the plots of a figure: side by side where there is room, below each other on a narrow screen; plots that share
/// an x axis share their margins.
/// </summary>
internal sealed class Cells(Canvas canvas, JsonObject state, IReadOnlyList<JsonObject> traces)
{
    private const double Gutter = 28;

    public static string AxisKey(string reference) => reference.Length > 1 ? $"{reference[0]}axis{reference[1..]}" : reference + "axis";

    public void Draw()
    {
        var plots = traces.GroupBy(t => (X: t.Str("xaxis") ?? "x", Y: t.Str("yaxis") ?? "y"))
            .Select(g => new Plot(canvas, state, g.Key.X, g.Key.Y, [.. g])).ToList();
        var columns = plots.GroupBy(p => p.Across).OrderBy(c => c.Key).Select(c => c.OrderByDescending(p => p.Up).ToList()).ToList();
        var stacked = canvas.Narrow || columns.Count > 3;
        var width = stacked ? canvas.Width : (canvas.Width - (Gutter * (columns.Count - 1))) / columns.Count;
        var top = Key(4);
        var (x, y) = (0.0, top);
        foreach (var column in columns)
        {
            y = stacked ? y : top;
            var left = column.Max(p => p.LeftMargin(width));
            var right = column.Max(p => p.RightMargin(width));
            foreach (var plot in column)
            {
                y = plot.Draw(x, y, width, left, right, many: column.Count > 1) + (column.Count > 1 ? 8 : 0);
            }

            x += stacked ? 0 : width + Gutter;
            y += stacked && columns.Count > 1 ? 18 : 0;
            canvas.Reach(y);
        }
    }

    /// <summary>What the colours mean, where labels cannot stand beside the marks.</summary>
    private double Key(double y)
    {
        if (state.Flag("layout", "showlegend") != true)
        {
            return y;
        }

        var x = 0.0;
        foreach (var trace in traces.Where(t => t.Flag("showlegend") != false && Markup.Plain(t.Str("name")).Length > 0))
        {
            var lines = TextWidth.Wrap(Markup.Plain(trace.Str("name")), canvas.Width - 24, Canvas.Size);
            var wide = lines.Max(l => TextWidth.Of(l, Canvas.Size)) + 18;
            (x, y) = x > 0 && x + wide > canvas.Width ? (0, y + 20) : (x, y);
            var color = trace.Str("marker", "color") ?? trace.Str("line", "color") ?? Palette.Blue;
            canvas.Placement.Label(state.List("data").ToList().FindIndex(t => ReferenceEquals(t, trace)), x + 17, y,
                [.. lines.Select(l => (IReadOnlyList<(string, bool)>)[(l, false)])], color, sign: trace.Str("type") == "bar" ? "square"
                : trace.Str("marker", "symbol") ?? "circle");
            if (trace.Str("type") == "bar")
            {
                canvas.Rect(x, y + 3, 11, 11, color);
            }
            else
            {
                canvas.Marker(x + 6, y + 8.5, trace.Str("marker", "symbol") ?? "circle", 10, color);
            }

            for (var i = 0; i < lines.Count; i++)
            {
                canvas.Text(x + 17, y + 13 + (i * Canvas.Line), lines[i]);
            }

            y += (lines.Count - 1) * Canvas.Line;
            x += wide + 18;
        }

        return x > 0 || y > 4 ? y + (traces.Any(t => t.Str("type") == "bar" && t.Str("orientation") != "h") ? 20 : 28) : y;
    }
}
