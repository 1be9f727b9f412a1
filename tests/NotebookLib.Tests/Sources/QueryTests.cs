using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using NotebookLib.Cleaning;
using NotebookLib.Sources;

namespace NotebookLib.Tests.Sources;

/// <summary>A register in a database: counts come out, pupils stay in. The same tests run on SQLite and on PostgreSQL.</summary>
public class QueryTests
{
    private const string Counted = "SELECT soort, jaar, COUNT(*) AS aantal FROM leerling GROUP BY soort, jaar ORDER BY jaar, soort";
    private static readonly Origin Register = new(OriginKind.Local, "proef", "register", "leerling", "proef", null, "eigen gegevens");

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Counts_come_in_under_the_rules_of_a_file(string engine)
    {
        await using var db = await Open(engine);
        var table = await QuerySource.CountsAsync(db, Counted, "aantal", Register, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(["soort", "jaar"], table.Columns.Select(c => c.Name));
        Assert.Equal([("sbo", "2023", 30L, 30L), ("so", "2023", 1L, 4L), ("so", "2024", 6L, 6L)], table.Cells.Select(c =>
            (c.Keys[0].Text, c.Keys[1].Text, c.Pupils.Low, c.Pupils.High)));
        Assert.Equal((1, Missing.Suppressed), (table.Masked, table.Cells[1].Missing));
        Assert.Equal(1, table.Record.CountOf("blanco-eromheen"));
        Assert.Equal(Register, table.Origin);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Parameters_are_values_and_sums_count_too(string engine)
    {
        await using var db = await Open(engine);
        var table = await QuerySource.CountsAsync(db, "SELECT soort, SUM(1) AS n FROM leerling WHERE jaar = @jaar GROUP BY soort", "n",
            Register, parameters: new Dictionary<string, object> { ["@jaar"] = 2024 }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(6, Assert.Single(table.Cells).Pupils.Value);
    }

    [Theory]
    [InlineData("SELECT * FROM leerling", "rows per pupil")]
    [InlineData("SELECT soort FROM leerling", "rows per pupil")]
    [InlineData("SELECT soort, 'count(' AS aantal FROM leerling", "rows per pupil")]
    [InlineData("SELECT *, COUNT(*) OVER () AS aantal FROM leerling", "rows per pupil")]
    [InlineData("DELETE FROM leerling", "not one SELECT")]
    [InlineData("SELECT COUNT(*) AS aantal FROM leerling; DROP TABLE leerling", "not one SELECT")]
    [InlineData("SELECT bsn, COUNT(*) AS aantal FROM leerling GROUP BY bsn", "about persons")]
    [InlineData("SELECT bsn AS code, COUNT(*) AS aantal FROM leerling GROUP BY bsn", "one row per pupil")]
    [InlineData("SELECT COUNT(*) AS n FROM leerling", "no column aantal")]
    [InlineData("SELECT COUNT(*) AS aantal FROM bestaatniet", "refuses the query")]
    public async Task Pupils_stay_in(string sql, string expected)
    {
        await using var db = await Open("sqlite");
        var error = await Assert.ThrowsAsync<SourceException>(() =>
            QuerySource.CountsAsync(db, sql, "aantal", Register, cancellation: TestContext.Current.CancellationToken));
        Assert.Contains(expected, error.What, StringComparison.Ordinal);
        Assert.Equal(39, (await QuerySource.CountsAsync(db, "SELECT COUNT(*) AS aantal FROM "
            + "leerling", "aantal", Register, cancellation: TestContext.Current.CancellationToken)).Cells[0].Pupils.Value);
    }

    [Fact]
    public async Task Rows_per_pupil_come_only_when_asked_for_by_name_and_every_chart_says_so()
    {
        await using var db = await Open("sqlite");
        var table = await QuerySource.CountsAsync(db, "SELECT bsn, 1 AS aantal FROM leerling", "aantal", Register,
            new DisclosureRules { PupilLevelAllowedBy = "besluit 12" }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(39, table.Cells.Count);
        Assert.Contains("per leerling, toegestaan door besluit 12", table.Origin.Cite(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_cells_are_refused()
    {
        await using var db = await Open("sqlite");
        var error = await Assert.ThrowsAsync<SourceException>(() =>
            QuerySource.CountsAsync(db, Counted, "aantal", Register, new DisclosureRules { MaxCells = 2 },
            cancellation: TestContext.Current.CancellationToken));
        Assert.Contains("more than 2 cells", error.What, StringComparison.Ordinal);
    }

    private static async Task<DbConnection> Open(string engine)
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
        var rows = Enumerable.Range(0, 30).Select(i => $"('{i}', 'sbo', 2023)")
            .Concat(Enumerable.Range(30, 3).Select(i => $"('{i}', 'so ', 2023)"))
            .Concat(Enumerable.Range(33, 6).Select(i => $"('{i}', 'so', 2024)"));
        await using var command = db.CreateCommand();
        command.CommandText =
            $"CREATE TEMPORARY TABLE leerling (bsn text, soort text, jaar integer); INSERT INTO leerling VALUES {string.Join(",", rows)}";
        await command.ExecuteNonQueryAsync();
        return db;
    }
}
