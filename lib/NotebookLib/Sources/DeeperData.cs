using NotebookLib.Cleaning;

namespace NotebookLib.Sources;

/// <summary>
/// Data that go deeper than what ships: present on some machines, absent on others. A notebook shows them where they are, and says in
/// one line what it would show where they are not.
/// </summary>
/// <param name="Sites">DUO's file 06 per site, or null where it is not here.</param>
/// <param name="Line">One Dutch line: what is here, or what could be and how it comes.</param>
public sealed record DeeperData(HistoricSites? Sites, string Line)
{
    /// <summary>The environment variable that points to a folder with DUO's own files.</summary>
    public const string Variable = "NOTEBOOKLIB_DUO";

    private const string Id = "duo-06-historisch";

    /// <summary>Looks for file 06: in the cache of the project, then in the folder that <see cref="Variable"/> names.</summary>
    /// <param name="shows">What a notebook shows with it, in Dutch: "de deelname aan sbo per gemeente".</param>
    /// <param name="root">The project's folder; null to look above the working directory.</param>
    public static DeeperData Find(string shows, string? root = null) => From(InCache(root) ?? InFolder(), shows);

    /// <summary>As the other, in one cache.</summary>
    public static DeeperData Find(string shows, SourceCache cache) => From(Stored(cache) ?? InFolder(), shows);

    /// <summary>Where file 06 is on this machine, or null.</summary>
    /// <param name="root">The project's folder; null to look above the working directory.</param>
    public static string? File(string? root = null) => InCache(root) ?? InFolder();

    private static DeeperData From(string? path, string shows)
    {
        if (path is null)
        {
            return new DeeperData(null, $"Met het bestand 06 van DUO staat hier {shows}. Haal het op met: data fetch {Id}");
        }

        try
        {
            var sites = HistoricSites.Load(path);
            return new DeeperData(sites,
                $"Uit het bestand 06 van DUO op deze computer: {Dutch.Number(sites.Sites.Count)} vestigingen, {sites.Years[
                0]} tot en met {sites.Years[^1]}.");
        }
        catch (UnreadableFileException e)
        {
            return new DeeperData(null,
                $"Het bestand 06 van DUO is hier, maar niet te lezen ({e.What}). Haal het opnieuw op met: data fetch {Id}");
        }
    }

    /// <summary>The origin of figures from the file; without a path, which would differ per machine.</summary>
    public static Origin Origin { get; } = new(OriginKind.Local, "DUO", "Historisch overzicht aantal leerlingen per schoolvestiging", "",
        "bestand 06", null, "CC0");

    /// <summary>A municipality's pupils of a school type as a series; years with suppressed cells are left out.</summary>
    /// <returns>The series, or null where file 06 is not here or the municipality has no such pupils.</returns>
    public YearSeries? Municipality(MunicipalityCode municipality, SchoolType type)
    {
        var years = Sites?.InMunicipality(municipality, type).Where(y => y.Value.IsExact).ToList();
        if (years is null || years.Count == 0 || years.All(y => y.Value.Value == 0))
        {
            return null;
        }

        var name = Sites!.Sites.First(s => s.Municipality == municipality).MunicipalityName;
        return new YearSeries($"duo06.{municipality}.{type.Code}", $"{type.Code} {name}", "leerlingen", Origin,
            years.Select(y => new YearValue(y.Key, y.Value.Value)));
    }

    /// <summary>The line.</summary>
    public override string ToString() => Line;

    private static string? InCache(string? root)
    {
        for (var folder = new DirectoryInfo(root ?? Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            if (Stored(SourceCache.Of(folder.FullName)) is { } path)
            {
                return path;
            }
        }

        return null;
    }

    /// <summary>The fetched file, or a copy that was added under DUO's own file name.</summary>
    private static string? Stored(SourceCache cache) =>
        (cache.Find(Id) ?? cache.All.FirstOrDefault(s => s.Id.StartsWith("06-historisch", StringComparison.Ordinal)))?.Path;

    private static string? InFolder() => ReadList.Variable(Variable) is { Length: > 0 } folder
        ? ReadList.Files(folder, "06*.csv") is [var first, ..] ? first : null
        : null;
}
