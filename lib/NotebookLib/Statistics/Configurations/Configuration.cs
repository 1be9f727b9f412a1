using System.Numerics;

namespace NotebookLib.Statistics;

/// <summary>A case in a comparison of configurations: which conditions it has, and whether the outcome is there.</summary>
/// <param name="Name">The case, e.g. a location.</param>
/// <param name="Outcome">Whether the outcome is there.</param>
/// <param name="Conditions">Which conditions it has, in the order of the table's names.</param>
public sealed record SetCase(string Name, bool Outcome, params bool[] Conditions);

/// <summary>
/// A conjunction of conditions, present or absent: <c>DEV*~URB</c> says DEV and not URB, and leaves the others open. Bit i of both
/// numbers belongs to condition i.
/// </summary>
/// <param name="Mask">The conditions that it speaks of.</param>
/// <param name="Value">Those of them that have to be present.</param>
public readonly record struct Configuration(uint Mask, uint Value)
{
    /// <summary>The number of conditions that it speaks of.</summary>
    public int Literals => BitOperations.PopCount(Mask);

    /// <summary>Whether a complete row of conditions falls under it.</summary>
    public bool Covers(uint row) => (row & Mask) == Value;

    /// <summary>In the notation of the R package QCA: <c>*</c> for and, <c>~</c> for not, <c>1</c> where nothing is asked.</summary>
    /// <param name="names">The conditions in the order of the table.</param>
    public string ToText(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var (mask, value) = (Mask, Value);
        return mask == 0 ? "1" : string.Join('*', Enumerable.Range(0, names.Count).Where(i => (mask >> i & 1) == 1).Select(i =>
            (value >> i & 1) == 1 ? names[i] : "~" + names[i]));
    }
}

/// <summary>
/// How well "X is enough for Y" fits crisp sets (Ragin, Political Analysis 2006; pof() in the R package QCA).
/// </summary>
/// <param name="Cases">Cases with X.</param>
/// <param name="Positive">Cases with X and Y.</param>
/// <param name="AllPositive">Cases with Y.</param>
public readonly record struct SetFit(int Cases, int Positive, int AllPositive)
{
    /// <summary>Of the cases with X, the share with Y; NaN when no case has X.</summary>
    public double Consistency => Cases == 0 ? double.NaN : (double)Positive / Cases;

    /// <summary>Of the cases with Y, the share with X; NaN when no case has Y. Also the consistency of "X is necessary for Y".</summary>
    public double Coverage => AllPositive == 0 ? double.NaN : (double)Positive / AllPositive;
}
