namespace NotebookLib.Statistics;

public sealed partial record Series
{
    private const int LeastOthers = 3;

    /// <summary>
    /// How does one area stand among all others in a year? Its place, and the test that takes the others as the distribution: twice the
    /// part of all areas, itself included, that lie as low or as high. The estimate is its value minus the median of the others; the
    /// interval holds every shift that would leave it unremarkable among them, and is endless where so few areas cannot carry the level.
    /// Areas are no sample: the p-value says how rare such a place is in this row, and nothing of a process. Equal values count on both
    /// sides. Others of which that year is known between bounds are taken both ways, so that p is the largest that can be; those without
    /// that year are named
    /// in a warning.
    /// </summary>
    /// <param name="year">The year; this series needs a value in it.</param>
    /// <param name="others">The other areas, in the same unit, without this one; at least three with that year.</param>
    /// <exception cref="ArgumentException">No value in that year, fewer than three others that have it, or another unit.</exception>
    /// <example><code>var mine = new Series([2023], [5.2]);
    /// mine.Among(2023, new([2023], [3.1]), new([2023], [4.0]), new([2023], [3.6]))</code></example>
    public TestResult Among(int year, params Series[] others)
    {
        ArgumentNullException.ThrowIfNull(others);
        if (Array.Exists(others, o => o is null || o.Unit.Nl != Unit.Nl || o.Unit.Factor != Unit.Factor))
        {
            throw Check.Refuse(nameof(others), $"Every other series needs the unit of {Name}, \"{Unit.Nl}\".");
        }
        var at = Array.IndexOf(Years, year);
        if (at < 0)
        {
            throw Check.Refuse(nameof(year), FormattableString.Invariant($"{Name} has no value in {year}; it has ")
                + FormattableString.Invariant($"{Years[0]} to {Years[^1]}. A suppressed count has no place in a row."));
        }
        var there = others.Select(o => (o.Name, Ends: o.EndsIn(year))).ToList();
        var known = there.Where(o => o.Ends is not null).Select(o => o.Ends!.Value).ToList();
        if (known.Count < LeastOthers)
        {
            throw Check.Refuse(nameof(others), FormattableString.Invariant($"{known.Count} others have a value in {year}; at least ")
                + FormattableString.Invariant($"{LeastOthers} needed."));
        }
        var value = Level[at];
        double[] low = [.. known.Select(k => k.Low).Order()], high = [.. known.Select(k => k.High).Order()];
        int n = known.Count, below = low.Count(x => x <= value), above = high.Count(x => x >= value);
        var p = Math.Min(1, 2.0 * (1 + Math.Min(below, above)) / (n + 1));
        Interval At(double level)
        {
            var cut = (int)Math.Floor(((1 - level) * (n + 1) / 2) + 1e-9);
            return cut == 0 ? new(double.NegativeInfinity, double.PositiveInfinity, level, "rank among others")
                : new(value - high[n - cut], value - low[cut - 1], level, "rank among others");
        }
        var middle = Describe.Median([.. known.Select(k => (k.Low + k.High) / 2)]);
        string[] absent = [.. there.Where(o => o.Ends is null).Select(o => o.Name)];
        return new TestResult
        {
            Method = "Place of one area among others (two-sided, the others as the distribution)", StatisticName = "place",
            Statistic = 1 + high.Count(x => x > value), P = p, N = n + 1, Coverage = Coverage.Population, Estimate = value - middle,
            EstimateName = new($"{Name} min de mediaan van de andere, {year}", $"{Name} minus the median of the others, {year}"),
            Unit = Points, Interval = At(0.95), Intervals = new(At),
            Assumptions = [PairReadings.Exchangeable],
            Warnings = [.. Remarks, .. PairReadings.AmongWarnings(n, absent, known.Count(k => k.Low < k.High), year)],
            Reading = PairReadings.Among(this, year, n, (1 + low.Count(x => x > value), 1 + high.Count(x => x > value)), value, middle,
                Points, At(0.95), p),
        }.Ran();
    }

    private (double Low, double High)? EndsIn(int year) => Array.IndexOf(Years, year) is >= 0 and var at ? (Level[at], Level[at])
        : Bounds.Where(b => b.Year == year).Select(b => ((double, double)?)(b.Low, b.High)).FirstOrDefault();
}
