namespace NotebookLib.Statistics;

/// <summary>
/// Counts in rows and columns, some of which may be withheld: rows are groups, columns outcomes. Built once, asked many questions.
/// </summary>
/// <param name="Cells">Counts; null where the source withholds a small count.</param>
/// <param name="Rows">Names of the rows.</param>
/// <param name="Columns">Names of the columns.</param>
/// <example><code>
/// new Crosstab(new long?[,] { { 48, 262 }, { 29, 246 } }, ["regio A", "regio B"], ["speciaal", "regulier"]).Independence()
/// </code></example>
public sealed record Crosstab(long?[,] Cells, string[] Rows, string[] Columns)
{
    /// <summary>Counts; null where withheld.</summary>
    public long?[,] Cells { get; } = Valid(Cells, Rows, Columns);

    /// <summary>The smallest count that the source withholds: 1, or 0.</summary>
    public long WithheldFrom { get; init; } = 1;

    /// <summary>The largest count that the source withholds: 4 for "&lt;5".</summary>
    public long WithheldTo { get; init; } = 4;

    /// <summary>Known row totals, null where unknown; they narrow down withheld cells.</summary>
    public IReadOnlyList<long?>? RowTotals { get; init; }

    /// <summary>Known column totals, null where unknown.</summary>
    public IReadOnlyList<long?>? ColumnTotals { get; init; }

    /// <summary>Withheld cells that are not small but protect others (secondary suppression), by row and column from 0: each may be
    /// anything that a known total leaves.</summary>
    public IReadOnlyList<(int Row, int Column)>? Secondary { get; init; }

    /// <summary>What is counted: "leerlingen".</summary>
    public string Of { get; init; } = "leerlingen";

    /// <summary>Everyone (the default: counts from registers), or a sample.</summary>
    public Coverage Coverage { get; init; } = Coverage.Population;

    /// <summary>Whether any count is withheld.</summary>
    public bool Withheld => Cells.Cast<long?>().Any(c => c is null);

