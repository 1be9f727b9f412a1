namespace NotebookLib.Cleaning.Rules;

/// <summary>Numbers with and without a percent sign in one column.</summary>
public sealed class MixedUnits() : HeaderRule("eenheid-wisselt", RuleAction.Flag, Severity.Error,
    "Een kolom waarin sommige getallen een procentteken hebben en andere niet",
    "Leest de kolom als tekst",
    "70% en 0,7 zijn hetzelfde, 70% en 70 ook; welke van de twee weet alleen de maker")
{
    /// <inheritdoc/>
    public override bool Applies(FileColumn column, DelimitedFile file) => column.HasMixedUnits;
}
