namespace NotebookLib.Statistics;

/// <summary>
/// Values by year. With an exposure (the pupils at risk) the values are counts and the questions are about the rate
/// values/exposure.
/// </summary>
/// <param name="Years">Years, strictly increasing: the first calendar year of a school year. Gaps are allowed.</param>
/// <param name="Values">A finite value for each year.</param>
/// <param name="Exposure">The whole each count is part of, above 0; null when the values stand by themselves.</param>
/// <example><code>new Series([2018, 2019, 2020, 2021, 2022], [100, 101.3, 100.8, 102.9, 104.1]) { Name = "leerlingen in het so" }.Trend()</code></example>
public sealed partial record Series(int[] Years, double[] Values, double[]? Exposure = null)
{
    /// <summary>Years, strictly increasing.</summary>
    public int[] Years { get; } = ValidYears(Years, Values);

    /// <summary>Values, as many as years.</summary>
    public double[] Values { get; } = Check.Finite(Values, 1, nameof(Values));

    /// <summary>Exposure, as many as years, or null.</summary>
    public double[]? Exposure { get; } = ValidExposure(Exposure, Values);

    /// <summary>What the series counts, in words: "leerlingen in het so".</summary>
    public string Name { get; init; } = "de reeks";

    /// <summary>The unit people see; of the rate where there is an exposure (<see cref="Unit.Percent"/> for a share).</summary>
    public Unit Unit { get; init; } = Exposure is null ? Unit.None : Unit.Percent;

    /// <summary>Everyone (the default: counts from registers), or a sample.</summary>
    public Coverage Coverage { get; init; } = Coverage.Population;

    /// <summary>The values, or the rates where there is an exposure.</summary>
    public IReadOnlyList<double> Level => Exposure is null ? Values : [.. Values.Select((v, i) => v / Exposure[i])];

    /// <summary>
    /// Is there a trend? Mann-Kendall with the exact p-value (up to 60 years, ties included; the normal approximation above), and the
    /// Theil-Sen slope per year with Sen's interval. With <paramref name="autocorrelated"/> the variance grows by Hamed and Rao's factor
    /// where neighbouring years resemble each other beyond the trend, and never shrinks; the p-value is then approximate. With few years
    /// that corrects too little (simulated: tests/benchmarks/results/error-rates.md), and a warning says so beside a p below 0.05. Years
    /// with <see cref="Bounds"/> take every whole number between them in turn (other values for other bounds): p is the largest, the
    /// interval holds all, the estimate lies halfway; where that is more than a thousand ways they are left out, and a warning says so.
    /// </summary>
    /// <param name="autocorrelated">Whether to correct for neighbouring years that resemble each other; needs six years or more.</param>
    /// <param name="side">Greater asks for a rise, Less for a fall.</param>
    public TestResult Trend(bool autocorrelated = true, Side side = Side.TwoSided) =>
        (TrendWithin(autocorrelated, side) ?? TrendOf(autocorrelated, side, WithoutBounds()).Result).Ran();

    private (TestResult Result, MannKendall Test, TheilSen Line) TrendOf(bool autocorrelated, Side side, List<Reading> warnings)
    {
        var level = Level;
        var test = MannKendall.Of(level);
        var line = TheilSen.Of([.. Years.Select(y => (double)y)], level);
        var ratio = autocorrelated && test.N >= 6 && test.Variance > 0 ? test.HamedRaoNeverShrink() : default;
        var corrected = ratio.Ratio > 1;
        var exact = !corrected && test.N <= 60;
        var lnP = corrected || !exact ? SideOf(corrected ? ratio.Z : test.Z, side)
            : Math.Log(side switch { Side.Greater => test.PExactIncreasing, Side.Less => LowerTail(test, level), _ => test.PExact });
        if (test.N < 4)
        {
            warnings.Add(new($"Met {test.N} jaren kan geen enkele uitkomst ongewoon zijn.",
                $"With {test.N} years no outcome can be unusual."));
        }
        if (test.Variance == 0)
        {
            warnings.Add(Degenerate.OneOutcome("Alle waarden zijn gelijk: er is geen trend om te toetsen.",
                "All values are equal: there is no trend to test."));
        }
        if (test.N >= 8 && lnP < Math.Log(0.05))
        {
            warnings.Add(SeriesReadings.TrendOfNeighbours);
        }
        return (new TestResult
        {
            Method = corrected ? "Mann-Kendall trend test, Hamed-Rao variance (never below the independent one)" : exact
                ? "Mann-Kendall trend test (exact)" : "Mann-Kendall trend test (normal approximation)",
            StatisticName = "S", Statistic = test.S, P = Math.Exp(lnP), LnP = lnP, Side = side, N = test.N, Coverage = Coverage,
            Estimate = double.IsNaN(line.Slope) ? 0 : line.Slope, EstimateName = new("verandering per jaar (Theil-Sen)",
                "change per year (Theil-Sen slope)"),
            Unit = Unit == Unit.Percent ? Unit.PercentagePoints with { Decimals = 2 } : Unit, Interval = line.Interval,
            Intervals = new(at => TheilSen.Supported([.. Years.Select(y => (double)y)], level, at, corrected ? ratio.Ratio : 1)),
            Effect = new("Kendall's tau-b", test.TauB),
            Assumptions = [SeriesReadings.Autocorrelation(test, autocorrelated, ratio.Ratio)], Warnings = warnings,
            Reading = SeriesReadings.Trend(this, test, line, Math.Exp(lnP)),
        }, test, line);
    }

    private static double LowerTail(MannKendall test, IReadOnlyList<double> level) => test.S == 0 && test.Variance == 0 ? 1
        : MannKendall.Of([.. level.Select(v => -v)]).PExactIncreasing;

    private static double SideOf(double z, Side side) => side switch
    {
        Side.Greater => Tails.LnNormalSf(z),
        Side.Less => Tails.LnNormalSf(-z),
        _ => Math.Min(0, Math.Log(2) + Tails.LnNormalSf(Math.Abs(z))),
    };

    private static int[] ValidYears(int[] years, double[] values)
    {
        ArgumentNullException.ThrowIfNull(years, nameof(Years));
        ArgumentNullException.ThrowIfNull(values, nameof(Values));
        Check.SameLength(years.Length, values.Length, nameof(Years), nameof(Values));
        for (var i = 1; i < years.Length; i++)
        {
            if (years[i] <= years[i - 1])
            {
                throw Check.Refuse(nameof(Years), FormattableString.Invariant($"Years must increase: {years[i]} follows {years[i - 1]}."));
            }
        }
        return [.. years];
    }

    private static double[]? ValidExposure(double[]? exposure, double[] values)
    {
        if (exposure is null)
        {
            return null;
        }
        var copy = Check.Finite(exposure, 1, nameof(Exposure));
        Check.SameLength(copy.Length, values.Length, nameof(Exposure), nameof(Values));
        var zero = Array.FindIndex(copy, e => e <= 0);
        return zero < 0 ? copy
            : throw Check.Refuse(nameof(Exposure),
            FormattableString.Invariant($"Exposure[{zero}] is {copy[zero]}; a number above 0 needed."));
    }
}
