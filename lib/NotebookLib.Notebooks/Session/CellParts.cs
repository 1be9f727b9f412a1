using System.Text;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Session;

/// <summary>A stretch of a cell in one language.</summary>
/// <param name="Text">The text; lines keep the numbers they have in the cell.</param>
/// <param name="MimeType">What it is shown as; null for C#, which is run.</param>
/// <param name="Name">The cell or imported file, for error messages.</param>
internal sealed record CellPart(string Text, string? MimeType, string Name);

/// <summary>Splits a cell at its <c>#!</c> lines, as .NET Interactive does.</summary>
internal static class CellParts
{
    private const int DeepestImport = 16;

    /// <summary>The parts in order; imported files are read at the moment their turn comes.</summary>
    /// <exception cref="CellCompileException">A <c>#!</c> line is unknown, or names a file that cannot be read.</exception>
    internal static IEnumerable<CellPart> Split(string source, string directory, string name, int depth = 0)
    {
        string? mime = null;
        var text = new StringBuilder();
        var number = 0;
        foreach (var line in source.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (!line.StartsWith("#!", StringComparison.Ordinal))
            {
                text.Append(line).Append('\n');
                continue;
            }

            var words = line[2..].Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var command = words.Length > 0 ? words[0].ToLowerInvariant() : "";
            if (!IsBlank(text))
            {
                yield return Part(text, mime, name);
            }

            text.Clear().Append(mime is null || command is "csharp" or "c#" ? new string('\n', number) : "");
            switch (command)
            {
                case "csharp" or "c#":
                    mime = null;
                    break;
                case "markdown" or "md":
                    (mime, _) = ("text/markdown", text.Clear());
                    break;
                case "html":
                    (mime, _) = ("text/html", text.Clear());
                    break;
                case "import":
                    foreach (var part in Import(words.Length > 1 ? words[1].Trim('"') : "", directory, name, number, depth))
                    {
                        yield return part;
                    }

                    break;
                default:
                    throw Problem(name, number, $"#!{command} is not known here. Known are #!csharp, #!markdown, #!html and #!import FILE.");
            }
        }

        if (!IsBlank(text))
        {
            yield return Part(text, mime, name);
        }
    }

    private static CellPart Part(StringBuilder text, string? mime, string name) =>
        new(mime is null ? text.ToString() : text.ToString().Trim('\n'), mime, name);

    private static bool IsBlank(StringBuilder text) => string.IsNullOrWhiteSpace(text.ToString());

    private static IEnumerable<CellPart> Import(string file, string directory, string name, int line, int depth)
    {
        var path = Path.GetFullPath(file.Replace('\\', '/'), directory);
        if (file.Length == 0 || !File.Exists(ReadList.File(path)))
        {
            throw Problem(name, line, $"#!import {file}: there is no such file, seen from the notebook's folder. Correct the path.");
        }

        if (depth >= DeepestImport)
        {
            throw Problem(name, line, $"#!import {file}: files import each other in a circle. Take one of the #!import lines out.");
        }

        var folder = Path.GetDirectoryName(path)!;
        IEnumerable<(string Source, string Name)> sources = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".ipynb" => Notebook.Load(path).Cells.Where(c => c.Type == CellType.Code).Select((c, i) => (c.Source, $"{file} cell {i + 1}")),
            ".cs" or ".csx" or ".dib" => [(WithoutDibHeader(File.ReadAllText(path)), file)],
            var other => throw Problem(name, line, $"#!import {file}: \"{other}\" files cannot be imported. Known are .ipynb, .csx, .cs and .dib."),
        };
        return sources.SelectMany(s => Split(s.Source, folder, s.Name, depth + 1));
    }

    // A .dib file starts with a JSON block of its own: #!meta up to the next #! line.
    private static string WithoutDibHeader(string text)
    {
        if (!text.StartsWith("#!meta", StringComparison.Ordinal))
        {
            return text;
        }

        var next = text.IndexOf("\n#!", StringComparison.Ordinal);
        return next < 0 ? "" : new string('\n', text[..next].Count(c => c == '\n') + 1) + text[(next + 1)..];
    }

    private static CellCompileException Problem(string name, int line, string message) => new("DirectiveError", [$"({line},1): {message}"], name);
}
