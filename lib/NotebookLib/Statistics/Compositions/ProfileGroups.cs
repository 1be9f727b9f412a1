namespace NotebookLib.Statistics;

/// <summary>
/// Profiles of the members of two or more groups: boards and teams that each divide a hundred points. Do the groups differ more than
/// members who were dealt over groups by lot would?
/// </summary>
/// <param name="Profiles">One per member, of the same number of parts.</param>
/// <param name="Group">The group of each member.</param>
public sealed record ProfileGroups(IReadOnlyList<Composition> Profiles, IReadOnlyList<string> Group)
{
    /// <summary>Everyone, or those who were there.</summary>
    public Coverage Coverage { get; init; } = Coverage.Sample;

    /// <summary>Names of the groups, in order of first appearance.</summary>
    public IReadOnlyList<string> Names => [.. Group.Distinct()];

    /// <summary>The centre of a group.</summary>
    /// <exception cref="ArgumentException">Nobody is in it.</exception>
    public Composition Centre(string group)
    {
        Valid();
        return Composition.Centre([.. Profiles.Where((_, i) => Group[i] == group)]);
    }

    /// <summary>How far members stand from the centre of their own group on average, in Aitchison's distance.</summary>
    /// <exception cref="ArgumentException">Nobody is in it.</exception>
    public double Spread(string group)
    {
        var centre = Centre(group);
        return Profiles.Where((_, i) => Group[i] == group).Average(p => p.Distance(centre));
    }

