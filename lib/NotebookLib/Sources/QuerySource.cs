using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;
using NotebookLib.Cleaning;

namespace NotebookLib.Sources;

/// <summary>What may leave the house in which a register lives.</summary>
public sealed record DisclosureRules
{
    /// <summary>Counts from 1 up to below this become suppressed; 5 as at DUO. 1 or less masks nothing.</summary>
    public int SmallestCell { get; init; } = 5;

    /// <summary>The most cells that a query may bring.</summary>
    public int MaxCells { get; init; } = 1_000_000;

    /// <summary>
    /// Who allowed rows per pupil, and by what decision; null, the normal case, refuses them. The text becomes part of the origin, so
    /// every chart says it.
    /// </summary>
    public string? PupilLevelAllowedBy { get; init; }
}

/// <summary>One cell of an aggregated query.</summary>
/// <param name="Keys">The cleaned cells of the columns that are grouped by, in the order of the query.</param>
/// <param name="Pupils">The count, exact or, when small, between bounds.</param>
/// <param name="Missing">None or suppressed; another reason where the database gave no count.</param>
public sealed record QueryCell(IReadOnlyList<DataCell> Keys, Count Pupils, Missing Missing);

/// <summary>Counts per cell from a database, under the same cleaning, origin and disclosure rules as a file.</summary>
/// <param name="Columns">The columns that are grouped by.</param>
/// <param name="Cells">The cells.</param>
/// <param name="Masked">How many counts were masked because they were small.</param>
/// <param name="Record">What cleaning did.</param>
/// <param name="Origin">Where the counts come from.</param>
public sealed record QueryTable(IReadOnlyList<FileColumn> Columns, IReadOnlyList<QueryCell> Cells, int Masked, CleaningRecord Record,
    Origin Origin);

/// <summary>
/// Any ADO.NET database as a source: the counting is done where the data live, and only counts per cell come out. Rows per pupil
/// are refused: by the text of the query, by the names of its columns, and by what comes back.
/// </summary>
public static partial class QuerySource
{
    private static readonly string[] PersonColumns = ["bsn", "burgerservicenummer", "pgn", "onderwijsnummer", "leerlingnummer",
        "leerlingid", "leerlingnaam", "achternaam", "voornaam", "geboortedatum", "pupilid", "personid", "persoonid", "email", "eckid"];

