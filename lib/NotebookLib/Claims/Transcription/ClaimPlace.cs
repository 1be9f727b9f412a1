using System.Globalization;
using System.Text.RegularExpressions;

namespace NotebookLib.Claims;

/// <summary>Where a claim stands in its publication.</summary>
/// <param name="Publication">The publication.</param>
/// <param name="Part">The theme or section, as the register has it.</param>
/// <param name="Pages">The pages of that part by the printed contents: "48-64"; empty where the publication has no contents with
/// pages.</param>
/// <param name="Block">The table, footnote or step: "tabel 4", "noot 22", "overzicht".</param>
/// <param name="Row">The row of the table, the list, or the claim's number in the order of reading.</param>
public sealed partial record ClaimPlace(string Publication, string Part, string Pages, string Block, string Row)
{
    /// <summary>One line: <c>Van Data naar Actie, T7 Doelgroepverschuiving, blz. 48-64, noot 22, uitspraak 19</c>.</summary>
    public override string ToString() => string.Join(", ", new[] { Publication, Part, Pages.Length > 0 ? "blz. " + Pages : "", Block, Row }
        .Where(p => p.Length > 0));

    /// <summary>The places of all claims, by claim.</summary>
    public static IReadOnlyDictionary<string, ClaimPlace> All(ClaimRegister register)
    {
        ArgumentNullException.ThrowIfNull(register);
        var pages = register.RowsOf("ll_toc_pages").ToDictionary(r => r["section"], r => (From: r["start_page"], N: r["pages_until_next"]),
            StringComparer.Ordinal);
        return register.Claims.ToDictionary(c => c.Id, c => Of(c, pages), StringComparer.Ordinal);
    }

    private static ClaimPlace Of(Claim claim, Dictionary<string, (string From, string N)> pages)
    {
        var key = claim.Section switch { "LL-IN" => "Introduction", "LL-QA" => "Questions and answers", "LL-CL" => "Closing reflection",
            _ => claim.Section.StartsWith("LL-", StringComparison.Ordinal) ? claim.Section[3..] : "" };
        var (table, note) = (TableNumber().Match(claim.Source), NoteNumber().Match(claim.Source));
        var block = table.Success ? "tabel " + table.Groups[1].Value : note.Success ? "noot " + note.Groups[1].Value
            : claim.Step is "n/a" or "" ? "lopende tekst" : claim.Step;
        var tail = claim.Id[(claim.Section.Length + 1)..];
        return new ClaimPlace(Publications.TitleOf(claim.Section), claim.Part, Range(pages, key), block,
            table.Success ? "rij " + tail.Replace('-', ' ').Replace('_', ' ') : claim.Section == "EXP-LOC" ? "lijst " + tail
            : "uitspraak " + tail);
    }

    private static string Range(Dictionary<string, (string From, string N)> pages, string key) =>
        pages.TryGetValue(key, out var p) && int.TryParse(p.From, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            ? int.TryParse(p.N, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 1
                ? string.Create(CultureInfo.InvariantCulture, $"{from}-{from + n - 1}") : p.From : "";

    [GeneratedRegex(@"\bTable (\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex TableNumber();

    [GeneratedRegex(@"\bfootnote (\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex NoteNumber();
}
