namespace NotebookLib.Cleaning.Rules;

/// <summary>Decimal commas that were taken for delimiters.</summary>
public sealed class ShiftedDecimals() : FileRule("verschoven-kolommen", RuleAction.Flag, Severity.Error,
    "Getallen met een decimale komma in een bestand dat met komma's is gescheiden",
    "Leest vanaf de eerste kolom met getallen alles als tekst; rekent er niet mee",
    "Van 6,4 is 6 in de ene en 4 in de volgende kolom gekomen, en alles erachter staat een plaats te ver")
{
    /// <inheritdoc/>
    public override (long Count, string Example) Inspect(DelimitedFile file, CleaningRecord record)
    {
        var shifted = file.Columns.Where(c => c.IsShifted).ToList();
        return shifted.Count == 0 ? (0, "")
            : (shifted.Count, $"vanaf kolom {shifted[0].Name} tot en met {shifted[^1]
            .Name} kunnen waarden verschoven zijn: er zijn meer cellen dan namen. Bewaar het bestand opnieuw met puntkomma's ertussen");
    }
}
