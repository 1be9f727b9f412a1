using NotebookLib.Cleaning;

namespace NotebookLib.Regions.Derive;

/// <summary>Carries a municipality's name of some year to the municipalities of 2025, with shares where it was divided.</summary>
internal sealed class MunicipalHistory
{
    private const string Table = "woonplaats-gemeente.csv";
    private readonly Dictionary<string, string> _codes = new(StringComparer.Ordinal);
    private readonly List<(int Year, string Old, string New)> _merged = [];
    private readonly Dictionary<string, (int Year, List<string> New)> _divided = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<(string Code, double Share)>> _shares = new(StringComparer.Ordinal);
    private readonly Dictionary<(int, string), IReadOnlyList<(string Code, double Share)>> _carried = [];

    private MunicipalHistory()
    {
    }

    public static MunicipalHistory Load(string folder, Repairs repairs)
    {
        var history = new MunicipalHistory();
        foreach (var row in repairs.Open(folder, Path.Combine("cbs", "gemeenten_per_jaar.csv")).Rows)
        {
            if (row["gemeentenaam"].AsSpan().ContainsAny('‚', '˙'))
            {
                repairs.Note(Table, "beschadigde-letter",
                    "De lijst met gemeenten heeft in 2013 en 2014 letters uit een oude tekentabel (â werd ‚, ú werd ˙). De naam is met de "
                    + "andere lijsten hersteld.", $"{row["jaar"]}: {row["gemeentenaam"]}");
            }
            else
            {
                history._codes[Near.Key(row["gemeentenaam"])] = row["code"];
            }
        }

        foreach (var row in repairs.Open(folder, Path.Combine("cbs", "samenvoegingen.csv")).Rows)
        {
            history.Join(row["jaar"], row["code_oud"], row["gemeentenaam_oud"], row["code_nieuw"], repairs);
        }

        foreach (var row in repairs.Open(folder, Path.Combine("cbs", "opsplitsingen.csv")).Rows)
        {
            history.Divide((int)row.Number("jaar"), row["code_oud"], row["gemeentenaam_oud"], row["code_nieuw"]);
        }

        return history;
    }

    /// <summary>The code that a name had, or null; CBS's additions such as "(gemeente)" do not matter.</summary>
    public string? Code(string name) => _codes.GetValueOrDefault(Near.Key(name.Replace("(gemeente)", "", StringComparison.Ordinal)));

    /// <summary>The municipalities that were divided.</summary>
    public IEnumerable<string> Divided => _divided.Keys;

    /// <summary>Sets how the pupils of a divided municipality go over its successors.</summary>
    public void Share(string old, Func<string, double> weight, Repairs repairs)
    {
        var parts = _divided[old].New;
        var known = parts.Sum(weight);
        _shares[old] = [.. parts.Select(p => (p, known > 0 ? weight(p) / known : 1.0 / parts.Count))];
        repairs.Note(Table, "gemeente-gesplitst", "Een gemeente die over andere is verdeeld, is verdeeld naar de bao-leerlingen van 2024 "
            + "in haar postcodes; waar de postcodetabel haar niet meer kent, in gelijke delen. Een schatting.",
            $"{old} naar {string.Join(", ", _shares[old].Select(s => FormattableString.Invariant($"{s.Code} {s.Share:0.00}")))}");
    }

    /// <summary>Where a municipality of a year is now; shares add up to 1.</summary>
    public IReadOnlyList<(string Code, double Share)> Carry(int year, string code)
    {
        if (!_carried.TryGetValue((year, code), out var found))
        {
            _carried[(year, code)] = found = [.. Follow(year, code, 1).GroupBy(p => p.Code).Select(g => (g.Key, g.Sum(p => p.Share)))];
        }

        return found;
    }

    private IEnumerable<(string Code, double Share)> Follow(int year, string code, double share)
    {
        var next = _merged.Where(m => m.Old == code && m.New != code && m.Year > year).OrderBy(m => m.Year).FirstOrDefault();
        if (_divided.TryGetValue(code, out var parts) && parts.Year > year && (next.Old is null || parts.Year <= next.Year))
        {
            return _shares[code].SelectMany(p => Follow(parts.Year, p.Code, share * p.Share));
        }

        return next.Old is null ? [(code, share)] : Follow(next.Year, next.New, share);
    }

    private void Join(string year, string old, string name, string to, Repairs repairs)
    {
        _codes.TryAdd(Near.Key(name), old);
        switch (old)
        {
            case "0788":
                repairs.Note(Table, "haaren-jaar", "De lijst met samenvoegingen dateert de opheffing van Haaren een jaar te vroeg (2020; "
                    + "het was 2021).", $"{year}: {name} naar {to}");
                Divide(2021, old, name, to);
                break;
            case "1671" when to == "0000":
                repairs.Note(Table, "maasdonk-code",
                    "Maasdonk heeft in de lijst geen opvolger (0000). Verdeeld over 's-Hertogenbosch en Oss.", $"{year}: {name} naar {to}");
                Divide(2015, old, name, "0796");
                Divide(2015, old, name, "0828");
                break;
            default:
                _merged.Add((int.Parse(year, System.Globalization.CultureInfo.InvariantCulture), old, to));
                break;
        }
    }

    private void Divide(int year, string old, string name, string to)
    {
        _codes.TryAdd(Near.Key(name), old);
        if (!_divided.TryGetValue(old, out var parts))
        {
            _divided[old] = parts = (year, []);
        }

        parts.New.Add(to);
    }
}
