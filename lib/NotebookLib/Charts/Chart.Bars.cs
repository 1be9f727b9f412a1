using System.Text.Json.Nodes;

namespace NotebookLib.Charts;

/// <summary>One bar.</summary>
/// <param name="Label">Where it stands.</param>
/// <param name="Value">Its value, unit and origin; NaN is not known.</param>
/// <param name="Group">The series it belongs to; empty when there is one.</param>
public sealed record Bar(string Label, Quantity Value, string Group = "")
{
    /// <summary>The bounds of a value that the publisher suppressed; drawn hatched between them.</summary>
    public (double Low, double High)? Bounds { get; init; }

    /// <summary>A bar of a count, hatched between its bounds where it is suppressed.</summary>
    public static Bar Of(string label, Count count, string unit, Origin origin, string group = "") => count.IsExact
        ? new Bar(label, new Quantity(count.Value, unit, origin), group)
        : new Bar(label, new Quantity(double.NaN, unit, origin), group) { Bounds = (count.Low, count.High) };
}

public static partial class Chart
{
    /// <inheritdoc cref="Bars(string, string, IEnumerable{YearSeries})"/>
    public static Figure Bars(string title, string subtitle, params YearSeries[] series) => Bars(title, subtitle, series.AsEnumerable());

    /// <summary>Bars per school year, one group of bars per year. The axis starts at zero.</summary>
    /// <inheritdoc cref="Line(string, string, IEnumerable{YearSeries})"/>
    public static Figure Bars(string title, string subtitle, IEnumerable<YearSeries> series)
    {
        var all = series.ToList();
        return Bars(title, subtitle, all.SelectMany(s => s).Select(v => v.Year).Distinct().Order()
            .SelectMany(y => all.Select(s => new Bar(y.ToString("Y", null), new Quantity(s.Find(y) ?? double.NaN, s.Unit, s.Origin),
                s.Label))));
    }

    /// <inheritdoc cref="Bars(string, string, string, Origin, IEnumerable{ValueTuple{string, double}})"/>
    public static Figure Bars(string title, string subtitle, string unit, Origin origin, params (string Label, double Value)[] values) =>
        Bars(title, subtitle, unit, origin, values.AsEnumerable());

    /// <summary>Bars of plain values that share a unit and an origin.</summary>
    /// <exception cref="ArgumentException">No values, or a label twice.</exception>
    public static Figure Bars(string title, string subtitle, string unit, Origin origin,
        IEnumerable<(string Label, double Value)> values) =>
        Bars(title, subtitle, values.Select(v => new Bar(v.Label, new Quantity(v.Value, unit, origin))));

    /// <inheritdoc cref="Bars(string, string, IEnumerable{Bar})"/>
    public static Figure Bars(string title, string subtitle, params Bar[] bars) => Bars(title, subtitle, bars.AsEnumerable());

