namespace NotebookLib;

/// <summary>
/// The published figures that ship with the project (<c>data/published</c>), each with its origin. Where sources contradict
/// one another, or a source revised itself, both figures are there as separate <em>vintages</em>; nothing is averaged and no
/// version is chosen for you. Immutable.
/// </summary>
/// <example><code>
/// var published = Published.Load().InVintage("ocw-2023");
/// var pro = published.Series("vo.pro");
/// </code></example>
public sealed class Published
{
    private readonly Catalogue _all;
    private readonly string[] _preferred;

    private Published(Catalogue all, string[] preferred) => (_all, _preferred) = (all, preferred);

    /// <summary>The files that were read, with their checksums, for the provenance of a result.</summary>
    public IReadOnlyList<DataFile> Files => _all.Files;

    /// <summary>The keys of all series with school years, sorted.</summary>
    public IReadOnlyList<string> Names => _all.Names;

    /// <summary>Every published figure, the report's own excepted, in the order of the files.</summary>
    public IReadOnlyList<Observation> Observations => _all.Observations;

    /// <summary>The figures that the report prints itself: targets of verification, never inputs.</summary>
    public IReadOnlyList<Observation> Report => _all.Report;

    /// <summary>Reads and checks all files.</summary>
    /// <param name="folder">The folder <c>data/published</c>; null looks for it, see <see cref="DataFolder"/>.</param>
    /// <exception cref="DataFileException">A file is missing, cut off or wrong; the message names the place and the way out.</exception>
    public static Published Load(string? folder = null) => new(Catalogue.Read(folder ?? DataFolder.Find("published")), []);

    /// <summary>The same figures, with a version chosen for every series that has it.</summary>
    /// <param name="vintage">Versions in order of preference, e.g. "ocw-2023".</param>
    /// <exception cref="ArgumentException">No series has one of these versions.</exception>
    public Published InVintage(params string[] vintage)
    {
        ArgumentNullException.ThrowIfNull(vintage);
        foreach (var name in vintage)
        {
            if (!_all.Observations.Any(o => o.Vintage == name))
            {
                throw new ArgumentException($"No series has vintage \"{name}\". Known: "
                    + $"{string.Join(", ", _all.Observations.Select(o => o.Vintage).Distinct().Order(StringComparer.Ordinal))}.",
                    nameof(vintage));
            }
        }

        return new Published(_all, [.. vintage]);
    }

    /// <summary>The versions that a series has, in order of the file.</summary>
    /// <exception cref="KeyNotFoundException">There is no such series.</exception>
    public IReadOnlyList<string> Vintages(string series) => [.. _all.Find(series).Select(o => o.Vintage).Distinct()];

    /// <summary>A series through the school years.</summary>
    /// <param name="series">Its key, one of <see cref="Names"/>.</param>
    /// <param name="vintage">The version; several are tried per year in this order. None: the choice of <see cref="InVintage"/>
    /// where it applies, else all versions, provided that no year has two.</param>
    /// <exception cref="KeyNotFoundException">There is no such series, or it has no such version.</exception>
    /// <exception cref="AmbiguousVintageException">A year has more than one version and none was chosen.</exception>
    public YearSeries Series(string series, params string[] vintage)
    {
        var rows = Chosen(series, vintage ?? []).Where(o => o.Year is not null).ToList();
        var origins = rows.Select(o => o.Origin).Distinct().ToList();
        var units = rows.Select(o => o.Unit).Distinct().ToList();
        if (units.Count > 1)
        {
            throw new AmbiguousVintageException($"Series {series} is in different units ({string.Join("; ", units)}). Name one vintage: "
                + $"{string.Join(", ", Vintages(series))}.");
        }

        return new YearSeries(series, Label(series), units[0],
            origins.Count == 1 ? origins[0] : Origin.Derived("jaren uit meer tabellen naast elkaar gezet", origins),
            rows.Select(o => new YearValue(o.Year!.Value, o.Value, o.Provisional)));
    }

