namespace NotebookLib.Statistics;

/// <summary>
/// How long something took, for those who were seen to the end and those who were not: years until return, weeks on a waiting list.
/// </summary>
/// <param name="Time">Durations of at least 0. They are looked at when a curve or a comparison is asked for: NaN is refused then.</param>
/// <param name="Happened">Whether the end was seen; false for those still going on when last seen.</param>
/// <param name="Group">A group for each duration, or null.</param>
/// <example><code>new Durations([2, 3, 5, 8, 9, 12], [true, true, true, true, false, true], ["a", "a", "a", "b", "b", "b"]) { TimeUnit = "weken" }.Compare()</code></example>
public sealed record Durations(double[] Time, bool[] Happened, string[]? Group = null)
{
    /// <summary>What was followed: "leerlingen".</summary>
    public string Of { get; init; } = "leerlingen";

    /// <summary>The unit of time in words: "jaar", "weken".</summary>
    public string TimeUnit { get; init; } = "jaar";

    /// <summary>Everyone (the default: counts from registers), or a sample.</summary>
    public Coverage Coverage { get; init; } = Coverage.Population;

    /// <summary>Kaplan-Meier curve of all durations together.</summary>
    /// <exception cref="ArgumentException">No durations, unequal lengths, or durations that are negative or not finite.</exception>
    public KaplanMeier Curve(double level = 0.95) => KaplanMeier.Of(Time, Happened, level) with { Subject = Of, TimeUnit = TimeUnit,
        Coverage = Coverage };

    /// <summary>Do the groups differ? Log-rank test (R: survdiff), with the median of each group in the reading.</summary>
    /// <exception cref="InvalidOperationException">No groups were given.</exception>
    /// <exception cref="ArgumentException">One group only, or durations as for <see cref="Curve"/>.</exception>
    public TestResult Compare()
    {
        if (Group is null)
        {
            throw new InvalidOperationException("Give a group for each duration to compare them.");
        }
        var test = LogRank.Of(Time, Happened, Group);
        var members = Enumerable.Range(0, Time.Length).ToLookup(i => Group[i]);
        var medians = test.Groups.Select(name =>
            KaplanMeier.Of([.. members[name].Select(i => Time[i])], [.. members[name].Select(i => Happened[i])]).Median).ToArray();
        string Medians(bool nl) => Phrases.List(test.Groups.Select((name, j) =>
        {
            var median = medians[j];
            return nl ? $"{name} ({test.Sizes[j]} {Of}): {(double.IsNaN(median) ? "minder dan de helft gezien" : $"de helft binnen "
                + $"{Phrases.Number(median, 1, true)} {TimeUnit}")}"
                : $"{name} ({test.Sizes[j]} {Of}): {(double.IsNaN(median) ? "fewer than half seen" : $"half within "
                    + $"{Phrases.Number(median, 1, false)} {TimeUnit}")}";
        }), nl);
        var p = Math.Exp(test.LnP);
        var none = test.Df == 0;
        var gone = none ? [] : test.Groups.Where((_, j) => test.Expected[j] == 0).ToArray();
        return new TestResult
        {
            Method = "Log-rank test", StatisticName = "X-squared", Statistic = none ? double.NaN : test.Statistic, Df = none ? []
                : [test.Df], P = p, LnP = test.LnP, N = Time.Length, Coverage = Coverage,
            Warnings = none ? [Degenerate.OneOutcome("Geen enkele groep kan verschillen: er is niets te toetsen.",
                "No group can differ: there is nothing to test.")]
                : gone.Length > 0 ? [new($"Niet vergeleken, want al uit beeld voor het eerste einde: {Phrases.List(gone, true)}.",
                    $"Not compared, because out of sight before the first end: {Phrases.List(gone, false)}.")] : [],
            Reading = Reading.Join(new Reading($"Vergeleken: {Medians(true)}.", $"Compared: {Medians(false)}."), Phrases.NoProofOfSame(p),
                Phrases.Chance(p, Coverage), Phrases.NotCause),
        }.Ran();
    }
}
