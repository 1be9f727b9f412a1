using System.Text.Json.Nodes;
using Microsoft.FSharp.Collections;
using Newtonsoft.Json.Linq;
using Plotly.NET;
using Figure = NotebookLib.Charts.Figure;
using Frame = Plotly.NET.Frame;

namespace NotebookLib.Frames;

/// <summary>
/// Figures to Plotly.NET and back: data, layout, frames and configuration exactly, so that either side's styling works. A trace type or
/// property that one side does not know is carried through untouched. In a notebook, import <c>Plotly.NET.CSharp</c> and give
/// <c>Plotly.NET</c> an alias: importing both makes calls ambiguous.
/// </summary>
public static class PlotlyBridge
{
    // Plotly.NET's chart has no place for frames and for members beside data and layout; its display options carry them along
    private const string Luggage = "notebooklib";

    /// <summary>The figure as a chart of Plotly.NET. Our own words (title, alt text, sources, table) travel in <c>layout.meta</c>.</summary>
    /// <exception cref="ArgumentException"><c>data</c> is no list of objects, or <c>layout</c> no object.</exception>
    /// <exception cref="InvalidOperationException">Plotly.NET cannot start in this program; the message says why. The figure is as it was.</exception>
    public static GenericChart ToGenericChart(this Figure figure)
    {
        var state = State(figure);
        var chart = GenericChart.fromFigure(global::Plotly.NET.Figure.create(Traces(state), Layout(state)));
        if (state["config"] is JsonObject config)
        {
            chart = GenericChart.setConfig(PlotlyJson.Fill(new Config(), config), chart);
        }

        var display = (DisplayOptions)DisplayOptions.combine(new DisplayOptions(), GenericChart.getDisplayOptions(chart));
        Members.Set(display, Luggage, PlotlyJson.Token(new JsonObject(state.Where(m => m.Key is not ("data" or "layout")).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())))));
        return GenericChart.setDisplayOptions(display, chart);
    }

    /// <summary>The figure as Plotly.NET's figure: traces, layout and frames as its own types.</summary>
    /// <exception cref="ArgumentException"><c>data</c> or <c>frames</c> is no list of objects, or <c>layout</c> no object.</exception>
    public static global::Plotly.NET.Figure ToPlotlyFigure(this Figure figure)
    {
        var state = State(figure);
        return new global::Plotly.NET.Figure(Traces(state), Layout(state), ListModule.OfSeq(Objects(state, "frames").Select(f => PlotlyJson.Fill(new Frame(), f))));
    }

    /// <summary>A chart that came from here, styled or not, as a figure again.</summary>
    /// <exception cref="ArgumentException">The chart does not carry title, subtitle, alt text and sources; the message says which. Give them with <see cref="ToFigure(GenericChart, string, string, string, Origin[])"/>.</exception>
    public static Figure ToFigure(this GenericChart chart) => Figure.FromPlotlyJson(PlotlyJson.Write(State(chart)));

    /// <summary>A chart made with Plotly.NET as a figure: it gets what no figure here can do without.</summary>
    /// <param name="chart">Any chart.</param>
    /// <param name="title">What is shown.</param>
    /// <param name="subtitle">Unit, population and years.</param>
    /// <param name="alt">The chart in words, with the numbers that matter.</param>
    /// <param name="origins">Where the numbers come from; at least one.</param>
    /// <exception cref="ArgumentException">One of these is empty.</exception>
    public static Figure ToFigure(this GenericChart chart, string title, string subtitle, string alt, params Origin[] origins)
    {
        var state = State(chart);
        var layout = state["layout"]!.AsObject();
        var meta = layout["meta"] is JsonObject own ? own : new JsonObject();
        if (layout["meta"] is { } other and not JsonObject)
        {
            meta["meta"] = other.DeepClone();
        }

        (meta["title"], meta["subtitle"], meta["alt"]) = (title, subtitle, alt);
        meta["sources"] = new JsonArray([.. Origin.Cite(origins).Select(s => JsonValue.Create(s))]);
        layout["meta"] = meta.Parent is null ? meta : meta.DeepClone();
        return Figure.FromPlotlyJson(PlotlyJson.Write(state));
    }

    /// <summary>A figure of Plotly.NET, with its frames, as a figure again.</summary>
    /// <exception cref="ArgumentException">The layout does not carry title, subtitle, alt text and sources in <c>meta</c>.</exception>
    public static Figure ToFigure(this global::Plotly.NET.Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var state = Make(figure.Data, figure.Layout);
        if (figure.Frames.Length > 0)
        {
            state["frames"] = PlotlyJson.Node(figure.Frames);
        }

        return Figure.FromPlotlyJson(PlotlyJson.Write(state));
    }

    /// <summary>The chart so that its page holds plotly.js itself (some 4 MB) and asks nothing of a network.</summary>
    public static GenericChart WithoutCdn(this GenericChart chart)
    {
        var display = new DisplayOptions();
        Members.Set(display, "PlotlyJSReference", PlotlyJSReference.Full);
        return GenericChart.addDisplayOptions(display, chart);
    }

    /// <summary>The chart for a notebook without a network: as a figure where it carries what a figure needs, else a frame with plotly.js inside.</summary>
    public static string ToHtmlWithoutCdn(this GenericChart chart)
    {
        try
        {
            return chart.ToFigure().ToHtml();
        }
        catch (ArgumentException)
        {
            return $"<iframe class=\"nl-plotly-net\" title=\"Plotly.NET\" style=\"width:100%;height:640px;border:0\" srcdoc=\"{System.Net.WebUtility.HtmlEncode(GenericChart.toEmbeddedHTML(chart.WithoutCdn()))}\"></iframe>";
        }
    }

    private static JsonObject State(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        PlotlyStart.Check();
        return JsonNode.Parse(figure.ToPlotlyJson())!.AsObject();
    }

    private static JsonObject State(GenericChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var state = Make(GenericChart.getTraces(chart), GenericChart.getLayout(chart));
        var luggage = Members.Find(GenericChart.getDisplayOptions(chart), Luggage) is JToken token ? PlotlyJson.Node(token)!.AsObject() : [];
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

    private static JsonObject Make(FSharpList<Trace> traces, Layout layout)
    {
        var data = PlotlyJson.Node(traces)!.AsArray();
        foreach (var trace in data.OfType<JsonObject>().Where(t => t["type"] is null))
        {
            // Plotly.NET writes null where a trace names no type; plotly.js then reads scatter, as it does without
            trace.Remove("type");
        }

        return new JsonObject { ["data"] = data, ["layout"] = PlotlyJson.Node(layout) };
    }

    private static FSharpList<Trace> Traces(JsonObject state) => ListModule.OfSeq(Objects(state, "data").Select(t => PlotlyJson.Fill(new Trace(Kind(t)!), t)));

    private static string? Kind(JsonObject trace) => trace["type"] is not { } type ? null : type is JsonValue value && value.TryGetValue<string>(out var name) ? name
        : throw new ArgumentException($"The type of a trace is no text: {type.ToJsonString()}.");

    private static Layout Layout(JsonObject state) => state["layout"] switch
    {
        null => new Layout(),
        JsonObject layout => PlotlyJson.Fill(new Layout(), layout),
        _ => throw new ArgumentException("\"layout\" of this figure is no object."),
    };

    private static IEnumerable<JsonObject> Objects(JsonObject state, string member) => state[member] switch
    {
        null => [],
        JsonArray list when list.All(t => t is JsonObject) => list.Select(t => t!.AsObject()),
        _ => throw new ArgumentException($"\"{member}\" of this figure is no list of objects."),
    };
}
