using NotebookLib.Charts;
using NotebookLib.Cleaning;
using NotebookLib.Sources;

namespace NotebookLib.Regions;

/// <summary>
/// What a notebook shows of regions when deeper data are in the local cache: DUO's file 06, or an own export. Where they are not, one
/// line says what would be here and which command brings it. Nothing here throws on bad data: the notebook goes on.
/// </summary>
public sealed class LocalRegions
{
    private const string Run = "dotnet run --project lib/NotebookLib.Cli -c Release --";
    private readonly SourceCache _cache;

    /// <summary>Looks in a cache.</summary>
    public LocalRegions(SourceCache cache) => _cache = cache;

    /// <summary>Looks in the cache of this project.</summary>
    /// <exception cref="DataFileException">There is no <c>data</c> folder.</exception>
    public static LocalRegions Open() => new(SourceCache.OfProject());

    /// <summary>
    /// The regions of file 06: the provinces when nothing is asked, the municipalities of a province, or one municipality beside its
    /// province and the nation. Each part is a <see cref="Panel"/>, <see cref="Figure"/> or <see cref="DataTable"/>.
    /// </summary>
    /// <param name="from">The base year.</param>
    /// <param name="to">The last year.</param>
    /// <param name="province">A province, or empty.</param>
    /// <param name="town">A municipality, or empty; it goes before the province.</param>
    public IReadOnlyList<object> Sites(SchoolYear from, SchoolYear to, string province = "", string town = "")
    {
        var deeper = DeeperData.Find("hoe het so per provincie of gemeente verandert, in procentpunten en in procenten", _cache);
        if (deeper.Sites is null)
        {
            return [Panel.Of($"{deeper.Line}.")];
        }

        var places = Municipalities.Load();
        var sites = new SitesByRegion(deeper.Sites, places);
        return sites.Years.Contains(from) && sites.Years.Contains(to) ? View(sites, places, from, to, province.Trim(), town.Trim())
            : [Panel.Of($"Het bestand 06 van DUO op deze computer heeft geen kolom voor {(sites.Years.Contains(from) ? to
                : from)}. Neem een nieuwere versie.")];
    }

    /// <summary>Every own export in the cache beside the nation, with the two charts of the report.</summary>
    /// <param name="nation">The nation.</param>
    /// <param name="begin">The base year; the first shared year after it where the export starts later.</param>
    public IReadOnlyList<object> Own(Region nation, SchoolYear begin)
    {
        ArgumentNullException.ThrowIfNull(nation);
        return Files().Count == 0
            ? [Panel.Of($"Hier staat een eigen regio naast Nederland, in dezelfde twee grafieken, zodra er een eigen bestand is. Voor één keer: {Run} run 03 --param bestand=BESTAND --param kaart=KAART. Om te bewaren: {Run} data add BESTAND --map KAART (zie README, Your own region).")]
            : Each([SchoolType.So], own => [.. BesideNation.Parts(own.Region(), nation, begin), Counts(own)]);
    }

    /// <summary>For every own export: the index of school types beside those of the nation, as one chart; nothing where there is no own
    /// export.</summary>
    /// <param name="title">What is shown, without place: "Leerlingen per schoolsoort".</param>
    /// <param name="begin">The base year; the first year that all lines have after it where the export starts later.</param>
    /// <param name="nation">The types, each with the nation's pupils of that type, counted in the same way.</param>
    public IReadOnlyList<object> Index(string title, SchoolYear begin, params (SchoolType Type, YearSeries Nation)[] nation) =>
        Each([.. nation.Select(n => n.Type)], own => BesideNation.Index(own, title, begin, nation));

    /// <summary>For every own export: a share of pupils beside that of the nation, as one chart; nothing where there is no own
    /// export.</summary>
    /// <param name="title">What is shown, without place: "Aandeel van so en sbo".</param>
    /// <param name="over">The types above the line.</param>
    /// <param name="of">The types below the line.</param>
    /// <param name="nation">The same share of the nation, in the same definition.</param>
    public IReadOnlyList<object> Share(string title, IReadOnlyList<SchoolType> over, IReadOnlyList<SchoolType> of, YearSeries nation) =>
        Each([.. over.Union(of)], own => BesideNation.Share(own, title, over, of, nation));

