using System.Text.Json.Nodes;

namespace NotebookLib.Charts;

/// <summary>
/// Makes figures. Every number comes with its <see cref="Origin"/>; the title says what is shown, the subtitle gives unit,
/// population and years. The figures describe themselves in words; <see cref="Figure.Alt"/> replaces that.
/// </summary>
public static partial class Chart
{
    /// <summary>Lines through the school years, with the title, unit and years that the series themselves have.</summary>
    /// <param name="series">One or more series in the same unit, each label once; simulated ones need a title, so not here.</param>
    /// <exception cref="ArgumentException">No series, a label twice, different units, or simulated data.</exception>
    public static Figure Line(params YearSeries[] series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Length == 0)
        {
            throw new ArgumentException("Nothing to draw: give one series or more.", nameof(series));
        }

        var title = (series.Length > 1 ? string.Join(", ", series[..^1].Select(s => s.Label)) + " en " : "") + series[^1].Label;
        return Line(title[..1].ToUpperInvariant() + title[1..], string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{series[0].Unit}, 1 oktober {series.Min(s => s.First.Year.StartYear)}-{series.Max(s => s.Last.Year.StartYear)}"), series);
    }

    /// <inheritdoc cref="Line(string, string, IEnumerable{YearSeries})"/>
    public static Figure Line(string title, string subtitle, params YearSeries[] series) => Line(title, subtitle, series.AsEnumerable());

    /// <summary>
    /// Lines through the school years. The first series carries the accent until <see cref="Figure.Highlight(IEnumerable{string})"/> says
    /// otherwise. Missing years are gaps, years that are known between bounds a bar from the one to the other, provisional values hollow,
    /// simulated series dashed. The axis includes zero for pupils and percentages.
    /// </summary>
    /// <param name="title">What is shown, not the conclusion.</param>
    /// <param name="subtitle">Unit, population and years.</param>
    /// <param name="series">One or more series in the same unit, each label once.</param>
    /// <exception cref="ArgumentException">No series, a label twice, different units, or simulated data without "simulatie" in the
    /// title.</exception>
    public static Figure Line(string title, string subtitle, IEnumerable<YearSeries> series)
    {
        var all = series.ToList();
        OneUnit(title, all);
        var (low, high) = all.Count == 0 ? (0, 1) : Draft.WithZero(all.SelectMany(s => s).Select(v => v.Value)
            .Concat(all.SelectMany(s => s.Ranges).SelectMany(r => new[] { r.Low, r.High })));
        var lines = Lines("line", title, subtitle, all, Draft.Values(low, high), []);
        return all.SelectMany(s => s.Ranges.Select(r => (s, r))).Aggregate(lines, (figure, bar) => figure.Bar(bar.s, bar.r));
    }

    /// <summary>A year that is known between bounds, as a narrow bar behind the lines.</summary>
    private static Figure Bar(this Figure figure, YearSeries series, YearRange range) => figure.Change(state =>
    {
        double left = range.Year.StartYear - 0.12, right = range.Year.StartYear + 0.12;
        state.SubList("data").Insert(0, PlotJson.Obj(("type", "scatter"), ("mode", "lines"),
            ("name", Markup.Encode($"{series.Label}, {range.Year}: {range}")), ("fill", "toself"), ("fillcolor", Palette.Grey(1)),
            ("opacity", 0.45), ("hoverinfo", "skip"), ("line", PlotJson.Obj(("width", 0))), ("showlegend", false),
            ("meta", PlotJson.Obj(("paint", false))), ("x", PlotJson.Arr([left, right, right, left])),
            ("y", PlotJson.Arr([range.High, range.High, range.Low, range.Low]))));
    });

    /// <inheritdoc cref="Index(string, string, SchoolYear, IEnumerable{YearSeries})"/>
    public static Figure Index(string title, string subtitle, SchoolYear baseYear, params YearSeries[] series) =>
        Index(title, subtitle, baseYear, series.AsEnumerable());

