using System.Globalization;

namespace NotebookLib.Cleaning;

/// <summary>
/// One cell after cleaning: its text, and the reason where there is no value. A missing cell has no number; a suppressed one
/// has bounds. The default value is an empty cell's opposite: present, with empty text.
/// </summary>
/// <param name="Text">The cleaned text, as printed by the publisher; a mask keeps its own spelling.</param>
/// <param name="Missing">Why there is no value, or <see cref="Missing.None"/>.</param>
/// <param name="Bounds">For a suppressed cell, the values it can have; exactly 0 otherwise.</param>
public readonly record struct DataCell(string Text, Missing Missing, Count Bounds = default)
{
    private readonly string? _flag;

    /// <summary>The flag that the publisher put behind the value, such as <c>*</c> (provisional) or Eurostat's <c>b</c> (break); empty
    /// where there is none.</summary>
    public string Flag
    {
        get => _flag ?? "";
        init => _flag = string.IsNullOrEmpty(value) ? null : value;
    }

    /// <summary>Whether there is a value.</summary>
    public bool IsPresent => Missing == Missing.None;

    /// <summary>The cell as a number of pupils: exact, or between bounds where it is suppressed.</summary>
    /// <exception cref="InvalidOperationException">The cell is missing for another reason, or holds no whole number.</exception>
    public Count AsCount() => TryCount(out var count) ? count : throw new InvalidOperationException(Missing == Missing.None
        ? $"\"{Text}\" is not a number of pupils. Expected a whole number of 0 or more."
        : $"This cell holds no number of pupils ({Missing.InDutch()}: \"{Text}\"). Look at Missing first.");

    /// <summary>As <see cref="AsCount"/>, but answers false where that throws.</summary>
    public bool TryCount(out Count count)
    {
        count = Bounds;
        if (Missing == Missing.Suppressed)
        {
            return true;
        }

        if (Missing == Missing.None && DutchNumber.TryWhole(Text, out var whole) && whole >= 0)
        {
            count = whole;
            return true;
        }

        count = default;
        return false;
    }

    /// <summary>The number, or null where the cell is missing (suppressed too) or holds no number.</summary>
    public double? AsNumber() => Missing == Missing.None && DutchNumber.TryParse(Text, out var number) ? number : null;

    /// <summary>The number, with the publisher's nil read as 0: the only missing value for which that is what was meant.</summary>
    public double? AsNumberWithNilAsZero() => Missing == Missing.Nil ? 0 : AsNumber();

    /// <summary>The text, or <c>[reason]</c> where there is no value.</summary>
    public override string ToString() => IsPresent ? Text ?? "" : string.Create(CultureInfo.InvariantCulture, $"[{Missing.InDutch()}]");
}
