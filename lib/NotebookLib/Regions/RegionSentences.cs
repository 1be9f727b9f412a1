namespace NotebookLib.Regions;

/// <summary>
/// Three Dutch sentences about one type of school in one region that hold whatever the rounding was: its share, its growth, and its
/// growth beside regions that were like it. Where numbers are too small, or bounds leave the direction open, the sentence says so.
/// </summary>
public static class RegionSentences
{
    /// <summary>The smallest number of pupils over which growth is said in per cent.</summary>
    public const int SmallestForGrowth = 50;

    /// <summary>The sentences.</summary>
    /// <param name="panel">The regions, with the nation; counted where pupils live.</param>
    /// <param name="region">The region.</param>
    /// <param name="like">Regions like it; see <see cref="RegionPanel.Comparable"/>.</param>
    /// <param name="type">The type of school, one of <paramref name="of"/>.</param>
    /// <param name="of">The types that the share is of.</param>
    /// <param name="from">The first year.</param>
    /// <param name="to">The last year.</param>
    public static IReadOnlyList<string> Of(
        RegionPanel panel, PanelRegion region, IReadOnlyList<PanelRegion> like, SchoolType type, IReadOnlyCollection<SchoolType> of,
            SchoolYear from, SchoolYear to)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(like);
        ArgumentNullException.ThrowIfNull(type);
        return [Share(panel, region, type, of, to), Growth(panel, region, type, from, to), Beside(region, like, type, from, to)];
    }

    private static string Share(RegionPanel panel, PanelRegion region, SchoolType type, IReadOnlyCollection<SchoolType> of, SchoolYear year)
    {
        if (region.Find(type, year) is not { Low: > 0 } cell || region.ShareIn(type, of, year) is not { } share
            || panel.Nation.ShareIn(type, of, year) is not { } nation)
        {
            return $"Over het aandeel {type.Code} is hier niets veiligs te zeggen: {Few(region, type, year)}.";
        }

        var (low, high) = (Math.Floor(10 * share.Low), Math.Ceiling(10 * share.High));
        return $"Van elke 1.000 leerlingen in {And(of)} die hier wonen, zaten er op 1 oktober {year.StartYear}{Provisional(panel, year)} "
            + $"{(cell.IsEstimate ? "naar schatting " : "")}{Range(low, high)} in het {type.Code}; landelijk "
                + $"{Dutch.Number(10 * nation.Value)}. "
            + (share.Low > nation.High ? "Dat is meer dan landelijk, hoe er ook is afgerond." : share.High < nation.Low
                ? "Dat is minder dan landelijk, hoe er ook is afgerond."
                : "Of dat meer of minder is dan landelijk, is door de afronding niet te zeggen.");
    }

    private static string Growth(RegionPanel panel, PanelRegion region, SchoolType type, SchoolYear from, SchoolYear to)
    {
        if (Grown(region, type, from, to) is not { } growth)
        {
            return $"Over de groei van het {type.Code} is hier niets veiligs te zeggen: {Few(region, type, from)}, en "
                + $"{Few(region, type, to)}.";
        }

        var nation = panel.Nation.Growth(type, from, to);
        var beside = growth.LikelyLow > nation.LikelyHigh ? "hoger dan" : growth.LikelyHigh < nation.LikelyLow ? "lager dan"
            : "niet te onderscheiden van";
        var years = $"tussen {from.StartYear} en {to.StartYear}{Provisional(panel, to)}";
        var estimate = growth.IsEstimate ? "naar schatting " : "";
        var what = growth.LikelyLow > 0 ? $"groeide het {type.Code} {years} {estimate}met {Between(growth.LikelyLow, growth.LikelyHigh)} %"
            : growth.LikelyHigh < 0 ? $"kromp het {type.Code} {years} {estimate}met {Between(-growth.LikelyHigh, -growth.LikelyLow)} %"
            : $"veranderde het {type.Code} {years} {estimate}met {Between(growth.LikelyLow, growth.LikelyHigh)} %: of het groeide of "
                + $"kromp, is niet te zeggen";
        return $"Onder de leerlingen die hier wonen, {what}. Dat bereik komt door de afronding (95 %); het is {beside} de landelijke "
            + $"{Dutch.Number(nation.Value, 1)} %.";
    }

    private static string Beside(PanelRegion region, IReadOnlyList<PanelRegion> like, SchoolType type, SchoolYear from, SchoolYear to)
    {
        var others = like.Select(r => Grown(r, type, from, to)).OfType<GrowthBand>().ToList();
        if (Grown(region, type, from, to) is not { } own || others.Count == 0)
        {
            return $"Naast gebieden die hierop lijken is over de groei van het {type.Code} niets veiligs te zeggen: het gaat om te weinig "
                + $"leerlingen.";
        }

        var (faster, slower) = (others.Count(o => o.LikelyLow > own.LikelyHigh), others.Count(o => o.LikelyHigh < own.LikelyLow));
        return $"Naast de {Dutch.Number(others.Count)} gebieden die er vooraf het meest op leken, was de groei van het {type.Code} hier "
            + $"duidelijk sterker dan in {Dutch.Number(slower)}, "
            + $"duidelijk minder sterk dan in {Dutch.Number(faster)} en door de afronding niet te onderscheiden van "
                + $"{Dutch.Number(others.Count - faster - slower)}. Waardoor, zeggen deze cijfers niet.";
    }

    /// <summary>The growth, where there are enough pupils in both years.</summary>
    private static GrowthBand? Grown(PanelRegion region, SchoolType type, SchoolYear from, SchoolYear to) =>
        region.Find(type, from) is { Low: > 0 } a && region.Find(type, to) is { } b && Math.Min(a.Value, b.Value) >= SmallestForGrowth
            ? region.Growth(type, from, to) : null;

    private static string Few(PanelRegion region, SchoolType type, SchoolYear year) => region.Find(type, year) is { } cell
        ? $"in {year.StartYear} waren het er {Range(Math.Floor(cell.Low), Math.Ceiling(cell.High))}"
            : $"van {year.StartYear} is er geen cijfer";

    private static string Range(double low, double high) => low == high ? Dutch.Number(low)
        : $"{Dutch.Number(low)} tot {Dutch.Number(high)}";

    /// <summary>Rounded outwards; with a decimal where whole numbers would say 0.</summary>
    private static string Between(double low, double high) => low is > 0 and < 1
        ? $"{Dutch.Number(Math.Floor(10 * low) / 10, 1)} tot {Dutch.Number(Math.Ceiling(10 * high) / 10, 1)}"
        : $"{Dutch.Number(Math.Floor(low))} tot {Dutch.Number(Math.Ceiling(high))}";

    private static string Provisional(RegionPanel panel, SchoolYear year) => panel.About.Provisional == year ? " (voorlopig)" : "";

    private static string And(IReadOnlyCollection<SchoolType> types) =>
        $"{string.Join(", ", types.SkipLast(1).Select(t => t.Code))} en {types.Last().Code}";
}
