using System.CommandLine;
using System.CommandLine.Parsing;
using NotebookLib.Cleaning;

namespace NotebookLib.Cli;

/// <summary>The options with which a user says what detection may not know: the header, the sheet, the encoding, the delimiter. The same on
/// every command that reads a file.</summary>
internal sealed class ReadingOptions
{
    private readonly Option<int?> _headerRow = new("--header-row") { Description = "The line of the file (row of the sheet) with the names "
        + "of the columns; lines above it are no data.", HelpName = "N" };
    private readonly Option<bool> _noHeader = new("--no-header") { Description = "The file has no header: every line is data, and columns "
        + "are named by their place." };
    private readonly Option<string?> _sheet = new("--sheet") { Description = "The sheet of a workbook, by name or number; the first by "
        + "default.", HelpName = "NAME" };
    private readonly Option<string?> _encoding =
        new("--encoding") { Description = "utf-8, cp1252, cp1250, cp850, cp437, macroman, utf-16 or utf-16-be; found out by default.",
        HelpName = "NAME" };
    private readonly Option<string?> _delimiter = new("--delimiter") { Description = "One character, or tab; found out by default.",
        HelpName = "CHAR" };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _headerRow, _noHeader, _sheet, _encoding, _delimiter })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Whether the user gave any of them.</summary>
    public bool IsGiven(ParseResult parsed) => Of(parsed) is { } o && (o.HeaderRow is not null || o.NoHeader is not null
        || o.Sheet is not null || o.Encoding is not null || o.Delimiter is not null);

    /// <exception cref="UsageException">Two options contradict each other, or a value is not known.</exception>
    public ReadOptions Of(ParseResult parsed)
    {
        var (row, none) = (parsed.GetValue(_headerRow), parsed.GetValue(_noHeader));
        if (row is not null && none)
        {
            throw new UsageException("--header-row and --no-header contradict each other.", "Give one of them.");
        }

        var encoding = parsed.GetValue(_encoding);
        if (encoding is not null && TextEncodingNames.Find(encoding) is null)
        {
            throw new UsageException($"--encoding {encoding} is not known.",
                $"Use one of: {string.Join(", ", Enum.GetValues<TextEncoding>().Select(e => e.Name()))}.");
        }

        var delimiter = parsed.GetValue(_delimiter) switch { "tab" or "\\t" => "\t", var other => other };
        return delimiter is null or { Length: 1 } && delimiter is not ("\"" or "\n" or "\r") && (delimiter is null || delimiter[0] < 0x80)
            ? new ReadOptions { HeaderRow = row, NoHeader = none ? true : null, Sheet = parsed.GetValue(_sheet), Encoding = encoding is null
                ? null : TextEncodingNames.Find(encoding), Delimiter = delimiter?[0] }
            : throw new UsageException($"--delimiter {delimiter} is not one character.",
                "Give one character, such as \";\", or the word tab.");
    }
}
