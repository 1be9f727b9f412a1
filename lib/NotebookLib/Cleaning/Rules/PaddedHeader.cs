namespace NotebookLib.Cleaning.Rules;

/// <summary>A header with blanks, quotes or a byte order mark around it.</summary>
public sealed class PaddedHeader() : HeaderRule("kop-met-blanco", RuleAction.Change, Severity.Info,
    "Een kop met blanco of tekens eromheen",
    "Haalt ze weg",
    "Anders wordt de kolom niet herkend")
{
    /// <inheritdoc/>
    public override bool Applies(FileColumn column, DelimitedFile file) => column.Raw != column.Name
        && HeaderReader.Clean(column.Raw) == column.Name;
}
