namespace NotebookLib.Regions;

/// <summary>Whether the two charts of a region tell the same story.</summary>
public enum Direction
{
    /// <summary>Both above the nation, or both below.</summary>
    Same,

    /// <summary>One above the nation and one below.</summary>
    Opposite,

    /// <summary>Suppressed counts leave it open.</summary>
    Unknown,
}

/// <summary>
/// One region seen in two ways between two school years: the change of so per 100 bao in percentage points, and the growth of so in
/// per cent. Suppressed counts give bounds.
/// </summary>
/// <param name="Region">The region.</param>
/// <param name="From">The base year.</param>
/// <param name="To">The last year.</param>
public sealed record RegionStory(Region Region, SchoolYear From, SchoolYear To)
{
    /// <summary>so per 100 bao in the base year.</summary>
    public Bounds RateFrom => Region.Rate(From) ?? throw new InvalidOperationException(WhyNot(Region, From, To));

    /// <summary>so per 100 bao in the last year.</summary>
    public Bounds RateTo => Region.Rate(To) ?? throw new InvalidOperationException(WhyNot(Region, From, To));

    /// <summary>The change of the rate, in percentage points.</summary>
    public Bounds Points => RateTo - RateFrom;

    /// <summary>The growth of so, in per cent.</summary>
    public Bounds Growth => Bounds.Growth(Region.So[From], Region.So[To]);

    /// <summary>The growth of bao, in per cent.</summary>
    public Bounds BaoGrowth => Bounds.Growth(Region.Bao[From], Region.Bao[To]);

    /// <summary>Why a region is not shown, in Dutch; null when it is.</summary>
    public static string? WhyNot(Region region, SchoolYear from, SchoolYear to)
    {
        foreach (var year in new[] { from, to })
        {
            var known = region.So.TryGetValue(year, out var so);
            var why = !known || so.High == 0 ? $"geen so in {year}"
                : region.Schools?.GetValueOrDefault(year) == 1 ? "één school: dan gaat het cijfer over een school en niet over een regio"
                : region.Revealing.Contains(year)
                    ? "te weinig scholen, of bijna alles van één school: de een zou het aantal van de ander weten"
                : so.Low < DisclosureRule.SmallestCell ? $"minder dan {Dutch.Number(DisclosureRule.SmallestCell)} leerlingen in {year}"
                : region.Rate(year) is null ? $"geen bao in {year}" : null;
            if (why is not null)
            {
                return why;
            }
        }

        return null;
    }

    /// <summary>Compares both measures with the nation. Equal to the nation counts as not told.</summary>
    public Direction Against(RegionStory nation) => (Points.Against(nation.Points), Growth.Against(nation.Growth)) switch
    {
        (0, _) or (_, 0) => Direction.Unknown,
        var (points, growth) => points == growth ? Direction.Same : Direction.Opposite,
    };
}
