using System.Data.Common;

namespace NotebookLib.Sql;

/// <summary>How one kind of database quotes a name and promises to read only. Standard SQL where the kind is not known: then what a
/// question did is rolled back.</summary>
/// <param name="Open">Before a name.</param>
/// <param name="Close">After it; doubled within.</param>
/// <param name="Before">What makes the connection read-only before the question; empty where that is said within the transaction.</param>
/// <param name="After">Takes that back.</param>
/// <param name="Within">What makes the transaction read-only; empty where nothing does.</param>
/// <param name="Limit">What limits the time within the transaction, with {0} for milliseconds; empty where only the command's own limit
/// holds.</param>
internal sealed record SqlDialect(char Open, char Close, string Before = "", string After = "", string Within = "", string Limit = "")
{
    private static readonly SqlDialect Standard = new('"', '"');
    private static readonly Dictionary<string, SqlDialect> Known = new(StringComparer.Ordinal)
    {
        ["NpgsqlConnection"] = Standard with { Within = "SET TRANSACTION READ ONLY", Limit = "SET LOCAL statement_timeout = {0}" },
        ["SqliteConnection"] = Standard with { Before = "PRAGMA query_only = 1", After = "PRAGMA query_only = 0", HasTransactions = false },
        ["MySqlConnection"] = new('`', '`', "SET SESSION TRANSACTION READ ONLY", "SET SESSION TRANSACTION READ WRITE"),
        ["SqlConnection"] = new('[', ']'),
    };

    /// <summary>Whether a transaction may be begun by one that only reads; in SQLite it would ask for the right to write.</summary>
    public bool HasTransactions { get; private init; } = true;

    /// <summary>The dialect of a connection.</summary>
    public static SqlDialect Of(DbConnection connection) => Known.GetValueOrDefault(connection.GetType().Name, Standard);

    /// <summary>A name, quoted: no name can end its own quotes.</summary>
    /// <exception cref="ArgumentException">Empty, or with a character that no name has.</exception>
    public string Quote(string name) => name.Length > 0 && !name.Any(char.IsControl)
        ? Open + name.Replace(Close.ToString(), new string(Close, 2), StringComparison.Ordinal) + Close
        : throw new ArgumentException($"\"{name}\" is no name of a table or column.", nameof(name));

    /// <summary>A table with its schema: each part between dots is quoted.</summary>
    public string QuoteTable(string name) => string.Join('.', name.Split('.').Select(Quote));
}
