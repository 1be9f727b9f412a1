namespace NotebookLib.Statistics;

public sealed partial record Series
{
    private const int MostWays = 1_000;

    /// <summary>
    /// Years whose value is known only between bounds, such as counts that a publisher suppressed; not among <see cref="Years"/>. Empty
    /// unless set. <see cref="Trend"/>, <see cref="SlopeChange"/>, <see cref="LevelChange"/>, <see cref="Versus"/>,
    /// <see cref="BeforeAfter"/> and <see cref="EquivalentTo"/> weigh them; the other questions leave them out, and say so in a warning.
    /// </summary>
    /// <exception cref="ArgumentException">A year that has a value or stands there twice, bounds that are not finite or the wrong way
    /// round, or a series with an exposure, of which a bound says nothing.</exception>
    public IReadOnlyList<YearBounds> Bounds { get; init => field = ValidBounds(value); } = [];

    /// <summary>What a reader must know of how this series was made; each of its tests repeats it as a warning. Empty unless
    /// set.</summary>
    public IReadOnlyList<Reading> Remarks { get; init; } = [];

    /// <summary>The warnings of a test that leaves the bounded years out.</summary>
    private List<Reading> WithoutBounds() => Bounds.Count == 0 ? [.. Remarks]
        : [.. Remarks, TurnReadings.LeftOut([.. Bounds.Select(b => b.Year)])];

    /// <summary>The warnings of a test that weighs them.</summary>
    private List<Reading> WithBounds() => Bounds.Count == 0 ? [.. Remarks] : [.. Remarks, TurnReadings.Weighed(Bounds)];

    /// <summary>All years with what they can be at least and at most.</summary>
    private (int[] Years, double[] Low, double[] High) All()
    {
        var all = Years.Select((y, i) => new YearBounds(y, Level[i], Level[i])).Concat(Bounds).OrderBy(b => b.Year).ToList();
        return ([.. all.Select(b => b.Year)], Check.Finite([.. all.Select(b => b.Low)]), Check.Finite([.. all.Select(b => b.High)]));
    }

    /// <summary>The trend over every series that the bounds allow; null without bounds, and where there are too many.</summary>
    private TestResult? TrendWithin(bool autocorrelated, Side side)
    {
        var choices = Bounds.Select(Choices).ToList();
        if (Bounds.Count == 0 || choices.Aggregate(1.0, (ways, c) => ways * c.Length) > MostWays)
        {
            return null;
        }
        var all = choices.Aggregate((IEnumerable<double[]>)[[]], (ways, c) => ways.SelectMany(w => c.Select(v => (double[])[.. w, v])))
            .Select(Filled).Select(s => (Series: s, Trend: s.TrendOf(autocorrelated, side, []))).ToList();
        var (series, (least, test, line)) = all.MaxBy(a => a.Trend.Result.LnP);
        Interval Hull(IEnumerable<Interval?> of) => of.Any(i => i is null) ? new(double.NaN, double.NaN)
            : of.First()!.Value with { Low = of.Min(i => i!.Value.Low), High = of.Max(i => i!.Value.High) };
        var slope = (all.Min(a => a.Trend.Result.Estimate) + all.Max(a => a.Trend.Result.Estimate)) / 2;
        var interval = Hull(all.Select(a => a.Trend.Result.Interval));
        return least with
        {
            Estimate = slope, Interval = interval, Intervals = new(at => Hull(all.Select(a => a.Trend.Result.IntervalAt(at)))),
            Warnings = [.. WithBounds(), .. least.Warnings],
            Reading = SeriesReadings.Trend(series, test, line with { Slope = slope, Interval = interval }, least.P),
        };
    }

    private Series Filled(double[] chosen)
    {
        var all = Years.Zip(Values).Concat(Bounds.Select(b => b.Year).Zip(chosen)).OrderBy(v => v.First).ToList();
        return new([.. all.Select(v => v.First)], [.. all.Select(v => v.Second)]) { Name = Name, Unit = Unit, Coverage = Coverage };
    }

    // every whole number of a count; else the ends, what other years have between them, and points between these
    private double[] Choices(YearBounds bound)
    {
        if (bound.Low == Math.Floor(bound.Low) && bound.High == Math.Floor(bound.High) && bound.High - bound.Low <= 12
            && Values.All(v => v == Math.Floor(v)))
        {
            return [.. Enumerable.Range(0, (int)(bound.High - bound.Low) + 1).Select(i => bound.Low + i)];
        }
        var marks = Values.Concat(Bounds.SelectMany(b => new[] { b.Low, b.High })).Where(v => v > bound.Low && v < bound.High)
            .Append(bound.Low).Append(bound.High).Distinct().Order().ToList();
        return [.. marks.Concat(marks.Zip(marks.Skip(1), (a, b) => (a + b) / 2)).Order()];
    }

    private IReadOnlyList<YearBounds> ValidBounds(IReadOnlyList<YearBounds> bounds)
    {
        ArgumentNullException.ThrowIfNull(bounds, nameof(Bounds));
        if (bounds.Count > 0 && Exposure is not null)
        {
            throw Check.Refuse(nameof(Bounds), "A series with an exposure takes no bounds: divide first, and give the bounds of the rate.");
        }
        foreach (var bound in bounds)
        {
            var (low, high) = (Check.Finite(bound.Low, nameof(Bounds)), Check.Finite(bound.High, nameof(Bounds)));
            if (low > high || Years.Contains(bound.Year) || bounds.Count(b => b.Year == bound.Year) > 1)
            {
                throw Check.Refuse(nameof(Bounds), low > high
                    ? FormattableString.Invariant($"{bound.Year} lies between {low} and {high}; write the lower bound first.")
                    : FormattableString.Invariant($"{bound.Year} is there twice: give it a value, or bounds."));
            }
        }
        return [.. bounds];
    }
}
