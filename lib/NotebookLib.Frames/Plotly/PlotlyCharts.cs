using System.Text.Json.Nodes;
using Microsoft.FSharp.Collections;
using Newtonsoft.Json.Linq;
using NotebookLib.Charts;
using Plotly.NET;
using Figure = NotebookLib.Charts.Figure;

namespace NotebookLib.Frames;

/// <summary>
/// Figures to Plotly.NET and back: data, layout and configuration exactly, so that either side's styling works. A trace type or
/// property that one side does not know is carried through untouched. In a notebook, import <c>Plotly.NET.CSharp</c> under a name of its
/// own, <c>using P = Plotly.NET.CSharp;</c>: it has a <c>Chart</c> too.
/// </summary>
public static class PlotlyCharts
{
    // Plotly.NET's chart has no place for frames and for members beside data and layout; its display options carry them along
    private const string Luggage = "notebooklib";

    extension(Figure)
    {
        /// <summary>
        /// Any chart of Plotly.NET as a figure, with what no figure here can do without. On a page it is live; it has a static picture
        /// where the library draws that kind of chart itself, and where it does not the table stands open in its place and says so. The alt
        /// text is written from the chart: say it better with <see cref="Figure.Alt"/>.
        /// </summary>
        /// <param name="chart">The chart.</param>
        /// <param name="title">What is shown.</param>
        /// <param name="subtitle">Unit, population and years.</param>
        /// <param name="origins">Where the numbers come from; at least one.</param>
        /// <exception cref="ArgumentException">Title, subtitle or origin is missing, or a simulation whose title does not say
        /// so.</exception>
        public static Figure Of(GenericChart chart, string title, string subtitle, params Origin[] origins) =>
            OtherChart.Of(State(chart), title, subtitle, origins);

        /// <summary>A chart that came from <see cref="ToChart"/>, styled or not, as a figure again.</summary>
        /// <exception cref="ArgumentException">The chart does not carry title, subtitle, alt text and sources; the message says which. Give
        /// them with the other form.</exception>
        public static Figure Of(GenericChart chart) => Figure.FromPlotlyJson(PlotlyJson.Write(State(chart)));
    }

    /// <summary>The figure as a chart of Plotly.NET. Our own words (title, alt text, sources, table) travel in
    /// <c>layout.meta</c>.</summary>
    /// <exception cref="ArgumentException"><c>data</c> is no list of objects, or <c>layout</c> no object.</exception>
    /// <exception cref="InvalidOperationException">Plotly.NET cannot start in this program; the message says why. The figure is as it
    /// was.</exception>
    public static GenericChart ToChart(this Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        PlotlyStart.Check();
        var state = JsonNode.Parse(figure.ToPlotlyJson())!.AsObject();
        var chart = GenericChart.fromFigure(global::Plotly.NET.Figure.create(ListModule.OfSeq(Traces(state).Select(t =>
            PlotlyJson.Fill(new Trace(Kind(t)!), t))), Layout(state)));
        if (state["config"] is JsonObject config)
        {
            chart = GenericChart.setConfig(PlotlyJson.Fill(new Config(), config), chart);
        }

        var display = (DisplayOptions)DisplayOptions.combine(new DisplayOptions(), GenericChart.getDisplayOptions(chart));
        Members.Set(display, Luggage,
            PlotlyJson.Token(new JsonObject(state.Where(m => m.Key is not ("data" or "layout")).Select(m =>
            KeyValuePair.Create(m.Key, m.Value?.DeepClone())))));
        return GenericChart.setDisplayOptions(display, chart);
    }

    private static JsonObject State(GenericChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        PlotlyStart.Check();
        var data = PlotlyJson.Node(GenericChart.getTraces(chart))!.AsArray();
        foreach (var trace in data.OfType<JsonObject>().Where(t => t["type"] is null))
        {
            // Plotly.NET writes null where a trace names no type; plotly.js then reads scatter, as it does without
            trace.Remove("type");
        }

        var state = new JsonObject { ["data"] = data, ["layout"] = PlotlyJson.Node(GenericChart.getLayout(chart)) };
        var luggage = Members.Find(GenericChart.getDisplayOptions(chart), Luggage) is JToken token
            ? PlotlyJson.Node(token)!.AsObject() : [];
        var config = PlotlyJson.Node(GenericChart.getConfig(chart));
        if (luggage.ContainsKey("config") || !JsonNode.DeepEquals(config, PlotlyJson.Node(Defaults.DefaultConfig)))
        {
            luggage["config"] = config;
        }

        foreach (var (key, value) in luggage)
        {
            state[key] = value?.DeepClone();
        }

        return state;
    }

    private static string? Kind(JsonObject trace) => trace["type"] is not { } type ? null : type is JsonValue value
        && value.TryGetValue<string>(out var name) ? name
        : throw new ArgumentException($"The type of a trace is no text: {type.ToJsonString()}.");

    private static Layout Layout(JsonObject state) => state["layout"] switch
    {
        null => new Layout(),
        JsonObject layout => PlotlyJson.Fill(new Layout(), layout),
        _ => throw new ArgumentException("\"layout\" of this figure is no object."),
    };

    private static IEnumerable<JsonObject> Traces(JsonObject state) => state["data"] switch
    {
        null => [],
        JsonArray list when list.All(t => t is JsonObject) => list.Select(t => t!.AsObject()),
        _ => throw new ArgumentException("\"data\" of this figure is no list of objects."),
    };
}
