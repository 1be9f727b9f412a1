using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookLib;

/// <summary>Published figures as a table and back, origin and all.</summary>
public static class ObservationTable
{
    /// <summary>One row per figure: reeks, periode, waarde, eenheid, versie, voorlopig, bron (one line to read), herkomst (all of the
    /// origin, as JSON).</summary>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static Table ToTable(this IEnumerable<Observation> observations)
    {
        var all = observations.ToList();
        var table = new Table(
            TableColumn.Text("reeks", all.Select(o => o.Series)), TableColumn.Text("periode", all.Select(o => o.Period)),
            TableColumn.Number("waarde", all.Select(o => (double?)o.Value)), TableColumn.Text("eenheid", all.Select(o => o.Unit)),
            TableColumn.Text("versie", all.Select(o => o.Vintage)), TableColumn.Flag("voorlopig", all.Select(o => (bool?)o.Provisional)),
            TableColumn.Text("bron", all.Select(o => o.Origin.Cite())),
                TableColumn.Text("herkomst", all.Select(o => Write(o.Origin).ToJsonString())));
        return all.Select(o => o.Origin).Distinct().ToList() switch
        {
            [] => table,
            [var one] => table.WithOrigin(one),
            var many => table.WithOrigin(Origin.Derived("gepubliceerde cijfers bij elkaar", many)),
        };
    }

    /// <summary>The figures back from such a table; other columns are left alone.</summary>
    /// <exception cref="KeyNotFoundException">A column is not there.</exception>
    /// <exception cref="ArgumentException">A cell is missing, or of another kind, or the origin cannot be read; the message names column
    /// and row.</exception>
    public static IReadOnlyList<Observation> ToObservations(this Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var (series, period, unit, vintage) = (Values<string>(table, "reeks"), Values<string>(table, "periode"),
            Values<string>(table, "eenheid"), Values<string>(table, "versie"));
        var (value, provisional, origin) = (Values<double>(table, "waarde"), Values<bool>(table, "voorlopig"),
            Values<string>(table, "herkomst"));
        return [.. Enumerable.Range(0, table.RowCount).Select(i =>
            new Observation(series[i], period[i], value[i], unit[i], vintage[i], provisional[i], OriginIn(origin[i], i)))];
    }

    private static List<T> Values<T>(Table table, string column) =>
        [.. table[column].Cells.Select((cell, row) => cell.Value is T value ? value
        : throw new ArgumentException($"Column \"{column}\", row {row + 1}: {cell} is not what a published figure needs there "
            + $"({typeof(T).Name})."))];

    private static Origin OriginIn(string text, int row)
    {
        try
        {
            return Read(JsonNode.Parse(text));
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException or ArgumentException
            or OverflowException)
        {
            throw new ArgumentException($"Column \"herkomst\", row {row + 1} holds no origin: {error.Message}", error);
        }
    }

    private static JsonObject Write(Origin origin) => new()
    {
        ["soort"] = origin.Kind.ToString(),
        ["uitgever"] = origin.Producer,
        ["titel"] = origin.Title,
        ["tabel"] = origin.Table,
        ["plaats"] = origin.Locator,
        ["gezien"] = origin.Seen?.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        ["licentie"] = origin.Licence,
        ["uit"] = new JsonArray([.. origin.From.Select(Write)]),
    };

    private static Origin Read(JsonNode? node)
    {
        string Text(string key) => (string?)node?[key] ?? throw new FormatException($"\"{key}\" is not there");
        var kind = Enum.Parse<OriginKind>(Text("soort"));
        var from = (node!["uit"] as JsonArray ?? []).Select(Read).ToList();
        var seen = (string?)node["gezien"] is { } day ? DateOnly.ParseExact(day, "O", System.Globalization.CultureInfo.InvariantCulture)
            : (DateOnly?)null;
        return kind switch
        {
            OriginKind.Derived when from.Count > 0 => Origin.Derived(Text("titel"), from),
            OriginKind.Simulated when Text("tabel").StartsWith("seed ", StringComparison.Ordinal) =>
                Origin.Simulated(Text("titel"), int.Parse(Text("tabel")[5..], System.Globalization.CultureInfo.InvariantCulture), from),
            _ => new Origin(kind, Text("uitgever"), Text("titel"), Text("tabel"), Text("plaats"), seen, Text("licentie")),
        };
    }
}
