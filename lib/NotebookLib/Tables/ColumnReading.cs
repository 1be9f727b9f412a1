using System.Globalization;
using NotebookLib.Cleaning;

namespace NotebookLib;

/// <summary>
/// Judges what a column of a file holds, by all of its cells. Whatever can be read in two ways stays text: a wrong type changes numbers
/// without a word, text never does. Each column says why, in Dutch.
/// </summary>
internal static class ColumnReading
{
    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create("0123456789.,");
    private static readonly string[] CodeWords = ["CODE", "NUMMER", "NR", "ID", "BRIN", "POSTCODE", "SLEUTEL", "ISBN", "KVK", "TELEFOON"];

    public static TableColumn Judge(FileColumn column, IReadOnlyList<DataCell> cells, IReadOnlyList<long> lines)
    {
        var present = cells.Select((cell, row) => (Text: cell.Text ?? "", Line: lines[row], cell.Missing)).Where(c =>
            c.Missing == Missing.None).ToList();
        var masked = cells.Count(c => c.Missing == Missing.Suppressed);
        TableColumn Text(string why) => new(column.Name, CellKind.Text, cells.Select(AsText), why, column.Unit);
        TableColumn Typed(CellKind kind, string why, Func<string, TableCell> read) =>
            new(column.Name, kind, cells.Select(c => c.Missing == Missing.None ? read(c.Text) with { Flag = c.Flag }
            : TableColumn.Clean(kind, c)!.Value), why, column.Unit);

        if (column.IsShifted)
        {
            return Text("kan verschoven zijn: een decimale komma is gelezen als scheidingsteken");
        }

        if (column.HasMixedUnits)
        {
            return Text("getallen met en zonder procentteken door elkaar");
        }

        if (!column.TakesRanges && cells.ToList().FindIndex(c => c.Text is { Length: > 0 } text
            && NotebookLib.Cleaning.Marks.TryRange(System.Text.Encoding.UTF8.GetBytes(text), out _, out _)) is >= 0 and var range)
        {
            return Text($"{At(cells[range].Text,
                lines[range])} kan een afgeschermd aantal zijn of een groep: noem de soort, CellKind.Whole, als je het weet");
        }

        if (present.Count == 0)
        {
            return masked > 0 ? Typed(CellKind.Whole, "alleen afgeschermde aantallen", _ => default) : Text("er staat niets in");
        }

        if (column.Kind == ColumnKind.Date)
        {
            return Text("datums: die blijven tekst");
        }

        if (column.Known is not null && column.Kind == ColumnKind.Code || IsCode(column.Name))
        {
            return Text("een code, zegt de kop: nullen vooraan horen erbij");
        }

        if (present.TrueForAll(c => c.Text is "ja" or "nee"))
        {
            return Typed(CellKind.Flag, "alleen ja en nee", text => TableCell.Of(text == "ja"));
        }

        if (present.TrueForAll(c => SchoolYear.TryParse(c.Text, out _)) && Year(column, present) is { } year)
        {
            return year.IsYear ? Typed(CellKind.Year, year.Why, text => TableCell.Of(SchoolYear.Parse(text))) : Text(year.Why);
        }

