using NotebookLib.Cleaning;

namespace NotebookLib.Regions;

/// <summary>
/// The region a reader asks for, by where pupils live. A municipality has primary and secondary education of its own; a partnership
/// for primary education is put beside the one for secondary education whose area holds most of its bao pupils, and the other way around.
/// </summary>
/// <param name="Level">What was asked: a municipality, or a partnership of one of the sectors.</param>
/// <param name="Primary">The region in primary education.</param>
/// <param name="PrimaryPanel">The regions that <paramref name="Primary"/> is one of.</param>
/// <param name="Secondary">The region in secondary education.</param>
/// <param name="SecondaryPanel">The regions that <paramref name="Secondary"/> is one of.</param>
/// <param name="Line">One Dutch line: what was chosen and what goes with it, or the nearest names where there is no such region.</param>
/// <param name="Found">Whether it is the region asked for; false where nothing was asked, or there is no such region.</param>
public sealed record RegionChoice(
    RegionLevel Level, PanelRegion Primary, RegionPanel PrimaryPanel, PanelRegion Secondary, RegionPanel SecondaryPanel,
        string Line, bool Found)
{
    /// <summary>
    /// Looks for a region. A code goes first (PO2001, VO2001, 0141 or 141), then the full name of a partnership, then a municipality.
    /// Without one the most ordinary partnership stands in: see <see cref="RegionPanel.Middle"/>.
    /// </summary>
    /// <param name="asked">A code or a name, whatever its case and accents; empty for none.</param>
    /// <param name="year">The year in which partnerships are compared when one has to stand in; an early one.</param>
    /// <exception cref="DataFileException">A table of <c>data/regions</c> is missing or wrong.</exception>
    public static RegionChoice Of(string? asked, SchoolYear year)
    {
        var (po, vo) = (RegionPanel.ByResidence(RegionLevel.Primary), RegionPanel.ByResidence(RegionLevel.Secondary));
        var text = asked?.Trim() ?? "";
        if (text.Length > 0 && po.Find(text) is { } primary)
        {
            return Partnerships(RegionLevel.Primary, primary, po, vo, $"Gekozen: {About(primary)}.", true);
        }

        if (text.Length > 0 && vo.Find(text) is { } secondary)
        {
            return Partnerships(RegionLevel.Secondary, secondary, vo, po, $"Gekozen: {About(secondary)}.", true);
        }

        if (text.Length > 0 && Town(text) is { } town)
        {
            var towns = RegionPanel.ByResidence(RegionLevel.Municipality);
            var region = towns.Find(town.Code.ToString())!;
            var line = $"Gekozen: gemeente {region.Name} ({region.Code}), in samenwerkingsverband {Inside(region.Code, "swv_po")} en "
                + $"{Inside(region.Code, "swv_vo")}.";
            return new RegionChoice(RegionLevel.Municipality, region, towns, region, towns, line, true);
        }

        var middle = po.Middle(year);
        var rule = $"het gewoonste samenwerkingsverband: in {year} lag het van alle {Dutch.Number(po.Regions.Count)} het dichtst bij het "
            + $"midden, "
            + $"in aantal leerlingen en in het deel dat naar bao, sbo en so ging. Het is {About(middle)}.";
        return Partnerships(RegionLevel.Primary, middle, po, vo, text.Length == 0
            ? $"Er is nog geen gebied gekozen. Hier staat, volgens een vaste regel, {rule}"
            : $"Er is geen gebied “{text}”. Bedoel je: {string.Join("; ", Near(text, po, vo))}? Hier staat nu {rule}", false);
    }

    private static RegionChoice Partnerships(RegionLevel level, PanelRegion own, RegionPanel panel, RegionPanel others,
        string line, bool found)
    {
        var (column, other) = level == RegionLevel.Primary ? ("swv_po", "swv_vo") : ("swv_vo", "swv_po");
        var shared = Bridge().Where(r => r[column] == own.Code).GroupBy(r => r[other])
            .Select(g => (Code: g.Key, Pupils: g.Sum(r => r.Number("bao_2024")))).OrderByDescending(g => g.Pupils).ThenBy(g =>
                g.Code, StringComparer.Ordinal).ToList();
        var beside = others.Find(shared[0].Code)!;
        var share = Dutch.Percent(100 * shared[0].Pupils / shared.Sum(s => s.Pupils), 0);
        line += $" Voor {(level == RegionLevel.Primary ? "vo en vso" : "bao, sbo en so")} staat {beside.Code} ernaast ({beside.Name}): "
            + $"daar gaan {(shared.Count == 1 ? "alle" : $"{share} van de")} bao-leerlingen van scholen in {own.Code} naar school.";
        return level == RegionLevel.Primary ? new(level, own, panel, beside, others, line, found)
            : new(level, beside, others, own, panel, line, found);
    }

    private static string About(PanelRegion region) =>
        $"samenwerkingsverband {region.Code}, {region.Name} (een eigen naam, naar de grootste gemeenten)";

    private static Municipality? Town(string text) => Municipalities.Load() is var all
        && MunicipalityCode.TryParse(text, out var code) && all.Find(code) is { } byCode ? byCode : all.Find(text);

    private static string Inside(string code, string column)
    {
        var parts = Bridge().Where(r => r["code"] == code).GroupBy(r => r[column]).Select(g =>
            (Code: g.Key, Share: g.Sum(r => r.Number("aandeel"))))
            .OrderByDescending(g => g.Share).ToList();
        return parts.Count == 1 ? parts[0].Code : string.Join(" en ", parts.Select(p => $"{p.Code} ({Dutch.Percent(100 * p.Share, 0)})"));
    }

    private static IReadOnlyList<CsvLine> Bridge() =>
        RegionTable.Of("gemeente-swv.csv").Read(null, "code", "gemeente", "swv_po", "swv_vo", "aandeel", "bao_2024", "postcodes").Rows;

    /// <summary>Codes beside a text that looks like one, else municipalities and a partnership.</summary>
    private static IEnumerable<string> Near(string text, RegionPanel po, RegionPanel vo) => text.Length > 2 && char.IsAsciiDigit(text[2])
        ? (char.ToUpperInvariant(text[0]) == 'V' ? vo : po).Nearest(text)
            : [.. Municipalities.Load().Nearest(text, 4), po.Nearest(text, 1)[0]];
}
