using System.Text.Json.Nodes;
using static NotebookLib.Charts.Drawing.Canvas;

namespace NotebookLib.Charts.Drawing;

/// <summary>Draws flows below each other on one scale, the same at every width; labels stand above their places.</summary>
internal static class FlowPicture
{
    private const double Gap = 26;
    private const double Thick = 10;

    public static void Draw(Canvas canvas, string title, JsonObject state, IReadOnlyList<JsonObject> traces)
    {
        var sets = traces.Select(t => (Trace: t, Flows: Read(t))).ToList();
        var layouts = sets.Select(s =>
            FlowColumns.Of(title, [.. Enumerable.Range(0, s.Trace.List("node", "label").Count).Select(i =>
            i.ToString(System.Globalization.CultureInfo.InvariantCulture))],
            [.. s.Flows.Select(f => (Key(f.From), Key(f.To), f.Value))])).ToList();
        var scale = state.Num("layout", "meta", "scale") ?? (layouts.Max(l => l.Heaviest) is > 0 and var h ? 200 / h : 1);
        scale = Math.Min(scale, layouts.Max(l => l.Heaviest) is > 0 and var most ? 2000 / most : 1);
        var y = 0.0;
        for (var i = 0; i < sets.Count; i++)
        {
            foreach (var line in Rich.Wrap($"<b>{sets[i].Trace.Str("name")}</b>", canvas.Width - 4))
            {
                y += 18;
                canvas.Text(1, y, line);
            }

            Draw(canvas, sets[i].Trace, sets[i].Flows, layouts[i], y, scale);
            y += layouts[i].Height(scale, Gap) + 14;
            canvas.Reach(y);
        }

        Legend(canvas, y, scale, sets.Exists(s => s.Flows.Exists(f => double.IsNaN(f.Value))),
            Markup.Plain(traces[0].Str("valuesuffix")).Trim());
    }

    private static List<(int From, int To, double Value, string Label, string Color)> Read(JsonObject trace) =>
        [.. trace.List("link", "source").Select((s, i) =>
            (From: s.AsNumber(), To: trace.Each(i, "link", "target").AsNumber(), Value: trace.Each(i, "link", "value").AsNumber() ?? 0,
            Label: Markup.Plain(trace.Each(i, "link", "label").AsText()), Color: trace.Each(i, "link", "color").AsText()
            ?? "rgba(120,120,120,0.35)"))
            .Where(f => f.From is >= 0 && f.To is >= 0 && f.From < trace.List("node", "label").Count
                && f.To < trace.List("node", "label").Count)
            .Select(f => ((int)f.From!.Value, (int)f.To!.Value, f.Label == "onbekend" ? double.NaN : Math.Max(0, f.Value),
                f.Label, f.Color))];

