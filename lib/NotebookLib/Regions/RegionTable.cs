using System.Globalization;

namespace NotebookLib.Regions;

/// <summary>What a derived table of <c>data/regions</c> is, from <c>tabellen.csv</c>.</summary>
/// <param name="File">Its file.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="About">What is in it, in Dutch.</param>
/// <param name="Population">Whom it counts.</param>
/// <param name="CountedAt">Where pupils are counted: <c>woonplaats</c> or <c>school</c>.</param>
/// <param name="Years">The years, with what is provisional.</param>
/// <param name="Origin">Where the counts come from.</param>
public sealed record RegionTable(string File, int Rows, string About, string Population, string CountedAt, string Years, Origin Origin)
{
    private static readonly DateOnly s_seen = new(2026, 11, 30);

    /// <summary>The year whose counts are provisional, as <see cref="Years"/> says ("2013-2023; 2023 voorlopig"); null where none
    /// is.</summary>
    public SchoolYear? Provisional => Years.EndsWith(" voorlopig", StringComparison.Ordinal)
        && int.TryParse(Years[..^10].Split(' ')[^1], CultureInfo.InvariantCulture, out var year) ? new SchoolYear(year) : null;

    /// <summary>Reads the list of tables.</summary>
    /// <param name="folder">The folder <c>data/regions</c>; null looks for it.</param>
    /// <exception cref="DataFileException">The list is missing or a line is wrong.</exception>
    public static IReadOnlyList<RegionTable> All(string? folder = null) =>
        [.. CsvTable.Read(Path.Combine(folder ?? DataFolder.Find("regions"), "tabellen.csv"), "data/regions/tabellen.csv",
        ["bestand", "rijen", "wat", "populatie", "plaats_van_telling", "jaren", "uitgever", "titel", "onderdeel", "vindplaats", "licentie"])
            .Rows.Select(r => new RegionTable(r.Required("bestand"), (int)r.Number("rijen"),
            r.Required("wat"), r.Required("populatie"), r.Required("plaats_van_telling"), r.Required("jaren"),
                new Origin(OriginKind.Published, r.Required("uitgever"), r.Required("titel"), r["onderdeel"], r["vindplaats"], s_seen,
                r.Required("licentie"))))];

    /// <summary>One table.</summary>
    /// <exception cref="DataFileException">It is not in the list.</exception>
    public static RegionTable Of(string file, string? folder = null) => All(folder).FirstOrDefault(t => t.File == file)
        ?? throw new DataFileException("data/regions/tabellen.csv", 0, "bestand", $"{file} is not listed");

    internal CsvTable Read(string? folder, params string[] header)
    {
        var table = CsvTable.Read(Path.Combine(folder ?? DataFolder.Find("regions"), File), $"data/regions/{File}", header);
        return table.Rows.Count == Rows ? table
            : throw new DataFileException(table.File, 0, "",
            FormattableString.Invariant($"the file has {table.Rows.Count} rows, tabellen.csv says {Rows}"),
            "Restore the file from the repository (git checkout -- data)");
    }
}
