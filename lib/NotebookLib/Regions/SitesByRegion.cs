using NotebookLib.Cleaning;
using NotebookLib.Sources;

namespace NotebookLib.Regions;

/// <summary>
/// DUO's file 06 added up to regions: so from sites with so only, bao from bo. Sites that hold so and vso cannot be split and are left
/// out; so is a part of all so. The municipality is that of the site, not of the pupils.
/// </summary>
public sealed class SitesByRegion
{
    private readonly HistoricSites _sites;
    private readonly Municipalities _places;

    /// <summary>Adds up the sites of a file.</summary>
    /// <param name="sites">The file.</param>
    /// <param name="places">Which municipality lies in which province.</param>
    public SitesByRegion(HistoricSites sites, Municipalities places)
    {
        (_sites, _places) = (sites, places);
        Nation = Group(_ => "Nederland").FirstOrDefault() ?? new Region("Nederland", new Dictionary<SchoolYear, Count>(),
            new Dictionary<SchoolYear, Count>(), DeeperData.Origin);
        Provinces = Group(m => m?.Province);
        Towns = Group(m => m?.Name);
    }

    /// <summary>All sites together.</summary>
    public Region Nation { get; }

    /// <summary>The provinces, by name.</summary>
    public IReadOnlyList<Region> Provinces { get; }

    /// <summary>The municipalities, by name.</summary>
    public IReadOnlyList<Region> Towns { get; }

    /// <summary>The school years of the file.</summary>
    public IReadOnlyList<SchoolYear> Years => _sites.Years;

    /// <summary>How many sites hold so and vso and cannot be split.</summary>
    public int MixedSites => _sites.Sites.Count(s => s.Type == SchoolType.SoVso);

    /// <summary>The pupils of sites that hold so and vso.</summary>
    public Count Mixed(SchoolYear year) => _sites.Total(SchoolType.SoVso, year);

    private List<Region> Group(Func<Municipality?, string?> name)
    {
        var groups = new SortedDictionary<string, (Dictionary<SchoolYear, Count> So, Dictionary<SchoolYear, Count> Bao,
            Dictionary<SchoolYear, int> Schools)>(StringComparer.Ordinal);
        var places = _sites.Sites.Select(s => s.Municipality).Distinct().ToDictionary(c => c, c => name(_places.Find(c)));
        foreach (var seen in _sites.Observations)
        {
            var isSo = seen.Site.Type == SchoolType.So;
            if (!seen.HasCount || (!isSo && seen.Site.Type != SchoolType.Bao) || places[seen.Site.Municipality] is not { } key)
            {
                continue;
            }

            if (!groups.TryGetValue(key, out var group))
            {
                groups[key] = group = ([], [], []);
            }

            var sums = isSo ? group.So : group.Bao;
            sums[seen.Year] = sums.GetValueOrDefault(seen.Year) + seen.Pupils;
            group.Schools[seen.Year] = group.Schools.GetValueOrDefault(seen.Year) + (isSo && seen.Pupils.High > 0 ? 1 : 0);
        }

        return [.. groups.Select(g => new Region(g.Key, g.Value.So, g.Value.Bao, DeeperData.Origin) { Schools = g.Value.Schools })];
    }
}
