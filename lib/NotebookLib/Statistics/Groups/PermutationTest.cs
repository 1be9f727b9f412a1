namespace NotebookLib.Statistics;

/// <summary>
/// Permutation test of a difference of means (Fisher 1935; Pitman 1937). Every assignment while there are at most a million; otherwise
/// random ones with p = (b + 1)/(m + 1) (Phipson and Smyth 2010), the same for the same seed on any number of cores. Decimal data are
/// compared as whole numbers, so that rounding never decides a tie.
/// </summary>
/// <param name="Observed">mean(x) - mean(y).</param>
/// <param name="Permutations">Assignments gone through, or drawn.</param>
/// <param name="Exhaustive">Whether they are all there are.</param>
/// <param name="CountTwoSided">Assignments with a difference at least as far from 0.</param>
/// <param name="CountGreater">Assignments with a difference at least as large.</param>
/// <param name="CountLess">Assignments with a difference at most as large.</param>
/// <example><code>PermutationTest.MeanDifference([2.1, 3.4, 1.7], [4.0, 5.2, 3.9, 6.1]).P</code></example>
public sealed record PermutationTest(double Observed, long Permutations, bool Exhaustive, long CountTwoSided, long CountGreater,
    long CountLess)
{
    private const double Most = 1_000_000;
    private const int Block = 1000, Usual = 100_000, Least = 999, Largest = 100_000_000;

    /// <summary>Two-sided p-value.</summary>
    public double P => Of(CountTwoSided);

    /// <summary>p of "the first mean is higher".</summary>
    public double PGreater => Of(CountGreater);

    /// <summary>p of "the first mean is lower".</summary>
    public double PLess => Of(CountLess);

    /// <summary>The smallest p this number of permutations can give.</summary>
    public double Resolution => 1.0 / (Exhaustive ? Permutations : Permutations + 1);

    /// <summary>Compares two groups.</summary>
    /// <param name="x">First group.</param>
    /// <param name="y">Second group.</param>
    /// <param name="permutations">Random assignments when there are too many to go through; at least 99. 0: 100,000, or for large groups as
    /// many as fit in some seconds.</param>
    /// <param name="seed">Where the random numbers start.</param>
    /// <exception cref="ArgumentException">An empty group, values that are not finite, or too few or too many permutations; more than fit
    /// in some seconds are refused beforehand.</exception>
    public static PermutationTest MeanDifference(IReadOnlyList<double> x, IReadOnlyList<double> y, int permutations = 0, long seed = 1)
    {
        double[] a = Check.Finite(x), b = Check.Finite(y);
        permutations = Blocks.Repetitions(permutations, Usual, Least, Largest, Math.Min(a.Length, b.Length), nameof(permutations));
        int n1 = a.Length, n = a.Length + b.Length;
        double[] pooled = [.. a, .. b];
        var observed = Describe.Mean(a) - Describe.Mean(b);
        var ways = GroupData.Assignments([n1, n - n1]);
        if (WholeNumbers(pooled) is { } whole)
        {
            var (total, sum) = (whole.Sum(), whole.Take(n1).Sum());
            // mean(x) - mean(y) = (n·sum - n1·total) / (n1·n2): compare the whole-number top
            var top = n * sum - n1 * total;
            var near = Math.Abs(top);
            return ways <= Most
                ? Enumerate(whole, n1, s => Verdict(n * s - n1 * total, top, near), observed)
                : Random(whole, n1, s => Verdict(n * s - n1 * total, top, near), observed, permutations, seed);
        }
        var mean = Describe.Mean(pooled);
        double[] centred = [.. pooled.Select(v => v - mean)];
        double target = Describe.Sum(centred.AsSpan(0, n1)), slack = 1e-12 * centred.Sum(Math.Abs);
        int Rough(double s) => (Math.Abs(s) >= Math.Abs(target) - slack ? 1 : 0) | (s >= target - slack ? 2
            : 0) | (s <= target + slack ? 4 : 0);
        return ways <= Most ? Enumerate(centred, n1, Rough, observed) : Random(centred, n1, Rough, observed, permutations, seed);
    }

    /// <summary>Any statistic of two groups, by random assignments; large values in either direction count against the null
    /// hypothesis.</summary>
    /// <param name="x">First group.</param>
    /// <param name="y">Second group.</param>
    /// <param name="statistic">Computed from two arrays of the same sizes; called from several threads, so it must not change
    /// anything.</param>
    /// <param name="permutations">Random assignments, at least 99. 0: 100,000, or for large groups as many as fit in some seconds.</param>
    /// <param name="seed">Where the random numbers start.</param>
    /// <exception cref="ArgumentException">An empty group, values that are not finite, permutations out of range, or a statistic that gives
    /// NaN.</exception>
    public static PermutationTest Of(IReadOnlyList<double> x, IReadOnlyList<double> y, Func<double[], double[], double> statistic,
        int permutations = 0, long seed = 1)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        double[] a = Check.Finite(x), b = Check.Finite(y), pooled = [.. a, .. b];
        permutations = Blocks.Repetitions(permutations, Usual, Least, Largest, 2 * pooled.Length, nameof(permutations));
        var observed = statistic((double[])a.Clone(), (double[])b.Clone());
        var undefined = double.IsNaN(observed) ? 1 : 0;
        var slack = 1e-12 * Math.Abs(observed);
        var counts = Count(permutations, seed, (rng, times) =>
        {
            var work = (double[])pooled.Clone();
            double[] first = new double[a.Length], second = new double[b.Length];
            long two = 0, greater = 0, less = 0;
            for (var i = 0; i < times; i++)
            {
                Shuffle(work, a.Length, rng);
                Array.Copy(work, first, a.Length);
                Array.Copy(work, a.Length, second, 0, b.Length);
                var value = statistic(first, second);
                if (double.IsNaN(value))
                {
                    Interlocked.Exchange(ref undefined, 1);
                }
                two += Math.Abs(value) >= Math.Abs(observed) - slack ? 1 : 0;
                greater += value >= observed - slack ? 1 : 0;
                less += value <= observed + slack ? 1 : 0;
            }
            return (two, greater, less);
        });
        return undefined == 0 ? new(observed, permutations, false, counts.Two, counts.Greater, counts.Less)
            : throw Check.Refuse(nameof(statistic),
                "The statistic is NaN for these groups or for a rearrangement of them, so that they cannot be compared.");
    }

    private double Of(long count) => Exhaustive ? (double)count / Permutations : (count + 1.0) / (Permutations + 1);

    private static int Verdict(long top, long observed, long near) =>
        (Math.Abs(top) >= near ? 1 : 0) | (top >= observed ? 2 : 0) | (top <= observed ? 4 : 0);

    private static PermutationTest Enumerate<T>(T[] values, int n1, Func<T, int> verdict, double observed) where T
        : struct, System.Numerics.INumber<T>
    {
        // the smaller group is dealt; the larger one has the rest of the total
        var (take, total) = (Math.Min(n1, values.Length - n1), T.Zero);
        foreach (var v in values)
        {
            total += v;
        }
        long all = 0, two = 0, greater = 0, less = 0;
        void Choose(int from, int todo, T sum)
        {
            if (todo == 0)
            {
                var v = verdict(take == n1 ? sum : total - sum);
                all++;
                two += v & 1;
                greater += v >> 1 & 1;
                less += v >> 2;
                return;
            }
            for (var i = from; i <= values.Length - todo; i++)
            {
                Choose(i + 1, todo - 1, sum + values[i]);
            }
        }
        Choose(0, take, T.Zero);
        return new(observed, all, true, two, greater, less);
    }

    private static PermutationTest Random<T>(T[] values, int n1, Func<T, int> verdict, double observed, int permutations, long seed) where T
        : struct, System.Numerics.INumber<T>
    {
        // drawing the smaller group is enough: the larger one has the rest of the total
        var small = Math.Min(n1, values.Length - n1);
        var total = T.Zero;
        foreach (var v in values)
        {
            total += v;
        }
        var counts = Count(permutations, seed, (rng, times) =>
        {
            var work = (T[])values.Clone();
            long two = 0, greater = 0, less = 0;
            for (var i = 0; i < times; i++)
            {
                var sum = Draw(work, small, rng);
                var v = verdict(small == n1 ? sum : total - sum);
                two += v & 1;
                greater += v >> 1 & 1;
                less += v >> 2;
            }
            return (two, greater, less);
        });
        return new(observed, permutations, false, counts.Two, counts.Greater, counts.Less);
    }

    private static T Draw<T>(T[] work, int take, Rng rng) where T : struct, System.Numerics.INumber<T>
    {
        var sum = T.Zero;
        for (var i = 0; i < take; i++)
        {
            var j = i + rng.Below(work.Length - i);
            var picked = work[j];
            work[j] = work[i];
            work[i] = picked;
            sum += picked;
        }
        return sum;
    }

    private static void Shuffle(double[] work, int take, Rng rng) => Draw(work, take, rng);

    /// <summary>Blocks of a fixed size, each with its own stream; counts add up to the same whatever core ran them.</summary>
    private static (long Two, long Greater, long Less) Count(int permutations, long seed, Func<Rng, int, (long, long, long)> run)
    {
        long two = 0, greater = 0, less = 0;
        Blocks.Run((permutations + Block - 1) / Block, block =>
        {
            var (t, g, l) = run(new Rng(seed, block), Math.Min(Block, permutations - block * Block));
            Interlocked.Add(ref two, t);
            Interlocked.Add(ref greater, g);
            Interlocked.Add(ref less, l);
        });
        return (two, greater, less);
    }

    /// <summary>The values as whole multiples of one power of ten, when their sums fit comfortably in 64 bits.</summary>
    private static long[]? WholeNumbers(double[] values)
    {
        var scale = 0;
        decimal[] exact;
        try
        {
            exact = [.. values.Select(v => decimal.Parse(v.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
                System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture))];
        }
        catch (OverflowException)
        {
            return null;
        }
        for (var i = 0; i < values.Length; i++)
        {
            if ((double)exact[i] != values[i])
            {
                return null;
            }
            scale = Math.Max(scale, exact[i].Scale);
        }
        var factor = (decimal)Math.Pow(10, Math.Min(scale, 16));
        var limit = (decimal)long.MaxValue / 4 / values.Length / values.Length;
        return scale <= 16 && exact.All(v => Math.Abs(v) < limit / factor) ? [.. exact.Select(v => (long)(v * factor))] : null;
    }
}