    /// <summary>
    /// Index lines that meet in the base year. Series of 100 (an index) or of 0 (a change in percent) in the base year are
    /// drawn as they are; all others are put on 100. The base year and the line of 100 (or 0) are marked.
    /// </summary>
    /// <param name="title">What is shown.</param>
    /// <param name="subtitle">What the index is of, population, years and base year.</param>
    /// <param name="baseYear">The year in which all series are 100.</param>
    /// <param name="series">One or more series; each has a value in the base year.</param>
    /// <exception cref="ArgumentException">No series, one without (or with zero in) the base year while others have an index.</exception>
    public static Figure Index(string title, string subtitle, SchoolYear baseYear, IEnumerable<YearSeries> series)
    {
        var all = series.ToList();
        if (all.Find(s => s.Find(baseYear) is null) is { } without)
        {
            throw new ArgumentException($"Series \"{without.Label}\" has no value in the base year {baseYear}; it runs from "
                + $"{without.First.Year} to {without.Last.Year}.", nameof(series));
        }

        var change = all.Count > 0 && all.All(s => Math.Abs(s[baseYear]) < 1e-9);
        all = change ? all : [.. all.Select(s => Math.Abs(s[baseYear] - 100) < 1e-9 ? s : s[baseYear] == 0
            ? throw new ArgumentException($"Series \"{s.Label}\" is 0 in the base year {baseYear}; nothing can be indexed on zero.",
                nameof(series))
            : s.Map($"index, {baseYear} = 100", $"index, {baseYear} = 100", (_, v) => 100 * v / s[baseYear]))];
        var level = change ? 0 : 100;
        var (low, high) = Draft.Around(all.SelectMany(s => s).Select(v => v.Value).Append(level).Append(level + 1).Append(level - 1));
        var shapes = new JsonArray(
            PlotJson.Obj(("name", "nl-base"), ("type", "line"), ("xref", "x domain"), ("yref", "y"), ("x0", 0), ("x1", 1), ("y0", level),
                ("y1", level), ("line", PlotJson.Obj(("color", "#55524c"), ("width", 1)))),
            PlotJson.Obj(("name", "nl-base"), ("type", "line"), ("xref", "x"), ("yref", "y domain"), ("x0", baseYear.StartYear),
                ("x1", baseYear.StartYear), ("y0", 0), ("y1", 1),
                ("line", PlotJson.Obj(("color", "#767676"), ("width", 1), ("dash", "dot")))));
        var note = Draft.Note("nl-note", $"ijkjaar {baseYear.StartYear}: {(change ? "0\u00a0%" : "alles = 100")}",
            baseYear.StartYear, level);
        return Lines("index", title, subtitle, all, Draft.Values(low, high, change ? "\u00a0%" : "", headroom: false), [note], shapes);
    }

    /// <summary>How sure we are: a ribbon from <paramref name="low"/> to <paramref name="high"/> behind the lines of a line or index
    /// figure.</summary>
    /// <param name="figure">A figure with years on its axis.</param>
    /// <param name="label">What the ribbon is, e.g. "95%-interval".</param>
    /// <param name="low">The lower bounds.</param>
    /// <param name="high">The upper bounds; the years that both have are drawn.</param>
    public static Figure Ribbon(this Figure figure, string label, YearSeries low, YearSeries high)
    {
        var both = low.Where(v => high.Find(v.Year) is not null).ToList();
        return figure.Change(state =>
        {
            var ribbon = PlotJson.Obj(("type", "scatter"), ("mode", "lines"), ("name", Markup.Encode(label)), ("fill", "toself"),
                ("fillcolor", Palette.Grey(2)), ("opacity", 0.3), ("hoverinfo", "skip"),
                ("line", PlotJson.Obj(("width", 0))), ("showlegend", false), ("meta", PlotJson.Obj(("paint", false))),
                ("x", PlotJson.Arr(both.Select(v => v.Year.StartYear).Concat(both.Select(v => v.Year.StartYear).Reverse()))),
                ("y", PlotJson.Arr(both.Select(v => v.Value).Concat(both.Select(v => high[v.Year]).Reverse()))));
            state.SubList("data").Insert(0, ribbon);
            if (state.At("layout", "yaxis", "range") is JsonArray { Count: 2 } range)
            {
                range[0] = Math.Min(range[0].AsNumber() ?? 0, both.Min(v => v.Value));
                range[1] = Math.Max(range[1].AsNumber() ?? 0, both.Max(v => high[v.Year]));
            }

            var sources = state.Sub("layout").Sub("meta").SubList("sources");
            if (!sources.Any(s => (string?)s == low.Origin.Cite()))
            {
                sources.Add(low.Origin.Cite());
            }
        });
    }

