using MathNet.Numerics.Distributions;
using NotebookLib;
using NotebookLib.Statistics;

/// <summary>
/// When is an action aimed at the child rather than at the context? A logistic model of pressure and structure: logit = start + pressure +
/// structure + both.
/// The last term is the claim that one structure can help or hinder: with 0 there, pressure does the same in both structures. Numbers are
/// free; nothing is observed.
/// </summary>
/// <param name="Start">The logit at low pressure without the structure.</param>
/// <param name="Pressure">What high pressure adds.</param>
/// <param name="Structure">What the structure adds.</param>
/// <param name="Both">What both together add besides.</param>
public sealed record UnderPressure(double Start, double Pressure, double Structure, double Both)
{
    /// <summary>The chance of an action aimed at the child, 0 to 1.</summary>
    public double Chance(bool pressure, bool structure) =>
        1 / (1 + Math.Exp(-(Start + (pressure ? Pressure : 0) + (structure ? Structure : 0) + (pressure && structure ? Both : 0))));

    /// <summary>
    /// The chance that a two-sided test at 5 % finds the interaction, with the files spread evenly over the four cells: Φ(|both|/s − 1.96),
    /// s² = Σ 4 / (n·p·(1−p)) (Wald).
    /// </summary>
    /// <param name="files">The number of files, at least 4.</param>
    /// <returns>A chance in per cent; 2.5 where there is no interaction.</returns>
    public Quantity Power(int files)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(files, 4);
        var cells = from p in new[] { false, true } from s in new[] { false, true } select Chance(p, s);
        var error = Math.Sqrt(cells.Sum(c => 4 / (files * c * (1 - c))));
        return new(100 * Normal.CDF(0, 1, (Math.Abs(Both) / error) + Normal.InvCDF(0, 1, (1 - 0.95) / 2)), "%",
            Origin.Arithmetic("kans om de wisselwerking te vinden (Wald, 5 %), dossiers gelijk verdeeld"));
    }

    /// <summary>Draws made-up files, as many in each cell, and counts the actions aimed at the child.</summary>
    /// <param name="perCell">Files per cell, at least 1.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>Rows: low, high pressure without the structure, then with it. Columns: aimed at the child, at the context.</returns>
    public long[,] Draw(int perCell, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(perCell, 1);
        var random = new Rng(seed);
        var counts = new long[4, 2];
        for (var cell = 0; cell < 4; cell++)
        {
            counts[cell, 0] = random.Binomial(perCell, Chance(cell % 2 == 1, cell > 1));
            counts[cell, 1] = perCell - counts[cell, 0];
        }

        return counts;
    }
}
