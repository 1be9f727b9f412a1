using System.Text.Json.Nodes;

namespace NotebookLib.Charts;

/// <summary>A line, or loose dots, over numbers along the bottom axis instead of school years.</summary>
/// <param name="Label">Its name, written at its end; empty for one of many that need no name (thin and grey, not in the table).</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Points">The points, x rising for a line; both finite.</param>
public sealed record Curve(string Label, Origin Origin, IReadOnlyList<(double X, double Y)> Points)
{
    /// <summary>Loose dots instead of a line.</summary>
    public bool Dots { get; init; }

    /// <summary>How sure we are: a ribbon from low to high behind the line; null for none.</summary>
    public IReadOnlyList<(double X, double Low, double High)>? Band { get; init; }

    /// <summary>A curve of a function on equally spaced points.</summary>
    /// <param name="label">Its name.</param>
    /// <param name="origin">Where it comes from.</param>
    /// <param name="from">The first x.</param>
    /// <param name="to">The last x, above <paramref name="from"/>.</param>
    /// <param name="steps">The number of intervals, at least 1.</param>
    /// <param name="y">The function; points where it is not finite are left out.</param>
    public static Curve Of(string label, Origin origin, double from, double to, int steps, Func<double, double> y)
    {
        ArgumentNullException.ThrowIfNull(y);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        return new(label, origin, [.. Enumerable.Range(0, steps + 1).Select(i => from + ((to - from) * i / steps)).Select(x => (x, y(x)))
            .Where(p => double.IsFinite(p.Item2))]);
    }
}

public static partial class Chart
{
    /// <inheritdoc cref="Curves(string, string, string, string, IEnumerable{Curve})"/>
    public static Figure Curves(string title, string subtitle, string across, string unit, params Curve[] curves) =>
        Curves(title, subtitle, across, unit, curves.AsEnumerable());

    /// <summary>
    /// Lines and dots over numbers: seats, elasticities, sizes of a group. The first named one carries the accent; simulated lines are
    /// dashed. The upright axis includes zero.
    /// </summary>
    /// <param name="title">What is shown, not the conclusion.</param>
    /// <param name="subtitle">Unit, population and years.</param>
    /// <param name="across">What the bottom axis counts, with its unit; it stands under the axis.</param>
    /// <param name="unit">The unit of the upright axis.</param>
    /// <param name="curves">One or more, each named label once.</param>
    /// <exception cref="ArgumentException">No curves, one without points, a point that is not finite, a label twice, or simulated data
    /// without "simulatie" in the title.</exception>
    public static Figure Curves(string title, string subtitle, string across, string unit, IEnumerable<Curve> curves)
    {
        var all = curves.ToList();
        if (all.FirstOrDefault(c => c.Points.Count == 0 || c.Points.Any(p => !double.IsFinite(p.X) || !double.IsFinite(p.Y))) is { } wrong)
        {
            throw new ArgumentException($"Figure \"{title}\": curve \"{wrong.Label}\" has no points, or one that is not a number.",
                nameof(curves));
        }

        var named = all.Where(c => c.Label.Length > 0).ToList();
        Draft.Unique(title, named.Select(c => c.Label));
        var heights = all.SelectMany(c => c.Points.Select(p => p.Y).Concat(c.Band?.SelectMany(b => new[] { b.Low, b.High }) ?? []));
        var (low, high) = Draft.WithZero(heights);
        var decimals = Decimals.For(named.SelectMany(c => c.Points).Select(p =>
            Dutch.Round(p.Y, high - low >= 20 ? 0 : high - low >= 2 ? 1 : 2)));
        var (data, notes) = (new JsonArray(), new JsonArray());
        foreach (var curve in all.Where(c => c.Band is not null))
        {
            data.Add(PlotJson.Obj(("type", "scatter"), ("mode", "lines"), ("name", "band " + Markup.Encode(curve.Label)),
                ("fill", "toself"), ("fillcolor", Palette.Grey(2)), ("opacity", 0.3), ("hoverinfo", "skip"),
                ("line", PlotJson.Obj(("width", 0))), ("showlegend", false), ("meta", PlotJson.Obj(("paint", false))),
                ("x", PlotJson.Arr(curve.Band!.Select(b => b.X).Concat(curve.Band!.Select(b => b.X).Reverse()))),
                    ("y", PlotJson.Arr(curve.Band!.Select(b => b.Low).Concat(curve.Band!.Select(b => b.High).Reverse())))));
        }

        foreach (var curve in all)
        {
            var place = named.IndexOf(curve);
            var color = place == 0 ? Palette.Blue : Palette.Grey(place < 0 ? 2 : place - 1);
            data.Add(PlotJson.Obj(("type", "scatter"), ("mode", curve.Dots ? "markers" : "lines"), ("cliponaxis", false),
                ("name", Markup.Encode(curve.Label)), ("x", PlotJson.Arr(curve.Points.Select(p => p.X))),
                ("y", PlotJson.Arr(curve.Points.Select(p => p.Y))),
                ("line", PlotJson.Obj(("color", color), ("width", place < 0 ? 0.8 : place == 0 ? 2.6 : 1.6),
                    ("dash", curve.Origin.InvolvesSimulation && place >= 0 ? "dash" : "solid"))),
                ("marker", PlotJson.Obj(("color", color), ("size", curve.Dots ? 8 : 6), ("symbol", curve.Dots && place > 0 && named[0].Dots
                    ? "diamond-open" : "circle"))), ("meta", place < 0 ? PlotJson.Obj(("paint", false)) : null),
                ("hovertemplate", $"%{{x:,.3~f}}: %{{y:,.{decimals}f}} {Markup.EncodeHover(unit)}<extra>%{{fullData.name}}</extra>")));
            if (place >= 0)
            {
                var end = curve.Points[^1];
                notes.Add(Draft.Note("nl-end", curve.Dots ? Markup.Encode(curve.Label) + " "
                    : $"{Markup.Encode(curve.Label)} <b>{Dutch.Number(end.Y, decimals)}</b>", end.X, end.Y));
            }
        }

        var xs = all.SelectMany(c => c.Points).Select(p => p.X).Distinct().Order().ToList();
        var pad = xs.Count == 0 ? 0 : all.Exists(c => c.Dots) || xs.Count == 1 ? Math.Max(0.04 * (xs[^1] - xs[0]), 1e-9) : 0;
        var widest = named.Select(c => TextWidth.Of($"{c.Label} {Dutch.Number(c.Points[^1].Y, decimals)}", 13)).Append(0).Max();
        var origins = all.Select(c => c.Origin).ToList();
        return Draft.Figure("curves", title, subtitle, origins, Spoken(all, named, across, unit, decimals),
            CurveTable(named, across, unit, decimals, origins), 360, data,
            ("xaxis", xs.Count == 0 ? null : PlotJson.Obj(("type", "linear"), ("range", PlotJson.Arr([xs[0] - pad, xs[^1] + pad])),
                ("title", PlotJson.Obj(("text", Markup.Encode(across)))), ("tickformat", ",.3~f"), ("showgrid", false), ("zeroline", false),
                ("nticks", 8), ("automargin", true))),
            ("yaxis", Draft.Values(low, high)), ("annotations", notes),
                ("margin", PlotJson.Obj(("l", 56), ("r", (int)Math.Min(widest + 20, 240)), ("t", 40), ("b", 52))));
    }

