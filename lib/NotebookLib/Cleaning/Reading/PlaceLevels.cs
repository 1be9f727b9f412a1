using System.Collections.Frozen;
using System.Text;

namespace NotebookLib.Cleaning;

/// <summary>How large a region is, as far as its name or code says so.</summary>
internal enum PlaceLevel : byte
{
    /// <summary>The name does not say; a municipality, or no region at all.</summary>
    Other,

    /// <summary>A name that is a province and a municipality: Groningen, Utrecht.</summary>
    Either,

    /// <summary>The Netherlands.</summary>
    Country,

    /// <summary>A landsdeel.</summary>
    Part,

    /// <summary>A province.</summary>
    Province,

    /// <summary>A COROP area.</summary>
    Corop,

    /// <summary>A municipality, by its code.</summary>
    Municipality,
}

/// <summary>Tells the level of a region from its name, CBS's letters behind it (<c>Groningen (PV)</c>) or its code (<c>PV20</c>).</summary>
internal static class PlaceLevels
{
    private const int Longest = 64;

    private static readonly Dictionary<string, PlaceLevel> Names = Build();
    private static readonly Dictionary<string, PlaceLevel>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Names.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string> NoRegions = new[] { "plaats", "naam", "bestuur", "denominatie", "soort", "geslacht",
        "opleiding", "onderwijstype", "postcode" }.ToFrozenSet();

    /// <summary>Whether a column may hold regions: not towns (there is a village Zeeland and a hamlet Nederland), and not countries of
    /// birth.</summary>
    public static bool MayHold(FileColumn column) => !column.IsNumeric && column.Kind is ColumnKind.Text or ColumnKind.Code
        && (column.Known is null || !NoRegions.Contains(column.Known))
        && !KnownHeaders.Key(column.Name).Split(' ').Any(w => w is "LAND" or "NATIONALITEIT" or "HERKOMST" or "PLAATS" or "WOONPLAATS"
            || w.EndsWith("LAND", StringComparison.Ordinal) || w.EndsWith("LANDEN", StringComparison.Ordinal));

    /// <summary>Whether a header says region or municipality and nothing else, so that a province among other names is one level above
    /// them.</summary>
    public static bool IsPlainRegion(FileColumn column) => column.Known == "gemeente" || KnownHeaders.Key(column.Name) is "REGIO"
        or "REGIO'S" or "REGIOS" or "GEBIED" or "REGIO NAAM" or "REGIONAAM";

    /// <summary>The level in Dutch.</summary>
    public static string InDutch(this PlaceLevel level) => level switch
    {
        PlaceLevel.Country => "land",
        PlaceLevel.Part => "landsdeel",
        PlaceLevel.Province => "provincie",
        PlaceLevel.Corop => "COROP-gebied",
        PlaceLevel.Municipality => "gemeente",
        _ => "overig",
    };

    /// <summary>The level of a cell.</summary>
    public static PlaceLevel Of(ReadOnlySpan<byte> cell)
    {
        cell = Blank.Trim(cell);
        if (cell.Length is < 4 or > Longest)
        {
            return PlaceLevel.Other;
        }

        if (cell[^1] == ')' && cell.LastIndexOf((byte)'(') is > 0 and var open)
        {
            var level = Letters(cell[(open + 1)..^1]);
            return level != PlaceLevel.Other ? level : Named(Blank.Trim(cell[..open]));
        }

        return cell.Length is 4 or 6 && !cell[2..].ContainsAnyExceptInRange((byte)'0', (byte)'9') ? Letters(cell[..2]) is var coded
            && (coded == PlaceLevel.Municipality) == (cell.Length == 6) ? coded : PlaceLevel.Other : Named(cell);
    }

    private static PlaceLevel Letters(ReadOnlySpan<byte> letters) => letters.SequenceEqual("LD"u8) ? PlaceLevel.Part
        : letters.SequenceEqual("PV"u8) ? PlaceLevel.Province
        : letters.SequenceEqual("CR"u8) ? PlaceLevel.Corop
        : letters.SequenceEqual("GM"u8) || letters.SequenceEqual("gemeente"u8) ? PlaceLevel.Municipality
        : letters.SequenceEqual("NL"u8) || letters.SequenceEqual("LND"u8) ? PlaceLevel.Country
        : letters.SequenceEqual("provincie"u8) ? PlaceLevel.Province
        : PlaceLevel.Other;

    private static PlaceLevel Named(ReadOnlySpan<byte> name)
    {
        Span<char> text = stackalloc char[Longest];
        return name.Length <= Longest && Lookup.TryGetValue(text[..Encoding.UTF8.GetChars(name, text)], out var level) ? level
            : PlaceLevel.Other;
    }

    private static Dictionary<string, PlaceLevel> Build()
    {
        var names = new Dictionary<string, PlaceLevel>(StringComparer.OrdinalIgnoreCase) { ["Nederland"] = PlaceLevel.Country,
            ["Heel Nederland"] = PlaceLevel.Country, ["Landelijk"] = PlaceLevel.Country, ["Groningen"] = PlaceLevel.Either,
            ["Utrecht"] = PlaceLevel.Either };
        foreach (var part in new[] { "Noord-Nederland", "Oost-Nederland", "West-Nederland", "Zuid-Nederland" })
        {
            names[part] = PlaceLevel.Part;
        }

        foreach (var province in new[] { "Fryslân", "Friesland", "Drenthe", "Overijssel", "Flevoland", "Gelderland", "Noord-Holland",
            "Zuid-Holland", "Zeeland", "Noord-Brabant", "Limburg" })
        {
            names[province] = PlaceLevel.Province;
        }

        return names;
    }
}
