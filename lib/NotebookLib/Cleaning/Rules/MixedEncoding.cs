namespace NotebookLib.Cleaning.Rules;

/// <summary>Bytes of two encodings in one file.</summary>
public sealed class MixedEncoding() : FileRule("gemengde-tekens", RuleAction.Flag, Severity.Warning,
    "Een bestand dat deels UTF-8 is en deels niet",
    "Leest elke byte toch, en wijst erop",
    "Twee bestanden zijn aan elkaar geplakt; namen kunnen verminkt zijn")
{
    /// <inheritdoc/>
    public override (long Count, string Example) Inspect(DelimitedFile file, CleaningRecord record) =>
        (file.Bytes.IsMixed ? 1 : 0, $"gelezen als {file.Encoding.Name()}");
}
