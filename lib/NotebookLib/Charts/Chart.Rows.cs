using System.Text.Json.Nodes;

namespace NotebookLib.Charts;

/// <summary>A row of a dumbbell: what was expected, and what it is.</summary>
/// <param name="Label">The row.</param>
/// <param name="Expected">The first point; NaN is not known.</param>
/// <param name="Actual">The second point, in the same unit; NaN is not known.</param>
public sealed record Pair(string Label, Quantity Expected, Quantity Actual);

/// <summary>A row of a range figure.</summary>
/// <param name="Label">The row.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end, not below the lower.</param>
/// <param name="Point">The estimate between them; null when only the bounds are known.</param>
/// <param name="Unit">The unit, in Dutch.</param>
/// <param name="Origin">Where it comes from.</param>
public sealed record RangeRow(string Label, double Low, double High, double? Point, string Unit, Origin Origin)
{
    /// <summary>Whether the range is a bound on something withheld rather than an interval; drawn hatched.</summary>
    public bool Hatched { get; init; }

    /// <summary>A value to compare with, with its name ("gezegd"), drawn as an open diamond; null for none.</summary>
    public (string Name, double Value)? Beside { get; init; }

    /// <summary>An exact count as a point, a suppressed one as a hatched range.</summary>
    public static RangeRow Of(string label, Count count, string unit, Origin origin) =>
        new(label, count.Low, count.High, count.IsExact ? count.Low : null, unit, origin) { Hatched = !count.IsExact };

    /// <summary>A row of which nothing is known: hatched over the whole width, with "onbekend".</summary>
    public static RangeRow Unknown(string label, string unit, Origin origin) =>
        new(label, double.NaN, double.NaN, null, unit, origin) { Hatched = true };
}

public static partial class Chart
{
    /// <inheritdoc cref="Dumbbell(string, string, IEnumerable{Pair})"/>
    public static Figure Dumbbell(string title, string subtitle, params Pair[] rows) => Dumbbell(title, subtitle, rows.AsEnumerable());

    /// <summary>Expected beside actual, one row each, joined by a line. Zero is on the axis when it is near.</summary>
    /// <exception cref="ArgumentException">No rows, a label twice, or different units.</exception>
    public static Figure Dumbbell(string title, string subtitle, IEnumerable<Pair> rows) =>
        Dumbbell(title, subtitle, "verwacht", "werkelijk", rows);

    /// <inheritdoc cref="Dumbbell(string, string, string, string, IEnumerable{Pair})"/>
    public static Figure Dumbbell(string title, string subtitle, string first, string second, params Pair[] rows) =>
        Dumbbell(title, subtitle, first, second, rows.AsEnumerable());

