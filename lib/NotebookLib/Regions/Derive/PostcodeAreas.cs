using NotebookLib.Cleaning;

namespace NotebookLib.Regions.Derive;

/// <summary>The ministry's table: each four-digit postcode with its municipality of 2015 and its two partnerships.</summary>
internal sealed class PostcodeAreas
{
    private readonly SortedDictionary<int, (SwvCode Po, SwvCode Vo, string Municipality)> _all = [];

    private PostcodeAreas()
    {
    }

    public IReadOnlyDictionary<int, (SwvCode Po, SwvCode Vo, string Municipality)> All => _all;

    public static PostcodeAreas Load(string folder, Repairs repairs)
    {
        var areas = new PostcodeAreas();
        foreach (var row in repairs.Open(folder, Path.Combine("regions", "pc4-swv.csv")).Rows)
        {
            if (!SwvCode.TryParse(row["swv_po"], out var po) || !SwvCode.TryParse(row["swv_vo"], out var vo))
            {
                repairs.Note("gemeente-swv.csv", "postcode-zonder-swv",
                    "In de regeling staat bij deze postcode een woord en geen samenwerkingsverband: er wonen geen leerlingen. Weggelaten.",
                    $"{row["pc4"]}: {row["swv_po"]}");
                continue;
            }

            areas._all.Add((int)row.Number("pc4"), (po, vo, row["gemeente_2015"]));
        }

        return areas;
    }

    /// <summary>The postcode of the table that is nearest in number; the lower of two.</summary>
    public int Nearest(int postcode) => _all.Keys.MinBy(p => (Math.Abs(p - postcode), p));
}
