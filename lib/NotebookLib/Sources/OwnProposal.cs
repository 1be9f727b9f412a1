using NotebookLib.Cleaning;

namespace NotebookLib.Sources;

/// <summary>A column of an own export, as somebody sees it who has to say what it means.</summary>
/// <param name="Name">Its header.</param>
/// <param name="Examples">Its first few different values.</param>
/// <param name="Words">All its different values, where there are few; else empty.</param>
public sealed record OwnColumn(string Name, IReadOnlyList<string> Examples, IReadOnlyList<string> Words);

/// <summary>
/// A first guess at what the columns of an own export mean, from headers and from what stands in them, for a person to confirm. Nothing is
/// taken over on the strength of it: <see cref="OwnData"/> reads with an <see cref="OwnMapping"/> that somebody chose.
/// </summary>
/// <param name="Columns">The columns, in the order of the file.</param>
/// <param name="Year">The header that most looks like the school year; empty where none does.</param>
/// <param name="Type">The header that most looks like the school type; empty where none does.</param>
/// <param name="Count">The header that most looks like the count; empty where none does.</param>
/// <param name="Swv">The header of the partnership; empty where none is known.</param>
/// <param name="School">The header of the school; empty where none is known.</param>
/// <param name="Types">What each word in a column may be as a school type, by word; a word that says nothing is not in it.</param>
public sealed record OwnProposal(IReadOnlyList<OwnColumn> Columns, string Year, string Type, string Count, string Swv, string School,
    IReadOnlyDictionary<string, string> Types)
{
    private const int MostRows = 5_000;
    private const int MostWords = 40;

    /// <summary>Parts of words that exports use for school types; the first that fits counts.</summary>
    private static readonly (string Part, SchoolType Type)[] Hints =
    [
        ("voortgezet speciaal", SchoolType.Vso), ("speciaal basis", SchoolType.Sbo), ("sbao", SchoolType.Sbo), ("speciaal", SchoolType.So),
            ("zmok", SchoolType.So), ("zmlk", SchoolType.So),
        ("mytyl", SchoolType.So), ("tyltyl", SchoolType.So), ("langdurig", SchoolType.So), ("cluster", SchoolType.So),
        ("praktijk", SchoolType.Pro), ("basis", SchoolType.Bao), ("regulier", SchoolType.Bao),
        ("havo", SchoolType.Havo), ("vwo", SchoolType.Vwo), ("gymnasium", SchoolType.Vwo), ("vmbo", SchoolType.Vmbo),
        ("brug", SchoolType.Brugjaar),
    ];

    /// <summary>Looks at a file.</summary>
    /// <exception cref="UnreadableFileException">It cannot be read, or its rows are about single pupils.</exception>
    public static OwnProposal Of(DelimitedFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        PupilRows.Refuse(file);
        var values = file.Columns.Select(_ => new List<string>()).ToList();
        var seen = file.Columns.Select(_ => new HashSet<string>(StringComparer.Ordinal)).ToList();
        using (var reader = file.Read())
        {
            for (var row = 0; row < MostRows && reader.Read(); row++)
            {
                for (var i = 0; i < values.Count; i++)
                {
                    if (reader.Text(i) is { Length: > 0 } text && seen[i].Count <= MostWords && seen[i].Add(text))
                    {
                        values[i].Add(text);
                    }
                }
            }
        }

        var columns = file.Columns.Select((c, i) => new OwnColumn(c.Name, [.. values[i].Take(3)], values[i].Count <= MostWords ? values[i]
            : [])).ToList();
        var guess = OwnMapping.Guess(file);
        string Known(string name) => file.Columns.FirstOrDefault(c => c.Known == name)?.Name ?? "";
        string Best(string known, Func<OwnColumn, int, double> score, params string[] taken) =>
            Known(known) is { Length: > 0 } header ? header
            : columns.Select((c, i) => (c.Name, Score: taken.Contains(c.Name) ? 0 : score(c, i))).OrderByDescending(c => c.Score)
                .FirstOrDefault(c => c.Score > 0.5).Name ?? "";
        double Share(int i, Func<string, bool> fits) => values[i].Count == 0 ? 0 : values[i].Count(fits) / (double)values[i].Count;
        var year = guess?.Year ?? Best("jaar", (_, i) => Share(i, v => v.Length >= 4 && SchoolYear.TryParse(v, out var y)
            && y.StartYear is > 1950 and < 2100));
        var type = guess?.Type ?? Best("soort", (c, i) => c.Words.Count == 0 ? 0 : Share(i, v => TypeOf(v) is not null), year);
        var count = guess?.Count ?? Best("aantal", (_, i) => Share(i, IsCount), year, type);
        return new OwnProposal(columns, year, type, count, Known("swv"), Known("brin"),
            columns.SelectMany(c => c.Words).Distinct(StringComparer.Ordinal).Where(w => !IsCount(w)).Select(w =>
                (Word: w, Type: TypeOf(w))).Where(w => w.Type is not null).ToDictionary(w => w.Word, w =>
                w.Type!.Code, StringComparer.Ordinal));
    }

    /// <summary>Whether a text is a count: digits, or a masked count such as <c>&lt;5</c>.</summary>
    private static bool IsCount(string text) => text.Length > 0 && text.TrimStart('<', '≤').Replace(".", "", StringComparison.Ordinal)
        .All(char.IsAsciiDigit);

    private static SchoolType? TypeOf(string word) => SchoolType.TryParse(word, out var type) ? type
        : Hints.FirstOrDefault(h => word.Contains(h.Part, StringComparison.OrdinalIgnoreCase)).Type;
}
