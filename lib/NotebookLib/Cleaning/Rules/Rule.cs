namespace NotebookLib.Cleaning;

/// <summary>What a rule does where it hits.</summary>
public enum RuleAction
{
    /// <summary>Reads the value with its meaning; the text stays.</summary>
    Keep,

    /// <summary>Changes the text, on record.</summary>
    Change,

    /// <summary>Leaves the row out, on record.</summary>
    Drop,

    /// <summary>Leaves everything as it is and points it out.</summary>
    Flag,
}

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>Can lead to wrong numbers when nobody looks.</summary>
    Warning,

    /// <summary>Something is broken: look before use.</summary>
    Error,
}

/// <summary>One cleaning rule: what it looks for, what it does and why. One rule, one file, one test.</summary>
/// <param name="id">A short name in lower case with hyphens, stable across versions.</param>
/// <param name="action">What it does.</param>
/// <param name="severity">How much a hit matters.</param>
/// <param name="looksFor">What it looks for, in Dutch.</param>
/// <param name="does">What it does, in Dutch.</param>
/// <param name="why">Why, in Dutch.</param>
public abstract class Rule(string id, RuleAction action, Severity severity, string looksFor, string does, string why)
{
    /// <summary>A short name in lower case with hyphens, stable across versions.</summary>
    public string Id { get; } = id;

    /// <summary>What it does.</summary>
    public RuleAction Action { get; } = action;

    /// <summary>How much a hit matters.</summary>
    public Severity Severity { get; } = severity;

    /// <summary>What it looks for, in Dutch.</summary>
    public string LooksFor { get; } = looksFor;

    /// <summary>What it does, in Dutch.</summary>
    public string Does { get; } = does;

    /// <summary>Why, in Dutch.</summary>
    public string Why { get; } = why;

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}

/// <summary>A cell on its way through the rules. A rule replaces the text, gives a reason for missing, or does nothing.</summary>
public ref struct CellEdit
{
    /// <summary>The text in UTF-8.</summary>
    public ReadOnlySpan<byte> Text { get; set; }

    /// <summary>Why the cell is missing, so far.</summary>
    public Missing Missing { get; set; }

    /// <summary>The lowest value that a suppressed cell can have.</summary>
    public long Low { get; set; }

    /// <summary>The highest value that a suppressed cell can have.</summary>
    public long High { get; set; }

    /// <summary>The flag that the publisher put behind the value, without the value; null where there is none.</summary>
    public string? Flag { get; set; }

    /// <summary>The column the cell is in.</summary>
    public FileColumn Column { get; set; }

    /// <summary>The reader's options.</summary>
    public ReadOptions Options { get; set; }

    /// <summary>Whether a number is expected and none of the rules has said yet that it is missing.</summary>
    public readonly bool IsOpenNumber => Missing == Missing.None && Column.IsNumeric;
}

/// <summary>A rule for one cell.</summary>
/// <inheritdoc/>
public abstract class CellRule(string id, RuleAction action, Severity severity, string looksFor, string does, string why)
    : Rule(id, action, severity, looksFor, does, why)
{
    /// <summary>Looks at a cell, and edits it where the rule hits.</summary>
    /// <returns>Whether the rule hit.</returns>
    public abstract bool Apply(ref CellEdit cell);
}

/// <summary>A row as the reader found it, before its cells are cleaned.</summary>
public readonly ref struct RowView
{
    private readonly RowFields _fields;
    private readonly DelimitedFile _file;

    internal RowView(RowFields fields, DelimitedFile file, CsvHelper.CsvMalformedReason? malformed, bool isAfterBlank) =>
        (_fields, _file, Malformed, IsAfterBlank) = (fields, file, malformed, isAfterBlank);

    /// <summary>Whether a blank line stands somewhere between the first kept row and this one.</summary>
    public bool IsAfterBlank { get; }

    /// <summary>The number of fields on the row, which may differ from the number of columns.</summary>
    public int FieldCount => _fields.Count;

    /// <summary>The columns of the file.</summary>
    public IReadOnlyList<FileColumn> Columns => _file.Columns;

    /// <summary>What is wrong with the quotes, or null.</summary>
    public CsvHelper.CsvMalformedReason? Malformed { get; }

    /// <summary>A field in UTF-8, quotes resolved; empty beyond the last.</summary>
    public ReadOnlySpan<byte> this[int index] => _fields.Span(index);

    /// <summary>A field without the blanks around it.</summary>
    public ReadOnlySpan<byte> Trimmed(int index) => Blank.Trim(_fields.Span(index));
}

/// <summary>A rule for a whole row; the first rule that drops a row ends the matter.</summary>
/// <inheritdoc/>
public abstract class RowRule(string id, RuleAction action, Severity severity, string looksFor, string does, string why)
    : Rule(id, action, severity, looksFor, does, why)
{
    /// <summary>Whether the rule hits.</summary>
    public abstract bool Applies(in RowView row);
}

/// <summary>A rule for a column's header.</summary>
/// <inheritdoc/>
public abstract class HeaderRule(string id, RuleAction action, Severity severity, string looksFor, string does, string why)
    : Rule(id, action, severity, looksFor, does, why)
{
    /// <summary>Whether the rule hits.</summary>
    public abstract bool Applies(FileColumn column, DelimitedFile file);
}

/// <summary>A rule for the file as a whole, applied when its last row has been read.</summary>
/// <inheritdoc/>
public abstract class FileRule(string id, RuleAction action, Severity severity, string looksFor, string does, string why)
    : Rule(id, action, severity, looksFor, does, why)
{
    /// <summary>How often the rule hits, and an example in Dutch; 0 where it does not.</summary>
    public abstract (long Count, string Example) Inspect(DelimitedFile file, CleaningRecord record);
}
