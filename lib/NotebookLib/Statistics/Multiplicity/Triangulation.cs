using NotebookLib.Display;

namespace NotebookLib.Statistics;

/// <summary>
/// Several sources on one question. How many of them carry it? Partial conjunction (Benjamini and Heller 2008): p for "at least u of n
/// sources", by Bonferroni under any dependence, by Simes for independent or positively dependent sources. Fisher's and Stouffer's
/// combinations only for independent sources. A p of 0 is one below the smallest double and is combined as that; a p of 1, which tests on
/// few counts give, is combined as the largest number below 1. Both keep the combined p valid, and no combination is undefined.
/// </summary>
/// <example><code>Triangulation.Of([0.012, 0.031, 0.2]).PartialConjunction(2)</code></example>
[TypeFormatterSource(typeof(AnswerFormatter))]
public sealed record Triangulation : Answer
{
    private const double Alpha = 0.05;

    /// <summary>The p-values from small to large.</summary>
    public IReadOnlyList<double> Sorted { get; private init; } = [];

    /// <summary>-2Σln p on 2n degrees of freedom (Fisher 1932); independent sources only.</summary>
    public (double Statistic, int Df, double LnP) Fisher { get; private init; }

    /// <summary>Σz/√n (Stouffer et al. 1949); independent sources only.</summary>
    public (double Z, double LnP) Stouffer { get; private init; }

    /// <summary>Cauchy combination (Liu and Xie 2020), under much dependence.</summary>
    public (double Statistic, double P) Cauchy { get; private init; }

    /// <summary>At least one source: n times the smallest p, at most 1.</summary>
    public double AnySource => PartialConjunction(1);

    /// <summary>All sources: the largest p.</summary>
    public double AllSources => Sorted[^1];

    /// <summary>p for at least u sources: (n - u + 1)·p(u), at most 1, valid under any dependence.</summary>
    /// <exception cref="ArgumentException">u lies outside 1 to n.</exception>
    public double PartialConjunction(int u) => Math.Min(1, (Sorted.Count - Source(u) + 1) * Sorted[u - 1]);

    /// <summary>p for at least u sources by Simes: min over k of (n - u + 1)/k·p(u - 1 + k).</summary>
    /// <exception cref="ArgumentException">u lies outside 1 to n.</exception>
    public double PartialConjunctionSimes(int u)
    {
        var rest = Sorted.Count - Source(u) + 1;
        return Math.Min(1, Enumerable.Range(1, rest).Min(k => (double)rest / k * Sorted[u - 2 + k]));
    }

    /// <summary>Combines the p-values of one or more sources.</summary>
    /// <exception cref="ArgumentException">None, or one outside 0 to 1.</exception>
    public static Triangulation Of(IReadOnlyList<double> p)
    {
        ArgumentNullException.ThrowIfNull(p);
        if (p.Count == 0)
        {
            throw new ArgumentException("No sources.", nameof(p));
        }
        double[] sorted = [.. p.Select(v => Check.Probability(v, nameof(p))).Order()];
        double[] inside = [.. sorted.Select(v => Math.Clamp(v, double.Epsilon, Math.BitDecrement(1.0)))];
        double n = sorted.Length, fisher = -2 * sorted.Sum(v => Math.Log(Math.Max(v, double.Epsilon))), z = inside.Sum(Z) / Math.Sqrt(n);
        // tan((½ - p)π) is the cotangent of pπ; taken from the nearer end so that small p keep their digits, and cut off where a double
        // ends
        var cauchy = inside.Sum(v => v == 0.5 ? 0 : v < 0.5 ? Math.Min(1 / Math.Tan(Math.PI * v), double.MaxValue / n)
            : -1 / Math.Tan(Math.PI * (1 - v))) / n;
        var combined = cauchy > 0 ? Math.Max(Math.Atan(1 / cauchy) / Math.PI, double.Epsilon) : 0.5 - Math.Atan(cauchy) / Math.PI;
        return new() { Sorted = sorted, Fisher = (fisher, 2 * sorted.Length, Tails.LnChiSquareSf(fisher, 2 * n)),
            Stouffer = (z, Tails.LnNormalSf(z)), Cauchy = (cauchy, combined) };
        // the quantile of a tail that is no longer a normal double is found on its logarithm
        static double Z(double p) => p >= 1e-300 ? -Quantiles.Normal(p)
            : Roots.Monotone(t => Math.Log(p) - Tails.LnNormalSf(t), 30, 45, 38);
    }

