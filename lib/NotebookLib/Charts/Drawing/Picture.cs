using System.Text.Json.Nodes;

namespace NotebookLib.Charts.Drawing;

/// <summary>Draws the state of a figure at a width.</summary>
internal static class Picture
{
    public static string Draw(Figure figure, JsonObject state, int width)
    {
        var canvas = new Canvas(figure.Id, width);
        var traces = Visible(state);
        var flows = traces.Where(t => t.Str("type") == "sankey").ToList();
        var flat = traces.Where(t => IsFlat(state, t)).ToList();
        if (figure.Kind.Length == 0 && flat.Count > 1)
        {
            Tell(state, flat);
        }

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
            foreach (var line in Rich.Wrap(Absent(traces, left), width - 8))
            {
                canvas.Text(2, y, line, opacity: 0.8);
                y += Canvas.Line;
            }
        }

        return canvas.Finish(figure.Title, figure.AltText);
    }

    /// <summary>Whether the picture shows every trace; else the table has to.</summary>
    public static bool IsWhole(JsonObject state)
    {
        var traces = Visible(state);
        return traces.Count > 0 && (traces.TrueForAll(t => t.Str("type") == "sankey") || traces.TrueForAll(t => IsFlat(state, t)));
    }

    /// <summary>A figure that was made elsewhere leaves colours and key to plotly.js: here its traces get ours.</summary>
    private static void Tell(JsonObject state, List<JsonObject> traces)
    {
        for (var i = 0; i < traces.Count; i++)
        {
            if (traces[i].At("line", "color") is null && traces[i].At("marker", "color") is null)
            {
                traces[i].Sub("line")["color"] = Palette.Accent(i);
                traces[i].Sub("marker")["color"] = Palette.Accent(i);
            }
        }

        state.Sub("layout")["showlegend"] = state.Flag("layout", "showlegend") ?? true;
    }

    private static string Absent(List<JsonObject> traces, int left) => traces.Count == 0 ? "Deze figuur heeft geen gegevens."
        : left == traces.Count
            ? $"Deze grafiek ({string.Join(", ", traces.Select(t => t.Str("type") ?? "scatter").Distinct())}) is alleen met scripts te "
            + $"zien. De cijfers staan in de tabel."
        : "Een deel van deze figuur is alleen met scripts te zien. De cijfers staan in de tabel.";

    private static List<JsonObject> Visible(JsonObject state) =>
        [.. state.List("data").OfType<JsonObject>().Where(t => t.Flag("visible") != false && t.Str("visible") != "legendonly")];

    /// <summary>Whether we draw the trace as plotly.js does: its type, its axes, and nothing that stacks or scales it in a way of its
    /// own.</summary>
    private static bool IsFlat(JsonObject state, JsonObject trace) => trace.Str("type") is null or "scatter" or "scattergl" or "bar"
        or "heatmap"
        && trace.At("x") is not JsonObject && trace.At("y") is not JsonObject && trace.At("error_x") is null && trace.At("error_y") is null
            && !trace.List("marker", "color").Any(c => c.AsNumber() is not null)
        && trace.Str("stackgroup") is null && state.Str("layout", "barnorm") is null or ""
            && (trace.Str("type") != "bar" || state.Str("layout", "barmode") != "overlay")
        && new[] { "x", "y" }.All(letter => state.Str("layout", Cells.AxisKey(trace.Str(letter + "axis") ?? letter), "type") is var type
            && (type is "linear" or "category" || (type is null or "-" && !IsDates(trace.List(letter)))));

    /// <summary>Texts that plotly.js puts on an axis of time.</summary>
    private static bool IsDates(IReadOnlyList<JsonNode?> values) => values.Count > 0 && values.All(v => v.AsText() is { Length: >= 7 } text
        && DateTime.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _));
}
