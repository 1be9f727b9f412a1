namespace NotebookLib.Cleaning;

/// <summary>One change to a value, or one dropped row.</summary>
/// <param name="Line">The 1-based line of the file on which the row starts.</param>
/// <param name="Column">The column's name; null where a whole row is dropped or flagged.</param>
/// <param name="Old">What stood there.</param>
/// <param name="New">What stands there now; null for a dropped row.</param>
/// <param name="Rule">The id of the rule.</param>
public sealed record Change(long Line, string? Column, string Old, string? New, string Rule);

/// <summary>How often a rule hit, and the first place where it did.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Count">The number of cells, rows or columns.</param>
/// <param name="Example">The first hit, in Dutch: line, column and text.</param>
public sealed record Finding(Rule Rule, long Count, string Example);

/// <summary>
/// What cleaning did to a file: every rule with its count, every change and dropped row with line, column, old and new value.
/// Grows while the file is read; final when <see cref="IsComplete"/>.
/// </summary>
public sealed class CleaningRecord
{
    private readonly ReadOptions _options;
    private readonly long[] _counts;
    private readonly string?[] _examples;
    private readonly List<Change> _changes = [];

    internal CleaningRecord(ReadOptions options)
    {
        _options = options;
        (_counts, _examples) = (new long[options.Rules.Count], new string?[options.Rules.Count]);
    }

    /// <summary>Data rows seen: without the header, title lines above it and blank lines.</summary>
    public long Rows { get; internal set; }

    /// <summary>Rows that came through.</summary>
    public long Kept { get; internal set; }

    /// <summary>Rows that were dropped, each on record.</summary>
    public long Dropped { get; internal set; }

    /// <summary>Values whose text was changed in kept rows.</summary>
    public long Changed { get; internal set; }

    /// <summary>Cells that the publisher masked because the number is small.</summary>
    public long Suppressed { get; internal set; }

    /// <summary>Lines with nothing on them; no rows.</summary>
    public long BlankLines { get; internal set; }

    /// <summary>Whether the last row has been read, and kept + dropped was found to equal the reader's own row count.</summary>
    public bool IsComplete { get; internal set; }

    /// <summary>The first changes and dropped rows, up to <see cref="ReadOptions.MaxChangesKept"/>; the sink got all of them.</summary>
    public IReadOnlyList<Change> Changes => _changes;

    /// <summary>The number of changes and dropped rows, whether kept in memory or not.</summary>
    public long ChangeCount { get; private set; }

    /// <summary>The rules that hit, in the order in which they are applied.</summary>
    public IReadOnlyList<Finding> Findings =>
        [.. _options.Rules.Select((rule, i) => new Finding(rule, _counts[i], _examples[i] ?? "")).Where(f => f.Count > 0)];

    /// <summary>How often a rule hit; 0 where it is unknown or did not.</summary>
    public long CountOf(string rule) => _options.Rules.IndexOf(rule) is >= 0 and var i ? _counts[i] : 0;

    /// <summary>Counts a hit that changes nothing. Answers whether it was the first, which then wants an example.</summary>
    internal bool Hit(int rule, long times = 1) => (_counts[rule] += times) == times;

    internal void Example(int rule, string example) => _examples[rule] ??= example;

    /// <summary>Whether a change still needs its texts, or counting is enough.</summary>
    internal bool WantsText => _changes.Count < _options.MaxChangesKept || _options.Sink is not null;

    /// <summary>What was counted over all kept rows, for the rules about the file as a whole.</summary>
    internal Tally? Tally { get; set; }

    internal void Count() => ChangeCount++;

    internal void Add(Change change)
    {
        ChangeCount++;
        if (_changes.Count < _options.MaxChangesKept)
        {
            _changes.Add(change);
        }

        _options.Sink?.Invoke(change);
    }
}