    /// <summary>One figure with unit and its own origin.</summary>
    /// <param name="series">The key of the series.</param>
    /// <param name="year">The school year.</param>
    /// <param name="vintage">As for <see cref="Series"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no such series, version or year.</exception>
    /// <exception cref="AmbiguousVintageException">The year has more than one version and none was chosen.</exception>
    public Quantity Quantity(string series, SchoolYear year, params string[] vintage)
    {
        var rows = Chosen(series, vintage ?? [], year);
        return rows.FirstOrDefault(o => o.Year == year) is { } found
            ? new Quantity(found.Value, found.Unit, found.Origin)
            : throw new KeyNotFoundException($"Series {series} has no value for {year}; it has "
                + $"{string.Join(", ", rows.Select(o => o.Period).Distinct())}.");
    }

    /// <summary>A figure without a school year.</summary>
    /// <exception cref="KeyNotFoundException">There is no such figure.</exception>
    public Quantity Undated(string series) => Single(_all.Find(series).Where(o => o.Year is null), series);

    /// <summary>A figure that the report prints itself: a target of verification, never an input.</summary>
    /// <param name="series">Its key, e.g. "rapport.groei_sinds_2018.pro".</param>
    /// <exception cref="KeyNotFoundException">The report prints no such figure.</exception>
    public Quantity Stated(string series) => Single(_all.Report.Where(o => o.Series == series), series);

    /// <summary>The series about a word, with unit, years, versions and origin; shows itself as a table. A series is about a text where
    /// each of its words begins a word of the key, the label or the population, or stands anywhere in them from three letters on.
    /// Looking does
    /// not count as having seen the figures.</summary>
    /// <param name="text">What to look for, "so" or "aandeel vso"; empty for every series.</param>
    /// <returns>Those whose key has the very words first, then by key; none where nothing is found, with the nearest keys.</returns>
    /// <example><code>Published.Load().Find("so")</code></example>
    public FoundSeries Find(string text = "") => FoundSeries.In(_all, text ?? "");

    /// <summary>The name of a series that a reader sees.</summary>
    public string Label(string series) => _all.Label(series).Label;

    /// <summary>Whom or what a series counts.</summary>
    public string Population(string series) => _all.Label(series).Population;

    private static Quantity Single(IEnumerable<Observation> rows, string series) => rows.FirstOrDefault() is { } found
        ? new Quantity(found.Value, found.Unit, found.Origin)
        : throw new KeyNotFoundException($"There is no such figure: \"{series}\".");

    private List<Observation> Chosen(string series, string[] vintage, SchoolYear? only = null)
    {
        var rows = _all.Find(series);
        var choice = vintage.Length > 0 ? vintage : _preferred.Where(p => rows.Any(o => o.Vintage == p)).ToArray();
        if (choice.FirstOrDefault(v => !rows.Any(o => o.Vintage == v)) is { } unknown)
        {
            throw new KeyNotFoundException($"Series {series} has no vintage \"{unknown}\"; it has {string.Join(", ", Vintages(series))}.");
        }

        if (choice.Length > 0)
        {
            return [.. rows.Where(o => choice.Contains(o.Vintage)).GroupBy(o => o.Period).Select(year =>
                year.MinBy(o => Array.IndexOf(choice, o.Vintage))!)];
        }

        var twice = rows.GroupBy(o => o.Period).FirstOrDefault(year => year.Count() > 1 && (only is null || year.First().Year == only));
        return twice is null ? [.. rows] : throw new AmbiguousVintageException(
            $"Series {series} has more than one version for {twice.Key}: {string.Join("; ", twice.Select(o => $"{o.Vintage} = "
                + $"{Dutch.Number(o.Value, o.Value == Math.Round(o.Value) ? 0 : 1)}"))}. Name one: Series(\"{series}\", vintage: \"{
                twice.First().Vintage}\").");
    }
}
