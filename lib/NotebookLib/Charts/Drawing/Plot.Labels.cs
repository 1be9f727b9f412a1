using System.Text.Json.Nodes;
using static NotebookLib.Charts.Drawing.Canvas;

namespace NotebookLib.Charts.Drawing;

/// <summary>Words in the plot: labels at the ends of lines, remarks above it. None covers another or a line.</summary>
internal sealed partial class Plot
{
    private static readonly string[] Symbols = ["circle", "square", "diamond", "triangle-up", "x", "triangle-down"];
    private List<(JsonNode Note, IReadOnlyList<IReadOnlyList<(string, bool)>> Lines)> _ends = [];
    private bool _endsAside;

    private List<JsonNode> EndLabels => [.. Notes("nl-end").Where(n => (n.Str("yref") ?? "y") == _yref && _y.Value(n.At("y")) is not null)];

    /// <summary>Whether the labels fit beside the lines; else they go below, and each line ends in a sign of its own.</summary>
    private void Layout(double width)
    {
        var room = Math.Min(240, width * (_canvas.Narrow ? 0.3 : 0.36));
        _ends = [.. EndLabels.Select(n => (n, Rich.Wrap(n.Str("text"), room)))];
        var broken = EndLabels.Exists(n => Markup.Plain(n.Str("text")).Split(' ').Any(w => TextWidth.Of(w, Size, true) > room));
        _endsAside = !broken && _ends.TrueForAll(e => e.Lines.Count <= 3) && _ends.Sum(e => (e.Lines.Count * 15) + 3) <= (_canvas.Narrow
            ? 215 : 245);
    }

    private string EndSymbol(JsonObject trace)
    {
        if (_endsAside || _ends.Count < 2)
        {
            return "";
        }

        var index = _ends.FindIndex(e => ReferenceEquals(Named(e.Note), trace));
        return index < 0 ? "" : Symbols[index % Symbols.Length];
    }

    private void DrawEnds()
    {
        if (!_endsAside)
        {
            return;
        }

        var labels = _ends.Select(e => (e.Lines, At: _y.At(_y.Value(e.Note.At("y"))!.Value), X: _x.At(_x.Value(e.Note.At("x")) ?? _x.High),
            Height: (e.Lines.Count * 15.0) + 3))
            .OrderBy(l => l.At).ToList();
        var tops = labels.Select(l => l.At - (l.Height / 2)).ToArray();
        var (ceiling, floor) = (_area.Top - 8, Math.Max(_area.Bottom + 6, _area.Top - 8 + labels.Sum(l => l.Height)));
        Spread(tops, [.. labels.Select(l => l.Height)], ceiling, floor);
        for (var i = 0; i < labels.Count; i++)
        {
            var (lines, at, x, height) = labels[i];
            var left = _area.Right + 12;
            var middle = tops[i] + (height / 2);
            var lead = Math.Abs(middle - at) > 7 || x < _area.Right - 4;
            _canvas.Placement.Label(TraceOf(lines), left, middle - (lines.Count * 7.5), lines, ColorOf(lines), lead ? (x + 5, at) : null);
            if (lead)
            {
                _canvas.Path($"M{N(x + 5)} {N(at)}L{N(left - 3)} {N(middle)}", "#8a8a8a", 0.8);
            }

            for (var n = 0; n < lines.Count; n++)
            {
                _canvas.Text(left, middle + 4.5 + ((n - ((lines.Count - 1) / 2.0)) * 15), lines[n], fill: ColorOf(lines));
            }
        }
    }

    /// <summary>Pushes boxes apart, as little as may be, between a ceiling and a floor.</summary>
    internal static void Spread(double[] tops, IReadOnlyList<double> heights, double ceiling, double floor)
    {
        var groups = new List<(int First, int Count, double Height, double Wanted)>();
        for (var i = 0; i < tops.Length; i++)
        {
            var group = (First: i, Count: 1, Height: heights[i], Wanted: tops[i]);
            while (groups.Count > 0 && groups[^1].Wanted + groups[^1].Height > group.Wanted)
            {
                var above = groups[^1];
                groups.RemoveAt(groups.Count - 1);
                group = (above.First, above.Count + group.Count, above.Height + group.Height,
                    ((above.Wanted * above.Count) + ((group.Wanted - above.Height) * group.Count)) / (above.Count + group.Count));
            }

            groups.Add(group);
        }

        foreach (var group in groups)
        {
            var top = group.Wanted;
            for (var i = group.First; i < group.First + group.Count; top += heights[i], i++)
            {
                tops[i] = top;
            }
        }

        for (var (i, from) = (0, ceiling); i < tops.Length; from = tops[i] + heights[i], i++)
        {
            tops[i] = Math.Max(tops[i], from);
        }

        for (var (i, to) = (tops.Length - 1, floor); i >= 0; to = tops[i], i--)
        {
            tops[i] = Math.Min(tops[i], to - heights[i]);
        }
    }

    /// <summary>The place in the data of the series that a label belongs to; -1 when there is none.</summary>
    private int TraceOf(IReadOnlyList<IReadOnlyList<(string, bool)>> lines)
    {
        return IndexOf(Named(_ends.Find(e => ReferenceEquals(e.Lines, lines)).Note));
    }

    /// <summary>The series that a label starts with; of "so" and "so en vso" the longest that fits.</summary>
    private JsonObject? Named(JsonNode note) => Markup.Plain(note.Str("text")) is var text
        ? _traces.Where(t => t.Str("name") is { Length: > 0 }
        && text.StartsWith(Markup.Plain(t.Str("name")) + " ", StringComparison.Ordinal))
        .MaxBy(t => t.Str("name")!.Length) : null;

