using System.Globalization;
using NotebookLib.Charts.Drawing;

namespace NotebookLib.Charts.Diagrams;

/// <summary>Draws a flowchart: outlines with their text, arrows that bend from layer to layer, labels on the way.</summary>
internal sealed class FlowDrawing
{
    private const double Pad = 10;
    private const double Edge = 6;
    private const double Head = 7;
    private const double TextAtMost = 150;
    private const double LabelAtMost = 110;
    private const string Ink = "#4d4d4d";
    private readonly Flowchart _chart;
    private readonly List<IReadOnlyList<string>> _texts;
    private readonly List<(double Width, double Height)> _sizes;
    private readonly List<IReadOnlyList<string>> _labels;
    private readonly FlowLayout _layout;
    private readonly Dictionary<(int Arrow, bool IsEnd), double> _ports;

    private FlowDrawing(Flowchart chart)
    {
        _chart = chart;
        _texts = [.. chart.Nodes.Select(n =>
            TextWidth.Wrap(n.Text, Math.Max(n.Outline == Outline.Diamond ? 120 : TextAtMost, n.Text.Split(' ').Max(w =>
            TextWidth.Of(w, Canvas.Size))), Canvas.Size))];
        _sizes = [.. chart.Nodes.Zip(_texts, (n, t) => Size(n.Outline, Widest(t), t.Count * Canvas.Line))];
        _labels = [.. chart.Arrows.Select(a => a.Label.Length == 0 ? [] : TextWidth.Wrap(a.Label, LabelAtMost, 12))];
        var at = chart.Nodes.Index().ToDictionary(n => n.Item.Id, n => n.Index, StringComparer.Ordinal);
        _layout = FlowLayout.Of([.. _sizes.Select(s => Turn(s.Width, s.Height))],
            [.. chart.Arrows.Zip(_labels, (a, l) => (at[a.From], at[a.To], l.Count == 0 ? ((double, double)?)null
                : Turn(Widest(l, 12) + 8, (l.Count * 15) + 2)))],
            gap: chart.IsDown ? 22 : 16, between: chart.IsDown ? 24 : 28);
        _ports = Ports();
    }

    public static string Draw(Flowchart chart, string id, string title, string description)
    {
        var drawing = new FlowDrawing(chart);
        var all = drawing._layout.Layers.SelectMany(l => l).ToList();
        var width = 2 * Edge + all.Select(s => drawing.X(s) + ((chart.IsDown ? s.Length : s.Depth) / 2)).DefaultIfEmpty().Max();
        var canvas = new Canvas(id, (int)Math.Ceiling(width));
        foreach (var (i, arrow) in chart.Arrows.Index())
        {
            drawing.Arrow(canvas, i, drawing._layout.Ways[i], drawing._labels[i]);
        }

        for (var i = 0; i < chart.Nodes.Count; i++)
        {
            drawing.Node(canvas, i);
        }

        canvas.Reach(Edge + all.Select(s => drawing.Y(s) + ((chart.IsDown ? s.Depth : s.Length) / 2)).DefaultIfEmpty().Max());
        return canvas.Finish(title, description);
    }

    private double X(Spot spot) => Edge + (_chart.IsDown ? spot.Along : spot.Across);

    private double Y(Spot spot) => Edge + (_chart.IsDown ? spot.Across : spot.Along);

    private (double, double) Turn(double width, double height) => _chart.IsDown ? (width, height) : (height, width);

    private static double Widest(IReadOnlyList<string> lines, double size = Canvas.Size) => lines.Select(l => TextWidth.Of(l, size))
        .DefaultIfEmpty().Max();

    // In a diamond only half of the width is there at half of the height.
    private static (double Width, double Height) Size(Outline outline, double width, double height) => outline switch
    {
        Outline.Diamond => ((width * 1.35) + 30, (height * 1.6) + 24),
        Outline.Circle => (Math.Max(width, height) + 24, Math.Max(width, height) + 24),
        Outline.Stadium => (width + (4 * Pad), height + (1.4 * Pad)),
        _ => (width + (2.4 * Pad), height + (1.4 * Pad)),
    };

    private void Node(Canvas canvas, int index)
    {
        var (node, spot, (w, h)) = (_chart.Nodes[index], _layout.Nodes[index], _sizes[index]);
        var (x, y) = (X(spot), Y(spot));
        var radius = node.Outline switch { Outline.Round => 8, Outline.Stadium or Outline.Circle => Math.Min(w, h) / 2, _ => 2 };
        var shape = node.Outline == Outline.Diamond ? F($"M{x} {y - (h / 2)}L{x + (w / 2)} {y}L{x} {y + (h / 2)}L{x - (w / 2)} {y}Z")
            : Rounded(x - (w / 2), y - (h / 2), w, h, radius);
        canvas.Path(shape, node.Outline == Outline.Diamond ? Palette.Vermillion : Palette.Blue, 1.4, fill: node.Outline == Outline.Diamond
            ? "#fdf3ec" : "#f1f6fa");
        Lines(canvas, x, y, _texts[index], Canvas.Size, Canvas.Line);
    }

    private static void Lines(Canvas canvas, double x, double y, IReadOnlyList<string> lines, double size, double step)
    {
        var baseline = y - ((lines.Count - 1) * step / 2) + (size * 0.35);
        foreach (var line in lines)
        {
            canvas.Text(x, baseline, line, "middle", size, fill: "#1a1a1a");
            baseline += step;
        }
    }

