namespace NotebookLib.Cleaning;

/// <summary>
/// A file that cannot be read as a table. The message names the file and, where known, the line and the column, and
/// ends with the way out.
/// </summary>
public sealed class UnreadableFileException : Exception
{
    /// <summary>Describes the problem.</summary>
    /// <param name="file">The file, as the user named it.</param>
    /// <param name="problem">What is wrong, as a sentence without its full stop.</param>
    /// <param name="wayOut">What to do, as a sentence without its full stop.</param>
    /// <param name="line">The 1-based line, or 0 where it is not known.</param>
    /// <param name="column">The column's header, or null.</param>
    /// <param name="inner">The cause, if any.</param>
    public UnreadableFileException(string file, string problem, string wayOut, long line = 0, string? column = null,
        Exception? inner = null)
        : base($"{Describe(file, problem, line, column)}. {wayOut}.", inner) =>
        (File, Line, Column, What, WayOut) = (file, line, column, Describe(file, problem, line, column), wayOut);

    /// <summary>The file, as the user named it.</summary>
    public string File { get; }

    /// <summary>The 1-based line, or 0 where it is not known.</summary>
    public long Line { get; }

    /// <summary>The column's header, or null.</summary>
    public string? Column { get; }

    /// <summary>The first line for a user: where it is, and what is wrong.</summary>
    public string What { get; }

    /// <summary>The second line for a user: what to do.</summary>
    public string WayOut { get; }

    private static string Describe(string file, string problem, long line, string? column) =>
        $"{file}{(line > 0 ? $", line {line}" : "")}{(column is null ? "" : $", column {column}")}: {problem}";
}
