using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace NotebookLib.Tests.Sources;

/// <summary>Databases to ask: one in memory, and PostgreSQL where there is one.</summary>
internal static class Databases
{
    public static async Task<DbConnection> Open(string engine)
    {
        DbConnection db;
        if (engine == "sqlite")
        {
            db = new SqliteConnection("Data Source=:memory:");
        }
        else
        {
            var server = Environment.GetEnvironmentVariable("NOTEBOOKLIB_POSTGRES");
            Assert.SkipUnless(!string.IsNullOrEmpty(server),
                "Er is hier geen PostgreSQL (zet NOTEBOOKLIB_POSTGRES op een verbindingstekst, zoals Host=localhost;Username=postgres).");
            db = new NpgsqlConnection(server);
        }

        await db.OpenAsync();
        return db;
    }

    public static async Task Run(DbConnection db, string sql)
    {
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<object?> Scalar(DbConnection db, string sql)
    {
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    /// <summary>A table with a row for each pupil: type, year, region and school.</summary>
    public static async Task Pupils(DbConnection db, string table,
        IEnumerable<(string Type, int Year, string Region, string School, int Pupils)> cells)
    {
        var rows = cells.SelectMany(c => Enumerable.Repeat($"('{c.Type}', {c.Year}, '{c.Region}', '{c.School}')", c.Pupils));
        await Run(db, $"CREATE TEMPORARY TABLE {table} (soort text, jaar integer, verband text, school text)");
        await Run(db, $"INSERT INTO {table} VALUES {string.Join(",", rows)}");
    }
}