    /// <summary>
    /// Bars, grouped where they have a <see cref="Bar.Group"/>. The axis starts at zero; a suppressed value is hatched between
    /// its bounds, an unknown one is a hatched stub with "onbekend".
    /// <see cref="Stacked"/> puts groups on each other, <see cref="Horizontal"/> lays them down.
    /// </summary>
    /// <exception cref="ArgumentException">No bars, a label twice in a group, or different units.</exception>
    public static Figure Bars(string title, string subtitle, IEnumerable<Bar> bars)
    {
        var all = bars.ToList();
        var labels = all.Select(b => b.Label).Distinct().ToList();
        var groups = all.Select(b => b.Group).Distinct().ToList();
        if (all.Select(b => b.Value.Unit).Distinct().Skip(1).Any())
        {
            throw new ArgumentException($"Figure \"{title}\" mixes units ({string.Join(", ", all.Select(b => b.Value.Unit).Distinct())}); "
                + $"draw them apart.", nameof(bars));
        }

        groups.ForEach(g => Draft.Unique(title, all.Where(b => b.Group == g).Select(b => b.Label)));
        var unit = all.Count == 0 ? "" : all[0].Value.Unit;
        var decimals = Decimals.For(all.Select(b => b.Value.Value));
        var (low, high) = Draft.WithZero(all.SelectMany(b => new[] { b.Value.Value, b.Bounds?.High ?? 0 }).Where(double.IsFinite));
        var data = new JsonArray();
        foreach (var (group, i) in groups.Select((g, i) => (g, i)))
        {
            var own = labels.Select(l => all.Find(b => b.Label == l && b.Group == group)).ToList();
            var stub = (high - low) * 0.05;
            var known = own.Select(b => b is not null && double.IsFinite(b.Value.Value)).ToList();
            data.Add(PlotJson.Obj(("type", "bar"), ("name", Markup.Encode(group)), ("x", PlotJson.Arr(labels.Select(Markup.Encode))),
                ("y", PlotJson.Arr(own.Select((b, n) => b is null ? (double?)null : known[n] ? b.Value.Value : b.Bounds is { } r
                    ? r.High - r.Low : stub))),
                ("base", own.Any(b => b?.Bounds is not null) ? PlotJson.Arr(own.Select(b => b?.Bounds?.Low ?? 0)) : null),
                ("text", PlotJson.Arr(own.Select((b, n) => b is null ? "" : known[n] ? Dutch.Number(b.Value.Value, decimals)
                    : b.Bounds is { } r ? $"{Dutch.Number(r.Low, decimals)}–{Dutch.Number(r.High, decimals)}" : "onbekend"))),
                ("textposition", "outside"), ("textangle", 0), ("constraintext", "none"), ("cliponaxis", false),
                ("hovertemplate", $"%{{x}}: %{{text}} {Markup.EncodeHover(unit)}<extra>%{{fullData.name}}</extra>"),
                ("marker", PlotJson.Obj(("color", i == 0 ? Palette.Blue : Palette.Grey(i - 1)), ("pattern", known.TrueForAll(k => k) ? null
                    : PlotJson.Obj(("shape", PlotJson.Arr(known.Select(k => k ? "" : "/"))), ("fillmode", "replace"),
                    ("fgcolor", Palette.Unknown))))),
                ("showlegend", groups.Count > 1)));
        }

        var rows = labels.Select(l =>
            (IReadOnlyList<object?>)[l, .. groups.Select(g => all.Find(b => b.Label == l && b.Group == g) is { } b ? b.Bounds is { } r
            ? $"{Dutch.Number(r.Low)}–{Dutch.Number(r.High)}" : (object?)b.Value : null)]);
        var alt = Describe.Rows("Staafdiagram",
            all.Select(b => $"{string.Join(", ", new[] { b.Label, b.Group }.Where(t => t.Length > 0))}: {(b.Bounds is { } r ? $"tussen "
            + $"{Dutch.Number(r.Low)} en {Dutch.Number(r.High)}" : double.IsFinite(b.Value.Value)
            ? Decimals.WithUnit(b.Value.Value, unit, decimals) : "onbekend")}"));
        return Draft.Figure("bars", title, subtitle, [.. all.Select(b => b.Value.Origin)], alt,
            new DataTable("", [new Column(""), .. groups.Select(g => new Column(g, unit))], rows, all.Select(b => b.Value.Origin)
            .DefaultIfEmpty(Origin.Arithmetic("leeg"))), 340, data,
            ("barmode", "group"), ("bargap", 0.3), ("bargroupgap", 0.08), ("showlegend", groups.Count > 1),
            ("legend", Draft.Legend.DeepClone()),
            ("xaxis", PlotJson.Obj(("type", "category"), ("categoryorder", "array"),
                ("categoryarray", PlotJson.Arr(labels.Select(Markup.Encode))), ("range", PlotJson.Arr([-0.5, labels.Count - 0.5])),
                ("showgrid", false))), ("yaxis", Draft.Values(low, high)));
    }