    /// <summary>How many of the sources carry the claim at 5 percent, under any dependence, and what that does not say about the
    /// others.</summary>
    public override Reading Reading
    {
        get
        {
            // a larger u is only claimed where every smaller one holds
            int n = Sorted.Count, carry = Enumerable.Range(1, n).TakeWhile(u => PartialConjunction(u) < Alpha).Count();
            var head = carry == 0
                ? new Reading($"Bronnen: {
                    n}. Bij een grens van 5 procent is niet aangetoond dat ten minste één bron de uitspraak draagt (p {Sign(1, true)}).",
                    $"Sources: {n}. At a limit of 5 percent it is not shown that at least one source carries the claim (p {Sign(1,
                    false)}).")
                : new($"Bronnen: {n}. Bij een grens van 5 procent {(carry == 1 ? "draagt ten minste 1 bron" : $"dragen ten minste {carry} "
                    + $"bronnen")} de uitspraak (p {Sign(carry, true)}).",
                    $"Sources: {n}. At a limit of 5 percent at least {carry} {(carry == 1 ? "source carries" : "sources "
                    + "carry")} the claim (p {Sign(carry, false)}).");
            return Reading.Join(head,
                carry == n ? Reading.Empty : carry == 0 ? new("Dat is geen bewijs van het tegendeel.", "That is no proof of the opposite.")
                    : new("Van de andere is het niet aangetoond. Dat is geen bewijs dat zij iets anders zeggen.",
                    "Of the others it is not shown. That is no proof that they say otherwise."),
                new("Welke bronnen het zijn, en hoe groot het verschil is, zegt dit niet.", "It does not say which sources they are, nor "
                    + "how large the difference is."), Phrases.NotCause);
        }
    }

    internal override string Method => "Partiële conjunctie (Benjamini en Heller 2008)";

    internal override IReadOnlyList<Line> Lines =>
    [
        Line.Of("sources", "bronnen", Sorted.Count), Line.P("p_any", "p, ten minste één bron", AnySource),
            Line.P("p_all", "p, alle bronnen", AllSources),
        Line.P("p_fisher", "p volgens Fisher (alleen bij onafhankelijke bronnen)", Math.Exp(Fisher.LnP)),
        Line.P("p_stouffer", "p volgens Stouffer (alleen bij onafhankelijke bronnen)", Math.Exp(Stouffer.LnP)),
        Line.P("p_cauchy", "p volgens Cauchy", Cauchy.P),
    ];

    internal override IReadOnlyList<IReadOnlyList<Line>> Detail =>
        [.. Sorted.Select((p, i) => (IReadOnlyList<Line>)[Line.Of("at_least", "ten minste", i + 1), Line.P("p_source", "p van de "
            + "bron", p), Line.P("p", "p, zoveel bronnen", PartialConjunction(i + 1)), Line.P("p_simes", "p volgens "
            + "Simes", PartialConjunctionSimes(i + 1))])];

    private string Sign(int u, bool nl) => Phrases.P(PartialConjunction(u), nl) is var p && p.StartsWith('<') ? p : "= " + p;

    private int Source(int u) => u >= 1 && u <= Sorted.Count ? u
        : throw new ArgumentException(FormattableString.Invariant($"u is {u}; from 1 to {Sorted.Count} needed."), nameof(u));
}
