using System.Text.RegularExpressions;

namespace NotebookLib.Cleaning;

/// <summary>What the words of a header say: pupils, a unit, percentages.</summary>
internal static partial class HeaderWords
{
    private static readonly string[] Units =
        ["aantal", "%", "x 1 000", "x 1000", "x1000", "x 1.000", "1 000", "euro", "€", "mln euro", "jaar", "km", "m", "meter", "personen",
            "leerlingen", "procent", "percentage", "number", "index"];

    private static readonly string[] Counted =
        ["AANTAL", "AANTALLEN", "LEERLINGEN", "LEERLING", "LLN", "N", "KANDIDATEN", "EXAMENKANDIDATEN", "GESLAAGDEN", "GEZAKTEN",
            "STUDENTEN", "DEELNEMERS", "DOORSTROMERS", "INGESCHREVENEN",
         "INSCHRIJVINGEN", "GEDIPLOMEERDEN", "PUPILS", "VERWIJZINGEN", "TLV", "JONGENS", "MEISJES", "MANNEN", "VROUWEN"];

    private static readonly string[] NoteStarts =
        ["bron:", "bron ", "bronnen:", "©", "(c) ", "* ", "noot", "toelichting", "centraal bureau", "dienst uitvoering", "peildatum:",
            "voorlopige cijfers", "* voorlopig", "gegevens per", "laatst gewijzigd",
         "<5", "x:", "x =", "- :", ". :", "source:", "note:", "notes:", "n.b.", "nb:", "let op:", "legenda", "verklaring", "geëxporteerd",
             "export van", "export:", "opgehaald", "voetnoot", "disclaimer"];

    /// <summary>Whether a line begins like a source or a note above or under a table.</summary>
    public static bool IsNote(string text) =>
        NoteStarts.Any(s => text.AsSpan().TrimStart().StartsWith(s, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a header speaks of a number of pupils: there, a range such as <c>1-4</c> is a mask.</summary>
    public static bool IsCount(string header)
    {
        var key = KnownHeaders.Key(header);
        return KnownHeaders.YearOf(header) is not null || KnownHeaders.IsGradeBySex(header) || KnownHeaders.Find(header)?.Name == "aantal"
            || (UnitOf(header) is "" or "aantal" or "leerlingen" or "personen" && key.Split(' ', '(', ')', ',').Any(w => Counted.Contains(w)
                || w.StartsWith("LEERLINGEN", StringComparison.Ordinal) || w.EndsWith("KANDIDATEN", StringComparison.Ordinal)));
    }

    /// <summary>The unit that a header names: <c>Bevolking (aantal)</c>, <c>% so</c>, <c>SLAAGPERCENTAGE</c>; empty where it names
    /// none.</summary>
    public static string UnitOf(string header)
    {
        var match = InBrackets().Match(header);
        return match.Success && IsUnit(match.Groups[1].Value) ? Plain(match.Groups[1].Value)
            : header.Contains('%', StringComparison.Ordinal) || header.Contains("percentage", StringComparison.OrdinalIgnoreCase) ? "%"
                : "";
    }

    /// <summary>Whether a cell is a unit and nothing else, as in the third row of a StatLine header.</summary>
    public static bool IsUnit(string cell) => Units.Contains(cell.Trim(), StringComparer.OrdinalIgnoreCase) || Times().IsMatch(cell.Trim());

    /// <summary>The unit as it is shown: percentages in every spelling as %.</summary>
    public static string Plain(string unit) => unit.Trim() is var plain && plain.ToLowerInvariant() is "procent" or "percentage"
        ? "%" : plain;

    [GeneratedRegex(@"[(\[]\s*([^()\[\]]{1,20})\s*[)\]]\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex InBrackets();

    [GeneratedRegex(@"^(?:aantal\s*)?x\s?1[ .]?000(?:[ .]?000)?(?:\s+euro)?$|^(?:aantal|leerlingen|%|procent)\s+(?:per|van)\s.{1,30}$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Times();
}