        var (kind, why, thousands) = Numbers(present, IsCount(column));
        return kind switch
        {
            CellKind.Whole when present.TrueForAll(c => Whole(c.Text, thousands) is not null) =>
                Typed(CellKind.Whole, why + (masked > 0 ? $"; {Dutch.Number(masked)} afgeschermd, met grenzen" : ""), text =>
                TableCell.Of(Whole(text, thousands))),
            CellKind.Number => Typed(CellKind.Number,
                why + (masked > 0 ? $"; {Dutch.Number(masked)} afgeschermd: geheim, want grenzen gelden alleen voor aantallen" : ""),
                text => TableCell.Of(Decimal(text, thousands))),
            CellKind.Whole => Text("te grote getallen om mee te rekenen"),
            _ => Text(why),
        };
    }

    /// <summary>A cell of text as it is printed, masks and marks too; missing where nothing stands, or where the text says that nothing
    /// applies.</summary>
    public static TableCell AsText(DataCell cell) => cell.Missing is Missing.None or Missing.Suppressed
        || (cell.Missing is not (Missing.Empty or Missing.NotApplicable or Missing.DidNotExist) && !string.IsNullOrEmpty(cell.Text))
        ? TableCell.Of(cell.Text ?? "") with { Flag = cell.Flag } : TableCell.Without(cell.Missing);

    private static bool IsCount(FileColumn column) => column.Known == "aantal" || column.Year is not null
        || KnownHeaders.Key(column.Name) is var key && (key.Contains("AANTAL", StringComparison.Ordinal)
            || key.Contains("LEERLINGEN", StringComparison.Ordinal));

    private static bool IsCode(string header)
    {
        var words = KnownHeaders.Key(header).Split(' ');
        return words.Any(w => CodeWords.Contains(w) || w.EndsWith("CODE", StringComparison.Ordinal)
            || w.EndsWith("NUMMER", StringComparison.Ordinal));
    }

    /// <summary>School years, or text where a bare 2018 may as well be a calendar year or a number; null where the header does not speak of
    /// years and the cells are bare.</summary>
    private static (bool IsYear, string Why)? Year(FileColumn column, List<(string Text, long Line, Missing)> present)
    {
        if (present.Find(c => SchoolYear.IsProvisional(c.Text)) is { Text: { } star, Line: var line })
        {
            return (false, $"schooljaren met een sterretje ({At(star, line)}): dat betekent voorlopig, en dat zou wegvallen");
        }

        if (present.Find(c => c.Text.Trim().Length <= 4) is not { Text: { } bare, Line: var at })
        {
            return (true, "schooljaren");
        }

        var key = KnownHeaders.Key(column.Name);
        return key.Contains("SCHOOLJAAR", StringComparison.Ordinal) || key.Contains("PEILJAAR", StringComparison.Ordinal)
            || key == "TELDATUM" ? (true, "schooljaren, zegt de kop")
            : column.Kind == ColumnKind.Year || key.Contains("JAAR", StringComparison.Ordinal)
                || key.Contains("YEAR", StringComparison.Ordinal) || key.StartsWith("PERIODE", StringComparison.Ordinal)
                ? (false, $"{At(bare, at)} kan een schooljaar zijn of een kalenderjaar: noem de soort, CellKind.Year, als je het weet")
                    : null;
    }

    private static (CellKind Kind, string Why, bool Thousands) Numbers(List<(string Text, long Line, Missing)> present, bool isCount)
    {
        var first = new (string Text, long Line)?[Enum.GetValues<Spelling>().Length];
        foreach (var (text, line, _) in present)
        {
            first[(int)Spell(text)] ??= (text, line);
        }

        string? Seen(Spelling spelling) => first[(int)spelling] is { } found ? At(found.Text, found.Line) : null;
        bool Has(Spelling spelling) => first[(int)spelling] is not null;
        var comma = Has(Spelling.Comma) || Has(Spelling.GroupsAndComma);
        var groups = Has(Spelling.Groups) || Has(Spelling.GroupsAndComma);
        if (Seen(Spelling.Word) is { } word)
        {
            return (CellKind.Text, first[(int)Spelling.Word]!.Value.Text.Any(char.IsAsciiDigit)
                || present.Exists(c => Spell(c.Text) != Spelling.Word) ? $"tekst: {word} is geen getal" : "woorden", false);
        }

        if (Seen(Spelling.ZeroFirst) is { } zero)
        {
            return (CellKind.Text, $"een code: {zero} begint met een nul", false);
        }

        if ((comma || Has(Spelling.CommaThree)) && Seen(Spelling.Point) is { } point)
        {
            return (CellKind.Text,
                $"twee soorten decimalen: {Seen(Spelling.Comma) ?? Seen(Spelling.GroupsAndComma) ?? Seen(Spelling.CommaThree)} en {point}",
                false);
        }

        if (groups && Seen(Spelling.Point) is { } odd)
        {
            return (CellKind.Text, $"een punt op twee manieren: {Seen(Spelling.Groups) ?? Seen(Spelling.GroupsAndComma)} en {odd}", false);
        }

        if (Seen(Spelling.CommaThree) is { } either && !comma && !groups)
        {
            return (CellKind.Text, $"{either} kan duizend zijn of een decimaal: noem de soort, CellKind.Number leest een decimaal", false);
        }

        if (Seen(Spelling.PointThree) is { } unclear && !groups && !comma && !Has(Spelling.Point) && !isCount)
        {
            return (CellKind.Text,
                $"{unclear} kan duizend zijn of een decimaal: noem de soort, CellKind.Whole leest duizend, CellKind.Number een decimaal",
                false);
        }

        return comma || Has(Spelling.CommaThree) ? (CellKind.Number, "getallen met een decimale komma", true)
            : Has(Spelling.Point) ? (CellKind.Number, "getallen met een decimale punt", false)
            : (CellKind.Whole, Has(Spelling.PointThree) || groups ? "hele getallen met punten tussen duizendtallen"
                : "hele getallen", true);
    }

    private static Spelling Spell(string text)
    {
        var body = text.AsSpan().Trim().TrimStart("-−");
        if (body.Length > 1 && body[0] is ',' or '.' && !body[1..].ContainsAnyExceptInRange('0', '9'))
        {
            return body[0] == ',' ? Spelling.Comma : Spelling.Point; // ,5 as SPSS prints it
        }

        if (text.Trim().Length - body.Length > 1 || body.IsEmpty || body.ContainsAnyExcept(Marks) || !char.IsAsciiDigit(body[0])
            || !char.IsAsciiDigit(body[^1]) || body.Count(',') > 1)
        {
            return Spelling.Word;
        }

        var comma = body.IndexOf(',');
        var whole = comma < 0 ? body : body[..comma];
        var behind = comma < 0 ? default : body[(comma + 1)..];
        if (behind.Contains('.') || whole.Length + behind.Length > 18)
        {
            return Spelling.Word;
        }

        var (grouped, zero) = (DutchNumber.GroupsByThree(whole, '.'), whole[0] == '0' && whole.Length > 1);
        return comma >= 0
            ? whole.Contains('.') ? (grouped && whole[0] != '0' ? Spelling.GroupsAndComma : Spelling.Word) : zero ? Spelling.ZeroFirst
                : behind.Length == 3 && whole.Length <= 3 && whole[0] != '0' ? Spelling.CommaThree : Spelling.Comma
            : whole.Count('.') switch
            {
                0 => zero ? Spelling.ZeroFirst : Spelling.Digits,
                1 when grouped && whole[0] != '0' => Spelling.PointThree,
                1 => whole[0] == '0' && whole[1] != '.' ? Spelling.ZeroFirst : Spelling.Point,
                _ => grouped && whole[0] != '0' ? Spelling.Groups : Spelling.Word,
            };
    }

    private static long? Whole(string text, bool thousands) =>
        long.TryParse(Plain(text, thousands), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null;

    private static double Decimal(string text, bool thousands) =>
        double.Parse(Plain(text, thousands), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private static string Plain(string text, bool thousands) => (thousands ? text.Replace(".", "", StringComparison.Ordinal) : text)
        .Replace(',', '.').Replace('−', '-').Trim();

    private static string At(string text, long line) =>
        $"“{(text.Length > 40 ? text[..40] + "…" : text)}” (regel {line.ToString(CultureInfo.InvariantCulture)})";

    /// <summary>How a number is spelled, as far as that tells what its marks mean.</summary>
    private enum Spelling
    {
        /// <summary>No number, or one that nobody writes by hand: <c>12E3</c>, <c>+31</c>.</summary>
        Word,

        /// <summary><c>12</c></summary>
        Digits,

        /// <summary><c>0285</c></summary>
        ZeroFirst,

        /// <summary><c>3,5</c>, <c>0,512</c></summary>
        Comma,

        /// <summary><c>1,234</c>: a decimal, or a thousand in English.</summary>
        CommaThree,

        /// <summary><c>3.5</c>, <c>0.512</c></summary>
        Point,

        /// <summary><c>1.234</c>: a thousand, or a decimal in English.</summary>
        PointThree,

        /// <summary><c>1.369.465</c></summary>
        Groups,

        /// <summary><c>1.234,5</c></summary>
        GroupsAndComma,
    }
}
