using NotebookLib.Display;
using NotebookLib.Statistics;

namespace NotebookLib.Hypotheses;

/// <summary>One source in a verdict.</summary>
/// <param name="Finding">The source with its estimate.</param>
/// <param name="Interval">Its interval at the level of the verdict, in the unit of the hypothesis; null where its method gives
/// none.</param>
/// <param name="Stance">Where that interval lies.</param>
/// <param name="P">p for the direction in which it points, not adjusted.</param>
/// <param name="AdjustedP">The same for the whole family of tests (Bonferroni).</param>
/// <param name="Group">Number of the group of sources with a shared origin, from 1.</param>
public sealed record SourceVerdict(Finding Finding, Interval? Interval, Stance Stance, double P, double AdjustedP, int Group);

/// <summary>How another explanation fares with the same sources.</summary>
/// <param name="Rival">The explanation.</param>
/// <param name="Supported">Origins whose interval lies in its region.</param>
/// <param name="Contradicted">Origins whose interval lies outside it.</param>
public sealed record RivalVerdict(Rival Rival, int Supported, int Contradicted);

/// <summary>
/// What the sources say together of a hypothesis. Each interval is taken at 1 - alpha/m, m being the number of tests that ran in the
/// notebook (Bonferroni: all hold at once with probability 1 - alpha). Sources with a shared origin are one. The hypothesis is supported
/// where enough origins lie in the expected region and none outside; contradicted the other way round; undecided otherwise. Sources that
/// were known before count for the direction only.
/// </summary>
[TypeFormatterSource(typeof(VerdictFormatter))]
public sealed record Verdict
{
    private Verdict(Registration registration) => Registration = registration;

    /// <summary>What was registered.</summary>
    public Registration Registration { get; }

    /// <summary>The verdict: on sources that were not known before.</summary>
    public Stance Stance { get; private init; }

    /// <summary>Which way all sources point, those known before included and however few they are; undecided where they disagree.</summary>
    public Stance PointsTo { get; private init; }

    /// <summary>The sources.</summary>
    public IReadOnlyList<SourceVerdict> Sources { get; private init; } = [];

    /// <summary>How many sources of different origin there are.</summary>
    public int Origins { get; private init; }

    /// <summary>How many origins lie in the region, outside it, and neither.</summary>
    public (int Supports, int Contradicts, int Undecided) Count { get; private init; }

    /// <summary>How many origins were not known before.</summary>
    public int Confirmatory { get; private init; }

    /// <summary>The number of tests the intervals are adjusted for.</summary>
    public int Tests { get; private init; }

    /// <summary>The level of the intervals: 1 - alpha/<see cref="Tests"/>.</summary>
    public double Level { get; private init; }

    /// <summary>
    /// p for "at least the registered number of origins lies where the verdict points" by partial conjunction
    /// (<see cref="Triangulation"/>), adjusted for the other tests in the notebook; NaN where there are fewer origins than that.
    /// </summary>
    public double PartialConjunctionP { get; private init; } = double.NaN;

    /// <summary>The sources without which the outcome over all sources would be another: alone, or with the others of their
    /// origin.</summary>
    public IReadOnlyList<string> Decisive { get; private init; } = [];

    /// <summary>How the other explanations fare.</summary>
    public IReadOnlyList<RivalVerdict> Rivals { get; private init; } = [];

    /// <summary>Whether there are three sources of different origin or more.</summary>
    public bool IsTriangulated => Origins >= 3;

    /// <summary>Whether some source was known before, or the expectation is only a draft: there is then a direction beside the
    /// verdict.</summary>
    public bool IsSeenBefore => Confirmatory < Origins || Registration.IsDraft;

    /// <summary>The verdict in plain words.</summary>
    public Reading Reading => VerdictText.Reading(this);

    /// <summary>The Dutch reading.</summary>
    public override string ToString() => $"{Registration.Hypothesis.Id}: {Reading.Nl}";

