using Microsoft.CodeAnalysis;

namespace NotebookLib.Notebooks.Session;

/// <summary>A cell that cannot be compiled: nothing of it has run.</summary>
internal sealed class CellCompileException(string kind, IReadOnlyList<string> lines, string cell) : Exception(lines[0])
{
    private const int Shown = 10;

    /// <summary>The name under which it is reported.</summary>
    internal string Kind { get; } = kind;

    /// <summary>One line per error, the first one first.</summary>
    internal IReadOnlyList<string> Lines { get; } = lines;

    /// <summary>The cell or loaded file.</summary>
    internal string Cell { get; } = cell;

    internal static CellCompileException From(IReadOnlyList<Diagnostic> errors, string directory)
    {
        var lines = errors.OrderBy(e => e.Location.SourceTree?.FilePath.Length > 0 ? 0 : 1).ThenBy(e => e.Location.SourceSpan.Start)
            .Take(Shown).Select(e => Line(e, directory)).ToList();
        lines.AddRange(errors.Select(ScriptLimits.Advice).OfType<string>().Distinct(StringComparer.Ordinal).Take(Shown));
        if (errors.Count > Shown)
        {
            lines.Add($"... and {errors.Count - Shown} more errors; the first one often causes the rest.");
        }

        return new CellCompileException("CompilationError", lines, errors[0].Location.SourceTree?.FilePath ?? "");
    }

    private static string Line(Diagnostic error, string directory)
    {
        var span = error.Location.GetLineSpan();
        var file = Path.IsPathRooted(span.Path) ? Path.GetRelativePath(directory, span.Path).Replace('\\', '/') + " " : "";
        return $"{file}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}): error {error.Id}: "
            + $"{error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
    }
}
