namespace NotebookLib.Cleaning;

/// <summary>What the cells of a column are, which decides which marks mean "missing".</summary>
public enum ColumnKind : byte
{
    /// <summary>Words; <c>-</c>, <c>.</c> and <c>x</c> are just text here.</summary>
    Text,

    /// <summary>A code whose zeros matter: BRIN, municipality, element code, postal code.</summary>
    Code,

    /// <summary>Whole numbers of pupils or schools, never below 0.</summary>
    Count,

    /// <summary>Measures with or without decimals.</summary>
    Number,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A school year or peiljaar.</summary>
    Year,
}

/// <summary>A column of a delimited file.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="Name">The header, trimmed and unique within the file.</param>
/// <param name="Raw">The header exactly as it stands in the file.</param>
/// <param name="Known">The name we know it by across years and publishers (see <see cref="KnownHeaders"/>), or null.</param>
/// <param name="Kind">What its cells are.</param>
/// <param name="Year">For a wide column such as <c>LEERLINGEN_2024</c>, the school year; null otherwise.</param>
public sealed record FileColumn(int Index, string Name, string Raw, string? Known, ColumnKind Kind, SchoolYear? Year)
{
    /// <summary>What the numbers are in, as the header, a row of units or a sign behind the numbers says: <c>%</c>, <c>aantal</c>, <c>x 1
    /// 000</c>; empty where nothing says so.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The header that stands over this one and its neighbours; empty where there is none.</summary>
    public string Group { get; init; } = "";

    /// <summary>Whether a range such as <c>1-4</c> is a masked number of pupils here.</summary>
    internal bool TakesRanges { get; init; }

    /// <summary>Whether letters behind a number are flags here.</summary>
    internal bool TakesFlags { get; init; }

    /// <summary>Whether some numbers have a percent sign and others have not.</summary>
    internal bool HasMixedUnits { get; init; }

    /// <summary>Whether the values seem to have moved: a decimal comma that was taken for a delimiter.</summary>
    internal bool IsShifted { get; init; }

    /// <summary>Whether masks and marks stand for numbers here.</summary>
    public bool IsNumeric => Kind is ColumnKind.Count or ColumnKind.Number;
}