    private int IndexOf(JsonObject? trace) => trace is null ? -1 : _state.List("data").ToList().FindIndex(t => ReferenceEquals(t, trace));

    private string ColorOf(IReadOnlyList<IReadOnlyList<(string, bool)>> lines)
    {
        var trace = TraceOf(lines) is var index and >= 0 ? _state.List("data")[index] : null;
        return trace.Str("line", "color") is Palette.Blue or Palette.Vermillion ? trace.Str("line", "color") == Palette.Blue ? Palette.Blue
            : "#B04A00" : "currentColor";
    }

    private double KeyOfEnds(double x, double y, double width)
    {
        if (_endsAside || _ends.Count == 0)
        {
            return y - 6;
        }

        foreach (var (note, own) in _ends.OrderBy(e => _y.At(_y.Value(e.Note.At("y"))!.Value)))
        {
            var trace = Named(note);
            var color = trace.Str("line", "color") ?? Palette.Grey(0);
            _canvas.Segment(x + 1, y + 11, x + 25, y + 11, color, trace.Num("line", "width") ?? 2, Dash(trace.Str("line", "dash")));
            _canvas.Marker(x + 13, y + 11, trace is null ? "circle" : EndSymbol(trace) is { Length: > 0 } sign ? sign : "circle", 7, color);
            var wrapped = Rich.Wrap(note.Str("text"), width - 36);
            _canvas.Placement.Label(TraceOf(own), x + 32, y + 3.5, wrapped, color, sign: trace is null ? "circle" : EndSymbol(trace));
            foreach (var line in wrapped)
            {
                y += Line;
                _canvas.Text(x + 32, y - 0.5, line);
            }

            y += 3;
        }

        return y;
    }

    private sealed record Remark(JsonNode Note, IReadOnlyList<IReadOnlyList<(string, bool)>> Lines, double X, double? Y, double Left,
        double Right)
    {
        public int Row { get; set; }

        /// <summary>Whether its leader would run through another remark; then it starts below them all.</summary>
        public bool Crossed { get; set; }

        public double Height => Lines.Count * 15;
    }

    /// <summary>Remarks stand above the plot, in as many rows as keep them and their leaders apart.</summary>
    private (List<Remark> Remarks, double Height) PlaceNotes(double left, double right)
    {
        var notes = Notes("nl-note").Where(n => (n.Str("yref") ?? "y") == _yref && _x.Value(n.At("x")) is not null).Select(n =>
        {
            var x = _x.At(_x.Value(n.At("x"))!.Value);
            var whole = Rich.Width(Rich.Wrap(n.Str("text"), 220));
            var after = right - x - 6 >= Math.Min(whole, 95) || right - x > x - left;
            var lines = Rich.Wrap(n.Str("text"), Math.Clamp(after ? right - x - 6 : x - left - 6, 60, 220));
            var wide = Rich.Width(lines);
            var start = Math.Max(left, after ? Math.Min(x + 5, right - wide - 1) : x - 5 - wide);
            return new Remark(n, lines, x, _y.Value(n.At("y")), start, start + wide);
        }).ToList();
        var best = new[] { notes.OrderByDescending(n => n.X), notes.OrderBy(n => n.X) }.Select(o => o.ToList()).OrderBy(Rows).First();
        Rows(best);
        var rows = best.Count == 0 ? 0 : best.Max(n => n.Row) + 1;
        return (best, Enumerable.Range(0, rows).Sum(r => best.Where(n => n.Row == r).Select(n => n.Height + 4).Append(0).Max()));

        static int Rows(List<Remark> order)
        {
            for (var i = 0; i < order.Count; i++)
            {
                var free = Enumerable.Range(0, i + 1).Cast<int?>().FirstOrDefault(r =>
                {
                    order[i].Row = r!.Value;
                    return !order.Take(i).Any(other => Clash(order[i], other));
                });
                order[i].Row = free ?? order.Take(i).Max(n => n.Row) + 1;
                order[i].Crossed = free is null;
            }

            return order.Select(n => n.Row).Append(0).Max();
        }

        static bool Clash(Remark a, Remark b) => a.Row == b.Row ? a.Left - 12 < b.Right && b.Left - 12 < a.Right
            : a.Row > b.Row ? a.X > b.Left - 3 && a.X < b.Right + 3 : b.X > a.Left - 3 && b.X < a.Right + 3;
    }

    private void DrawNotes(List<Remark> notes, double top)
    {
        var below = top - (_bars ? 18 : 6);
        foreach (var row in notes.GroupBy(n => n.Row).OrderBy(g => g.Key))
        {
            foreach (var note in row)
            {
                _canvas.Placement.Remark(_state.List("layout", "annotations").ToList().FindIndex(n => ReferenceEquals(n, note.Note)),
                    note.X, note.Left, below - ((note.Lines.Count - 1) * 15) - 12, note.Lines);
                for (var i = 0; i < note.Lines.Count; i++)
                {
                    _canvas.Text(note.Left, below - ((note.Lines.Count - 1 - i) * 15), note.Lines[i], opacity: 0.85);
                }

                var foot = note.Y is { } y ? Math.Clamp(_y.At(y), _area.Top, _area.Bottom) - 6 : _area.Bottom;
                var head = note.Crossed ? top : note.X > note.Left - 3 && note.X < note.Right + 3 ? below + 5 : below - note.Height + 4;
                if (foot > head)
                {
                    _canvas.Segment(note.X, head, note.X, foot, "currentColor", 1, "2 3", 0.55);
                }
            }

            below -= row.Max(n => n.Height) + 4;
        }
    }
}
