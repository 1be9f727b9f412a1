namespace NotebookLib.Statistics;

public sealed partial record Series
{
    /// <summary>
    /// Does this series lie higher than another, over the years that both have? The mean of the yearly differences, by generalised least
    /// squares with the t-test on n - 1 degrees of freedom, which withstands neighbouring differences that resemble each other (simulated:
    /// tests/benchmarks/results/error-rates.md). The estimate is this series minus the other. Years that one of them lacks are named in a
    /// warning; years with bounds are weighed. Where the difference never varies p is NaN, with a warning.
    /// </summary>
    /// <param name="other">The series it is compared with, in the same unit.</param>
    /// <param name="autocorrelation">The strongest correlation of neighbouring differences that the test has to withstand, from 0 to
    /// 0.95.</param>
    /// <exception cref="ArgumentException">Another unit, fewer than three years in both, more than eight years with bounds, or an
    /// autocorrelation outside its range.</exception>
    /// <example><code>var a = new Series([2018, 2019, 2020, 2021], [3, 5, 4, 6]);
    /// a.Versus(new Series([2018, 2019, 2020, 2021], [2, 2, 3, 4]))</code></example>
    public TestResult Versus(Series other, double autocorrelation = InterruptedSeries.Guarded)
    {
        var gap = Less(other);
        var (years, model) = gap.Mean(autocorrelation);
        var unit = Points;
        Interval? interval = model.None ? null : model.At(0.95);
        return (gap.Result(model, unit, "Mean of yearly differences", autocorrelation, interval) with
        {
            EstimateName = new($"{Name} min {other.Name}, gemiddeld over de jaren", $"{Name} minus {other.Name}, mean over the years"),
            Reading = PairReadings.Versus(this, other, years, model, unit, interval),
        }).Ran();
    }

    /// <summary>
    /// Did this series change from a year on more than a control that was left alone? Difference in differences for one pair of short
    /// series: the yearly differences with the control, their mean from the year on minus their mean before it, by generalised least
    /// squares with the t-test on n - 2 degrees of freedom (simulated: tests/benchmarks/results/error-rates.md). It rests on the assumption
    /// that both would have gone on in parallel; the years before are looked at for that, and a warning says so where their drift alone
    /// could have given half of the outcome or more. <c>DifferenceInDifferences</c> asks the same against many controls.
    /// </summary>
    /// <param name="control">The series where nothing was changed, in the same unit.</param>
    /// <param name="year">First year after the change.</param>
    /// <param name="autocorrelation">As for <see cref="Versus"/>.</param>
    /// <exception cref="ArgumentException">Another unit, fewer than three years in both before that year or from it on, more than eight
    /// years with bounds, or an autocorrelation outside its range.</exception>
    public TestResult BeforeAfter(Series control, int year, double autocorrelation = InterruptedSeries.Guarded)
    {
        var gap = Less(control);
        var (years, low, high) = gap.All();
        Sides(years, year);
        Autoregression.Valid(autocorrelation);
        double Step(int i) => years[i] >= year ? 1 : 0;
        YearContrast Fit(double rho) => new(years, low, high, rho, ("level", Step));
        var model = Fit(autocorrelation);
        var unit = Points;
        Interval? interval = model.None ? null : model.At(0.95);
        var drift = PairReadings.Drift.Of(years, low, high, year, autocorrelation);
        var result = gap.Result(model, unit, "Difference in differences, one control", autocorrelation, interval);
        return (result with
        {
            EstimateName = new($"verandering vanaf {year} min die van {control.Name}",
                $"change from {year} on minus that of {control.Name}"),
            Assumptions = [.. result.Assumptions, TurnReadings.Beforehand(year), drift.Assumed(PerYear(unit))],
            Warnings = [.. result.Warnings, .. drift.Warns(model.Estimate, unit)],
            Reading = PairReadings.BeforeAfter(this, control, years, year, model, unit, interval),
        }).Ran();
    }

