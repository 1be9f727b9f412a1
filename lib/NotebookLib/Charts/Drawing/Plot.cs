using System.Text.Json.Nodes;
using static NotebookLib.Charts.Drawing.Canvas;

namespace NotebookLib.Charts.Drawing;

/// <summary>One plot: an x axis, a y axis, and the traces between them.</summary>
internal sealed partial class Plot
{
    private const double Soft = 0.72;
    private readonly Canvas _canvas;
    private readonly JsonObject _state;
    private readonly IReadOnlyList<JsonObject> _traces;
    private readonly string _xref;
    private readonly string _yref;
    private readonly Axis _x;
    private readonly Axis _y;
    private readonly bool _bars;
    private Box _area;

    public Plot(Canvas canvas, JsonObject state, string xref, string yref, IReadOnlyList<JsonObject> traces)
    {
        (_canvas, _state, _xref, _yref, _traces) = (canvas, state, xref, yref, traces);
        _bars = traces.Any(t => t.Str("type") == "bar");
        _x = Read(xref, "x");
        _y = Read(yref, "y");
        Across = state.Each(0, "layout", Cells.AxisKey(xref), "domain").AsNumber() ?? 0;
        Up = state.Each(0, "layout", Cells.AxisKey(yref), "domain").AsNumber() ?? 0;
    }

    /// <summary>Where the plot starts across and upward, 0 to 1.</summary>
    public double Across { get; }

    public double Up { get; }

    private bool IsRows => _y.IsCategory;

    /// <summary>Small rows of marks, as in the choices of a specification curve.</summary>
    private bool IsDense => IsRows && _traces.All(t => t.Str("marker", "symbol") == "square");

    public double LeftMargin(double width)
    {
        if (IsRows)
        {
            return _canvas.Narrow ? 0 : Math.Min(width * 0.38, _y.Names.Select(n => TextWidth.Of(Markup.Plain(n), Size)).Append(0)
                .Max() + 1) + 12;
        }

        return _y.Ticks(YTicks).Select(t => TextWidth.Of(t.Label, Size)).Append(0).Max() + 10;
    }

    public double RightMargin(double width)
    {
        if (EndLabels.Count > 0)
        {
            Layout(width);
            return _endsAside ? Rich.Width([.. _ends.SelectMany(e => e.Lines)]) + 14 : 18;
        }

        return IsRows ? 8 : _x.IsYears ? 18 : 4;
    }

    /// <summary>Draws in a rectangle whose height follows from the content; returns where it ends.</summary>
    public double Draw(double x, double y, double width, double left, double right, bool many)
    {
        y = Lines(Notes("nl-panel").SelectMany(n => Rich.Wrap(n.Str("text"), width - 4)), x, y, 1);
        _x.Pixels = (x + left + PadLeft, x + width - right - PadRight);
        var labels = _x.Shown && _x.OnTop ? XLabels() : [];
        y = Heads(labels, y);
        var (notes, strip) = PlaceNotes(x, x + width);
        var top = y + strip + (IsRows ? 2 : _bars ? 20 : 8);
        var height = IsRows ? RowTops(top, left).Sum() : many ? 210 : _canvas.Narrow ? 220 : 250;
        _area = new Box(x + left, top, x + width - right, top + height);
        _y.Pixels = (_area.Bottom, _area.Top);
        Grid(left);
        Marks();
        DrawNotes(notes, top);
        DrawEnds();
        Record();
        y = _area.Bottom;
        if (_x.Shown && !_x.OnTop)
        {
            y = Foot(y);
            if (_x.Title.Length > 0)
            {
                var title = Rich.Wrap(_x.Title, _area.Right - _area.Left);
                _canvas.Placement.Label(-1, _area.Left + 1, y + 5, title, "#55534d");
                y = Lines(title, _area.Left, y + 2, Soft);
            }
        }

        y = Lines(Notes("nl-foot").SelectMany(n => Rich.Wrap(n.Str("text"), width - 4)), x, y + (Notes("nl-foot").Any() ? 6 : 0), Soft);
        y = KeyOfEnds(x, y + 6, width);
        _canvas.Reach(y);
        return y;
    }

