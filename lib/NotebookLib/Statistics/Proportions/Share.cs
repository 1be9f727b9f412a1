namespace NotebookLib.Statistics;

/// <summary>
/// A part of a named whole: 48 of 310 <em>leerlingen in bao en sbo</em>. Ask it for an interval, or compare it.
/// </summary>
/// <param name="K">The part, 0 to <paramref name="N"/>.</param>
/// <param name="N">The whole, at least 1.</param>
/// <param name="Of">The whole in words; it stands in every sentence about this share.</param>
/// <example><code>
/// var before = new Share(48, 310, "leerlingen in 2018/'19");
/// var after = new Share(29, 275, "leerlingen in 2023/'24");
/// before.Versus(after)
/// </code></example>
public sealed record Share(long K, long N, string Of)
{
    /// <summary>The part.</summary>
    public long K { get; } = K;

    /// <summary>The whole.</summary>
    public long N { get; } = Valid(K, N);

    /// <summary>The whole in words; never empty.</summary>
    public string Of { get; } = string.IsNullOrWhiteSpace(Of) ? throw new ArgumentException("A share needs the name of its denominator.",
        nameof(Of)) : Of;

    /// <summary>Everyone (the default: counts from registers), or a sample.</summary>
    public Coverage Coverage { get; init; } = Coverage.Population;

    /// <summary>K / N, from 0 to 1.</summary>
    public double Value => (double)K / N;

    /// <summary>Wilson's interval of the share; other methods are in <see cref="ProportionInterval"/>.</summary>
    public Interval Interval(double level = 0.95) => ProportionInterval.Wilson(K, N, level);

    /// <summary>Exact binomial test against a fixed share (R: binom.test), with Wilson's interval and Cohen's h.</summary>
    /// <param name="p0">The share to compare with, 0 to 1: 0.33 for "a third".</param>
    /// <param name="side">Which departures count.</param>
    /// <exception cref="ArgumentException"><paramref name="p0"/> lies outside 0 to 1.</exception>
    public TestResult Versus(double p0, Side side = Side.TwoSided)
    {
        var test = BinomialExact.Of(K, N, p0);
        var lnP = test.LnP(side);
        var interval = Interval();
        return new TestResult
        {
            Method = "Exact binomial test" + (side == Side.TwoSided ? " (two-sided: outcomes as likely as the observed one or less)" : ""),
            StatisticName = "k", Statistic = K, P = Math.Exp(lnP), LnP = lnP, Side = side, N = N, Coverage = Coverage,
            Estimate = Value, EstimateName = new("aandeel", "share"), Unit = Unit.Percent, Interval = interval, Intervals = new(Interval),
            Effect = ShareReadings.CohensH(PowerOf.Angle(K, N - K) - PowerOf.Angle(p0, 1 - p0)),
            Assumptions = [ShareReadings.Independent],
            Reading = ShareReadings.VersusFixed(this, p0, interval, Math.Exp(lnP)),
        }.Ran();
    }

    /// <summary>
    /// Compares with another share: pooled z (R: prop.test without correction), or Fisher's exact test where an expected count is
    /// below 5; always with Newcombe's interval of the difference and Cohen's h.
    /// </summary>
    /// <param name="other">The share it is compared with; the difference is this one minus the other.</param>
    /// <param name="side">Which departures count.</param>
    public TestResult Versus(Share other, Side side = Side.TwoSided)
    {
        ArgumentNullException.ThrowIfNull(other);
        var z = TwoProportions.Of(K, N, other.K, other.N);
        var interval = DifferenceInterval.Newcombe(K, N, other.K, other.N);
        var none = double.IsNaN(z.Z);
        var exact = z.MinExpected < 5 ? Fisher2x2.Of(new[,] { { K, N - K }, { other.K, other.N - other.K } }) : null;
        var lnP = exact is not null
            ? side switch { Side.Less => exact.LnPLess, Side.Greater => exact.LnPGreater, _ => exact.LnP }
            : side switch { Side.Less => z.LnPLess, Side.Greater => z.LnPGreater, _ => z.LnP };
        var p = Math.Exp(lnP);
        return new TestResult
        {
            Method = exact is null ? "2-sample test for equality of proportions (pooled z, no continuity correction)"
                : "Fisher's Exact Test for Count Data (an expected count is below 5)",
            StatisticName = exact is null ? "z" : "", Statistic = exact is null ? z.Z : double.NaN, P = p, LnP = lnP, Side = side, N = z.N,
            Coverage = Both(other),
            Estimate = z.Difference, EstimateName = new("verschil", "difference"), Unit = Unit.PercentagePoints, Interval = interval,
            Intervals = new(level => DifferenceInterval.Newcombe(K, N, other.K, other.N, level)),
            Effect = ShareReadings.CohensH(z.CohensH),
            Assumptions = [ShareReadings.Independent, ShareReadings.Expected(z.MinExpected)],
            Warnings = none ? [ShareReadings.NoVariation] : [],
            Reading = ShareReadings.Versus(this, other, interval, p, Both(other)),
        }.Ran();
    }

