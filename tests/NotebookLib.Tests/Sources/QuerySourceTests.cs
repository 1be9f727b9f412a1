using NotebookLib.Sources;
using NotebookLib.Sql;

namespace NotebookLib.Tests.Sources;

/// <summary>Free questions to tables without pupils: they read, and change nothing. On SQLite and on PostgreSQL.</summary>
public class QuerySourceTests
{
    private const string NoPupils = "de schooltabel";
    private static readonly Origin Home = new(OriginKind.Local, "proef", "scholen", "school", "proef", null, "eigen gegevens");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task An_answer_is_a_table_and_says_that_the_question_was_free(string engine)
    {
        await using var db = await Schools(engine);
        var table = await QuerySource.ReadAsync(db,
            "SELECT soort, COUNT(*) AS scholen FROM school WHERE jaar = @jaar GROUP BY soort ORDER BY soort", Home, NoPupils,
            new Dictionary<string, object> { ["@jaar"] = 2024 }, cancellation: Stop);
        Assert.Equal([("sbo", 1L), ("so", 2L)], table.Rows.Select(r => (r.Text("soort"), (long)r["scholen"].Value!)));
        Assert.Contains("vrije vraag, alleen lezen; geen leerlingen volgens de schooltabel", table.Origin!.Cite(),
            StringComparison.Ordinal);
        await Databases.Run(db, "INSERT INTO school VALUES ('vso', 2024)"); // the connection can write again afterwards
        Assert.Equal(4L, Convert.ToInt64(await Databases.Scalar(db, "SELECT COUNT(*) FROM school"), null));
    }

    [Theory]
    [InlineData("sqlite", "DELETE FROM school")]
    [InlineData("sqlite", "CREATE TABLE erbij (a text)")]
    [InlineData("sqlite", "INSERT INTO school VALUES ('vso', 2024) RETURNING soort")]
    [InlineData("sqlite", "SELECT COUNT(*) FROM bestaatniet")]
    [InlineData("postgres", "SELECT soort, pg_sleep(0) FROM school")] // a column that holds nothing
    public async Task What_is_no_reading_question_is_refused_and_changes_nothing(string engine, string sql)
    {
        await using var db = await Schools(engine);
        var before = await Objects(db, engine);
        await Assert.ThrowsAsync<SourceException>(() => QuerySource.ReadAsync(db, sql, Home, NoPupils, cancellation: Stop));
        Assert.Equal(before, await Objects(db, engine));
        Assert.Equal(3L, Convert.ToInt64(await Databases.Scalar(db, "SELECT COUNT(*) FROM school"), null));
    }

    [Theory] // a table that is gone with the connection may be written, and a file imported; both are rolled back
    [InlineData("WITH x AS (INSERT INTO school SELECT 'vso', 2024 RETURNING soort) SELECT soort FROM x")]
    [InlineData("WITH x AS (SELECT lo_import('/etc/hostname') AS id) SELECT 'a' AS a, COUNT(*) AS n FROM x WHERE id > 0")]
    public async Task What_PostgreSQL_lets_pass_is_rolled_back(string sql)
    {
        await using var db = await Schools("postgres");
        var before = await Objects(db, "postgres");
        await QuerySource.ReadAsync(db, sql, Home, NoPupils, cancellation: Stop);
        Assert.Equal((before, 3L), (await Objects(db, "postgres"),
            Convert.ToInt64(await Databases.Scalar(db, "SELECT COUNT(*) FROM school"), null)));
    }

    [Fact]
    public async Task A_question_that_takes_too_long_is_stopped()
    {
        await using var db = await Schools("postgres");
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var error = await Assert.ThrowsAsync<SourceException>(() => QuerySource.ReadAsync(db,
            "SELECT COUNT(*) AS a FROM generate_series(1, 100000000000)", Home, NoPupils, longest: TimeSpan.FromSeconds(1),
            cancellation: Stop));
        Assert.Contains("may take 1 s", error.WayOut, StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
    }

    [Fact]
    public async Task Pupils_are_asked_elsewhere_and_too_many_rows_are_refused()
    {
        await using var db = await Schools("sqlite");
        var error = await Assert.ThrowsAsync<SourceException>(() =>
            QuerySource.ReadAsync(db, "SELECT soort AS bsn FROM school", Home, NoPupils, cancellation: Stop));
        Assert.Contains("PupilRegister", error.WayOut, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<SourceException>(() =>
            QuerySource.ReadAsync(db, "SELECT soort FROM school", Home, NoPupils, mostRows: 2, cancellation: Stop));
        Assert.Contains("more than 2 rows", error.What, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => QuerySource.ReadAsync(db, "SELECT 1 AS a", Home, " ", cancellation: Stop));
    }

    private static async Task<System.Data.Common.DbConnection> Schools(string engine)
    {
        var db = await Databases.Open(engine);
        await Databases.Run(db, "CREATE TEMPORARY TABLE school (soort text, jaar integer)");
        await Databases.Run(db, "INSERT INTO school VALUES ('so', 2024), ('so', 2024), ('sbo', 2024)");
        return db;
    }

    private static async Task<long> Objects(System.Data.Common.DbConnection db, string engine) => Convert.ToInt64(
        await Databases.Scalar(db, engine == "sqlite" ? "SELECT COUNT(*) FROM sqlite_master"
            : "SELECT (SELECT COUNT(*) FROM pg_class) + (SELECT COUNT(*) FROM pg_largeobject_metadata)"), null);
}
