namespace NotebookLib;

/// <summary>
/// When a count of pupils may be shown, so that none of them, and no school among them, can be told from the rest: the rules of thumb of
/// statistical disclosure control (Hundepool et al. 2012, Statistical Disclosure Control, sections 4.2.1 and 4.2.2), with DUO's smallest
/// cell. One may be stricter than the usual, never looser.
/// </summary>
public sealed record DisclosureRule
{
    /// <summary>The smallest number of pupils that is shown, as at DUO. Nobody (0) is shown.</summary>
    public const int SmallestCell = 5;

    /// <summary>The fewest schools behind a count: of two, each would learn the other's.</summary>
    public const int FewestContributors = 3;

    /// <summary>The largest part that one school may have in a count: above it, the count is nearly that school's.</summary>
    public const double LargestPart = 0.8;

    /// <summary>The usual rule.</summary>
    public static DisclosureRule Usual { get; } = new();

    /// <summary>The smallest number of pupils that is shown, at least <see cref="SmallestCell"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Looser than the usual.</exception>
    public int Cell { get; init => field = value >= SmallestCell ? value : throw Looser(nameof(Cell), value); } = SmallestCell;

    /// <summary>The fewest contributors behind a count, at least <see cref="FewestContributors"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Looser than the usual.</exception>
    public int Contributors { get; init => field = value >= FewestContributors ? value : throw Looser(nameof(Contributors), value); }
        = FewestContributors;

    /// <summary>The largest part of one contributor, above 0 and at most <see cref="LargestPart"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Looser than the usual, or not above 0.</exception>
    public double Part { get; init => field = value is > 0 and <= LargestPart ? value : throw Looser(nameof(Part), value); } = LargestPart;

    /// <summary>Whether a known count of pupils may be shown.</summary>
    public bool Shows(long pupils) => pupils == 0 || pupils >= Cell;

    /// <summary>Whether a known count may be shown, given who contributed to it.</summary>
    /// <param name="pupils">All pupils in the count.</param>
    /// <param name="contributors">How many schools have any of them.</param>
    /// <param name="largest">The pupils of the largest of these schools.</param>
    public bool Shows(long pupils, int contributors, long largest) =>
        pupils == 0 || (Shows(pupils) && contributors >= Contributors && largest <= Part * pupils);

    private static ArgumentOutOfRangeException Looser(string name, double value) => new(name, value,
        FormattableString.Invariant($"A rule may be stricter than the usual ({SmallestCell} pupils, {FewestContributors} contributors, ")
        + FormattableString.Invariant($"at most {LargestPart} of one), not looser."));
}
