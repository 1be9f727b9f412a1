namespace NotebookLib.Cleaning.Rules;

/// <summary>Lines with nothing on them.</summary>
public sealed class BlankLines() : FileRule("lege-regel", RuleAction.Flag, Severity.Info,
    "Regels waar niets op staat",
    "Telt ze niet als rij",
    "Aan het eind van een bestand staan vaak lege regels")
{
    /// <inheritdoc/>
    public override (long Count, string Example) Inspect(DelimitedFile file, CleaningRecord record) =>
        (record.BlankLines, $"{record.BlankLines} lege regels");
}
