using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;

namespace NotebookLib.Cleaning;

/// <summary>
/// One sheet of an Excel workbook as delimited text, row by row, so that the one engine reads it: numbers with a decimal comma, days as
/// 2018-10-01, percentages with their sign, merged cells with their value in each cell.
/// </summary>
/// <param name="Sheet">The name of the sheet.</param>
/// <param name="Others">The names of the other sheets that are not hidden.</param>
/// <param name="Text">The sheet as UTF-8, separated by semicolons; every row of the sheet is a record.</param>
/// <param name="Merged">How many cells got the value of the merged cell that they are part of.</param>
internal sealed record Workbook(string Sheet, IReadOnlyList<string> Others, byte[] Text, long Merged)
{
    private const int MostText = 256 << 20;

    /// <summary>Reads the sheet; null where the file is no workbook.</summary>
    /// <exception cref="UnreadableFileException">It is an OpenDocument file, is damaged or locked, has no such sheet, or is too
    /// large.</exception>
    public static Workbook? Of(string name, Func<Stream> open, ReadOptions options)
    {
        using var stream = open();
        Span<byte> start = stackalloc byte[4];
        var read = stream.ReadAtLeast(start, 4, throwOnEndOfStream: false);
        stream.Position = 0;
        var isZip = read == 4 && start.SequenceEqual("PK\u0003\u0004"u8);
        if (!(isZip && IsWorkbook(name, stream)) && !(read == 4 && start.SequenceEqual((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])))
        {
            return null;
        }

        stream.Position = 0;
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // the old format names its code page
        try
        {
            using var reader = ExcelReaderFactory.CreateReader(stream, new ExcelReaderConfiguration { LeaveOpen = true });
            return Read(name, reader, options.Sheet, stream);
        }
        catch (Exception e) when (e is not (UnreadableFileException or OutOfMemoryException))
        {
            throw new UnreadableFileException(name, e is ExcelDataReader.Exceptions.InvalidPasswordException
                ? "this workbook is locked with a password" : "this workbook cannot be read",
                "Open it in a spreadsheet program and save it again as xlsx, or as CSV", inner: e);
        }
    }

