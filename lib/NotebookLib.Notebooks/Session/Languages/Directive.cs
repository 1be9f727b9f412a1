using System.Text.RegularExpressions;

namespace NotebookLib.Notebooks.Session.Languages;

/// <summary>A <c>#!</c> line: its name, and what it is told, as on a command line.</summary>
/// <param name="Name">The word after <c>#!</c>.</param>
/// <param name="Options">What follows each <c>--name</c>, quotes taken off; the empty text for one without a value.</param>
/// <param name="Plain">The words that belong to no option.</param>
/// <param name="Line">Its line in the cell, from 1.</param>
internal sealed partial record Directive(string Name, IReadOnlyDictionary<string, string> Options, IReadOnlyList<string> Plain, int Line)
{
    /// <summary>Reads a line that starts with <c>#!</c>.</summary>
    internal static Directive Parse(string line, int number)
    {
        var words = Words().Matches(line[2..]).Select(m => m.Value).ToList();
        var (options, plain) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<string>());
        for (var i = 1; i < words.Count; i++)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal))
            {
                plain.Add(Bare(words[i]));
            }
            else if (i + 1 < words.Count && !words[i + 1].StartsWith("--", StringComparison.Ordinal) && words[i] != "--byref")
            {
                options[words[i]] = Bare(words[++i]);
            }
            else
            {
                options[words[i]] = "";
            }
        }

        return new Directive(words.Count > 0 ? words[0] : "", options, plain, number);
    }

    /// <summary>The error of this line.</summary>
    internal CellCompileException Wrong(string cell, string message) => new("DirectiveError", [$"({Line},1): {message}"], cell);

    /// <summary>Refuses options that the command does not have.</summary>
    /// <exception cref="CellCompileException">There is one.</exception>
    internal void Only(string cell, params string[] known)
    {
        if (Options.Keys.FirstOrDefault(o => !known.Contains(o)) is { } unknown)
        {
            throw Wrong(cell, $"#!{Name} has no option {unknown}. It has: {(known.Length == 0 ? "none" : string.Join(", ", known))}.");
        }
    }

    private static string Bare(string word) => word.Length > 1 && word[0] == '"' && word[^1] == '"' ? word[1..^1] : word;

    // a word; a text between quotes; and @input:"a question" as one
    [GeneratedRegex("""@\w+:"[^"]*"|"[^"]*"|\S+""")]
    private static partial Regex Words();
}
