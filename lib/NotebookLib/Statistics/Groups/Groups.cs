namespace NotebookLib.Statistics;

/// <summary>
/// Values of two or more groups: scores, codings of interviews, counts per school. Small samples are the rule here, so exact tests come
/// first.
/// </summary>
/// <example><code>
/// new Groups(("bao en sbo", [1, 2, 2, 3]), ("vo en vso", [3, 3, 2, 4, 4, 3])) { Of = "locaties" }.Compare()
/// </code></example>
public sealed record Groups
{
    private readonly double[][] values;

    /// <summary>Groups with their names, in an order that may matter (<see cref="Ordered"/>).</summary>
    /// <exception cref="ArgumentException">Fewer than two groups, an empty one, a name given twice, or values that are not
    /// finite.</exception>
    public Groups(params (string Name, double[] Values)[] groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        values = GroupData.Valid([.. groups.Select(g => g.Values)], 2, nameof(groups));
        Names = [.. groups.Select(g => g.Name)];
        if (Names.Any(string.IsNullOrWhiteSpace) || Names.Distinct().Count() != Names.Count)
        {
            throw new ArgumentException("Every group needs a name of its own.", nameof(groups));
        }
    }

    /// <summary>Names of the groups.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Values of each group.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Values => values;

    /// <summary>What was observed: "leerlingen", "locaties", "gesprekken".</summary>
    public string Of { get; init; } = "waarnemingen";

    /// <summary>The unit people see.</summary>
    public Unit Unit { get; init; } = Unit.None;

    /// <summary>A sample (the default: interviews, questionnaires), or everyone.</summary>
    public Coverage Coverage { get; init; } = Coverage.Sample;

    private int N => values.Sum(g => g.Length);

    /// <summary>
    /// Is one group higher than another? By ranks, so that only order counts: Mann-Whitney for two groups (exact up to 120 values, ties
    /// included; twice the smaller tail), Kruskal-Wallis for more (exact up to a million assignments). With <paramref name="paired"/>
    /// position i of each group is the same person or school: Wilcoxon's signed ranks for two, Friedman for more.
    /// </summary>
    /// <exception cref="ArgumentException">Paired groups of unequal size.</exception>
    public TestResult Compare(bool paired = false)
    {
        if (paired && values.Any(g => g.Length != values[0].Length))
        {
            throw Check.Refuse(nameof(paired), "Paired groups must be of equal size.");
        }
        return (paired, values.Length) switch { (false, 2) => TwoByRank(), (false, _) => ManyByRank(), (true, 2) =>
            Pairs(), _ => Blocks() };
    }

    /// <summary>
    /// Difference of two means: Welch's t with Hedges' g; for more groups Welch's analysis of variance with η². Without any spread within
    /// the groups p is NaN, with a warning.
    /// </summary>
    /// <param name="side">Greater asks whether the first mean is higher; two groups only.</param>
    /// <exception cref="ArgumentException">A group of one value, or a side with more than two groups.</exception>
    public TestResult Means(Side side = Side.TwoSided)
    {
        if (values.Length > 2)
        {
            var anova = side == Side.TwoSided ? AnovaOneWay.Of(values) : throw Check.Refuse(nameof(side), "A side needs two groups.");
            var p = Math.Exp(anova.LnPWelch);
            var noTest = double.IsNaN(anova.WelchF);
            return new TestResult
            {
                Method = "One-way analysis of means (not assuming equal variances)", StatisticName = "F", Statistic = anova.WelchF,
                    Df = noTest ? [] : [anova.DfBetween, anova.WelchDf], P = p, LnP = anova.LnPWelch, N = N, Coverage = Coverage,
                Estimate = anova.EtaSquared, EstimateName = new("deel van de spreiding dat de groepen verklaren (eta²)",
                    "share of variation the groups account for (eta squared)"),
                Effect = Effect.Ruled("eta squared", anova.EtaSquared, null, "Cohen 1988", 0.01, 0.06, 0.14), Warnings = noTest
                    ? [Degenerate.NoSpread] : [],
                Reading = GroupReadings.Many(this, [.. values.Select(g => Describe.Mean(g))], "gemiddelde", "mean", p),
            }.Ran();
        }
        var test = WelchT.Of(values[0], values[1]);
        var none = !double.IsFinite(test.Welch.Statistic);
        var lnP = none ? double.NaN : test.Welch.LnPOf(side);
        var interval = test.Welch.Interval();
        return new TestResult
        {
            Method = "Welch Two Sample t-test", StatisticName = "t", Statistic = none ? double.NaN : test.Welch.Statistic, Df = none ? []
                : [test.Welch.Df], P = Math.Exp(lnP), LnP = lnP, Side = side, N = N, Coverage = Coverage,
            Estimate = test.Welch.Estimate, EstimateName = new("verschil van gemiddelden", "difference of means"), Unit = Unit,
            Interval = none ? null : interval, Intervals = none ? null : new(test.Welch.Interval),
            Effect = none ? null : Effect.Ruled("Hedges' g", test.HedgesG, test.HedgesGInterval(), "Cohen 1988", 0.2, 0.5, 0.8),
            Warnings = none ? [Degenerate.NoSpread] : [],
            Assumptions = [new(new("gemiddelden zijn bij benadering normaal verdeeld", "means are roughly normal"),
                Math.Min(values[0].Length, values[1].Length) >= 15 ? Holds.Yes : Holds.NotCheckable,
                new($"groepen van {values[0].Length} en {values[1].Length}", $"groups of {values[0].Length} and {values[1].Length}"))],
            Reading = GroupReadings.Means(this, test.Welch.Estimate, none ? null : interval, Math.Exp(lnP)),
        }.Ran();
    }

