using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using NotebookLib.Sources;

namespace NotebookLib.Sql;

/// <summary>How a table with rows about pupils is opened: what may be asked about it is laid down once, before anything is asked.</summary>
/// <param name="Table">The table or view, with its schema before a dot where it has one.</param>
/// <param name="Dimensions">The columns that pupils may be counted by: region, year, type. Fewer and coarser ones leave more exact
/// numbers.</param>
/// <param name="Contributor">The column that names the school behind a row; null where there is none, and then only the size of a count
/// protects it, which the origin says.</param>
/// <param name="Pupils">The column with the number of pupils in a row; null where each row is one pupil.</param>
public sealed record RegisterDeclaration(string Table, IReadOnlyList<string> Dimensions, string? Contributor, string? Pupils = null)
{
    /// <summary>When a count may be shown exactly.</summary>
    public DisclosureRule Rule { get; init; } = DisclosureRule.Usual;

    /// <summary>How long the database may count, 60 seconds where left out.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The most combinations of dimensions and school that are taken in, a million where left out.</summary>
    public int MaxCells { get; init; } = 1_000_000;
}

/// <summary>
/// Pupils in a database, of which only counts come out. The database counts once, by all declared dimensions together, in a read-only
/// transaction; the question is built and quoted here. Each of these smallest cells is exact, or, where <see cref="DisclosureRule"/> does
/// not allow that, a range that does not depend on the number within: <c>1–4</c> for a small one, a power of two (128–255) for one of too
/// few schools. Every answer is a sum of these cells, and ranges add up: so no set of questions, margins or differences says more than the
/// table of smallest cells itself does.
/// </summary>
/// <example><code>var register = await PupilRegister.OpenAsync(connection, new("leerling", ["soort", "jaar"], "school"), origin);
/// register.Where("soort", "so").CountBy("jaar")</code></example>
public sealed class PupilRegister
{
    private const string Unknown = "onbekend";
    private static readonly ConcurrentDictionary<string, string> Declared = new(StringComparer.OrdinalIgnoreCase);
    private static readonly ConditionalWeakTable<DbConnection, ConcurrentDictionary<string, string>> InMemory = [];
    private readonly RegisterDeclaration _declaration;
    private readonly Origin _origin;
    private readonly IReadOnlyList<(string[] Keys, Count Pupils)> _cells;
    private readonly string _filter = "";

    private PupilRegister(RegisterDeclaration declaration, Origin origin, IReadOnlyList<(string[], Count)> cells, int trimmed,
        string filter = "") => (_declaration, _origin, _cells, Trimmed, _filter) = (declaration, origin, cells, trimmed, filter);

    /// <summary>The columns that pupils may be counted by.</summary>
    public IReadOnlyList<string> Dimensions => _declaration.Dimensions;

    /// <summary>How many of the smallest cells are a range instead of a number.</summary>
    public int Masked => _cells.Count(c => !c.Pupils.IsExact);

    /// <summary>How many values of dimensions had blanks around them, which were taken off.</summary>
    public int Trimmed { get; }

