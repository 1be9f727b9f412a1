namespace NotebookLib.Measures;

/// <summary>How a change is expressed.</summary>
public enum ChangeMeasure
{
    /// <summary>The participation rate in the end year, in per cent.</summary>
    Level,

    /// <summary>The change of the rate, in percentage points.</summary>
    Points,

    /// <summary>The change of the rate, in per cent of itself.</summary>
    Relative,

    /// <summary>The growth of the number of so pupils, in per cent; it has no denominator.</summary>
    Growth,
}

/// <summary>From where on a value alarms. What alarms is a choice: it stands here, in sight.</summary>
/// <param name="Level">A rate of at least this, in per cent.</param>
/// <param name="Points">A rise of at least this, in percentage points.</param>
/// <param name="Percent">A relative rise or growth of at least this, in per cent.</param>
public sealed record AlarmRule(double Level, double Points, double Percent)
{
    /// <summary>Whether a specification alarms by this rule.</summary>
    public bool Alarms(GrowthSpecification specification) => Alarms(specification.Measure, specification.Value.Value);

    internal bool Alarms(ChangeMeasure measure, double value) => value >= measure switch { ChangeMeasure.Level =>
        Level, ChangeMeasure.Points => Points, _ => Percent };
}

/// <summary>One defensible way to tell the story, and what it gives.</summary>
/// <param name="BaseYear">The base year.</param>
/// <param name="EndYear">The end year, after the base year.</param>
/// <param name="Denominator">The denominator in words; "geen" for a growth in numbers.</param>
/// <param name="Measure">How the change is expressed.</param>
/// <param name="Value">The value with unit and origin.</param>
/// <param name="Alarms">Whether it alarms by the rule.</param>
public sealed record GrowthSpecification(SchoolYear BaseYear, SchoolYear EndYear, string Denominator, ChangeMeasure Measure, Quantity Value,
    bool Alarms)
{
    /// <summary>The choices in Dutch, as a chart of specifications takes them: decision and choice.</summary>
    public IReadOnlyList<(string Decision, string Choice)> Choices =>
    [
        ("ijkjaar", BaseYear.ToString()),
        ("eindjaar", EndYear.ToString()),
        ("noemer", Denominator),
        ("maat", Measure switch { ChangeMeasure.Level => "niveau", ChangeMeasure.Points => "procentpunten", ChangeMeasure.Relative =>
            "relatief", _ => "groei in aantal" }),
    ];
}

/// <summary>Every defensible specification of one claim about growth, after Simonsohn, Simmons and Nelson (2020), "Specification curve
/// analysis", Nature Human Behaviour 4.</summary>
public static class SpecificationCurve
{
    /// <summary>All combinations of base year, end year, denominator and measure, in that order. Pairs of years that are not in order are
    /// left out.</summary>
    /// <param name="so">Pupils in so.</param>
    /// <param name="bao">Pupils in bao.</param>
    /// <param name="sbo">Pupils in sbo.</param>
    /// <param name="baseYears">The base years.</param>
    /// <param name="endYears">The end years.</param>
    /// <param name="rule">What alarms.</param>
    /// <exception cref="MeasureException">A series misses one of the years, or no pair of years is in order.</exception>
    public static IReadOnlyList<GrowthSpecification> Enumerate(YearSeries so, YearSeries bao, YearSeries sbo,
        IEnumerable<SchoolYear> baseYears, IEnumerable<SchoolYear> endYears, AlarmRule rule)
    {
        ArgumentNullException.ThrowIfNull(so);
        ArgumentNullException.ThrowIfNull(rule);
        var ends = endYears.ToList();
        var rates = Participation.Definitions.ToDictionary(d => d, d => Participation.Rate(so, bao, sbo, d));
        var found = new List<GrowthSpecification>();
        foreach (var (from, to) in baseYears.SelectMany(b => ends.Where(e => e > b).Select(e => (b, e))))
        {
            foreach (var (definition, rate) in rates)
            {
                foreach (var measure in new[] { ChangeMeasure.Level, ChangeMeasure.Points, ChangeMeasure.Relative })
                {
                    found.Add(Make(from, to, definition.Of(), measure, Value(rate, from, to, measure), rule));
                }
            }

            found.Add(Make(from, to, "geen", ChangeMeasure.Growth, NotebookLib.Measures.Growth.Total(so, from, to), rule));
        }

        return found.Count > 0 ? found : throw new MeasureException("No end year lies after a base year, so there is nothing to specify.");
    }

