using NotebookLib.Display;

namespace NotebookLib.Statistics;

/// <summary>
/// Bootstrap intervals from replicates (Efron and Tibshirani 1993, chapters 13 and 14): percentile, basic, and BCa with ties counted half
/// in z0, as SciPy (R's boot counts only replicates below the estimate). Quantiles of type 7.
/// </summary>
/// <param name="Estimate">The statistic on the data.</param>
/// <param name="StandardError">Standard deviation of the replicates, with n - 1.</param>
/// <param name="Percentile">Quantiles of the replicates.</param>
/// <param name="Basic">Twice the estimate minus the quantiles.</param>
/// <param name="Bca">Bias-corrected and accelerated; NaN where all replicates lie on one side.</param>
/// <param name="Z0">Bias correction.</param>
/// <param name="Acceleration">Acceleration from the jackknife; 0 where that does not vary.</param>
/// <param name="BcaLevels">The quantiles that BCa takes.</param>
/// <param name="Replicates">Number of replicates.</param>
/// <example><code>Bootstrap.Of([62.5, 55.1, 71.3, 48.9, 66.0], x =&gt; x.Average(), replicates: 999).Bca</code></example>
[TypeFormatterSource(typeof(AnswerFormatter))]
public sealed record Bootstrap(double Estimate, double StandardError, Interval Percentile, Interval Basic, Interval Bca, double Z0,
    double Acceleration, (double Low, double High) BcaLevels, int Replicates) : Answer
{
    /// <summary>The estimate with the BCa interval, or the percentile interval where BCa does not exist; where all resamples agree, that
    /// this is no certainty.</summary>
    public override Reading Reading
    {
        get
        {
            var bca = double.IsFinite(Bca.Low) && double.IsFinite(Bca.High);
            return Reading.Join(Told(Estimate, StandardError, bca ? Bca
                : Percentile, new($"{Phrases.Count(Replicates, true)} keer opnieuw trekken",
                $"{Phrases.Count(Replicates, false)} resamples")),
                bca || Same(Estimate, StandardError) ? Reading.Empty
                    : new("Een BCa-interval bestaat hier niet; dit is het percentielinterval.", "There is no BCa interval here; this is "
                    + "the percentile interval."));
        }
    }

    internal override string Method => "Bootstrap (Efron en Tibshirani 1993)";

    internal override IReadOnlyList<Line> Lines =>
    [
        Line.Of("estimate", "schatting", Estimate, Unit.None), Line.Of("standard_error", "standaardfout", StandardError, Unit.None),
            .. Ends("bca", "BCa-interval", Bca, Sure), .. Ends("percentile", "percentielinterval", Percentile, Sure),
        .. Ends("basic", "eenvoudig interval", Basic, Sure), Line.Of("level", "niveau van de intervallen", Bca.Level,
            Unit.Percent with { Decimals = 0 }), Line.Of("replicates", "trekkingen", Replicates),
    ];

    private static Reading Limits { get; } = new("Het interval gaat over toeval in de trekking. Over ontbrekende of foute gegevens zegt "
        + "het niets.", "The interval is about chance in drawing. It says nothing about missing or wrong data.");

    internal static IEnumerable<Line> Ends(string column, string name, Interval interval, bool sure) =>
        [Line.Of(column + "_low", name + " van", sure ? interval.Low : double.NaN, Unit.None), Line.Of(column + "_high", name + " tot", sure
            ? interval.High : double.NaN, Unit.None)];

    /// <summary>Whether all resamples agree but for rounding: an interval would then show certainty that is not there.</summary>
    internal static bool Same(double estimate, double error) => error <= 1e-12 * Math.Abs(estimate);

    private bool Sure => !Same(Estimate, StandardError);

    internal static Reading Told(double estimate, double error, Interval interval, Reading draws) => Same(estimate, error)
        ? new($"De schatting is {Phrases.Number(estimate, 2,
            true)}. Elke trekking geeft hetzelfde, omdat de gegevens daarvoor te weinig verschillen. Dat is geen zekerheid.",
            $"The estimate is {Phrases.Number(estimate, 2,
                false)}. Every resample gives the same, because the data vary too little for it. That is no certainty.")
        : Reading.Join(new($"De schatting is {Phrases.Number(estimate, 2, true)}; {Phrases.Range(interval, Unit.None).Nl}, uit {draws.Nl}.",
            $"The estimate is {Phrases.Number(estimate, 2, false)}; {Phrases.Range(interval, Unit.None).En}, from {draws.En}."), Limits);

    private const int Block = 500, Usual = 10_000, Least = 999, Largest = 10_000_000;
    private const int MostLeftOut = 2000; // beyond as many values the jackknife leaves out groups

    /// <summary>Intervals from replicates that were made elsewhere.</summary>
    /// <param name="estimate">The statistic on the data.</param>
    /// <param name="replicates">The statistic on each resample, two or more.</param>
    /// <param name="jackknife">The statistic with each observation left out.</param>
    /// <param name="level">Confidence level.</param>
    /// <param name="tiesHalf">Whether replicates equal to the estimate count half in z0 (SciPy), or not at all (R's boot).</param>
    /// <exception cref="ArgumentException">Values that are not finite, or fewer than two replicates.</exception>
    public static Bootstrap FromReplicates(double estimate, IReadOnlyList<double> replicates, IReadOnlyList<double> jackknife,
        double level = 0.95, bool tiesHalf = true)
    {
        Check.Finite(estimate);
        double[] b = Check.Finite(replicates, 2), j = Check.Finite(jackknife);
        Array.Sort(b);
        var tail = (1 - Check.Level(level)) / 2;
        double mean = Describe.Mean(j), squares = 0, cubes = 0;
        foreach (var v in j)
        {
            var d = mean - v;
            squares += d * d;
            cubes += d * d * d;
        }
        var acceleration = squares > 0 ? cubes / (6 * Math.Pow(squares, 1.5)) : 0;
        var z0 = Quantiles.Normal((b.Count(v => v < estimate) + (tiesHalf ? b.Count(v => v <= estimate) : b.Count(v => v < estimate)))
            / (2.0 * b.Length));
        double At(double z) => Math.Exp(Tails.LnNormalSf(-(z0 + (z0 + z) / (1 - acceleration * (z0 + z)))));
        double low = At(Quantiles.Normal(tail)), high = At(Quantiles.Normal(1 - tail));
        double Q(double p) => double.IsFinite(p) ? Describe.QuantileSorted(b, p) : double.NaN;
        var both = double.IsFinite(low) && double.IsFinite(high);
        return new(estimate, Math.Sqrt(Describe.Variance(b)), new(Q(tail), Q(1 - tail), level, "percentile"),
            new(2 * estimate - Q(1 - tail), 2 * estimate - Q(tail), level, "basic"),
            both ? new(Q(low), Q(high), level, "BCa") : new(double.NaN, double.NaN, level, "BCa"), z0, acceleration, (low, high), b.Length);
    }

    /// <summary>
    /// Resamples the data and makes the intervals. The same seed gives the same result on any number of cores. Above 2000 values the
    /// acceleration comes from a jackknife that leaves out one of 1000 random groups at a time, so that time and memory stay in proportion.
    /// </summary>
    /// <param name="data">Two or more finite values.</param>
    /// <param name="statistic">Computed on an array; called from several threads, so it must not change anything but that array.</param>
    /// <param name="replicates">Number of resamples, 99 to 10 million; 0 for 10,000, or for large data as many as fit in some
    /// seconds.</param>
    /// <param name="seed">Where the random numbers start.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentException">Fewer than two values, values or statistics that are not finite, or a number of replicates out
    /// of range or too large to wait for.</exception>
    public static Bootstrap Of(IReadOnlyList<double> data, Func<double[], double> statistic, int replicates = 0, long seed = 1,
        double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        var values = Check.Finite(data, 2);
        replicates = Blocks.Repetitions(replicates, Usual, Least, Largest, values.Length, nameof(replicates));
        var made = new double[replicates];
        Blocks.Run((replicates + Block - 1) / Block, block =>
        {
            var rng = new Rng(seed, block);
            var sample = new double[values.Length];
            for (var i = block * Block; i < Math.Min(replicates, (block + 1) * Block); i++)
            {
                for (var k = 0; k < sample.Length; k++)
                {
                    sample[k] = values[rng.Below(values.Length)];
                }
                made[i] = statistic(sample);
            }
        });
        return FromReplicates(statistic((double[])values.Clone()), made, LeaveOut(values, statistic, seed), level);
    }

    /// <summary>The statistic with each value left out, or with each of 1000 groups of equal size that a shuffle made.</summary>
    private static double[] LeaveOut(double[] values, Func<double[], double> statistic, long seed)
    {
        var (n, groups) = (values.Length, values.Length <= MostLeftOut ? values.Length : MostLeftOut / 2);
        var from = values;
        if (groups < n)
        {
            from = (double[])values.Clone();
            var rng = new Rng(seed, -1);
            for (var i = n - 1; i > 0; i--)
            {
                var j = rng.Below(i + 1);
                (from[i], from[j]) = (from[j], from[i]);
            }
        }
        var (size, made) = (n / groups, new double[groups]); // what does not divide stays in
        var rest = new double[n - size];
        for (var g = 0; g < groups; g++)
        {
            Array.Copy(from, rest, g * size);
            Array.Copy(from, (g + 1) * size, rest, g * size, n - (g + 1) * size);
            made[g] = statistic(rest);
        }
        return made;
    }
}

