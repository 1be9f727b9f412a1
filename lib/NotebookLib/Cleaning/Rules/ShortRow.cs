namespace NotebookLib.Cleaning.Rules;

/// <summary>A row with fewer fields than there are columns.</summary>
public sealed class ShortRow() : RowRule("korte-rij", RuleAction.Flag, Severity.Warning,
    "Een rij met minder cellen dan er kolommen zijn",
    "Leest de cellen die missen als leeg",
    "Er kan een scheidingsteken weg zijn, en dan staan waarden in de verkeerde kolom")
{
    /// <inheritdoc/>
    public override bool Applies(in RowView row) => row.FieldCount < row.Columns.Count;
}
