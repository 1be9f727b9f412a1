using System.Globalization;
using NotebookLib.Cleaning;

namespace NotebookLib.Regions.Derive;

/// <summary>
/// A part of file 06 with its dirt left in: all sites for special education, so that national sums can be checked, and the bao sites with
/// doubled quotes. Name, kind, municipality and the years from 2010, as they stand in the file; UTF-8 with a mark, semicolons, CRLF.
/// </summary>
internal static class SampleSites
{
    private const string Name = "voorbeeld-duo-06.csv";
    private const int FirstYear = 2010;
    private static readonly string[] Facts = ["INSTELLINGSCODE", "VESTIGINGSCODE", "NAAM_VESTIGING", "SOORT_VESTIGING",
        "GEMEENTECODE_VESTIGING", "GEMEENTENAAM_VESTIGING"];

    public static DerivedTable Make(string path, Repairs repairs)
    {
        var lines = File.ReadAllText(path).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(';')).ToList();
        var (head, kind) = (lines[0], Array.IndexOf(lines[0], "SOORT_VESTIGING"));
        var columns = Enumerable.Range(0, head.Length).Where(i => Facts.Contains(head[i])
            || (head[i].StartsWith("LEERLINGEN_", StringComparison.Ordinal) && int.Parse(head[i][^4..], CultureInfo.InvariantCulture)
            >= FirstYear)).ToList();
        if (kind < 0 || lines.FindIndex(l => l.Length != head.Length) is var wrong and >= 0)
        {
            throw new UnreadableFileException(Path.GetFileName(path),
                "a row has another number of cells than the header, or there is no SOORT_VESTIGING",
                "Take DUO's file 06, historisch overzicht", kind < 0 ? 1 : lines.FindIndex(l => l.Length != head.Length) + 1);
        }

        var kept = lines.Where((l, i) => i == 0 || l[kind] != "BO" || l.Any(c => c.Contains("\"\"", StringComparison.Ordinal))).ToList();
        repairs.Note(Name, "niet-in-voorbeeld", "Gewone basisscholen zonder dubbele aanhalingstekens, en de jaren vóór 2010, staan niet in "
            + "het voorbeeld: dat houdt het klein. Verder is geen teken veranderd.", lines.Find(l => l[kind] == "BO")![1],
            lines.Count - kept.Count);
        return new DerivedTable(Name, "\uFEFF" + string.Concat(kept.Select(l => string.Join(';', columns.Select(c => l[c])) + "\r\n")));
    }
}
