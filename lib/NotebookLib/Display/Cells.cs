using System.Globalization;

namespace NotebookLib.Display;

/// <summary>The text of one value in a table that a notebook shows: numbers as the Dutch write them, dates as d-m-yyyy.</summary>
internal static class Cells
{
    /// <summary>The text in a column; a dash for null. A whole number in a column of years has no point in it.</summary>
    public static string Text(object? value, string column) =>
        value is int or long or short && Convert.ToInt64(value, CultureInfo.InvariantCulture) is >= 1000 and <= 2999 and var year
        && (column.Contains("jaar", StringComparison.OrdinalIgnoreCase) || column.Contains("year", StringComparison.OrdinalIgnoreCase))
            ? year.ToString(CultureInfo.InvariantCulture) : Text(value);

    /// <summary>The text; a dash for null.</summary>
    public static string Text(object? value) => value switch
    {
        null => "–",
        double number when !double.IsFinite(number) => number.ToString(Dutch.Format),
        Enum name => name.ToString(),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("d-M-yyyy", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("d-M-yyyy", CultureInfo.InvariantCulture),
        float number => number.ToString("R", Dutch.Format),
        decimal number => number.ToString(Dutch.Format),
        string or bool or long or double => TableCell.Of(value).Shown(),
        sbyte or byte or short or ushort or int or uint => TableCell.Of(value).Shown(),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
