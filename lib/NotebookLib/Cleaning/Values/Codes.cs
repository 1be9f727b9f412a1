using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NotebookLib.Cleaning;

/// <summary>The number of an institution at DUO: two digits and two letters or digits, such as <c>00AO</c>. The default value is
/// empty.</summary>
public readonly record struct BrinCode : IComparable<BrinCode>
{
    private readonly string? _code;

    private BrinCode(string code) => _code = code;

    /// <summary>The four characters, in capitals.</summary>
    public string Code => _code ?? "";

    /// <summary>Reads a BRIN, whatever its case or the blanks around it. Answers false for anything else; six characters are a
    /// <see cref="SiteCode"/>.</summary>
    public static bool TryParse(string? text, out BrinCode brin)
    {
        var code = text?.Trim().ToUpperInvariant() ?? "";
        brin = default;
        if (code.Length != 4 || !char.IsAsciiDigit(code[0]) || !char.IsAsciiDigit(code[1]) || !char.IsAsciiLetterOrDigit(code[2])
            || !char.IsAsciiLetterOrDigit(code[3]))
        {
            return false;
        }

        brin = new BrinCode(code);
        return true;
    }

    /// <summary>Orders by code.</summary>
    public int CompareTo(BrinCode other) => string.CompareOrdinal(Code, other.Code);

    /// <summary>The code.</summary>
    public override string ToString() => Code;
}

/// <summary>A site of an institution: BRIN and two digits, <c>00AO01</c>. The default value is empty.</summary>
/// <param name="Brin">The institution.</param>
/// <param name="Site">The site, 0-99; the main site is 0.</param>
public readonly record struct SiteCode(BrinCode Brin, byte Site) : IComparable<SiteCode>
{
    /// <summary>
    /// Reads a site from the two columns in which DUO gives it: the second holds 1 or 2 digits in pupil files (<c>0</c>, <c>00</c>) and
    /// all 6 characters in address files and since 2023 (<c>16AH00</c>).
    /// </summary>
    public static bool TryParse(string? brin, string? site, out SiteCode code)
    {
        code = default;
        var text = site?.Trim() ?? "";
        if (text.Length == 6)
        {
            (brin, text) = (text[..4], text[4..]);
        }

        if (!BrinCode.TryParse(brin, out var institution) || text.Length is 0 or > 2
            || !byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        code = new SiteCode(institution, number);
        return true;
    }

    /// <summary>Orders by institution, then site.</summary>
    public int CompareTo(SiteCode other) => Brin.CompareTo(other.Brin) is var c && c != 0 ? c : Site.CompareTo(other.Site);

    /// <summary>The six characters.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Brin}{Site:00}");
}

/// <summary>A partnership for inclusive education (samenwerkingsverband): <c>PO2001</c>, <c>VO2001</c>. The default value is
/// empty.</summary>
public readonly partial record struct SwvCode
{
    private readonly string? _code;

    private SwvCode(string code) => _code = code;

    /// <summary>The code in DUO's form, <c>PO2202</c>; pseudo-codes such as <c>CL1_00AA</c> as they are.</summary>
    public string Code => _code ?? "";

    /// <summary>Whether it is no partnership but an institution or a youth custody setting that pays itself (<c>CL1_…</c>, <c>CL2_…</c>,
    /// <c>GJI…</c>).</summary>
    public bool IsPseudo => Code.Contains('_', StringComparison.Ordinal);

    /// <summary>Primary (PO) or secondary (VO); null for pseudo-codes.</summary>
    public Sector? Sector => IsPseudo || Code.Length == 0 ? null : Code[0] == 'P' ? NotebookLib.Sector.Po : NotebookLib.Sector.Vo;

    /// <summary>Reads <c>PO2202</c>, <c>PO-22-02</c>, <c>vo 20.01</c> and DUO's pseudo-codes.</summary>
    public static bool TryParse(string? text, out SwvCode swv)
    {
        var raw = text?.Trim().ToUpperInvariant() ?? "";
        if (Pseudo().IsMatch(raw))
        {
            swv = new SwvCode(raw);
            return true;
        }

        var code = string.Concat(raw.Where(char.IsAsciiLetterOrDigit));
        swv = Form().IsMatch(code) ? new SwvCode(code) : default;
        return swv._code is not null;
    }

    /// <summary>The code.</summary>
    public override string ToString() => Code;

    [GeneratedRegex(@"^(PO|VO)\d{4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"^(CL1|CL2|GJI|JJI|GJIJJI)_\w{4,6}$", RegexOptions.CultureInvariant)]
    private static partial Regex Pseudo();
}

/// <summary>A municipality's code: 285, 0285 and GM0285 are the same. 9999 is DUO's "onbekend". The default value is unknown.</summary>
/// <param name="Number">The number without its zeros; 0 and 9999 mean unknown.</param>
public readonly record struct MunicipalityCode(short Number)
{
    /// <summary>Whether it names a municipality.</summary>
    public bool IsKnown => Number is > 0 and < 9999;

    /// <summary>Reads 1 to 4 digits, with or without CBS's <c>GM</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out MunicipalityCode code)
    {
        var digits = text?.Trim() ?? "";
        digits = digits.StartsWith("GM", StringComparison.OrdinalIgnoreCase) ? digits[2..] : digits;
        short number = 0;
        var ok = digits.Length is >= 1 and <= 4 && short.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
        code = ok ? new MunicipalityCode(number) : default;
        return ok;
    }

    /// <summary>CBS's form: <c>GM0285</c>.</summary>
    public string ToCbs() => string.Create(CultureInfo.InvariantCulture, $"GM{Number:0000}");

    /// <summary>Four digits: <c>0285</c>.</summary>
    public override string ToString() => Number.ToString("0000", CultureInfo.InvariantCulture);
}

/// <summary>Names of provinces, which DUO and CBS spell in their own ways.</summary>
public static class Province
{
    private static readonly string[] Names = ["Groningen", "Fryslân", "Drenthe", "Overijssel", "Flevoland", "Gelderland", "Utrecht",
        "Noord-Holland", "Zuid-Holland", "Zeeland", "Noord-Brabant", "Limburg"];

    /// <summary>The twelve names as CBS prints them, in CBS's order.</summary>
    public static IReadOnlyList<string> All => Names;

    /// <summary>The name as CBS prints it: <c>Friesland</c> and <c>Fryslân (PV)</c> are <c>Fryslân</c>; null where it is none.</summary>
    public static string? Find(string? text)
    {
        var name = text?.Trim() ?? "";
        name = name.EndsWith("(PV)", StringComparison.OrdinalIgnoreCase) ? name[..^4].TrimEnd() : name;
        return name.Equals("Friesland", StringComparison.OrdinalIgnoreCase) || name.Equals("Fryslan", StringComparison.OrdinalIgnoreCase)
            ? Names[1]
            : Names.FirstOrDefault(n => n.Equals(name.Replace(' ', '-'), StringComparison.OrdinalIgnoreCase));
    }
}
