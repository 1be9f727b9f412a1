using System.Globalization;

namespace NotebookLib.Cleaning;

/// <summary>
/// Numbers as Dutch publishers write them, whatever the culture of the machine: <c>9562,58</c>, <c>1.369.465</c>, <c>−4,1</c>.
/// A point with exactly three digits behind it is read as a thousands mark only where a whole number is asked for or where
/// the text leaves no doubt; <c>0.5</c> and <c>12.25</c> are decimals.
/// </summary>
public static class DutchNumber
{
    private static readonly System.Buffers.SearchValues<char> Allowed = System.Buffers.SearchValues.Create("0123456789.,-+−eE");

    /// <summary>Reads a whole number: digits, an optional sign, and points that group by three. No decimals.</summary>
    /// <param name="text">The text; blanks around it are ignored.</param>
    /// <param name="value">The number, or 0.</param>
    /// <returns>False for anything else, an empty text and a number beyond 64 bits included.</returns>
    public static bool TryWhole(ReadOnlySpan<char> text, out long value)
    {
        text = text.Trim();
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
        {
            return true;
        }

        return GroupsByThree(text, '.') && Without(text, '.', out value);
    }

    /// <summary>Reads a whole or decimal number with a decimal comma or point.</summary>
    /// <param name="text">The text; blanks around it are ignored.</param>
    /// <param name="value">The number, or 0.</param>
    /// <returns>False for anything else: empty text, masks, NaN, infinity, two decimal marks.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out double value)
    {
        text = text.Trim();
        value = 0;
        if (text.IsEmpty || text.Length > 64 || text.ContainsAnyExcept(Allowed))
        {
            return false;
        }

        Span<char> plain = stackalloc char[text.Length];
        var (comma, points, length) = (text.IndexOf(','), text.Count('.'), 0);
        if ((comma >= 0 && text[(comma + 1)..].ContainsAny(',', '.')) || (comma >= 0 && points > 0 && !GroupsByThree(text[..comma], '.'))
            || (points > 1 && comma < 0 && !GroupsByThree(text, '.')))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (c != '.' || (comma < 0 && points == 1))
            {
                plain[length++] = c switch { ',' => '.', '−' => '-', _ => c };
            }
        }

        return double.TryParse(plain[..length], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
    }

    /// <summary>Whether points (or another mark) split the digits in groups of three, as in <c>1.369.465</c>.</summary>
    internal static bool GroupsByThree(ReadOnlySpan<char> text, char mark)
    {
        var body = text.TrimStart("-+−");
        var first = body.IndexOf(mark);
        if (first is < 1 or > 3 || body[..first].ContainsAnyExceptInRange('0', '9') || (body.Length - first) % 4 != 0)
        {
            return false;
        }

        for (var i = first; i < body.Length; i += 4)
        {
            if (body[i] != mark || body.Slice(i + 1, 3).ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Without(ReadOnlySpan<char> text, char mark, out long value)
    {
        Span<char> plain = stackalloc char[Math.Min(text.Length, 64)];
        var length = 0;
        foreach (var c in text)
        {
            if (c != mark)
            {
                if (length == plain.Length)
                {
                    value = 0;
                    return false;
                }

                plain[length++] = c == '−' ? '-' : c;
            }
        }

        return long.TryParse(plain[..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }
}
