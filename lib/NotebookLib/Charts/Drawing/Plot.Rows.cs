using System.Text.Json.Nodes;
using static NotebookLib.Charts.Drawing.Canvas;

namespace NotebookLib.Charts.Drawing;

/// <summary>Rows: names at the left where there is room, above their row on a narrow screen.</summary>
internal sealed partial class Plot
{
    /// <summary>Room inside the axis for texts left of the first and right of the last mark.</summary>
    private double PadLeft => IsRows ? Side("left") : 0;

    private double PadRight => IsRows ? Side("right") : 0;

    private double Side(string side)
    {
        var wide = 0.0;
        foreach (var trace in _traces)
        {
            for (var i = 0; i < trace.List("text").Count; i++)
            {
                var bar = trace.Str("type") == "bar" && trace.Each(i, "textposition").AsText() == "outside";
                var position = trace.Each(i, "textposition").AsText() ?? "";
                var negative = trace.Each(i, "x").AsNumber() < 0;
                if (bar ? negative == (side == "left") : position.EndsWith(side, StringComparison.Ordinal))
                {
                    wide = Math.Max(wide, TextWidth.Of(Markup.Plain(trace.Each(i, "text").AsText()), Size) + 12);
                }
            }
        }

        return Math.Min(wide, 120);
    }

    /// <summary>The heights of the rows: all the same, of the tallest, so that the axis stays one scale.</summary>
    private double[] RowTops(double top, double left)
    {
        var wide = _canvas.Narrow ? _canvas.Width - 4 : left - 12;
        var lines = _y.Names.Select(n => TextWidth.Wrap(Markup.Plain(n), wide, Size, maxLines: 3).Count).Append(1).Max();
        var groups = _state.Str("layout", "barmode") == "group" ? _traces.Count(t => t.Str("type") == "bar") : 1;
        var body = IsDense ? 18 : Math.Max(_traces.Any(t => t.Str("type") == "heatmap") ? 40 : 30, (groups * 20) + 8);
        var height = _canvas.Narrow ? body + (lines * Line) + 2 : Math.Max(body, (lines * Line) + 6);
        _labelLines = lines;
        return [.. _y.Names.Select(_ => height)];
    }

    /// <summary>Tells the live chart where this plot stands and which ticks it shows.</summary>
    private void Record()
    {
        double Edge(double pixel) => _x.From + ((pixel - _x.Pixels.From) / (_x.Pixels.To - _x.Pixels.From) * (_x.To - _x.From));
        var wide = _canvas.Narrow ? _canvas.Width - 4 : _area.Left - 12;
        object Key(Axis axis, double at) => axis.IsCategory && (int)Math.Round(at) is var i && i >= 0 && i < axis.Names.Count
            ? axis.Names[i] : at;
        double Back(double pixel) => Math.Round(Edge(pixel), 9);
        var xticks = !_x.Shown ? [] : XLabels().Select(t => Placement.Tick(Key(_x, Back(t.At)), string.Join('\n', t.Lines)));
        var yticks = IsRows ? _y.Names.Select(n =>
            Placement.Tick(n, string.Join('\n', TextWidth.Wrap(Markup.Plain(n), wide, Size, maxLines: 3))))
            : _y.Ticks(YTicks).Select(t => Placement.Tick(t.Value, t.Label));
        _canvas.Placement.Plot(_xref, _yref, _area, (Edge(_area.Left), Edge(_area.Right)), PlotJson.Arr(xticks), PlotJson.Arr(yticks),
            _texts, IsDense);
    }

    private int _labelLines = 1;

    /// <summary>The middle of the marks of a row, below its name on a narrow screen.</summary>
    private double RowMiddle(double value) => _y.At(value) + (_canvas.Narrow ? ((_labelLines * Line) + 2) / 2 : 0);

    private double RowBody => _y.Band - (_canvas.Narrow ? (_labelLines * Line) + 2 : 0);

    /// <summary>The stretches of a line across all rows that do not run through a name.</summary>
    private List<(double From, double To)> BesideNames(double x)
    {
        var (stretches, from) = (new List<(double, double)>(), _area.Top);
        for (var i = 0; i < _y.Names.Count; i++)
        {
            var wide = TextWidth.Wrap(Markup.Plain(_y.Names[i]), _canvas.Width - 4, Size, maxLines: 3).Max(l => TextWidth.Of(l, Size));
            if (x > _area.Left + wide + 6)
            {
                continue;
            }

            var head = RowMiddle(i) - (RowBody / 2);
            stretches.Add((from, Math.Max(from, head - (_labelLines * Line) - 2)));
            from = head;
        }

        stretches.Add((from, _area.Bottom));
        return [.. stretches.Where(s => s.Item2 > s.Item1 + 0.5)];
    }

    private void RowLabels(double left)
    {
        for (var i = 0; i < _y.Names.Count; i++)
        {
            var text = Markup.Plain(_y.Names[i]);
            var middle = _y.At(i);
            var lines = TextWidth.Wrap(text, _canvas.Narrow ? _canvas.Width - 4 : left - 12, Size, maxLines: 3);
            var first = _canvas.Narrow ? middle - (_y.Band / 2) + 12 : middle + 4.5 - ((lines.Count - 1) * Line / 2);
            for (var n = 0; n < lines.Count; n++)
            {
                _canvas.Text(_canvas.Narrow ? _area.Left + 1 : _area.Left - 10, first + (n * Line), lines[n], _canvas.Narrow
                    ? "start" : "end");
            }

            if (IsDense)
            {
                _canvas.Segment(_area.Left, RowMiddle(i), _area.Right, RowMiddle(i), "currentColor", 1, "", 0.10);
            }
        }
    }
}
