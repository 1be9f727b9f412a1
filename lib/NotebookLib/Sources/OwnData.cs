using System.Globalization;
using NotebookLib.Cleaning;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace NotebookLib.Sources;

/// <summary>One count of a partnership's own export.</summary>
/// <param name="Swv">The partnership; empty where the export names none.</param>
/// <param name="Year">The school year.</param>
/// <param name="Type">The school type.</param>
/// <param name="Pupils">The count, exact or between bounds; exactly 0 when missing.</param>
/// <param name="Missing">Why there is no count, if so.</param>
/// <param name="Line">The line in the file.</param>
/// <param name="School">The school, where the export names one; else empty.</param>
public readonly record struct OwnCount(string Swv, SchoolYear Year, SchoolType Type, Count Pupils, Missing Missing, long Line,
    string School = "");

/// <summary>
/// Which columns of an own export mean what: a small file of four or five lines, such as <c>year: Schooljaar</c>. Types that the
/// export spells in its own way are listed under <c>types</c>.
/// </summary>
/// <param name="Year">The header of the school year.</param>
/// <param name="Type">The header of the school type.</param>
/// <param name="Count">The header of the count.</param>
/// <param name="Swv">The header of the partnership's code, or empty.</param>
/// <param name="Types">The export's words for school types: "zmok" to "so".</param>
/// <param name="Name">How the region is called in charts.</param>
/// <param name="School">The header of the school, or empty; it shows when a count is of one school only.</param>
public sealed record OwnMapping(string Year, string Type, string Count, string Swv, IReadOnlyDictionary<string, string> Types, string Name,
    string School = "")
{
    private static readonly string[] ReadingKeys = ["header-row", "no-header", "sheet", "encoding", "delimiter"];

    /// <summary>How the file is read where that cannot be found out: the row of the header, the sheet, the encoding, the delimiter; null to
    /// find out all of it.</summary>
    public ReadOptions? Reading { get; init; }

    /// <summary>How the file is read everywhere: as <see cref="Reading"/> says, with the counts as counts.</summary>
    internal ReadOptions Options => (Reading ?? ReadOptions.Default) with
    {
        Kinds = new Dictionary<string, ColumnKind>(StringComparer.OrdinalIgnoreCase) { [Count] = ColumnKind.Count },
    };

    /// <summary>Reads a mapping file.</summary>
    /// <exception cref="SourceException">It is not readable or not complete; file and line are named.</exception>
    public static OwnMapping Load(string path)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(File.ReadAllText(ReadList.File(path))));
            if (stream.Documents.Count != 1 || stream.Documents[0].RootNode is not YamlMappingNode map)
            {
                throw new SourceException(path, "this is no mapping: expected lines like \"year: Schooljaar\"",
                    "Write year, type and count, each with the header of your own file");
            }

            var node = new SourceCatalogue.Node(map, path);
            node.OnlyKeys(["year", "type", "count", "swv", "types", "name", "school", .. ReadingKeys]);
            return new OwnMapping(node.Need("year"), node.Need("type"), node.Need("count"), node.Get("swv"), node.Pairs("types"),
                node.Get("name"), node.Get("school")) { Reading = ReadingOf(node, path) };
        }
        catch (YamlException e)
        {
            throw new SourceException(path, $"line {e.Start.Line} is not readable: {e.Message}", "Mend the line", e);
        }
        catch (FileNotFoundException e)
        {
            throw new SourceException(path, "the mapping file does not exist", "Write one with the lines year, type and count", e);
        }
    }

    /// <summary>The mapping as a file that <see cref="Load"/> reads.</summary>
    public string ToYaml()
    {
        static string Quote(string text) => System.Text.Json.JsonSerializer.Serialize(text); // a JSON text is a YAML text too
        var lines = new (string Key, string Value)[] { ("year", Year), ("type", Type), ("count", Count), ("swv", Swv), ("school", School),
            ("name", Name) }.Where(l => l.Value.Length > 0).Select(l => $"{l.Key}: {Quote(l.Value)}\n");
        var reading = new (string Key, string? Value)[] { ("header-row", Reading?.HeaderRow?.ToString(CultureInfo.InvariantCulture)),
            ("no-header", Reading?.NoHeader == true ? "true" : null), ("sheet", Reading?.Sheet), ("encoding", Reading?.Encoding?.Name()),
            ("delimiter", Reading?.Delimiter?.ToString()) };
        return string.Concat(lines) + string.Concat(reading.Where(r => r.Value is not null).Select(r => $"{r.Key}: {Quote(r.Value!)}\n"))
            + (Types.Count == 0 ? "" : "types:\n" + string.Concat(Types.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t =>
            $"  {Quote(t.Key)}: {Quote(t.Value)}\n")));
    }

    private static ReadOptions? ReadingOf(SourceCatalogue.Node node, string path)
    {
        if (ReadingKeys.All(k => node.Get(k).Length == 0))
        {
            return null;
        }

        var (row, none, encoding, delimiter) = (node.Get("header-row"), node.Get("no-header"), node.Get("encoding"), node.Get("delimiter"));
        return (row.Length == 0 || int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            && none is "" or "true" or "false" && (encoding.Length == 0 || TextEncodingNames.Find(encoding) is not null)
            && delimiter.Length <= 1
            ? new ReadOptions
            {
                HeaderRow = row.Length == 0 ? null : int.Parse(row, CultureInfo.InvariantCulture),
                NoHeader = none == "true" ? true : null,
                Sheet = node.Get("sheet") is { Length: > 0 } sheet ? sheet : null,
                Encoding = encoding.Length == 0 ? null : TextEncodingNames.Find(encoding),
                Delimiter = delimiter.Length == 0 ? null : delimiter[0],
            }
            : throw new SourceException(path, "the lines about reading are not readable",
                "Write header-row: 4, no-header: true, sheet: Blad1, encoding: cp1250 or delimiter: \";\"");
    }

    /// <summary>A mapping guessed from headers that are known; null where year, type or count cannot be told.</summary>
    public static OwnMapping? Guess(DelimitedFile file)
    {
        string? Header(string known) => file.Columns.FirstOrDefault(c => c.Known == known)?.Name;
        return Header("jaar") is { } year && Header("soort") is { } type && Header("aantal") is { } count
            ? new OwnMapping(year, type, count, Header("swv") ?? "", new Dictionary<string, string>(), "")
            : null;
    }
}

