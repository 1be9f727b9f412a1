using System.Text.Json.Nodes;

namespace NotebookLib.Charts;

/// <summary>A flow between two places.</summary>
/// <param name="From">Where from.</param>
/// <param name="To">Where to.</param>
/// <param name="Value">How many; NaN is not known.</param>
public sealed record Flow(string From, string To, Quantity Value)
{
    /// <summary>A flow that exists and is not counted: drawn hatched, with "onbekend".</summary>
    public static Flow Unknown(string from, string to, string unit, Origin origin) => new(from, to, new Quantity(double.NaN, unit, origin));
}

/// <summary>One picture of flows in a figure that shows several on the same scale.</summary>
/// <param name="Title">What this one shows, e.g. "naar zwaardere ondersteuning".</param>
/// <param name="Flows">Its flows.</param>
public sealed record FlowSet(string Title, IReadOnlyList<Flow> Flows)
{
    /// <inheritdoc cref="FlowSet(string, IReadOnlyList{Flow})"/>
    public FlowSet(string title, params Flow[] flows)
        : this(title, (IReadOnlyList<Flow>)flows)
    {
    }
}

public static partial class Chart
{
    private const int SankeyGap = 26;

    /// <inheritdoc cref="Alluvial(string, string, IEnumerable{Flow})"/>
    public static Figure Alluvial(string title, string subtitle, params Flow[] flows) => Alluvial(title, subtitle, flows.AsEnumerable());

    /// <summary>Flows from left to right, as wide as they are large.</summary>
    /// <exception cref="ArgumentException">No flows, different units, a negative flow, or flows that run in a circle.</exception>
    public static Figure Alluvial(string title, string subtitle, IEnumerable<Flow> flows) =>
        Alluvial(title, subtitle, new FlowSet("", [.. flows]));

    /// <inheritdoc cref="Alluvial(string, string, IEnumerable{FlowSet})"/>
    public static Figure Alluvial(string title, string subtitle, params FlowSet[] sets) => Alluvial(title, subtitle, sets.AsEnumerable());

    /// <summary>Several pictures of flows below each other on one scale: the same width is the same number in all of them.</summary>
    /// <exception cref="ArgumentException">No flows, different units, a negative flow, or flows that run in a circle.</exception>
    public static Figure Alluvial(string title, string subtitle, IEnumerable<FlowSet> sets)
    {
        var all = sets.ToList();
        var flows = all.SelectMany(s => s.Flows).ToList();
        SameUnit(title, flows.Select(f => f.Value.Unit));
        if (flows.Find(f => f.Value.Value < 0 || double.IsInfinity(f.Value.Value)) is { } wrong)
        {
            throw new ArgumentException($"Flow {wrong.From} → {wrong.To} of \"{title}\" is {Dutch.Number(wrong.Value.Value)}; a flow is a "
                + $"count of at least 0.", nameof(sets));
        }

        var layouts = all.Select(s => Drawing.FlowColumns.Of(title, s.Flows)).ToList();
        var largest = layouts.Select(l => l.Heaviest).Append(0).Max();
        var scale = largest > 0 ? 200 / largest : 1;
        var decimals = Decimals.For(flows.Select(f => f.Value.Value));
        var unit = flows.Count == 0 ? "" : flows[0].Value.Unit;
        var heights = layouts.Select(l => 30 + l.Height(scale, SankeyGap)).ToList();
        var total = Math.Max(heights.Sum(), 1);
        var data = new JsonArray();
        var notes = new JsonArray();
        var top = 0.0;
        for (var i = 0; i < all.Count; i++)
        {
            var (from, to) = (1 - ((top + 30) / total), 1 - ((top + heights[i]) / total));
            var nodes = layouts[i].Nodes;
            var stub = 9 / scale;
            data.Add(PlotJson.Obj(("type", "sankey"), ("name", Markup.Encode(all[i].Title)), ("arrangement", "fixed"),
                ("domain", PlotJson.Obj(("x", PlotJson.Arr([0.0, 1.0])), ("y", PlotJson.Arr([Math.Max(0, to), from])))),
                ("valueformat", $",.{decimals}f"), ("valuesuffix", " " + Markup.EncodeHover(unit)),
                ("node", PlotJson.Obj(("label", PlotJson.Arr(nodes.Select(n => Markup.Encode(n.Name)))), ("pad", SankeyGap),
                    ("thickness", 10), ("color", "#6b6b6b"), ("x", PlotJson.Arr(nodes.Select(n => layouts[i].X(n)))),
                    ("y", PlotJson.Arr(nodes.Select(n => layouts[i].Y(n, scale, SankeyGap)))))),
                ("link", PlotJson.Obj(("source", PlotJson.Arr(all[i].Flows.Select(f => layouts[i].IndexOf(f.From)))),
                    ("target", PlotJson.Arr(all[i].Flows.Select(f => layouts[i].IndexOf(f.To)))),
                    ("value", PlotJson.Arr(all[i].Flows.Select(f => double.IsNaN(f.Value.Value) ? stub : f.Value.Value))),
                    ("label", PlotJson.Arr(all[i].Flows.Select(f => double.IsNaN(f.Value.Value) ? "onbekend"
                        : Dutch.Number(f.Value.Value, decimals)))),
                        ("color", PlotJson.Arr(all[i].Flows.Select((f, n) => double.IsNaN(f.Value.Value) ? "rgba(138,138,138,0.25)" : n == 0
                        && i == 0 ? "rgba(0,114,178,0.55)" : "rgba(120,120,120,0.35)")))))));
            if (all[i].Title.Length > 0)
            {
                notes.Add(Draft.Note("nl-panel", $"<b>{Markup.Encode(all[i].Title)}</b>", 0, 1 - (top / total), "paper", "paper",
                    yanchor: "top"));
            }

            top += heights[i];
        }

        var alt = Describe.Rows("Stroomdiagram", flows.Select(f => $"Van {f.From} naar {f.To}: "
            + $"{(double.IsNaN(f.Value.Value) ? "onbekend" : Decimals.WithUnit(f.Value.Value, unit, decimals))}"));
        var rows = all.SelectMany(s => s.Flows.Select(f => (IReadOnlyList<object?>)[f.From, f.To, f.Value])).ToList();
        return Draft.Figure("alluvial", title, subtitle, [.. flows.Select(f => f.Value.Origin)], alt,
            new DataTable("", [new Column("van"), new Column("naar"), new Column("aantal", unit)], rows, flows.Select(f => f.Value.Origin)
            .DefaultIfEmpty(Origin.Arithmetic("leeg"))),
            (int)total + 20, data, ("annotations", notes), ("margin", PlotJson.Obj(("l", 8), ("r", 8), ("t", 10), ("b", 10))))
                .Scaled(scale);
    }

    /// <summary>Puts an alluvial figure on the scale of another, so that widths may be compared across the two.</summary>
    /// <exception cref="ArgumentException">One of them is no alluvial figure.</exception>
    public static Figure SameScaleAs(this Figure figure, Figure other)
    {
        var scale = ScaleOf(other);
        _ = ScaleOf(figure);
        return figure.Scaled(scale);
    }

    private static double ScaleOf(Figure figure) => System.Text.Json.Nodes.JsonNode.Parse(figure.ToPlotlyJson())
        .Num("layout", "meta", "scale")
        ?? throw new ArgumentException($"Figure \"{figure.Title}\" has no scale of flows.", nameof(figure));

    private static Figure Scaled(this Figure figure, double scale) =>
        figure.Change(state => state.Sub("layout").Sub("meta")["scale"] = scale);
}
