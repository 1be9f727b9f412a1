using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NotebookLib.Cleaning;

/// <summary>
/// One name for each column that publishers renamed over the years: <c>BRIN NUMMER</c>, <c>INSTELLINGSCODE</c> and
/// <c>brin_nummer</c> are all <c>brin</c>. Case, blanks and underscores do not matter.
/// </summary>
public static partial class KnownHeaders
{
    private static readonly Dictionary<string, (string Name, ColumnKind Kind)> Aliases = Build(
        ("brin", ColumnKind.Code, ["BRIN NUMMER", "BRINNUMMER", "BRIN", "INSTELLINGSCODE", "BRIN NUMMER PO", "BRIN NUMMER VO"]),
        ("vestiging", ColumnKind.Code, ["VESTIGINGSNUMMER", "VESTIGINGSCODE", "VESTIGINGS NUMMER", "VESTIGING", "BRIN6"]),
        ("naam", ColumnKind.Text, ["NAAM VESTIGING", "VESTIGINGSNAAM", "INSTELLINGSNAAM VESTIGING", "INSTELLINGSNAAM", "SCHOOLNAAM"]),
        ("soort", ColumnKind.Text, ["SOORT VESTIGING", "SOORT PO", "TYPE PO", "SOORT PRIMAIR ONDERWIJS", "SCHOOLSOORT", "SCHOOLTYPE",
            "ONDERWIJSSOORT", "SOORT ONDERWIJS"]),
        ("denominatie", ColumnKind.Text, ["DENOMINATIE VESTIGING", "DENOMINATIE"]),
        ("bestuur", ColumnKind.Code, ["BEVOEGD GEZAG NUMMER", "BEVOEGD GEZAG", "BESTUURSNUMMER"]),
        ("gemeentecode", ColumnKind.Code, ["GEMEENTECODE VESTIGING", "GEMEENTENUMMER", "GEMEENTECODE", "GEMEENTENUMMER VESTIGING"]),
        ("gemeente", ColumnKind.Text, ["GEMEENTENAAM VESTIGING", "GEMEENTENAAM", "GEMEENTE"]),
        ("provincie", ColumnKind.Text, ["PROVINCIE VESTIGING", "PROVINCIE"]),
        ("plaats", ColumnKind.Text, ["PLAATSNAAM VESTIGING", "PLAATSNAAM", "PLAATS"]),
        ("huisnummer", ColumnKind.Text, ["HUISNUMMER TOEVOEGING", "HUISNUMMER", "HUISNR", "HUISNUMMERTOEVOEGING", "HUISNR TOEVOEGING"]),
        ("postcode", ColumnKind.Code, ["POSTCODE VESTIGING", "POSTCODE"]),
        ("swv", ColumnKind.Code, ["SAMENWERKINGSVERBAND NUMMER", "SAMENWERKINGSVERBANDNUMMER", "SAMENWERKINGSVERBAND PASSEND ONDERWIJS VO",
            "SAMENWERKINGSVERBAND", "SWV", "SWV CODE", "SWVCODE", "SWV BETALEND", "SWV NUMMER"]),
        ("peildatum", ColumnKind.Date, ["PEILDATUM", "DATUM"]),
        ("datum_overgang", ColumnKind.Date, ["DT OVERGANG"]),
        ("jaar", ColumnKind.Year, ["PEILJAAR", "SCHOOLJAAR", "PERIODEN", "PERIODE", "JAAR", "TELDATUM"]),
        ("aantal", ColumnKind.Count, ["AANTAL LEERLINGEN", "LEERLINGEN", "AANTAL", "AANTAL DOORSTROMERS", "VSV TOTAAL", "VSV VMBO",
            "VSV MBO", "VSV OVERIG"]),
        ("cluster", ColumnKind.Text, ["CLUSTER"]),
        ("geslacht", ColumnKind.Text, ["GESLACHT"]),
        ("afstand", ColumnKind.Number, ["AFSTAND"]),
        ("elementcode", ColumnKind.Code, ["ELEMENTCODE", "ERKENDE OPLEIDINGSCODE", "OPLEIDINGSCODE"]),
        ("opleiding", ColumnKind.Text, ["OPLEIDINGSNAAM"]),
        ("onderwijstype", ColumnKind.Text, ["ONDERWIJSTYPE VO EN LEER OF VERBLIJFSJAAR", "ONDERWIJSTYPE VO", "ONDERWIJSTYPE"]),
        ("van", ColumnKind.Code, ["NR ADMIN VAN"]),
        ("naar", ColumnKind.Code, ["NR ADMIN NAAR"]));

    /// <summary>The names that aliases map to, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Aliases.Values.Select(a => a.Name).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Finds the name and kind of a header; null where it is not known.</summary>
    public static (string Name, ColumnKind Kind)? Find(string header) => Aliases.TryGetValue(Key(header), out var known) ? known : null;

    /// <summary>The school year in a wide header such as <c>LEERLINGEN_2024</c>, <c>2024</c> or <c>2018/'19</c>; null where there is
    /// none.</summary>
    public static SchoolYear? YearOf(string header)
    {
        var match = WideYear().Match(header.Trim());
        return match.Success && SchoolYear.TryParse(match.Groups["year"].Value, out var year) && year.StartYear >= 1945 ? year : null;
    }

    /// <summary>Whether a header is one of the year-by-sex columns of the VO file: <c>LEER- OF VERBLIJFSJAAR 3 - MAN</c>.</summary>
    public static bool IsGradeBySex(string header) => Key(header).StartsWith("LEER OF VERBLIJFSJAAR ", StringComparison.Ordinal);

    /// <summary>Upper case, with every run of blanks, underscores, hyphens and points as one blank; quotes and a stray byte order mark
    /// removed.</summary>
    internal static string Key(string header)
    {
        var key = new StringBuilder(header.Length);
        foreach (var c in header)
        {
            if (char.IsWhiteSpace(c) || c is '_' or '-' or '.')
            {
                if (key.Length > 0 && key[^1] != ' ')
                {
                    key.Append(' ');
                }
            }
            else if (c is not ('"' or '\uFEFF' or '\0'))
            {
                key.Append(char.ToUpper(c, CultureInfo.InvariantCulture));
            }
        }

        return key.ToString().TrimEnd();
    }

    private static Dictionary<string, (string, ColumnKind)> Build(params (string Name, ColumnKind Kind, string[] Headers)[] known) =>
        known.SelectMany(k => k.Headers.Append(k.Name).Distinct().Select(h => (Key: Key(h), Value: (k.Name, k.Kind)))).DistinctBy(k =>
            k.Key).ToDictionary(k => k.Key, k => k.Value, StringComparer.Ordinal);

    [GeneratedRegex(@"^(?:(?:LEERLINGEN|AANTAL|LLN)[ _])?(?<year>\d{4}(?:\s?[/-]\s?'?\d{2,4})?\*?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WideYear();
}
