namespace NotebookLib.Cleaning.Rules;

/// <summary>NUL and other control characters inside a cell.</summary>
public sealed class ControlCharacters() : CellRule("stuurtekens", RuleAction.Change, Severity.Warning,
    "NUL en andere stuurtekens in een cel",
    "Haalt ze weg",
    "Ze zijn onzichtbaar en maken gelijke codes ongelijk")
{
    private static readonly System.Buffers.SearchValues<byte> Controls =
        System.Buffers.SearchValues.Create([.. Enumerable.Range(0, 32).Where(b => b is not (9 or 10 or 13)).Select(b => (byte)b), 127]);

    /// <inheritdoc/>
    public override bool Apply(ref CellEdit cell)
    {
        if (!cell.Text.ContainsAny(Controls))
        {
            return false;
        }

        var (clean, length) = (new byte[cell.Text.Length], 0);
        foreach (var b in cell.Text)
        {
            if (b is not (< 32 or 127) || b is 9 or 10 or 13)
            {
                clean[length++] = b;
            }
        }

        cell.Text = clean.AsSpan(0, length);
        return true;
    }
}
