using System.Text.Json;

namespace NotebookLib.Tests.Statistics;

/// <summary>Where the reference cases are: the environment variable, shared material beside the repository, or the project's own
/// copy.</summary>
internal static class ReferenceFolder
{
    private static readonly Lazy<string> Folder = new(Search);

    public static string Find() => Folder.Value;

    public static IEnumerable<string> Files() => Directory.EnumerateFiles(Find(), "*.json").Order(StringComparer.Ordinal);

    private static string Search()
    {
        if (Environment.GetEnvironmentVariable("NOTEBOOKLIB_REFERENCE") is { Length: > 0 } named)
        {
            return Directory.Exists(named) ? named
                : throw new DirectoryNotFoundException($"NOTEBOOKLIB_REFERENCE names {named}, which is not there.");
        }
        var root = Root();
        var shared = Path.Combine(root, "..", "shared", "statistics", "reference");
        return Directory.Exists(shared) ? shared : Own();
    }

    /// <summary>The cases made by the project's own generator.</summary>
    public static string Own() => Path.Combine(Root(), "tests", "NotebookLib.Tests", "Statistics", "Reference");

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NotebookLib.sln")))
            {
                return folder.FullName;
            }
        }
        throw new DirectoryNotFoundException("No NotebookLib.sln above the tests.");
    }
}

/// <summary>The inputs of a case, with the optional ones as they come.</summary>
internal readonly struct Inputs(JsonElement json)
{
    public bool Has(string name) => json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    public double Number(string name) => Number(json.GetProperty(name));

    public double Number(string name, double otherwise) => Has(name) ? Number(name) : otherwise;

    public long Count(string name) => (long)Number(name);

    public long Count(string name, long otherwise) => Has(name) ? Count(name) : otherwise;

    public string Text(string name) => json.GetProperty(name).GetString()!;

    public string[] Texts(string name) => json.GetProperty(name).ValueKind == JsonValueKind.Array
        ? [.. json.GetProperty(name).EnumerateArray().Select(v => v.GetString()!)] : [Text(name)];

    public string[] Labels(string name) =>
        [.. json.GetProperty(name).EnumerateArray().Select(v => v.ValueKind == JsonValueKind.String ? v.GetString()! : v.GetRawText())];

    public double[] Numbers(string name) => Numbers(json.GetProperty(name));

    public double[]? NumbersOrNull(string name) => Has(name) ? Numbers(name) : null;

    public long[] Counts(string name) => [.. Numbers(name).Select(v => (long)v)];

    public double[][] Rows(string name) => [.. json.GetProperty(name).EnumerateArray().Select(Numbers)];

    public long[,] Table(string name) => Table(json.GetProperty(name));

    public long[][,] Tables(string name) => [.. json.GetProperty(name).EnumerateArray().Select(Table)];

    public long?[,] TableWithGaps(string name)
    {
        var rows = json.GetProperty(name).EnumerateArray().Select(r => r.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Null
            ? (long?)null : (long)Number(v)).ToArray()).ToArray();
        var table = new long?[rows.Length, rows[0].Length];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < rows[0].Length; j++)
            {
                table[i, j] = rows[i][j];
            }
        }
        return table;
    }

    public long?[]? Totals(string name) =>
        Has(name) ? [.. json.GetProperty(name).EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Null ? (long?)null
        : (long)Number(v))] : null;

    public double?[][] RowsWithGaps(string name) =>
        [.. json.GetProperty(name).EnumerateArray().Select(r => r.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Null
            ? (double?)null : Number(v)).ToArray())];

    public static double Special(string text) => text switch
    {
        "NaN" or "undefined" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture),
    };

    private static double Number(JsonElement value) => value.ValueKind == JsonValueKind.String ? Special(value.GetString()!)
        : value.GetDouble();

    private static double[] Numbers(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().Select(Number)] : [Number(value)];

    private static long[,] Table(JsonElement value)
    {
        var rows = value.EnumerateArray().Select(Numbers).ToArray();
        var table = new long[rows.Length, rows[0].Length];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < rows[0].Length; j++)
            {
                table[i, j] = (long)rows[i][j];
            }
        }
        return table;
    }
}
