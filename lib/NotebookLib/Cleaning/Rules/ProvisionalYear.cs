namespace NotebookLib.Cleaning.Rules;

/// <summary>A year with a star as a header.</summary>
public sealed class ProvisionalYear() : HeaderRule("voorlopig-jaar", RuleAction.Keep, Severity.Info,
    "Een jaar met een sterretje in de kop, zoals 2021/'22*",
    "Leest het jaar; het sterretje blijft in de naam",
    "De cijfers van dat jaar zijn voorlopig")
{
    /// <inheritdoc/>
    public override bool Applies(FileColumn column, DelimitedFile file) => column.Year is not null && column.Name.EndsWith('*');
}
