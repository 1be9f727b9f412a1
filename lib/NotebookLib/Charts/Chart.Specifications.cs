using System.Text.Json.Nodes;

namespace NotebookLib.Charts;

/// <summary>One way to do the analysis, and what came out.</summary>
/// <param name="Estimate">The outcome.</param>
/// <param name="Story">The name of a story that this specification tells, marked in the figure; empty for none.</param>
/// <param name="Choices">What was chosen, per decision: ("noemer", "leerlingen in bao").</param>
public sealed record Specification(Quantity Estimate, string Story, IReadOnlyList<(string Decision, string Choice)> Choices)
{
    /// <inheritdoc cref="Specification(Quantity, string, IReadOnlyList{ValueTuple{string, string}})"/>
    public Specification(Quantity estimate, string story, params (string Decision, string Choice)[] choices)
        : this(estimate, story, (IReadOnlyList<(string Decision, string Choice)>)choices)
    {
    }
}

/// <summary>A cell of a matrix.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Column">Its column.</param>
/// <param name="Value">How dark it is; null is not known, and hatched.</param>
/// <param name="Text">What stands in it; short.</param>
public sealed record Cell(string Row, string Column, double? Value, string Text);

public static partial class Chart
{
    /// <inheritdoc cref="Specifications(string, string, IEnumerable{Specification})"/>
    public static Figure Specifications(string title, string subtitle, params Specification[] specifications) =>
        Specifications(title, subtitle, specifications.AsEnumerable());

