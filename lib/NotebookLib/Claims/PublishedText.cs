namespace NotebookLib.Claims;

/// <summary>The register's values, which are in English and in invariant digits, as a Dutch reader expects them.</summary>
internal static class PublishedText
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["up"] = "omhoog", ["down"] = "omlaag", ["slightly down"] = "licht omlaag", ["flat"] = "vlak", ["below"] = "eronder",
            ["up, not faster"] = "omhoog, niet sneller",
        ["mainly"] = "vooral", ["majority"] = "de meeste", ["largely"] = "grotendeels", ["fraction"] = "een fractie", ["rare"] = "zelden",
            ["small"] = "klein",
        ["very small"] = "heel klein", ["lower"] = "lager", ["equal"] = "gelijk", ["near 0"] = "bijna 0", ["kink up"] = "knik omhoog",
            ["down then up"] = "eerst omlaag, dan omhoog",
        ["break 2021"] = "breuk in 2021", ["crossing 2018"] = "kruising in 2018", ["in >> out"] = "veel meer in dan uit",
            ["so/regular"] = "so gedeeld door regulier",
        ["edges > middle"] = "randen meer dan midden", ["many"] = "veel", ["many times"] = "vele malen", ["7 of 7"] = "7 van 7",
            ["4 versus 0"] = "4 tegen 0", ["> required"] = "meer dan vereist", ["4;5;(6)"] = "4, 5 en soms 6",
    };

    /// <summary>The published value in Dutch; a share becomes a percentage. Empty where the register has none.</summary>
    public static string Dutch(Claim claim)
    {
        if (Words.TryGetValue(claim.Value, out var words))
        {
            return words;
        }

        if (claim.Published is not { } published)
        {
            return claim.Value.Replace(" > ", " meer dan ", StringComparison.Ordinal).Replace("> 0.5", "meer dan 50 %",
                StringComparison.Ordinal);
        }

        var (factor, suffix, fewer) = claim.Scale switch
        {
            Scale.Share => (100, " %", 2),
            Scale.Percent => (1, " %", 0),
            Scale.Points => (1, " procentpunt", 0),
            Scale.Index => (1, "", 0),
            _ => (1, claim.Unit is "IQ" or "pupils" ? claim.Unit == "IQ" ? " IQ" : " leerlingen" : "", 0),
        };
        // a year is written without a thousands separator
        string Print(double value) => claim.Scale == Scale.Other && value is > 1900 and < 2100
            ? value.ToString("F0", NotebookLib.Dutch.Format)
            : NotebookLib.Dutch.Number(factor * value, Math.Max(0, published.Decimals - fewer));
        return (published.IsNumber ? Print(published.Low) : $"{Print(published.Low)} tot {Print(published.High)}") + suffix;
    }
}
