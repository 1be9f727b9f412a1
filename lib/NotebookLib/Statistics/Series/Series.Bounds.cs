namespace NotebookLib.Statistics;

public sealed partial record Series
{
    /// <summary>
    /// Years whose value is known only between bounds, such as counts that a publisher suppressed; not among <see cref="Years"/>. Empty
    /// unless set. <see cref="SlopeChange"/>, <see cref="LevelChange"/>, <see cref="Versus"/>, <see cref="BeforeAfter"/> and
    /// <see cref="EquivalentTo"/> weigh them; the other questions leave them out, and say so in a warning.
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