    /// <summary>Puts the groups of bars on each other.</summary>
    public static Figure Stacked(this Figure bars) => bars.Change(state =>
    {
        var traces = state.List("data").Where(t => t.Str("type") == "bar").ToList();
        var across = traces.Any(t => t.Str("orientation") == "h") ? "x" : "y";
        var count = traces.Select(t => t.List(across).Count).Append(0).Max();
        var sums = Enumerable.Range(0, count).SelectMany(i => new[] { traces.Sum(t => Math.Max(0, t.Each(i, across).AsNumber() ?? 0)),
            traces.Sum(t => Math.Min(0, t.Each(i, across).AsNumber() ?? 0)) });
        var (low, high) = Draft.WithZero(sums);
        var layout = state.Sub("layout");
        layout["barmode"] = "relative";
        layout["uniformtext"] = PlotJson.Obj(("mode", "hide"), ("minsize", 12));
        layout[across + "axis"] = Draft.Values(low, high);
        foreach (var trace in traces)
        {
            ((JsonObject)trace!)["textposition"] = "inside";
            ((JsonObject)trace!)["constraintext"] = "both";
        }
    });

    /// <summary>Lays the bars down, which gives long labels room. The first label is on top.</summary>
    public static Figure Horizontal(this Figure bars) => bars.Change(state =>
    {
        var layout = state.Sub("layout");
        foreach (var trace in state.List("data").OfType<JsonObject>().Where(t => t.Str("type") == "bar" && t.Str("orientation") != "h"))
        {
            var (x, y) = (trace["x"]?.DeepClone(), trace["y"]?.DeepClone());
            (trace["x"], trace["y"], trace["orientation"]) = (y, x, "h");
            trace["hovertemplate"] = (trace.Str("hovertemplate") ?? "").Replace("%{x}", "%{y}", StringComparison.Ordinal);
        }

        var (names, values) = ((JsonObject)layout["xaxis"]!.DeepClone(), layout["yaxis"]!.DeepClone());
        var count = names.List("categoryarray").Count;
        names["range"] = PlotJson.Arr([count - 0.5, -0.5]);
        names["automargin"] = true;
        (layout["xaxis"], layout["yaxis"]) = (values, names);
        layout["height"] = 80 + (count * 34 * Math.Max(1, layout.Str("barmode") == "group" ? state.List("data").Count * 2 / 3 : 1));
    });