    /// <summary>Runs an aggregating query.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="sql">A SELECT that counts: with an aggregate, and GROUP BY when it has other columns.</param>
    /// <param name="countColumn">The column that holds the count.</param>
    /// <param name="origin">Where the data live; its kind has to be local.</param>
    /// <param name="rules">What may leave the house; the defaults mask counts of 1 to 4.</param>
    /// <param name="parameters">Values for the parameters in the query, by name.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <exception cref="SourceException">The query could give rows per pupil, is no query, or gives what it may not.</exception>
    public static async Task<QueryTable> CountsAsync(DbConnection connection, string sql, string countColumn, Origin origin,
        DisclosureRules? rules = null, IReadOnlyDictionary<string, object>? parameters = null, CancellationToken cancellation = default)
    {
        rules ??= new DisclosureRules();
        RefuseBySql(sql, origin, rules);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the text is the caller's own query; values go in as parameters
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters ?? new Dictionary<string, object>())
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        try
        {
            await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            return await CountsAsync(reader, countColumn, origin, rules, cancellation).ConfigureAwait(false);
        }
        catch (DbException e)
        {
            throw new SourceException(origin.Title, $"the database refuses the query: {e.Message.TrimEnd('.')}", "Mend the query", e);
        }
    }

    /// <summary>Reads counts from a reader of any kind: a query that ran elsewhere, a distributed engine.</summary>
    /// <exception cref="SourceException">The result has a column on persons, no count column, too many cells, or looks like one row per
    /// pupil.</exception>
    public static async Task<QueryTable> CountsAsync(DbDataReader reader, string countColumn, Origin origin, DisclosureRules? rules = null,
        CancellationToken cancellation = default)
    {
        rules ??= new DisclosureRules();
        var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray();
        var count = Array.FindIndex(names, n => n.Equals(countColumn, StringComparison.OrdinalIgnoreCase));
        if (count < 0)
        {
            throw new SourceException(origin.Title, $"the query gives no column {countColumn}",
                $"It gives {string.Join(", ", names)}; name the column with the count");
        }

        if (rules.PupilLevelAllowedBy is null && names.FirstOrDefault(n => PersonColumns.Contains(Plain(n))) is { } person)
        {
            throw new SourceException(origin.Title, $"the column {person} is about persons",
                "Leave it out of the query; group by school, year or region");
        }

        var bytes = await ToTableAsync(reader, names, origin, rules, cancellation).ConfigureAwait(false);
        var file = DelimitedFile.FromBytes(bytes, origin.Title, new ReadOptions { HeaderRow = 1, Delimiter = ';',
            Encoding = TextEncoding.Utf8, Kinds = new Dictionary<string, ColumnKind> { [names[count]] = ColumnKind.Count } });
        var (cells, masked, ones) = (new List<QueryCell>(), 0, 0);
        using var rows = file.Read();
        while (rows.Read())
        {
            var keys = Enumerable.Range(0, names.Length).Where(i => i != count).Select(rows.Cell).ToArray();
            var pupils = rows.MissingAt(count) is Missing.None or Missing.Suppressed ? rows.CountAt(count) : default;
            var missing = rows.MissingAt(count);
            ones += pupils.IsExact && pupils.Low == 1 ? 1 : 0;
            if (missing == Missing.None && pupils.Low > 0 && pupils.Low < rules.SmallestCell && rules.PupilLevelAllowedBy is null)
            {
                (pupils, missing) = (Count.Suppressed(1, rules.SmallestCell - 1), Missing.Suppressed);
                masked++;
            }

            cells.Add(new QueryCell(keys, pupils, missing));
        }

        if (rules.PupilLevelAllowedBy is null && cells.Count >= 20 && ones == cells.Count)
        {
            throw new SourceException(origin.Title, $"all {cells.Count} rows count exactly 1: this looks like one row per pupil",
                "Group by less: leave out a column that tells pupils apart");
        }

        var from = rules.PupilLevelAllowedBy is { } by
            ? origin with { Table = $"{origin.Table} (per leerling, toegestaan door {by})".Trim() } : origin;
        return new QueryTable([.. file.Columns.Where(c => c.Index != count)], cells, masked, rows.Record, from);
    }

    /// <summary>Writes the result as a table, so that it takes the same path through cleaning as a file.</summary>
    private static async Task<byte[]> ToTableAsync(DbDataReader reader, string[] names, Origin origin, DisclosureRules rules,
        CancellationToken cancellation)
    {
        using var memory = new MemoryStream();
        await using (var csv = CsvWriter.Create(memory, new CsvWriterOptions { Separator = ';', Quoting = CsvQuoting.Always,
            Injection = CsvInjection.None }, leaveOpen: true))
        {
            csv.WriteRecord(names);
            for (var rows = 0; await reader.ReadAsync(cancellation).ConfigureAwait(false); rows++)
            {
                if (rows >= rules.MaxCells)
                {
                    throw new SourceException(origin.Title, $"the query gives more than {rules.MaxCells} cells", "Group by less");
                }

                for (var i = 0; i < names.Length; i++)
                {
                    csv.WriteField(reader.IsDBNull(i) ? "" : Text(reader.GetValue(i)));
                }

                csv.EndRecord();
            }
        }

        return memory.ToArray();
    }

    private static string Text(object value) => value switch
    {
        decimal d => (d == decimal.Truncate(d) ? decimal.Truncate(d) : d).ToString(CultureInfo.InvariantCulture),
        DateTime t => t.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static void RefuseBySql(string sql, Origin origin, DisclosureRules rules)
    {
        var text = Quiet().Replace(sql, " ").Trim().TrimEnd(';').TrimEnd();
        if (text.Contains(';', StringComparison.Ordinal) || !Query().IsMatch(text) || Change().IsMatch(text))
        {
            throw new SourceException(origin.Title, "this is not one SELECT", "Only one query that reads is run");
        }

        if (rules.PupilLevelAllowedBy is null && (!Aggregate().IsMatch(text) || (Star().IsMatch(text) && !Grouped().IsMatch(text))))
        {
            throw new SourceException(origin.Title, "this query would bring rows per pupil",
                "Count in the database (SELECT …, COUNT(*) … GROUP BY …), or set PupilLevelAllowedBy to who decided that rows may leave");
        }
    }

    private static string Plain(string name) => string.Concat(name.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit));

    [GeneratedRegex(@"--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'", RegexOptions.Singleline)]
    private static partial Regex Quiet();

    [GeneratedRegex(@"^(select|with)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Query();

    [GeneratedRegex(@"\b(insert|update|delete|drop|alter|create|truncate|copy|grant|into)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Change();

    [GeneratedRegex(@"\b(count|sum)\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex Aggregate();

    [GeneratedRegex(@"select\s+\*|,\s*\*|\w\.\*", RegexOptions.IgnoreCase)]
    private static partial Regex Star();

    [GeneratedRegex(@"\bgroup\s+by\b", RegexOptions.IgnoreCase)]
    private static partial Regex Grouped();
}
