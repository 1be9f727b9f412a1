using System.Diagnostics.CodeAnalysis;

namespace NotebookLib;

/// <summary>A type of school in Dutch primary and secondary education, under the name the field gives it.</summary>
public sealed class SchoolType : IEquatable<SchoolType>
{
    private static readonly Dictionary<string, SchoolType> Known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Regular primary education.</summary>
    public static readonly SchoolType Bao = new("bao", "basisonderwijs", Sector.Po, "bo", "basisonderwijs", "regulier basisonderwijs");

    /// <summary>Special primary education within the partnership (speciaal basisonderwijs).</summary>
    public static readonly SchoolType Sbo = new("sbo", "speciaal basisonderwijs", Sector.Po, "sbao");

    /// <summary>Special education at primary age (speciaal onderwijs).</summary>
    public static readonly SchoolType So = new("so", "speciaal onderwijs", Sector.Po);

    /// <summary>Special education at secondary age (voortgezet speciaal onderwijs).</summary>
    public static readonly SchoolType Vso = new("vso", "voortgezet speciaal onderwijs", Sector.Vo);

    /// <summary>A site that holds both so and vso; its pupils cannot be split.</summary>
    public static readonly SchoolType SoVso = new("so/vso", "speciaal en voortgezet speciaal onderwijs", Sector.PoAndVo, "(v)so", "sovso");

    /// <summary>All of regular secondary education together, without vso.</summary>
    public static readonly SchoolType Vo = new("vo", "voortgezet onderwijs", Sector.Vo);

    /// <summary>Practical education, the secondary type for pupils not expected to reach a vmbo diploma.</summary>
    public static readonly SchoolType Pro = new("pro", "praktijkonderwijs", Sector.Vo, "praktijkonderwijs alle vj");

    /// <summary>Bridge years: lower secondary years in which tracks are still together, undivided year 3 included.</summary>
    public static readonly SchoolType Brugjaar = new("brugjaar", "brugjaar 1-2 en ongedeeld leerjaar 3", Sector.Vo, "brugjaar 1-2");

    /// <summary>Prevocational secondary education, years 3-4.</summary>
    public static readonly SchoolType Vmbo = new("vmbo", "voorbereidend middelbaar beroepsonderwijs", Sector.Vo);

    /// <summary>Senior general secondary education, years 3-5.</summary>
    public static readonly SchoolType Havo = new("havo", "hoger algemeen voortgezet onderwijs", Sector.Vo);

    /// <summary>Pre-university education, years 3-6.</summary>
    public static readonly SchoolType Vwo = new("vwo", "voorbereidend wetenschappelijk onderwijs", Sector.Vo);

    /// <summary>Adult general secondary education.</summary>
    public static readonly SchoolType Vavo = new("vavo", "voortgezet algemeen volwassenenonderwijs", Sector.Vo);

    /// <summary>Vocational education after secondary school.</summary>
    public static readonly SchoolType Mbo = new("mbo", "middelbaar beroepsonderwijs", Sector.Mbo);

    private SchoolType(string code, string name, Sector sector, params string[] aliases)
    {
        (Code, Name, Sector) = (code, name, sector);
        foreach (var alias in aliases.Prepend(name).Prepend(code))
        {
            Known.TryAdd(alias, this);
        }
    }

    /// <summary>The field's own short name: bao, sbo, so, vso, pro …</summary>
    public string Code { get; }

    /// <summary>The full Dutch name.</summary>
    public string Name { get; }

    /// <summary>Primary, secondary, both or vocational.</summary>
    public Sector Sector { get; }

    /// <summary>Whether the setting is specialised: sbo, so, vso or so/vso. Pro is regular secondary education by law.</summary>
    public bool IsSpecialised => this == Sbo || this == So || this == Vso || this == SoVso;

    /// <summary>All types, in the order in which they are declared.</summary>
    public static IReadOnlyList<SchoolType> All { get; } = [Bao, Sbo, So, Vso, SoVso, Vo, Pro, Brugjaar, Vmbo, Havo, Vwo, Vavo, Mbo];

    /// <summary>Reads a code, name or DUO spelling (BO, SBAO, Sbo, SO/VSO …), whatever its case or outer blanks.</summary>
    /// <exception cref="FormatException">The text names no known type.</exception>
    public static SchoolType Parse(string text) => TryParse(text, out var type) ? type : throw new FormatException(
        $"\"{text}\" is not a school type. Known types: {string.Join(", ", All.Select(t => t.Code))}.");

    /// <summary>As <see cref="Parse"/>, but answers false where that throws.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out SchoolType? type) =>
        Known.TryGetValue(text?.Trim() ?? "", out type);

    /// <inheritdoc/>
    public bool Equals(SchoolType? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Code);

    /// <summary>The short name.</summary>
    public override string ToString() => Code;
}

/// <summary>The part of the system a school type belongs to.</summary>
public enum Sector
{
    /// <summary>Primary education (primair onderwijs).</summary>
    Po,

    /// <summary>Secondary education (voortgezet onderwijs), vso included.</summary>
    Vo,

    /// <summary>Both: a site with so and vso.</summary>
    PoAndVo,

    /// <summary>Vocational education.</summary>
    Mbo,
}
