using System.Text;
using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Session.Languages;

namespace NotebookLib.Notebooks.Session;

/// <summary>A stretch of a cell in one language, or a <c>#!</c> line that is a command.</summary>
/// <param name="Text">The text; lines keep the numbers they have in the cell.</param>
/// <param name="Language">Its language; for a command the language that it is said in.</param>
/// <param name="Name">The cell or imported file, for error messages.</param>
/// <param name="Directive">The command; for a stretch of text the line that it started with, if any.</param>
internal sealed record CellPart(string Text, string Language, string Name, Directive? Directive = null)
{
    /// <summary>Whether this is a command, not text.</summary>
    internal bool IsCommand => Directive is not null && CellLanguages.Find(Directive.Name) is null;

    /// <summary>The text without the blank lines that stand for what came before it in the cell.</summary>
    internal string Content => Text.Trim('\n');
}

/// <summary>Splits a cell at its <c>#!</c> lines, as .NET Interactive does.</summary>
internal static class CellParts
{
    private const int DeepestImport = 16;

    /// <summary>A <c>#!</c> line that stands before the source because the cell's metadata name its language; it is no line of the
    /// cell.</summary>
    internal const string FromMetadata = "@";

    /// <summary>The cell as its reader sees it, without that line.</summary>
    internal static string AsWritten(string code) => code.StartsWith("#!" + FromMetadata, StringComparison.Ordinal)
        ? code[(code.IndexOf('\n', StringComparison.Ordinal) + 1)..] : code;

    /// <summary>The parts in order; imported files are read at the moment their turn comes.</summary>
    /// <exception cref="CellCompileException">A <c>#!</c> line is unknown, or names a file that cannot be read.</exception>
    internal static IEnumerable<CellPart> Split(string source, string directory, string name, int depth = 0)
    {
        var (language, number) = (CellLanguages.CSharp, 0);
        Directive? start = null;
        var text = new StringBuilder();
        foreach (var line in source.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (!line.StartsWith("#!", StringComparison.Ordinal))
            {
                text.Append(line).Append('\n');
                continue;
            }

            if (!string.IsNullOrWhiteSpace(text.ToString()))
            {
                yield return new CellPart(text.ToString(), language, name, start);
            }

            var directive = Directive.Parse(line, number);
            if (directive.Name.StartsWith(FromMetadata, StringComparison.Ordinal))
            {
                directive = directive with { Name = directive.Name[FromMetadata.Length..] };
                number--;
            }

            text.Clear().Append('\n', number);
            if (CellLanguages.Find(directive.Name) is { } next)
            {
                (language, start) = (next, directive);
            }
            else if (directive.Name == "import")
            {
                foreach (var part in Import(string.Join(' ', directive.Plain), directory, name, directive, depth))
                {
                    yield return part;
                }
            }
            else if (Magics.Names.Contains(directive.Name))
            {
                yield return new CellPart("", language, name, directive);
            }
            else
            {
                throw directive.Wrong(name, CellLanguages.Unknown(directive.Name));
            }
        }

        if (!string.IsNullOrWhiteSpace(text.ToString()))
        {
            yield return new CellPart(text.ToString(), language, name, start);
        }
    }

    private static IEnumerable<CellPart> Import(string file, string directory, string name, Directive line, int depth)
    {
        var path = Path.GetFullPath(file.Replace('\\', '/'), directory);
        if (file.Length == 0 || !File.Exists(ReadList.File(path)))
        {
            throw line.Wrong(name, $"#!import {file}: there is no such file, seen from the notebook's folder. Correct the path.");
        }

        if (depth >= DeepestImport)
        {
            throw line.Wrong(name, $"#!import {file}: files import each other in a circle. Take one of the #!import lines out.");
        }

        var folder = Path.GetDirectoryName(path)!;
        IEnumerable<(string Source, string Name)> sources = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".ipynb" => Notebook.Load(path).Cells.Where(c => c.Type == CellType.Code).Select((c, i) => (c.Code, $"{file} cell {i + 1}")),
            ".cs" or ".csx" or ".dib" => [(WithoutDibHeader(File.ReadAllText(path)), file)],
            ".fsx" or ".fs" => [("#!" + FromMetadata + "fsharp\n" + File.ReadAllText(path), file)],
            var other => throw line.Wrong(name,
                $"#!import {file}: \"{other}\" files cannot be imported. Known are .ipynb, .csx, .cs, .fsx and .dib."),
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
}