/// <summary>A partnership's own export, in the words of the domain, so that the same charts show region beside nation.</summary>
public sealed class OwnData
{
    private OwnData(string file, OwnMapping mapping, IReadOnlyList<OwnCount> counts, CleaningRecord record) =>
        (File, Mapping, Counts, Record) = (file, mapping, counts, record);

    /// <summary>The file's name, without its folder.</summary>
    public string File { get; }

    /// <summary>What its columns mean.</summary>
    public OwnMapping Mapping { get; }

    /// <summary>The counts, in the order of the file.</summary>
    public IReadOnlyList<OwnCount> Counts { get; }

    /// <summary>What cleaning did.</summary>
    public CleaningRecord Record { get; }

    /// <summary>Reads an export.</summary>
    /// <param name="path">The export.</param>
    /// <param name="mapping">What its columns mean; null to guess from known headers.</param>
    /// <exception cref="UnreadableFileException">A year or school type is not readable, or the columns cannot be told; file, line and
    /// column are named.</exception>
    public static OwnData Load(string path, OwnMapping? mapping = null) =>
        Load(DelimitedFile.Open(path, mapping?.Options), mapping);

    /// <summary>As <see cref="Load(string, OwnMapping)"/>, for an opened file.</summary>
    /// <exception cref="UnreadableFileException">A year or school type is not readable, or the columns cannot be told.</exception>
    public static OwnData Load(DelimitedFile file, OwnMapping? mapping = null)
    {
        PupilRows.Refuse(file);
        mapping ??= OwnMapping.Guess(file) ?? throw new UnreadableFileException(file.Name,
            "it is not clear which columns hold year, school type and count",
            "Write a mapping file with the lines year, type and count, each with the header of your own file", 1);
        var (year, type, count, swv) = (file.Need(mapping.Year), file.Need(mapping.Type), file.Need(mapping.Count), mapping.Swv.Length == 0
            ? -1 : file.Need(mapping.Swv));
        var school = mapping.School.Length == 0 ? file.Find("brin") : file.Need(mapping.School);
        var counts = new List<OwnCount>();
        using var reader = file.Read();
        while (reader.Read())
        {
            if (!SchoolYear.TryParse(reader.Text(year), out var schoolYear))
            {
                throw new UnreadableFileException(file.Name, $"\"{reader.Text(year)}\" is not a school year",
                    "Write 2023/'24, 2023-2024 or 2023", reader.Line, file.Columns[year].Name);
            }

            var word = reader.Text(type);
            if (!SchoolType.TryParse(mapping.Types.GetValueOrDefault(word, word), out var schoolType))
            {
                throw new UnreadableFileException(file.Name, $"\"{word}\" is not a school type",
                    "Add it to the mapping file under types, such as \"zmok: so\"", reader.Line, file.Columns[type].Name);
            }

            var missing = reader.MissingAt(count);
            counts.Add(new OwnCount(swv < 0 ? "" : reader.Text(swv), schoolYear, schoolType, missing is Missing.None or Missing.Suppressed
                ? reader.CountAt(count) : default, missing, reader.Line, school < 0 ? "" : reader.Text(school)));
        }

        return new OwnData(Path.GetFileName(file.Name), mapping, counts, reader.Record);
    }

