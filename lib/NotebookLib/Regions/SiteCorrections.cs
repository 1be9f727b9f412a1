using NotebookLib.Cleaning;
using NotebookLib.Regions.Derive;

namespace NotebookLib.Regions;

/// <summary>
/// Sites of which DUO's file 06 names another kind than their pupils have: five so/vso sites where everyone is in sbo, found because the
/// national sums did not meet. From <c>data/regions/verplaatste-vestigingen.csv</c>.
/// </summary>
public sealed class SiteCorrections
{
    private const string Name = "data/regions/verplaatste-vestigingen.csv";
    private readonly Dictionary<SiteCode, (SchoolType Was, SchoolType Is)> _types;

    private SiteCorrections(CsvTable table) => _types = table.Rows.ToDictionary(
        r => SiteCode.TryParse(r["vestiging"][..Math.Min(4, r["vestiging"].Length)], r["vestiging"], out var site) ? site
            : throw r.Error("vestiging", $"\"{r["vestiging"]}\" is no site"),
        r => (Type(r, "soort_in_06"), Type(r, "soort")));

    /// <summary>The sites that are corrected.</summary>
    public IReadOnlyCollection<SiteCode> Sites => _types.Keys;

    /// <summary>Reads the list.</summary>
    /// <exception cref="DataFileException">The list is missing or a line is wrong; file, row and column are named.</exception>
    public static SiteCorrections Load() =>
        new(CsvTable.Read(Path.Combine(DataFolder.Find("regions"), "verplaatste-vestigingen.csv"), Name,
        ["vestiging", "soort_in_06", "soort", "leerlingen_2019"]));

    /// <summary>The same file with the right kinds. A site that no longer has the kind the list expects keeps what it has: then the
    /// publisher mended it.</summary>
    public HistoricSites Apply(HistoricSites sites)
    {
        ArgumentNullException.ThrowIfNull(sites);
        return sites.With(s => _types.TryGetValue(s.Code, out var type) && s.Type == type.Was ? s with { Type = type.Is } : s);
    }

    /// <summary>The sites of a file that <see cref="Apply"/> gives another kind, as in the file.</summary>
    public IReadOnlyList<Site> In(HistoricSites sites)
    {
        ArgumentNullException.ThrowIfNull(sites);
        return [.. sites.Sites.Where(s => _types.TryGetValue(s.Code, out var type) && s.Type == type.Was)];
    }

    internal static SiteCorrections From(DerivedTable table) => new(CsvTable.Parse(table.Text, table.File));

    private static SchoolType Type(CsvLine row, string column) => SchoolType.TryParse(row[column], out var type) ? type
        : throw row.Error(column, "no such type of school");
}
