using System.Net;
using System.Text.Json;
using NotebookLib.Display;

namespace NotebookLib.Models;

/// <summary>One point of a <see cref="ChairGrid"/>: three settings, and what came of them after the last year.</summary>
/// <param name="ExtraChairs">Chairs added, as a part of those at the start.</param>
/// <param name="ReviewsPerYear">Reviews per year.</param>
/// <param name="Induced">The elasticity of demand to chairs.</param>
/// <param name="Waiting">Mean length of the line after the last year.</param>
/// <param name="Low">Below it lies a tenth of the runs.</param>
/// <param name="High">Above it lies a tenth of the runs.</param>
/// <param name="WaitMonths">Mean wait in months of who got a chair.</param>
/// <param name="LongStay">The part of the chairs taken for more than three years, 0 to 1.</param>
/// <param name="Load">Chairs needed over chairs there are, in closed form; 1 or more means that the line keeps growing.</param>
public sealed record ChairPoint(double ExtraChairs, int ReviewsPerYear, double Induced, double Waiting, double Low, double High,
    double WaitMonths, double LongStay, double Load);

/// <summary>
/// A small grid of results of one <see cref="ChairModel"/>, computed beforehand so that a page can move through it with sliders. A pure
/// function: the same model, settings and seed give the same grid, on any machine. In a notebook it shows itself as a table, with the
/// points as JSON beside it (<c>&lt;script type="application/json" class="nl-grid"&gt;</c>).
/// </summary>
/// <param name="Points">Every combination: extra chairs slowest, induced demand fastest.</param>
/// <param name="Origin">The model, its seed and what it was set to.</param>
/// <example><code>ChairGrid.Of(model, [0, 0.05, 0.10], [0, 1, 2], [0, 0.5, 1], runs: 20, years: 10, seed: 6).At(0.05, 1, 0.5).Waiting</code></example>
[TypeFormatterSource(typeof(ChairGridFormatter))]
public sealed record ChairGrid(IReadOnlyList<ChairPoint> Points, Origin Origin)
{
    /// <summary>Computes the grid.</summary>
    /// <param name="model">The model; its own extra chairs, reviews and induced demand are replaced.</param>
    /// <param name="extra">Extra chairs as a part of those at the start; each once.</param>
    /// <param name="reviews">Reviews per year; each once.</param>
    /// <param name="induced">Elasticities; each once.</param>
    /// <param name="runs">Runs per point.</param>
    /// <param name="years">Years per run.</param>
    /// <param name="seed">The seed; all points meet the same chances.</param>
    /// <exception cref="ArgumentException">An empty axis, or a setting twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting that the model refuses.</exception>
    public static ChairGrid Of(ChairModel model, double[] extra, int[] reviews, double[] induced, int runs, int years, int seed)
    {
        ArgumentNullException.ThrowIfNull(model);
        Once(extra, nameof(extra));
        Once(reviews, nameof(reviews));
        Once(induced, nameof(induced));
        return new([.. from e in extra from r in reviews from i in induced select Point(model with { ExtraChairs = e, ReviewsPerYear = r,
            Induced = i }, runs, years, seed)], model.OriginOf(seed));
    }

    /// <summary>
    /// The grid for a page: <c>{"model":"stoelen","source":"Simulatie:
    /// …","points":[{"extra","reviews","induced","waiting","low","high","wait_months","long_stay","load"}]}</c>. Parts are 0 to 1, waiting
    /// counts pupils; a wait of nobody is null.
    /// </summary>
    public string ToJson() => JsonSerializer.Serialize(new
    {
        model = "stoelen",
        source = Origin.Cite(),
        points = Points.Select(p => new
        {
            extra = p.ExtraChairs,
            reviews = p.ReviewsPerYear,
            induced = p.Induced,
            waiting = Dutch.Round(p.Waiting, 2),
            low = p.Low,
            high = p.High,
            wait_months = double.IsFinite(p.WaitMonths) ? Dutch.Round(p.WaitMonths, 2) : (double?)null,
            long_stay = Dutch.Round(p.LongStay, 4),
            load = Dutch.Round(p.Load, 4),
        }),
    });

