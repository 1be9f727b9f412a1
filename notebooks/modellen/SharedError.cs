using NotebookLib;
using NotebookLib.Statistics;

/// <summary>
/// How a group comes to share a wrong reading: speaking in turn, or each reading alone first. A model in closed form, no
/// observation. Every reader is right with the same chance, independently of the others.
/// </summary>
/// <param name="Right">The chance that one reader reads a chart rightly; above 0 and below 1.</param>
public sealed record SharedError(double Right)
{
    /// <summary>The chance that one reader is right.</summary>
    public double Right { get; } = Right is > 0 and < 1 ? Right
        : throw new ArgumentOutOfRangeException(nameof(Right), Right, "The chance of a right reading lies above 0 and below 1.");

    /// <summary>
    /// Speaking in turn, where a lead of two decides for all who follow: the chance that a long row locks on the wrong reading,
    /// (1−p)² / (p² + (1−p)²), in per cent. After Bikhchandani, Hirshleifer and Welch (1992), Journal of Political Economy 100:5.
    /// </summary>
    public Quantity InTurn => new(100 * Math.Pow(1 - Right, 2) / (Math.Pow(Right, 2) + Math.Pow(1 - Right, 2)), "%",
        Origin.Arithmetic("rekenmodel: om de beurt, een voorsprong van twee beslist"));

    /// <summary>Each reading alone, then counting: the chance that the majority is wrong (binomial; Condorcet 1785), in per cent.</summary>
    /// <param name="readers">The number of readers, odd, so that there is always a majority.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is even or below 1.</exception>
    public Quantity Apart(int readers) => readers > 0 && readers % 2 == 1
        ? new Quantity(100 * Math.Exp(BinomialExact.Of(readers / 2, readers, Right).LnPLess), "%",
            Origin.Arithmetic($"rekenmodel: meerderheid van {Dutch.Number(readers)} lezers die los van elkaar lezen"))
        : throw new ArgumentOutOfRangeException(nameof(readers), readers, "An odd number of readers is needed, at least 1.");
}
