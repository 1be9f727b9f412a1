namespace NotebookLib.Cleaning.Rules;

/// <summary>An error of a spreadsheet program, such as <c>#N/B</c>.</summary>
public sealed class SpreadsheetError() : CellRule("rekenblad-fout", RuleAction.Keep, Severity.Error,
    "Een foutmelding van een rekenblad, zoals #N/B",
    "Leest haar als onbekend",
    "De formule achter de cel is kapot; de waarde is weg")
{
    private static readonly string[] Errors = ["#N/B", "#N/A", "#VERW!", "#REF!", "#WAARDE!", "#VALUE!", "#DEEL/0!", "#DIV/0!", "#NAAM?",
        "#NAME?", "#GETAL!", "#NUM!", "#LEEG!", "#NULL!"];

    /// <inheritdoc/>
    public override bool Apply(ref CellEdit cell)
    {
        if (cell.Missing != Missing.None || cell.Text.Length is < 4 or > 9 || cell.Text[0] != '#')
        {
            return false;
        }

        var text = System.Text.Encoding.UTF8.GetString(cell.Text);
        if (!Errors.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            return false;
        }

        cell.Missing = Missing.Unreliable;
        return true;
    }
}
