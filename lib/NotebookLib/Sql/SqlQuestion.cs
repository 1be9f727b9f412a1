using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NotebookLib.Sql;

/// <summary>What a question may use.</summary>
/// <param name="Find">A table of the notebook by name; null where it has none.</param>
/// <param name="Value">The value of a parameter by name; null where it has none.</param>
/// <param name="Names">The names of the notebook's tables.</param>
/// <param name="Stop">Asked while the question runs: whether it has to stop.</param>
internal sealed record SqlScope(Func<string, SqlTable?> Find, Func<string, object?> Value, IReadOnlyCollection<string> Names,
    Func<bool> Stop);

/// <summary>
/// Answers questions in SQL over the tables of the notebook and of the edition, read-only. Each question gets a database of its own in
/// memory, with only the tables that it names, closed before it is asked: no files, no network, no extensions, no settings. One thread, so
/// that ties come out the same each time; rows without an order of their own are sorted by their columns, from left to right.
/// </summary>
internal static partial class SqlQuestion
{
    /// <summary>The most rows of an answer.</summary>
    public const int MostRows = 10_000;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    /// <summary>How long a question may take.</summary>
    internal static TimeSpan Longest { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Asks.</summary>
    /// <param name="open">Opens an empty database in memory.</param>
    /// <param name="sql">The question; lines that start with <c>--</c> are remarks.</param>
    /// <param name="scope">What it may use.</param>
    /// <returns>The answer, with its origin where every table it used has one.</returns>
    /// <exception cref="SqlException">It cannot be answered; the message says why, where and what to do.</exception>
    public static Table Ask(Func<DbConnection> open, string sql, SqlScope scope)
    {
        using var database = open();
        Run(database, "SET threads = 1");
        Run(database, "SET memory_limit = '1GB'");
        Run(database, "SET temp_directory = ''");
        Run(database, "SET autoinstall_known_extensions = false");
        Run(database, "SET enable_external_access = false");
        var question = SqlSyntax.Read(database, sql);
        if (question.ListsTables)
        {
            return new Table(TableColumn.Text("tabel", [.. scope.Names.Order(StringComparer.OrdinalIgnoreCase), .. EditionTables.Names]))
                .WithOrigin(Origin.Arithmetic("tabellen van dit notebook en van de editie"));
        }

        var tables = question.Named.Select(n => Table(n.Name, n.Place, sql, scope)).ToList();
        foreach (var statement in tables.SelectMany(t => SqlColumns.Statements(t.Name, t.Data)))
        {
            Run(database, statement);
        }

        Run(database, "SET lock_configuration = true");
        var origins = new List<Origin>();
        foreach (var table in tables)
        {
            var rows = table.HasVersions || table.Origins.Count > 1 ? Rows(database, question, table, scope) : null;
            Versions(table, rows, question);
            origins.AddRange(table.From(rows ?? Enumerable.Range(0, table.Data.RowCount).Select(r => (long)r)));
        }

        var years = tables.SelectMany(t => t.Data.Columns).Where(c => c.Kind == CellKind.Year).Select(c => c.Name)
            .ToHashSet(StringComparer.Ordinal);
        var asked = question.HasOrder ? sql : $"SELECT * FROM (\n{WithoutEnd(sql)}\n) ORDER BY ALL NULLS LAST";
        var answer = new Table(Answer(database, asked, sql, question.HasOrder ? 0 : 1, tables, scope, question.Parameters, reader =>
            SqlColumns.Read(reader, years, MostRows)));
        return tables.Count == 0 ? answer.WithOrigin(Origin.Arithmetic("vraag in SQL zonder tabellen"))
            : tables.Exists(t => t.Origins.Count == 0) || origins.Count == 0 ? answer
                : answer.WithOrigin(Origin.Derived("vraag in SQL", origins));
    }

    private static SqlTable Table(string name, long place, string sql, SqlScope scope) => scope.Find(name) ?? EditionTables.Find(name)
        ?? throw SqlException.At(sql, place,
            $"There is no table \"{name}\".{Near.Hint(name, [.. scope.Names, .. EditionTables.Names])} The edition has {string.Join(", ",
            EditionTables.Names)}; the notebook has {(scope.Names.Count == 0 ? "none"
            : string.Join(", ", scope.Names.Order(StringComparer.OrdinalIgnoreCase).Take(12)))}.");

    /// <summary>The rows of a table that take part; null where that cannot be told, and all of them may.</summary>
    private static List<long>? Rows(DbConnection database, SqlSyntax question, SqlTable table, SqlScope scope)
    {
        try
        {
            var found = new SortedSet<long>();
            var questions = question.Rows(database, table.Name).ToList();
            foreach (var rows in questions)
            {
                found.UnionWith(Answer(database, rows, rows, 0, [], scope, question.Parameters, reader =>
                {
                    var all = new List<long>();
                    while (reader.Read())
                    {
                        all.Add(reader.GetInt64(0));
                    }

                    return all;
                }));
            }

            return questions.Count == 0 ? null : [.. found];
        }
        catch (Exception e) when (e is SqlException or DbException)
        {
            return null;
        }
    }

