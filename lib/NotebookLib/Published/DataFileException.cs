using System.Globalization;

namespace NotebookLib;

/// <summary>A data file is missing, cut off, or holds something else than it should. The message names file, row, column and the way
/// out.</summary>
public sealed class DataFileException : IOException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="file">The file, as the user knows it.</param>
    /// <param name="row">The line in the file, 1 for the header; 0 when it concerns the whole file.</param>
    /// <param name="column">The column name; empty when it concerns the whole row.</param>
    /// <param name="problem">What is wrong and what was expected: one sentence without a full stop.</param>
    /// <param name="wayOut">What to do: one sentence without a full stop; empty for the usual "restore the file".</param>
    /// <param name="inner">The cause, if another exception brought it to light.</param>
    public DataFileException(string file, int row, string column, string problem, string wayOut = "", Exception? inner = null)
        : base(Compose(file, row, column, problem, wayOut), inner) => (File, Row, Column) = (file, row, column);

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>The line in the file, 1 for the header; 0 when it concerns the whole file.</summary>
    public int Row { get; }

    /// <summary>The column; empty when it concerns the whole row.</summary>
    public string Column { get; }

    private static string Compose(string file, int row, string column, string problem, string wayOut)
    {
        var place = row == 0 ? file : string.Create(CultureInfo.InvariantCulture, $"{file}, row {row}") + (column.Length == 0 ? ""
            : $", column \"{column}\"");
        return $"{place}: {problem}. {(wayOut.Length == 0 ? "Restore the file from the repository (git checkout -- data)" : wayOut)}.";
    }
}
