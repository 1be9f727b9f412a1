using NotebookLib;
using NotebookLib.Statistics;

/// <summary>
/// Rubbish in, rubbish out: the same series written down again with independent normal errors, each a part of the value itself.
/// How often does the conclusion survive? The same seed gives the same errors.
/// </summary>
/// <param name="Series">The series as published.</param>
/// <param name="Seed">The seed.</param>
public sealed record RegistrationNoise(YearSeries Series, int Seed)
{
    /// <summary>The model and its seed.</summary>
    public Origin Origin => Origin.Simulated("toevallige registratiefouten in elk jaarcijfer", Seed, Series.Origin);

    /// <summary>
    /// The part of the runs in which the series still rises by the Mann-Kendall test (exact, two-sided, p below 0.05), in per cent.
    /// </summary>
    /// <param name="error">Standard deviation of the error, in per cent of the value; 0 or more.</param>
    /// <param name="runs">How many times it is written down again, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number outside its range.</exception>
    public Quantity StillRises(double error, int runs = 400) =>
        new(Runs(error, runs).Count(values => MannKendall.Of(values) is var t && t.S > 0 && t.PExact < 0.05) * 100.0 / runs, "%", Origin);

    /// <summary>The spread of the slope per year over the runs, in the unit of the series.</summary>
    /// <inheritdoc cref="StillRises(double, int)"/>
    public double SlopeSpread(double error, int runs = 400)
    {
        var slopes = Runs(error, runs).Select(Slope).ToList();
        return Math.Sqrt(slopes.Sum(s => Math.Pow(s - slopes.Average(), 2)) / slopes.Count);
    }

    /// <summary>What that spread is in theory: √(Σ w²·(error·value)²), with w the weights of the least-squares slope.</summary>
    /// <param name="error">Standard deviation of the error, in per cent of the value; 0 or more.</param>
    public double ExpectedSpread(double error) => Math.Sqrt(Weights().Zip(Series, (w, v) => Math.Pow(w * error / 100 * v.Value, 2)).Sum());

    private double[] Weights()
    {
        var mean = Series.Average(v => (double)v.Year.StartYear);
        var squares = Series.Sum(v => Math.Pow(v.Year.StartYear - mean, 2));
        return [.. Series.Select(v => (v.Year.StartYear - mean) / squares)];
    }

    private double Slope(double[] values) => Weights().Zip(values, (w, v) => w * v).Sum();

    private IEnumerable<double[]> Runs(double error, int runs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 1);
        var sd = error >= 0 && double.IsFinite(error) ? error / 100
            : throw new ArgumentOutOfRangeException(nameof(error), error, "An error is 0 per cent or more.");
        var random = new Random(Seed);
        // Box and Muller (1958), Annals of Mathematical Statistics 29:2
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return Enumerable.Range(0, runs).Select(_ => Series.Select(v => v.Value * (1 + (sd * Normal()))).ToArray());
    }
}

/// <summary>
/// The same thing under another name: some cases miss their label, some others get it wrongly. Differences between regions then look
/// smaller than they are,
/// by the factor 1 − missed − wrong (Bross 1954, Biometrics 10:4).
/// </summary>
/// <param name="Missed">The part of the cases that is not labelled so; 0 to 1.</param>
/// <param name="Wrong">The part of the others that is; 0 to 1.</param>
public sealed record LabelError(double Missed, double Wrong)
{
    /// <summary>The part of the cases that is not labelled so.</summary>
    public double Missed { get; } = Missed is >= 0 and <= 1 ? Missed
        : throw new ArgumentOutOfRangeException(nameof(Missed), Missed, "A part lies from 0 to 1.");

    /// <summary>The part of the others that is.</summary>
    public double Wrong { get; } = Wrong is >= 0 and <= 1 ? Wrong
        : throw new ArgumentOutOfRangeException(nameof(Wrong), Wrong, "A part lies from 0 to 1.");

    /// <summary>The share that the register shows.</summary>
    /// <param name="share">The real share, 0 to 1.</param>
    public double Shown(double share) => (share * (1 - Missed)) + ((1 - share) * Wrong);

    /// <summary>The part of a real difference that is left to see; below 0 it turns around.</summary>
    public double Left => 1 - Missed - Wrong;
}