    /// <summary>
    /// The exact counts of a school type as a series for charts. A year with a suppressed or missing count, or with one to four pupils, is
    /// left out, and <paramref name="leftOut"/> says which.
    /// </summary>
    /// <param name="type">The school type.</param>
    /// <param name="leftOut">Years with a count that is not exactly known, or too small to show.</param>
    /// <returns>The series, or null where no year is exact.</returns>
    public YearSeries? Series(SchoolType type, out IReadOnlyList<SchoolYear> leftOut)
    {
        var years = Counts.Where(c => c.Type == type).GroupBy(c => c.Year).OrderBy(g => g.Key).Select(g =>
            (Year: g.Key, Sum: Count.Sum(g.Select(c => c.Pupils)), Whole: g.All(c => c.Missing == Missing.None)
            && Regions.SmallCells.MayShow(Count.Sum(g.Select(c => c.Pupils))))).ToList();
        leftOut = [.. years.Where(y => !y.Whole).Select(y => y.Year)];
        var exact = years.Where(y => y.Whole).Select(y => new YearValue(y.Year, y.Sum.Value)).ToList();
        var region = Mapping.Name.Length > 0 ? Mapping.Name : "eigen regio";
        return exact.Count == 0 ? null : new YearSeries($"eigen.{type.Code}", $"{type.Code} {region}", "leerlingen",
            new Origin(OriginKind.Local, region, $"eigen bestand {File}", "", File, null, "eigen gegevens"), exact);
    }

    /// <summary>The counts per year with their bounds, suppressed ones included; years with another missing value are not there.</summary>
    public IReadOnlyDictionary<SchoolYear, Count> Bounds(SchoolType type) => Counts.Where(c => c.Type == type).GroupBy(c => c.Year)
        .Where(g => g.All(c => c.Missing is Missing.None or Missing.Suppressed)).ToDictionary(g => g.Key, g =>
            Count.Sum(g.Select(c => c.Pupils)));
}
