namespace NotebookLib.Statistics;

public sealed partial record Series
{
    /// <summary>
    /// Did the level or the direction change in a year that was named beforehand? Segmented regression (<see cref="InterruptedSeries"/>) with Newey-West errors;
    /// the result is about the jump in level, and the reading names the change of slope too. Years must follow each other without gaps.
    /// </summary>
    /// <param name="year">First year after the break.</param>
    /// <param name="lag">Lag of the Newey-West errors.</param>
    /// <exception cref="ArgumentException">A year that is not in the series or leaves fewer than two years on a side, or years with gaps.</exception>
    public TestResult Break(int year, int lag = 1)
    {
        Regular();
        var at = Array.IndexOf(Years, year);
        if (at < 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"The series has no year {year}."), nameof(year));
        }
        var fit = InterruptedSeries.Fit(Level, at, lag);
        var robust = fit.Robust(adjust: true);
        var level = robust[2];
        var unit = Difference;
        Interval At(double confidence)
        {
            var half = fit.Model.DfResidual > 0 ? Quantiles.Student(1 - ((1 - confidence) / 2), fit.Model.DfResidual) * level.StandardError : double.NaN;
            return new(level.Estimate - half, level.Estimate + half, confidence, "Newey-West, t");
        }
        var interval = At(0.95);
        var dw = fit.Model.DurbinWatson();
        var none = fit.Model.Perfect || !double.IsFinite(level.Statistic);
        return new TestResult
        {
            Method = $"Interrupted time series, segmented regression with Newey-West errors (lag {lag}, Bartlett, times n/(n - k))", StatisticName = "t", Statistic = level.Statistic, Df = [fit.Model.DfResidual],
            P = none ? double.NaN : level.P, LnP = none ? double.NaN : level.LnP, N = Years.Length, Coverage = Coverage, Estimate = level.Estimate, EstimateName = new("sprong in niveau", "change of level"), Unit = unit, Interval = none ? null : interval, Intervals = none ? null : new(At),
            Effect = new("change of slope", robust[3].Estimate),
            Assumptions = [new(new("buurjaren hangen niet samen", "residuals are not autocorrelated"), double.IsNaN(dw.PTwoSided) ? Holds.NotCheckable : dw.PTwoSided < 0.05 ? Holds.Doubtful : Holds.Yes,
                new($"Durbin-Watson {Phrases.Number(dw.Statistic, 2, true)}", $"Durbin-Watson {Phrases.Number(dw.Statistic, 2, false)}"))],
            Warnings = Years.Length < 8 ? [new($"Vier lijnstukken op {Years.Length} jaren: lees dit als beschrijving.", $"Four coefficients on {Years.Length} years: read this as a description.")] : [],
            Reading = SeriesReadings.Break(this, year, level, robust[3], none ? null : interval, none ? double.NaN : level.P, unit),
        }.Ran();
    }

    /// <summary>In which year did the level change, if it did? Pettitt's test: exact up to nine years, his approximation above.</summary>
    /// <exception cref="ArgumentException">Fewer than two years.</exception>
    public TestResult FindBreak()
    {
        var test = Pettitt.Of(Level);
        var exact = !double.IsNaN(test.PExact);
        var p = exact ? test.PExact : test.PApproximate;
        var shift = test.MedianAfter - test.MedianBefore;
        return new TestResult
        {
            Method = exact ? "Pettitt's test (exact)" : "Pettitt's test (approximation)", StatisticName = "K", Statistic = test.K, P = p, N = test.N, Coverage = Coverage, Estimate = shift,
            EstimateName = new("verschil van medianen na en voor", "difference of medians after and before"), Unit = Difference, Warnings = test.K == 0 ? [new("Alle waarden zijn gelijk.", "All values are equal.")] : [], Reading = SeriesReadings.FindBreak(this, test, p, Difference),
        }.Ran();
    }

    /// <summary>
    /// Does the rate values/exposure change from year to year? Poisson regression with ln(exposure) as offset; negative binomial where counts vary more than
    /// Poisson's (dispersion above 1.5). The estimate is the factor per year.
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
        var poisson = Years.Length >= 3 ? Glm.Poisson(Values, design, Exposure) : throw Check.Refuse(nameof(Years), "At least three years needed.");
        var negative = poisson.Dispersion > 1.5 ? NegativeBinomial.Fit(Values, design, Exposure) : null;
        var overdispersed = negative is { } nb && double.IsFinite(nb.Theta);
        var model = overdispersed ? negative!.Model : poisson;
        var (ratio, interval) = model.Ratio("year");
        var term = model.Coefficients[1];
        return new TestResult
        {
            Method = overdispersed ? "Negative binomial regression with offset (counts vary more than Poisson's)" : "Poisson regression with offset", StatisticName = "z", Statistic = term.Statistic, P = term.P, LnP = term.LnP, N = Years.Length,
            Coverage = Coverage, Estimate = ratio, EstimateName = new("factor per jaar", "rate ratio per year"), Unit = Unit.None with { Decimals = 3 }, Interval = interval, Intervals = new(level => model.Ratio("year", level).Interval), Effect = new("rate ratio", ratio, interval),
            Assumptions = [new(new("aantallen spreiden als toeval", "counts vary as Poisson's"), poisson.Dispersion <= 1.5 ? Holds.Yes : Holds.No, new($"spreiding {Phrases.Number(poisson.Dispersion, 2, true)} keer die van Poisson", $"dispersion {Phrases.Number(poisson.Dispersion, 2, false)}"))],
            Warnings = model.Converged ? [] : [new("De berekening kwam niet tot rust; gebruik deze uitkomst niet.", "The fit did not converge; do not use this outcome.")],
            Reading = SeriesReadings.Rate(this, ratio, interval, term.P),
        }.Ran();
    }

    /// <summary>
    /// How much of the change in numbers between the first and the last year comes from more or fewer people, and how much from a higher or lower rate? Needs an exposure.
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
                throw Check.Refuse(nameof(Years), FormattableString.Invariant($"{Years[i]} follows {Years[i - 1]}; this method needs years without gaps."));
            }
        }
    }
}
