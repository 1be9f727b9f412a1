namespace NotebookLib.Cleaning.Rules;

/// <summary>A file without a header.</summary>
public sealed class NoHeaderRow() : FileRule("geen-kop", RuleAction.Flag, Severity.Warning,
    "Een bestand waarvan de eerste rij op gegevens lijkt",
    "Leest alle rijen als gegevens en noemt de kolommen naar hun plaats",
    "Zonder kop weet niemand wat de kolommen betekenen")
{
    /// <inheritdoc/>
    public override (long Count, string Example) Inspect(DelimitedFile file, CleaningRecord record) => file.Header.Rows.Count > 0
        || file.Options.NoHeader == true ? (0, "")
        : (1, $"de eerste rij lijkt op gegevens: {(file.Header.FirstLine.Length > 60 ? file.Header.FirstLine[..60] + "…"
            : file.Header.FirstLine)}. Klopt dat: --no-header. Is het toch een kop: --header-row {file.Header.FirstRow}");
}
