namespace NotebookLib.Statistics;

/// <summary>How one result makes its interval at any level. Two results with the same numbers are equal, so any two rules are.</summary>
internal sealed class IntervalRule(Func<double, Interval?> make)
{
    public IntervalRule(Func<double, Interval> make)
        : this(level => (Interval?)make(level))
    {
    }

    public Interval? At(double level) => make(level);

    public override bool Equals(object? obj) => obj is IntervalRule;

    public override int GetHashCode() => 0;
}