    private static string Spoken(List<Curve> all, List<Curve> named, string across, string unit, int decimals)
    {
        string Say(Curve c) =>
            c.Dots ? $"{c.Label}: {Describe.Number(c.Points.Count, "punt", "punten")} van "
            + $"{Decimals.WithUnit(c.Points.Min(p => p.Y), unit, decimals)} tot {Decimals.WithUnit(c.Points.Max(p => p.Y), unit, decimals)}"
            : $"{c.Label}: van {Decimals.WithUnit(c.Points[0].Y, unit, decimals)} bij "
                + $"{Dutch.Number(c.Points[0].X, Decimals.For([c.Points[0].X]))} naar {Decimals.WithUnit(c.Points[^1].Y, unit, decimals)} "
                + $"bij {Dutch.Number(c.Points[^1].X, Decimals.For([c.Points[^1].X]))}";
        var rest = all.Count - named.Count;
        return $"Lijngrafiek over {across}. {string.Join(" ", named.Take(8).Select(c => Say(c) + "."))}{(rest > 0 ? $" En "
            + $"{Describe.Number(rest, "lijn", "lijnen")} zonder naam." : "")}";
    }

    private static DataTable CurveTable(List<Curve> named, string across, string unit, int decimals, List<Origin> origins)
    {
        var xs = named.SelectMany(c => c.Points).Select(p => p.X).Distinct().Order().ToList();
        object? At(Curve c, double x) => c.Points.Where(p => p.X == x).Select(p => (object?)p.Y).FirstOrDefault();
        return new DataTable("", [new Column(across), .. named.Select(c => new Column(c.Label, unit, decimals))],
            xs.Select(x => (IReadOnlyList<object?>)[Dutch.Number(x, Decimals.For(xs)), .. named.Select(c => At(c, x))]), origins.Count == 0
                ? [Origin.Arithmetic("leeg")] : origins);
    }
}
