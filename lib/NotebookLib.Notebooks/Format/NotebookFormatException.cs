using System.Globalization;

namespace NotebookLib.Notebooks.Format;

/// <summary>A file that is no readable notebook. The message names file, line, column, JSON path, and what was expected there.</summary>
public sealed class NotebookFormatException : FormatException
{
    /// <summary>Describes the first thing that is wrong.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="line">Line, from 1.</param>
    /// <param name="column">Column in characters, from 1.</param>
    /// <param name="path">JSON path, e.g. <c>cells[3].outputs[0].data</c>; empty for the file as a whole.</param>
    /// <param name="problem">What was expected and what was found.</param>
    public NotebookFormatException(string file, int line, int column, string path, string problem)
        : base(string.Create(CultureInfo.InvariantCulture, $"{file}, line {line}, column {column}{(path.Length > 0 ? $" "
            + $"({path})" : "")}: {problem}")) =>
        (File, Line, Column, Path, Problem) = (file, line, column, path, problem);

    /// <summary>The file as the user named it.</summary>
    public string File { get; }

    /// <summary>Line, from 1.</summary>
    public int Line { get; }

    /// <summary>Column in characters, from 1.</summary>
    public int Column { get; }

    /// <summary>JSON path; empty for the file as a whole.</summary>
    public string Path { get; }

    /// <summary>What was expected and what was found.</summary>
    public string Problem { get; }
}
