using System.Runtime.InteropServices;
using System.Text;
using CsvHelper;

namespace NotebookLib.Cleaning;

/// <summary>
/// A delimited file whose encoding, delimiter, quoting and columns have been found out; <see cref="Read"/> then streams its
/// rows through the cleaning rules. The file is opened again for every reading, so it must not change in between.
/// </summary>
public sealed class DelimitedFile
{
    private const int SampleBytes = 1 << 18;
    private readonly Func<Stream> _open;
    private readonly ReadOnlyMemory<byte>? _memory;

    private DelimitedFile(string name, Func<Stream> open, ReadOnlyMemory<byte>? memory, ReadOptions options, Workbook? workbook)
    {
        (Name, _open, _memory, Options, Workbook) = (name, open, memory, options, workbook);
        try
        {
            using (var stream = open())
            {
                Bytes = ByteProfile.Of(stream);
            }

            if (options.Encoding is { } forced)
            {
                Bytes = Bytes with { Encoding = forced };
            }
            else if (Bytes.Encoding == TextEncoding.Cp1252)
            {
                using var stream = open();
                CodePage = CodePageGuess.Of(stream);
                Bytes = Bytes with { Encoding = CodePage.Encoding };
            }

            if (Bytes.Length == 0)
            {
                throw new UnreadableFileException(name, "the file is empty", "Fetch or export it again");
            }

            var sample = Sample();
            if ((workbook is null ? ContentKind.WhyNoTable(sample) : null) is { } kind)
            {
                throw new UnreadableFileException(name, kind.Problem, kind.WayOut);
            }

            var hint = SeparatorHint(sample);
            HasDetectedDelimiter = true;
            Delimiter = options.Delimiter ?? hint ?? DelimiterDetector.Find(sample) ?? NoDelimiter();
            HasSeparatorLine = hint is not null;
            Quoting = !Bytes.HasQuotes || QuotesClose() ? Quoting.AcrossLines : Fits(Quoting.Literal) > Fits(Quoting.PerLine)
                ? Quoting.Literal : Quoting.PerLine;
            var counts = DelimiterDetector.CountFields(sample, (byte)Delimiter, Quoting == Quoting.AcrossLines);
            if (!HasDetectedDelimiter && ContentKind.IsRunningText(sample))
            {
                throw new UnreadableFileException(name, "this is running text, no table: no line has a delimiter",
                    "Name the file with the table, or its delimiter");
            }

            Header = HeaderReader.Find(this, counts);
            Columns = ShiftedColumns.Mark(this, Header.Columns, counts);
        }
        catch (CsvFormatException e)
        {
            throw TooLong(e);
        }
    }

    /// <summary>The file's name as the user gave it.</summary>
    public string Name { get; }

    /// <summary>The encoding.</summary>
    public TextEncoding Encoding => Bytes.Encoding;

    /// <summary>The delimiter; <c>;</c> for a file with one column and no delimiter at all.</summary>
    public char Delimiter { get; }

    /// <summary>The columns, in the order of the file.</summary>
    public IReadOnlyList<FileColumn> Columns { get; }

    /// <summary>Lines above the header, such as a title; empty in most files.</summary>
    public IReadOnlyList<string> Preamble => Header.Preamble;

    /// <summary>The lines of the file that make up the header, from 1 (rows of the sheet in a workbook); empty where the file has no
    /// header.</summary>
    public IReadOnlyList<long> HeaderRows => Header.Rows;

    /// <summary>The sheet of a workbook that is read; null for a text file.</summary>
    public string? Sheet => Workbook?.Sheet;

    /// <summary>How the file is read.</summary>
    public ReadOptions Options { get; }

    internal ByteProfile Bytes { get; }

    /// <summary>How quotes are read.</summary>
    internal Quoting Quoting { get; }

    internal bool HasSeparatorLine { get; }

    internal bool HasDetectedDelimiter { get; private set; }

    /// <summary>The number of non-blank records up to and including the header.</summary>
    internal int HeaderRecord => Header.Record;

    internal HeaderFound Header { get; }

