using System.Data;
using System.Data.Common;
using System.Globalization;
using NotebookLib.Sources;

namespace NotebookLib.Sql;

/// <summary>One question to a database, within a transaction that the database itself keeps to reading, with a limit of time; nothing that
/// it did is kept.</summary>
internal static class ReadOnlyQuery
{
    /// <summary>Asks, and reads the answer within the transaction.</summary>
    /// <exception cref="SourceException">The database refuses it, or it took too long.</exception>
    public static async Task<T> AskAsync<T>(DbConnection connection, string sql, IReadOnlyDictionary<string, object>? parameters,
        string title, TimeSpan longest, Func<DbDataReader, Task<T>> read, CancellationToken cancellation)
    {
        var dialect = SqlDialect.Of(connection);
        try
        {
            await SayAsync(connection, null, dialect.Before, cancellation).ConfigureAwait(false);
            await using var transaction = dialect.HasTransactions
                ? await connection.BeginTransactionAsync(IsolationLevel.Unspecified, cancellation).ConfigureAwait(false) : null;
            try
            {
                await SayAsync(connection, transaction, dialect.Within, cancellation).ConfigureAwait(false);
                await SayAsync(connection, transaction, string.Format(CultureInfo.InvariantCulture, dialect.Limit,
                    (long)longest.TotalMilliseconds), cancellation).ConfigureAwait(false);
                await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // built and quoted by this project, or a reading question of the user's own
                (command.CommandText, command.Transaction) = (sql, transaction);
#pragma warning restore CA2100
                command.CommandTimeout = Math.Max(1, (int)Math.Ceiling(longest.TotalSeconds));
                foreach (var (name, value) in parameters ?? new Dictionary<string, object>())
                {
                    var parameter = command.CreateParameter();
                    (parameter.ParameterName, parameter.Value) = (name, value);
                    command.Parameters.Add(parameter);
                }

                await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
                return await read(reader).ConfigureAwait(false);
            }
            finally
            {
                await (transaction?.RollbackAsync(CancellationToken.None) ?? Task.CompletedTask).ConfigureAwait(false);
            }
        }
        catch (DbException e)
        {
            throw new SourceException(title, $"the database refuses the question: {e.Message.ReplaceLineEndings(" ").TrimEnd('.')}",
                string.Create(CultureInfo.InvariantCulture,
                    $"Mend the question; it is asked read-only, and may take {longest.TotalSeconds:0.#} s"), e);
        }
        finally
        {
            await SayAsync(connection, null, connection.State == ConnectionState.Open ? dialect.After : "", CancellationToken.None)
                .ConfigureAwait(false);
        }
    }

    private static async Task SayAsync(DbConnection connection, DbTransaction? transaction, string statement,
        CancellationToken cancellation)
    {
        if (statement.Length == 0)
        {
            return;
        }

        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // a statement of this project's own
        (command.CommandText, command.Transaction) = (statement, transaction);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }
}
