namespace NotebookLib.Sources;

/// <summary>How a source is fetched.</summary>
public enum SourceKind
{
    /// <summary>One file at one address.</summary>
    File,

    /// <summary>A table of CBS over OData 3.</summary>
    CbsV3,

    /// <summary>A table of CBS over OData 4.</summary>
    CbsV4,

    /// <summary>A resource of DUO's data portal (CKAN), by its resource id.</summary>
    Ckan,

    /// <summary>A page whose tables have to be copied by hand; never fetched.</summary>
    Page,
}

/// <summary>A total that a file has to hit.</summary>
/// <param name="Column">The column that is added up; empty to count rows.</param>
/// <param name="Where">Which rows: column and value; all rows when empty.</param>
/// <param name="Expected">The sum that is expected.</param>
/// <param name="Note">Where the total is known from.</param>
public sealed record TotalCheck(string Column, IReadOnlyDictionary<string, string> Where, long Expected, string Note);

/// <summary>One source in the catalogue: one readable file in <c>data/sources/</c>.</summary>
public sealed record SourceEntry
{
    /// <summary>A short name in lower case: <c>duo-06-historisch</c>.</summary>
    public required string Id { get; init; }

    /// <summary>DUO, CBS, OCW in cijfers.</summary>
    public required string Publisher { get; init; }

    /// <summary>The publisher's own title.</summary>
    public required string Title { get; init; }

    /// <summary>The publisher's licence.</summary>
    public required string Licence { get; init; }

    /// <summary>How it is fetched.</summary>
    public required SourceKind Kind { get; init; }

    /// <summary>The web address, or for CBS and CKAN the address of the service.</summary>
    public required string Address { get; init; }

    /// <summary>The table id at CBS or the resource id at CKAN; empty for a file.</summary>
    public string Table { get; init; } = "";

    /// <summary>What is stored: <c>csv</c> or <c>json</c>.</summary>
    public string Format { get; init; } = "csv";

    /// <summary>Columns that have to be there, by header or known name.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Totals that have to be hit.</summary>
    public IReadOnlyList<TotalCheck> Totals { get; init; } = [];

    /// <summary>The largest size in bytes that is accepted.</summary>
    public long MaxBytes { get; init; } = 200L << 20;

    /// <summary>Themes of the report that need it.</summary>
    public IReadOnlyList<int> Themes { get; init; } = [];

    /// <summary>Claims of the register that need it.</summary>
    public IReadOnlyList<string> Claims { get; init; } = [];

    /// <summary>What a user should know, in Dutch.</summary>
    public string Note { get; init; } = "";

    /// <summary>An origin for figures read from the copy on this machine.</summary>
    public Origin ToOrigin(DateOnly? seen) => new(OriginKind.Local, Publisher, Title, Table, Address, seen, Licence);
}
