using NotebookLib.Statistics;

namespace NotebookLib.Benchmarks;

internal static partial class ErrorRates
{
    private static readonly int[] Lengths = [6, 8, 10, 15, 20, 30];
    private static readonly double[] Correlations = [0, 0.3, 0.5, 0.7];

    /// <summary>
    /// Yearly values around a level, with errors of a first-order autoregression of standard deviation 1, rounded to 0.1 of a spread of 0.3
    /// where asked: as percentages with one decimal are.
    /// </summary>
    private static double[] Years(Random random, int n, double correlation, bool rounded, Func<int, double> mean)
    {
        var values = new double[n];
        double error = 0;
        for (var t = 0; t < n; t++)
        {
            error = t == 0 ? Gauss(random) : correlation * error + Math.Sqrt(1 - correlation * correlation) * Gauss(random);
            values[t] = rounded ? Math.Round(10 + 0.3 * (mean(t) + error), 1) : mean(t) + error;
        }
        return values;
    }

    /// <summary>Level always; with rounding at both ends of the correlations, and power for years that stand apart and for those that do
    /// not.</summary>
    private static IEnumerable<(bool Rounded, double Effect)> Settings(double correlation, double effect, bool all)
    {
        yield return (false, 0);
        if (all && (correlation is 0 or 0.7))
        {
            yield return (true, 0);
        }
        if (all && (correlation is 0 or 0.5))
        {
            yield return (false, effect);
        }
    }

    private static Series Shape(double[] values) => new([.. Enumerable.Range(2001, values.Length)], values);

    private static void SeriesCells(List<Cell> cells, int runs)
    {
        foreach (var (name, p) in new (string, Func<double[], int, double>)[]
        {
            ("Series.Break", (y, at) => P(InterruptedSeries.Fit(y, at).Under(InterruptedSeries.Guarded).Coefficients[2])),
            ("Series.Break, autocorrelation: 0", (y, at) => P(InterruptedSeries.Fit(y, at).Model.Coefficients[2])),
            ("InterruptedSeries.Robust (Newey-West), for comparison", (y, at) => P(InterruptedSeries.Fit(y, at).Robust()[2])),
            ("Chow, for comparison", (y, at) => Math.Exp(Chow.Of(y, at).LnP)),
        })
        {
            foreach (var late in new[] { false, true })
            {
                foreach (var correlation in Correlations)
                {
                    foreach (var (rounded, jump) in Settings(correlation, 3, !name.EndsWith("comparison", StringComparison.Ordinal)))
                    {
                        var data = FormattableString.Invariant($"break {(late ? "two years before the end" : "in the "
                            + "middle")}, autocorrelation {correlation}{(rounded ? ", rounded" : "")}{(jump > 0 ? $", jump of {jump} "
                            + $"standard deviations" : "")}");
                        foreach (var n in Lengths)
                        {
                            var at = late ? n - 2 : n / 2;
                            cells.Add(Simulated(name, data, $"{n}", jump > 0, runs, random =>
                                p(Years(random, n, correlation, rounded, t => t >= at ? jump : 0), at)));
                        }
                    }
                }
            }
        }
        foreach (var (name, p) in new (string, Func<double[], double>)[]
        {
            ("Series.Trend", y => Shape(y).Trend().P), ("Series.Trend, autocorrelated: false", y =>
                Shape(y).Trend(autocorrelated: false).P), ("Series.FindBreak", y => Shape(y).FindBreak().P),
        })
        {
            var jumps = name.EndsWith("FindBreak", StringComparison.Ordinal);
            foreach (var correlation in Correlations)
            {
                foreach (var (rounded, effect) in Settings(correlation, jumps ? 2 : 0.2, all: true))
                {
                    var data = FormattableString.Invariant($"autocorrelation {correlation}{(rounded ? ", "
                        + "rounded" : "")}{(effect > 0 ? jumps ? $", jump of {effect} standard deviations in the middle" : $", rise of "
                        + $"{effect} standard deviations a year" : "")}");
                    foreach (var n in Lengths)
                    {
                        cells.Add(Simulated(name, data, $"{n}", effect > 0, runs, random =>
                            p(Years(random, n, correlation, rounded, t => jumps ? t >= n / 2 ? effect : 0 : effect * t))));
                    }
                }
            }
        }
        foreach (var n in Lengths)
        {
            cells.Add(Simulated("Series.FindBreak", "a straight rise of 0.2 standard deviations a year and no break", $"{n}", false, runs,
                random => Shape(Years(random, n, 0, false, t => 0.2 * t)).FindBreak().P));
        }
        RateCells(cells, runs);
    }

    private static void RateCells(List<Cell> cells, int runs)
    {
        foreach (var (size, spread, growth) in from m in new[] { 5.0, 50, 500 } from s in new[] { 0, 0.2 } from g in new[] { 0,
            0.05 } select (m, s, g))
        {
            var data = FormattableString.Invariant($"{size} counted a year, {(spread == 0 ? "Poisson" : $"rates that vary by "
                + $"{100 * spread} percent")}{(growth > 0 ? $", growth of {100 * growth} percent a year" : "")}");
            foreach (var n in Lengths.Where(n => growth == 0 || n is 10 or 15))
            {
                cells.Add(Simulated("Series.Rate", data, $"{n}", growth > 0, runs / 4, random =>
                {
                    var counts = Enumerable.Range(0, n).Select(t =>
                        (double)Poisson(random, size * Math.Pow(1 + growth, t) * Gamma(random, spread))).ToArray();
                    return counts.Sum() == 0 ? double.NaN
                        : new Series([.. Enumerable.Range(2001, n)], counts, [.. Enumerable.Repeat(1000 * size, n)]).Rate().P;
                }));
            }
        }
    }

    private static double P(Coefficient c) => c.P;

    private static long Poisson(Random random, double mean)
    {
        long count = 0;
        for (; mean > 30; mean -= 30)
        {
            count += Small(random, 30);
        }
        return count + Small(random, mean);
    }

    private static long Small(Random random, double mean)
    {
        var count = 0L;
        for (double product = random.NextDouble(), end = Math.Exp(-mean); product > end; product *= random.NextDouble())
        {
            count++;
        }
        return count;
    }

    /// <summary>A gamma variable of mean 1 and the given coefficient of variation (Marsaglia and Tsang 2000).</summary>
    private static double Gamma(Random random, double variation)
    {
        if (variation == 0)
        {
            return 1;
        }
        double shape = 1 / (variation * variation), d = shape - 1.0 / 3, c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = Gauss(random), v = Math.Pow(1 + c * x, 3);
            if (v > 0 && Math.Log(1 - random.NextDouble()) < 0.5 * x * x + d - d * v + d * Math.Log(v))
            {
                return d * v / shape;
            }
        }
    }
}
