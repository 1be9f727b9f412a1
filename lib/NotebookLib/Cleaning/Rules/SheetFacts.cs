namespace NotebookLib.Cleaning.Rules;

/// <summary>A workbook with more sheets or with merged cells.</summary>
public sealed class SheetFacts() : FileRule("werkblad", RuleAction.Flag, Severity.Info,
    "Een werkmap met meer bladen, of met samengevoegde cellen",
    "Leest een blad; een samengevoegde cel geldt voor elke cel waar zij over ligt",
    "De tabel kan op een ander blad staan")
{
    /// <inheritdoc/>
    public override (long Count, string Example) Inspect(DelimitedFile file, CleaningRecord record) => file.Workbook is not { } book
        || (book.Others.Count == 0 && book.Merged == 0) ? (0, "")
        : (book.Others.Count + book.Merged, $"blad \"{book.Sheet}\"{(book.Others.Count > 0 ? $"; ook: "
            + $"{string.Join(", ", book.Others.Take(8))} (kies met --sheet)" : "")}{(book.Merged > 0 ? $"; {book.Merged} cellen gevuld uit "
            + $"samengevoegde cellen" : "")}");
}
