using System.Data.Common;
using NotebookLib.Sources;

namespace NotebookLib.Sql;

/// <summary>
/// Any question in SQL to a database that holds no pupils: tables of schools, regions, figures. It is asked within a transaction that the
/// database keeps to reading where it can, and rolled back. Rows about pupils are for <see cref="PupilRegister"/>.
/// </summary>
public static class QuerySource
{
    /// <summary>Asks.</summary>
    /// <param name="connection">An open connection; it is not closed.</param>
    /// <param name="sql">The question, with values as parameters.</param>
    /// <param name="origin">Where the data live; the answer's origin says that the question was free.</param>
    /// <param name="holdsNoPupils">Who says that no row is about a pupil, and why: "schooltabel van DUO". It becomes part of the
    /// origin.</param>
    /// <param name="parameters">Values for the parameters in the question, by name.</param>
    /// <param name="longest">How long it may take; 60 seconds where left out.</param>
    /// <param name="mostRows">The most rows that are taken in.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ArgumentException">Nobody says that the tables hold no pupils.</exception>
    /// <exception cref="SourceException">A column of the answer is about pupils, or the database refuses the question, which it does too
    /// where it would write.</exception>
    public static async Task<Table> ReadAsync(DbConnection connection, string sql, Origin origin, string holdsNoPupils,
        IReadOnlyDictionary<string, object>? parameters = null, TimeSpan? longest = null, int mostRows = 1_000_000,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentException.ThrowIfNullOrWhiteSpace(sql);
        ArgumentException.ThrowIfNullOrWhiteSpace(holdsNoPupils);
        return await ReadOnlyQuery.AskAsync(connection, sql, parameters, origin.Title, longest ?? TimeSpan.FromSeconds(60), reader =>
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                if (PupilRows.IsAboutOnePupil(reader.GetName(i)))
                {
                    throw new SourceException(origin.Title, $"the column {reader.GetName(i)} is about pupils",
                        "Open the table as a PupilRegister");
                }
            }

            try
            {
                var said = $"{origin.Table} (vrije vraag, alleen lezen; geen leerlingen volgens {holdsNoPupils})".Trim();
                return Task.FromResult(new Table(SqlColumns.Read(reader, new HashSet<string>(), mostRows))
                    .WithOrigin(origin with { Table = said }));
            }
            catch (SqlException e)
            {
                throw new SourceException(origin.Title, e.Message.TrimEnd('.'), "Mend the question", e);
            }
        }, cancellation).ConfigureAwait(false);
    }
}
