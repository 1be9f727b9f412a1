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
    /// <summary>Whether masks and marks stand for numbers here.</summary>
    public bool IsNumeric => Kind is ColumnKind.Count or ColumnKind.Number;
}
