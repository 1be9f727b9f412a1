namespace NotebookLib.Cleaning.Rules;

/// <summary>An empty cell in a year column of a list of sites.</summary>
public sealed class SiteDidNotExist() : CellRule("bestond-niet", RuleAction.Keep, Severity.Info,
    "Een lege cel in een jaarkolom van een lijst met vestigingen",
    "Leest haar als: de vestiging bestond niet",
    "Leeg is geen 0")
{
    /// <inheritdoc/>
    public override bool Apply(ref CellEdit cell)
    {
        if (!cell.Text.IsEmpty || cell.Column.Year is null
            || !cell.Column.Name.StartsWith("LEERLINGEN", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        cell.Missing = Missing.DidNotExist;
        return true;
    }
}
