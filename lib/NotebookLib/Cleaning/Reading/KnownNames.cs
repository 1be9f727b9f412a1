using System.Collections.Frozen;

namespace NotebookLib.Cleaning;

/// <summary>
/// Names of Dutch municipalities, provinces and countries with letters beyond ASCII: the only names that a wrong code page can damage, and
/// so the measure by which damage is known for sure. Source: CBS, Gebieden in Nederland (municipalities since 1995).
/// </summary>
internal static class KnownNames
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "Súdwest-Fryslân", "Noardeast-Fryslân", "Fryslân", "Skarsterlân", "Gaasterlân-Sleat", "Wûnseradiel", "Curaçao", "België",
            "Tsjechië", "Italië",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a text is such a name, or ends or begins with one as a word of its own.</summary>
    public static bool In(string text) => Names.Contains(text)
        || Names.Any(n => text.Length > n.Length && (text.StartsWith(n + " ", StringComparison.OrdinalIgnoreCase)
            || text.EndsWith(" " + n, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The name that a text was before some of its letters became question marks or replacement characters; null where none or
    /// more than one fits.</summary>
    public static string? WithLostLetters(string text)
    {
        var fits = Names.Where(n => n.Length == text.Length
            && n.Zip(text).All(p => char.ToUpperInvariant(p.First) == char.ToUpperInvariant(p.Second)
            || (p.First > 0x7F && p.Second is '?' or '\uFFFD'))).ToList();
        return fits.Count == 1 && !string.Equals(fits[0], text, StringComparison.OrdinalIgnoreCase) ? fits[0] : null;
    }
}
