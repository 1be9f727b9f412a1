using System.Globalization;

namespace NotebookLib.Claims;

/// <summary>The five publications whose claims are in the register.</summary>
internal static class Publications
{
    private static readonly Origin Report = Of("Instituut voor Inclusief Onderwijs", "Van Data naar Actie: Lessons Learned (2026)",
        "citaat uit het rapport");

    private static readonly Dictionary<string, (int Theme, Origin Origin)> ByPrefix = new(StringComparer.Ordinal)
    {
        ["LL"] = (0, Report),
        ["SOOOG"] = (11, Of("Instituut voor Inclusief Onderwijs", "Samen op weg naar een inclusieve schoolomgeving, deel I (2025)",
            "citaat uit de publicatie")),
        ["ZIO"] = (12, Of("Zorg in onderwijstijd", "Hoe kan ZiO bijdragen aan inclusief onderwijs? (webpagina)", "citaat van de pagina")),
        ["EXP"] = (13, Of("Beleidsonderzoek in opdracht van het ministerie van OCW", "Tussenrapportage van het onderzoek naar de "
            + "experimenten", "citaat uit de rapportage")),
        ["AEF"] = (14, Of("AEF", "Passend onderwijs: van belofte naar praktijk (projectpagina)", "citaat van de pagina")),
    };

    /// <summary>The notebook's number of a section.</summary>
    internal static int Theme(string section) => section.StartsWith("LL-T", StringComparison.Ordinal)
        ? int.Parse(section.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture) : Find(section).Theme;

    /// <summary>The publication behind a table in own words, by the first letters of its name: "exp_table4_culture".</summary>
    internal static Origin Table(string name) =>
        Find(name.ToUpperInvariant()).Origin with { Locator = $"data/claims/tables/{name}.csv" };

    /// <summary>The title of the publication of a section.</summary>
    internal static string TitleOf(string section) => Find(section).Origin.Title;

    private static (int Theme, Origin Origin) Find(string name) => ByPrefix.TryGetValue(name.Split('-', '_')[0], out var found) ? found
        : throw new FormatException($"\"{name}\" belongs to no publication of the register. Names start with "
            + $"{string.Join(", ", ByPrefix.Keys)}.");

    private static Origin Of(string producer, string title, string licence) =>
        new(OriginKind.Published, producer, title, "in eigen woorden", "data/claims", null, licence);
}
