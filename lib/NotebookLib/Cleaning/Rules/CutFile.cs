namespace NotebookLib.Cleaning.Rules;

/// <summary>A file cut off inside a character.</summary>
public sealed class CutFile() : FileRule("afgekapt", RuleAction.Flag, Severity.Error,
    "Een bestand dat midden in een letter ophoudt",
    "Leest wat er is, en wijst erop",
    "Het ophalen is niet klaar gekomen; er missen rijen")
{
    /// <inheritdoc/>
    public override (long Count, string Example) Inspect(DelimitedFile file, CleaningRecord record) =>
        (file.Bytes.EndsInsideCharacter ? 1 : 0, "de laatste letter is niet heel");
}
