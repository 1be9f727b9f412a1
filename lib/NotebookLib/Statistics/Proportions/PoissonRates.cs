namespace NotebookLib.Statistics;

/// <summary>Exact test of one Poisson rate (R: poisson.test). Two-sided: outcomes with P(x) &lt;= P(observed)·(1 + 1e-7).</summary>
/// <param name="Count">Events, at least 0.</param>
/// <param name="Time">Exposure, above 0.</param>
/// <param name="LnP">ln of the two-sided p-value.</param>
/// <param name="LnPLess">ln P(X &lt;= count).</param>
/// <param name="LnPGreater">ln P(X &gt;= count).</param>
/// <param name="Interval">Exact interval of the rate (Garwood 1936).</param>
/// <example><code>PoissonRate.Of(7, 40, r0: 0.25).Interval</code></example>
public sealed record PoissonRate(long Count, double Time, double LnP, double LnPLess, double LnPGreater, Interval Interval)
{
    /// <summary>Events per unit of exposure.</summary>
    public double Rate => Count / Time;

    /// <summary>Tests whether the rate is <paramref name="r0"/>.</summary>
    /// <exception cref="ArgumentException">A negative count, exposure that is not above 0, or a negative rate.</exception>
    public static PoissonRate Of(long count, double time, double r0 = 1, double level = 0.95)
    {
        Check.Count(count);
        Check.Positive(time);
        if (!(Check.Finite(r0) >= 0))
        {
            throw new ArgumentException(FormattableString.Invariant($"r0 is {r0}; 0 or more needed."), nameof(r0));
        }
        var mean = r0 * time;
        var tail = (1 - Check.Level(level)) / 2;
        var interval = new Interval(count == 0 ? 0 : Quantiles.Gamma(tail, count) / time, Quantiles.GammaUpper(tail, count + 1) / time,
            level, "Garwood exact");
        if (mean == 0)
        {
            var impossible = count == 0 ? 0 : double.NegativeInfinity;
            return new(count, time, impossible, 0, impossible, interval);
        }
        double less = Tails.LnPoissonCdf(count, mean), greater = Tails.LnPoissonSf(count, mean);
        double Term(long x) => Special.LnPoissonTerm(x, mean);
        var limit = Term(count) + 1e-7;
        double two;
        if (count == mean)
        {
            two = 0;
        }
        else if (count < mean)
        {
            var far = (long)Math.Ceiling(2 * mean - count) + 2;
            while (Term(far) > limit)
            {
                far *= 2;
            }
            var cut = BinomialExact.FirstTrue((long)Math.Ceiling(mean), far, x => Term(x) <= limit);
            two = Special.LogAdd(less, Tails.LnPoissonSf(cut, mean));
        }
        else
        {
            var cut = -BinomialExact.FirstTrue(-(long)Math.Floor(mean), 0, x => Term(-x) <= limit);
            two = Special.LogAdd(greater, Tails.LnPoissonCdf(cut, mean));
        }
        return new(count, time, Math.Min(0, two), less, greater, interval);
    }
}

/// <summary>
/// Ratio of two Poisson rates: exact, conditional on the total (R: poisson.test with two samples; Przyborowski and Wilenski 1940), and
/// Wald's interval on the log scale. Where no events were seen at all, p = 1 and every ratio remains possible.
/// </summary>
/// <example><code>PoissonRateRatio.Of(7, 40, 20, 65.5).Exact</code></example>
public sealed record PoissonRateRatio
{
    /// <summary>(x1/t1)/(x2/t2): infinity when x2 = 0, NaN when both are 0.</summary>
    public double Ratio { get; private init; }

    /// <summary>ln of the exact two-sided p-value.</summary>
    public double LnP { get; private init; }

    /// <summary>ln p of "the first rate is lower".</summary>
    public double LnPLess { get; private init; }

    /// <summary>ln p of "the first rate is higher".</summary>
    public double LnPGreater { get; private init; }

    /// <summary>Exact interval of the ratio.</summary>
    public Interval Exact { get; private init; }

    /// <summary>Ratio·exp(±z√(1/x1 + 1/x2)); NaN with a zero count.</summary>
    public Interval Wald { get; private init; }

    /// <summary>All events together.</summary>
    public long Events { get; private init; }

    /// <summary>Compares x1 events in t1 with x2 events in t2.</summary>
    /// <exception cref="ArgumentException">A negative count, or exposure that is not above 0.</exception>
    public static PoissonRateRatio Of(long x1, double t1, long x2, double t2, double level = 0.95)
    {
        Check.Count(x1);
        Check.Count(x2);
        Check.Positive(t1);
        Check.Positive(t2);
        Check.Level(level);
        var ratio = x1 / t1 / (x2 / t2);
        if (x1 + x2 == 0)
        {
            return new() { Ratio = double.NaN, Exact = new(0, double.PositiveInfinity, level, "exact conditional"),
                Wald = new(double.NaN, double.NaN, level, "Wald") };
        }
        var test = BinomialExact.Of(x1, x1 + x2, t1 / (t1 + t2));
        var p = ProportionInterval.ClopperPearson(x1, x1 + x2, level);
        var half = ProportionInterval.Critical(level) * Math.Sqrt(1.0 / x1 + 1.0 / x2);
        return new()
        {
            Ratio = ratio, LnP = test.LnPTwoSided, LnPLess = test.LnPLess, LnPGreater = test.LnPGreater, Events = x1 + x2,
            Exact = new(p.Low / (1 - p.Low) * t2 / t1, p.High / (1 - p.High) * t2 / t1, level, "exact conditional"),
            Wald = x1 > 0 && x2 > 0 ? new(ratio * Math.Exp(-half), ratio * Math.Exp(half), level, "Wald")
                : new(double.NaN, double.NaN, level, "Wald"),
        };
    }
}
