using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using static NotebookLib.Charts.Drawing.Canvas;

namespace NotebookLib.Charts.Drawing;

/// <summary>The marks: ribbons first, then bars and cells, then lines from thin to thick, then points.</summary>
internal sealed partial class Plot
{
    private void Marks()
    {
        foreach (var trace in _traces.Where(t => t.Str("fill") == "toself"))
        {
            _canvas.Area(Outline(trace, closed: true), trace.Str("fillcolor") ?? Palette.Grey(2), trace.Num("opacity") ?? 0.3);
        }

        Bars();
        foreach (var trace in _traces.Where(t => t.Str("type") == "heatmap"))
        {
            Heat(trace);
        }

        var scatters = _traces.Where(t => t.Str("type") is null or "scatter" or "scattergl" && t.Str("fill") != "toself").OrderBy(t =>
            t.Num("line", "width") ?? 2).ToList();
        foreach (var trace in scatters.Where(t => (t.Str("mode") ?? "lines").Contains("lines", StringComparison.Ordinal)))
        {
            _canvas.Path(Outline(trace, closed: false), trace.Str("line", "color") ?? Palette.Blue, trace.Num("line", "width") ?? 2,
                Dash(trace.Str("line", "dash")));
        }

        scatters.ForEach(Points);
    }

    private void Points(JsonObject trace)
    {
        var mode = trace.Str("mode") ?? "lines+markers";
        var own = EndSymbol(trace);
        var last = trace.List("y").ToList().FindLastIndex(v => v is not null);
        for (var i = 0; i < trace.List("x").Count; i++)
        {
            if (Point(trace, i) is not var (x, y))
            {
                continue;
            }

            var size = trace.Each(i, "marker", "size").AsNumber() ?? 6;
            var symbol = trace.Each(i, "marker", "symbol").AsText() ?? "circle";
            var color = trace.Each(i, "marker", "color").AsText() ?? trace.Str("line", "color") ?? Palette.Blue;
            if (mode.Contains("markers", StringComparison.Ordinal) && size > 0)
            {
                _canvas.Marker(x, y, i == last && own.Length > 0 && symbol.StartsWith("circle", StringComparison.Ordinal)
                    ? own + symbol["circle".Length..] : symbol, Math.Min(size, 40), color);
            }

            if (mode.Contains("text", StringComparison.Ordinal) && Markup.Plain(trace.Each(i, "text").AsText()) is { Length: > 0 } text)
            {
                var where = trace.Each(i, "textposition").AsText() ?? "top center";
                var anchor = where.EndsWith("right", StringComparison.Ordinal) ? "start" : where.EndsWith("left", StringComparison.Ordinal)
                    ? "end" : "middle";
                _canvas.Text(x + (anchor == "start" ? 9 : anchor == "end" ? -9 : 0), anchor == "middle" ? y - 9 : y + 4.5, text, anchor);
            }
        }
    }

    private (double X, double Y)? Point(JsonObject trace, int index) => _x.Value(trace.Each(index, "x")) is { } x
        && _y.Value(trace.Each(index, "y")) is { } y
        ? (Math.Clamp(_x.At(x), -50, _canvas.Width + 50), IsRows ? RowMiddle(y) : Math.Clamp(_y.At(y), _area.Top - 60, _area.Bottom + 60))
            : null;

    private string Outline(JsonObject trace, bool closed)
    {
        var path = new StringBuilder();
        var pen = 'M';
        for (var i = 0; i < trace.List("x").Count; i++)
        {
            if (Point(trace, i) is var (x, y))
            {
                path.Append(CultureInfo.InvariantCulture, $"{pen}{N(x)} {N(y)}");
                pen = 'L';
            }
            else if (trace.Flag("connectgaps") != true)
            {
                pen = 'M';
            }
        }

        return path.Append(closed && path.Length > 0 ? "Z" : "").ToString();
    }

    /// <summary>Whether the values fit beside their bars.</summary>
    private bool _texts = true;

    private void Bars()
    {
        var bars = _traces.Where(t => t.Str("type") == "bar").ToList();
        if (bars.Count == 0)
        {
            return;
        }

        var lying = bars[0].Str("orientation") == "h";
        var (place, across) = lying ? (_y, _x) : (_x, _y);
        var grouped = _state.Str("layout", "barmode") is null or "group";
        var band = (lying ? RowBody : _x.IsCategory ? _x.Band : Spacing(bars, _x))
            * (1 - Math.Clamp(_state.Num("layout", "bargap") ?? 0.2, 0, 0.9));
        var thick = grouped ? band / bars.Count : band;
        var fits = lying || bars.TrueForAll(t =>
            t.List("text").All(v => TextWidth.Of(Markup.Plain(v.AsText()), Size) <= (grouped && bars.Count > 1 ? thick + 2
            : band / 0.7 - 2)));
        _texts = fits;
        var sums = new Dictionary<(double, bool), double>();
        for (var n = 0; n < bars.Count; n++)
        {
            var trace = bars[n];
            for (var i = 0; i < trace.List(lying ? "x" : "y").Count; i++)
            {
                if (place.Value(trace.Each(i, lying ? "y" : "x")) is not { } slot || across.Value(trace.Each(i, lying ? "x" : "y"))
                    is not { } value)
                {
                    continue;
                }

                var from = trace.Each(i, "base").AsNumber() ?? (grouped ? 0 : sums.GetValueOrDefault((slot, value < 0)));
                sums[(slot, value < 0)] = from + value;
                var own = trace.Num("width") is { } w and > 0 and < 1 && lying ? RowBody * w : thick;
                var start = (lying ? RowMiddle(slot) : place.At(slot)) + (grouped ? (-band / 2) + (n * thick) + ((thick - own) / 2)
                    : -own / 2);
                if (own != thick && bars.Count == 1)
                {
                    start = RowMiddle(slot) - (own / 2);
                }

                var (a, b) = (across.At(Math.Clamp(from, across.Low, across.High)),
                    across.At(Math.Clamp(from + value, across.Low, across.High)));
                Bar(trace, i, lying, start, own - (bars.Count > 1 && grouped ? 2 : 0), a, b, fits);
            }
        }
    }

