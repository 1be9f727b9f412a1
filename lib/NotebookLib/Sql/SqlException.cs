namespace NotebookLib.Sql;

/// <summary>A question that is not answered: what is wrong, where, and the way out.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="line">The line of the question, from 1; 0 where no line is to blame.</param>
/// <param name="column">The place in that line, from 1.</param>
internal sealed class SqlException(string message, int line = 0, int column = 0) : Exception(message)
{
    public int Line { get; } = line;

    public int Column { get; } = column;

    /// <summary>With the place of a character of the question.</summary>
    public static SqlException At(string sql, long place, string message)
    {
        if (place < 0 || place > sql.Length)
        {
            return new(message);
        }

        var before = sql[..(int)place];
        return new(message, 1 + before.Count(c => c == '\n'), 1 + before.Length - (before.LastIndexOf('\n') + 1));
    }
}