    /// <summary>
    /// Permutational analysis of variance on Aitchison's distance (Anderson 2001, Austral Ecology 26:32-46): F compares the distances
    /// between centres with those within groups, p is the part of random deals with an F at least as large, (b + 1)/(m + 1). R² is the part
    /// of all differences that lies between groups.
    /// </summary>
    /// <param name="permutations">Random deals, 99 to 1 million.</param>
    /// <param name="seed">Where the random numbers start.</param>
    /// <exception cref="ArgumentException">Fewer than two groups, no more members than groups, unequal lengths, or too few permutations, or
    /// more than can be waited for.</exception>
    public TestResult Compare(int permutations = 9_999, long seed = 1)
    {
        Valid();
        Composition.SameParts(Profiles);
        var (n, groups) = (Profiles.Count, Names.Count);
        if (groups < 2 || n <= groups || permutations is < 99 or > 1_000_000)
        {
            throw Check.Refuse(permutations is < 99 or > 1_000_000 ? nameof(permutations) : nameof(Group),
                "At least two groups with more members than groups are needed, and 99 to 1 million permutations.");
        }
        Check.Work((double)permutations * n * Profiles[0].Parts.Count, nameof(permutations), "Ask for fewer permutations, at least 99.");
        double[][] at = [.. Profiles.Select(p => p.IsometricLogRatios().ToArray())];
        at = [.. at.Select(p => p.Zip(at[0], (v, origin) => v - origin).ToArray())]; // equal profiles are then exactly equal
        var index = Names.Select((name, i) => (name, i)).ToDictionary(v => v.name, v => v.i);
        int[] label = [.. Group.Select(g => index[g])];
        var total = Scatter(at, new int[n], 1);
        var within = Scatter(at, label, groups);
        double slack = 1e-12 * total, beaten = 0;
        var rng = new Rng(seed);
        for (var round = 0; round < permutations; round++)
        {
            for (var i = n - 1; i > 0; i--)
            {
                var j = rng.Below(i + 1);
                (label[i], label[j]) = (label[j], label[i]);
            }
            beaten += Scatter(at, label, groups) <= within + slack ? 1 : 0;
        }
        double share = total > 0 ? (total - within) / total : 0, p = (beaten + 1) / (permutations + 1);
        string Part(bool nl) => Phrases.Number(100 * share, 0, nl) + (nl ? " %" : "%");
        return new TestResult
        {
            Method = "PERMANOVA on Aitchison distance (Anderson 2001)", StatisticName = "F", Statistic = (total - within) / (groups - 1)
                / (within / (n - groups)), Df = [groups - 1, n - groups],
            P = p, N = n, Coverage = Coverage, EstimateName = new("deel tussen de groepen", "part between the groups"), Estimate = share,
            Unit = Unit.Percent, Effect = new("R²", share),
            Warnings = total <= 0 ? [Degenerate.OneOutcome("Alle profielen zijn gelijk.", "All profiles are equal.")] : n < 16
                ? [new("Met zo weinig deelnemers ziet de toets alleen grote verschillen.", "With so few participants the test sees large "
                + "differences only.")] : [],
            Reading = Reading.Join(
                new($"Vergeleken zijn {Phrases.List(Names, true)} ({Phrases.Count(n,
                true)} profielen). Van alle verschil tussen deelnemers ligt {Part(true)} tussen de groepen.",
                $"Compared: {Phrases.List(Names, false)} ({Phrases.Count(n, false)} profiles). Of all difference between participants {Part(
                    false)} lies between the groups."), Phrases.NoProofOfSame(p), Phrases.Chance(p, Coverage), Phrases.NotCause),
        }.Ran();
    }

    /// <summary>
    /// The chance that two groups of equal size are told apart, where their centres lie so far apart. For profiles that are normal in
    /// log-ratios with the same spread in every direction, F has a non-central F distribution with k and k(2n − 2) degrees of freedom for k
    /// + 1 parts (Johnson, Kotz and Balakrishnan 1995, chapter 30).
    /// </summary>
    /// <param name="members">Members of each group, 2 to 1 million.</param>
    /// <param name="distance">Aitchison's distance of the centres, 0 or more.</param>
    /// <param name="spread">Standard deviation of a member along each log-ratio, above 0.</param>
    /// <param name="parts">Number of parts, 2 to 1,000.</param>
    /// <param name="alpha">The level of the test.</param>
    /// <exception cref="ArgumentException">A number outside its range.</exception>
    public static double Power(int members, double distance, double spread, int parts = 4, double alpha = 0.05)
    {
        var (odd, many) = (members is < 2 or > 1_000_000, parts is < 2 or > 1_000);
        if (odd || many || !(Check.Finite(distance) >= 0))
        {
            throw Check.Refuse(odd ? nameof(members) : many ? nameof(parts) : nameof(distance),
                "2 to 1 million members, 2 to 1,000 parts and a distance of 0 or more are needed.");
        }
        double d1 = parts - 1, d2 = d1 * (2 * members - 2), lambda = members / 2.0 * Math.Pow(distance / Check.Positive(spread), 2);
        var critical = Roots.Monotone(u => Math.Log(Check.Level(alpha)) - Tails.LnFSf(Math.Exp(u), d1, d2), -700, 700, 1);
        return Noncentral.FSf(Math.Exp(critical), d1, d2, lambda);
    }

    private void Valid()
    {
        ArgumentNullException.ThrowIfNull(Profiles);
        ArgumentNullException.ThrowIfNull(Group);
        Check.SameLength(Group.Count, Profiles.Count, nameof(Group), nameof(Profiles));
    }

    /// <summary>Sum of squared distances to the centre of the own group.</summary>
    private static double Scatter(double[][] at, int[] label, int groups)
    {
        var (width, squares) = (at[0].Length, 0.0);
        var (sums, counts) = (new double[groups * width], new int[groups]);
        for (var i = 0; i < at.Length; i++)
        {
            counts[label[i]]++;
            for (var d = 0; d < width; d++)
            {
                sums[label[i] * width + d] += at[i][d];
                squares += at[i][d] * at[i][d];
            }
        }
        for (var s = 0; s < sums.Length; s++)
        {
            squares -= sums[s] * sums[s] / counts[s / width];
        }
        return squares;
    }
}
