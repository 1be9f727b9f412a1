using NotebookLib.Charts;
using NotebookLib.Statistics;

namespace NotebookLib.Measures;

/// <summary>
/// How well a coder sorts statements in two kinds, here context and child. With known error a share can be corrected: Rogan and Gladen
/// (1978), "Estimating prevalence from the results of a screening test", American Journal of Epidemiology 107:1.
/// </summary>
/// <param name="Sensitivity">The chance that a statement about context is coded as context; 0 to 1.</param>
/// <param name="Specificity">The chance that a statement about the child is coded as child; with <paramref name="Sensitivity"/> together
/// above 1, or coding is no better than a coin.</param>
public sealed record Coder(double Sensitivity, double Specificity)
{
    /// <summary>The chance that a statement about context is coded as context.</summary>
    public double Sensitivity { get; } = Sensitivity is >= 0 and <= 1 ? Sensitivity
        : throw new ArgumentOutOfRangeException(nameof(Sensitivity), Sensitivity, "A chance lies from 0 to 1.");

    /// <summary>The chance that a statement about the child is coded as child.</summary>
    public double Specificity { get; } = Specificity is >= 0 and <= 1 && Sensitivity + Specificity > 1 ? Specificity
        : throw new ArgumentOutOfRangeException(nameof(Specificity), Specificity,
            "A chance lies from 0 to 1, and the two chances are together above 1.");

    /// <summary>How much of a true difference is left after coding: sensitivity + specificity − 1 (Youden 1950).</summary>
    public double Sharpness => Sensitivity + Specificity - 1;

    /// <summary>
    /// The quality of two coders who are equally good at both kinds and err independently, from how often they agree: a² + (1−a)² =
    /// agreement, so a = (1 + √(2·agreement − 1)) / 2.
    /// </summary>
    /// <param name="agreement">The share of statements that both code alike; above 0.5 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The coders agree in at most half of the statements: nothing can be corrected
    /// then.</exception>
    public static Coder FromAgreement(double agreement)
    {
        var own = agreement is > 0.5 and <= 1 ? (1 + Math.Sqrt((2 * agreement) - 1)) / 2
            : throw new ArgumentOutOfRangeException(nameof(agreement), agreement,
                "Two coders agree above one half to 1; at one half nothing can be corrected.");
        return new(own, own);
    }

    /// <summary>The share that this coder finds where the true share is <paramref name="share"/>; both from 0 to 1.</summary>
    public double Observed(double share) => (Sensitivity * share) + ((1 - Specificity) * (1 - share));

    /// <summary>The true share behind an observed one, cut off at 0 and 1.</summary>
    /// <param name="observed">The observed share, 0 to 1.</param>
    public double Corrected(double observed) => Math.Clamp((observed + Specificity - 1) / Sharpness, 0, 1);

    /// <summary>Cohen's kappa that two such coders are expected to reach, erring independently, at a true share.</summary>
    /// <param name="share">The true share, 0 to 1.</param>
    public double ExpectedKappa(double share)
    {
        var (p, q) = (Observed(share), (share * ((Sensitivity * Sensitivity) + Math.Pow(1 - Sensitivity, 2)))
            + ((1 - share) * ((Specificity * Specificity) + Math.Pow(1 - Specificity, 2))));
        var chance = (p * p) + ((1 - p) * (1 - p));
        return (q - chance) / (1 - chance);
    }
}

/// <summary>
/// The share of statements about context in two kinds of text, such as plans and files, and the gap between them in percentage points,
/// as coded and corrected for the error of the coder.
/// </summary>
/// <param name="Plan">Context statements among those coded in plans.</param>
/// <param name="File">The same in files.</param>
/// <param name="Coder">How well the statements were coded; the same coder for both kinds.</param>
public sealed record CodedGap(Share Plan, Share File, Coder Coder)
{
    /// <summary>The gap as coded: plan minus file, in percentage points, with Newcombe's interval.</summary>
    public RangeRow Observed(string label, Origin origin)
    {
        var ci = DifferenceInterval.Newcombe(Plan.K, Plan.N, File.K, File.N);
        return new(label, 100 * ci.Low, 100 * ci.High, 100 * (Plan.Value - File.Value), "procentpunt", origin);
    }

