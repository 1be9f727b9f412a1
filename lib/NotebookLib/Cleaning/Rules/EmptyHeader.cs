namespace NotebookLib.Cleaning.Rules;

/// <summary>A column without a header.</summary>
public sealed class EmptyHeader() : HeaderRule("lege-kop", RuleAction.Change, Severity.Warning,
    "Een kolom zonder kop",
    "Noemt de kolom naar zijn plaats",
    "Zo is de kolom toch aan te wijzen")
{
    /// <inheritdoc/>
    public override bool Applies(FileColumn column, DelimitedFile file) => HeaderReader.Clean(column.Raw).Length == 0;
}