    /// <summary>
    /// Is the mean of this series the same as a value, within a margin that was chosen beforehand? Two one-sided t-tests (Schuirmann 1987)
    /// on the mean by generalised least squares, n - 1 degrees of freedom; for two regions ask it of their difference:
    /// <c>a.Minus(b).ForTest().EquivalentTo(0, 0.5)</c>. A small p supports "the same within the margin"; a large p supports nothing. The
    /// interval has level 0.90 and lies within the margin exactly where p is below 0.05. With years that never vary p is NaN, with a
    /// warning.
    /// </summary>
    /// <param name="value">What it should equal, in the unit of the values: 0 for "no difference".</param>
    /// <param name="margin">The largest difference that does not matter, above 0.</param>
    /// <param name="autocorrelation">As for <see cref="Versus"/>.</param>
    /// <exception cref="ArgumentException">A value that is not finite, a margin that is not above 0, fewer than three years, more than
    /// eight with bounds, or an autocorrelation outside its range.</exception>
    public TestResult EquivalentTo(double value, double margin, double autocorrelation = InterruptedSeries.Guarded)
    {
        Check.Finite(value);
        Check.Positive(margin);
        var (years, model) = Mean(autocorrelation);
        Interval? interval = model.None ? null : model.At(0.90);
        var lnP = model.LnPWithin(value - margin, value + margin);
        return (Result(model, Unit, "Two one-sided t-tests (TOST) of the mean over the years", autocorrelation, interval) with
        {
            Statistic = double.NaN, StatisticName = "", P = Math.Exp(lnP), LnP = lnP, Side = Side.Within,
            EstimateName = new("gemiddelde over de jaren", "mean over the years"),
            Reading = PairReadings.Equivalent(this, years, model, value, margin, interval, lnP),
        }).Ran();
    }

    /// <summary>This series minus another, in the years that both have.</summary>
    private Series Less(Series other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Unit.Nl != Unit.Nl || other.Unit.Factor != Unit.Factor)
        {
            throw Check.Refuse(nameof(other), $"{Name} is in \"{Unit.Nl}\" and {other.Name} in \"{other.Unit.Nl}\"; one unit needed.");
        }
        var (mine, myLow, myHigh) = All();
        var (theirs, theirLow, theirHigh) = other.All();
        var both = mine.Select((year, i) => (Year: year, I: i, J: Array.IndexOf(theirs, year))).Where(b => b.J >= 0)
            .Select(b => new YearBounds(b.Year, myLow[b.I] - theirHigh[b.J], myHigh[b.I] - theirLow[b.J])).ToList();
        int[] alone = [.. mine.Union(theirs).Except(both.Select(b => b.Year)).Order()];
        var known = both.Where(b => b.Low == b.High).ToList();
        if (known.Count == 0)
        {
            throw Check.Refuse(nameof(other), $"{Name} and {other.Name} share no year with a value in both.");
        }
        return new([.. known.Select(b => b.Year)], [.. known.Select(b => b.Low)])
        {
            Name = $"{Name} min {other.Name}", Unit = Points,
            Coverage = Coverage == Coverage.Population && other.Coverage == Coverage.Population ? Coverage.Population : Coverage.Sample,
            Bounds = [.. both.Where(b => b.Low < b.High)],
            Remarks = [.. Remarks.Union(other.Remarks), .. PairReadings.OneOnly(alone)],
        };
    }

    private (int[] Years, YearContrast Model) Mean(double autocorrelation)
    {
        var (years, low, high) = All();
        Autoregression.Valid(autocorrelation);
        return years.Length >= LeastOnASide ? (years, new(years, low, high, autocorrelation))
            : throw Check.Refuse(nameof(Years), FormattableString.Invariant($"{years.Length} years; at least {LeastOnASide} needed."));
    }

    private TestResult Result(YearContrast model, Unit unit, string what, double autocorrelation, Interval? interval) => new()
    {
        Method = FormattableString.Invariant($"{what} ({(autocorrelation == 0 ? "ordinary least squares"
            : $"generalised least squares, autocorrelation {autocorrelation}")})"),
        StatisticName = "t", Statistic = model.T, Df = [model.Df], P = Math.Exp(model.LnP), LnP = model.LnP, N = model.N,
        Coverage = Coverage, Estimate = model.Estimate, Unit = unit, Interval = interval,
        Intervals = model.None ? null : new(model.At),
        Assumptions = [PairReadings.Neighbours(autocorrelation)],
        Warnings = [.. model.None ? [Degenerate.NoSpread] : Array.Empty<Reading>(), .. WithBounds(),
            .. TurnReadings.Gaps(All().Years) is { } gaps ? [gaps] : Array.Empty<Reading>(), .. model.N < 8 ? [PairReadings.Few(model.N)]
            : Array.Empty<Reading>()],
    };
}
