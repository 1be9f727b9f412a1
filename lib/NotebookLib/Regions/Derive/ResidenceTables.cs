using System.Globalization;
using NotebookLib.Cleaning;

namespace NotebookLib.Regions.Derive;

/// <summary>CBS 85701NED: pupils by municipality of residence, carried to the municipalities of 2025 and from there to
/// partnerships.</summary>
internal sealed class ResidenceTables
{
    private const string ByMunicipality = "woonplaats-gemeente.csv", ByPartnership = "woonplaats-swv.csv";
    private const int Half = 5;

    private static readonly Dictionary<string, SchoolType> Types = new(StringComparer.Ordinal)
    {
        ["Basisonderwijs"] = SchoolType.Bao,
        ["Speciaal basisonderwijs"] = SchoolType.Sbo,
        ["Speciaal onderwijs"] = SchoolType.So,
        ["Voortgezet speciaal ondewijs"] = SchoolType.Vso,
        ["Totaal voortgezet onderwijs"] = SchoolType.Vo,
    };

    private readonly Dictionary<(string Area, int Type, int Year), Rounded> _cells = [];
    private readonly Repairs _repairs;

    private ResidenceTables(Repairs repairs) => _repairs = repairs;

    public static IEnumerable<DerivedTable> Make(string folder, MunicipalHistory history, Bridge bridge, Repairs repairs)
    {
        var tables = new ResidenceTables(repairs);
        foreach (var row in repairs.Open(folder, Path.Combine("cbs", "85701NED-cut-gemeente-2013-2023.csv")).Rows)
        {
            tables.Add(row, history);
        }

        yield return new DerivedTable(ByMunicipality, tables.Csv());
        var partnerships = new ResidenceTables(repairs);
        foreach (var ((area, type, year), cell) in tables._cells)
        {
            partnerships.Divide(area, type, year, cell, bridge);
        }

        yield return new DerivedTable(ByPartnership, partnerships.Csv());
    }

    private void Add(OriginalRow row, MunicipalHistory history)
    {
        if (!Types.TryGetValue(row["Onderwijssoort"], out var type))
        {
            _repairs.Note(ByMunicipality, "som-van-soorten",
                "Rijen die twee soorten optellen zijn weggelaten; wie ze meetelt, telt dubbel.", row["Onderwijssoort"]);
            return;
        }

        if (type == SchoolType.Vso)
        {
            _repairs.Note(ByMunicipality, "naam-soort", "De naam van het vso is in de tabel van CBS verkeerd gespeld; gelezen als vso.",
                row["Onderwijssoort"]);
        }

        if (row.Cell("Leerlingen/studenten (aantal)").Missing != Missing.None)
        {
            _repairs.Note(ByMunicipality, "gemeente-bestond-niet",
                "Een lege cel is geen nul: de gemeente bestond dat jaar niet. Weggelaten.", $"{row["Regiokenmerken"]}, {row["Perioden"]}");
            return;
        }

        var (year, value, name) = (SchoolYear.TryParse(row["Perioden"], out var y) ? y.StartYear
            : throw row.Error("Perioden", "this is no school year"), row.Number("Leerlingen/studenten (aantal)"), row["Regiokenmerken"]);
        Put("NL", type, year, Rounded.Of(value, Half));
        if (name.StartsWith("Gemeenten; niet", StringComparison.Ordinal))
        {
            _repairs.Note(ByMunicipality, "niet-in-te-delen",
                "Leerlingen zonder bekende gemeente tellen mee in Nederland en in geen gebied.",
                $"{row["Perioden"]} {type}: {Dutch.Number(value)}");
            return;
        }

        var code = history.Code(name) ?? throw row.Error("Regiokenmerken", $"\"{name}\" is no municipality that the lists know");
        var now = history.Carry(year, code);
        if (type == SchoolType.Bao && now is not [{ Share: 1 } only] || now[0].Code != code)
        {
            _repairs.Note(ByMunicipality, "gemeente-samengevoegd",
                "Cijfers van een opgeheven gemeente zijn opgeteld bij de gemeente van 2025 waar zij in opging.",
                $"{name} ({row["Perioden"]}) naar {string.Join(", ", now.Select(n => n.Code))}");
        }

        foreach (var (to, share) in now)
        {
            Put(to, type, year, Rounded.Of(value, Half).Part(share));
        }
    }

    private void Divide(string area, int type, int year, Rounded cell, Bridge bridge)
    {
        var kind = SchoolType.All[type];
        if (area == "NL")
        {
            Put(area, kind, year, cell);
            return;
        }

        var sector = kind == SchoolType.Vso || kind == SchoolType.Vo ? Sector.Vo : Sector.Po;
        _ = MunicipalityCode.TryParse(area, out var municipality);
        var parts = bridge.Of(municipality, sector);
        if (parts.Count > 1 && kind == SchoolType.Bao && year == 2023)
        {
            _repairs.Note(ByPartnership, "gemeente-verdeeld",
                "Een gemeente in meer dan één samenwerkingsverband is verdeeld naar haar bao-leerlingen van 2024. Een schatting; kolom "
                + "gedeeld zegt welk deel van het cijfer zo tot stand kwam.",
                $"{municipality}: {string.Join(", ",
                    parts.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Swv} {p.Share:0.00}")))}");
        }

        foreach (var (swv, share) in parts.Where(p => p.Share > 0))
        {
            Put(swv.Code, kind, year, cell.Part(share));
        }
    }

    private void Put(string area, SchoolType type, int year, Rounded cell)
    {
        var key = (area, Index(type), year);
        _cells[key] = _cells.TryGetValue(key, out var sum) ? sum + cell : cell;
    }

    private static int Index(SchoolType type) => SchoolType.All.ToList().IndexOf(type);

    private string Csv() => "gebied,soort,jaar,leerlingen,laag,hoog,afronding,gedeeld\n"
        + string.Concat(_cells.OrderBy(c => c.Key.Area, StringComparer.Ordinal).ThenBy(c => c.Key.Type).ThenBy(c => c.Key.Year).Select(c =>
        string.Create(CultureInfo.InvariantCulture,
        $"{c.Key.Area},{SchoolType.All[c.Key.Type].Code},{c.Key.Year},{c.Value.Value:0.#},{c.Value.Low:0.#},{c.Value.High:0.#},{Math.Sqrt(
            c.Value.Variance):0.#},{(c.Value.Value > 0 ? 100 * c.Value.Divided / c.Value.Value : 0):0.#}\n")));
}

/// <summary>A sum of rounded counts.</summary>
/// <param name="Value">The sum of what is printed.</param>
/// <param name="Low">What it is at least.</param>
/// <param name="High">What it is at most.</param>
/// <param name="Variance">Of the rounding, each cell uniform over ten pupils.</param>
/// <param name="Divided">The part of the value that rests on a share.</param>
internal readonly record struct Rounded(double Value, double Low, double High, double Variance, double Divided)
{
    public static Rounded Of(double value, int half) => new(value, Math.Max(0, value - half), value + half, 4.0 * half * half / 12, 0);

    public Rounded Part(double share) => share == 1 ? this : new(share * Value, share * Low, share * High, share * share * Variance,
        share * Value);

    public static Rounded operator +(Rounded a, Rounded b) =>
        new(a.Value + b.Value, a.Low + b.Low, a.High + b.High, a.Variance + b.Variance, a.Divided + b.Divided);
}