    /// <summary>
    /// Are two shares the same within a margin that was chosen beforehand? Two one-sided score tests (Schuirmann 1987; Farrington and
    /// Manning 1990), which exist for any counts. A small p supports "the same within the margin"; a large p supports nothing.
    /// </summary>
    /// <param name="other">The share it is compared with.</param>
    /// <param name="margin">The largest difference that does not matter, above 0 and at most 1: 0.02 for 2 percentage points.</param>
    /// <exception cref="ArgumentException"><paramref name="margin"/> is not between 0 and 1.</exception>
    public TestResult EquivalentTo(Share other, double margin)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (margin is not (> 0 and <= 1))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"margin is {margin}; a number above 0 and at most 1 needed: 0.02 for 2 percentage points."),
                nameof(margin));
        }
        var test = EquivalentProportions.Of(K, N, other.K, other.N, -margin, margin);
        return new TestResult
        {
            Method = "Two one-sided tests (TOST) for two proportions, score test (Farrington-Manning)",
            StatisticName = "z", Statistic = test.ScoreLower < -test.ScoreUpper ? test.ScoreLower : test.ScoreUpper,
            P = Math.Exp(test.LnPScore), LnP = test.LnPScore, Side = Side.Within, N = N + other.N,
            Coverage = Both(other), Estimate = test.Difference, EstimateName = new("verschil", "difference"), Unit = Unit.PercentagePoints,
            Interval = test.ScoreInterval, Intervals = new(level => DifferenceInterval.Score(K, N, other.K, other.N, level)),
            Effect = ShareReadings.CohensH(TwoProportions.Of(K, N, other.K, other.N).CohensH), Assumptions = [ShareReadings.Independent],
            Reading = ShareReadings.Equivalent(this, other, test, margin, Both(other)),
        }.Ran();
    }

    /// <summary>
    /// Is a share the same as a norm, within a margin that was chosen beforehand? Two one-sided exact binomial tests (Schuirmann 1987). A
    /// small p supports "the same within the margin"; a large p supports nothing. The interval is Clopper and Pearson's of level 0.90,
    /// which lies within the margin exactly where p is below 0.05.
    /// </summary>
    /// <param name="norm">The share it should equal, 0 to 1.</param>
    /// <param name="margin">The largest difference that does not matter, above 0: 0.02 for 2 percentage points.</param>
    /// <exception cref="ArgumentException">A norm outside 0 to 1, a margin that is not above 0, or one so wide that every share lies
    /// within it.</exception>
    public TestResult EquivalentToNorm(double norm, double margin)
    {
        Check.Probability(norm);
        double low = Dutch.Round(norm - Check.Positive(margin), 12), high = Dutch.Round(norm + margin, 12);
        if (low < 0 && high > 1)
        {
            throw Check.Refuse(nameof(margin), FormattableString.Invariant($"{norm} ± {margin} holds every share; take a smaller one."));
        }
        var lnP = Math.Max(low < 0 ? double.NegativeInfinity : BinomialExact.Of(K, N, low).LnPGreater,
            high > 1 ? double.NegativeInfinity : BinomialExact.Of(K, N, high).LnPLess);
        Interval At(double level) => ProportionInterval.ClopperPearson(K, N, level);
        return new TestResult
        {
            Method = "Two one-sided exact binomial tests (TOST)", P = Math.Exp(lnP), LnP = lnP, Side = Side.Within, N = N,
            Coverage = Coverage, Estimate = Value, EstimateName = new("aandeel", "share"), Unit = Unit.Percent, Interval = At(0.90),
            Intervals = new(At), Effect = ShareReadings.CohensH(PowerOf.Angle(K, N - K) - PowerOf.Angle(norm, 1 - norm)),
            Assumptions = [ShareReadings.Independent], Reading = ShareReadings.EquivalentToNorm(this, norm, margin, At(0.90), lnP),
        }.Ran();
    }

    /// <summary>Dutch: <c>48 van 310 leerlingen (15,5 %)</c>.</summary>
    public override string ToString() => Text(dutch: true);

    internal string Text(bool dutch, int decimals = 1) =>
        $"{Phrases.Count(K, dutch)} {(dutch ? "van" : "of")} {Phrases.Count(N, dutch)} {Of} ({Phrases.Number(100 * Value, decimals,
        dutch)}{(dutch ? " " : "")}%)";

    private Coverage Both(Share other) => Coverage == Coverage.Population && other.Coverage == Coverage.Population ? Coverage.Population
        : Coverage.Sample;

    private static long Valid(long k, long n)
    {
        Check.Part(k, n, nameof(K), nameof(N));
        return n;
    }
}
