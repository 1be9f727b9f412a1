using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NotebookLib.Claims;

/// <summary>What this edition took over for one claim: a mark, a cell, a list of locations, a number.</summary>
/// <param name="Id">The claim.</param>
/// <param name="Kind">mark, cell, list or number.</param>
/// <param name="Content">What was taken over, in a fixed form: <c>Loc 1 BAO=1</c>.</param>
public sealed record Transcription(string Id, string Kind, string Content)
{
    private static readonly (int Table, string Name)[] Counts =
        [(4, "exp_table4_culture"), (5, "exp_table5_attitude"), (6, "exp_table6_competence"), (8, "exp_table8_mixing")];

    /// <summary>A short salted hash: it shows that nothing changed since the comparison, and holds nothing of the publication.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"notebooklib/{Id}/{Kind}/{Content}")))[..12];

    /// <summary>Everything that can be compared with a publication, by claim.</summary>
    public static IReadOnlyList<Transcription> All(ClaimRegister register)
    {
        ArgumentNullException.ThrowIfNull(register);
        var lists = register.RowsOf("exp_location_mentions").GroupBy(r => r["mention_id"]).ToDictionary(g => g.Key, g =>
            string.Join(',', g.Select(r => r["location"])), StringComparer.Ordinal);
        var marks = register.RowsOf("exp_table1_locations").ToDictionary(r => MarkId(r["location"], r["partner"]), r =>
            $"{r["location"]} {r["partner"]}={r["present"]}", StringComparer.Ordinal);
        var cells = Counts.SelectMany(t => Cells(register, t.Table)).ToDictionary(c => c.Id, c => c.Content, StringComparer.Ordinal);
        return [.. register.Claims.Select(c => marks.TryGetValue(c.Id, out var mark) ? new Transcription(c.Id, "mark", $"{mark}; {c.Value}")
            : cells.TryGetValue(c.Id, out var cell) ? new(c.Id, "cell", $"{cell}; {c.Value}")
            : c.Section == "EXP-LOC" && lists.TryGetValue(c.Id["EXP-LOC-".Length..], out var list) ? new(c.Id, "list", list)
            : c.Section is not "EXP-S" && !c.Section.StartsWith("EXP-TB", StringComparison.Ordinal) && Printed(c) is { } n
                ? new Transcription(c.Id, "number", n.ToString(CultureInfo.InvariantCulture)) : null).OfType<Transcription>()];
    }

    internal static string MarkId(string location, string partner) =>
        $"EXP-TB1-{location.Replace(" ", "", StringComparison.Ordinal)}-{partner}";

    // the claims of a table of counts run as its rows do: A01, A02 for the first group, B01 for the second
    internal static IEnumerable<(string Id, int Row, int Column, string Content)> Cells(ClaimRegister register, int table)
    {
        var rows = register.RowsOf(Array.Find(Counts, c => c.Table == table).Name).ToList();
        var categories = rows.Select(r => (r["panel"], r["category_en"])).Distinct().ToList();
        var groups = rows.Select(r => r["group"]).Distinct().ToList();
        foreach (var r in rows)
        {
            var (row, column) = (categories.IndexOf((r["panel"], r["category_en"])), groups.IndexOf(r["group"]));
            yield return (string.Create(CultureInfo.InvariantCulture, $"EXP-TB{table}-{(char)('A' + column)}{row + 1:00}"), row, column,
                $"{r["panel"]}/{r["category_en"]}/{r["group"]}={r["locations"]}");
        }
    }

    // what a text can hold as a number: a share is printed as a percentage; words and very small whole numbers say too little
    private static double? Printed(Claim claim) => claim.Published is { IsNumber: true } p
        ? claim.Scale == Scale.Share ? p.Decimals <= 2 ? Dutch.Round(100 * p.Low, 6) : null : p.Low is > -10 and < 10 && p.Decimals == 0
            ? null : p.Low : null;
}
