namespace NotebookLib.Cleaning.Rules;

/// <summary>Letters in another code page than is usual.</summary>
public sealed class OtherCodePage() : FileRule("tekenset", RuleAction.Flag, Severity.Warning,
    "Letters die in een andere tekenset staan dan UTF-8 of cp1252, of waarvan dat niet zeker is",
    "Leest de tekenset die bij de letters past",
    "In de verkeerde tekenset worden letters andere letters, en passen namen niet meer")
{
    /// <inheritdoc/>
    public override (long Count, string Example) Inspect(DelimitedFile file, CleaningRecord record) =>
        file.CodePage is not { Other.Length: > 0 } page ? (0, "")
        : page.Rival is { } rival
            ? (1, $"gelezen als {page.Encoding.Name()} staat er \"{page.Word}\", als {rival.Name()} \"{
            page.Other}\". Is het tweede goed: --encoding {rival.Name()}")
        : (1, $"gelezen als {page.Encoding.Name()}: \"{page.Word}\". Anders: --encoding cp1252 leest \"{page.Other}\"");
}
