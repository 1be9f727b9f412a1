namespace NotebookLib.Cleaning.Rules;

/// <summary>Title lines above the header.</summary>
public sealed class PreambleLines() : FileRule("titelregels", RuleAction.Flag, Severity.Info,
    "Regels boven de kopregel, zoals een titel",
    "Telt ze niet als rij",
    "De kop staat niet altijd op de eerste regel")
{
    /// <inheritdoc/>
    public override (long Count, string Example) Inspect(DelimitedFile file, CleaningRecord record) =>
        (file.Preamble.Count, file.Preamble.Count == 0 ? ""
            : $"regel 1: {(file.Preamble[0].Length > 80 ? file.Preamble[0][..80] : file.Preamble[0])}");
}