    /// <summary>A figure that its publisher revised is not used before a version is named, in SQL either.</summary>
    private static void Versions(SqlTable table, List<long>? rows, SqlSyntax question)
    {
        if (!table.HasVersions || question.NamesVersion || question.IsAboutTables)
        {
            return;
        }

        var cells = (rows ?? Enumerable.Range(0, table.Data.RowCount).Select(r => (long)r)).Select(r =>
            (Series: Text("reeks", r), Period: Text("periode", r), Version: Text("versie", r)));
        if (cells.GroupBy(c => (c.Series, c.Period)).FirstOrDefault(g => g.Select(c => c.Version).Distinct().Count() > 1) is { } twice)
        {
            throw new SqlException($"{twice.Key.Series} has {twice.Count().ToString(CultureInfo.InvariantCulture)} versions of "
                + $"{twice.Key.Period}: {string.Join(", ", twice.Select(c => c.Version))}. Say which one: WHERE versie = "
                + $"'{twice.First().Version}', or show the column versie.");
        }

        string? Text(string column, long row) => table.Data[column].Cells[(int)row].Value as string;
    }

    private static T Answer<T>(DbConnection database, string asked, string sql, int before, IReadOnlyList<SqlTable> tables, SqlScope scope,
        IReadOnlyList<string> parameters, Func<DbDataReader, T> read)
    {
        using var command = database.CreateCommand();
#pragma warning disable CA2100 // the question is the user's; the database is in memory and closed
        command.CommandText = asked;
#pragma warning restore CA2100
        foreach (var name in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, scope.Value(name)
                ?? throw new SqlException($"${name} has no value. Give it one before: #!set --name {name} --value 2018."));
            command.Parameters.Add(parameter);
        }

        using var watch = new Watch(command, scope.Stop);
        try
        {
            using var reader = command.ExecuteReader();
            return read(reader);
        }
        catch (Exception e) when (watch.Stopped && e is DbException or OperationCanceledException)
        {
            throw scope.Stop() ? new OperationCanceledException("The cell was interrupted.", e)
                : new SqlException(string.Create(CultureInfo.InvariantCulture,
                    $"The question took longer than {
                    Longest.TotalSeconds:0.#} s and was stopped. Look for a join without a condition, or take fewer rows."));
        }
        catch (DbException e)
        {
            throw Explain(e.Message, sql, before, tables);
        }
    }

    // "Binder Error: … \n\nLINE 2: select … \n ^": the first lines, with the place taken from the caret
    private static SqlException Explain(string message, string sql, int before, IReadOnlyList<SqlTable> tables)
    {
        var said = message.Split("\n\nLINE ")[0].ReplaceLineEndings(" ").Trim();
        var line = Line().Match(message) is { Success: true } found ? int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture)
            - before : 0;
        var column = Column().Match(said);
        if (column.Success && tables.SelectMany(t => t.Data.Columns).FirstOrDefault(c =>
            c.Name.Equals(column.Groups[1].Value, StringComparison.OrdinalIgnoreCase) && SqlColumns.Bounds(c) is not null) is { } withheld)
        {
            var (low, high) = SqlColumns.Bounds(withheld)!.Value;
            said = $"\"{withheld.Name}\" has withheld counts, so it has no one number: use \"{low}\" and \"{high}\" (with both in the "
                + $"answer, it shows one column again).";
        }
        else if (column.Success)
        {
            var names = tables.SelectMany(t => t.Data.Columns).SelectMany(c => SqlColumns.Bounds(c) is var (lowest, highest)
                ? new[] { lowest, highest } : [c.Name]).Distinct().ToList();
            said = $"There is no column \"{column.Groups[1].Value}\".{Near.Hint(column.Groups[1].Value, names)} There are: "
                + $"{string.Join(", ", names)}.";
        }

        return new SqlException(said, line is > 0 ? Math.Min(line, sql.Count(c => c == '\n') + 1) : 0);
    }

    private static string WithoutEnd(string sql) => End().Replace(sql, "");

    private static void Run(DbConnection database, string sql)
    {
        using var command = database.CreateCommand();
#pragma warning disable CA2100 // made here; names and texts are quoted
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    [GeneratedRegex(@"\n\nLINE (\d+):")]
    private static partial Regex Line();

    [GeneratedRegex("^Binder Error: Referenced column \"([^\"]+)\" ")]
    private static partial Regex Column();

    [GeneratedRegex(@"(?:\s|;|--[^\n]*(?=\n|$))+$")]
    private static partial Regex End();

    /// <summary>Stops a command that takes too long, or that nobody waits for any more.</summary>
    private sealed class Watch : IDisposable
    {
        private readonly Timer _timer;

        public Watch(DbCommand command, Func<bool> stop)
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            _timer = new Timer(_ =>
            {
                if (clock.Elapsed > Longest || stop())
                {
                    Stopped = true;
                    command.Cancel();
                }
            }, null, Glance, Glance);
        }

        public bool Stopped { get; private set; }

        public void Dispose()
        {
            using var done = new ManualResetEvent(false);
            if (_timer.Dispose(done))
            {
                done.WaitOne(); // no command is cancelled after it has gone
            }
        }
    }
}
