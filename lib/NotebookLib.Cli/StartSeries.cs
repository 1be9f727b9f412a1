using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using NotebookLib.Cleaning;
using NotebookLib.Statistics;

namespace NotebookLib.Cli;

/// <summary>The series that a new notebook starts from: the cell that loads and draws it, and what a hypothesis about it is in.</summary>
/// <param name="Code">C# that leaves it in the variable <c>reeks</c>; without the chart.</param>
/// <param name="Label">What it counts, in Dutch.</param>
/// <param name="Unit">Its unit, in Dutch.</param>
/// <param name="Note">What whoever made the notebook should know; empty for nothing.</param>
internal sealed record StartSeries(string Code, string Label, string Unit, string Note)
{
    /// <summary>The example where nothing was chosen.</summary>
    public static StartSeries Example { get; } = new("""
        var cijfers = Published.Load().InVintage("ocw-2023");
        var reeks = cijfers.Series("po.so_aandeel");
        """, "aandeel leerlingen in het so", "% van po", "");

    /// <summary>A published series, in the newest version that has it alone.</summary>
    /// <exception cref="UsageException">There is no such series or version.</exception>
    public static StartSeries Published(string key, string? vintage)
    {
        var all = NotebookLib.Published.Load();
        IReadOnlyList<string> vintages;
        try
        {
            vintages = all.Vintages(key);
        }
        catch (KeyNotFoundException error)
        {
            throw new UsageException(error.Message, $"`data series {key.Split('.')[0]}` lists what there is.");
        }

        if (vintage is not null && !vintages.Contains(vintage))
        {
            throw new UsageException($"Series {key} has no version \"{vintage}\".", $"It has: {string.Join(", ", vintages)}.");
        }

        var chosen = vintage ?? vintages[^1];
        var series = all.Series(key, chosen);
        return new($"var reeks = Published.Load().InVintage(\"{chosen}\").Series(\"{key}\");", series.Label, series.Unit,
            vintage is null && vintages.Count > 1
                ? $"{key} is there in {string.Join(", ", vintages)}; the notebook takes {chosen}, --vintage takes another." : "");
    }