    internal static Verdict Of(Registration registration, int ran)
    {
        var (h, findings) = (registration.Hypothesis, registration.Findings);
        if (findings.Count == 0)
        {
            throw new HypothesisException($"{h.Id} was not confronted with any source. Call Confront(…) first.");
        }

        var tests = Math.Max(Math.Max(ran, h.Tests.Count), findings.Count);
        var level = 1 - (h.Alpha / tests);
        var groups = Grouped(findings);
        SourceVerdict[] sources = [.. findings.Select((f, i) => Judge(f, h.Expectation, level, tests, groups[i]))];
        var all = Together(sources);
        var fresh = Together([.. sources.Where(s => sources.Where(o => o.Group == s.Group).All(o => !o.Finding.IsAfterwards))]);
        var whole = Decide(all, h.MinimumSources);
        var count = (all.Count(g => g.Stance == Stance.Supports), all.Count(g => g.Stance == Stance.Contradicts),
            all.Count(g => g.Stance == Stance.Undecided));
        var direction = count.Item2 > count.Item1 ? Stance.Contradicts : Stance.Supports;
        return new(registration)
        {
            Stance = registration.IsDraft ? Stance.Undecided : Decide(fresh, h.MinimumSources),
            PointsTo = Decide(all, 1),
            Sources = sources,
            Origins = all.Count,
            Count = count,
            Confirmatory = fresh.Count,
            Tests = tests,
            Level = level,
            PartialConjunctionP = all.Count < h.MinimumSources ? double.NaN
                : Math.Min(1, (double)tests / all.Count
                    * Triangulation.Of([.. all.Select(g => g.Members.Max(s => s.Finding.P(h.Expectation, direction)))])
                    .PartialConjunction(h.MinimumSources)),
            Decisive = all.Count == 1 ? [] : [.. all.Where(g => Decide([.. all.Where(o => o != g)], h.MinimumSources) != whole).Select(g =>
                Name(g.Members))],
            Rivals = [.. h.Rivals.Select(r => Fare(r, sources, level, tests))],
        };
    }

    private static SourceVerdict Judge(Finding f, Expectation region, double level, int tests, int group)
    {
        var interval = f.At.At(level);
        var stance = interval is { } known ? region.Of(known) : Stance.Undecided;
        var p = f.P(region, region.Contains(f.Estimate) ? Stance.Supports : Stance.Contradicts);
        return new(f, interval, stance, p, Math.Min(1, tests * p), group);
    }

    // sources that share a register, directly or through a third, are one group
    private static int[] Grouped(IReadOnlyList<Finding> findings)
    {
        var group = Enumerable.Range(0, findings.Count).ToArray();
        for (var i = 0; i < findings.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (group[i] != group[j] && findings[i].Registers.Any(a => findings[j].Registers.Any(b => a.Key == b.Key)))
                {
                    var (from, to) = (Math.Max(group[i], group[j]), Math.Min(group[i], group[j]));
                    group = [.. group.Select(g => g == from ? to : g)];
                }
            }
        }

        var order = group.Distinct().ToList();
        return [.. group.Select(g => order.IndexOf(g) + 1)];
    }

    private static List<OneOrigin> Together(IReadOnlyCollection<SourceVerdict> sources) => [.. sources.GroupBy(s => s.Group)
        .Select(g => new OneOrigin([.. g], g.All(s => s.Stance == g.First().Stance) ? g.First().Stance : Stance.Undecided))];

    private static Stance Decide(IReadOnlyCollection<OneOrigin> groups, int minimum)
    {
        var (supports, contradicts) = (groups.Count(g => g.Stance == Stance.Supports), groups.Count(g => g.Stance == Stance.Contradicts));
        return supports >= minimum && contradicts == 0 ? Stance.Supports : contradicts >= minimum && supports == 0 ? Stance.Contradicts
            : Stance.Undecided;
    }

    private static RivalVerdict Fare(Rival rival, SourceVerdict[] sources, double level, int tests)
    {
        var all = Together([.. sources.Select(s => Judge(s.Finding, rival.Expectation, level, tests, s.Group))]);
        return new(rival, all.Count(g => g.Stance == Stance.Supports), all.Count(g => g.Stance == Stance.Contradicts));
    }

    private static string Name(IReadOnlyList<SourceVerdict> members) => string.Join(" met ", members.Select(m => m.Finding.Source));

    private sealed record OneOrigin(IReadOnlyList<SourceVerdict> Members, Stance Stance);
}
