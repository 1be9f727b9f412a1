namespace NotebookLib.Cleaning.Rules;

/// <summary>A header such as <c>&lt;4</c>: an age, no mask.</summary>
public sealed class MaskLikeHeader() : HeaderRule("kop-lijkt-masker", RuleAction.Keep, Severity.Info,
    "Een kop zoals <4",
    "Leest hem als naam: jonger dan vier jaar",
    "In een cel is dit een afgeschermd aantal, in de kop niet")
{
    /// <inheritdoc/>
    public override bool Applies(FileColumn column, DelimitedFile file) =>
        Marks.TryMask(Blank.Trim(System.Text.Encoding.UTF8.GetBytes(column.Name)), out _);
}