    /// <summary>Opens a register: counts once, and keeps only what may be shown.</summary>
    /// <param name="connection">An open connection; it is not closed.</param>
    /// <param name="declaration">What may be asked. In one process a table has one declaration: two could be subtracted from each
    /// other.</param>
    /// <param name="origin">Where the data live; its kind has to be local.</param>
    /// <param name="cancellation">Stops the count.</param>
    /// <exception cref="ArgumentException">No dimension, or one twice.</exception>
    /// <exception cref="SourceException">A dimension is about persons by its name or by its values, the table was declared otherwise
    /// before, has too many cells, a count that is no whole number of 0 or more, or the database refuses or takes too long.</exception>
    public static async Task<PupilRegister> OpenAsync(DbConnection connection, RegisterDeclaration declaration, Origin origin,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(declaration);
        ArgumentNullException.ThrowIfNull(origin);
        Valid(declaration, origin);
        OnlyDeclaration(connection, declaration, origin);
        var dialect = SqlDialect.Of(connection);
        var named = declaration.Dimensions.Concat(declaration.Contributor is { } school ? [school] : []);
        var columns = string.Join(", ", named.Select(dialect.Quote));
        var counted = declaration.Pupils is { } pupils ? $"SUM({dialect.Quote(pupils)})" : "COUNT(*)";
        var smallest = declaration.Pupils is { } each ? $"MIN({dialect.Quote(each)})" : "0";
        var sql = $"SELECT {columns}, {counted}, {smallest} FROM {dialect.QuoteTable(declaration.Table)} GROUP BY {columns}";
        var trimmed = 0;
        var rows = await ReadOnlyQuery.AskAsync(connection, sql, null, origin.Title, declaration.Longest, async reader =>
        {
            var read = new List<(string[] Keys, string School, long Pupils)>();
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                if (read.Count == declaration.MaxCells)
                {
                    throw new SourceException(origin.Title,
                        $"there are more than {declaration.MaxCells} combinations of dimensions and school",
                        "Declare fewer dimensions, or coarser ones");
                }

                var keys = new string[declaration.Dimensions.Count];
                for (var i = 0; i < keys.Length; i++)
                {
                    keys[i] = Text(reader, i, ref trimmed);
                }

                var ignored = 0;
                var by = declaration.Contributor is null ? "" : Text(reader, keys.Length, ref ignored);
                read.Add((keys, by, Pupils(reader, origin)));
            }

            return read;
        }, cancellation).ConfigureAwait(false);
        NoIdentifiers(rows, declaration, origin);
        var cells = rows.GroupBy(r => Key(r.Keys), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
            (g.First().Keys, Pupils: Shown([.. g.GroupBy(r => r.School, StringComparer.Ordinal).Select(s => s.Sum(r => r.Pupils))],
                declaration)));
        return new(declaration, origin, [.. cells.Where(c => c.Pupils.High > 0)], trimmed);
    }

    /// <summary>Only the pupils with these values of a dimension.</summary>
    /// <exception cref="ArgumentException">No such dimension was declared, or none has that value; the message names the
    /// nearest.</exception>
    public PupilRegister Where(string dimension, params string[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var at = At(dimension);
        var known = _cells.Select(c => c.Keys[at]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return values.FirstOrDefault(v => !known.Contains(v)) is { } odd
            ? throw new ArgumentException($"{dimension} has no value \"{odd}\".{Near.Hint(odd, known)} There are: "
                + $"{string.Join(", ", known.Take(20))}{(known.Count > 20 ? ", …" : "")}.", nameof(values))
            : new(_declaration, _origin, [.. _cells.Where(c => values.Contains(c.Keys[at]))], Trimmed,
                $"{_filter}, {dimension}: {string.Join(", ", values)}");
    }

    /// <summary>The pupils by dimensions: one row for each combination that occurs, in order of the values, and the count as
    /// <c>leerlingen</c>. Without dimensions all together.</summary>
    /// <exception cref="ArgumentException">A dimension that was not declared, or one twice.</exception>
    public Table CountBy(params string[] dimensions)
    {
        var groups = By(dimensions).ToList();
        return Answer(dimensions, groups.Select(g => g.Keys), [TableColumn.Counts("leerlingen", groups.Select(g =>
            Count.Sum(g.Cells.Select(c => c.Pupils))))], "geteld");
    }

    /// <summary>The share of pupils with a value of one dimension, by others, in per cent between its bounds: <c>aandeel (laagste)</c> and
    /// <c>aandeel (hoogste)</c>, equal where all counts are exact; missing where there may be nobody.</summary>
    /// <param name="dimension">Which dimension has the value.</param>
    /// <param name="value">The value whose share is asked.</param>
    /// <param name="by">The dimensions of the rows.</param>
    /// <exception cref="ArgumentException">As for <see cref="Where"/> and <see cref="CountBy"/>.</exception>
    public Table ShareBy(string dimension, string value, params string[] by)
    {
        var at = At(dimension);
        _ = Where(dimension, value);
        var shares = By(by).Select(g => (g.Keys, Of: Count.Sum(g.Cells.Where(c => c.Keys[at] == value).Select(c => c.Pupils)),
            Others: Count.Sum(g.Cells.Where(c => c.Keys[at] != value).Select(c => c.Pupils)))).ToList();
        static double? Share(long of, long rest) => of + rest == 0 ? null : 100.0 * of / (of + rest);
        return Answer(by, shares.Select(s => s.Keys), [
            TableColumn.Number("aandeel (laagste)", shares.Select(s => Share(s.Of.Low, s.Others.High))),
            TableColumn.Number("aandeel (hoogste)", shares.Select(s => Share(s.Of.High, s.Others.Low)))],
            $"aandeel van {dimension} {value} in %");
    }

    private Table Answer(string[] dimensions, IEnumerable<string[]> keys, IReadOnlyList<TableColumn> values, string what)
    {
        var rows = keys.ToList();
        var by = dimensions.Length > 0 ? " naar " + string.Join(", ", dimensions) : "";
        var rule = $"onder de {_declaration.Rule.Cell} leerlingen" + (_declaration.Contributor is null
            ? " een bereik; niet gelet op aantal scholen"
            : $", onder de {_declaration.Rule.Contributors} scholen of te veel van één school een bereik");
        return new Table([.. dimensions.Select((d, i) => TableColumn.Text(d, rows.Select(r => r[i]))), .. values])
            .WithOrigin(Origin.Derived($"{what}{by}{_filter}; {rule}", _origin));
    }

    private IEnumerable<(string[] Keys, IReadOnlyList<(string[] Keys, Count Pupils)> Cells)> By(string[] dimensions)
    {
        ArgumentNullException.ThrowIfNull(dimensions);
        Table.Unique(dimensions, "dimension");
        int[] at = [.. dimensions.Select(At)];
        return dimensions.Length == 0 ? [([], _cells)]
            : _cells.GroupBy(c => Key(at.Select(i => c.Keys[i])), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => ((string[])[.. at.Select(i => g.First().Keys[i])], (IReadOnlyList<(string[], Count)>)[.. g]));
    }

    private static string Key(IEnumerable<string> values) => string.Join('\u001f', values);

    private int At(string dimension) => Array.FindIndex([.. Dimensions], d => d.Equals(dimension, StringComparison.OrdinalIgnoreCase))
        is >= 0 and var at ? at
        : throw new ArgumentException($"{dimension} was not declared as a dimension.{Near.Hint(dimension ?? "", Dimensions)} There are: "
            + $"{string.Join(", ", Dimensions)}.", nameof(dimension));

    /// <summary>A cell as it may be shown.</summary>
    private static Count Shown(List<long> schools, RegisterDeclaration declaration)
    {
        var (all, rule) = (schools.Sum(), declaration.Rule);
        if (declaration.Contributor is null ? rule.Shows(all) : rule.Shows(all, schools.Count(s => s > 0), schools.Max()))
        {
            return all;
        }

        var power = 1L << (int)(63 - long.LeadingZeroCount(all));
        return all < rule.Cell ? Count.Suppressed(1, rule.Cell - 1) : Count.Suppressed(Math.Max(rule.Cell, power), (2 * power) - 1);
    }

    private static void Valid(RegisterDeclaration declaration, Origin origin)
    {
        if (declaration.Dimensions.Count == 0)
        {
            throw new ArgumentException("Declare at least one dimension.", nameof(declaration));
        }

        if (origin.Kind != OriginKind.Local)
        {
            throw new ArgumentException("The origin of a register is local.", nameof(origin));
        }

        Table.Unique(declaration.Dimensions, "dimension");
        foreach (var dimension in declaration.Dimensions)
        {
            if (PupilRows.IsAboutOnePupil(dimension))
            {
                throw new SourceException(origin.Title, $"the column {dimension} is about persons, and is never a dimension",
                    "Count by school, year, type or region");
            }

            if (dimension.Equals(declaration.Contributor, StringComparison.OrdinalIgnoreCase))
            {
                throw new SourceException(origin.Title,
                    $"the column {dimension} names the schools that contribute, so it cannot be a dimension too",
                    "Every count would be one school's; count by region");
            }
        }
    }

    private static void OnlyDeclaration(DbConnection connection, RegisterDeclaration declaration, Origin origin)
    {
        var lives = connection.DataSource is { Length: > 0 } source && !source.Contains(":memory:", StringComparison.OrdinalIgnoreCase);
        var before = lives ? Declared : InMemory.GetOrCreateValue(connection);
        var text = $"{string.Join(", ", declaration.Dimensions)}; {declaration.Contributor}; {declaration.Pupils}; {declaration.Rule}";
        var key = lives ? $"{connection.DataSource}\n{connection.Database}\n{declaration.Table}" : declaration.Table;
        if (before.GetOrAdd(key, text) is var first && first != text)
        {
            throw new SourceException(origin.Title, $"{declaration.Table} was opened before with {first.Split(';')[0]}, and answers to two "
                + "declarations could be subtracted from each other", "Use that declaration, or start again with the one you need");
        }
    }

    /// <summary>A column whose values mostly hold fewer pupils than may be shown tells pupils apart, whatever its name.</summary>
    private static void NoIdentifiers(List<(string[] Keys, string School, long Pupils)> rows, RegisterDeclaration declaration,
        Origin origin)
    {
        for (var i = 0; i < declaration.Dimensions.Count; i++)
        {
            var at = i;
            var values = rows.GroupBy(r => r.Keys[at], StringComparer.Ordinal).Select(g => g.Sum(r => r.Pupils)).Where(n => n > 0).ToList();
            if (values.Count > 1 && 2 * values.Count(n => n < declaration.Rule.Cell) > values.Count)
            {
                throw new SourceException(origin.Title, $"most values of {declaration.Dimensions[i]} hold fewer than "
                    + $"{declaration.Rule.Cell} pupils: it tells pupils apart, and is never a dimension", "Declare a coarser column");
            }
        }
    }

    private static string Text(DbDataReader reader, int column, ref int trimmed)
    {
        if (reader.IsDBNull(column))
        {
            return Unknown;
        }

        var value = reader.GetValue(column);
        var text = (value as IFormattable)?.ToString(value is DateTime or DateOnly ? "yyyy-MM-dd" : null, CultureInfo.InvariantCulture)
            ?? value.ToString() ?? "";
        var plain = text.Trim();
        trimmed += plain.Length < text.Length ? 1 : 0;
        return plain.Length == 0 ? Unknown : plain;
    }

    private static long Pupils(DbDataReader reader, Origin origin)
    {
        var (at, least) = (reader.FieldCount - 2, reader.FieldCount - 1);
        decimal? value = reader.IsDBNull(at) || reader.IsDBNull(least) ? null
            : Convert.ToDecimal(reader.GetValue(at), CultureInfo.InvariantCulture);
        return value is { } number && number == decimal.Truncate(number) && number is >= 0 and <= 1_000_000_000_000
            && Convert.ToDecimal(reader.GetValue(least), CultureInfo.InvariantCulture) >= 0 ? (long)number
            : throw new SourceException(origin.Title, "a number of pupils is missing, below 0 or no whole number",
                "Mend the column, or declare another as Pupils");
    }
}
