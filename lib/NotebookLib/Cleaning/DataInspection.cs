using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NotebookLib.Cleaning;

/// <summary>What <c>data inspect</c> tells about a file: how it is written, how many rows survived cleaning, and what the rules
/// found.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Encoding">A name of <see cref="TextEncodingNames"/>; <c>xlsx</c> for a workbook.</param>
/// <param name="Delimiter">The delimiter, one character; empty for a workbook.</param>
/// <param name="Rows">Data rows: without the header, title lines above it and blank lines. Equals <paramref name="Kept"/> +
/// <paramref name="Dropped"/>.</param>
/// <param name="Columns">The number of columns in the header.</param>
/// <param name="Kept">Rows that cleaning keeps.</param>
/// <param name="Dropped">Rows that cleaning leaves out.</param>
/// <param name="Changed">Values whose text cleaning changes.</param>
/// <param name="Suppressed">Cells masked because the number is small, such as <c>&lt;5</c>.</param>
/// <param name="Findings">The rules that hit.</param>
/// <param name="Fields">The columns one by one.</param>
/// <param name="Header">The lines that make up the header, from 1; empty where there is none.</param>
/// <param name="Sheet">The sheet of a workbook; null for text.</param>
public sealed record DataInspection(
    [property: JsonPropertyName("file")] string File,
    [property: JsonPropertyName("encoding")] string Encoding,
    [property: JsonPropertyName("delimiter")] string Delimiter,
    [property: JsonPropertyName("rows")] long Rows,
    [property: JsonPropertyName("columns")] int Columns,
    [property: JsonPropertyName("kept")] long Kept,
    [property: JsonPropertyName("dropped")] long Dropped,
    [property: JsonPropertyName("changed")] long Changed,
    [property: JsonPropertyName("suppressed")] long Suppressed,
    [property: JsonPropertyName("findings")] IReadOnlyList<InspectionFinding> Findings,
    [property: JsonPropertyName("fields")] IReadOnlyList<InspectionField> Fields,
    [property: JsonPropertyName("header")] IReadOnlyList<long> Header,
    [property: JsonPropertyName("sheet")] string? Sheet)
{
    private const int FirstValues = 3;
    private const int LongestValue = 60;

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>Reads a whole file, any delimited file, and reports.</summary>
    /// <exception cref="UnreadableFileException">It cannot be read as a table.</exception>
    public static DataInspection Of(string path, ReadOptions? options = null) => Of(DelimitedFile.Open(path, options));

    /// <summary>Reads a whole opened file and reports.</summary>
    /// <exception cref="UnreadableFileException">A row is longer than the limit.</exception>
    public static DataInspection Of(DelimitedFile file)
    {
        var first = file.Columns.Select(_ => new List<string>()).ToList();
        using var reader = file.Read();
        var looked = 0;
        while (reader.Read())
        {
            for (var i = 0; looked < 1000 && i < first.Count; i++)
            {
                if (first[i].Count < FirstValues && !reader.Span(i).IsEmpty && Shown(reader, i) is var text && !first[i].Contains(text))
                {
                    first[i].Add(text);
                }
            }

            looked++;
        }

        return Of(file, reader.Record, first);
    }

    /// <summary>Reports on a reading that is complete.</summary>
    /// <exception cref="InvalidOperationException">The reading is not complete, so its counts are not final.</exception>
    public static DataInspection Of(DelimitedFile file, CleaningRecord record) => Of(file, record, []);

    private static DataInspection Of(DelimitedFile file, CleaningRecord record, List<List<string>> first) => !record.IsComplete
        ? throw new InvalidOperationException("Read the file to its end first; the counts are not final yet.")
        : new DataInspection(file.Name, file.Sheet is null ? file.Encoding.Name() : "xlsx", file.Sheet is null ? file.Delimiter.ToString()
            : "", record.Rows, file.Columns.Count, record.Kept, record.Dropped, record.Changed, record.Suppressed,
            [.. record.Findings.Select(f => new InspectionFinding(f.Rule.Id, f.Count, f.Rule.Severity.ToString().ToLowerInvariant(),
                f.Example))],
            [.. file.Columns.Select(c => new InspectionField(c.Name, c.Kind.ToString().ToLowerInvariant(), c.Unit, c.Group,
                c.Index < first.Count ? first[c.Index] : []))], file.HeaderRows, file.Sheet);

    private static string Shown(CleanReader reader, int column)
    {
        var cell = reader.Cell(column);
        var text = cell.Flag.Length > 0 && cell.IsPresent ? $"{cell.Text} {cell.Flag}" : cell.Text;
        return text.Length > LongestValue ? text[..LongestValue] + "…" : text;
    }

    /// <summary>The contract of <c>data inspect --json</c>: one JSON document, the same bytes on every machine.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

/// <summary>A column, in a <see cref="DataInspection"/>.</summary>
/// <param name="Name">Its name: the header, trimmed and unique.</param>
/// <param name="Kind"><c>text</c>, <c>code</c>, <c>count</c>, <c>number</c>, <c>date</c> or <c>year</c>.</param>
/// <param name="Unit">What the numbers are in, as far as the file says so; else empty.</param>
/// <param name="Group">The header over this one and its neighbours; else empty.</param>
/// <param name="First">Its first different values, cleaned; a flag stands behind its value.</param>
public sealed record InspectionField(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("unit")] string Unit,
    [property: JsonPropertyName("group")] string Group,
    [property: JsonPropertyName("first")] IReadOnlyList<string> First);

/// <summary>A rule that hit, in a <see cref="DataInspection"/>.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Count">The number of cells, rows or columns.</param>
/// <param name="Severity"><c>info</c>, <c>warning</c> or <c>error</c>.</param>
/// <param name="Example">The first hit, in Dutch.</param>
public sealed record InspectionFinding(
    [property: JsonPropertyName("rule")] string Rule,
    [property: JsonPropertyName("count")] long Count,
    [property: JsonPropertyName("severity")] string Severity,
    [property: JsonPropertyName("example")] string Example);