    private static void Draw(Canvas canvas, JsonObject trace, List<(int From, int To, double Value, string Label, string Color)> flows,
        FlowColumns columns, double top, double scale)
    {
        var nodes = columns.Nodes;
        double X(FlowColumns.Node n) => (canvas.Width - Thick) * n.Column / Math.Max(1, columns.Columns - 1);
        double Y(FlowColumns.Node n) => top + columns.Top(n, scale, Gap);
        double Wide(double value) => double.IsNaN(value) ? FlowColumns.Stub : value * scale;
        var (leaving, entering) = (nodes.Select(Y).ToArray(), nodes.Select(Y).ToArray());
        var starts = new Dictionary<int, double>();
        var ends = new Dictionary<int, double>();
        foreach (var i in Enumerable.Range(0, flows.Count).OrderBy(i => Y(nodes[flows[i].To])))
        {
            starts[i] = leaving[flows[i].From];
            leaving[flows[i].From] += Wide(flows[i].Value);
        }

        foreach (var i in Enumerable.Range(0, flows.Count).OrderBy(i => Y(nodes[flows[i].From])))
        {
            ends[i] = entering[flows[i].To];
            entering[flows[i].To] += Wide(flows[i].Value);
        }

        var texts = new List<Action>();
        for (var i = 0; i < flows.Count; i++)
        {
            var (flow, w) = (flows[i], Wide(flows[i].Value));
            var (x1, x2, y1, y2) = (X(nodes[flow.From]) + Thick, X(nodes[flow.To]), starts[i], ends[i]);
            var half = (x1 + x2) / 2;
            if (w > 0)
            {
                canvas.Area($"M{N(x1)} {N(y1)}C{N(half)} {N(y1)} {N(half)} {N(y2)} {N(x2)} {N(y2)}V{N(y2 + w)}C{N(half)} {N(y2
                    + w)} {N(half)} {N(y1 + w)} {N(x1)} {N(y1 + w)}Z", double.IsNaN(flow.Value) ? canvas.Hatch(Palette.Unknown)
                    : flow.Color, 1,
                    $"{Markup.Plain(trace.Each(flow.From, "node", "label").AsText())} → {Markup.Plain(trace.Each(flow.To, "node", "label")
                        .AsText())}: {flow.Label}");
            }

            if (w >= 16 && !double.IsNaN(flow.Value))
            {
                var (tx, ty) = (x1 + 8, y1 + (w / 2) + 4.5);
                texts.Add(() => canvas.Text(tx, ty, flow.Label));
            }
        }

        texts.ForEach(t => t());
        var placed = new List<Box>();
        foreach (var i in Enumerable.Range(0, nodes.Count).OrderBy(i => nodes[i].Column == 0 ? 0
            : nodes[i].Column == columns.Columns - 1 ? 1 : 2))
        {
            canvas.Rect(X(nodes[i]), Y(nodes[i]), Thick, FlowColumns.Thick(nodes[i], scale), "#4a4a4a");
            var value = nodes[i].Known == 0 && nodes[i].Unknown > 0 ? "onbekend" : (nodes[i].Unknown > 0 ? "≥\u00a0" : "")
                + Dutch.Number(nodes[i].Known, Decimals.For([nodes[i].Known]));
            placed.Add(Label(canvas, placed, nodes[i].Column, columns.Columns, X(nodes[i]) + (Thick / 2), Y(nodes[i]) - 6,
                Markup.Plain(trace.Each(i, "node", "label").AsText()), value));
        }
    }

    /// <summary>A name and its total above a place; it moves aside for labels already there, and the name is cut where even that is not
    /// enough.</summary>
    private static Box Label(Canvas canvas, List<Box> placed, int column, int columns, double x, double y, string name, string value)
    {
        var (from, to) = (1.0, canvas.Width - 1.0);
        foreach (var other in placed.Where(b => b.Top < y + 4 && y - 11 < b.Bottom))
        {
            (from, to) = (other.Left + other.Right) / 2 < x ? (Math.Max(from, other.Right + 8), to) : (from, Math.Min(to, other.Left - 8));
        }

        var room = columns == 2 || column is > 0 && column < columns - 1 ? to - from : Math.Min(to - from, canvas.Width * 0.48);
        room = columns == 2 ? Math.Min(room, canvas.Width * 0.49) : room;
        var number = TextWidth.Of(" " + value, Size, true);
        if (number + Math.Min(24, TextWidth.Of(name, Size)) > room)
        {
            (value, number) = ("", 0); // the table has it
        }

        var cut = TextWidth.Wrap(name, Math.Max(16, room - number), Size, maxLines: 1);
        var words = cut.Count > 0 ? cut[0] + (value.Length > 0 ? " " : "") : "";
        var wide = TextWidth.Of(words, Size) + TextWidth.Of(value, Size, true);
        var left = column == 0 ? 1 : column == columns - 1 ? canvas.Width - 1 - wide
            : Math.Clamp(x - (wide / 2), from, Math.Max(from, to - wide));
        return column == columns - 1 ? canvas.Text(canvas.Width - 1, y, [(words, false), (value, true)], "end")
            : canvas.Text(left, y, [(words, false), (value, true)]);
    }

    /// <summary>The scale, so that widths can be read, and what hatching means.</summary>
    private static void Legend(Canvas canvas, double y, double scale, bool unknown, string unit)
    {
        var amount = 1.0;
        while (amount * scale < 8 && amount < 1e15)
        {
            amount *= 10;
        }

        y += 8;
        canvas.Segment(0.5, y, 6.5, y, "currentColor");
        canvas.Segment(0.5, y + (amount * scale), 6.5, y + (amount * scale), "currentColor");
        canvas.Segment(3.5, y, 3.5, y + (amount * scale), "currentColor");
        var text = canvas.Text(14, y + (amount * scale / 2) + 4.5,
            $"zo breed is {Dutch.Number(amount)} {Dutch.UnitAfter(Dutch.Number(amount), unit)}".TrimEnd(), opacity: 0.75);
        canvas.Reach(y + (amount * scale) + 2);
        if (unknown)
        {
            var below = text.Right + 54 + TextWidth.Of("aantal onbekend", Size) > canvas.Width;
            var (x, top) = below ? (0, y + Math.Max(18, (amount * scale) + 8)) : (text.Right + 24, y + (amount * scale / 2) - 5);
            canvas.Rect(x, top, 20, 10, canvas.Hatch(Palette.Unknown));
            canvas.Text(x + 26, top + 9.5, "aantal onbekend", opacity: 0.75);
        }
    }

    private static string Key(int index) => index.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
