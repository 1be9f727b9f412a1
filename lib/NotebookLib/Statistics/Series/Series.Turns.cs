namespace NotebookLib.Statistics;

public sealed partial record Series
{
    private const int LeastOnASide = 3;

    /// <summary>
    /// Did growth become faster or slower from a year on that was named beforehand? Segmented regression with a line that bends in that
    /// year and does not jump (R: <c>y ~ year + pmax(year - 2018, 0)</c>), by generalised least squares with the t-test on n - 3 degrees of
    /// freedom. The estimate is the slope after minus the slope before, per year. The test is exact where neighbouring years resemble each
    /// other as much as <paramref name="autocorrelation"/> says, and careful where they do so less (simulated for 6 to 30 years:
    /// tests/benchmarks/results/error-rates.md). Years may be missing. Where the line passes through every point nothing can be tested: p
    /// is NaN, with a warning. A jump in the same year is taken for a bend; an assumption says how large it may be.
    /// </summary>
    /// <param name="year">The year in which the line may bend; it has to lie within the series.</param>
    /// <param name="autocorrelation">The strongest correlation of neighbouring years, apart from the line, that the test has to withstand,
    /// from 0 to 0.95; 0 is ordinary least squares.</param>
    /// <exception cref="ArgumentException">Fewer than three years before that year or from it on, more than eight years with bounds, or an
    /// autocorrelation outside its range.</exception>
    /// <example><code>
    /// new Series([2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020], [5, 6, 7, 8, 9, 12, 15, 19]).SlopeChange(2017)
    /// </code></example>
    public TestResult SlopeChange(int year, double autocorrelation = InterruptedSeries.Guarded) =>
        Turn(year, autocorrelation, bend: true);

    /// <summary>
    /// Did the level move in a year that was named beforehand, beside the trend, which goes on? Regression with one slope and a step (R:
    /// <c>y ~ year + (year >= 2014)</c>), by generalised least squares with the t-test on n - 3 degrees of freedom. As
    /// <see cref="SlopeChange"/> in all else; <see cref="Break"/> lets the slope change as well, which costs power.
    /// </summary>
    /// <param name="year">First year after the step.</param>
    /// <param name="autocorrelation">As for <see cref="SlopeChange"/>.</param>
    /// <exception cref="ArgumentException">Fewer than three years before that year or from it on, more than eight years with bounds, or an
    /// autocorrelation outside its range.</exception>
    public TestResult LevelChange(int year, double autocorrelation = InterruptedSeries.Guarded) =>
        Turn(year, autocorrelation, bend: false);

    /// <summary>The unit of a difference of this series: percentage points for a percentage, whatever it is a percentage of.</summary>
    private Unit Points => Unit == Unit.Percent ? Unit.PercentagePoints with { Decimals = 2 }
        : Unit.Nl.StartsWith('%') ? new("procentpunt", "percentage points", Unit.Factor, Math.Max(2, Unit.Decimals)) : Unit;

    private static Unit PerYear(Unit unit) => unit with { Nl = (unit.Nl + " per jaar").TrimStart(),
        En = (unit.En + " per year").TrimStart(), Decimals = unit.Nl == "procentpunt" ? unit.Decimals : unit.Decimals + 1 };

    private TestResult Turn(int year, double autocorrelation, bool bend)
    {
        Autoregression.Valid(autocorrelation);
        var (years, low, high) = All();
        Sides(years, year);
        double Time(int i) => (double)years[i] - years[0];
        double Bend(int i) => Math.Max(0, (double)years[i] - year);
        double Step(int i) => years[i] >= year ? 1 : 0;
        YearContrast Fit(double rho, params (string, Func<int, double>)[] terms) => new(years, low, high, rho, terms);
        var term = bend ? ("slope", (Func<int, double>)Bend) : ("level", Step);
        var model = Fit(autocorrelation, ("time", Time), term);
        var apart = autocorrelation == 0 ? model : Fit(0, ("time", Time), term);
        var other = years.Length < 7 ? null
            : Fit(autocorrelation, ("time", Time), term, bend ? ("level", (Func<int, double>)Step) : ("slope", Bend));
        var unit = bend ? PerYear(Points) : Points;
        var warnings = model.None ? [Degenerate.NoSpread, .. WithBounds()] : WithBounds();
        if (years.Length < 8)
        {
            warnings.Add(new($"Drie lijnstukken op {years.Length} jaren: lees dit als beschrijving.",
                $"Three coefficients on {years.Length} years: read this as a description."));
        }
        if (TurnReadings.Gaps(years) is { } gaps)
        {
            warnings.Add(gaps);
        }
        var p = Math.Exp(model.LnP);
        Interval? interval = model.None ? null : model.At(0.95);
        return new TestResult
        {
            Method = FormattableString.Invariant($"Segmented regression, {(bend ? "one bend" : "one step beside the trend")} ({(
                autocorrelation == 0 ? "ordinary least squares" : $"generalised least squares, autocorrelation {autocorrelation}")})"),
            StatisticName = "t", Statistic = model.T, Df = [model.Df], P = p, LnP = model.LnP, N = years.Length, Coverage = Coverage,
            Estimate = model.Estimate, EstimateName = bend
                ? new($"helling vanaf {year} min helling ervoor", $"slope from {year} on minus slope before")
                : new($"sprong in niveau in {year}, naast de trend", $"step in level in {year}, beside the trend"),
            Unit = unit, Interval = interval, Intervals = model.None ? null : new(model.At),
            Assumptions =
            [
                TurnReadings.Resemblance(apart, autocorrelation, unit), TurnReadings.Beforehand(year),
                TurnReadings.Rest(other, year, bend, bend ? Points : PerYear(Points)),
            ],
            Warnings = warnings,
            Reading = bend ? TurnReadings.Bend(this, years, year, model, unit, interval, p)
                : TurnReadings.Step(this, years, year, model, unit, interval, p),
        }.Ran();
    }

    private static void Sides(int[] years, int year)
    {
        int before = years.Count(y => y < year), after = years.Length - before;
        if (before < LeastOnASide || after < LeastOnASide)
        {
            throw Check.Refuse(nameof(year), FormattableString.Invariant($"{year} leaves {before} years before it and {after} from then ")
                + FormattableString.Invariant($"on ({years[0]}-{years[^1]}); at least {LeastOnASide} on both sides needed to see a line. ")
                + "Choose another year, or a longer series.");
        }
    }
}