/// <summary>The ideal bootstrap of a mean: every one of the n^n resamples, counted by their composition. For eight values or
/// fewer.</summary>
/// <param name="Mean">Mean of the data.</param>
/// <param name="StandardError">Standard deviation of the mean over all resamples.</param>
/// <param name="Percentile">Quantiles (type 7) over all resamples.</param>
/// <param name="Resamples">n^n.</param>
/// <example><code>ExhaustiveBootstrap.OfMean([3.0, 7.5, 4.2, 11.1]).Percentile</code></example>
[TypeFormatterSource(typeof(AnswerFormatter))]
public sealed record ExhaustiveBootstrap(double Mean, double StandardError, Interval Percentile, long Resamples) : Answer
{
    /// <summary>The mean with its percentile interval; where all resamples agree, that this is no certainty.</summary>
    public override Reading Reading =>
        Bootstrap.Told(Mean, StandardError, Percentile, new($"alle {Phrases.Count(Resamples, true)} mogelijke trekkingen",
        $"all {Phrases.Count(Resamples, false)} possible resamples"));

    internal override string Method => "Bootstrap van het gemiddelde, alle trekkingen geteld";

    internal override IReadOnlyList<Line> Lines =>
        [Line.Of("mean", "gemiddelde", Mean, Unit.None), Line.Of("standard_error", "standaardfout", StandardError, Unit.None),
            .. Bootstrap.Ends("percentile", "percentielinterval", Percentile, !Bootstrap.Same(Mean, StandardError)),
            Line.Of("resamples", "trekkingen", Resamples)];

