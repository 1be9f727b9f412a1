using NotebookLib;
using NotebookLib.Statistics;

/// <summary>
/// Made-up counts of incidents per pupil in classes. Every world has the same mean; what differs is where the difference sits: in a few
/// pupils with a high rate, spread over classes by chance,
/// or in classes where every pupil has a high rate. A simulation.
/// </summary>
/// <param name="Mean">Incidents per pupil; above 0.</param>
/// <param name="PupilSpread">The variance of the rate between pupils around 1; 0 or more.</param>
/// <param name="ClassSpread">The variance of the rate between classes around 1; 0 or more.</param>
public sealed record ClassCounts(double Mean, double PupilSpread, double ClassSpread)
{
    /// <summary>Incidents per pupil.</summary>
    public double Mean { get; } = Mean > 0 && double.IsFinite(Mean) ? Mean
        : throw new ArgumentOutOfRangeException(nameof(Mean), Mean, "A mean is above 0.");

    /// <summary>The variance of the rate between pupils.</summary>
    public double PupilSpread { get; } = PupilSpread >= 0 ? PupilSpread
        : throw new ArgumentOutOfRangeException(nameof(PupilSpread), PupilSpread, "A variance is 0 or more.");

    /// <summary>The variance of the rate between classes.</summary>
    public double ClassSpread { get; } = ClassSpread >= 0 ? ClassSpread
        : throw new ArgumentOutOfRangeException(nameof(ClassSpread), ClassSpread, "A variance is 0 or more.");

    /// <summary>The expected variance over mean of counts per pupil: 1 + m(A + B + AB).</summary>
    public double PupilIndex => 1 + (Mean * (PupilSpread + ClassSpread + (PupilSpread * ClassSpread)));

    /// <summary>The expected variance over mean of counts per class of n: 1 + n·m(B + A(1 + B)/n).</summary>
    /// <param name="size">Pupils per class.</param>
    public double ClassIndex(int size) => 1 + (size * Mean * (ClassSpread + (PupilSpread * (1 + ClassSpread) / size)));

    /// <summary>
    /// Draws classes. A rate is 1/p with chance p = 1/(1 + variance), else 0: a few carry all, with mean 1 and that variance.
    /// </summary>
    /// <param name="classes">How many classes, at least 2.</param>
    /// <param name="size">Pupils per class, at least 2.</param>
    /// <param name="seed">The seed.</param>
    public IReadOnlyList<IReadOnlyList<long>> Draw(int classes, int size, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 2);
        var random = new Rng(seed);
        double Rate(double variance) => variance == 0 ? 1 : random.Chance(1 / (1 + variance)) ? 1 + variance : 0;
        return [.. Enumerable.Range(0, classes).Select(_ =>
        {
            var own = Rate(ClassSpread);
            return (IReadOnlyList<long>)[.. Enumerable.Range(0, size).Select(_ => Rate(PupilSpread)).Select(a => Mean * a * own)
                .Select(m => m == 0 ? 0L : random.Poisson(m))];
        })];
    }
}
