using System.Data.Common;
using System.Text.Json.Nodes;

namespace NotebookLib.Sql;

/// <summary>A question as the database itself reads it: which tables and parameters it names, whether its order is its own, and what it may
/// not do.</summary>
internal sealed class SqlSyntax
{
    private static readonly HashSet<string> Clocks = new(StringComparer.OrdinalIgnoreCase) { "current_date", "current_time",
        "current_timestamp", "localtime", "localtimestamp" };
    private static readonly HashSet<string> Tables = new(StringComparer.OrdinalIgnoreCase) { "range", "generate_series", "unnest" };
    private static readonly HashSet<string> Machine = new(StringComparer.OrdinalIgnoreCase) { "current_setting", "current_user",
        "session_user", "getvariable", "user" };
    private readonly JsonObject _statement;

    private SqlSyntax(JsonObject statement, string sql, DbConnection database)
    {
        _statement = statement;
        var nodes = Nodes(statement).ToList();
        var common = nodes.Where(n => n["cte_map"]?["map"] is JsonArray).SelectMany(n => (JsonArray)n["cte_map"]!["map"]!).Select(c =>
            (string)c!["key"]!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Named = [.. nodes.Where(n => Is(n, "BASE_TABLE") && !common.Contains((string)n["table_name"]!)).Select(n =>
            (Schema(n) + (string)n["table_name"]!, Place(n))).DistinctBy(n => n.Item1, StringComparer.OrdinalIgnoreCase)];
        Parameters = [.. nodes.Where(n => Is(n, "VALUE_PARAMETER")).Select(n => (string)n["identifier"]!).Distinct(StringComparer.Ordinal)];
        NamesVersion = nodes.Any(n => n["column_names"] is JsonArray parts
            && string.Equals((string?)parts[^1], "versie", StringComparison.OrdinalIgnoreCase));
        Selects = [.. nodes.Where(n => Is(n, "SELECT_NODE"))];
        var modifiers = ((JsonArray)statement["node"]!["modifiers"]!).Select(m => (string)m!["type"]!).ToList();
        HasOrder = modifiers.Contains("ORDER_MODIFIER");
        IsAboutTables = nodes.Any(n => Is(n, "SHOW_REF"));
        ListsTables = nodes.Any(n => Is(n, "SHOW_REF") && n["query"] is null);
        Refuse(nodes, sql, database);
    }

    /// <summary>The tables it names, each with its place.</summary>
    public IReadOnlyList<(string Name, long Place)> Named { get; }

    /// <summary>The parameters it names, without the dollar sign.</summary>
    public IReadOnlyList<string> Parameters { get; }

    /// <summary>Whether its rows have an order of their own.</summary>
    public bool HasOrder { get; }

    /// <summary>Whether it speaks of the column <c>versie</c>.</summary>
    public bool NamesVersion { get; }

    /// <summary>Whether it asks what tables look like: DESCRIBE, SUMMARIZE, SHOW.</summary>
    public bool IsAboutTables { get; }

    /// <summary>Whether it asks which tables there are.</summary>
    public bool ListsTables { get; }

    private IReadOnlyList<JsonObject> Selects { get; }

    /// <summary>Reads a question.</summary>
    /// <exception cref="SqlException">It is no question, more than one, or does what a question may not.</exception>
    public static SqlSyntax Read(DbConnection database, string sql)
    {
        var answer = (JsonObject)JsonNode.Parse(Scalar(database, $"SELECT json_serialize_sql({Text(sql)})"))!;
        if ((bool?)answer["error"] == true)
        {
            var message = (string?)answer["error_message"] ?? "";
            throw message.StartsWith("Only SELECT", StringComparison.Ordinal)
                ? new SqlException("Only a question is answered: SELECT, WITH, FROM, VALUES, DESCRIBE, SUMMARIZE. Nothing can be made, "
                + "changed, read from a file or written here.")
                : SqlException.At(sql, long.TryParse((string?)answer["position"], System.Globalization.CultureInfo.InvariantCulture,
                    out var place) ? place : -1, message);
        }

        return answer["statements"] is JsonArray { Count: 1 } one ? new SqlSyntax((JsonObject)one[0]!, sql, database)
            : throw new SqlException("One cell has one question. Put each in a cell of its own.");
    }

    /// <summary>The questions for which rows of a table take part: one per place where it stands, without grouping and limits.</summary>
    public IEnumerable<string> Rows(DbConnection database, string table)
    {
        foreach (var select in Selects)
        {
            var source = select["from_table"] is JsonObject from && Is(from, "PIVOT") ? from["source"] as JsonObject
                : select["from_table"] as JsonObject;
            foreach (var place in Joined(source).Where(n => Is(n, "BASE_TABLE")
                && string.Equals((string)n["table_name"]!, table, StringComparison.OrdinalIgnoreCase)))
            {
                var copy = (JsonObject)select.DeepClone();
                (copy["modifiers"], copy["group_expressions"], copy["group_sets"], copy["having"], copy["qualify"]) = (new JsonArray(),
                    new JsonArray(), new JsonArray(), null, null);
                copy["from_table"] = source!.DeepClone();
                copy["aggregate_handling"] = "STANDARD_HANDLING";
                copy["cte_map"] = new JsonObject { ["map"] = Commons() };
                copy["select_list"] = new JsonArray(new JsonObject
                {
                    ["class"] = "COLUMN_REF", ["type"] = "COLUMN_REF", ["alias"] = "", ["query_location"] = 0,
                    ["column_names"] = new JsonArray((string)place["alias"]! is { Length: > 0 } alias ? alias
                        : (string)place["table_name"]!, "rowid"),
                });
                yield return Scalar(database,
                    $"SELECT json_deserialize_sql({Text(new JsonObject { ["error"] = false,
                    ["statements"] = new JsonArray(new JsonObject { ["node"] = copy,
                    ["named_param_map"] = _statement["named_param_map"]!.DeepClone() }) }.ToJsonString())}::JSON)");
            }
        }
    }

    private JsonArray Commons() =>
        [.. Nodes(_statement).Where(n => n["cte_map"]?["map"] is JsonArray).SelectMany(n => (JsonArray)n["cte_map"]!["map"]!).Select(c =>
        c!.DeepClone())];

    private static IEnumerable<JsonObject> Joined(JsonObject? from) => from is null ? []
        : Is(from, "JOIN") ? Joined(from["left"] as JsonObject).Concat(Joined(from["right"] as JsonObject)) : [from];

    private static void Refuse(List<JsonObject> nodes, string sql, DbConnection database)
    {
        if (nodes.Find(n => Is(n, "TABLE_FUNCTION") && !Tables.Contains((string)n["function"]!["function_name"]!)) is { } opened)
        {
            throw SqlException.At(sql, Place(opened),
                $"{(string)opened["function"]!["function_name"]!} cannot be asked here: a question reads the tables of the notebook and the edition, no files and no settings.");
        }

        if (nodes.Find(n => n["sample"] is JsonObject) is { } sampled)
        {
            throw SqlException.At(sql, Place(sampled), "A sample gives other rows each time. Choose rows with WHERE.");
        }

        if (nodes.Find(n => Is(n, "LIMIT_MODIFIER") || Is(n, "LIMIT_PERCENT_MODIFIER")) is not null
            && nodes.Where(n => n["modifiers"] is JsonArray).Any(n => Types(n).Any(t => t.StartsWith("LIMIT", StringComparison.Ordinal))
            && !Types(n).Contains("ORDER_MODIFIER")))
        {
            throw new SqlException("LIMIT without ORDER BY takes whichever rows come first. Say which: ORDER BY … LIMIT ….");
        }

        var functions = nodes.Where(n => Is(n, "FUNCTION")).Select(n => (Name: (string)n["function_name"]!, Place: Place(n)))
            .Concat(nodes.Where(n => n["column_names"] is JsonArray { Count: 1 } one && Clocks.Contains((string)one[0]!)).Select(n =>
                (Name: (string)n["column_names"]![0]!, Place: Place(n)))).ToList();
        if (functions.Find(f => Clocks.Contains(f.Name) || Machine.Contains(f.Name)) is { Name: not null } clock)
        {
            throw SqlException.At(sql, clock.Place, Other(clock.Name));
        }

        if (functions.Count > 0
            && Scalar(database, $"SELECT coalesce(min(function_name), '') FROM duckdb_functions() WHERE stability <> 'CONSISTENT' AND lower(function_name) IN ({string.Join(", ", functions.Select(f => Text(f.Name.ToLowerInvariant())))})") is { Length: > 0 } moving)
        {
            throw SqlException.At(sql, functions.Find(f => f.Name.Equals(moving, StringComparison.OrdinalIgnoreCase)).Place, Other(moving));
        }
    }

    private static string Other(string function) =>
        $"{function} gives another answer each time or on each machine, and an answer has to stay the same. Write the value itself, or give it with #!set.";

    private static IEnumerable<string> Types(JsonObject node) => ((JsonArray)node["modifiers"]!).Select(m => (string)m!["type"]!);

    private static string Schema(JsonObject table) => ((string?)table["catalog_name"] is { Length: > 0 } catalog ? catalog + "." : "")
        + ((string?)table["schema_name"] is { Length: > 0 } schema ? schema + "." : "");

    private static bool Is(JsonObject node, string type) => node["type"] is JsonValue value && value.TryGetValue<string>(out var text)
        && text == type;

    private static long Place(JsonObject node) => node["query_location"] is JsonValue value && value.TryGetValue<long>(out var place)
        ? place : -1;

    private static IEnumerable<JsonObject> Nodes(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(p => Nodes(p.Value)).Prepend(one),
        JsonArray many => many.SelectMany(Nodes),
        _ => [],
    };

    internal static string Text(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    private static string Scalar(DbConnection database, string sql)
    {
        using var command = database.CreateCommand();
#pragma warning disable CA2100 // the database is in memory, empty and closed; the text is quoted
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar()?.ToString() ?? "";
    }
}