    private static List<object> View(SitesByRegion sites, Municipalities places, SchoolYear from, SchoolYear to, string province,
        string town)
    {
        var place = town.Length == 0 ? null : places.Find(town);
        if (town.Length > 0 && place is null)
        {
            return [Panel.Of($"Er is geen gemeente “{town}”. Bedoel je {string.Join(", ", places.Nearest(town))}?")];
        }

        var name = place?.Province ?? Province.Find(province);
        if (name is null && province.Length > 0)
        {
            return [Panel.Of($"Er is geen provincie “{province}”. Kies uit: {string.Join(", ", Province.All)}.")];
        }

        if (name is null)
        {
            return All(sites, from, to);
        }

        var around = sites.Provinces.Where(p => p.Name == name).Select(p => p with { Name = $"provincie {name}" });
        var towns = sites.Towns.Where(t => place is not null ? t.Name == place.Name : places.Find(t.Name)?.Province == name).ToList();
        var overview = new RegionOverview("regio's", sites.Nation, [.. towns, .. around], from, to);
        var sentence = place is not null
            ? string.Join(' ', overview.Stories.Select(s => $"In {s.Region.Name} wijzen de twee grafieken "
                + $"{RegionOverview.Word(s.Against(overview.Nation))}."))
            : $"In de provincie {name} wijzen de twee grafieken een andere kant op bij {new RegionOverview("gemeenten met meer dan één "
                + "so-school", sites.Nation, towns, from, to).Sentence}.";
        return Shown(overview, sites, sentence, listWithheld: place is not null);
    }

    private static List<object> All(SitesByRegion sites, SchoolYear from, SchoolYear to)
    {
        var provinces = new RegionOverview("provincies", sites.Nation, sites.Provinces, from, to);
        var towns = new RegionOverview("gemeenten met meer dan één so-school", sites.Nation, sites.Towns, from, to);
        return Shown(provinces, sites, $"De twee grafieken wijzen een andere kant op bij {provinces.Sentence}, en bij {towns.Sentence}. "
            + $"Een andere kant betekent: boven het land in de ene maat en eronder in de andere. {Dutch.Number(towns.Withheld.Count)} "
                + $"gemeenten tellen niet mee: ze hebben geen so, één so-school of te weinig leerlingen.");
    }

    private static List<object> Shown(RegionOverview overview, SitesByRegion sites, string sentence, bool listWithheld = false)
    {
        var from = overview.Nation.From;
        var note = $"De {Dutch.Number(sites.MixedSites)} vestigingen so/vso tellen niet mee, want so en vso zijn daar niet te splitsen. In "
            + $"{from} hadden die {sites.Mixed(from)} leerlingen; de vestigingen met alleen so hadden er {sites.Nation.So[from]}."
            + " De gemeente is die van de school, niet die van de leerling.";
        var withheld = !listWithheld || overview.Withheld.Count == 0 ? ""
            : $"\n\nNiet getoond: {string.Join("; ", overview.Withheld.Select(w => $"{w.Name} ({w.Why})"))}.";
        return [Panel.Of($"{sentence}\n\n{note}{withheld}"), overview.PointsFigure(), overview.GrowthFigure(), overview.Measures(),
            overview.Counts()];
    }

    /// <summary>What a chart makes of every own export; a line of why not where a file cannot be read or lacks a type.</summary>
    private List<object> Each(IReadOnlyList<SchoolType> needed, Func<OwnRegion, IEnumerable<object>> chart) =>
        [.. Files().SelectMany(f => Of(f, needed, chart))];

    private List<object> Of(Local file, IReadOnlyList<SchoolType> types, Func<OwnRegion, IEnumerable<object>> chart)
    {
        try
        {
            var mapped = _cache.MappingOf(file.Id) is { } path ? OwnMapping.Load(path) : null;
            var opened = file.Open(mapped);
            var mapping = mapped ?? OwnMapping.Guess(opened);
            if (mapping is null)
            {
                return [Panel.Of($"{file.Name}: niet duidelijk is in welke kolommen schooljaar, schoolsoort en aantal staan. Er zijn: {
                    Headers(opened)}. Geef er een kaart bij (zie README, Your own region).")];
            }

            var needed = new[] { ("year", mapping.Year), ("type", mapping.Type), ("count", mapping.Count), ("swv", mapping.Swv),
                ("school", mapping.School) };
            if (needed.FirstOrDefault(n => n.Item2.Length > 0 && opened.Find(n.Item2) < 0) is { Item2: { } column, Item1: { } key })
            {
                return [Panel.Of($"{file.Name} heeft geen kolom “{column}” ({key} in de kaart). Er zijn: {Headers(opened)}.")];
            }

            var own = OwnRegion.Of(OwnData.Load(opened, mapping));
            return types.Where(t => !own.Types.Contains(t)).ToList() is { Count: > 0 } absent
                ? [Panel.Of($"{file.Name} heeft in kolom “{mapping.Type}” geen regels voor {string.Join(", ",
                    absent.Select(t => t.Code))}. Er staan: {string.Join(", ", own.Types.Select(t => t.Code))}.")]
                : [.. chart(own)];
        }
        catch (UnreadableFileException e)
        {
            return [Unreadable(file.Name, e)];
        }
        catch (SourceException e)
        {
            return [Panel.Of($"De kaart van {file.Name} is niet te lezen ({e.What}). Voeg het bestand opnieuw toe met --map.")];
        }
    }

    /// <summary>The counts of an own file per year and school type, small ones and what they could be worked out from withheld.</summary>
    private static DataTable Counts(OwnRegion own) =>
        SmallCells.Table($"Leerlingen in {own.Name}", [.. own.Years.Select(y => y.ToString())], [.. own.Types.Select(t => t.Code)],
        (r, c) => own.Find(own.Types[c], own.Years[r]), own.Origin, (r, c) => own.MayShow(own.Types[c], own.Years[r]));

    private static Panel Unreadable(string name, UnreadableFileException e) => Panel.Of(
        $"{name}{(e.Line > 0 ? $", regel {Dutch.Number(e.Line)}" : "")}{(e.Column is null ? "" : $", kolom "
            + $"{e.Column}")}: hier is het bestand niet te lezen. Kijk wat er staat met: {Run} data inspect {name}");

    private static string Headers(DelimitedFile file) => string.Join(", ", file.Columns.Take(12).Select(c => c.Name));

    private List<Local> Files() => [.. Stored().Where(s => !s.IsCatalogued && IsOwn(s))];

    /// <summary>An export with a mapping, or one that is no DUO file about schools.</summary>
    private bool IsOwn(Local file) => _cache.MappingOf(file.Id) is not null || LooksOwn(file);

    private static bool LooksOwn(Local file)
    {
        try
        {
            var opened = file.Open();
            return OwnMapping.Guess(opened) is not null || (opened.Find("brin") < 0 && opened.Find("van") < 0);
        }
        catch (UnreadableFileException)
        {
            return true;
        }
    }

    private IEnumerable<Local> Stored()
    {
        var catalogue = SourceCatalogue.Load(DataFolder.Find("sources")).Entries.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        return _cache.All.Where(s => Path.GetExtension(s.Path) != ".json").Select(s =>
            new Local(s.Id, Path.GetFileName(s.Address), s.Path, catalogue.Contains(s.Id)));
    }

    private sealed record Local(string Id, string Name, string Path, bool IsCatalogued)
    {
        public DelimitedFile Open(OwnMapping? mapping = null) =>
            DelimitedFile.FromBytes(File.ReadAllBytes(ReadList.File(Path)), Name, mapping?.Options);
    }
}
