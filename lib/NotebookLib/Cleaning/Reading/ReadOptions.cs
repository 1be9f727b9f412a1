namespace NotebookLib.Cleaning;

/// <summary>What a caller may know better than detection, and the limits within which a file is read. The defaults detect
/// everything.</summary>
public sealed record ReadOptions
{
    /// <summary>The defaults.</summary>
    public static ReadOptions Default { get; } = new();

    /// <summary>The encoding, or null to detect it.</summary>
    public TextEncoding? Encoding { get; init; }

    /// <summary>The delimiter, or null to detect it.</summary>
    public char? Delimiter { get; init; }

    /// <summary>The line of the file (row of the sheet) that holds the names of the columns, from 1; null to find it. What stands above it
    /// is no data.</summary>
    public int? HeaderRow { get; init; }

    /// <summary>Whether the file has no header at all: every line is data, and columns are named by their place. Null to find
    /// out.</summary>
    public bool? NoHeader { get; init; }

    /// <summary>The sheet of a workbook, by name or by number from 1; null for the first that is not hidden.</summary>
    public string? Sheet { get; init; }

    /// <summary>The lowest value behind a mask such as <c>&lt;5</c>: 1 at DUO, 0 where the source says so.</summary>
    public long SuppressedFrom { get; init; } = 1;

    /// <summary>How many changes and dropped rows are kept in memory; all are counted, and all go to <see cref="Sink"/>.</summary>
    public int MaxChangesKept { get; init; } = 10_000;

    /// <summary>Gets every change and every dropped row as it happens; null when nobody listens.</summary>
    public Action<Change>? Sink { get; init; }

    /// <summary>The longest record in bytes; a longer one makes the file unreadable rather than the machine full.</summary>
    public int MaxRecordBytes { get; init; } = 64 << 20;

    /// <summary>The rules to apply; all of them by default.</summary>
    public RuleSet Rules { get; init; } = RuleSet.All;

    /// <summary>Kinds of columns that the caller knows, by header or known name; null to infer all.</summary>
    public IReadOnlyDictionary<string, ColumnKind>? Kinds { get; init; }
}