    private const int Largest = 8;

    /// <summary>√(Σ(x - mean)²)/n, which the enumeration must reproduce.</summary>
    public double Formula { get; private init; }

    /// <summary>Goes through every resample.</summary>
    /// <exception cref="ArgumentException">No values, more than eight, or values that are not finite.</exception>
    public static ExhaustiveBootstrap OfMean(IReadOnlyList<double> data, double level = 0.95)
    {
        var x = Check.Finite(data);
        var n = x.Length;
        if (n > Largest)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{n} values have too many resamples; at most {Largest}. Use Bootstrap.Of."), nameof(data));
        }
        List<(double Mean, long Ways)> all = [];
        void Choose(int at, int left, double sum, long ways)
        {
            if (at == n - 1)
            {
                all.Add(((sum + left * x[at]) / n, ways));
                return;
            }
            long choose = 1;
            for (var k = 0; k <= left; k++)
            {
                Choose(at + 1, left - k, sum + k * x[at], ways * choose);
                choose = choose * (left - k) / (k + 1);
            }
        }
        Choose(0, n, 0, 1);
        all.Sort();
        var total = all.Sum(v => v.Ways);
        double mean = Describe.Mean(x), squares = all.Sum(v => v.Ways * (v.Mean - mean) * (v.Mean - mean)),
            tail = (1 - Check.Level(level)) / 2;
        double At(long rank)
        {
            foreach (var (value, ways) in all)
            {
                if (rank < ways)
                {
                    return value;
                }
                rank -= ways;
            }
            return all[^1].Mean;
        }
        double Quantile(double p)
        {
            var position = (total - 1) * p;
            var below = (long)Math.Floor(position);
            double low = At(below), high = At(Math.Min(below + 1, total - 1));
            return low + (high - low) * (position - below);
        }
        return new(mean, Math.Sqrt(squares / total), new(Quantile(tail), Quantile(1 - tail), level, "percentile"),
            total) { Formula = Math.Sqrt(Describe.SumOfSquares(x)) / n };
    }
}