    /// <summary>Only the groups with these names, in this order: <c>groups.Only("vso", "vo").Means()</c> compares two of many.</summary>
    /// <exception cref="ArgumentException">A name that no group has, or fewer than two names.</exception>
    public Groups Only(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return new Groups([.. names.Select(name => (name, values[Names.ToList().IndexOf(name) is >= 0 and var at ? at
            : throw Check.Refuse(nameof(names), $"No group is called \"{name}\". There are {string.Join(", ", Names)}.")]))])
            { Of = Of, Unit = Unit, Coverage = Coverage };
    }

    /// <summary>
    /// Are the means of two groups the same within a margin that was chosen beforehand? Two one-sided Welch tests (Schuirmann 1987). A
    /// small p supports "the same within the margin"; a large p supports nothing. The interval has level 0.90 and lies within the margin
    /// exactly where p is below 0.05. Without any spread within the groups p is NaN, with a warning.
    /// </summary>
    /// <param name="margin">The largest difference that does not matter, above 0, in the unit of the values.</param>
    /// <exception cref="ArgumentException">A margin that is not above 0, more than two groups, or a group of one value.</exception>
    public TestResult EquivalentTo(double margin)
    {
        Check.Positive(margin);
        if (values.Length != 2)
        {
            throw Check.Refuse(nameof(margin), "Two groups needed: choose them with Only(…).");
        }
        var (lower, upper) = (WelchT.Of(values[0], values[1], -margin).Welch, WelchT.Of(values[0], values[1], margin).Welch);
        var none = !(lower.StandardError > 0) || !double.IsFinite(lower.Df);
        var lnP = none ? double.NaN : Math.Max(lower.LnPGreater, upper.LnPLess);
        Interval? interval = none ? null : lower.Interval(0.90);
        return new TestResult
        {
            Method = "Two one-sided Welch t-tests (TOST)", Df = none ? [] : [lower.Df], P = Math.Exp(lnP), LnP = lnP, Side = Side.Within,
            N = N, Coverage = Coverage, Estimate = lower.Estimate, EstimateName = new("verschil van gemiddelden", "difference of means"),
            Unit = Unit, Interval = interval, Intervals = none ? null : new(lower.Interval), Warnings = none ? [Degenerate.NoSpread] : [],
            Reading = GroupReadings.Equivalent(this, lower.Estimate, margin, interval, lnP),
        }.Ran();
    }

