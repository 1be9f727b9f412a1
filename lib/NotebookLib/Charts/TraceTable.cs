using System.Text.Json.Nodes;

namespace NotebookLib.Charts;

/// <summary>The data of any traces as a table: a row per point, a column for each list of values that a trace has, flows as from, to and
/// value.</summary>
internal static class TraceTable
{
    private static readonly string[] Order = ["labels", "parents", "x", "y", "z", "values", "theta", "r", "a", "b", "c", "lat", "lon",
        "locations", "open", "high", "low", "close", "base", "text"];
    private static readonly Dictionary<string, string> Heads = new(StringComparer.Ordinal) { ["labels"] = "naam", ["parents"] = "hoort bij",
        ["values"] = "waarde", ["text"] = "tekst", ["locations"] = "plaats" };

    public static DataTable Of(JsonObject state, string title, IEnumerable<string> sources)
    {
        var rows = Rows(state);
        var heads = rows.SelectMany(r => r.Keys).Distinct().OrderBy(h => h == "reeks" ? -1 : Rank(h)).ToList();
        return new DataTable(title, heads.Count == 0 ? [new Column("reeks")] : heads.Select(h => new Column(h)),
            rows.Select(r => (IReadOnlyList<object?>)[.. heads.Select(h => r.GetValueOrDefault(h))]), [Origin.Arithmetic(title)])
            .WithSources(sources);
    }

    public static IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows(JsonObject state)
    {
        var traces = state.List("data").OfType<JsonObject>().ToList();
        var named = traces.Count > 1 || traces.Exists(t => t.Str("name") is { Length: > 0 });
        return [.. traces.SelectMany(t =>
            Of(state, t).Select(row => named ? new Dictionary<string, object?>(row) { ["reeks"] = Markup.Plain(t.Str("name")) } : row))];
    }

    private static IEnumerable<Dictionary<string, object?>> Of(JsonObject state, JsonObject trace) => trace.At("link") is JsonObject
        ? Flows(trace)
        : trace.List("dimensions").ToList() is { Count: > 0 } dimensions
            ? Side(dimensions.Select((d, i) => (Markup.Plain(d.Str("label")) is { Length: > 0 } label ? label : $"kolom "
            + $"{Dutch.Number(i + 1)}", d.List("values").ToList())))
        : trace.Each(0, "z") is JsonArray ? Grid(trace)
        : Side(trace.Where(m => m.Value is JsonArray list && Order.Contains(m.Key) && list.All(v => v is not (JsonArray or JsonObject)))
            .Select(m => (Head(state, trace, m.Key), trace.List(m.Key).ToList())));

    private static string Head(JsonObject state, JsonObject trace, string key) =>
        key is "x" or "y" && Markup.Plain(state.Str("layout", Axis(trace, key), "title", "text")) is { Length: > 0 } title ? title
            : Heads.GetValueOrDefault(key, key);

    private static string Axis(JsonObject trace, string letter) => Drawing.Cells.AxisKey(trace.Str(letter + "axis") ?? letter);

    private static int Rank(string head) => Array.FindIndex(Order, o => o == head || Heads.GetValueOrDefault(o) == head) is >= 0
        and var rank ? rank : Array.IndexOf(Order, "y");

    private static IEnumerable<Dictionary<string, object?>> Side(IEnumerable<(string Head, List<JsonNode?> Values)> columns)
    {
        var all = columns.DistinctBy(c => c.Head).ToList();
        return Enumerable.Range(0, all.Select(c => c.Values.Count).Append(0).Max()).Select(i =>
            all.ToDictionary(c => c.Head, c => i < c.Values.Count ? Cell(c.Values[i]) : null));
    }

    private static IEnumerable<Dictionary<string, object?>> Flows(JsonObject trace)
    {
        var names = trace.At("node").List("label").Select(l => Markup.Plain(l.AsText())).ToList();
        object? Name(JsonNode? index) => index.AsNumber() is >= 0 and var at && at < names.Count ? names[(int)at] : Cell(index);
        return trace.At("link").List("source").Zip(trace.At("link").List("target"), trace.At("link").List("value"))
            .Select(l => new Dictionary<string, object?> { ["van"] = Name(l.First), ["naar"] = Name(l.Second),
                ["waarde"] = Cell(l.Third) });
    }

    private static IEnumerable<Dictionary<string, object?>> Grid(JsonObject trace) =>
        trace.List("z").SelectMany((line, row) => (line as JsonArray ?? []).Select((cell, column) => new Dictionary<string, object?>
    {
        ["x"] = trace.List("x").Skip(column).Select(Cell).FirstOrDefault() ?? (double)column,
        ["y"] = trace.List("y").Skip(row).Select(Cell).FirstOrDefault() ?? (double)row,
        ["z"] = Cell(cell),
    }));

    private static object? Cell(JsonNode? node) => node.AsNumber() is { } number ? number : node.AsText() is { } text and not "NaN"
        ? Markup.Plain(text) : null;
}