    /// <summary>The share of specifications that alarm, in per cent.</summary>
    /// <exception cref="MeasureException">There are none.</exception>
    public static Percentage ShareThatAlarms(IReadOnlyCollection<GrowthSpecification> specifications)
    {
        ArgumentNullException.ThrowIfNull(specifications);
        return specifications.Count > 0 ? Percentage.FromParts(specifications.Count(s => s.Alarms), specifications.Count,
            "alle specificaties")
            : throw new MeasureException("There are no specifications.");
    }

    /// <summary>The share of specifications that alarm by another rule than the one they were made with, in per cent.</summary>
    /// <exception cref="MeasureException">There are none.</exception>
    public static Percentage ShareThatAlarms(IReadOnlyCollection<GrowthSpecification> specifications, AlarmRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return ShareThatAlarms([.. specifications.Select(s => s with { Alarms = rule.Alarms(s) })]);
    }

    /// <summary>
    /// How much of the variation between specifications goes with one decision, in per cent: the sum of squares between its choices
    /// divided by the total (eta squared). Over all combinations of choices the decisions add up to at most 100 %.
    /// </summary>
    /// <param name="specifications">Specifications whose values share a unit.</param>
    /// <param name="decision">The decision: a name as in <see cref="GrowthSpecification.Choices"/>, such as "ijkjaar".</param>
    /// <exception cref="MeasureException">All values are equal, units differ, or there is no such decision.</exception>
    public static Percentage ExplainedBy(IReadOnlyCollection<GrowthSpecification> specifications, string decision)
    {
        ArgumentNullException.ThrowIfNull(specifications);
        if (specifications.Any(s => (s.Measure == ChangeMeasure.Points) != (specifications.First().Measure == ChangeMeasure.Points)
            || (s.Measure == ChangeMeasure.Level) != (specifications.First().Measure == ChangeMeasure.Level)))
        {
            throw new MeasureException("These specifications mix percentages with percentage points; compare decisions within one unit.");
        }

        var values = specifications.Select(s => (Choice: s.Choices.FirstOrDefault(c => c.Decision == decision).Choice
            ?? throw new MeasureException($"There is no decision \"{decision}\"; there are "
                + $"{string.Join(", ", s.Choices.Select(c => c.Decision))}."), s.Value.Value)).ToList();
        var mean = values.Count == 0 ? 0 : values.Average(v => v.Value);
        var total = values.Sum(v => Math.Pow(v.Value - mean, 2));
        return total > 0 ? Percentage.FromParts(values.GroupBy(v => v.Choice).Sum(g =>
            g.Count() * Math.Pow(g.Average(v => v.Value) - mean, 2)), total, "de variatie")
            : throw new MeasureException("All values are equal: there is no variation to explain.");
    }

    private static GrowthSpecification Make(SchoolYear from, SchoolYear to, string denominator, ChangeMeasure measure, Quantity value,
        AlarmRule rule) =>
        new(from, to, denominator, measure, value, rule.Alarms(measure, value.Value));

    private static Quantity Value(YearSeries rate, SchoolYear from, SchoolYear to, ChangeMeasure measure)
    {
        var (start, end) = (Year(rate, from), Year(rate, to));
        return measure switch
        {
            ChangeMeasure.Level => new Quantity(end, rate.Unit, rate.Origin),
            ChangeMeasure.Points =>
                new Quantity(end - start, "procentpunt", Origin.Derived($"verschil tussen {from} en {to}", rate.Origin)),
            _ => NotebookLib.Measures.Growth.Total(rate, from, to),
        };
    }

    private static double Year(YearSeries rate, SchoolYear year) => rate.Find(year)
        ?? throw new MeasureException($"The participation rate has no value for {year}; it runs from {rate.First.Year} to "
            + $"{rate.Last.Year}.");
}