    /// <summary>
    /// The same bars twice: on an axis cut off at <paramref name="from"/> and on one from zero, with the lie factor under each
    /// and the break marked. The factor is taken from the first to the last value; where those are equal, from the lowest to the highest.
    /// </summary>
    /// <param name="title">What is shown.</param>
    /// <param name="subtitle">Unit, population and years.</param>
    /// <param name="series">Positive values.</param>
    /// <param name="from">Where the cut axis starts, above 0 and below the lowest value; by default just below the lowest.</param>
    /// <exception cref="ArgumentException">A value that is not positive, or a start that is not between 0 and the lowest value.</exception>
    public static Figure PairedAxes(string title, string subtitle, YearSeries series, double? from = null)
    {
        var (low, high) = (series.Min(v => v.Value), series.Max(v => v.Value));
        var start = from ?? DefaultStart(low, high);
        if (!(start > 0 && start < low))
        {
            throw new ArgumentException($"Figure \"{title}\": a cut axis starts above 0 and below the lowest value "
                + $"({Dutch.Number(low, 2)}), not at {Dutch.Number(start, 2)}.", nameof(from));
        }

        var (a, b) = series.First.Value == series.Last.Value ? (low, high) : (series.First.Value, series.Last.Value);
        var decimals = Decimals.For(series.Select(v => v.Value));
        var years = series.Select(v => v.Year.ToString("Y", null)).ToList();
        JsonObject Panel(string axis, string color) => PlotJson.Obj(("type", "bar"), ("name", axis == "" ? "afgekapte as" : "hele as"),
            ("xaxis", "x" + axis), ("yaxis", "y" + axis), ("x", PlotJson.Arr(years)), ("y", PlotJson.Arr(series.Select(v => v.Value))),
            ("marker", PlotJson.Obj(("color", color))), ("text", PlotJson.Arr(series.Select(v => Dutch.Number(v.Value, decimals)))),
                ("textposition", "outside"), ("cliponaxis", false),
                ("hovertemplate", $"%{{x}}: %{{text}} {Markup.EncodeHover(series.Unit)}<extra></extra>"));
        JsonObject Across(string anchor, double x0, double x1) =>
            PlotJson.Obj(("type", "category"), ("categoryorder", "array"), ("categoryarray", PlotJson.Arr(years)),
            ("range", PlotJson.Arr([-0.5, years.Count - 0.5])), ("domain", PlotJson.Arr([x0, x1])), ("anchor", anchor),
            ("showgrid", false));
        JsonObject Up(double bottom, string anchor)
        {
            var axis = Draft.Values(bottom, high + (0.08 * (high - bottom)), headroom: false);
            (axis["anchor"], axis["domain"], axis["zeroline"]) = (anchor, PlotJson.Arr([0.14, 0.9]), bottom == 0);
            return axis;
        }

        string Say(double f) => double.IsFinite(f)
            ? $"lie factor {Dutch.Number(f, 1)}{(f > 1.05 ? $": de verandering oogt {Dutch.Number(f, 1)} keer zo groot" : ": de "
            + "verandering oogt zo groot als ze is")}" : "lie factor: er is geen verandering";
        var notes = new JsonArray(
            Draft.Note("nl-panel", $"as vanaf {Dutch.Number(start, Decimals.For([start]))}", 0, 1, "x domain", "paper", yanchor: "top"),
            Draft.Note("nl-panel", "as vanaf 0", 0, 1, "x2 domain", "paper", yanchor: "top"),
            Draft.Note("nl-foot", Say(LieFactor(a, b, start)), 0, 0, "x domain", "paper", yanchor: "bottom"),
            Draft.Note("nl-foot", Say(LieFactor(a, b)), 0, 0, "x2 domain", "paper", yanchor: "bottom"),
            Draft.Note("nl-break", "≈", 0, 0, "x domain", "y domain", "center"));
        var alt = $"Twee keer dezelfde staven. Links begint de as bij {Dutch.Number(start, decimals)}, lie factor "
            + $"{Dutch.Number(LieFactor(a, b, start), 1)}; rechts bij nul, lie factor 1. {Describe.Lines([series])}";
        return Draft.Figure("paired", title, subtitle, [series.Origin], alt, DataTable.Of("", series), 320,
            [Panel("", Palette.Vermillion), Panel("2", Palette.Blue)],
            ("bargap", 0.3), ("xaxis", Across("y", 0, 0.46)), ("xaxis2", Across("y2", 0.54, 1)), ("yaxis", Up(start, "x")),
                ("yaxis2", Up(0, "x2")), ("annotations", notes));
    }

    /// <summary>
    /// The lie factor of a change drawn as lengths: effect in the picture divided by effect in the data; 1 is honest. With an
    /// axis that starts at s, from a to b: ((b − a)/(a − s)) / ((b − a)/a). Source: E. R. Tufte, The Visual Display of Quantitative
    /// Information (1983), p. 57.
    /// </summary>
    /// <param name="first">The first value, not 0.</param>
    /// <param name="last">The last value.</param>
    /// <param name="axisFrom">Where the axis starts, not at the first value.</param>
    /// <returns>NaN when the values are equal, the first is zero or the axis starts at it: there is no effect to compare.</returns>
    public static double LieFactor(double first, double last, double axisFrom = 0) => first == last || first == 0 || first == axisFrom
        ? double.NaN
        : ((last - first) / (first - axisFrom)) / ((last - first) / first);

    private static double DefaultStart(double low, double high)
    {
        var span = high > low ? high - low : Math.Abs(low);
        var start = low - (0.25 * span);
        return start > 0 ? start : low / 2;
    }
}