    /// <summary>
    /// A specification curve (Simonsohn, Simmons and Nelson, 2020): all outcomes from low to high, and below each dot the
    /// choices that led to it. Specifications with a story carry its name.
    /// </summary>
    /// <exception cref="ArgumentException">No specifications, an outcome that is not a number, or different units.</exception>
    public static Figure Specifications(string title, string subtitle, IEnumerable<Specification> specifications)
    {
        var all = specifications.OrderBy(s => s.Estimate.Value).ToList();
        SameUnit(title, all.Select(s => s.Estimate.Unit));
        if (all.Exists(s => !double.IsFinite(s.Estimate.Value)))
        {
            throw new ArgumentException($"Figure \"{title}\" has a specification without an outcome; leave it out and say so.",
                nameof(specifications));
        }

        var choices = all.SelectMany(s => s.Choices).Distinct().GroupBy(c => c.Decision).SelectMany(g =>
            g.OrderBy(c => c.Choice, StringComparer.Ordinal)).ToList();
        string Name((string Decision, string Choice) c) => $"{c.Decision}: {c.Choice}";
        var decimals = Decimals.For(all.Select(s => Dutch.Round(s.Estimate.Value, 2)));
        var unit = all.Count == 0 ? "" : all[0].Estimate.Unit;
        var ranks = PlotJson.Arr(Enumerable.Range(1, all.Count));
        var told = all.Select(s => s.Story.Length > 0).ToList();
        var dots = PlotJson.Obj(("type", "scatter"), ("mode", "markers"), ("name", "uitkomst"), ("x", ranks),
            ("y", PlotJson.Arr(all.Select(s => s.Estimate.Value))), ("meta", PlotJson.Obj(("paint", false))),
            ("marker", PlotJson.Obj(("size", PlotJson.Arr(told.Select(t => t ? 9 : 6))),
                ("color", PlotJson.Arr(told.Select(t => t ? Palette.Vermillion : Palette.Grey(1)))),
                ("symbol", PlotJson.Arr(told.Select(t => t ? "diamond" : "circle"))))),
            ("customdata", PlotJson.Arr(all.Select(s => Markup.Encode(string.Join(", ", s.Choices.Select(Name)))))),
                ("hovertemplate", $"%{{y:,.{decimals}f}} {Markup.EncodeHover(unit)}<br>%{{customdata}}<extra></extra>"));
        var marks = all.SelectMany((s, i) => s.Choices.Select(c => (Rank: i + 1, Name: Markup.Encode(Name(c)), Told: told[i]))).ToList();
        var matrix = PlotJson.Obj(("type", "scatter"), ("mode", "markers"), ("name", "keuze"), ("xaxis", "x"), ("yaxis", "y2"),
            ("x", PlotJson.Arr(marks.Select(m => m.Rank))), ("y", PlotJson.Arr(marks.Select(m => m.Name))), ("hoverinfo", "skip"),
            ("meta", PlotJson.Obj(("paint", false))),
            ("marker", PlotJson.Obj(("symbol", "square"), ("size", 6),
                ("color", PlotJson.Arr(marks.Select(m => m.Told ? Palette.Vermillion : Palette.Grey(1)))))));
        var (low, high) = all.Count == 0 ? (0, 1) : Draft.WithZero(all.Select(s => s.Estimate.Value));
        var height = 230 + (22 * choices.Count) + 40;
        var split = 22.0 * choices.Count / height;
        var yaxis = Draft.Values(low, high);
        yaxis["domain"] = PlotJson.Arr([split + 0.08, 1.0]);
        var rows = Draft.Rows([.. choices.Select(Name)]);
        rows["domain"] = PlotJson.Arr([0, split]);
        var notes = new JsonArray([.. all.Select((s, i) => (s, i)).Where(p => told[p.i]).Select(p =>
            Draft.Note("nl-note", $"{Markup.Encode(p.s.Story)} <b>{Dutch.Number(p.s.Estimate.Value, decimals)}</b>", p.i + 1,
            p.s.Estimate.Value))]);
        var heads = all.SelectMany(s => s.Choices.Select(c => c.Decision)).Distinct().ToList();
        var table = new DataTable("", [new Column("nr."), .. heads.Select(h => new Column(h)), new Column("verhaal"),
            new Column("uitkomst", unit, decimals)],
            all.Select((s, i) =>
                (IReadOnlyList<object?>)[Dutch.Number(i + 1), .. heads.Select(h => (object?)s.Choices.FirstOrDefault(c => c.Decision == h)
                .Choice), s.Story, s.Estimate]), all.Select(s => s.Estimate.Origin).DefaultIfEmpty(Origin.Arithmetic("leeg")));
        var alt = all.Count == 0 ? ""
            : $"{Describe.Number(all.Count, "uitkomst", "uitkomsten")}, van {Decimals.WithUnit(all[0].Estimate.Value, unit, decimals)} tot "
            + $"{Decimals.WithUnit(all[^1].Estimate.Value, unit, decimals)}. "
            + $"{string.Join(" ", all.Where(s => s.Story.Length > 0).Select(s => $"{s.Story}: "
            + $"{Decimals.WithUnit(s.Estimate.Value, unit, decimals)}."))}";
        return Draft.Figure("specifications", title, subtitle, [.. all.Select(s => s.Estimate.Origin)], alt, table, height, [dots, matrix],
            ("xaxis", PlotJson.Obj(("type", "linear"), ("range", PlotJson.Arr([0.3, all.Count + 0.7])), ("showticklabels", false),
                ("showgrid", false), ("zeroline", false), ("anchor", "y2"))), ("yaxis", yaxis), ("yaxis2", rows), ("annotations", notes));
    }

    /// <inheritdoc cref="Matrix(string, string, Origin, IEnumerable{Cell})"/>
    public static Figure Matrix(string title, string subtitle, Origin origin, params Cell[] cells) =>
        Matrix(title, subtitle, origin, cells.AsEnumerable());

    /// <summary>A matrix of cells, darker where the value is higher; not known is hatched. For evidence: hypotheses down, sources
    /// across.</summary>
    /// <exception cref="ArgumentException">No cells, or a cell twice.</exception>
    public static Figure Matrix(string title, string subtitle, Origin origin, IEnumerable<Cell> cells)
    {
        var all = cells.ToList();
        Draft.Unique(title, all.Select(c => $"{c.Row} × {c.Column}"));
        var (rows, columns) = (all.Select(c => c.Row).Distinct().ToList(), all.Select(c => c.Column).Distinct().ToList());
        Cell? At(string row, string column) => all.Find(c => c.Row == row && c.Column == column);
        var heat = PlotJson.Obj(("type", "heatmap"), ("x", PlotJson.Arr(columns.Select(Markup.Encode))),
            ("y", PlotJson.Arr(rows.Select(Markup.Encode))),
            ("z", PlotJson.Arr(rows.Select(r => PlotJson.Arr(columns.Select(c => At(r, c)?.Value))))),
            ("text", PlotJson.Arr(rows.Select(r => PlotJson.Arr(columns.Select(c => Markup.Encode(At(r, c)?.Text ?? "")))))),
            ("texttemplate", "%{text}"), ("textfont", PlotJson.Obj(("size", 13))), ("hovertemplate", "%{y}, %{x}: %{text}<extra></extra>"),
            ("showscale", false), ("xgap", 3), ("ygap", 3),
            ("colorscale", PlotJson.Arr<JsonArray>([PlotJson.Arr<object>([0, "#eef3f7"]), PlotJson.Arr<object>([1, Palette.Blue])])));
        var table = new DataTable("", [new Column(""), .. columns.Select(c => new Column(c))],
            rows.Select(r => (IReadOnlyList<object?>)[r, .. columns.Select(c => At(r, c) is { } cell ? cell.Text.Length > 0 ? cell.Text
            : (object?)cell.Value : null)]), [origin]);
        return Draft.Figure("matrix", title, subtitle, all.Count == 0 ? []
            : [origin], Describe.Rows("Matrix", rows.Select(r => $"{r}: "
            + $"{string.Join(", ", columns.Where(c => At(r, c) is not null).Select(c => $"{c} {At(r, c)!.Text}"))}")), table,
            70 + (44 * rows.Count), [heat],
            ("xaxis", PlotJson.Obj(("type", "category"), ("categoryorder", "array"),
                ("categoryarray", PlotJson.Arr(columns.Select(Markup.Encode))), ("range", PlotJson.Arr([-0.5, columns.Count - 0.5])),
                ("side", "top"), ("showgrid", false), ("automargin", true))), ("yaxis", Draft.Rows(rows)));
    }
}
