using System.Globalization;
using System.Text;

namespace NotebookLib.Claims;

/// <summary>What the comparison of one transcription with the publication gave.</summary>
/// <param name="Transcription">What was compared.</param>
/// <param name="Agrees">True where the publication has the same, false where it has something else, null where it cannot be found
/// there.</param>
/// <param name="Found">What was found, in Dutch.</param>
public sealed record CopyCheck(Transcription Transcription, bool? Agrees, string Found);

/// <summary>Compares what this edition took over with the publications themselves, where the reader has them.</summary>
public static class SourceCheck
{
    private const string Name = "data/claims/places/checked.csv";

    /// <summary>Compares every mark, cell, list and number of these publications.</summary>
    public static IReadOnlyList<CopyCheck> Compare(ClaimRegister register, params PublicationText[] publications)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(publications);
        var of = publications.ToLookup(p => p.Prefix, StringComparer.Ordinal);
        var all = Transcription.All(register);
        var exp = of["EXP"].FirstOrDefault();
        var cells = (exp is null ? [] : new[] { 4, 5, 6, 8 }).SelectMany(t =>
        {
            var printed = exp!.CountRows(t).ToList();
            return Transcription.Cells(register, t).Select(c => (c.Id, Printed: c.Row < printed.Count ? printed[c.Row][c.Column] : null));
        }).ToDictionary(c => c.Id, c => c.Printed, StringComparer.Ordinal);
        var rows = exp is null ? null : MarkRows(register, exp);
        return [.. all.Where(t => of.Contains(Prefix(t.Id))).Select(t => t.Kind switch
        {
            "mark" => Mark(t, register[t.Id], rows![t.Id]),
            "cell" => Cell(t, register[t.Id], cells[t.Id]),
            "list" => List(t, exp!),
            _ => Number(t, of[Prefix(t.Id)].First()),
        })];
    }

    /// <summary>The claims whose transcription is still the one that was compared with the publication.</summary>
    /// <exception cref="DataFileException">The file of earlier comparisons is wrong.</exception>
    public static IReadOnlySet<string> Checked(ClaimRegister register)
    {
        ArgumentNullException.ThrowIfNull(register);
        var path = PathOf(register);
        if (!File.Exists(ReadList.File(path)))
        {
            return new HashSet<string>();
        }

        var now = Transcription.All(register).ToDictionary(t => t.Id, t => t.Hash, StringComparer.Ordinal);
        return CsvTable.Read(path, Name, ["id", "kind", "hash"]).Rows.Where(r => now.TryGetValue(r.Required("id"), out var hash)
            && hash == r["hash"]).Select(r => r["id"]).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Where earlier comparisons are kept.</summary>
    public static string PathOf(ClaimRegister register) =>
        Path.Combine((register ?? throw new ArgumentNullException(nameof(register))).Folder, "places", "checked.csv");

    /// <summary>The file for a comparison: what agreed, with its hash; publications that were not given keep their rows.</summary>
    public static string Text(ClaimRegister register, IReadOnlyList<CopyCheck> checks)
    {
        ArgumentNullException.ThrowIfNull(checks);
        var (compared, before) = (checks.Select(c => Prefix(c.Transcription.Id)).ToHashSet(StringComparer.Ordinal), Checked(register));
        var text = new StringBuilder("id,kind,hash\n");
        foreach (var t in Transcription.All(register).Where(t => !compared.Contains(Prefix(t.Id)) && before.Contains(t.Id)).Concat(checks
            .Where(c => c.Agrees == true).Select(c => c.Transcription)).OrderBy(t => t.Id, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{t.Id},{t.Kind},{t.Hash}\n");
        }

        return text.ToString();
    }

    internal static string Prefix(string id) => id.Split('-')[0];

    // per row of Table 1: our marks beside the printed ones; a row that lost a cell in the text is compared by its pattern
    private static Dictionary<string, (string Ours, string Row, bool? Agrees)> MarkRows(ClaimRegister register, PublicationText text) =>
        register.RowsOf("exp_table1_locations").GroupBy(r => r["location"]).SelectMany(g =>
        {
            var ours = string.Concat(g.Select(r => r["present"] == "0" ? '.' : 'x'));
            var printed = text.MarkRow(g.Key.Replace("Loc ", "Locatie ", StringComparison.Ordinal));
            bool? agrees = printed is not { } p ? null : p.Exact ? p.Marks == ours : p.Marks == ours.Trim('.')
                || p.Lost && p.Marks.Count(c => c == 'x') == ours.Count(c => c == 'x');
            return g.Select((r, i) => (Id: Transcription.MarkId(g.Key, r["partner"]), (ours, printed?.Marks ?? "", agrees)));
        }).ToDictionary(r => r.Id, r => r.Item2, StringComparer.Ordinal);

    private static CopyCheck Mark(Transcription t, Claim claim, (string Ours, string Row, bool? Agrees) row)
    {
        // a mark between brackets is a partial one: 0.5 in the register
        var same = t.Content.Split("; ")[0].Split('=')[^1] is var mark && (mark == "partial" ? "0.5" : mark) == claim.Value;
        return row.Agrees switch
        {
            null => new(t, null, "de rij staat niet in de tekst"),
            true => new(t, same, same ? "kruisjes van de rij gelijk" : $"de uitspraak zegt {claim.Value}, de tabel hier niet"),
            _ => new(t, false, $"kruisjes in de publicatie {row.Row}, hier {row.Ours}"),
        };
    }

    private static CopyCheck Cell(Transcription t, Claim claim, string? printed)
    {
        var ours = t.Content.Split("; ")[0].Split('=')[^1];
        return printed is null ? new(t, null, "de rij staat niet in de tekst")
            : (printed.Length == 0 ? "0" : printed) == ours && ours == claim.Value ? new(t, true, "cel gelijk")
            : new(t, false, $"in de publicatie {(printed.Length == 0 ? "leeg" : printed)}, hier {ours}, in de uitspraak {claim.Value}");
    }

    private static CopyCheck List(Transcription t, PublicationText text) => text.HasList(t.Content.Split(',').Select(n => int.Parse(n,
        CultureInfo.InvariantCulture))) ? new(t, true, "lijst gelijk") : new(t, null, "deze rij van locaties staat nergens zo in de tekst");

    private static CopyCheck Number(Transcription t, PublicationText text) => text.HasNumber(double.Parse(t.Content,
        CultureInfo.InvariantCulture)) ? new(t, true, "het getal staat in de publicatie")
        : new(t, null, "het getal staat niet in cijfers in de publicatie");
}
