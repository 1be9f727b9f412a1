using System.Text.Json.Nodes;

namespace NotebookLib.Charts.Drawing;

/// <summary>
/// Where a picture put its plots, ticks, labels and remarks, in pixels. It travels with the SVG as <c>data-placement</c>, so
/// that the live chart stands exactly where the picture stood and chooses nothing anew.
/// </summary>
internal sealed class Placement
{
    private readonly JsonArray _plots = [];
    private readonly JsonArray _labels = [];
    private readonly JsonArray _remarks = [];

    /// <summary>A plot: its axes by plotly.js's names, its box, and the values at the edges of the box across.</summary>
    public void Plot(string xref, string yref, Box box, (double From, double To) across, JsonArray xticks, JsonArray yticks, bool texts,
        bool dense) =>
        _plots.Add(PlotJson.Obj(("x", xref), ("y", yref), ("box", Pixels(box.Left, box.Top, box.Right, box.Bottom)),
            ("across", PlotJson.Arr([Round(across.From), Round(across.To)])),
            ("xticks", xticks), ("yticks", yticks), ("texts", texts), ("dense", dense)));

    /// <summary>A label that stands for a series: beside its line, or in the key, where it has a sign.</summary>
    public void Label(int trace, double left, double top, IReadOnlyList<IReadOnlyList<(string Text, bool Bold)>> lines, string color,
        (double X, double Y)? lead = null, string? sign = null) =>
        _labels.Add(PlotJson.Obj(("trace", trace), ("at", Pixels(left, top)), ("lines", Lines(lines)), ("color", color),
            ("lead", lead is { } l ? Pixels(l.X, l.Y) : null), ("sign", sign)));

    /// <summary>A remark above the plot, by its place in the annotations.</summary>
    public void Remark(int note, double x, double left, double top, IReadOnlyList<IReadOnlyList<(string Text, bool Bold)>> lines) =>
        _remarks.Add(PlotJson.Obj(("note", note), ("x", Round(x)), ("at", Pixels(left, top)), ("lines", Lines(lines))));

    public static JsonArray Tick(object value, string label) =>
        PlotJson.Arr([value, Markup.Encode(label).Replace("\n", "<br>", StringComparison.Ordinal)]);

    public string Attribute() => _plots.Count == 0 ? ""
        : $" data-placement=\"{Markup.Escape(PlotJson.Write(PlotJson.Obj(("plots", _plots), ("labels", _labels),
        ("remarks", _remarks))))}\"";

    private static JsonArray Lines(IReadOnlyList<IReadOnlyList<(string Text, bool Bold)>> lines) =>
        PlotJson.Arr(lines.Select(l => string.Concat(l.Select(r => r.Bold ? $"<b>{Markup.Encode(r.Text)}</b>" : Markup.Encode(r.Text)))));

    private static JsonArray Pixels(params double[] values) => PlotJson.Arr(values.Select(Round));

    private static double Round(double value) => Math.Round(value, 2);
}
