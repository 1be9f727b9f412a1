using System.Globalization;
using NotebookLib.Display;

namespace NotebookLib.Statistics;

/// <summary>
/// The outcome of one hypothesis test. Immutable, and complete: what was done, what came out, how large it is, how sure,
/// what was assumed, and how to read it. Prints as one line, shows itself in a notebook as a small card.
/// </summary>
/// <remarks>
/// Where data leave nothing to test, one convention holds for the whole library:
/// <list type="number">
/// <item><b>Only one outcome was possible</b>: equal values, one row or column with counts, nobody who moved, no event. A test that
/// compares the data with their own rearrangements, or with other tables of the same totals (exact, rank, permutation, conditional and
/// log-rank tests), finds the observed outcome among one: P is 1, and a statistic of 0/0 is NaN.</item>
/// <item><b>The spread that the test has to estimate is 0</b>: t, F and regression tests, the error of kappa. There is no statistic, no
/// interval and no P; all are NaN. A difference without any spread is no certainty, so P is never 0 for it.</item>
/// <item><b>Formulas give what arithmetic gives</b>: the types behind the shapes are NaN for 0/0 and infinite for something over 0, as in
/// R; their documentation says where.</item>
/// <item><b>Rounding counts as nothing</b>: values that differ by less than four units in the last place of the largest vary no more than
/// equal ones, and points that far from a line lie on it.</item>
/// <item><b>Input outside its range is refused</b> with an <see cref="ArgumentException"/> that names the parameter: values that are not
/// finite, or too few; sizes whose square is no number (beyond 1e150, or below 1e-150 and not 0); counts above a million million; work that
/// would not end within seconds, and then the message says what else can be asked.</item>
/// </list>
/// A result without a P, or with a P of 1 for the first reason, says why in <see cref="Warnings"/>, in Dutch and in English.
/// </remarks>
[TypeFormatterSource(typeof(TestResultFormatter), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record TestResult
{
    /// <summary>The name of the test as R or SciPy print it, with the convention where conventions differ.</summary>
    public required string Method { get; init; }

    /// <summary>Symbol of the test statistic: "z", "X-squared", "S"; empty for an exact test without one.</summary>
    public string StatisticName { get; init; } = "";

    /// <summary>The test statistic; NaN where there is none.</summary>
    public double Statistic { get; init; } = double.NaN;

    /// <summary>Degrees of freedom: none, one or two numbers.</summary>
    public IReadOnlyList<double> Df { get; init; } = [];

    /// <summary>The p-value, from 0 to 1: 0 only where it is below the smallest double. NaN where no test exists (see the remarks of this
    /// type).</summary>
    public double P { get; init; } = double.NaN;

    /// <summary>The natural logarithm of the p-value, finite where <see cref="P"/> underflows. Taken from <see cref="P"/> unless
    /// set.</summary>
    public double LnP { get => double.IsNaN(field) ? Math.Log(P) : field; init; } = double.NaN;

    /// <summary>Which departures count.</summary>
    public Side Side { get; init; }

    /// <summary>What <see cref="Estimate"/> is, in words.</summary>
    public Reading EstimateName { get; init; } = Reading.Empty;

    /// <summary>The estimate in its natural scale (a difference of shares is 0.05, not 5); NaN where there is none.</summary>
    public double Estimate { get; init; } = double.NaN;

    /// <summary>The unit people see.</summary>
    public Unit Unit { get; init; } = Unit.None;

    /// <summary>The interval of the estimate, in the same scale.</summary>
    public Interval? Interval { get; init => (field, Intervals) = (value, null); }

    /// <summary>How the interval is made at another level; null where the method gives none.</summary>
    internal IntervalRule? Intervals { get; init; }

    /// <summary>
    /// For a result of your own: how its interval is made at a level such as 0.995, which a verdict on several tests asks for. Null, the
    /// usual, where the test came from this library, or where <see cref="Interval"/> is all there is: up to its own level that interval
    /// serves, and above it one that lies evenly around the estimate of a t or z test is widened by <see cref="Df"/>.
    /// </summary>
    public Func<double, Interval?>? Confidence
    {
        get;
        init => (field, Intervals) = (value, value is null ? null : new IntervalRule(value));
    }

    /// <summary>Whether the test was declared exploratory with <see cref="Exploratory"/>: it looks for something and proves
    /// nothing.</summary>
    public bool IsExploratory { get; private init; }

    /// <summary>The effect size with the rule behind its adjective.</summary>
    public Effect? Effect { get; init; }

    /// <summary>Number of observations.</summary>
    public long N { get; init; }

    /// <summary>Whether the observations are everyone or some.</summary>
    public Coverage Coverage { get; init; }

    /// <summary>What was assumed, and how that came out.</summary>
    public IReadOnlyList<Assumption> Assumptions { get; init; } = [];

    /// <summary>What a reader must know before leaning on the result.</summary>
    public IReadOnlyList<Reading> Warnings { get; init; } = [];

    /// <summary>The result in plain words: what was compared, direction, size, uncertainty, and what it does not say.</summary>
    public Reading Reading { get; init; } = Reading.Empty;

    /// <summary>The p-value as it is printed: "&lt; 0,001", never 0.</summary>
    public string PText => Phrases.P(P, dutch: true);

    /// <summary>The same result with another p-value, after a correction for several tests.</summary>
    /// <param name="p">Between 0 and 1, or NaN.</param>
    /// <param name="by">How it was adjusted: "Holm".</param>
    /// <exception cref="ArgumentException"><paramref name="p"/> lies outside 0 to 1.</exception>
    public TestResult Adjusted(double p, string by)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        return this with { P = double.IsNaN(p) ? p : Check.Probability(p), LnP = Math.Log(p), Method = $"{Method}; p adjusted ({by})" };
    }

    /// <summary>
    /// The interval of the estimate at another level, for example the 99.5 percent interval of one of ten tests. Null where the method
    /// gives no interval. For a trend the interval is wider than <see cref="Interval"/> where neighbouring years resemble each other, and
    /// endless where so few years cannot carry the level.
    /// </summary>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <exception cref="ArgumentException"><paramref name="level"/> is not between 0 and 1.</exception>
    public Interval? IntervalAt(double level) => level is > 0 and < 1 ? Intervals is { } rule ? rule.At(level) : OwnIntervalAt(level)
        : throw new ArgumentException(
            FormattableString.Invariant($"level is {level}; a number between 0 and 1 needed: 0.99 for 99 percent."), nameof(level));

    /// <summary>What one interval says of another level: it serves up to its own, and that of a t or z test can be widened.</summary>
    private Interval? OwnIntervalAt(double level)
    {
        if (Interval is not { } own || level <= own.Level)
        {
            return Interval;
        }
        double Quantile(double at) => StatisticName switch
        {
            "z" => Quantiles.Critical(at),
            "t" when Df is [> 0 and var df] => Quantiles.Student(1 - (1 - at) / 2, df),
            _ => double.NaN,
        };
        double half = own.Width / 2, wide = half * Quantile(level) / Quantile(own.Level);
        return Math.Abs(own.Low + half - Estimate) <= 1e-9 * own.Width && double.IsFinite(wide)
            ? own with { Low = Estimate - wide, High = Estimate + wide, Level = level } : null;
    }

    /// <summary>
    /// Declares that this test only looks around: it leaves the family of tests that ran (<see cref="TestFamily"/>), its card says so, and
    /// a hypothesis confronted with it stays undecided at most.
    /// </summary>
    public TestResult Exploratory()
    {
        if (IsExploratory)
        {
            return this;
        }
        TestFamily.Withdraw(this);
        return this with { IsExploratory = true, Warnings = [new("Dit is verkennend: het zoekt iets en bewijst niets.", "This is "
            + "exploratory: it looks for something and proves nothing."), .. Warnings] };
    }

    /// <summary>The result as one row of a table: column name and invariant text, numbers to 17 digits.</summary>
    public IReadOnlyDictionary<string, string> ToRow()
    {
        static string Text(double value) => double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);
        return new Dictionary<string, string>
        {
            ["method"] = Method,
            ["statistic_name"] = StatisticName,
            ["statistic"] = Text(Statistic),
            ["df"] = string.Join(' ', Df.Select(Text)),
            ["p"] = Text(P),
            ["ln_p"] = Text(LnP),
            ["side"] = Side switch { Side.Less => "less", Side.Greater => "greater", Side.Within => "within", _ => "two-sided" },
            ["estimate_name"] = EstimateName.En,
            ["estimate"] = Text(Estimate),
            ["ci_low"] = Text(Interval?.Low ?? double.NaN),
            ["ci_high"] = Text(Interval?.High ?? double.NaN),
            ["ci_level"] = Text(Interval?.Level ?? double.NaN),
            ["ci_method"] = Interval?.Method ?? "",
            ["effect_name"] = Effect?.Name ?? "",
            ["effect"] = Text(Effect?.Value ?? double.NaN),
            ["effect_rule"] = Effect?.Rule ?? "",
            ["n"] = N.ToString(CultureInfo.InvariantCulture),
            ["warnings"] = string.Join(" | ", Warnings.Select(w => w.En)),
        };
    }

    /// <summary>Results as CSV (RFC 4180, comma, UTF-8, line feed), one row each under the names of <see cref="ToRow"/>.</summary>
    public static string ToCsv(IEnumerable<TestResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var rows = results.Select(r => r?.ToRow() ?? throw Check.Refuse(nameof(results), "A result is missing.")).ToList();
        var head = rows.Count == 0 ? new TestResult { Method = "" }.ToRow().Keys : rows[0].Keys;
        return string.Concat(rows.Select(r => r.Values).Prepend(head).Select(CsvLine));
    }

    /// <summary>One line of CSV, quoted where it needs to be.</summary>
    internal static string CsvLine(IEnumerable<string> cells)
    {
        static string Cell(string text) => text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text
            : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        return string.Join(',', cells.Select(Cell)) + "\n";
    }

    /// <summary>This result as CSV with a header.</summary>
    public string ToCsv() => ToCsv([this]);

    /// <summary>One line in the field's notation: <c>X-squared(2) = 5,10, p = 0,078; verschil 4,9 procentpunt [−0,6; 10,4], n =
    /// 585</c>.</summary>
    public override string ToString()
    {
        var df = Df.Count == 0 ? "" : "(" + string.Join("; ", Df.Select(d => Phrases.Number(d, d % 1 == 0 ? 0 : 1, true))) + ")";
        var head = StatisticName.Length == 0 || double.IsNaN(Statistic) ? ""
            : $"{StatisticName}{df} = {Phrases.Number(Statistic, 2, true)}, ";
        var p = PText.StartsWith('<') ? "p " + PText : "p = " + PText;
        var unit = Interval is { } i
            ? $" [{Phrases.Number(i.Low * Unit.Factor, Unit.Decimals, true)}; {Phrases.Number(i.High * Unit.Factor, Unit.Decimals, true)}]"
            : "";
        var estimate = double.IsNaN(Estimate) ? "" : $"; {EstimateName.Nl} {Unit.Show(Estimate)}{unit}";
        return $"{Method}: {head}{p}{estimate}, n = {Phrases.Count(N, true)}";
    }
}
