namespace NotebookLib.Cleaning.Rules;

/// <summary>A header that occurred before.</summary>
public sealed class DuplicateHeader() : HeaderRule("dubbele-kop", RuleAction.Change, Severity.Warning,
    "Een kop die al eerder stond",
    "Zet er een volgnummer achter",
    "Twee kolommen met een naam lopen anders door elkaar")
{
    /// <inheritdoc/>
    public override bool Applies(FileColumn column, DelimitedFile file) => HeaderReader.Clean(column.Raw) is { Length: > 0 } name
        && name != column.Name;
}