    internal Workbook? Workbook { get; }

    /// <summary>What was made of bytes that are no UTF-8; null for other files, and where the caller names the encoding.</summary>
    internal CodePageGuess? CodePage { get; }

    /// <summary>Opens a file and finds out how it is to be read.</summary>
    /// <exception cref="UnreadableFileException">It does not exist, may not be read, is empty, or has a record beyond the
    /// limit.</exception>
    public static DelimitedFile Open(string path, ReadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        try
        {
            ReadList.File(path);
            var file = new FileInfo(path);
            if ((file.ResolveLinkTarget(returnFinalTarget: true) ?? file) is FileInfo { Exists: true, Length: 0 })
            {
                // a pipe or device has no length either, and to open a pipe that nobody fills would wait for ever
                throw new UnreadableFileException(path, "the file is empty, or is a pipe or device",
                    "Fetch or export it again, or save the table in a file first");
            }

            Stream Stream() => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
            using (var first = Stream())
            {
                if (!first.CanSeek || first.Length == 0)
                {
                    throw new UnreadableFileException(path, first.CanSeek ? "the file is empty" : "this is no regular file", first.CanSeek
                        ? "Fetch or export it again" : "Save the table in a file first");
                }
            }

            return Make(path, Stream, null, options ?? ReadOptions.Default);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new UnreadableFileException(path, Directory.Exists(path) ? "this is a folder, not a file" : File.Exists(path)
                ? "the file cannot be read" : "the file does not exist",
                "Check the name and the permissions", inner: e);
        }
    }

    /// <summary>Reads a table from bytes in memory.</summary>
    /// <exception cref="UnreadableFileException">There are no bytes.</exception>
    public static DelimitedFile FromBytes(ReadOnlyMemory<byte> bytes, string name = "(memory)", ReadOptions? options = null) =>
        Make(name, () => InMemory(bytes), bytes, options ?? ReadOptions.Default);

    /// <summary>Reads a table from text in memory.</summary>
    /// <exception cref="UnreadableFileException">There is no text.</exception>
    public static DelimitedFile FromText(string text, string name = "(text)", ReadOptions? options = null) =>
        FromBytes(new UTF8Encoding(false).GetBytes(text), name, options);

    /// <summary>Starts reading: one streaming pass over the rows, cleaned. Dispose the reader.</summary>
    public CleanReader Read() => new(this);

    /// <summary>The index of a column by header or known name (<see cref="KnownHeaders"/>), or -1.</summary>
    public int Find(string column)
    {
        foreach (var c in Columns)
        {
            if (c.Name.Equals(column, StringComparison.OrdinalIgnoreCase) || c.Known == column)
            {
                return c.Index;
            }
        }

        return -1;
    }

