namespace NotebookLib.Statistics;

public sealed partial record Series
{
    /// <summary>
    /// Did the level or the direction change in a year that was named beforehand? Segmented regression (<see cref="InterruptedSeries"/>) by
    /// generalised least squares, with the t-test on n - 4 degrees of freedom. It is exact where neighbouring years resemble each other as
    /// much as <paramref name="autocorrelation"/> says, and alarms falsely in at most 6 of 100 series where they do so less (simulated
    /// for 6 to 30 years: tests/benchmarks/results/error-rates.md). The result is about the jump in level, and the reading names the change
    /// of slope too. Years must follow each other without gaps. Where the lines pass through every point nothing can be tested: p is NaN,
    /// with a warning.
    /// </summary>
    /// <param name="year">First year after the break.</param>
    /// <param name="autocorrelation">The strongest correlation of neighbouring years, apart from the lines, that the test has to withstand,
    /// from 0 to 0.95; 0 is ordinary least squares.</param>
    /// <exception cref="ArgumentException">
    /// A year that is not in the series or leaves fewer than two years on a side, fewer than five years, years with gaps, or an
    /// autocorrelation outside its range.
    /// </exception>
    public TestResult Break(int year, double autocorrelation = InterruptedSeries.Guarded)
    {
        Regular();
        var at = Array.IndexOf(Years, year);
        if (at < 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"The series has no year {year}."), nameof(year));
        }
        if (Years.Length < 5 || at < 2 || at > Years.Length - 2)
        {
            throw Check.Refuse(nameof(year),
                FormattableString.Invariant($"A break in {year} leaves {at} years before and {Years.Length
                - at} from then on; at least two on both sides, and five in all, are needed."));
        }
        var fit = InterruptedSeries.Fit(Level, at);
        var model = fit.Under(autocorrelation);
        Coefficient level = model.Coefficients[2], slope = model.Coefficients[3];
        var none = fit.Model.Perfect || !double.IsFinite(level.Statistic);
        var interval = model.Interval("level");
        List<Reading> warnings = none ? [Degenerate.NoSpread, .. WithoutBounds()] : WithoutBounds();
        if (Years.Length < 8)
        {
            warnings.Add(new($"Vier lijnstukken op {Years.Length} jaren: lees dit als beschrijving.",
                $"Four coefficients on {Years.Length} years: read this as a description."));
        }
        return new TestResult
        {
            Method = FormattableString.Invariant($"Interrupted time series, segmented regression ({(autocorrelation == 0 ? "ordinary least "
                + "squares" : $"generalised least squares, autocorrelation {autocorrelation}")})"),
            StatisticName = "t", Statistic = none ? double.NaN : level.Statistic, Df = [model.DfResidual],
            P = none ? double.NaN : level.P, LnP = none ? double.NaN : level.LnP, N = Years.Length, Coverage = Coverage,
            Estimate = level.Estimate, EstimateName = new("sprong in niveau", "change of level"), Unit = Difference,
            Interval = none ? null : interval, Intervals = none ? null : new(confidence => model.Interval("level", confidence)),
            Effect = new("change of slope", slope.Estimate),
            Assumptions = [SeriesReadings.Resemblance(fit, autocorrelation, Difference)], Warnings = warnings,
            Reading = SeriesReadings.Break(this, year, level, slope, none ? null : interval, none ? double.NaN : level.P, Difference),
        }.Ran();
    }

    /// <summary>In which year did the level change, if it did? Pettitt's test: exact up to nine years, his approximation above. Up to 7
    /// years, and with 10, p cannot come below 0.05; a trend or years that resemble each other give a small p as well (simulated:
    /// tests/benchmarks/results/error-rates.md). Warnings say both.</summary>
    /// <exception cref="ArgumentException">Fewer than two years.</exception>
    public TestResult FindBreak()
    {
        var test = Pettitt.Of(Level);
        var exact = !double.IsNaN(test.PExact);
        var p = exact ? test.PExact : test.PApproximate;
        var shift = test.MedianAfter - test.MedianBefore;
        List<Reading> warnings = test.K == 0 ? [Degenerate.OneOutcome("Alle waarden zijn gelijk.", "All values are equal.")]
            : test.N is <= 7 or 10 ? [SeriesReadings.NeverBelow(test.N)] : p < 0.05 ? [SeriesReadings.BreakOrTrend] : [];
        warnings.AddRange(WithoutBounds());
        return new TestResult
        {
            Method = exact ? "Pettitt's test (exact)" : "Pettitt's test (approximation)", StatisticName = "K", Statistic = test.K, P = p,
                N = test.N, Coverage = Coverage, Estimate = shift,
            EstimateName = new("verschil van medianen na en voor", "difference of medians after and before"), Unit = Difference,
            Warnings = warnings, Reading = SeriesReadings.FindBreak(this, test, p, Difference),
        }.Ran();
    }

    /// <summary>
    /// Does the rate values/exposure change from year to year? Poisson regression with ln(exposure) as offset; negative binomial where
    /// counts vary more than Poisson's (dispersion above 1.5). The estimate is the factor per year.
    /// </summary>
    /// <exception cref="InvalidOperationException">The series has no exposure.</exception>
    /// <exception cref="ArgumentException">Fewer than three years, or negative counts.</exception>
    public TestResult Rate()
    {
        if (Exposure is null)
        {
            throw new InvalidOperationException("A rate needs an exposure: new Series(years, counts, exposure).");
        }
        var design = Design.Of([.. Years.Select(y => new double[] { y - Years[0] })], ["year"]);
        var poisson = Years.Length >= 3 ? Glm.Poisson(Values, design, Exposure)
            : throw Check.Refuse(nameof(Years), "At least three years needed.");
        var negative = poisson.Dispersion > 1.5 ? NegativeBinomial.Fit(Values, design, Exposure) : null;
        var overdispersed = negative is { } nb && double.IsFinite(nb.Theta);
        var model = overdispersed ? negative!.Model : poisson;
        var (ratio, interval) = model.Ratio("year");
        var term = model.Coefficients[1];
        return new TestResult
        {
            Method = overdispersed ? "Negative binomial regression with offset (counts vary more than Poisson's)"
                : "Poisson regression with offset", StatisticName = "z", Statistic = term.Statistic, P = term.P, LnP = term.LnP,
                N = Years.Length,
            Coverage = Coverage, Estimate = ratio, EstimateName = new("factor per jaar", "rate ratio per year"),
            Unit = Unit.None with { Decimals = 3 }, Interval = interval, Intervals = new(level => model.Ratio("year", level).Interval),
            Effect = new("rate ratio", ratio, interval),
            Assumptions = [new(new("aantallen spreiden als toeval", "counts vary as Poisson's"), poisson.Dispersion <= 1.5 ? Holds.Yes
                : Holds.No, new($"spreiding {Phrases.Number(poisson.Dispersion, 2, true)} keer die van Poisson",
                $"dispersion {Phrases.Number(poisson.Dispersion, 2, false)}"))],
            Warnings = [.. Remarks, .. model.Converged ? overdispersed && term.P < 0.05 ? [SeriesReadings.FewVaryingCounts]
                : Array.Empty<Reading>() : [new("De berekening kwam niet tot rust; gebruik deze uitkomst niet.", "The fit did not "
                + "converge; do not use this outcome.")]],
            Reading = SeriesReadings.Rate(this, ratio, interval, term.P),
        }.Ran();
    }

    /// <summary>
    /// How much of the change in numbers between the first and the last year comes from more or fewer people, and how much from a higher or
    /// lower rate? Needs an exposure.
    /// </summary>
    /// <exception cref="InvalidOperationException">The series has no exposure.</exception>
    public Kitagawa PopulationOrRate() => Exposure is null
        ? throw new InvalidOperationException("This needs an exposure: new Series(years, counts, exposure).")
        : Kitagawa.Of([Exposure[0]], [Values[0]], [Exposure[^1]], [Values[^1]]);

    private Unit Difference => Unit == Unit.Percent ? Unit.PercentagePoints with { Decimals = 2 } : Unit;

    private void Regular()
    {
        for (var i = 1; i < Years.Length; i++)
        {
            if (Years[i] != Years[i - 1] + 1)
            {
                throw Check.Refuse(nameof(Years),
                    FormattableString.Invariant($"{Years[i]} follows {Years[i - 1]}; this method needs years without gaps."));
            }
        }
    }
}