    private static Figure Lines(string kind, string title, string subtitle, List<YearSeries> all, JsonObject yaxis, JsonArray notes,
        JsonArray? shapes = null)
    {
        Draft.Unique(title, all.Select(s => s.Label));
        var years = all.SelectMany(s => s.Years.Concat(s.Ranges.Select(r => r.Year))).Append(default).ToList();
        var (first, last) = all.Count == 0 ? (default, default) : (years.SkipLast(1).Min(), years.SkipLast(1).Max());
        var data = new JsonArray();
        foreach (var (s, i) in all.Select((s, i) => (s, i)))
        {
            var decimals = Decimals.For(s.Select(v => v.Value));
            var simulated = s.Origin.Kind == OriginKind.Simulated;
            var points = Enumerable.Range(0, last - first + 1).Select(n => first + n).Select(y =>
                (Year: y, Value: s.Find(y), Point: s.FirstOrDefault(v => v.Year == y))).ToList();
            var lonely = points.Select((p, n) => p.Value is not null && (n == 0 || points[n - 1].Value is null)
                && (n == points.Count - 1 || points[n + 1].Value is null)).ToList();
            var color = i == 0 ? Palette.Blue : Palette.Grey(i - 1);
            data.Add(PlotJson.Obj(("type", "scatter"), ("mode", "lines+markers"), ("cliponaxis", false), ("name", Markup.Encode(s.Label)),
                ("x", PlotJson.Arr(points.Select(p => p.Year.StartYear))), ("y", PlotJson.Arr(points.Select(p => p.Value))),
                ("line", PlotJson.Obj(("color", color), ("width", i == 0 ? 2.6 : 1.6), ("dash", simulated ? "dash" : "solid"))),
                ("marker", PlotJson.Obj(("color", color), ("opacity", 1),
                    ("size", PlotJson.Arr(points.Select((p, n) => p.Value is null ? 0 : p.Point.Provisional || p.Year == s.Last.Year ? 7
                    : lonely[n] ? 6 : 0))),
                    ("symbol", PlotJson.Arr(points.Select(p => p.Point.Provisional ? "circle-open" : "circle"))))),
                ("customdata", PlotJson.Arr(points.Select(p => p.Year + (p.Point.Provisional ? " (voorlopig)" : "")))),
                ("hovertemplate", $"%{{customdata}}: %{{y:,.{decimals}f}} {Markup.EncodeHover(s.Unit)}<extra>%{{fullData.name}}</extra>")));
            notes.Add(Draft.Note("nl-end", $"{Markup.Encode(s.Label)} <b>{Dutch.Number(s.Last.Value, decimals)}</b>", s.Last.Year.StartYear,
                s.Last.Value));
        }

        var widest = all.Select(s => TextWidth.Of($"{s.Label} {Dutch.Number(s.Last.Value, Decimals.For(s.Select(v => v.Value)))}", 13))
            .Append(0).Max();
        return Draft.Figure(kind, title, subtitle, [.. all.Select(s => s.Origin)], Describe.Lines(all), all.Count == 0 ? Empty(title)
            : DataTable.Of("", all), 340, data,
            ("xaxis", all.Count == 0 ? null : Draft.Years([first, last])), ("yaxis", yaxis), ("annotations", notes), ("shapes", shapes),
            ("margin", PlotJson.Obj(("l", 56), ("r", (int)Math.Min(widest + 20, 240)), ("t", 40), ("b", 36))));
    }

    private static DataTable Empty(string title) => new(title, [new Column("–")], [], Origin.Arithmetic("leeg"));

    private static void OneUnit(string title, List<YearSeries> all)
    {
        if (all.Select(s => s.Unit).Distinct().Skip(1).Any())
        {
            throw new ArgumentException($"Figure \"{title}\" mixes units ({string.Join(", ", all.Select(s => s.Unit).Distinct())}); draw "
                + $"them apart, or as an index.");
        }
    }
}
