namespace NotebookLib.Cleaning.Rules;

/// <summary>Lines that end in two ways.</summary>
public sealed class MixedLineEnds() : FileRule("regeleinden", RuleAction.Flag, Severity.Info,
    "Regels die op twee manieren eindigen",
    "Leest beide",
    "Het bestand is door twee programma's bewaard")
{
    /// <inheritdoc/>
    public override (long Count, string Example) Inspect(DelimitedFile file, CleaningRecord record) =>
        (file.Bytes.CrLf > 0 && file.Bytes.CrLf < file.Bytes.LineFeeds && !file.Bytes.HasQuotes ? 1
            : 0, $"{file.Bytes.CrLf} van {file.Bytes.LineFeeds} regels eindigen op CR LF");
}
