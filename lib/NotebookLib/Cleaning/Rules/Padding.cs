namespace NotebookLib.Cleaning.Rules;

/// <summary>Blanks around a value.</summary>
public sealed class Padding() : CellRule("blanco-eromheen", RuleAction.Change, Severity.Info,
    "Blanco voor of achter een waarde",
    "Haalt ze weg",
    "Sleutels van CBS en oude bestanden van DUO zijn met blanco gevuld; gelijke codes zijn dan ongelijk")
{
    /// <inheritdoc/>
    public override bool Apply(ref CellEdit cell)
    {
        var trimmed = Blank.Trim(cell.Text);
        if (trimmed.Length == cell.Text.Length)
        {
            return false;
        }

        cell.Text = trimmed;
        return true;
    }
}
