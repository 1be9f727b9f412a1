namespace NotebookLib.Cleaning.Rules;

/// <summary>Regions that lie in each other, in one column.</summary>
public sealed class NestedRegions() : FileRule("geneste-gebieden", RuleAction.Flag, Severity.Warning,
    "Gebieden van meer dan een maat in een kolom: land, landsdeel, provincie, gemeente",
    "Houdt alle rijen",
    "Het ene gebied ligt in het andere; wie alles optelt, telt dubbel")
{
    /// <inheritdoc/>
    public override (long Count, string Example) Inspect(DelimitedFile file, CleaningRecord record)
    {
        var nested = record.Tally?.Nested ?? [];
        return (nested.Count, nested.Count == 0 ? ""
            : $"kolom {nested[0].Column.Name}: {string.Join(", ", nested[0].Levels.Select(l => $"{l.Level.InDutch()} {l.Rows} keer, zoals "
            + $"{l.Example}"))}");
    }
}
