using System.Globalization;
using System.Text;

namespace NotebookLib.Charts.Drawing;

/// <summary>A box on the canvas, in pixels.</summary>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    public bool Overlaps(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
}

/// <summary>Writes SVG with presentation attributes only (no style, no script), every number with at most two decimals.</summary>
internal sealed class Canvas(string id, int width)
{
    public const double Size = 13;
    public const double Line = 16;
    private readonly StringBuilder _body = new();
    private readonly List<string> _hatches = [];

    public int Width { get; } = width;

    public bool Narrow => Width < 480;

    public double Height { get; private set; }

    /// <summary>Where things were put, for the live chart that takes the place of this picture.</summary>
    public Placement Placement { get; } = new();

    public void Reach(double y) => Height = Math.Max(Height, y);

    public void Segment(double x1, double y1, double x2, double y2, string stroke, double width = 1, string dash = "",
        double opacity = 1) =>
        _body.Append(CultureInfo.InvariantCulture,
            $"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\"{Stroke(stroke, width, dash, opacity)}/>");

    public void Path(string d, string stroke, double width, string dash = "", string fill = "none", double opacity = 1) =>
        _body.Append(CultureInfo.InvariantCulture,
            $"<path d=\"{d}\" fill=\"{Fill(fill)}\"{Stroke(stroke, width, dash,
            1)} stroke-linejoin=\"round\" stroke-linecap=\"round\"{Opacity(opacity)}/>");

    /// <summary>A filled shape, with words for who points at it.</summary>
    public void Area(string d, string fill, double opacity, string hint = "") => _body.Append(CultureInfo.InvariantCulture,
        $"<path d=\"{d}\" fill=\"{Fill(fill)}\"{Opacity(opacity)}{(hint.Length > 0 ? $"><title>{Markup.Escape(hint)}</title></path>"
            : "/>")}");

    public void Rect(double x, double y, double width, double height, string fill, string stroke = "")
    {
        if (height < 0)
        {
            (y, height) = (y + height, -height);
        }

        if (width < 0)
        {
            (x, width) = (x + width, -width);
        }

        _body.Append(CultureInfo.InvariantCulture,
            $"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" fill=\"{Fill(fill)}\"{(stroke.Length > 0
            ? Stroke(stroke, 1, "", 1) : "")}/>");
    }

    /// <summary>A marker, by plotly.js's name; hollow ones are filled white so that a line does not show through.</summary>
    public void Marker(double x, double y, string symbol, double size, string color)
    {
        var r = size / 2;
        var hollow = symbol.EndsWith("-open", StringComparison.Ordinal);
        var paint = hollow ? $" fill=\"#fff\" stroke=\"{Fill(color)}\" stroke-width=\"1.8\"" : $" fill=\"{Fill(color)}\"";
        _body.Append(symbol.Replace("-open", "", StringComparison.Ordinal) switch
        {
            "square" => $"<rect x=\"{N(x - r)}\" y=\"{N(y - r)}\" width=\"{N(size)}\" height=\"{N(size)}\"{paint}/>",
            "diamond" => $"<path d=\"M{N(x)} {N(y - (1.25 * r))}L{N(x + (1.25 * r))} {N(y)}L{N(x)} {N(y + (1.25 * r))}L{N(x - (1.25 * r))} "
                + $"{N(y)}Z\"{paint}/>",
            "triangle-up" => $"<path d=\"M{N(x)} {N(y - (1.2 * r))}L{N(x + (1.15 * r))} {N(y + r)}L{N(x - (1.15 * r))} "
                + $"{N(y + r)}Z\"{paint}/>",
            "triangle-down" => $"<path d=\"M{N(x)} {N(y + (1.2 * r))}L{N(x + (1.15 * r))} {N(y - r)}L{N(x - (1.15 * r))} "
                + $"{N(y - r)}Z\"{paint}/>",
            "x" => $"<path d=\"M{N(x - r)} {N(y - r)}L{N(x + r)} {N(y + r)}M{N(x + r)} {N(y - r)}L{N(x - r)} {N(y + r)}\" fill=\"none\" "
                + $"stroke=\"{Fill(color)}\" stroke-width=\"2\"/>",
            _ => $"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(r)}\"{paint}/>",
        });
    }

    /// <summary>One line of text on a baseline; returns the box it takes.</summary>
    public Box Text(double x, double y, string text, string anchor = "start", double size = Size, bool bold = false,
        string fill = "currentColor", double opacity = 1) =>
        Text(x, y, [(text, bold)], anchor, size, fill, opacity);

    public Box Text(double x, double y, IReadOnlyList<(string Text, bool Bold)> runs, string anchor = "start", double size = Size,
        string fill = "currentColor", double opacity = 1)
    {
        var width = runs.Sum(r => TextWidth.Of(r.Text, size, r.Bold));
        var left = anchor switch { "end" => x - width, "middle" => x - (width / 2), _ => x };
        _body.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(x)}\" y=\"{N(y)}\"{(anchor == "start" ? "" : $" "
            + $"text-anchor=\"{anchor}\"")}{(size == Size ? "" : $" "
            + $"font-size=\"{N(size)}\"")} fill=\"{Fill(fill)}\"{Opacity(opacity)} data-w=\"{N(width)}\">");
        foreach (var (text, bold) in runs)
        {
            _body.Append(bold ? $"<tspan font-weight=\"600\">{Markup.Escape(text)}</tspan>" : Markup.Escape(text));
        }

        _body.Append("</text>");
        Reach(y + (0.3 * size));
        return new Box(left, y - (0.8 * size), left + width, y + (0.25 * size));
    }

    /// <summary>The paint of what is not known: hatched in a colour.</summary>
    public string Hatch(string color)
    {
        color = Fill(color);
        var index = _hatches.IndexOf(color);
        if (index < 0)
        {
            _hatches.Add(color);
            index = _hatches.Count - 1;
        }

        return $"url(#{id}-{Width.ToString(CultureInfo.InvariantCulture)}-h{index.ToString(CultureInfo.InvariantCulture)})";
    }

    public string Finish(string title, string description)
    {
        var (w, name) = (Width.ToString(CultureInfo.InvariantCulture), $"{id}-{Width.ToString(CultureInfo.InvariantCulture)}");
        var h = N(Math.Ceiling(Height + 2));
        var defs = string.Concat(_hatches.Select((c, i) => $"<pattern id=\"{name}-h{i.ToString(CultureInfo.InvariantCulture)}\" "
            + $"width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" "
            + $"fill=\"{c}\" fill-opacity=\".14\"/><line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\" stroke=\"{c}\" "
            + $"stroke-width=\"2.4\"/></pattern>"));
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"nl-svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" "
            + $"role=\"img\" aria-labelledby=\"{name}-t {name}-d\" font-family=\"Inter, system-ui, -apple-system, 'Segoe UI', Helvetica, "
            + $"Arial, sans-serif\" font-size=\"13\" font-variant-numeric=\"tabular-nums\"{Placement.Attribute()}>"
            + $"<title id=\"{name}-t\">{Markup.Escape(title)}</title><desc "
                + $"id=\"{name}-d\">{Markup.Escape(description)}</desc>{(defs.Length > 0 ? $"<defs>{defs}</defs>" : "")}{_body}</svg>";
    }

    public static string N(double value) => Math.Abs(value) < 0.005 || !double.IsFinite(value) ? "0" : Math.Clamp(value, -99999, 99999)
        .ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A colour from the state may be any text; only what is a colour comes through.</summary>
    public static string Fill(string color) => color.Length is > 0 and < 64
        && color.All(c => char.IsAsciiLetterOrDigit(c) || c is '#' or '(' or ')' or ',' or '.' or '-' or '%' or ' ') ? color : "#767676";

    private static string Stroke(string color, double width, string dash, double opacity) =>
        $" stroke=\"{Fill(color)}\"{(width == 1 ? "" : $" stroke-width=\"{N(width)}\"")}{(dash.Length > 0 ? $" "
            + $"stroke-dasharray=\"{dash}\"" : "")}{(opacity < 1 ? $" stroke-opacity=\"{N(opacity)}\"" : "")}";

    private static string Opacity(double opacity) => opacity < 1 ? $" opacity=\"{N(opacity)}\"" : "";
}
