using System.Globalization;

namespace NotebookLib.Cleaning;

/// <summary>Days as DUO and CBS write them: <c>20191001</c>, <c>1-8-2005</c>, <c>2019-10-01</c>, <c>01/08/2005</c>. Day before month,
/// always.</summary>
public static class DutchDate
{
    private static readonly string[] Forms = ["yyyyMMdd", "d-M-yyyy", "dd-MM-yyyy", "yyyy-MM-dd", "d/M/yyyy", "d.M.yyyy",
        "yyyy-MM-dd'T'HH:mm:ss"];

    /// <summary>Reads a day; false for anything else, such as 31-2-2020 or an empty text.</summary>
    public static bool TryParse(string? text, out DateOnly day)
    {
        if (DateTime.TryParseExact(text?.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
        {
            day = DateOnly.FromDateTime(moment);
            return true;
        }

        day = default;
        return false;
    }
}
