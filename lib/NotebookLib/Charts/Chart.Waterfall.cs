using System.Text.Json.Nodes;

namespace NotebookLib.Charts;

/// <summary>A step of a waterfall.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">How much is added; below 0 taken off. For a total: where it stands.</param>
public sealed record Step(string Label, Quantity Value)
{
    /// <summary>Whether it is a total, drawn from zero, instead of a change.</summary>
    public bool Total { get; init; }
}

public static partial class Chart
{
    /// <inheritdoc cref="Waterfall(string, string, IEnumerable{Step})"/>
    public static Figure Waterfall(string title, string subtitle, params Step[] steps) => Waterfall(title, subtitle, steps.AsEnumerable());

    /// <summary>From one total to the next, step by step: lying bars, each begins where the last one ended. A total must be where the steps
    /// before it end.</summary>
    /// <param name="title">What is shown.</param>
    /// <param name="subtitle">Unit, population and years.</param>
    /// <param name="steps">The first is where it starts; each label once, the same unit.</param>
    /// <exception cref="ArgumentException">No steps, a label twice, different units, a value that is not finite, or a total that the steps
    /// before it do not add up to.</exception>
    public static Figure Waterfall(string title, string subtitle, IEnumerable<Step> steps)
    {
        var all = steps.ToList();
        Draft.Unique(title, all.Select(s => s.Label));
        SameUnit(title, all.Select(s => s.Value.Unit));
        var (from, to, at) = (new List<double>(), new List<double>(), 0.0);
        foreach (var (step, i) in all.Select((s, i) => (s, i)))
        {
            var size = all.Max(s => Math.Abs(s.Value.Value));
            if (!double.IsFinite(step.Value.Value) || (step.Total && i > 0 && Math.Abs(step.Value.Value - at) > 1e-6 * size))
            {
                throw new ArgumentException($"Figure \"{title}\": \"{step.Label}\" is {Dutch.Number(step.Value.Value, 2)}, and the steps "
                    + $"before it add up to {Dutch.Number(at, 2)}.", nameof(steps));
            }

            from.Add(step.Total ? 0 : at);
            at = step.Total ? step.Value.Value : at + step.Value.Value;
            to.Add(at);
        }

        var decimals = Decimals.For(all.Select(s => Dutch.Round(s.Value.Value, 1)));
        string Say(Step s) => (s.Total || s.Value.Value <= 0 ? "" : "+") + Dutch.Number(s.Value.Value, decimals);
        var unit = all.Count == 0 ? "" : all[0].Value.Unit;
        var names = PlotJson.Arr(all.Select(s => Markup.Encode(s.Label)));
        var bars = PlotJson.Obj(("type", "bar"), ("orientation", "h"), ("name", "stap"), ("y", names), ("base", PlotJson.Arr(from)),
            ("x", PlotJson.Arr(to.Zip(from, (t, f) => t - f))), ("width", 0.55),
            ("text", PlotJson.Arr(all.Select(Say))), ("textposition", "outside"), ("textangle", 0), ("constraintext", "none"),
            ("cliponaxis", false), ("hovertemplate", $"%{{y}}: %{{text}} {Markup.EncodeHover(unit)}<extra></extra>"),
            ("meta", PlotJson.Obj(("paint", false))),
            ("marker", PlotJson.Obj(("color", PlotJson.Arr(all.Select(s => s.Total ? Palette.Blue : s.Value.Value < 0 ? Palette.Orange
                : Palette.Sky))))));
        var axis = NearZero([0, .. from, .. to]);
        var origins = all.Select(s => s.Value.Origin).ToList();
        return Draft.Figure("waterfall", title, subtitle, origins,
            Describe.Rows("Watervaldiagram", all.Select(s => $"{s.Label}: {Say(s)}")),
            new DataTable("", [new Column(""), new Column("stap", unit, decimals), new Column("stand", unit, decimals)],
                all.Select((s, i) => (IReadOnlyList<object?>)[s.Label, s.Total ? "" : s.Value.Value, to[i]]),
                origins.DefaultIfEmpty(Origin.Arithmetic("leeg"))),
            70 + (36 * all.Count), [bars], ("xaxis", axis), ("yaxis", Draft.Rows([.. all.Select(s => s.Label)])));
    }
}
