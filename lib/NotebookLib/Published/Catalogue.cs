using System.Globalization;
using System.Security.Cryptography;

namespace NotebookLib;

/// <summary>The files of <c>data/published</c>, read and checked.</summary>
internal sealed class Catalogue
{
    private static readonly string[] Figures = ["series", "period", "value", "unit", "vintage", "provisional", "origin"];
    private readonly Dictionary<string, List<Observation>> _series;
    private readonly Dictionary<string, (string Label, string Population)> _labels;

    private Catalogue(IReadOnlyList<DataFile> files, IReadOnlyList<Observation> rows, Dictionary<string, (string, string)> labels)
    {
        (Files, _labels) = (files, labels);
        Report = [.. rows.Where(IsReport)];
        Observations = [.. rows.Where(o => !IsReport(o))];
        _series = Observations.GroupBy(o => o.Series, StringComparer.Ordinal).ToDictionary(g => g.Key, g =>
            g.ToList(), StringComparer.Ordinal);
        Names = [.. _series.Where(s => s.Value.Any(o => o.Year is not null)).Select(s => s.Key).Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<DataFile> Files { get; }

    public IReadOnlyList<string> Names { get; }

    public IReadOnlyList<Observation> Observations { get; }

    public IReadOnlyList<Observation> Report { get; }

    public IReadOnlyList<Observation> Find(string series) => _series.TryGetValue(series, out var rows) ? rows
        : throw new KeyNotFoundException($"There is no series \"{series}\".{Near.Hint(series, Names)} {Nearest(series)}");

    public (string Label, string Population) Label(string series) => _labels.TryGetValue(series, out var found) ? found
        : throw new KeyNotFoundException($"There is no series \"{series}\". {Nearest(series)}");

    public static Catalogue Read(string folder)
    {
        var manifest = Open(folder, "files.csv", ["file", "rows", "about"]);
        var files = new List<DataFile>();
        foreach (var line in manifest.Rows)
        {
            files.Add(new DataFile("data/published/" + line["file"], (int)line.Number("rows"), line.Required("about"),
                Hash(folder, line.Required("file"))));
        }

        var origins = Unique(Checked(folder, "origins.csv", files, ["id", "producer", "title", "table", "locator", "seen", "licence",
            "kind"]), "id", MakeOrigin);
        var labels = Unique(Checked(folder, "series.csv", files, ["series", "label", "population"]), "series", line =>
            (line.Required("label"), line.Required("population")));
        var rows = new List<Observation>();
        var keys = new HashSet<(string, string, string)>();
        foreach (var file in manifest.Rows.Select(r => r["file"]).Where(f => f is not ("origins.csv" or "series.csv")))
        {
            foreach (var line in Checked(folder, file, files, Figures).Rows)
            {
                rows.Add(Observe(line, origins, labels));
                if (!keys.Add((line["series"], line["period"], line["vintage"])))
                {
                    throw line.Error("series", $"{line["series"]} has {line["period"]} twice in vintage {line["vintage"]}",
                        "Keep one of the two rows, or give the other its own vintage");
                }
            }
        }

        return new Catalogue(files, rows, labels);
    }

    private static bool IsReport(Observation o) => o.Series.StartsWith("rapport.", StringComparison.Ordinal);

    private static Observation Observe(CsvLine line, Dictionary<string, Origin> origins, Dictionary<string, (string, string)> labels)
    {
        var series = line.Required("series");
        var period = line.Required("period");
        if (!labels.ContainsKey(series))
        {
            throw line.Error("series", $"series \"{series}\" is not in series.csv",
                "Add a row with its label and population to data/published/series.csv");
        }

        if (!line.File.EndsWith("/zonder-jaar.csv", StringComparison.Ordinal)
            && !line.File.EndsWith("/rapport.csv", StringComparison.Ordinal)
            && !(period.Length == 4 && SchoolYear.TryParse(period, out _)))
        {
            throw line.Error("period", $"\"{period}\" is not the year of a 1 October, expected for example 2018", "Correct the year");
        }

        var provisional = line["provisional"] switch
        {
            "ja" => true,
            "nee" => false,
            var other => throw line.Error("provisional", $"\"{other}\" is neither ja nor nee"),
        };
        return origins.TryGetValue(line["origin"], out var origin)
            ? new Observation(series, period, line.Number("value"), line.Required("unit"), line.Required("vintage"), provisional, origin)
            : throw line.Error("origin", $"origin \"{line["origin"]}\" is not in origins.csv",
                "Add a row for it to data/published/origins.csv: a number without an origin cannot be shown");
    }

    private static Origin MakeOrigin(CsvLine line)
    {
        if (line["kind"] != "gepubliceerd")
        {
            throw line.Error("kind", $"\"{line["kind"]}\" is not \"gepubliceerd\": only published figures ship here");
        }

        return DateOnly.TryParseExact(line["seen"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var seen)
            ? new Origin(OriginKind.Published, line.Required("producer"), line.Required("title"), line["table"], line.Required("locator"),
                seen, line.Required("licence"))
            : throw line.Error("seen", $"\"{line["seen"]}\" is not a date, expected for example 2026-11-22");
    }

    private static Dictionary<string, T> Unique<T>(CsvTable table, string key, Func<CsvLine, T> make)
    {
        var found = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var line in table.Rows)
        {
            if (!found.TryAdd(line.Required(key), make(line)))
            {
                throw line.Error(key, $"\"{line[key]}\" is there twice", "Keep one of the two rows");
            }
        }

        return found;
    }

    private static CsvTable Checked(string folder, string file, List<DataFile> files, string[] header)
    {
        var table = Open(folder, file, header);
        var listed = files.Find(f => f.File == "data/published/" + file) ?? throw new DataFileException("data/published/files.csv", 0, "",
            $"{file} is not listed");
        return table.Rows.Count == listed.Rows ? table : throw new DataFileException(table.File, 0, "",
            string.Create(CultureInfo.InvariantCulture, $"the file has {table.Rows.Count} rows, files.csv says {listed.Rows}"),
            "Restore the file from the repository (git checkout -- data), or correct the number in data/published/files.csv after a change "
                + "on purpose");
    }

    private static CsvTable Open(string folder, string file, string[] header) =>
        CsvTable.Read(Path.Combine(folder, file), "data/published/" + file, header);

    private static string Hash(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(ReadList.File(path)) ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))
            : throw new DataFileException("data/published/" + file, 0, "", "the file is missing");
    }

    private string Nearest(string series)
    {
        var family = series.Split('.')[0];
        var near = Names.Where(n => n.Split('.')[0] == family).Take(12).ToList();
        return near.Count > 0 ? $"Series that start the same: {string.Join(", ", near)}."
            : $"Families of series: {string.Join(", ", Names.Select(n => n.Split('.')[0]).Distinct())}. Published.Load().Find(\"so\") "
                + $"lists those about a word.";
    }
}
