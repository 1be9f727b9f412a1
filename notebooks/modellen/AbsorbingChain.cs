using NotebookLib;
using NotebookLib.Statistics;

/// <summary>A step from one place to another within a year.</summary>
/// <param name="From">Where it starts.</param>
/// <param name="To">Where it ends; another place.</param>
/// <param name="Chance">The chance per year, 0 to 1.</param>
public sealed record ChainStep(string From, string To, double Chance);

/// <summary>
/// Pupils who move between places with the same chances every year, until they reach a place without a way out: an absorbing Markov chain
/// (Kemeny and Snell 1960, Finite Markov Chains,
/// chapter III). Whoever takes no step stays. The chain has no memory: the way that led to a place makes no difference, which is an
/// assumption that real routes need not follow. For counts of moves there is <see cref="MarkovChain"/>, which does the algebra here too.
/// </summary>
public sealed class AbsorbingChain
{
    private readonly IReadOnlyList<string> _passing;
    private readonly IReadOnlyList<string> _ends;
    private readonly MarkovChain _chain;

    /// <summary>A chain from its steps. Places that no step leaves are where it ends.</summary>
    /// <exception cref="ArgumentException">A chance outside 0 to 1, a step to itself or given twice, chances out of one place above 1, or a
    /// place from which no end can be reached.</exception>
    public AbsorbingChain(params ChainStep[] steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        Steps = [.. steps];
        _passing = [.. steps.Select(s => s.From).Distinct()];
        foreach (var step in steps)
        {
            Refuse(step.Chance is not (>= 0 and <= 1), $"The chance of {step.From} → {step.To} lies from 0 to 1, not {step.Chance}.");
            Refuse(step.From == step.To, $"{step.From} → {step.To} is no step: whoever takes no step stays.");
        }

        Refuse(steps.DistinctBy(s => (s.From, s.To)).Count() < steps.Length, "A step is given twice.");
        foreach (var place in _passing)
        {
            Refuse(Leaving(place) > 1 + 1e-12, $"The chances to leave {place} add up to more than 1.");
            Refuse(!Ends(place, []), $"From {place} no end can be reached: some step must lead out.");
        }

        _ends = [.. steps.Select(s => s.To).Distinct().Except(_passing)];
        List<string> places = [.. _passing, .. _ends];
        var shares = new double[places.Count, places.Count];
        for (var i = 0; i < _passing.Count; i++)
        {
            for (var j = 0; j < places.Count; j++)
            {
                shares[i, j] = i == j ? 1 - Leaving(places[i]) : Chance(places[i], places[j]);
            }
        }

        _chain = MarkovChain.OfShares(shares, [.. Enumerable.Range(_passing.Count, _ends.Count)]);
    }

    /// <summary>The steps, as given.</summary>
    public IReadOnlyList<ChainStep> Steps { get; }

    /// <summary>The expected number of years in a place, the first year included, for who starts somewhere.</summary>
    /// <exception cref="ArgumentException">A place that is not in the chain, or an end.</exception>
    public double Years(string start, string place) => _chain.Fundamental[At(start), At(place)];

    /// <summary>The chance to end in a place, 0 to 1.</summary>
    /// <exception cref="ArgumentException">A start that is not in the chain or is an end, or a place that is no end.</exception>
    public double Reaches(string start, string end)
    {
        var at = _ends.ToList().IndexOf(end);
        Refuse(at < 0, $"{end} is not where this chain ends: {string.Join(", ", _ends)}.");
        return _chain.Absorption[At(start), at];
    }

    /// <summary>
    /// By how many per cent the chance to end somewhere changes when the chance of one step becomes one per cent larger, with staying to
    /// make room: the elasticity. The derivative is
    /// years(start, from) · (reaches(to, end) − reaches(from, end)), from dN = N·dQ·N (Caswell 2013, Linear Algebra and its Applications
    /// 438, eq. 13).
    /// NaN where the end cannot be reached.
    /// </summary>
    /// <exception cref="ArgumentException">A step that is not in the chain, or as for <see cref="Reaches"/>.</exception>
    public double Elasticity(ChainStep step, string start, string end)
    {
        ArgumentNullException.ThrowIfNull(step);
        Refuse(!Steps.Contains(step), $"{step.From} → {step.To} is not a step of this chain.");
        var after = _passing.Contains(step.To) ? Reaches(step.To, end) : step.To == end ? 1 : 0;
        return step.Chance * Years(start, step.From) * (after - Reaches(step.From, end)) / Reaches(start, end);
    }

    private double Leaving(string place) => Steps.Where(s => s.From == place).Sum(s => s.Chance);

    private double Chance(string from, string to) => Steps.FirstOrDefault(s => s.From == from && s.To == to)?.Chance ?? 0;

    private bool Ends(string place, HashSet<string> seen) => !_passing.Contains(place)
        || (seen.Add(place) && Steps.Any(s => s.From == place && s.Chance > 0 && Ends(s.To, seen)));

    private int At(string place)
    {
        var at = _passing.ToList().IndexOf(place);
        Refuse(at < 0, $"{place} is not a place that this chain passes: {string.Join(", ", _passing)}.");
        return at;
    }

    private static void Refuse(bool wrong, string why)
    {
        if (wrong)
        {
            throw new ArgumentException(why);
        }
    }
}
