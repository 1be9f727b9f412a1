using System.Globalization;
using System.Text;

namespace NotebookLib;

/// <summary>Which of a list of names somebody may have meant.</summary>
internal static class Near
{
    /// <summary><c> Did you mean "…"?</c> with the nearest name, or nothing where no name is near.</summary>
    public static string Hint(string name, IEnumerable<string> names) => Find(name, names) is { } near ? $" Did you mean \"{near}\"?" : "";

    /// <summary>The nearest name: the same but for case, accents, blanks and zeros in front, or at most a third of its letters away; null
    /// where none is.</summary>
    public static string? Find(string name, IEnumerable<string> names)
    {
        var key = Key(name);
        return names.Where(n => n.Length > 0).Select(n => (Name: n, Distance: Key(n) == key ? 0 : Contains(Key(n), key) ? 1
            : Distance(Key(n), key))).Where(n => n.Distance <= Math.Max(1, Math.Max(key.Length, 3) / 3))
            .OrderBy(n => n.Distance).ThenBy(n => n.Name, StringComparer.Ordinal).Select(n => n.Name).FirstOrDefault();
    }

    /// <summary>How many letters have to be put in, taken out or changed (Levenshtein, 1966).</summary>
    public static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 0; i < one.Length; i++)
        {
            var (diagonal, _) = (row[0], row[0] = i + 1);
            for (var j = 0; j < other.Length; j++)
            {
                (diagonal, row[j + 1]) = (row[j + 1], Math.Min(Math.Min(row[j], row[j + 1]) + 1, diagonal + (one[i] == other[j] ? 0 : 1)));
            }
        }

        return row[^1];
    }

    /// <summary>Letters and digits in lower case, without accents and without zeros in front.</summary>
    public static string Key(string name) => string.Concat(name.Normalize(NormalizationForm.FormD)
        .Where(c => char.IsLetterOrDigit(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            .Select(char.ToLowerInvariant)).TrimStart('0');

    private static bool Contains(string one, string other) => other.Length >= 4 && one.Contains(other, StringComparison.Ordinal);
}
