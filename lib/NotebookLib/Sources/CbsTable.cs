using System.Globalization;
using System.Text.Json;
using NotebookLib.Cleaning;

namespace NotebookLib.Sources;

/// <summary>A topic (v3) or measure (v4) of a CBS table.</summary>
/// <param name="Key">The key, with the suffix that v3 gives it: <c>AantalInwoners_5</c>.</param>
/// <param name="Title">The title.</param>
/// <param name="Unit">The unit.</param>
public sealed record CbsTopic(string Key, string Title, string Unit);

/// <summary>A value that a dimension can have.</summary>
/// <param name="Key">The key, trimmed: <c>GM0363</c>, <c>2022SJ00</c>.</param>
/// <param name="Title">The title: <c>Amsterdam</c>, <c>2022/'23*</c>.</param>
/// <param name="Status">Voorlopig, Definitief, or empty.</param>
public sealed record CbsItem(string Key, string Title, string Status);

/// <summary>One number, or the mark in its place.</summary>
/// <param name="Keys">Key by dimension.</param>
/// <param name="Topic">The key of the topic.</param>
/// <param name="Value">The number or the reason why there is none.</param>
public sealed record CbsObservation(IReadOnlyDictionary<string, string> Keys, string Topic, DataCell Value)
{
    /// <summary>The period, where the table has one.</summary>
    public CbsPeriod? Period => Keys.TryGetValue("Perioden", out var key) && CbsPeriod.TryParse(key, out var period) ? period : null;
}

/// <summary>A table of CBS as it is kept in the cache: one JSON file with metadata and observations, the same for both services.</summary>
public sealed class CbsTable
{
    private CbsTable(string id, string title, string modified, IReadOnlyList<CbsTopic> topics, IReadOnlyDictionary<string,
        IReadOnlyList<CbsItem>> dimensions, IReadOnlyList<CbsObservation> observations) =>
        (Id, Title, Modified, Topics, Dimensions, Observations) = (id, title, modified, topics, dimensions, observations);

    /// <summary>The table id: <c>85701NED</c>.</summary>
    public string Id { get; }

    /// <summary>The title.</summary>
    public string Title { get; }

    /// <summary>When CBS last changed it, in CBS's own words; empty where not told.</summary>
    public string Modified { get; }

    /// <summary>The topics.</summary>
    public IReadOnlyList<CbsTopic> Topics { get; }

    /// <summary>The values of each dimension.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<CbsItem>> Dimensions { get; }

    /// <summary>The numbers, one by one.</summary>
    public IReadOnlyList<CbsObservation> Observations { get; }

    /// <summary>Reads a table from the cache.</summary>
    /// <exception cref="SourceException">The file is no such table.</exception>
    public static CbsTable Load(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(ReadList.File(path)));
            var root = document.RootElement;
            var topics = root.GetProperty("topics").EnumerateArray().Select(t =>
                new CbsTopic(CbsJson.Text(t, "key"), CbsJson.Text(t, "title"), CbsJson.Text(t, "unit"))).ToList();
            var dimensions = root.GetProperty("dimensions").EnumerateObject().ToDictionary(d => d.Name, d =>
                (IReadOnlyList<CbsItem>)[.. d.Value.EnumerateArray().Select(i =>
                new CbsItem(CbsJson.Text(i, "key"), CbsJson.Text(i, "title"), CbsJson.Text(i, "status")))], StringComparer.Ordinal);
            var names = dimensions.Keys.ToArray();
            var observations = root.GetProperty("rows").EnumerateArray().Select(r => new CbsObservation(
                names.Select((n, i) => (n, Key: r[i].GetString()!)).ToDictionary(p => p.n, p => p.Key, StringComparer.Ordinal),
                    r[names.Length].GetString()!, Value(r[names.Length + 1]))).ToList();
            return new CbsTable(CbsJson.Text(root, "id"), CbsJson.Text(root, "title"), CbsJson.Text(root, "modified"), topics, dimensions,
                observations);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new SourceException(path, "this is no table of CBS from the cache", "Fetch it again with: data fetch ID", e);
        }
    }

    /// <summary>The title of a key in a dimension, or the key itself where it is not listed.</summary>
    public string TitleOf(string dimension, string key) => Dimensions.TryGetValue(dimension, out var items)
        && items.FirstOrDefault(i => i.Key == key) is { } item ? item.Title : key;

    /// <summary>A cell from a number or a mark. A mark that we do not know counts as unreliable, never as a number.</summary>
    private static DataCell Value(JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? new DataCell(value.GetRawText(), Missing.None) : Mark(value.GetString() ?? "");

    private static DataCell Mark(string mark) => new(mark, mark switch
    {
        "" => Missing.NotApplicable,
        "x" or "Confidential" or "Secret" => Missing.Secret,
        "-" or "Nil" or "NIL" => Missing.Nil,
        "Impossible" or "NotApplicable" => Missing.NotApplicable,
        _ => Missing.Unreliable,
    });
}

