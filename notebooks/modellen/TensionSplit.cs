using NotebookLib;
using NotebookLib.Measures;

/// <summary>
/// Where does the difference in incidents sit: between pupils, or between classes? From counts per pupil in classes, by moments. A pupil's
/// count has mean m·a·b: a differs between pupils
/// (variance <see cref="Pupils"/>), b between classes (variance <see cref="Classes"/>), both with mean 1. Then the variance of pupil counts
/// is m + m²(A + B + AB), and
/// that of class sums M + M²(B + A(1 + B)/n). Two variances give the two unknowns; the mean alone gives neither.
/// </summary>
/// <param name="Mean">Incidents per pupil.</param>
/// <param name="Pupils">How much pupils of one class differ in their rate: the variance of a; 0 for none.</param>
/// <param name="Classes">How much classes differ: the variance of b; 0 for none.</param>
/// <param name="PupilIndex">Variance over mean of the counts per pupil; 1 for pure chance.</param>
/// <param name="ClassIndex">Variance over mean of the counts per class; 1 for pure chance.</param>
public sealed record TensionSplit(double Mean, double Pupils, double Classes, double PupilIndex, double ClassIndex)
{
    /// <summary>
    /// The share of the difference in rate between pupils that sits in the class they are in, 0 to 1; 0 where there is no difference.
    /// </summary>
    public double ClassShare => Pupils + Classes + (Pupils * Classes) is > 0 and var all ? Classes / all : 0;

    /// <summary>Estimates the split. Negative estimates become 0.</summary>
    /// <param name="classes">Counts per pupil, a list per class; all classes equally large.</param>
    /// <exception cref="MeasureException">Fewer than two classes, classes of one pupil or of different size, a negative count, or no
    /// incident at all.</exception>
    public static TensionSplit Of(IReadOnlyList<IReadOnlyList<long>> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        if (classes.Count < 2 || classes[0].Count < 2 || classes.Any(c => c.Count != classes[0].Count || c.Any(v => v < 0))
            || classes.All(c => c.Sum() == 0))
        {
            throw new MeasureException("Nodig: minstens twee klassen van gelijke grootte, elk met minstens twee leerlingen, tellingen van "
                + "0 of meer, en minstens één voorval.");
        }

        double n = classes[0].Count;
        var sums = classes.Select(c => (double)c.Sum()).ToList();
        var (m, classMean) = (classes.Average(c => c.Average()), sums.Average());
        var pupilVariance = MathNet.Numerics.Statistics.Statistics.Variance(classes.SelectMany(c => c).Select(v => (double)v));
        var classVariance = MathNet.Numerics.Statistics.Statistics.Variance(sums);
        var (ofPupils, ofClasses) = ((pupilVariance - m) / (m * m), (classVariance - classMean) / (classMean * classMean));
        var inside = Math.Max(0, (ofPupils - ofClasses) / (1 - (1 / n)));
        var between = Math.Max(0, ofPupils - inside);
        return new(m, inside / (1 + between), between, pupilVariance / m, classVariance / classMean);
    }
}
