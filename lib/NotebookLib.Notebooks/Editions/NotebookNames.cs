using System.Globalization;

namespace NotebookLib.Notebooks.Editions;

/// <summary>
/// Finds the notebook that a name on a command line means: a file; else a number, so that 3 and 03 are the notebook that begins with 03;
/// else a whole name, with or without .ipynb; else the beginning of one. Capitals make no difference.
/// </summary>
public static class NotebookNames
{
    private const int MostNear = 3;

    /// <summary>The notebook meant.</summary>
    /// <param name="asked">The name as it was given.</param>
    /// <param name="all">The notebooks there are.</param>
    /// <returns>Its whole path.</returns>
    /// <exception cref="UsageException">There is none, or more than one; the way out names those that are near.</exception>
    public static string Find(string asked, IReadOnlyList<string> all)
    {
        ArgumentException.ThrowIfNullOrEmpty(asked);
        ArgumentNullException.ThrowIfNull(all);
        if (File.Exists(asked))
        {
            return Path.GetFullPath(asked);
        }

        var name = Path.GetFileName(asked);
        var stem = name.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase) ? name[..^".ipynb".Length] : name;
        var found = Number(stem) is { } number && stem.All(char.IsAsciiDigit) ? Only(f => Number(f) == number)
            : Only(f => f.Equals(stem, StringComparison.OrdinalIgnoreCase)) is [var whole] ? [whole]
            : Only(f => f.StartsWith(stem, StringComparison.OrdinalIgnoreCase));
        return found switch
        {
            [var one] => one,
            [] => throw new UsageException($"Notebook {asked} does not exist.", Near(stem, all)),
            _ => throw new UsageException($"{asked} could be {string.Join(" or ", found.Select(Path.GetFileName))}.",
                "Give more of the name."),
        };

        List<string> Only(Func<string, bool> isMeant) => stem.Length == 0 ? []
            : [.. all.Where(f => isMeant(Path.GetFileNameWithoutExtension(f)))];
    }

    /// <summary>The number that a name begins with; null without one.</summary>
    private static int? Number(string name) => int.TryParse(string.Concat(name.TakeWhile(char.IsAsciiDigit)), NumberStyles.None,
        CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Near(string stem, IReadOnlyList<string> all)
    {
        var near = all.Select(f =>
            (File: Path.GetFileName(f), Distance: Distance(stem.ToLowerInvariant(), Path.GetFileNameWithoutExtension(f)
            .ToLowerInvariant())))
            .Where(f => f.Distance <= Math.Max(1, stem.Length / 3)).OrderBy(f => f.Distance).ThenBy(f => f.File, StringComparer.Ordinal)
                .Take(MostNear).Select(f => f.File).ToList();
        return near.Count > 0 ? $"Near it: {string.Join(", ", near)}." : $"Known: {string.Join(", ", all.Select(Path.GetFileName))}.";
    }

    /// <summary>How many letters differ from the stretch of the name that looks most like it.</summary>
    private static int Distance(string text, string name)
    {
        // as Levenshtein's, but the name may begin and end anywhere around the text
        var row = new int[name.Length + 1];
        for (var i = 1; i <= text.Length; i++)
        {
            var (diagonal, before) = (row[0], row[0] = i);
            for (var j = 1; j <= name.Length; j++)
            {
                (diagonal, before) = (row[j], row[j] = Math.Min(Math.Min(before, row[j]) + 1, diagonal
                    + (text[i - 1] == name[j - 1] ? 0 : 1)));
            }
        }

        return row.Min();
    }
}
