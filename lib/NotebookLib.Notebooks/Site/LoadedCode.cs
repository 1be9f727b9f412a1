using System.Text.RegularExpressions;

namespace NotebookLib.Notebooks.Site;

/// <summary>The files that a cell brings in with <c>#load</c>, so that a page shows them with the cell.</summary>
internal static partial class LoadedCode
{
    /// <summary>The files in or under the notebook's folder, as named in the cell, with their text. Others, and what is not there, are left
    /// out.</summary>
    /// <param name="source">The source of the cell.</param>
    /// <param name="notebook">The path of the notebook.</param>
    internal static IReadOnlyList<(string File, string Code)> Of(string source, string notebook)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(notebook))! + Path.DirectorySeparatorChar;
        return
        [
            .. Load().Matches(source).Select(m =>
                (Name: m.Groups[1].Value, Path: Path.GetFullPath(m.Groups[1].Value.Replace('\\', '/'), folder)))
                .Where(f => f.Path.StartsWith(folder, StringComparison.Ordinal) && File.Exists(f.Path))
                .Select(f => (f.Name, File.ReadAllText(f.Path))),
        ];
    }

    [GeneratedRegex(@"^[ \t]*#load[ \t]+""([^""\r\n]+)""", RegexOptions.Multiline)]
    private static partial Regex Load();
}