    private int YTicks => _canvas.Narrow ? 4 : 5;

    private Axis Read(string reference, string letter)
    {
        var lying = _traces.Any(t => t.Str("type") == "bar" && (t.Str("orientation") == "h") == (letter == "x"));
        return new Axis(_state.At("layout", Cells.AxisKey(reference)), _traces.SelectMany(t => t.List(letter)), lying);
    }

    private IEnumerable<JsonNode> Notes(string name) => _state.List("layout", "annotations").OfType<JsonNode>().Where(a =>
        a.Str("name") == name && (a.Str("xref") ?? "x").Split(' ')[0] == _xref);

    private double Lines(IEnumerable<IReadOnlyList<(string, bool)>> lines, double x, double y, double opacity)
    {
        foreach (var line in lines)
        {
            y += Line;
            _canvas.Text(x + 1, y - 2, line, opacity: opacity);
        }

        return y;
    }

    private void Grid(double left)
    {
        if (!IsRows)
        {
            foreach (var (value, label) in _y.Ticks(YTicks))
            {
                var py = _y.At(value);
                _canvas.Segment(_area.Left, py, _area.Right, py, "currentColor", 1, "", value == 0 ? 0.75 : 0.13);
                _canvas.Text(_area.Left - 8, py + 4.5, label, "end", opacity: Soft);
            }
        }
        else
        {
            RowLabels(left);
        }

        if (_x.Grid && _x.Shown)
        {
            foreach (var (value, _) in _x.Ticks(XTicks))
            {
                if (value == 0 && IsRows && _canvas.Narrow)
                {
                    _canvas.Segment(_x.At(0), _area.Top, _x.At(0), _area.Bottom, "currentColor", 1, "", 0.3); // light behind the names
                }

                foreach (var (from, to) in IsRows && _canvas.Narrow ? BesideNames(_x.At(value)) : [(_area.Top, _area.Bottom)])
                {
                    _canvas.Segment(_x.At(value), from, _x.At(value), to, "currentColor", 1, "", value == 0 ? 0.75 : 0.13);
                }
            }
        }
        else if (!IsRows && _x.Shown && (_y.Low == 0 || _y.Low > 0))
        {
            _canvas.Segment(_area.Left, _area.Bottom, _area.Right, _area.Bottom, "currentColor", 1, "", 0.6);
        }

        foreach (var shape in _state.List("layout", "shapes").Where(s => s.Str("type") == "line" && (s.Str("xref") ?? "x")
            .Split(' ')[0] == _xref && (s.Str("yref") ?? "y").Split(' ')[0] == _yref))
        {
            double? Place(string key, Axis axis, string reference, double low, double high) =>
                shape.Str(reference)?.EndsWith("domain", StringComparison.Ordinal) == true
                ? low + ((high - low) * Math.Clamp(shape.Num(key) ?? 0, 0, 1)) : axis.Value(shape.At(key)) is { } v && v >= axis.Low
                    && v <= axis.High ? axis.At(v) : null;
            if (Place("x0", _x, "xref", _x.Pixels.From, _x.Pixels.To) is { } x0
                && Place("x1", _x, "xref", _x.Pixels.From, _x.Pixels.To) is { } x1
                && Place("y0", _y, "yref", _area.Bottom, _area.Top) is { } y0 && Place("y1", _y, "yref", _area.Bottom, _area.Top) is { } y1)
            {
                _canvas.Segment(x0, y0, x1, y1, shape.Str("line", "color") ?? "#55524c", shape.Num("line", "width") ?? 1,
                    Dash(shape.Str("line", "dash")));
            }
        }

        if (Notes("nl-break").Any())
        {
            var (bx, by) = (_area.Left, _area.Bottom);
            _canvas.Rect(bx - 5, by - 12, 10, 7, "#fff");
            _canvas.Path($"M{N(bx - 6)} {N(by - 3)}L{N(bx - 2)} {N(by - 8)}L{N(bx + 2)} {N(by - 3)}L{N(bx + 6)} {N(by - 8)}M{N(bx
                - 6)} {N(by - 9)}L{N(bx - 2)} {N(by - 14)}L{N(bx + 2)} {N(by - 9)}L{N(bx + 6)} {N(by - 14)}", Palette.Vermillion, 1.6);
        }
    }

    private int XTicks => Math.Max(2, (int)(Math.Abs(_x.Pixels.To - _x.Pixels.From) / 58));

    /// <summary>The labels along x: those that fit, wrapped to their band, years thinned.</summary>
    private List<(double At, IReadOnlyList<string> Lines)> XLabels()
    {
        if (!_x.IsCategory)
        {
            return [.. (_x.IsYears ? YearTicks() : Fitting(_x.Ticks(XTicks))).Select(t =>
                (_x.At(t.Value), (IReadOnlyList<string>)[t.Label]))];
        }

        var names = _x.Names.Select(n => Markup.Plain(n)).ToList();
        var every = 1;
        if (names.TrueForAll(n => n.Length <= 5))
        {
            var wide = names.Select(n => TextWidth.Of(n, Size)).Append(0).Max() + 8;
            every = Math.Max(1, (int)Math.Ceiling(wide / Math.Max(1, _x.Band)));
        }

        return [.. names.Select((n, i) => (Name: n, Index: i)).Where(p => (names.Count - 1 - p.Index) % every == 0)
            .Select(p => (_x.At(p.Index), every > 1 ? [p.Name] : TextWidth.Wrap(p.Name, Math.Max(20, _x.Band - 4), Size, maxLines: 4)))];
    }

    private List<(double Value, string Label)> YearTicks()
    {
        var (first, last) = (Math.Ceiling(_x.Low), Math.Floor(_x.High));
        var wide = TextWidth.Of("2020", Size) + 10;
        var step = 1;
        while (step * _x.Band < wide && step < 100)
        {
            step += step == 1 ? 1 : step == 2 ? 3 : 5;
        }

        var ticks = new List<(double, string)>();
        for (var year = first; year <= last && ticks.Count < 60; year += step)
        {
            if (year == last || (last - year) * _x.Band >= wide)
            {
                ticks.Add((year, _x.Label(year, 0)));
            }
        }

        if (ticks.Count == 0 || ticks[^1].Item1 < last)
        {
            ticks.Add((last, _x.Label(last, 0)));
        }

        return ticks;
    }

    private List<(double Value, string Label)> Fitting(IReadOnlyList<(double Value, string Label)> ticks)
    {
        var kept = new List<(double Value, string Label)>();
        var end = double.NegativeInfinity;
        foreach (var tick in ticks)
        {
            var half = TextWidth.Of(tick.Label, Size) / 2;
            if (_x.At(tick.Value) - half > end + 6)
            {
                kept.Add(tick);
                end = _x.At(tick.Value) + half;
            }
        }

        return kept;
    }

    private double Foot(double y)
    {
        var labels = XLabels();
        foreach (var (at, lines) in labels)
        {
            for (var i = 0; i < lines.Count; i++)
            {
                Centred(at, y + 18 + (i * Line), lines[i]);
            }
        }

        return y + 8 + (Line * labels.Select(l => l.Lines.Count).Append(1).Max());
    }

    private double Heads(List<(double At, IReadOnlyList<string> Lines)> labels, double y)
    {
        var most = labels.Select(l => l.Lines.Count).Append(0).Max();
        foreach (var (at, lines) in labels)
        {
            for (var i = 0; i < lines.Count; i++)
            {
                Centred(at, y + ((most - lines.Count + i + 1) * Line) - 3, lines[i]);
            }
        }

        return y + (most * Line) + (most > 0 ? 4 : 0);
    }

    /// <summary>Centred text, moved inward where it would leave the canvas.</summary>
    private void Centred(double x, double y, string text)
    {
        var half = TextWidth.Of(text, Size) / 2;
        _canvas.Text(Math.Clamp(x, Math.Min(half + 1, _canvas.Width / 2.0), Math.Max(_canvas.Width - half - 1, _canvas.Width / 2.0)), y,
            text, "middle", opacity: Soft);
    }

    private static string Dash(string? name) => name switch { "dash" or "longdash" or "dashdot" => "7 4", "dot" => "2 3", _ => "" };
}
