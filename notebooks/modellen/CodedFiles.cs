using NotebookLib;
using NotebookLib.Statistics;

/// <summary>
/// Made-up plans and files of partnerships, coded by two people: nothing of them was ever written about a child. Each statement is about
/// the context or about the child;
/// partnerships differ; coders err. A simulation to try a method on: the truth that was put in is known, so it can be seen whether the
/// method finds it.
/// </summary>
public sealed class CodedFiles
{
    /// <summary>Draws the statements and their codes.</summary>
    /// <param name="partnerships">How many, at least 2.</param>
    /// <param name="statements">Statements per partnership in plans, and as many in files; at least 1.</param>
    /// <param name="inPlans">The true share about context in plans; above 0, below 1.</param>
    /// <param name="inFiles">The same in files.</param>
    /// <param name="spread">How much partnerships differ: the standard deviation of their true shares, uniform around the middle; 0 or
    /// more, so small that all shares stay from 0 to 1.</param>
    /// <param name="accuracy">The chance that a coder codes a statement rightly; above 0.5 to 1.</param>
    /// <param name="seed">The seed; the same seed gives the same statements.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value outside its range.</exception>
    public CodedFiles(int partnerships, int statements, double inPlans, double inFiles, double spread, double accuracy, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(partnerships, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(statements, 1);
        var half = spread >= 0 ? Math.Sqrt(3) * spread
            : throw new ArgumentOutOfRangeException(nameof(spread), spread, "A standard deviation is 0 or more.");
        var (plans, files) = (Inside(inPlans, half, nameof(inPlans)), Inside(inFiles, half, nameof(inFiles)));
        var right = accuracy is > 0.5 and <= 1 ? accuracy
            : throw new ArgumentOutOfRangeException(nameof(accuracy), accuracy, "A coder is right in more than half of the statements.");
        var random = new Rng(seed);
        var both = new long[2, 2];
        double Around(double share) => share + (half * ((2 * random.Uniform()) - 1));
        int Code(double share)
        {
            var found = 0;
            for (var i = 0; i < statements; i++)
            {
                var context = random.Chance(share);
                var (first, second) = (random.Chance(right) == context, random.Chance(right) == context);
                both[first ? 0 : 1, second ? 0 : 1]++;
                found += first ? 1 : 0;
            }

            return found;
        }

        Coded = [.. Enumerable.Range(0, partnerships).Select(_ => (Around(plans), Around(files))).ToList()
            .Select(p => (new Share(Code(p.Item1), statements, "uitspraken in het plan"),
                new Share(Code(p.Item2), statements, "uitspraken in dossiers")))];
        Together = both;
        Origin = Origin.Simulated($"{Dutch.Number(partnerships)} denkbeeldige samenwerkingsverbanden, {Dutch.Number(statements)} "
            + "uitspraken in plan en in dossiers", seed);
    }

    /// <summary>Per partnership the share about context as the first coder saw it, in the plan and in files.</summary>
    public IReadOnlyList<(Share Plan, Share File)> Coded { get; }

    /// <summary>All statements by both coders: rows the first, columns the second; context first, then child.</summary>
    public long[,] Together { get; }

    /// <summary>The model and its seed.</summary>
    public Origin Origin { get; }

    /// <summary>All plans, or all files, together.</summary>
    public (Share Plan, Share File) All => (Sum(c => c.Plan), Sum(c => c.File));

    /// <summary>
    /// The chance that Wilcoxon's signed-rank test (exact, two-sided, 5 %) finds a true gap, by repeated drawing of gaps per partnership
    /// that are normal around it.
    /// Below six partnerships it is 0, whatever the gap: the smallest possible p is 2 / 2ⁿ.
    /// </summary>
    /// <param name="partnerships">How many partnerships, at least 2 and at most 60.</param>
    /// <param name="gap">The true gap in percentage points.</param>
    /// <param name="spread">How much the gap differs between partnerships, in percentage points; above 0.</param>
    /// <param name="replicates">How often to draw, at least 1.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>A chance in per cent.</returns>
    public static Quantity Power(int partnerships, double gap, double spread, int replicates = 400, int seed = 4)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(partnerships, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(partnerships, 60);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(spread);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 1);
        var random = new Rng(seed, partnerships);
        var zero = new double[partnerships];
        var found = Enumerable.Range(0, replicates)
            .Count(_ => WilcoxonSignedRank.Of([.. zero.Select(_ => gap + (spread * random.Normal()))], zero).PExact <= 0.05);
        return new(100.0 * found / replicates, "%",
            Origin.Simulated($"onderscheidingsvermogen, {Dutch.Number(replicates)} trekkingen, spreiding {Dutch.Number(spread)} punt",
            seed));
    }

    private static double Inside(double share, double half, string name) =>
        share - half >= 0 && share + half <= 1 && share is > 0 and < 1 ? share
        : throw new ArgumentOutOfRangeException(name, share, "A share above 0 and below 1, with room for the spread.");

    private Share Sum(Func<(Share Plan, Share File), Share> pick) =>
        new(Coded.Sum(c => pick(c).K), Coded.Sum(c => pick(c).N), pick(Coded[0]).Of);
}