    /// <summary>
    /// Do rows and columns hang together? Fisher's exact test where an expected count is below 5, otherwise Pearson's X²; Cramér's V with
    /// its interval. Empty rows and columns are left out, with a warning. Where there are too many tables to count, p comes from 100,000
    /// random ones, and a warning says how small it can get.
    /// </summary>
    /// <param name="exact">True or false to decide for yourself.</param>
    /// <exception cref="InvalidOperationException">A count is withheld: ask <see cref="IndependenceBounds"/>.</exception>
    /// <exception cref="ArgumentException">Fisher's test on a table of more than a thousand cells that is too large to count: ask for
    /// <paramref name="exact"/> = false.</exception>
    public TestResult Independence(bool? exact = null)
    {
        var counts = Known();
        var chi = ChiSquareIndependence.Of(counts);
        List<Reading> warnings = [];
        if (chi.EmptyRows + chi.EmptyColumns > 0)
        {
            warnings.Add(new($"Leeg en weggelaten: {chi.EmptyRows} rijen en {chi.EmptyColumns} kolommen.",
                $"Empty and left out: {chi.EmptyRows} rows and {chi.EmptyColumns} columns."));
        }
        if (chi.Degenerate)
        {
            warnings.Add(Degenerate.OneOutcome("Er blijft één rij of kolom over: er is niets te vergelijken.",
                "One row or column remains: there is nothing to compare."));
        }
        var fisher = (exact ?? chi.MinExpected < 5) ? FisherRxC.Of(counts) : null;
        if (fisher is { Exact: false })
        {
            warnings.Add(new($"Te veel tabellen om te tellen: p komt uit {Phrases.Count(fisher.Simulated,
                true)} willekeurige tabellen (beginwaarde 1) en kan niet kleiner zijn dan {Phrases.Number(fisher.Resolution, 5, true)}.",
                $"Too many tables to count: p comes from {Phrases.Count(fisher.Simulated,
                    false)} random tables (seed 1) and cannot be below {Phrases.Number(fisher.Resolution, 5, false)}."));
        }
        var lnP = fisher?.LnP ?? chi.LnP;
        var effect = TableReadings.CramersV(chi, counts);
        return new TestResult
        {
            Method = fisher is null ? "Pearson's Chi-squared test" : fisher.Exact
                ? "Fisher's Exact Test for Count Data (two-sided: tables as likely as the observed one or less)"
                : "Fisher's Exact Test for Count Data (simulated)",
            StatisticName = fisher is null ? "X-squared" : "", Statistic = fisher is null && !chi.Degenerate ? chi.Statistic
                : double.NaN, Df = fisher is null && !chi.Degenerate ? [chi.Df] : [],
            P = Math.Exp(lnP), LnP = lnP, N = chi.N, Coverage = Coverage, Estimate = chi.CramersV,
            EstimateName = new("samenhang (Cramérs V)", "association (Cramér's V)"),
            Interval = chi.Degenerate ? null : chi.CramersVInterval, Intervals = chi.Degenerate ? null
                : new(level => ChiSquareIndependence.Of(counts, level).CramersVInterval), Effect = effect,
                Assumptions = [ShareReadings.Independent, ShareReadings.Expected(chi.MinExpected)], Warnings = warnings,
            Reading = TableReadings.Independence(this, counts, chi, Math.Exp(lnP), effect),
        }.Ran();
    }

    /// <summary>
    /// The same question with withheld counts: Fisher's exact test on every completion that agrees with the totals, or on those that lie
    /// far apart where all would take minutes. The verdict holds only where all were tested and the lowest and the highest p agree.
    /// </summary>
    /// <exception cref="ArgumentException">No completion agrees with the totals, or as for <see cref="SuppressedCells.Of"/>.</exception>
    public Bounded IndependenceBounds()
    {
        var bounds = SuppressedCells.Of(Cells, WithheldFrom, WithheldTo, RowTotals, ColumnTotals, fisher: true, Secondary)
            with { Rows = Rows, Columns = Columns };
        if (bounds.Extremes is not { } extremes)
        {
            throw Check.Refuse(nameof(RowTotals), "No way to fill in the withheld cells agrees with the totals: check both, and name the "
                + "cells that were withheld to protect others as Secondary.");
        }
        TestResult At(long[,] counts) => Filled(counts).Independence(exact: true);
        return new(At(extremes.Low), At(extremes.High), bounds);
    }

    /// <summary>
    /// Does the share of the first column rise or fall over ordered rows? Cochran-Armitage test (R: prop.trend.test); change of the share
    /// per step of the score.
    /// </summary>
    /// <param name="scores">A score for each row; 1, 2, 3, … when left out.</param>
    /// <exception cref="InvalidOperationException">A count is withheld.</exception>
    /// <exception cref="ArgumentException">Not two columns, an empty row, or scores that do not match.</exception>
    public TestResult Trend(double[]? scores = null)
    {
        var counts = Known();
        if (Columns.Length != 2)
        {
            throw Check.Refuse(nameof(Columns),
                FormattableString.Invariant($"The table has {Columns.Length} columns; a trend in shares needs two."));
        }
        long[] x = [.. Enumerable.Range(0, Rows.Length).Select(i => counts[i, 0])], n = Statistics.Cells.RowTotals(counts);
        var test = CochranArmitage.Of(x, n, scores);
        var none = double.IsNaN(test.Z);
        Interval At(double level)
        {
            var half = ProportionInterval.Critical(level) * test.SlopeError;
            return new(test.Slope - half, test.Slope + half, level, "Wald");
        }
        var interval = At(0.95);
        var lnP = none ? 0 : test.LnP;
        return new TestResult
        {
            Method = "Chi-squared Test for Trend in Proportions (Cochran-Armitage)", StatisticName = "X-squared",
                Statistic = test.Statistic, Df = [1], P = Math.Exp(lnP), LnP = lnP, N = test.N,
            Coverage = Coverage, Estimate = test.Slope, EstimateName = new("verandering van het aandeel per stap",
                "change of the share per step"), Unit = Unit.PercentagePoints with { Decimals = 2 }, Interval = interval,
                Intervals = new(At),
            Warnings = none ? [ShareReadings.NoVariation] : [], Assumptions = [ShareReadings.Independent],
            Reading = TableReadings.Trend(this, x, n, test, interval, Math.Exp(lnP)),
        }.Ran();
    }

    /// <summary>
    /// Pairs before and after (rows before, columns after, the same two names): did more move one way than the other? McNemar's exact test,
    /// odds ratio b/c with exact interval.
    /// </summary>
    /// <exception cref="InvalidOperationException">A count is withheld.</exception>
    /// <exception cref="ArgumentException">Not 2 by 2.</exception>
    public TestResult Change()
    {
        var test = McNemar.Of(Known());
        return new TestResult
        {
            Method = "McNemar's exact test (binomial)", StatisticName = "b", Statistic = test.B, P = Math.Exp(test.LnPExact),
                LnP = test.LnPExact, N = test.N, Coverage = Coverage,
            Estimate = test.OddsRatio, EstimateName = new("verhouding heen : terug", "odds ratio b/c"), Interval = test.OddsRatioInterval,
            Intervals = new(test.OddsRatioIntervalAt), Effect = new("odds ratio", test.OddsRatio, test.OddsRatioInterval),
            Warnings = test.Discordant == 0
                ? [Degenerate.OneOutcome("Niemand veranderde: er is niets te toetsen.", "Nobody changed: there is nothing to test.")] : [],
            Reading = TableReadings.Change(this, test),
        }.Ran();
    }

    /// <summary>Do two raters agree (rows the first, columns the second)? Cohen's kappa with its interval; z against chance.</summary>
    /// <param name="weights">How much a near miss counts.</param>
    /// <exception cref="InvalidOperationException">A count is withheld.</exception>
    /// <exception cref="ArgumentException">Not square.</exception>
    public TestResult Agreement(KappaWeights weights = KappaWeights.None)
    {
        var kappa = CohenKappa.Of(Known(), weights);
        var undefined = double.IsNaN(kappa.Kappa);
        var none = undefined || kappa.StandardError == 0;
        var z = none ? double.NaN : kappa.Kappa / kappa.StandardError;
        var lnP = none ? double.NaN : Math.Min(0, Math.Log(2) + Tails.LnNormalSf(Math.Abs(z)));
        List<Reading> warnings = undefined
            ? [new("Beide beoordelaars gebruiken één categorie: kappa bestaat dan niet, en een toets ook niet.",
            "Both raters use one category: kappa does not exist then, nor does a test.")]
            : none ? [new("Volledige overeenstemming, of volledig het omgekeerde: de onzekerheid is zo niet te schatten. Daarom is er geen "
                + "toets en geen interval.", "Full agreement, or full disagreement: the uncertainty cannot be estimated this way. So there "
                + "is no test and no interval.")] : [];
        return new TestResult
        {
            Method = $"Cohen's kappa ({weights switch { KappaWeights.Linear => "linear weights", KappaWeights.Quadratic => "quadratic "
                + "weights", _ => "unweighted" }})", StatisticName = "z", Statistic = z, P = Math.Exp(lnP), LnP = lnP,
            N = kappa.N, Coverage = Coverage, Estimate = kappa.Kappa, EstimateName = new("kappa", "kappa"), Interval = none ? null
                : kappa.Interval(), Intervals = none ? null : new(kappa.Interval),
            Effect = TableReadings.LandisKoch(kappa), Warnings = warnings, Reading = TableReadings.Agreement(this, kappa),
        }.Ran();
    }

    /// <summary>
    /// Does the association of this 2 x 2 table hold within strata? Cochran-Mantel-Haenszel over this table and the others; warns where the
    /// association turns round when all are added up (Simpson's reversal).
    /// </summary>
    /// <param name="others">The other strata, with the same rows and columns.</param>
    /// <exception cref="InvalidOperationException">A count is withheld.</exception>
    /// <exception cref="ArgumentException">Not 2 by 2.</exception>
    public TestResult Within(params Crosstab[] others)
    {
        ArgumentNullException.ThrowIfNull(others);
        long[][,] strata = [Known(), .. others.Select(t => t.Known())];
        var test = CochranMantelHaenszel.Of(strata);
        var none = double.IsNaN(test.Statistic);
        List<Reading> warnings = [];
        if (test.Reversal)
        {
            warnings.Add(new("Opgeteld wijst het verband de andere kant op dan binnen de groepen (paradox van Simpson). Lees de groepen, "
                + "niet het totaal.",
                "Added up, the association points the other way than within the strata (Simpson's paradox). Read the strata, not the "
                    + "total."));
        }
        if (none)
        {
            warnings.Add(Degenerate.OneOutcome("In geen enkele groep valt iets te vergelijken.", "No stratum leaves anything to compare."));
        }
        var lnP = none ? 0 : test.LnP;
        return new TestResult
        {
            Method = "Mantel-Haenszel chi-squared test without continuity correction", StatisticName = "X-squared",
                Statistic = test.Statistic, Df = [1], P = Math.Exp(lnP), LnP = lnP, N = test.N, Coverage = Coverage,
            Estimate = test.CommonOddsRatio, EstimateName = new("gezamenlijke odds ratio", "common odds ratio"), Interval = test.Interval,
            Intervals = new(level => CochranMantelHaenszel.Of(strata, level).Interval), Effect = new("odds ratio", test.CommonOddsRatio,
            test.Interval), Warnings = warnings,
            Reading = TableReadings.Within(this, test, others.Length + 1, Math.Exp(lnP)),
        }.Ran();
    }

    /// <summary>The counts, when none is withheld.</summary>
    internal long[,] Known() => Withheld
        ? throw new InvalidOperationException("The table holds withheld counts; ask IndependenceBounds, which fills them in every possible "
            + "way.")
        : Statistics.Cells.Map(Rows.Length, Columns.Length, (i, j) => Cells[i, j]!.Value);

    private Crosstab Filled(long[,] counts) => new(Statistics.Cells.Map<long?>(Rows.Length, Columns.Length, (i, j) => counts[i, j]), Rows,
        Columns) { Of = Of, Coverage = Coverage };

    private static long?[,] Valid(long?[,] cells, string[] rows, string[] columns)
    {
        ArgumentNullException.ThrowIfNull(cells, nameof(Cells));
        ArgumentNullException.ThrowIfNull(rows, nameof(Rows));
        ArgumentNullException.ThrowIfNull(columns, nameof(Columns));
        Check.SameLength(rows.Length, cells.GetLength(0), nameof(Rows), "the first dimension of Cells");
        Check.SameLength(columns.Length, cells.GetLength(1), nameof(Columns), "the second dimension of Cells");
        Statistics.Cells.Valid(Statistics.Cells.Map(rows.Length, columns.Length, (i, j) => cells[i, j] ?? 0), nameof(Cells));
        return (long?[,])cells.Clone();
    }
}