    /// <summary>
    /// Permutation test of a difference between two groups: every assignment while there are at most a million, otherwise random ones with
    /// a stated seed.
    /// </summary>
    /// <param name="statistic">Computed from both groups; the difference of means when left out. It must not change anything.</param>
    /// <param name="permutations">Random assignments, at least 99; 0 for 100,000, or for large groups as many as fit in some
    /// seconds.</param>
    /// <param name="seed">Where the random numbers start; the same seed gives the same p on any machine.</param>
    /// <exception cref="InvalidOperationException">Not two groups.</exception>
    /// <exception cref="ArgumentException">A number of permutations out of range or too large to wait for, or a statistic that gives
    /// NaN.</exception>
    public TestResult Permuted(Func<double[], double[], double>? statistic = null, int permutations = 0, long seed = 1)
    {
        if (values.Length != 2)
        {
            throw new InvalidOperationException("A permutation test compares two groups.");
        }
        var test = statistic is null ? PermutationTest.MeanDifference(values[0], values[1], permutations, seed)
            : PermutationTest.Of(values[0], values[1], statistic, permutations, seed);
        List<Reading> warnings = values.SelectMany(g => g).Distinct().Take(2).Count() < 2 ? [GroupReadings.NoVariation] : test.Exhaustive
            ? [] : [new($"{Phrases.Count(test.Permutations,
            true)} willekeurige verdelingen (beginwaarde {seed}): p kan niet kleiner zijn dan {Phrases.Number(test.Resolution, 6, true)}.",
            $"{Phrases.Count(test.Permutations, false)} random assignments (seed {seed}): p cannot be below {Phrases.Number(test.Resolution,
                6, false)}.")];
        return new TestResult
        {
            Method = test.Exhaustive ? "Permutation test, all assignments" : "Permutation test, random assignments, p = (b + 1)/(m + 1)",
                StatisticName = statistic is null ? "difference of means" : "statistic", Statistic = test.Observed,
            P = test.P, N = N, Coverage = Coverage, Estimate = test.Observed, EstimateName = new(statistic is null
                ? "verschil van gemiddelden" : "toetsgrootheid", statistic is null ? "difference of means" : "statistic"), Unit = Unit,
            Warnings = warnings, Reading = GroupReadings.Means(this, test.Observed, null, test.P, statistic is null),
        }.Ran();
    }

    /// <summary>Do values rise from group to group, in the order given? Jonckheere-Terpstra, exact while the enumeration is
    /// small.</summary>
    /// <param name="side">Greater asks for a rise.</param>
    public TestResult Ordered(Side side = Side.TwoSided)
    {
        var test = JonckheereTerpstra.Of(values);
        var exact = !double.IsNaN(test.PExactIncreasing);
        var lnP = (exact, side) switch
        {
            (true, Side.Greater) => Math.Log(test.PExactIncreasing), (true, Side.Less) => Math.Log(test.PExactDecreasing), (true, _) =>
                Math.Log(test.PExact),
            (false, Side.Greater) => test.LnPIncreasing, (false, Side.Less) => Tails.LnNormalSf(-test.Z), _ => test.LnP,
        };
        return new TestResult
        {
            Method = exact ? "Jonckheere-Terpstra test (exact)" : "Jonckheere-Terpstra test (normal approximation)", StatisticName = "J",
                Statistic = test.J, P = Math.Exp(lnP), LnP = lnP, Side = side, N = N, Coverage = Coverage,
            Warnings = test.Variance == 0 ? [GroupReadings.NoVariation]
                : [], Reading = GroupReadings.Many(this, [.. values.Select(g => Describe.Median(g))], "mediaan", "median", Math.Exp(lnP)),
        }.Ran();
    }

    /// <summary>Every pair of groups: Dunn's test with Cliff's delta, p-values adjusted for the number of pairs.</summary>
    public IReadOnlyList<TestResult> Pairwise(Adjust adjust = Adjust.Holm)
    {
        var dunn = Dunn.Of(values);
        double[] raw = [.. dunn.P.Select(p => double.IsNaN(p) ? 1 : p)], p = Adjustment.Of(adjust, raw);
        return [.. dunn.Pairs.Select((pair, k) =>
        {
            double[] a = values[pair.First], b = values[pair.Second];
            var delta = CliffsDelta.Of(a, b);
            var two = new Groups((Names[pair.First], a), (Names[pair.Second], b)) { Of = Of, Unit = Unit, Coverage = Coverage };
            return new TestResult
            {
                Method = "Dunn's test, tie-corrected", StatisticName = "z", Statistic = dunn.Z[k], P = raw[k], N = a.Length + b.Length,
                    Coverage = Coverage, Estimate = delta.Delta,
                EstimateName = new($"{Names[pair.First]} tegen {Names[pair.Second]} (Cliffs delta)",
                    $"{Names[pair.First]} against {Names[pair.Second]} (Cliff's delta)"), Interval = GroupReadings.Known(delta.Interval()),
                    Intervals = new(level => GroupReadings.Known(delta.Interval(level))),
                Effect = GroupReadings.Cliff(delta), Warnings = double.IsNaN(dunn.Z[k]) ? [GroupReadings.NoVariation]
                    : [], Reading = GroupReadings.TwoByRank(two, delta, p[k]),
            }.Ran().Adjusted(p[k], adjust.ToString());
        })];
    }

    private TestResult TwoByRank()
    {
        var test = MannWhitney.Of(values[0], values[1]);
        var delta = CliffsDelta.Of(values[0], values[1]);
        var exact = !double.IsNaN(test.PExact);
        var lnP = test.Variance == 0 ? 0 : exact ? Math.Log(test.PExact) : test.LnPCorrected;
        return new TestResult
        {
            Method = exact ? "Wilcoxon rank sum exact test (Mann-Whitney; two-sided: twice the smaller tail)"
                : "Wilcoxon rank sum test with continuity correction (Mann-Whitney)", StatisticName = "U", Statistic = test.U1,
            P = Math.Exp(lnP), LnP = lnP, N = N, Coverage = Coverage, Estimate = delta.Delta,
            EstimateName = new("overwicht (Cliffs delta)", "dominance (Cliff's delta)"), Interval = GroupReadings.Known(delta.Interval()),
            Intervals = new(level => GroupReadings.Known(delta.Interval(level))), Effect = GroupReadings.Cliff(delta),
            Warnings = GroupReadings.RankWarnings(test.Variance == 0, PowerOf.SmallestP(test.N1, test.N2)),
            Reading = GroupReadings.TwoByRank(this, delta, Math.Exp(lnP)),
        }.Ran();
    }

    private TestResult ManyByRank()
    {
        var test = KruskalWallis.Of(values);
        var equal = double.IsNaN(test.Statistic);
        var exact = !double.IsNaN(test.PExact);
        var lnP = equal ? 0 : exact ? Math.Log(test.PExact) : test.LnP;
        return new TestResult
        {
            Method = exact ? "Kruskal-Wallis rank sum test (exact)" : "Kruskal-Wallis rank sum test",
                StatisticName = "Kruskal-Wallis chi-squared", Statistic = test.Statistic, Df = [test.Df], P = Math.Exp(lnP), LnP = lnP,
                N = N, Coverage = Coverage,
            Estimate = test.EpsilonSquared, EstimateName = new("deel van de spreiding in rang (epsilon²)",
                "share of rank variation (epsilon squared)"), Effect = Effect.Ruled("epsilon squared", test.EpsilonSquared, null,
                "Cohen 1988 for eta squared", 0.01, 0.06, 0.14),
            Warnings = equal ? [GroupReadings.NoVariation]
                : [], Reading = GroupReadings.Many(this, [.. values.Select(g => Describe.Median(g))], "mediaan", "median", Math.Exp(lnP)),
        }.Ran();
    }

    private TestResult Pairs()
    {
        // 0.3 - 0.1 and 0.5 - 0.3 differ in their last bit; rounding keeps such differences tied
        var test = WilcoxonSignedRank.Of([.. values[0].Zip(values[1], (a, b) => Math.Round(a - b, 10))], new double[values[0].Length]);
        var exact = !double.IsNaN(test.PExact);
        var lnP = exact ? Math.Log(test.PExact) : test.LnPCorrected;
        return new TestResult
        {
            Method = exact ? "Wilcoxon signed rank exact test (zero differences left out)"
                : "Wilcoxon signed rank test with continuity correction (zero differences left out)", StatisticName = "V",
                Statistic = test.V, P = Math.Exp(lnP), LnP = lnP, N = test.N,
            Coverage = Coverage, Estimate = test.RankBiserial, EstimateName = new("overwicht in paren (rangbiseriaal)",
                "matched-pairs rank-biserial correlation"), Effect = new("rank-biserial", test.RankBiserial),
            Warnings = test.N == 0
                ? [Degenerate.OneOutcome("In elk paar zijn beide waarden gelijk.", "In every pair both values are equal.")]
                : [], Reading = GroupReadings.Pairs(this, Math.Exp(lnP)),
        }.Ran();
    }

    private TestResult Blocks()
    {
        var test = Friedman.Of([.. Enumerable.Range(0, values[0].Length).Select(i => values.Select(g => g[i]).ToArray())]);
        var equal = double.IsNaN(test.Statistic);
        return new TestResult
        {
            Method = "Friedman rank sum test", StatisticName = "Friedman chi-squared", Statistic = test.Statistic, Df = [test.Df],
                P = Math.Exp(test.LnP), LnP = test.LnP, N = test.Blocks, Coverage = Coverage, Estimate = test.KendallsW,
            EstimateName = new("eensgezindheid (Kendalls W)", "concordance (Kendall's W)"), Effect = new("Kendall's W", test.KendallsW),
            Warnings = equal ? [Degenerate.OneOutcome("Niemand geeft de groepen verschillende waarden.",
            "Nobody gives the groups different values.")] : [],
            Reading = GroupReadings.Many(this, [.. values.Select(g => Describe.Median(g))], "mediaan", "median", Math.Exp(test.LnP)),
        }.Ran();
    }
}