/// <summary>A period of CBS: a year, quarter, month, school year, or the move from one school year to the next.</summary>
/// <param name="Kind">JJ year, KW quarter, MM month, SJ school year, W1 week, X0 other, D day.</param>
/// <param name="Year">The (starting) year.</param>
/// <param name="Part">The quarter, month or week; 0 for years.</param>
/// <param name="IsProvisional">Whether the title carries CBS's asterisk.</param>
/// <param name="IsFlow">Whether it is a move from one school year to the next: <c>2010/'11 naar 2011/'12</c>.</param>
public readonly record struct CbsPeriod(string Kind, int Year, int Part, bool IsProvisional, bool IsFlow)
{
    /// <summary>The school year, where it is one (for a flow: the year in which it starts).</summary>
    public SchoolYear? SchoolYear => Kind == "SJ" ? new SchoolYear(Year) : null;

    /// <summary>Reads keys (<c>2022SJ00</c>, <c>2019JJ00</c>, <c>2020KW03</c>, <c>20060101</c>) and titles (<c>2019/'20*</c>,
    /// <c>2010/"11</c>, <c>2010/'11 naar 2011/'12*</c>).</summary>
    public static bool TryParse(string? text, out CbsPeriod period)
    {
        var key = text?.Trim() ?? "";
        period = default;
        var provisional = NotebookLib.SchoolYear.IsProvisional(key);
        var bare = key.TrimEnd('*', ' ');
        if (bare.Length == 8 && int.TryParse(bare[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            var (kind, tail) = (bare[4..6], bare[6..]);
            if (kind is "JJ" or "KW" or "MM" or "SJ" or "W1" or "X0" && int.TryParse(tail, NumberStyles.None, CultureInfo.InvariantCulture,
                out var part))
            {
                period = new CbsPeriod(kind, year, part, provisional, false);
                return kind != "SJ" || year is >= 1900 and <= 2100;
            }

            if (DutchDate.TryParse(bare, out var day))
            {
                period = new CbsPeriod("D", day.Year, day.DayOfYear, provisional, false);
                return true;
            }
        }

        var parts = bare.Split(" naar ", StringSplitOptions.TrimEntries);
        var first = parts[0].Replace('"', '\'');
        if (parts.Length > 2 || !NotebookLib.SchoolYear.TryParse(first, out var from)
            || (parts.Length == 2 && (!NotebookLib.SchoolYear.TryParse(parts[1].Replace('"', '\''), out var to) || to - from != 1)))
        {
            return false;
        }

        period = new CbsPeriod("SJ", from.StartYear, 0, provisional, parts.Length == 2);
        return bare.Contains('/', StringComparison.Ordinal);
    }
}

/// <summary>Writes the form in which a CBS table is kept: metadata first, then rows as short arrays.</summary>
internal sealed class CbsTableWriter : IDisposable
{
    private readonly Utf8JsonWriter _json;
    private readonly List<string> _dimensions = [];
    private bool _rows;

    public CbsTableWriter(Stream output, string id, string title, string modified, IEnumerable<CbsTopic> topics)
    {
        _json = new Utf8JsonWriter(output);
        _json.WriteStartObject();
        _json.WriteString("id", id);
        _json.WriteString("title", title);
        _json.WriteString("modified", modified);
        _json.WriteStartArray("topics");
        foreach (var topic in topics)
        {
            _json.WriteStartObject();
            _json.WriteString("key", topic.Key);
            _json.WriteString("title", topic.Title);
            _json.WriteString("unit", topic.Unit);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteStartObject("dimensions");
    }

    public void BeginDimension(string name)
    {
        _dimensions.Add(name);
        _json.WriteStartArray(name);
    }

    public void Item(string key, string title, string status)
    {
        _json.WriteStartObject();
        _json.WriteString("key", key);
        _json.WriteString("title", title);
        _json.WriteString("status", status);
        _json.WriteEndObject();
    }

    public void EndDimension() => _json.WriteEndArray();

    public void BeginRows()
    {
        _rows = true;
        _json.WriteEndObject();
        _json.WriteStartArray("rows");
    }

    public void Row(IReadOnlyDictionary<string, string> keys, string topic, string? number, string mark)
    {
        _json.WriteStartArray();
        foreach (var dimension in _dimensions)
        {
            _json.WriteStringValue(keys[dimension]);
        }

        _json.WriteStringValue(topic);
        if (number is null)
        {
            _json.WriteStringValue(mark);
        }
        else
        {
            _json.WriteRawValue(number);
        }

        _json.WriteEndArray();
        if (_json.BytesPending > 1 << 16)
        {
            _json.Flush();
        }
    }

    public void Dispose()
    {
        if (_rows)
        {
            _json.WriteEndArray();
            _json.WriteEndObject();
            _json.Flush();
        }

        _json.Reset();
        _json.Dispose();
    }
}

/// <summary>Reads members of JSON that may be absent.</summary>
internal static class CbsJson
{
    /// <summary>A member as trimmed text; empty where it is absent or null.</summary>
    public static string Text(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        ? value.ValueKind switch { JsonValueKind.String => value.GetString()!.Trim(), JsonValueKind.Number => value.GetRawText(), _ => "" }
        : "";
}
