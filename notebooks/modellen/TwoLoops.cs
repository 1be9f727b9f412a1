using MathNet.Numerics.Distributions;
using NotebookLib;
using NotebookLib.Statistics;

/// <summary>
/// An organisation that learns in one loop or in two, after Argyris and Schön (1978), Organizational Learning. In one loop it steers its
/// referrals to its goal.
/// In two loops it may also revise the goal, in a year in which the surprise (goal minus need, plus chance) is larger than its fear of
/// being wrong.
/// Goal, need, fear and surprise are in referrals per 1,000 pupils. All numbers are free: a model, no observation.
/// </summary>
/// <param name="Goal">The goal at the start: how many referrals count as normal.</param>
/// <param name="Need">How many pupils do better elsewhere; not above the goal.</param>
/// <param name="Fear">How large a surprise must be before the goal may be questioned; 0 or more.</param>
/// <param name="Chance">The standard deviation of chance in the yearly surprise; above 0.</param>
public sealed record TwoLoops(double Goal, double Need, double Fear, double Chance = 1)
{
    /// <summary>How many pupils do better elsewhere.</summary>
    public double Need { get; } = Need <= Goal ? Need
        : throw new ArgumentOutOfRangeException(nameof(Need), Need, "The need is not above the goal.");

    /// <summary>How large a surprise must be before the goal may be questioned.</summary>
    public double Fear { get; } = Fear >= 0 ? Fear : throw new ArgumentOutOfRangeException(nameof(Fear), Fear, "Fear is 0 or more.");

    /// <summary>The standard deviation of chance in the yearly surprise.</summary>
    public double Chance { get; } = Chance > 0 ? Chance
        : throw new ArgumentOutOfRangeException(nameof(Chance), Chance, "The standard deviation is above 0.");

    /// <summary>
    /// The chance that the goal is questioned in the first year: P(surprise &gt; fear) = Φ((goal − need − fear) / chance), from 0 to 1.
    /// </summary>
    public double Questioned => Normal.CDF(0, 1, (Goal - Need - Fear) / Chance);

    /// <summary>
    /// The mean number of years until the goal is questioned for the first time: 1 / <see cref="Questioned"/> (geometric).
    /// </summary>
    public Quantity YearsUntilQuestioned =>
        new(1 / Questioned, "jaar",
        Origin.Arithmetic("rekenmodel: 1 gedeeld door de kans per jaar dat de verrassing groter is dan de angst"));

    /// <summary>The mean course of referrals over many imagined organisations.</summary>
    /// <param name="doubleLoop">Whether the goal may be revised, to halfway the need each time it is questioned.</param>
    /// <param name="years">0 or more.</param>
    /// <param name="organisations">How many to draw, at least 1.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>Referrals per 1,000 pupils, from year 0. In one loop they go to the goal and stay there: half of the distance each
    /// year.</returns>
    public IReadOnlyList<double> Course(bool doubleLoop, int years, int organisations = 200, int seed = 4)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(years);
        ArgumentOutOfRangeException.ThrowIfLessThan(organisations, 1);
        var (sum, random) = (new double[years + 1], new Rng(seed));
        for (var n = 0; n < organisations; n++)
        {
            var (goal, referrals) = (Goal, Goal);
            for (var year = 0; year <= years; year++)
            {
                sum[year] += referrals / organisations;
                goal = doubleLoop && goal - Need + (Chance * random.Normal()) > Fear ? (goal + Need) / 2 : goal;
                referrals += (goal - referrals) / 2;
            }
        }

        return sum;
    }
}