    /// <summary>As <see cref="Find"/>, but the column has to be there.</summary>
    /// <exception cref="UnreadableFileException">There is no such column; the message lists those that are there.</exception>
    public int Need(string column) => Find(column) is >= 0 and var index ? index : throw new UnreadableFileException(Name,
        $"there is no column {column}", $"There are: {string.Join(", ", Columns.Take(12).Select(c => c.Name))}{(Columns.Count > 12 ? " "
            + "…" : "")}", 1);

    /// <summary>The line of the file on which the current record starts; in a workbook the row of the sheet.</summary>
    internal long LineOf(CsvReader csv) => Workbook is null ? csv.LineNumber : csv.RowNumber;

    private static DelimitedFile Make(string name, Func<Stream> open, ReadOnlyMemory<byte>? memory, ReadOptions options)
    {
        if (Workbook.Of(name, open, options) is { } book)
        {
            return new DelimitedFile(name, () => InMemory(book.Text), book.Text,
                options with { Encoding = TextEncoding.Utf8, Delimiter = ';' }, book);
        }

        return options.Sheet is null ? new DelimitedFile(name, open, memory, options, null)
            : throw new UnreadableFileException(name, "this is no workbook, so it has no sheets", "Leave the sheet out");
    }

    private static MemoryStream InMemory(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array) ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);

    internal CsvReader OpenCsv(Quoting quoting, Action<CsvMalformedRecord>? onMalformed = null)
    {
        var plain = Encoding == TextEncoding.Utf8 && !Bytes.IsMixed && !Bytes.EndsInsideCharacter;
        var options = new CsvReaderOptions
        {
            Separator = Delimiter,
            HasHeader = false,
            SkipEmptyLines = false,
            TrackLineNumbers = true,
            DetectSeparatorHint = false,
            Mode = quoting == Quoting.Literal ? CsvMode.NoEscape : CsvMode.Rfc4180,
            AllowLineBreaksInQuotes = quoting == Quoting.AcrossLines,
            MaxRecordSize = Options.MaxRecordBytes,
            OnMalformedRecord = Bytes.HasQuotes ? onMalformed : null,
            Encoding = plain ? null : Encoding.Decoder(),
            BufferSize = (int)Math.Clamp(Bytes.Length + 64, 1024, 1 << 17),
        };
        return plain && _memory is { } bytes ? CsvReader.Create(bytes, options) : CsvReader.Create(_open(), options, leaveOpen: false);
    }

    internal UnreadableFileException TooLong(CsvFormatException e) =>
        new(Name, "a record is longer than the limit", "See whether the file is whole and its quotes close", e.LineNumber, inner: e);

    private char NoDelimiter()
    {
        HasDetectedDelimiter = false;
        return ';';
    }

    private byte[] Sample()
    {
        using var stream = _open();
        var bytes = new byte[(int)Math.Min(SampleBytes, Bytes.Length)];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var text = bytes.AsSpan(0, read);
        if (Encoding is TextEncoding.Utf16 or TextEncoding.Utf16BigEndian)
        {
            text = System.Text.Encoding.UTF8.GetBytes(Encoding.Decoder().GetString(text).TrimStart('\uFEFF'));
        }
        else if (text.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            text = text[3..];
        }

        if (read < Bytes.Length && text.LastIndexOfAny((byte)'\n', (byte)'\r') is > 0 and var end)
        {
            text = text[..(end + 1)];
        }

        return text.ToArray();
    }

    private static char? SeparatorHint(ReadOnlySpan<byte> sample) =>
        sample.Length > 4 && sample.StartsWith("sep="u8) && sample[4] < 0x80
            && (sample.Length == 5 || sample[5] is (byte)'\n' or (byte)'\r') && sample[4] is not ((byte)'\n' or (byte)'\r' or (byte)'"')
            ? (char)sample[4] : null;

    /// <summary>Whether all quotes close where a cell ends. One pass over the whole file; only done where quotes occur.</summary>
    private bool QuotesClose()
    {
        var bad = false;
        try
        {
            using var csv = OpenCsv(Quoting.AcrossLines, m => bad |= m.Reason == CsvMalformedReason.UnterminatedQuote
                || (m.Reason == CsvMalformedReason.TextAfterClosingQuote && m.RawRecord.AsSpan().ContainsAny('\n', '\r')));
            while (!bad && csv.Read())
            {
            }
        }
        catch (CsvFormatException)
        {
            return false;
        }

        return !bad;
    }

    /// <summary>How many records have as many fields as the header when quotes are read in a given way.</summary>
    private long Fits(Quoting quoting)
    {
        var (fits, columns) = (0L, 0);
        using var csv = OpenCsv(quoting);
        while (csv.Read())
        {
            columns = columns == 0 && !Blank.IsBlankLine(csv) ? csv.FieldCount : columns;
            fits += csv.FieldCount == columns ? 1 : 0;
        }

        return fits;
    }
}

/// <summary>How quotes are read.</summary>
internal enum Quoting
{
    /// <summary>A quoted cell may run over lines: the normal case.</summary>
    AcrossLines,

    /// <summary>Some quote is never closed: every line ends its row, so that one bad quote cannot swallow the rows after it.</summary>
    PerLine,

    /// <summary>Quotes are plain characters, because that makes more rows fit the header; the rules still take them off.</summary>
    Literal,
}