    /// <summary>
    /// The gap corrected for coder error: the observed gap and its interval over <see cref="Coder.Sharpness"/>, cut off at ±100. The error
    /// is taken as known; its own uncertainty would widen the interval.
    /// </summary>
    public RangeRow Corrected(string label, Origin origin)
    {
        var seen = Observed(label, origin);
        double Widen(double points) => Math.Clamp(points / Coder.Sharpness, -100, 100);
        return seen with { Low = Widen(seen.Low), High = Widen(seen.High), Point = Widen(seen.Point!.Value) };
    }

    /// <summary>
    /// The mean gap over partnerships, corrected for coder error, with Student's interval over the partnerships: it also carries how much
    /// they differ. Pooling all statements forgets that, and gives an interval that is too narrow.
    /// </summary>
    /// <param name="label">The row.</param>
    /// <param name="pairs">Plan and file of each partnership, at least two.</param>
    /// <param name="coder">How well they were coded; a perfect coder leaves the gap as it is.</param>
    /// <param name="origin">Where it comes from.</param>
    /// <exception cref="ArgumentException">Fewer than two partnerships.</exception>
    public static RangeRow Mean(string label, IReadOnlyList<(Share Plan, Share File)> pairs, Coder coder, Origin origin)
    {
        if (pairs.Count < 2)
        {
            throw new ArgumentException("At least two partnerships are needed for an interval.", nameof(pairs));
        }

        double[] gaps = [.. pairs.Select(p => 100 * (p.Plan.Value - p.File.Value) / coder.Sharpness)];
        var (mean, error) = (gaps.Average(), MathNet.Numerics.Statistics.Statistics.StandardDeviation(gaps) / Math.Sqrt(gaps.Length));
        var half = Quantiles.Student(0.975, gaps.Length - 1) * error;
        return new(label, mean - half, mean + half, mean, "procentpunt", origin);
    }

    /// <summary>
    /// The gap of an own count, as a table; or, while the form is empty or wrong, a sentence in Dutch that says what to fill in. Counts
    /// only, never text. A count below 5 is not shown.
    /// </summary>
    /// <param name="planContext">Statements about context in plans.</param>
    /// <param name="planChild">Statements about the child in plans.</param>
    /// <param name="fileContext">Statements about context in files.</param>
    /// <param name="fileChild">Statements about the child in files.</param>
    /// <param name="agreement">How often two coders agreed, in per cent; above 50 to 100.</param>
    public static object Local(long planContext, long planChild, long fileContext, long fileChild, double agreement)
    {
        long[] counts = [planContext, planChild, fileContext, fileChild];
        if (counts.All(c => c == 0))
        {
            return "Hier komt jullie eigen verschil. Vul vier tellingen in (minstens 5 per vak) en hoe vaak twee codeurs het eens waren "
                + "(meer dan 50, hoogstens 100 %). Tellingen blijven op deze computer; tekst uit dossiers hoort hier niet.";
        }

        if (counts.Any(c => c < 5) || !(agreement is > 50 and <= 100))
        {
            return counts.Any(c => c < 5)
                ? "Een van de vier tellingen is kleiner dan 5. Zulke kleine aantallen tonen we niet, omdat een persoon herkenbaar kan "
                    + "zijn. Tel meer uitspraken, of voeg scholen samen."
                : $"Overeenstemming {Dutch.Number(agreement, 1)} % kan niet worden gebruikt. Geef een percentage boven 50 en hoogstens "
                    + $"100.";
        }

        var own = new Origin(OriginKind.Local, "eigen telling", "gecodeerde uitspraken", "", "", null, "");
        var gap = new CodedGap(new(planContext, planContext + planChild, "uitspraken in plannen"),
            new(fileContext, fileContext + fileChild, "uitspraken in dossiers"), Coder.FromAgreement(agreement / 100));
        IReadOnlyList<object?> Row(RangeRow r) => [r.Label, r.Low, r.Point, r.High];
        return new DataTable("Eigen telling: plan min dossier, aandeel uitspraken over de context",
            [new(""), new("van", "procentpunt", 1), new("schatting", "procentpunt", 1), new("tot", "procentpunt", 1)],
            [Row(gap.Observed("zoals gecodeerd", own)), Row(gap.Corrected("gecorrigeerd voor codeerfouten", own))], own);
    }
}
