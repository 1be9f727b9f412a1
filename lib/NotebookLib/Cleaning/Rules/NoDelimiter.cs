namespace NotebookLib.Cleaning.Rules;

/// <summary>No delimiter found.</summary>
public sealed class NoDelimiter() : FileRule("geen-scheiding", RuleAction.Flag, Severity.Warning,
    "Een bestand zonder scheidingsteken",
    "Leest het als een tabel met een kolom",
    "Vaak is dit geen tabel, maar een webpagina of een brief")
{
    /// <inheritdoc/>
    public override (long Count, string Example) Inspect(DelimitedFile file, CleaningRecord record) =>
        (file.HasDetectedDelimiter ? 0 : 1, $"een kolom: {file.Columns[0].Name}");
}
