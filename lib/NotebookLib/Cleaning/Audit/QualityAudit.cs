using NotebookLib.Cleaning.Audit;

namespace NotebookLib.Cleaning;

/// <summary>What the audit may compare a table with. Everything is optional.</summary>
public sealed record AuditOptions
{
    /// <summary>How to read the file, where it is opened here; null to find out.</summary>
    public ReadOptions? Reading { get; init; }

    /// <summary>Published totals by school type and year, with where they were printed.</summary>
    public IReadOnlyList<(SchoolType Type, SchoolYear Year, long Published, string Source)> Totals { get; init; } = [];

    /// <summary>An earlier vintage of the same table.</summary>
    public AuditTable? Earlier { get; init; }

    /// <summary>Mergers and hand-overs, to explain jumps.</summary>
    public Transitions? Transitions { get; init; }

    /// <summary>Identifiers that exist, to resolve those in the table; null to check their form only.</summary>
    public IReadOnlySet<string>? KnownBrins { get; init; }

    /// <summary>A change between two years is a jump from this factor on, either way.</summary>
    public double JumpFactor { get; init; } = 2;

    /// <summary>And only from this number of pupils on, so that small schools do not fill the list.</summary>
    public int JumpPupils { get; init; } = 50;
}

/// <summary>One check of the audit: one file, one test.</summary>
public interface IAuditCheck
{
    /// <summary>Looks at a table; null where the check does not apply to it.</summary>
    AuditFinding? Run(AuditTable table, AuditOptions options);
}

/// <summary>The audit of a table: the word of the regions is <em>prutdata</em>.</summary>
public static class QualityAudit
{
    /// <summary>The number of examples per finding.</summary>
    public const int MaxExamples = 8;

    /// <summary>The checks, in the order in which they run.</summary>
    public static IReadOnlyList<IAuditCheck> Checks { get; } =
        [new ReadingFindings(), new TotalsAmongRows(), new RegionsInRegions(), new SumsOfOthers(), new DuplicateRows(), new DuplicateKeys(),
            new MissingPatterns(), new SuppressedCells(), new ImpossibleValues(), new Jumps(), new TotalsAgainstPublished(),
            new Revisions(), new DefinitionBreaks(), new UnresolvedIdentifiers()];

    /// <summary>Audits a file.</summary>
    /// <exception cref="UnreadableFileException">It cannot be read.</exception>
    public static AuditReport Of(string path, AuditOptions? options = null) =>
        Of(AuditTable.Load(DelimitedFile.Open(path, options?.Reading)), options);

    /// <summary>Audits a table.</summary>
    public static AuditReport Of(AuditTable table, AuditOptions? options = null)
    {
        var findings = Checks.Select(c => c.Run(table, options ?? new AuditOptions())).OfType<AuditFinding>();
        return new AuditReport(table.Name, table.Rows.Count, [.. findings.OrderByDescending(f => f.Count > 0).ThenByDescending(f =>
            f.Count > 0 ? f.Severity : Severity.Info)]);
    }
}
