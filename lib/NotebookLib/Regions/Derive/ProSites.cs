using System.Globalization;
using NotebookLib.Cleaning;

namespace NotebookLib.Regions.Derive;

/// <summary>
/// Sites for pro only, through 2019, 2023, 2024 and 2025, under several definitions. Each set counts the same sites in 2019, 2023 and 2024,
/// so that a site that opens, closes or changes its number does not look like growth; 02EA05, which became a general school building, is
/// left out.
/// </summary>
internal static class ProSites
{
    private const int Merged = 2; // of the sites in the list of 2025 two had gone into another: fewer sites, the same pupils elsewhere
    private const string Name = "pro-vestigingen.csv", Changed = "02EA05";

    public static DerivedTable Make(string folder, Repairs repairs)
    {
        var (all2019, pro2019) = (new Dictionary<string, long>(StringComparer.Ordinal), new Dictionary<string,
            long>(StringComparer.Ordinal));
        foreach (var e in SecondaryEnrolment.Read(Path.Combine(folder, "duo", "leerlingen-vo-per-vestiging-naar-onderwijstype-2019.csv")))
        {
            all2019[e.Site.ToString()] = all2019.GetValueOrDefault(e.Site.ToString()) + e.Pupils.Value;
            pro2019[e.Site.ToString()] = pro2019.GetValueOrDefault(e.Site.ToString()) + (e.Type == SchoolType.Pro ? e.Pupils.Value : 0);
        }

        var sites2023 = repairs.Open(folder, Path.Combine("duo", "edugis-scholen-2024-11-22.csv")).Rows.Where(r =>
            r["leerlingen"].Length > 0).ToLookup(r => r["vestigingscode"]);
        var in2023 = sites2023.ToDictionary(g => g.Key, g => g.First().Count("leerlingen").Value, StringComparer.Ordinal);
        var in2024 = Taken(folder, "vo-per-vestiging-2024-taken-over.csv", repairs);
        var in2025 = Taken(folder, "vo-pro-only-2025-taken-over.csv", repairs);
        var structure = repairs.Open(folder, Path.Combine("duo", "alle-vestigingen-vo.csv")).Rows.Where(r =>
            r["ONDERWIJSSTRUCTUUR"] == "PRO").Select(r => r.Site("BRIN NUMMER", "VESTIGINGSNUMMER").ToString()).ToHashSet();
        var type = sites2023.Where(g => g.First()["type"] == "PRO").Select(g => g.Key).ToHashSet();
        repairs.Note(Name, "vestiging-veranderd", "02EA05 was in 2019 een vestiging met alleen pro en daarna een gewoon schoolgebouw. "
            + "Weggelaten.", $"{all2019.GetValueOrDefault(Changed)} leerlingen in 2019, {in2024.GetValueOrDefault(Changed)} in 2024");

        (string Set, Func<string, bool> Is)[] sets =
        [
            ("alleen pro in 2019", s => all2019[s] > 0 && all2019[s] == pro2019[s]),
            ("soort PRO in 2023", type.Contains),
            ("structuur PRO in 2020", structure.Contains),
            ("ten minste de helft pro in 2019", s => 2 * pro2019[s] >= all2019[s]),
        ];
        return new DerivedTable(Name, "afbakening,jaar,vestigingen,leerlingen\n" + string.Concat(sets.SelectMany(set =>
        {
            var same = all2019.Keys.Where(s => s != Changed && set.Is(s) && in2023.ContainsKey(s) && in2024.ContainsKey(s)).ToList();
            var years = new List<(int Year, Dictionary<string, long> Pupils)> { (2019, all2019), (2023, in2023), (2024, in2024) };
            if (same.Count(s => !in2025.ContainsKey(s)) <= Merged)
            {
                years.Add((2025, in2025));
            }

            return years.Select(y =>
                string.Create(CultureInfo.InvariantCulture,
                $"{set.Set},{y.Year},{same.Count(y.Pupils.ContainsKey)},{same.Sum(s => y.Pupils.GetValueOrDefault(s))}\n"));
        })));
    }

    private static Dictionary<string, long> Taken(string folder, string file, Repairs repairs) =>
        repairs.Open(folder, Path.Combine("duo", file)).Rows.ToDictionary(r => r["vestigingscode"], r => r.Count("aantal_leerlingen").Value,
            StringComparer.Ordinal);
}