    private void Arrow(Canvas canvas, int index, List<Spot> way, IReadOnlyList<string> label)
    {
        var arrow = _chart.Arrows[index];
        var points = way.Select(s => (X: X(s), Y: Y(s))).ToList();
        if (way[0] == way[^1])
        {
            var (w, h) = _sizes[_layout.Nodes.IndexOf(way[0])];
            points = [(X(way[0]) + (w / 2), Y(way[0]) - (h / 4)), (X(way[0]) + (w / 2) + 14, Y(way[0])),
                (X(way[0]) + (w / 2), Y(way[0]) + (h / 4))];
        }
        else
        {
            points[0] = Border(way[0], way[1], _ports[(index, false)]);
            points[^1] = Border(way[^1], way[^2], _ports[(index, true)]);
        }

        var tip = points[^1];
        var back = points[^2];
        var length = Math.Max(1, Math.Sqrt(Math.Pow(tip.X - back.X, 2) + Math.Pow(tip.Y - back.Y, 2)));
        var (dx, dy) = ((tip.X - back.X) / length, (tip.Y - back.Y) / length);
        if (way[0] != way[^1])
        {
            (dx, dy) = _chart.IsDown ? (0, Math.Sign(tip.Y - back.Y)) : (Math.Sign(tip.X - back.X), 0); // a bend arrives straight
        }

        if (arrow.HasHead)
        {
            points[^1] = (tip.X - (dx * Head), tip.Y - (dy * Head));
        }

        canvas.Path(Bent(points), Ink, arrow.IsThick ? 2.4 : 1.3, arrow.IsDashed ? "4 4" : "");
        if (arrow.HasHead)
        {
            canvas.Path(F($"M{tip.X} {tip.Y}L{tip.X - (dx * Head) - (dy * 4)} {tip.Y - (dy * Head) + (dx * 4)}L{tip.X - (dx * Head)
                + (dy * 4)} {tip.Y - (dy * Head) - (dx * 4)}Z"), Ink, 1, fill: Ink);
        }

        if (label.Count > 0 && way.Find(s => s.Depth > 0 && s != way[0] && s != way[^1]) is { } spot)
        {
            var (w, h) = _chart.IsDown ? (spot.Length, spot.Depth) : (spot.Depth, spot.Length);
            canvas.Rect(X(spot) - (w / 2), Y(spot) - (h / 2), w, h, "#ffffff");
            Lines(canvas, X(spot), Y(spot), label, 12, 15);
        }
    }

    /// <summary>Arrows on the same side of a node stand beside one another, in the order of where they come from or go to.</summary>
    private Dictionary<(int Arrow, bool IsEnd), double> Ports()
    {
        var ports = new Dictionary<(int, bool), double>();
        var ends = _layout.Ways.Index().Where(w => w.Item[0] != w.Item[^1])
            .SelectMany(w => new[] { (Arrow: w.Index, IsEnd: false, Spot: w.Item[0], Next: w.Item[1]),
                (Arrow: w.Index, IsEnd: true, Spot: w.Item[^1], Next: w.Item[^2]) });
        foreach (var side in ends.GroupBy(e => (e.Spot, IsAfter: e.Next.Layer > e.Spot.Layer)))
        {
            var sorted = side.OrderBy(e => e.Next.Along).ThenBy(e => e.Arrow).ToList();
            var step = Math.Min(20, 0.6 * side.Key.Spot.Length / sorted.Count);
            foreach (var (at, end) in sorted.Index())
            {
                ports[(end.Arrow, end.IsEnd)] = (at - ((sorted.Count - 1) / 2.0)) * step;
            }
        }

        return ports;
    }

    private (double X, double Y) Border(Spot spot, Spot next, double port)
    {
        var slope = _chart.Nodes[_layout.Nodes.IndexOf(spot)].Outline is Outline.Diamond or Outline.Circle
            ? 1 - (Math.Abs(port) / (spot.Length / 2)) : 1;
        var across = (next.Layer > spot.Layer ? 1 : -1) * slope * spot.Depth / 2;
        return _chart.IsDown ? (X(spot) + port, Y(spot) + across) : (X(spot) + across, Y(spot) + port);
    }

    private string Bent(List<(double X, double Y)> points)
    {
        var path = new System.Text.StringBuilder(F($"M{points[0].X} {points[0].Y}"));
        foreach (var (a, b) in points.Zip(points.Skip(1)))
        {
            var (mx, my) = ((a.X + b.X) / 2, (a.Y + b.Y) / 2);
            path.Append(_chart.IsDown ? F($"C{a.X} {my} {b.X} {my} {b.X} {b.Y}") : F($"C{mx} {a.Y} {mx} {b.Y} {b.X} {b.Y}"));
        }

        return path.ToString();
    }

    private static string Rounded(double x, double y, double w, double h, double r) =>
        F($"M{x + r} {y}H{x + w - r}Q{x + w} {y} {x + w} {y + r}V{y + h - r}Q{x + w} {y + h} {x + w - r} {y + h}H{x + r}Q{x} {y + h} {x} {y
            + h - r}V{y + r}Q{x} {y} {x + r} {y}Z");

    private static string F(FormattableString path) =>
        string.Format(CultureInfo.InvariantCulture, path.Format, [.. path.GetArguments().Select(a => (object)Canvas.N((double)a!))]);
}
