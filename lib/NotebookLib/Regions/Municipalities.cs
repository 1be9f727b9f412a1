using System.Globalization;
using System.Text;
using NotebookLib.Cleaning;

namespace NotebookLib.Regions;

/// <summary>A municipality and the province it lies in.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Province">The province, as CBS prints it.</param>
public sealed record Municipality(MunicipalityCode Code, string Name, string Province);

/// <summary>The Dutch municipalities with their provinces, from <c>data/regions/gemeenten.csv</c>.</summary>
public sealed class Municipalities
{
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.Ordinal) { ["denhaag"] = "sgravenhage",
        ["denbosch"] = "shertogenbosch" };
    private readonly Dictionary<MunicipalityCode, Municipality> _byCode;

    private Municipalities(IReadOnlyList<Municipality> all) => (All, _byCode) = (all, all.ToDictionary(m => m.Code));

    /// <summary>All municipalities, by code.</summary>
    public IReadOnlyList<Municipality> All { get; }

    /// <summary>Reads the list.</summary>
    /// <exception cref="DataFileException">The list is missing or a line is not complete; file and line are named.</exception>
    public static Municipalities Load()
    {
        const string name = "data/regions/gemeenten.csv";
        var table = CsvTable.Read(Path.Combine(DataFolder.Find("regions"), "gemeenten.csv"), name, ["code", "gemeente", "provincie"]);
        return new Municipalities([.. table.Rows.Select(row => MunicipalityCode.TryParse(row["code"], out var code)
            && Province.Find(row["provincie"]) is { } province
            ? new Municipality(code, row["gemeente"], province)
            : throw row.Error("provincie", "the code or the province is not known"))]);
    }

    /// <summary>The municipality with a code, or null.</summary>
    public Municipality? Find(MunicipalityCode code) => _byCode.GetValueOrDefault(code);

    /// <summary>The municipality with a name, whatever its case, accents and hyphens; null where there is none.</summary>
    public Municipality? Find(string name)
    {
        var key = Near.Key(name);
        key = OtherNames.GetValueOrDefault(key, key);
        return All.FirstOrDefault(m => Near.Key(m.Name) == key);
    }

    /// <summary>The names that look most like a text, best first.</summary>
    public IReadOnlyList<string> Nearest(string name, int count = 5) =>
        [.. All.Select(m => m.Name).OrderBy(n => Near.Distance(Near.Key(n), Near.Key(name))).ThenBy(n => n, StringComparer.Ordinal)
            .Take(count)];
}