    /// <summary>As the other, with own names for the two points.</summary>
    /// <exception cref="ArgumentException">No rows, a label twice, or different units.</exception>
    public static Figure Dumbbell(string title, string subtitle, string first, string second, IEnumerable<Pair> rows)
    {
        var all = rows.ToList();
        Draft.Unique(title, all.Select(r => r.Label));
        SameUnit(title, all.SelectMany(r => new[] { r.Expected.Unit, r.Actual.Unit }));
        var values = all.SelectMany(r => new[] { r.Expected.Value, r.Actual.Value }).Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        var (before, after) = (Decimals.For(all.Select(r => r.Expected.Value)), Decimals.For(all.Select(r => r.Actual.Value)));
        var names = all.Select(r => Markup.Encode(r.Label)).ToList();
        var unit = all.Count == 0 ? "" : all[0].Actual.Unit;
        JsonObject Dots(string name, string color, string symbol, int decimals, Func<Pair, Quantity> pick, Func<Pair, Quantity> other) =>
            PlotJson.Obj(("type", "scatter"), ("mode", "markers+text"), ("name", Markup.Encode(name)), ("showlegend", true),
            ("x", PlotJson.Arr(all.Select(r => pick(r).Value))), ("y", PlotJson.Arr(names)),
            ("marker", PlotJson.Obj(("color", color), ("symbol", symbol), ("size", 11),
            ("line", PlotJson.Obj(("width", 2), ("color", color))))),
            ("text", PlotJson.Arr(all.Select(r => double.IsFinite(pick(r).Value) ? Dutch.Number(pick(r).Value, decimals) : ""))),
            ("textposition", PlotJson.Arr(all.Select(r => pick(r).Value >= other(r).Value ? "middle right" : "middle left"))),
            ("hovertemplate", $"%{{y}}: %{{text}} {Markup.EncodeHover(unit)}<extra>%{{fullData.name}}</extra>"));
        var sticks = PlotJson.Obj(("type", "scatter"), ("mode", "lines"), ("showlegend", false), ("hoverinfo", "skip"),
            ("meta", PlotJson.Obj(("paint", false))), ("line", PlotJson.Obj(("color", "#a6a6a6"), ("width", 3))),
            ("x", PlotJson.Arr(all.SelectMany(r => new double?[] { r.Expected.Value, r.Actual.Value, null }))),
                ("y", PlotJson.Arr(all.SelectMany(r => new[] { Markup.Encode(r.Label), Markup.Encode(r.Label), null }))));
        var rowTexts = all.Select(r =>
            $"{r.Label}: {first} {Decimals.WithUnit(r.Expected.Value, unit, before)}, {second} {Decimals.WithUnit(r.Actual.Value,
            unit, after)}");
        var origins = all.SelectMany(r => new[] { r.Expected.Origin, r.Actual.Origin }).ToList();
        return Draft.Figure("dumbbell", title, subtitle, origins, Describe.Rows("Halterdiagram", rowTexts),
            new DataTable("", [new Column(""), new Column(first, unit), new Column(second, unit)],
                all.Select(r => (IReadOnlyList<object?>)[r.Label, r.Expected, r.Actual]),
                origins.DefaultIfEmpty(Origin.Arithmetic("leeg"))), 90 + (34 * all.Count),
            [sticks, Dots(first, Palette.Grey(0), "circle-open", before, r => r.Expected, r => r.Actual),
                Dots(second, Palette.Blue, "circle", after, r => r.Actual, r => r.Expected)],
            ("showlegend", true), ("legend", Draft.Legend.DeepClone()), ("xaxis", NearZero(values)),
                ("yaxis", Draft.Rows([.. all.Select(r => r.Label)])));
    }

    /// <inheritdoc cref="Ranges(string, string, IEnumerable{RangeRow})"/>
    public static Figure Ranges(string title, string subtitle, params RangeRow[] rows) => Ranges(title, subtitle, rows.AsEnumerable());

    /// <summary>
    /// Ranges with their estimates: intervals solid, bounds on what is withheld hatched, what is not known hatched over the
    /// whole width with "onbekend".
    /// </summary>
    /// <exception cref="ArgumentException">No rows, a label twice, different units, or an upper end below the lower.</exception>
    public static Figure Ranges(string title, string subtitle, IEnumerable<RangeRow> rows)
    {
        var all = rows.ToList();
        Draft.Unique(title, all.Select(r => r.Label));
        SameUnit(title, all.Select(r => r.Unit));
        if (all.Find(r => r.High < r.Low || r.Point < r.Low || r.Point > r.High) is { } wrong)
        {
            throw new ArgumentException($"Row \"{wrong.Label}\" of \"{title}\" runs from {Dutch.Number(wrong.Low, 3)} to "
                + $"{Dutch.Number(wrong.High, 3)} with its point outside, or backwards.", nameof(rows));
        }

        var beside = all.Select(r => r.Beside).FirstOrDefault(b => b is not null)?.Name;
        var values = all.SelectMany(r => new[] { r.Low, r.High, r.Beside?.Value ?? double.NaN }).Where(double.IsFinite)
            .DefaultIfEmpty(0).ToList();
        var decimals = Decimals.For(values.Concat(all.Select(r => r.Point ?? double.NaN)).Select(v => Dutch.Round(v, 2)));
        var unit = all.Count == 0 ? "" : all[0].Unit;
        var axis = NearZero(values);
        var (from, to) = (axis.List("range")[0].AsNumber() ?? 0, axis.List("range")[1].AsNumber() ?? 1);
        bool Known(RangeRow r) => double.IsFinite(r.Low) && double.IsFinite(r.High);
        string Say(RangeRow r) => !Known(r) ? "onbekend" : r.Low == r.High ? Dutch.Number(r.Low, decimals)
            : (r.Point is { } p ? $"{Dutch.Number(p, decimals)} " : "")
            + $"({Dutch.Number(r.Low, decimals)} tot {Dutch.Number(r.High, decimals)})"
            + (r.Beside is { } b ? $", {b.Name} {Dutch.Number(b.Value, decimals)}" : "");
        var names = PlotJson.Arr(all.Select(r => Markup.Encode(r.Label)));
        var bars = PlotJson.Obj(("type", "bar"), ("orientation", "h"), ("name", "bereik"), ("y", names),
            ("base", PlotJson.Arr(all.Select(r => Known(r) ? r.Low : from))),
            ("x", PlotJson.Arr(all.Select(r => Known(r) ? r.High - r.Low : to - from))), ("width", 0.4),
            ("customdata", PlotJson.Arr(all.Select(Say))),
            ("hovertemplate", $"%{{y}}: %{{customdata}} {Markup.EncodeHover(unit)}<extra></extra>"),
            ("text", PlotJson.Arr(all.Select(r => !Known(r) ? "onbekend" : r.Point is { } p
            ? (r.Beside?.Value >= r.High - (0.03 * (to - from)) ? "\u2002\u2002" : "") + Dutch.Number(p, decimals)
            : $"{Dutch.Number(r.Low, decimals)}–{Dutch.Number(r.High, decimals)}"))),
            ("textposition", PlotJson.Arr(all.Select(r => Known(r) ? "outside" : "inside"))), ("textangle", 0), ("constraintext", "none"),
            ("cliponaxis", false), ("meta", PlotJson.Obj(("paint", false))),
            ("marker", PlotJson.Obj(("color", "#9ec5df"),
                ("pattern", PlotJson.Obj(("shape", PlotJson.Arr(all.Select(r => r.Hatched ? "/" : ""))), ("fillmode", "replace"),
                ("fgcolor", Palette.Unknown))))));
        var points = PlotJson.Obj(("type", "scatter"), ("mode", "markers"), ("name", "schatting"),
            ("x", PlotJson.Arr(all.Select(r => r.Point))), ("y", names.DeepClone()),
            ("marker", PlotJson.Obj(("color", Palette.Blue), ("size", 9), ("symbol", "circle"))), ("hoverinfo", "skip"));
        List<JsonObject> marks = beside is null ? []
            : [PlotJson.Obj(("type", "scatter"), ("mode", "markers"), ("name", Markup.Encode(beside)),
            ("x", PlotJson.Arr(all.Select(r => r.Beside?.Value))), ("y", names.DeepClone()), ("hoverinfo", "skip"),
            ("meta", PlotJson.Obj(("paint", false))),
            ("marker", PlotJson.Obj(("color", Palette.Vermillion), ("size", 11), ("symbol", "diamond-open"),
                ("line", PlotJson.Obj(("width", 2), ("color", Palette.Vermillion))))))];
        (string, object?)[] key = beside is null ? [] : [("showlegend", true), ("legend", Draft.Legend.DeepClone())];
        var estimated = all.Exists(r => r.Point is not null || r.Low == r.High); // a column of dashes says nothing
        IReadOnlyList<object?> Row(RangeRow r) => [.. r.Low == r.High ? [r.Label, "", r.Low, ""] : estimated
            ? [r.Label, r.Low, r.Point, r.High] : new object?[] { r.Label, r.Low, r.High }, .. beside is null ? Array.Empty<object?>()
            : [r.Beside?.Value]];
        Column[] heads = [new Column(""), new Column("van", unit, decimals), .. estimated ? [new Column("schatting", unit, decimals)]
            : Array.Empty<Column>(), new Column("tot", unit, decimals), .. beside is null ? Array.Empty<Column>()
            : [new Column(beside, unit, decimals)]];
        var table = new DataTable("", heads, all.Select(Row), all.Select(r => r.Origin).DefaultIfEmpty(Origin.Arithmetic("leeg")));
        return Draft.Figure("ranges", title, subtitle, [.. all.Select(r => r.Origin)],
            Describe.Rows("Bereiken", all.Select(r => $"{r.Label}: {Say(r)}")), table, (beside is null ? 70 : 90) + (34 * all.Count),
            [bars, points, .. marks],
            [("xaxis", axis), ("yaxis", Draft.Rows([.. all.Select(r => r.Label)])), .. key]);
    }

    private static JsonObject NearZero(List<double> values)
    {
        var (low, high) = (values.Min(), values.Max());
        var near = low <= 0 || low < 0.6 * high;
        var (from, to) = near && high >= 0 ? Draft.WithZero(values) : Draft.Around(values);
        var pad = (to - from) * 0.08;
        return Draft.Values(from < 0 || !near ? from - pad : from, to + pad, headroom: false);
    }

    private static void SameUnit(string title, IEnumerable<string> units)
    {
        if (units.Distinct().ToList() is { Count: > 1 } mixed)
        {
            throw new ArgumentException($"Figure \"{title}\" mixes units ({string.Join(", ", mixed)}).");
        }
    }
}