    /// <summary>A file of one's own.</summary>
    /// <param name="path">The file.</param>
    /// <param name="folder">The notebook's folder: the path in the cell is from there.</param>
    /// <param name="columns">The columns of years and counts, where told; and which rows: <c>gemeente=Dordrecht</c>.</param>
    /// <param name="options">How to read it.</param>
    /// <exception cref="UsageException">The file cannot be read as a series; what and the way out.</exception>
    public static StartSeries File(string path, string folder, (string? Year, string? Count, string[] Where) columns, ReadOptions options)
    {
        if (!System.IO.File.Exists(path))
        {
            throw new UsageException($"{path} does not exist.", "Name a file from here, or with its whole path.");
        }

        try
        {
            var table = Table.Read(path, options);
            var code = $"var tabel = Table.Read(\"{Relative(path, folder)}\"{CodeOf(options)});\nvar reeks = tabel";
            foreach (var where in columns.Where)
            {
                var (column, value) = where.Split('=', 2) is [var c, var v] ? (Named(table, c), v)
                    : throw new UsageException($"--where {where} is no condition.",
                        "Write it as COLUMN=VALUE: --where \"gemeente=Dordrecht\".");
                object wanted = long.TryParse(value, CultureInfo.InvariantCulture, out var number)
                    && table[column].Kind is CellKind.Whole or CellKind.Number ? number : value;
                table = table.Where(column, wanted);
                code += $".Where({Quoted(column)}, {(wanted is long ? value : Quoted(value))})";
            }

            var (year, count, note) = Columns(table, columns.Year, columns.Count);
            var sum = table.Rows.Select(r => r.Year(year)).GroupBy(y => y).Any(g => g.Key is not null && g.Count() > 1);
            var series = table.Series(year, count, sum: sum);
            code += $".Series({Quoted(year)}, {Quoted(count)}{(sum ? ", sum: true" : "")});";
            return new(code, series.Label, series.Unit,
                note + (sum ? $" Rows of one year are added up; --where \"COLUMN=VALUE\" takes one region ({string.Join(", ", table.Columns
                    .Where(c => c.Kind == CellKind.Text && c.Name != year).Select(c => c.Name))})." : ""));
        }
        catch (UnreadableFileException error)
        {
            throw new UsageException(error.What + ".", error.WayOut + ".");
        }
        catch (Exception error) when (error is ArgumentException or KeyNotFoundException or InvalidOperationException)
        {
            throw new UsageException(error.Message.Split(" (Parameter")[0],
                "`data inspect` shows the columns; choose with --year, --count and "
                + "--where.");
        }
    }

    private static (string Year, string Count, string Note) Columns(Table table, string? year, string? count)
    {
        year = year is not null ? Named(table, year) : table.Columns.FirstOrDefault(c => c.Kind == CellKind.Year)?.Name
            ?? table.Columns.FirstOrDefault(c => table.Rows.Any() && table.Rows.All(r => r.Year(c.Name) is not null))?.Name
            ?? throw new UsageException("No column holds school years: 2023/'24, 2023-2024 or 2023.",
                $"Name it with --year. There are: {string.Join(", ", table.Columns.Select(c => c.Name))}.");
        var numbers = table.Columns.Where(c => c.Kind is CellKind.Whole or CellKind.Number && c.Name != year).Select(c => c.Name).ToList();
        var chosen = count is not null ? Named(table, count) : numbers.FirstOrDefault() ?? throw new UsageException(
            "No column holds numbers.", "`data inspect` says how each column was read.");
        var others = numbers.Where(n => n != chosen).ToList();
        return (year, chosen, count is null && others.Count > 0
            ? $"The notebook counts \"{chosen}\"; --count takes another ({string.Join(", ", others)})." : "");
    }

    private static string Named(Table table, string column) => table.Columns.FirstOrDefault(c => c.Name == column)?.Name
        ?? table.Columns.FirstOrDefault(c => c.Name.Equals(column, StringComparison.OrdinalIgnoreCase))?.Name ?? table[column].Name;

    private static string Relative(string path, string folder) =>
        Path.GetRelativePath(folder, Path.GetFullPath(path)).Replace('\\', '/');

    private static string Quoted(string text) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);

    private static string CodeOf(ReadOptions options)
    {
        List<string> set =
        [
            .. options.HeaderRow is { } row ? [$"HeaderRow = {row.ToString(CultureInfo.InvariantCulture)}"] : Array.Empty<string>(),
            .. options.NoHeader is true ? ["NoHeader = true"] : Array.Empty<string>(),
            .. options.Sheet is { } sheet ? [$"Sheet = {Quoted(sheet)}"] : Array.Empty<string>(),
            .. options.Encoding is { } encoding ? [$"Encoding = TextEncoding.{encoding}"] : Array.Empty<string>(),
            .. options.Delimiter is { } delimiter ? [$"Delimiter = {Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(delimiter,
                quote: true)}"] : Array.Empty<string>(),
        ];
        return set.Count == 0 ? "" : $", new NotebookLib.Cleaning.ReadOptions {{ {string.Join(", ", set)} }}".Replace("= TextEncoding.",
            "= NotebookLib.Cleaning.TextEncoding.", StringComparison.Ordinal);
    }
}