    private static bool IsWorkbook(string name, Stream stream)
    {
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            var isOpen = zip.Entries.Any(e => e.FullName == "mimetype") && zip.Entries.Any(e => e.FullName == "content.xml");
            return isOpen ? throw new UnreadableFileException(name, "this is an OpenDocument file (.ods), which is not read here",
                    "Open it in LibreOffice or Excel and save it as xlsx, or as CSV with semicolons and UTF-8; then name that file")
                : zip.Entries.Any(e => e.FullName.StartsWith("xl/workbook.", StringComparison.OrdinalIgnoreCase));
        }
        catch (InvalidDataException e)
        {
            throw new UnreadableFileException(name, "this zip file or workbook is damaged", "Fetch or export it again", inner: e);
        }
    }

    private static Workbook Read(string name, IExcelDataReader reader, string? wanted, Stream stream)
    {
        var (visible, all) = (new List<string>(), new List<string>());
        do
        {
            all.Add(reader.Name);
            if (reader.VisibleState == "visible")
            {
                visible.Add(reader.Name);
            }
        }
        while (reader.NextResult());
        var sheet = wanted is null ? visible.FirstOrDefault() ?? all[0]
            : all.Find(s => s == wanted) ?? all.Find(s => s.Trim().Equals(wanted.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? (int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= all.Count
                ? all[n - 1] : null)
            ?? throw new UnreadableFileException(name, $"there is no sheet \"{wanted}\"", $"There are: {string.Join(", ", all)}");
        reader.Reset();
        while (reader.Name != sheet && reader.NextResult())
        {
        }

        var ranges = reader.MergeCells ?? [];

        var (rows, width) = Rows(name, reader);
        foreach (var ((row, column), error) in WorkbookErrors.Of(stream, sheet))
        {
            if (row < rows.Count && column < rows[row].Length && rows[row][column].Length == 0)
            {
                rows[row][column] = error;
                width = Math.Max(width, column + 1);
            }
        }

        var merged = Fill(rows, ranges, ref width);
        var text = Delimited(rows, width);
        return text.Length == 0 ? throw new UnreadableFileException(name, $"sheet \"{sheet}\" is empty", visible.Count > 1
            ? $"Name another sheet: {string.Join(", ", visible.Where(s => s != sheet))}" : "See whether this is the right file")
            : new Workbook(sheet, [.. visible.Where(s => s != sheet)], text, merged);
    }

    private static (List<string[]> Rows, int Width) Rows(string name, IExcelDataReader reader)
    {
        var (rows, width) = (new List<string[]>(), 0);
        var size = 0L;
        while (reader.Read())
        {
            var row = new string[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = Cell(reader, i);
                size += row[i].Length + 1;
            }

            width = Math.Max(width, Array.FindLastIndex(row, c => c.Length > 0) + 1);
            rows.Add(row);
            if (size > MostText)
            {
                throw new UnreadableFileException(name, "this sheet is too large to read", "Save it as CSV and name that file", rows.Count);
            }
        }

        return (rows, width);
    }

    private static byte[] Delimited(List<string[]> rows, int width)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Take(rows.FindLastIndex(r => r.Any(c => c.Length > 0)) + 1))
        {
            text.AppendJoin(';', row.Take(width).Select(Quote)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static long Fill(List<string[]> rows, IEnumerable<CellRange> ranges, ref int width)
    {
        var filled = 0L;
        foreach (var range in ranges)
        {
            var value = range.FromRow < rows.Count && range.FromColumn < rows[range.FromRow].Length
                ? rows[range.FromRow][range.FromColumn] : "";
            for (var r = range.FromRow; value.Length > 0 && r <= Math.Min(range.ToRow, rows.Count - 1); r++)
            {
                for (var c = range.FromColumn; c <= Math.Min(range.ToColumn, rows[r].Length - 1); c++)
                {
                    filled += rows[r][c].Length == 0 ? 1 : 0;
                    rows[r][c] = rows[r][c].Length == 0 ? value : rows[r][c];
                    width = Math.Max(width, c + 1);
                }
            }
        }

        return filled;
    }

    private static string Quote(string cell) => cell.AsSpan().IndexOfAny(";\"\n\r") < 0 ? cell
        : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Cell(IExcelDataReader reader, int column)
    {
        return reader.GetValue(column) switch
        {
            null => "",
            string text => text,
            bool truth => truth ? "ja" : "nee",
            DateTime moment => moment.TimeOfDay == TimeSpan.Zero ? moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : moment.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
            TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
            double number => Number(number, reader.GetNumberFormatString(column)),
            var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
        };
    }

    /// <summary>A number as Dutch text that has one reading only; as a percentage where the cell shows one.</summary>
    private static string Number(double number, string? format)
    {
        if (format is not null && format.Contains('%', StringComparison.Ordinal))
        {
            return Decimal(number * 100) + "%";
        }

        // 000 as a format: a code whose zeros are shown
        return format is { Length: > 1 and < 12 } && format.All(c => c == '0') && number >= 0 && Math.Floor(number) == number
            ? number.ToString(format, CultureInfo.InvariantCulture) : Decimal(number);
    }

    private static string Decimal(double number)
    {
        if (Math.Abs(number) < 1e15 && Math.Floor(number) == number)
        {
            return number.ToString("0", CultureInfo.InvariantCulture);
        }

        // as the spreadsheet shows it: 0.1 + 0.2 is 0.3
        var rounded = double.Parse(number.ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var text = rounded.ToString(Math.Abs(rounded) is >= 1e-5 and < 1e15 ? "0.####################" : "R", CultureInfo.InvariantCulture)
            .Replace('.', ',');
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        // 1,234 has two readings, 1,2340 one
        return comma >= 0 && text.Length - comma == 4 && !text.Contains('E', StringComparison.Ordinal) ? text + "0" : text;
    }
}