    private void Bar(JsonObject trace, int index, bool lying, double start, double thick, double a, double b, bool fits)
    {
        var color = trace.Each(index, "marker", "color").AsText() ?? Palette.Blue;
        var hatched = trace.Each(index, "marker", "pattern", "shape").AsText() is { Length: > 0 };
        var hatch = trace.Each(index, "marker", "pattern", "fgcolor").AsText() ?? color;
        var fill = hatched ? _canvas.Hatch(hatch) : color;
        var (x, y, w, h) = lying ? (Math.Min(a, b), start, Math.Abs(b - a), thick) : (start, Math.Min(a, b), thick, Math.Abs(b - a));
        _canvas.Rect(x, y, w, h, fill, hatched ? hatch : "");
        var text = Markup.Plain(trace.Each(index, "text").AsText());
        if (text.Length == 0 || !fits)
        {
            return;
        }

        var wide = TextWidth.Of(text, Size);
        if (trace.Each(index, "textposition").AsText() == "inside")
        {
            if (w > wide + 6 && h > (hatched ? 10 : 15))
            {
                if (hatched)
                {
                    _canvas.Rect(x + (w / 2) - (wide / 2) - 4, y + (h / 2) - 8, wide + 8, 16, "#fff");
                }

                _canvas.Text(x + (w / 2), y + (h / 2) + 4.5, text, "middle", fill: hatched ? "#222" : Ink(color));
            }
        }
        else if (lying)
        {
            _canvas.Text(b >= a ? x + w + 6 : x - 6, y + (h / 2) + 4.5, text, b >= a ? "start" : "end");
        }
        else
        {
            _canvas.Text(x + (w / 2), b <= a ? y - 5 : y + h + 14, text, "middle");
        }
    }

    private void Heat(JsonObject trace)
    {
        var cells = trace.List("z").SelectMany((row, r) => (row as JsonArray ?? []).Select((z, c) => (Row: r, Column: c, Z: z.AsNumber())))
            .ToList();
        var (low, high) = (cells.Select(c => c.Z ?? double.NaN).Where(double.IsFinite).DefaultIfEmpty(0).Min(),
            cells.Select(c => c.Z ?? double.NaN).Where(double.IsFinite).DefaultIfEmpty(1).Max());
        foreach (var (r, c, z) in cells)
        {
            var (px, py) = (_x.Value(trace.Each(c, "x")) ?? c, _y.Value(trace.Each(r, "y")) ?? r);
            var (w, h) = (_x.Band - 3, RowBody - 3);
            var t = z is { } value && high > low ? (value - low) / (high - low) : 0.5;
            var color = $"rgb({N(Math.Round(238 - (238 * t)))},{N(Math.Round(243 - (129 * t)))},{N(Math.Round(247 - (69 * t)))})";
            var (left, top) = (_x.At(px) - (w / 2), RowMiddle(py) - (h / 2));
            _canvas.Rect(left, top, w, h, z is null ? _canvas.Hatch(Palette.Unknown) : color);
            var text = Markup.Plain((trace.Each(r, "text") as JsonArray)?.ElementAtOrDefault(c).AsText());
            var lines = TextWidth.Wrap(text, w - 6, Size, maxLines: Math.Max(1, (int)(h / Line)));
            if (z is null && lines.Count > 0)
            {
                var wide = lines.Max(l => TextWidth.Of(l, Size)) + 8;
                _canvas.Rect(left + (w / 2) - (wide / 2), top + (h / 2) - (lines.Count * 8) - 1, wide, (lines.Count * Line) + 2, "#fff");
            }

            for (var i = 0; i < lines.Count; i++)
            {
                _canvas.Text(left + (w / 2), top + (h / 2) + 4.5 + ((i - ((lines.Count - 1) / 2.0)) * Line), lines[i], "middle",
                    fill: z is null || t < 0.55 ? "#222" : "#fff");
            }
        }
    }

    private static double Spacing(List<JsonObject> bars, Axis axis)
    {
        var places = bars.SelectMany(t => t.List("x")).Select(axis.Value).OfType<double>().Distinct().Order().ToList();
        return axis.Band * (places.Count > 1 ? places.Zip(places.Skip(1), (a, b) => b - a).Min() : 1);
    }

    /// <summary>Black or white, whichever reads better on a #rrggbb colour.</summary>
    private static string Ink(string color) => color.Length == 7
        && int.TryParse(color.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var rgb)
        && (0.299 * (rgb >> 16)) + (0.587 * ((rgb >> 8) & 255)) + (0.114 * (rgb & 255)) < 135 ? "#fff" : "#222";
}