/// <summary>The options that choose a <see cref="StartSeries"/>, the same for <c>new</c> and <c>hypothesis new</c>.</summary>
internal sealed class StartOptions
{
    private readonly Option<string?> _series = new("--series") { Description = "Start from this published series, such as po.so_aandeel; "
        + "`data series` lists them.", HelpName = "KEY" };
    private readonly Option<string?> _vintage = new("--vintage") { Description = "The version of that series; the last one unless told.",
        HelpName = "NAME" };
    private readonly Option<string?> _file = new("--file") { Description = "Start from a file of your own: CSV, TSV or xlsx.",
        HelpName = "FILE" };
    private readonly Option<string?> _year = new("--year") { Description = "The column of that file with school years; found unless told.",
        HelpName = "COLUMN" };
    private readonly Option<string?> _count = new("--count") { Description = "The column of that file with the numbers.",
        HelpName = "COLUMN" };
    private readonly Option<string[]> _where = new("--where") { Description = "Only the rows with this value: \"gemeente=Dordrecht\"; more "
        + "than once is possible.", HelpName = "COLUMN=VALUE" };
    private readonly ReadingOptions _reading = new();

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _series, _vintage, _file, _year, _count, _where })
        {
            command.Options.Add(option);
        }

        _reading.AddTo(command);
    }

    /// <summary>Whether a series or file was named.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_series) is not null || parsed.GetValue(_file) is not null;

    /// <summary>What was chosen; the example where nothing was.</summary>
    /// <exception cref="UsageException">The options do not go together, or do not lead to a series.</exception>
    public StartSeries Of(ParseResult parsed, string folder)
    {
        var (series, file) = (parsed.GetValue(_series), parsed.GetValue(_file));
        if (series is not null && file is not null)
        {
            throw new UsageException("--series and --file are two starts.", "Give one of them.");
        }

        if (file is null && (parsed.GetValue(_where) is { Length: > 0 } || parsed.GetValue(_year) is not null
            || parsed.GetValue(_count) is not null || _reading.IsGiven(parsed)))
        {
            throw new UsageException("These options say how to read a file, and there is none.", "Add --file FILE.");
        }

        return file is not null ? StartSeries.File(file, folder, (parsed.GetValue(_year), parsed.GetValue(_count),
                parsed.GetValue(_where) ?? []), _reading.Of(parsed))
            : series is not null ? StartSeries.Published(series, parsed.GetValue(_vintage)) : StartSeries.Example;
    }
}

/// <summary>The test that a new notebook runs: its code, and the quantity and unit that it gives.</summary>
/// <param name="Code">What stands behind <c>reeks.ForTest()</c>.</param>
/// <param name="Quantity">What it estimates, in Dutch.</param>
/// <param name="Unit">In what, in Dutch.</param>
/// <param name="Words">The test in words.</param>
internal sealed record StartTest(string Code, string Quantity, string Unit, string Words)
{
    /// <summary>Reads <c>trend</c>, <c>slope:2018</c>, <c>level:2018</c>.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="unit">The unit of the series.</param>
    /// <exception cref="UsageException">It is none of these.</exception>
    public static StartTest Read(string text, string unit)
    {
        var year = text.Split(':') is [_, var digits] && int.TryParse(digits, CultureInfo.InvariantCulture, out var y) && y is >= 1900
            and <= 2100 ? y : (int?)null;
        // the test itself says what it gives, on years that were made up
        int[] years = [.. Enumerable.Range((year ?? 2015) - 6, 12)];
        var series = new Series(years, [.. years.Select((_, i) => i + (i * 7 % 5 / 10.0))]) { Unit = new Unit(unit, unit) };
        var (code, words, result) = (text.Split(':')[0], year) switch
        {
            ("trend", null) => ("Trend()", "trend (Mann-Kendall, Theil-Sen)", series.Trend()),
            ("slope", { } at) => ($"SlopeChange({at.ToString(CultureInfo.InvariantCulture)})", $"knik in {at}", series.SlopeChange(at)),
            ("level", { } at) => ($"LevelChange({at.ToString(CultureInfo.InvariantCulture)})", $"sprong in {at}", series.LevelChange(at)),
            _ => throw new UsageException($"\"{text}\" is no test.", "Write trend, slope:2018 (faster or slower from that year on) or "
                + "level:2018 (a jump in that year)."),
        };
        return new(code, result.EstimateName.Nl, result.Unit.Nl, words);
    }
}
