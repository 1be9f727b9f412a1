using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NotebookLib.Cleaning;

/// <summary>What <c>data inspect</c> tells about a file: how it is written, how many rows survived cleaning, and what the rules found.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Encoding"><c>utf-8</c>, <c>utf-8-sig</c> or <c>cp1252</c> (or <c>utf-16</c>).</param>
/// <param name="Delimiter">The delimiter, one character.</param>
/// <param name="Rows">Data rows: without the header, title lines above it and blank lines. Equals <paramref name="Kept"/> + <paramref name="Dropped"/>.</param>
/// <param name="Columns">The number of columns in the header.</param>
/// <param name="Kept">Rows that cleaning keeps.</param>
/// <param name="Dropped">Rows that cleaning leaves out.</param>
/// <param name="Changed">Values whose text cleaning changes.</param>
/// <param name="Suppressed">Cells masked because the number is small, such as <c>&lt;5</c>.</param>
/// <param name="Findings">The rules that hit.</param>
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
    [property: JsonPropertyName("findings")] IReadOnlyList<InspectionFinding> Findings)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>Reads a whole file, any delimited file, and reports.</summary>
    /// <exception cref="UnreadableFileException">It cannot be read as a table.</exception>
    public static DataInspection Of(string path, ReadOptions? options = null) => Of(DelimitedFile.Open(path, options));

    /// <summary>Reads a whole opened file and reports.</summary>
    /// <exception cref="UnreadableFileException">A row is longer than the limit.</exception>
    public static DataInspection Of(DelimitedFile file)
    {
        using var reader = file.Read();
        while (reader.Read())
        {
        }

        return Of(file, reader.Record);
    }

    /// <summary>Reports on a reading that is complete.</summary>
    /// <exception cref="InvalidOperationException">The reading is not complete, so its counts are not final.</exception>
    public static DataInspection Of(DelimitedFile file, CleaningRecord record) => !record.IsComplete
        ? throw new InvalidOperationException("Read the file to its end first; the counts are not final yet.")
        : new DataInspection(file.Name, file.Encoding.Name(), file.Delimiter.ToString(), record.Rows, file.Columns.Count, record.Kept, record.Dropped, record.Changed, record.Suppressed,
            [.. record.Findings.Select(f => new InspectionFinding(f.Rule.Id, f.Count, f.Rule.Severity.ToString().ToLowerInvariant(), f.Example))]);

    /// <summary>The contract of <c>data inspect --json</c>: one JSON document, the same bytes on every machine.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

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
