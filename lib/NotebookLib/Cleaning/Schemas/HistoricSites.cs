using System.Text;

namespace NotebookLib.Cleaning;

/// <summary>A site of primary or special education.</summary>
/// <param name="Code">The site.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">bao, sbo, so, vso or so/vso; null where the file names another kind.</param>
/// <param name="Denomination">Its denomination.</param>
/// <param name="Board">The number of its board.</param>
/// <param name="Municipality">The municipality of the school, not of the pupils.</param>
/// <param name="MunicipalityName">Its name, in DUO's capitals.</param>
public sealed record Site(SiteCode Code, string Name, SchoolType? Type, string Denomination, string Board, MunicipalityCode Municipality,
    string MunicipalityName);

/// <summary>The pupils of a site on 1 October of a school year.</summary>
/// <param name="Site">The site.</param>
/// <param name="Year">The school year.</param>
/// <param name="Pupils">The count; exactly 0 when <paramref name="Missing"/> is neither none nor suppressed.</param>
/// <param name="Missing">None, suppressed (then <paramref name="Pupils"/> has bounds), did not exist, or another reason.</param>
public readonly record struct SiteYear(Site Site, SchoolYear Year, Count Pupils, Missing Missing)
{
    /// <summary>Whether there is a count, exact or between bounds.</summary>
    public bool HasCount => Missing is Missing.None or Missing.Suppressed;
}

/// <summary>
/// DUO's file 06, <em>historisch overzicht aantal leerlingen per schoolvestiging</em>: a row per site, a column per year; here made
/// long, one observation per site and year. Any file with the columns brin, vestiging, soort and one column per year will do.
/// </summary>
public sealed class HistoricSites
{
    private HistoricSites(string file, IReadOnlyList<Site> sites, IReadOnlyList<SchoolYear> years, SiteYear[] observations,
        CleaningRecord record) =>
        (File, Sites, Years, Observations, Record) = (file, sites, years, observations, record);

    /// <summary>The file's name.</summary>
    public string File { get; }

    /// <summary>The sites, in the order of the file.</summary>
    public IReadOnlyList<Site> Sites { get; }

    /// <summary>The school years, from early to late.</summary>
    public IReadOnlyList<SchoolYear> Years { get; }

    /// <summary>One observation per site and year, sites in the order of the file.</summary>
    public IReadOnlyList<SiteYear> Observations { get; }

    /// <summary>What cleaning did.</summary>
    public CleaningRecord Record { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="UnreadableFileException">It cannot be read, or a column or code is not what it has to be; file, line and column are
    /// named.</exception>
    public static HistoricSites Load(string path, ReadOptions? options = null) => Load(DelimitedFile.Open(path, options));

    /// <summary>Reads an opened file.</summary>
    /// <exception cref="UnreadableFileException">A column or code is not what it has to be.</exception>
    public static HistoricSites Load(DelimitedFile file)
    {
        var (brin, site, type) = (file.Need("brin"), file.Need("vestiging"), file.Need("soort"));
        var (name, denomination, board, code, town) = (file.Find("naam"), file.Find("denominatie"), file.Find("bestuur"),
            file.Find("gemeentecode"), file.Find("gemeente"));
        var years = file.Columns.Where(c => c.Year is not null).OrderBy(c => c.Year!.Value).ToArray();
        if (years.Length == 0)
        {
            throw new UnreadableFileException(file.Name, "there is no column per year, such as LEERLINGEN_2024",
                "Take DUO's file 06, historisch overzicht", 1);
        }

        var (sites, observations) = (new List<Site>(), new List<SiteYear>(1 << 16));
        var pool = new TextPool();
        using var reader = file.Read();
        while (reader.Read())
        {
            if (!SiteCode.TryParse(reader.Text(brin), reader.Text(site), out var siteCode))
            {
                throw new UnreadableFileException(file.Name, $"\"{reader.Text(brin)}\" and \"{reader.Text(site)}\" together are not a site",
                    "See whether the row has shifted", reader.Line, file.Columns[site].Name);
            }

            _ = SchoolType.TryParse(Get(reader, pool, type), out var schoolType);
            _ = MunicipalityCode.TryParse(Get(reader, pool, code), out var municipality);
            var row = new Site(siteCode, name < 0 ? "" : reader.Text(name), schoolType, Get(reader, pool, denomination),
                Get(reader, pool, board), municipality, Get(reader, pool, town));
            sites.Add(row);
            foreach (var column in years)
            {
                var missing = reader.MissingAt(column.Index);
                var count = missing is Missing.None or Missing.Suppressed ? reader.CountAt(column.Index) : default;
                observations.Add(new SiteYear(row, column.Year!.Value, count, missing));
            }
        }

        return new HistoricSites(file.Name, sites, [.. years.Select(c => c.Year!.Value)], [.. observations], reader.Record);
    }

    /// <summary>The same counts with other facts about the sites.</summary>
    internal HistoricSites With(Func<Site, Site> change)
    {
        var changed = Sites.Select(change).ToList();
        // an observation per site and year, in that order
        return new HistoricSites(File, changed, Years, [.. Observations.Select((o, i) => o with { Site = changed[i / Years.Count] })],
            Record);
    }

    /// <summary>The pupils of a school type in a year, with bounds where cells are suppressed; 0 where no site has any.</summary>
    public Count Total(SchoolType type, SchoolYear year) => Sum(o => o.Site.Type == type && o.Year == year);

    /// <summary>The pupils of a school type in a municipality, by year; years without any site are 0.</summary>
    public IReadOnlyDictionary<SchoolYear, Count> InMunicipality(MunicipalityCode municipality, SchoolType type)
    {
        var sums = Years.ToDictionary(y => y, _ => default(Count));
        foreach (var o in Observations)
        {
            if (o.HasCount && o.Site.Municipality == municipality && o.Site.Type == type)
            {
                sums[o.Year] += o.Pupils;
            }
        }

        return sums;
    }

    private Count Sum(Func<SiteYear, bool> where)
    {
        var sum = default(Count);
        foreach (var o in Observations)
        {
            if (o.HasCount && where(o))
            {
                sum += o.Pupils;
            }
        }

        return sum;
    }

    private static string Get(CleanReader reader, TextPool pool, int column) => column < 0 ? "" : pool.Get(reader.Span(column));
}

/// <summary>Gives equal texts one string: names of municipalities return thousands of times.</summary>
internal sealed class TextPool
{
    private readonly Dictionary<ulong, (byte[] Bytes, string Text)> _texts = [];

    public string Get(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return "";
        }

        var key = 14695981039346656037UL;
        foreach (var b in text)
        {
            key = (key ^ b) * 1099511628211UL;
        }

        if (_texts.TryGetValue(key, out var known) && known.Bytes.AsSpan().SequenceEqual(text))
        {
            return known.Text;
        }

        var fresh = Encoding.UTF8.GetString(text);
        _texts[key] = (text.ToArray(), fresh);
        return fresh;
    }
}