    /// <summary>How many points, and between which lengths of the line they lie.</summary>
    public override string ToString() =>
        $"Simulatie: {Dutch.Number(Points.Count)} standen, van {Dutch.Number(Points.Min(p => p.Waiting))} tot {Dutch.Number(Points.Max(p =>
        p.Waiting))} wachtenden.\n{Origin.Cite()}";

    /// <summary>The point with these settings.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message lists the settings there are.</exception>
    public ChairPoint At(double extra, int reviews, double induced) => Points.FirstOrDefault(p => Math.Abs(p.ExtraChairs - extra) < 1e-9
        && p.ReviewsPerYear == reviews && Math.Abs(p.Induced - induced) < 1e-9)
        ?? throw new KeyNotFoundException($"The grid has extra chairs {List(p => p.ExtraChairs)}; reviews {List(p => p.ReviewsPerYear)}; "
            + $"induced {List(p => p.Induced)}.");

    private string List(Func<ChairPoint, double> setting) =>
        string.Join(", ", Points.Select(setting).Distinct().Select(v => Dutch.Number(v, v == Math.Round(v) ? 0 : 2)));

    private static ChairPoint Point(ChairModel model, int runs, int years, int seed)
    {
        var forecast = model.Forecast(runs, years, seed);
        var (_, low, high) = forecast.Middle(y => y.Waiting)[^1];
        return new(model.ExtraChairs, model.ReviewsPerYear, model.Induced, forecast.Waiting.Value, low, high, forecast.Wait.Value,
            forecast.Mean(y => y.LongStay)[^1].Value, model.Load);
    }

    private static void Once<T>(T[] settings, string name)
    {
        if (settings is null || settings.Length == 0 || settings.Distinct().Count() != settings.Length)
        {
            throw new ArgumentException("Give at least one setting, each once.", name);
        }
    }
}

/// <summary>Shows a grid in a notebook: the table folded away, the points as JSON.</summary>
internal sealed class ChairGridFormatter : FormatterSource<ChairGrid>
{
    /// <inheritdoc/>
    protected override string Html(ChairGrid value)
    {
        static string Right(string text) => $"<td class=\"nl-num\" style=\"text-align:right\">{text}</td>";
        var rows = string.Concat(value.Points.Select(p => $"<tr><th scope=\"row\" "
            + $"style=\"text-align:left;font-weight:400\">{Dutch.Percent(100 * p.ExtraChairs,
            0)}</th>{Right(Dutch.Number(p.ReviewsPerYear))}{Right(Dutch.Number(p.Induced, 1))}{Right(
            Dutch.Number(p.Waiting))}{Right($"{Dutch.Number(p.Low)}–{Dutch.Number(p.High)}")}{Right(Dutch.Percent(100 * p.LongStay,
            0))}</tr>"));
        return "<div class=\"nl-table-wrap nl-grid-table\"><details><summary>Simulatie: alle standen als tabel</summary><table "
            + "class=\"nl-table\"><thead><tr><th scope=\"col\">extra stoelen</th><th scope=\"col\">wegen per jaar</th><th "
            + "scope=\"col\">vraagreactie</th><th scope=\"col\">wachtenden</th><th scope=\"col\">middelste 80 %</th><th "
            + "scope=\"col\">langer dan 3 jaar</th></tr></thead>"
            + $"<tbody>{rows}</tbody></table></details><p class=\"nl-source\" style=\"margin:.2em "
                + $"0\"><small>{WebUtility.HtmlEncode(value.Origin.Cite())}</small></p>"
            + $"<script type=\"application/json\" "
                + $"class=\"nl-grid\">{value.ToJson().Replace("<", "\\u003c", StringComparison.Ordinal)}</script></div>";
    }

    /// <inheritdoc/>
    protected override string Plain(ChairGrid value) => value.ToString();
}
