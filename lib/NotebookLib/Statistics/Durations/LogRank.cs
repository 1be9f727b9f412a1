using System.Globalization;

namespace NotebookLib.Statistics;

/// <summary>
/// Log-rank test of two or more survival curves (Mantel 1966; R: survival::survdiff): events seen against events expected if all groups
/// shared one curve. Only groups that can differ from another give a degree of freedom: those at risk at an event beside another group.
/// </summary>
/// <param name="Statistic">X²; 0 where no group can differ.</param>
/// <param name="Df">Groups that can differ, minus one for each set of groups that were at risk together; 0 where none can.</param>
/// <param name="Groups">Names of the groups, in order.</param>
/// <param name="Observed">Events in each group.</param>
/// <param name="Expected">Events expected in each group; 0 for a group that was gone before the first event.</param>
/// <param name="Sizes">Durations in each group.</param>
/// <example><code>LogRank.Of([2, 3, 3, 5, 8, 8, 9, 12], [true, true, false, true, true, false, true, false], ["a", "a", "a", "a", "b", "b", "b", "b"]).LnP</code></example>
public sealed record LogRank(double Statistic, int Df, IReadOnlyList<string> Groups, IReadOnlyList<double> Observed,
    IReadOnlyList<double> Expected, IReadOnlyList<int> Sizes)
{
    /// <summary>ln of the p-value; 0 where no group can differ.</summary>
    public double LnP => Df == 0 ? 0 : Tails.LnChiSquareSf(Statistic, Df);

    /// <summary>Compares groups.</summary>
    /// <exception cref="ArgumentException">
    /// One group only, unequal lengths, durations as for <see cref="KaplanMeier.Of"/>, or so many groups at so many moments that it would
    /// take minutes.
    /// </exception>
    public static LogRank Of(IReadOnlyList<double> time, IReadOnlyList<bool> happened, IReadOnlyList<string> group)
    {
        var times = DurationData.Valid(time, happened);
        ArgumentNullException.ThrowIfNull(group);
        Check.SameLength(group.Count, times.Length, nameof(group), nameof(time));
        string[] names = [.. group.Distinct().OrderBy(n => double.TryParse(n, CultureInfo.InvariantCulture, out var v) ? v
            : double.MaxValue).ThenBy(n => n, StringComparer.Ordinal)];
        var k = names.Length;
        if (k < 2)
        {
            throw new ArgumentException("At least two groups needed.", nameof(group));
        }
        var order = Enumerable.Range(0, times.Length).ToArray();
        Array.Sort([.. times], order);
        var moments = Enumerable.Range(0, times.Length).Where(i => happened[i]).Select(i => times[i]).Distinct().Count();
        Check.Work((double)moments * k * k, nameof(group), "Take wider groups, or round the durations.");
        var index = names.Select((n, j) => (n, j)).ToDictionary(v => v.n, v => v.j);
        var of = group.Select(g => index[g]).ToArray();
        double[] atRisk = new double[k], observed = new double[k], expected = new double[k];
        foreach (var j in of)
        {
            atRisk[j]++;
        }
        int[] sizes = [.. atRisk.Select(v => (int)v)];
        var variance = new double[k, k];
        double left = times.Length;
        for (int start = 0, end; start < order.Length; start = end)
        {
            double events = 0;
            for (end = start; end < order.Length && times[order[end]] == times[order[start]]; end++)
            {
                observed[of[order[end]]] += happened[order[end]] ? 1 : 0;
                events += happened[order[end]] ? 1 : 0;
            }
            if (events > 0)
            {
                Add(atRisk, events, left, expected, variance);
            }
            for (var i = start; i < end; i++)
            {
                atRisk[of[order[i]]]--;
            }
            left -= end - start;
        }
        var (statistic, df) = Quadratic([.. observed.Zip(expected, (o, e) => o - e)], variance);
        return new(statistic, df, names, observed, expected, sizes);
    }

    private static void Add(double[] atRisk, double events, double n, double[] expected, double[,] variance)
    {
        var k = atRisk.Length;
        for (var a = 0; a < k; a++)
        {
            expected[a] += events * atRisk[a] / n;
            for (var b = 0; b < k && n > 1; b++)
            {
                variance[a, b] += events * (n - events) / (n - 1) * (atRisk[a] / n) * ((a == b ? 1 : 0) - atRisk[b] / n);
            }
        }
    }

    /// <summary>gap·V⁻·gap and the rank of V, by elimination on the largest variance that is left: V is singular, because one of the groups
    /// at risk together follows from the others.</summary>
    private static (double Value, int Rank) Quadratic(double[] gap, double[,] v)
    {
        var k = gap.Length;
        double[] original = [.. Enumerable.Range(0, k).Select(i => v[i, i])];
        double value = 0;
        var rank = 0;
        var used = new bool[k];
        while (true)
        {
            var pivot = Enumerable.Range(0, k).Where(i => !used[i] && v[i, i] > 1e-10 * original[i]).OrderByDescending(i => v[i, i])
                .FirstOrDefault(-1);
            if (pivot < 0)
            {
                return (value, rank);
            }
            used[pivot] = true;
            rank++;
            value += gap[pivot] * gap[pivot] / v[pivot, pivot];
            for (var i = 0; i < k; i++)
            {
                if (!used[i])
                {
                    var factor = v[i, pivot] / v[pivot, pivot];
                    gap[i] -= factor * gap[pivot];
                    for (var j = 0; j < k; j++)
                    {
                        v[i, j] -= used[j] ? 0 : factor * v[pivot, j];
                    }
                }
            }
        }
    }
}
