using System.Text.Json.Nodes;

namespace NotebookLib.Charts;

/// <summary>What the factories of <see cref="Chart"/> share: title and origin checked, the layout every figure has.</summary>
internal static class Draft
{
    public static Figure Figure(string kind, string title, string subtitle, IReadOnlyList<Origin> origins, string alt, DataTable table,
        int height, JsonArray data, params (string Key, object? Value)[] layout)
    {
        Check(title, subtitle, origins);
        var meta = PlotJson.Obj(("title", title), ("subtitle", subtitle),
            ("alt", $"{title}{(title.EndsWith('?') ? "" : ".")} {subtitle}. {alt}"), ("kind", kind),
            ("sources", PlotJson.Arr(Origin.Cite(origins))), ("table", table.ToJson()));
        var page = PlotJson.Obj(("meta", meta), ("height", height), ("separators", ",."), ("paper_bgcolor", "rgba(0,0,0,0)"),
            ("plot_bgcolor", "rgba(0,0,0,0)"),
            ("font", PlotJson.Obj(("family", "Inter, system-ui, sans-serif"), ("size", 13))), ("showlegend", false),
            ("hovermode", "closest"),
            ("margin", PlotJson.Obj(("l", 56), ("r", 24), ("t", 40), ("b", 36))));
        foreach (var (key, value) in layout)
        {
            if (value is not null)
            {
                page[key] = PlotJson.Node(value);
            }
        }

        return Charts.Figure.Make(PlotJson.Obj(("data", data), ("layout", page)));
    }

    /// <summary>What no figure can do without.</summary>
    /// <exception cref="ArgumentException">No title, subtitle or origin, or a simulation whose title does not say so.</exception>
    public static void Check(string title, string subtitle, IReadOnlyList<Origin> origins)
    {
        if (string.IsNullOrWhiteSpace(title) || string.IsNullOrWhiteSpace(subtitle) || origins.Count == 0 || origins.Any(o => o is null))
        {
            throw new ArgumentException(string.IsNullOrWhiteSpace(title) ? "A figure needs a title that says what is shown."
                : string.IsNullOrWhiteSpace(subtitle) ? $"Figure \"{title}\" needs a subtitle with unit, population and years."
                    : $"Figure \"{title}\" has no data, or data without an origin.");
        }

        if (origins.Any(o => o.Kind == OriginKind.Simulated) && !title.Contains("simulatie", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"Figure \"{title}\" shows simulated data: put the word \"simulatie\" in its title.");
        }
    }

    public static JsonObject Legend { get; } = PlotJson.Obj(("orientation", "h"), ("x", 0), ("y", 1.02), ("yanchor", "bottom"));

    /// <summary>An axis of values: light grid, zero line in ink, Dutch numbers.</summary>
    public static JsonObject Values(double low, double high, string suffix = "", bool headroom = true)
    {
        return PlotJson.Obj(("type", "linear"),
            ("range", PlotJson.Arr([headroom && low < 0 ? -Room(-low, high - low) : low, headroom && high > 0 ? Room(high, high - low)
            : high])), ("gridcolor", "#e4e1da"), ("zeroline", true), ("zerolinecolor", "#55524c"),
            ("nticks", 6), ("tickformat", ",.3~f"), ("automargin", true), ("ticksuffix", suffix.Length == 0 ? null : suffix));
    }

    /// <summary>The end of an axis: the next round value where that is near, else a little room.</summary>
    private static double Room(double end, double span)
    {
        var step = Drawing.Axis.Step(span / 5).Step;
        var round = Math.Ceiling(end / step) * step;
        return round - end is var gap && gap <= 0.13 * span && double.IsFinite(round) ? round : end + (0.06 * span);
    }

    public static JsonObject Years(IEnumerable<SchoolYear> years)
    {
        var (first, last) = (years.Min().StartYear, years.Max().StartYear);
        var pad = first == last ? 0.5 : 0;
        return PlotJson.Obj(("type", "linear"), ("range", PlotJson.Arr([first - pad, last + pad])), ("tickformat", "d"),
            ("showgrid", false), ("zeroline", false), ("nticks", 8));
    }

    /// <summary>Named rows, the first on top.</summary>
    public static JsonObject Rows(IEnumerable<string> names) =>
        PlotJson.Obj(("type", "category"), ("categoryorder", "array"), ("categoryarray", PlotJson.Arr(names.Select(Markup.Encode))),
        ("range", PlotJson.Arr([names.Count() - 0.5, -0.5])), ("showgrid", false), ("zeroline", false), ("automargin", true));

    public static JsonObject Note(string name, string text, object x, object y, string xref = "x", string yref = "y",
        string xanchor = "left", string? yanchor = null) =>
        PlotJson.Obj(("name", name), ("text", text), ("x", x), ("y", y), ("xref", xref), ("yref", yref), ("xanchor", xanchor),
            ("yanchor", yanchor), ("showarrow", false));

    /// <summary>A range that holds all values and zero.</summary>
    public static (double Low, double High) WithZero(IEnumerable<double> values) => Safe(values.Append(0).Min(), values.Append(0).Max());

    public static (double Low, double High) Around(IEnumerable<double> values)
    {
        var (low, high) = (values.Min(), values.Max());
        var pad = 0.08 * (high - low);
        return Safe(low - pad, high + pad);
    }

    private static (double, double) Safe(double low, double high) => high - low > 1e-12 * Math.Max(Math.Abs(low), Math.Abs(high))
        ? (low, high) : low == 0 ? (0, 1) : (Math.Min(0, low), Math.Max(0, high));

    public static void Unique(string title, IEnumerable<string> labels)
    {
        if (labels.GroupBy(l => l).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Figure \"{title}\" has \"{twice.Key}\" twice; give every row its own name.");
        }
    }
}
