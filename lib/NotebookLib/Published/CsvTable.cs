using System.Globalization;
using CsvHelper;

namespace NotebookLib;

/// <summary>A small CSV file read strictly: UTF-8, comma, known header, every row complete, a line break at the end.</summary>
internal sealed class CsvTable
{
    private CsvTable(string file, IReadOnlyList<CsvLine> rows) => (File, Rows) = (file, rows);

    public string File { get; }

    public IReadOnlyList<CsvLine> Rows { get; }

    /// <param name="path">Where the file is.</param>
    /// <param name="name">What to call it in a message: "data/published/deelname.csv".</param>
    /// <param name="header">The columns, in order; null takes the header as it is.</param>
    public static CsvTable Read(string path, string name, IReadOnlyList<string>? header)
    {
        if (!System.IO.File.Exists(ReadList.File(path)))
        {
            throw new DataFileException(name, 0, "", "the file is missing");
        }

        var text = System.IO.File.ReadAllText(path);
        if (!text.EndsWith('\n'))
        {
            throw new DataFileException(name, 0, "", text.Length == 0 ? "the file is empty"
                : "the file is cut off: its last line has no end");
        }

        return Parse(text, name, header);
    }

    /// <summary>As <see cref="Read"/>, for a text in memory.</summary>
    public static CsvTable Parse(string text, string name, IReadOnlyList<string>? header = null)
    {
        try
        {
            return new CsvTable(name, Lines(text, name, header));
        }
        catch (CsvFormatException e)
        {
            throw new DataFileException(name, 0, "", "the file is not well-formed CSV (" + e.Message.TrimEnd('.') + ")", inner: e);
        }
    }

    private static List<CsvLine> Lines(string text, string name, IReadOnlyList<string>? header)
    {
        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            Separator = ',',
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
            FormatProvider = CultureInfo.InvariantCulture,
        });
        reader.ReadHeader();
        var found = reader.Headers.ToArray();
        if (header is not null && !found.SequenceEqual(header))
        {
            throw new DataFileException(name, 1, "",
                $"the header is \"{string.Join(',', found)}\", expected \"{string.Join(',', header)}\"");
        }

        var index = found.Select((column, i) => (column, i)).ToDictionary(c => c.column, c => c.i, StringComparer.Ordinal);
        var lines = new List<CsvLine>();
        while (reader.Read())
        {
            var row = (int)reader.LineNumber;
            if (reader.FieldCount != found.Length)
            {
                throw new DataFileException(name, row, "",
                    string.Create(CultureInfo.InvariantCulture, $"the row has {reader.FieldCount} fields, expected {found.Length}"));
            }

            lines.Add(new CsvLine(name, row, index, Enumerable.Range(0, found.Length).Select(reader.GetString).ToArray()));
        }

        return lines;
    }
}

/// <summary>One row, with what a message needs to name it.</summary>
internal sealed class CsvLine(string file, int row, Dictionary<string, int> index, string[] fields)
{
    public string File { get; } = file;

    public int Row { get; } = row;

    public IReadOnlyCollection<string> Columns => index.Keys;

    public string this[string column] => fields[index[column]];

    public string Required(string column) => this[column].Length > 0 ? this[column]
        : throw Error(column, "the cell is empty, expected text");

    /// <summary>A finite number written as in the source: digits, a decimal point, perhaps a minus sign; nothing else.</summary>
    public double Number(string column) =>
        double.TryParse(this[column], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var value) && double.IsFinite(value)
            ? value : throw Error(column, $"\"{this[column]}\" is not a number, expected digits with a decimal point such as 33.2");

    public DataFileException Error(string column, string problem, string wayOut = "") => new(File, Row, column, problem, wayOut);
}
