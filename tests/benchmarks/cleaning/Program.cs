// Whole-process measurements of reading and cleaning; run with: dotnet run -c Release --project tests/benchmarks/cleaning -- [FILE06]
// [--big]
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using CsvHelper;
using NotebookLib.Cleaning;
using NotebookLib.CleaningBenchmarks;

var folder = Directory.CreateTempSubdirectory("nl-meting-").FullName;
try
{
    Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores");
    var million = Write(Path.Combine(folder, "miljoen.csv"), 1_000_000);
    Console.WriteLine($"one million rows, 12 columns, {new FileInfo(million).Length >> 20} MB; best of 5");
    var typed = Best(5, () => Typed(million));
    var cleaned = Best(5, () => Cleaned(million));
    Say("CsvHelper, typed records", typed);
    Say("read and cleaned", cleaned);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio {cleaned / typed:0.00} (wanted: at most 2)"));
    if (args.FirstOrDefault(a => !a.StartsWith('-')) is { } historic)
    {
        HistoricSites.Load(historic);
        Say("file 06, cleaned and long, warm", Best(5, () => HistoricSites.Load(historic).Observations.Count));
    }

    if (args.Contains("--big"))
    {
        var big = Write(Path.Combine(folder, "groot.csv"), 14_000_000);
        var clock = Stopwatch.StartNew();
        var seen = DataInspection.Of(big);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{new FileInfo(big)
            .Length >> 20} MB, {seen.Rows} rows inspected in {clock.Elapsed.TotalSeconds:0.0} s; peak memory {Process.GetCurrentProcess()
            .PeakWorkingSet64 >> 20} MB (wanted: at most 300)"));
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}

static long Typed(string path)
{
    // the same file in CsvHelper's own typed records; the mask is what a typed int cannot hold, so it is read as a string
    using var reader = CsvReader.FromFile(path, new CsvReaderOptions { Separator = ';' });
    var sum = 0L;
    foreach (var row in reader.GetRecords<Row>())
    {
        sum += row.L2020 + row.L2021 + row.Masked.Length;
    }

    return sum;
}

static long Cleaned(string path)
{
    var file = DelimitedFile.Open(path);
    var (a, b, c) = (file.Need("LEERLINGEN_2020"), file.Need("LEERLINGEN_2021"), file.Need("LEERLINGEN_2022"));
    var sum = 0L;
    using var reader = file.Read();
    while (reader.Read())
    {
        sum += reader.CountAt(a).Low + reader.CountAt(b).Low + reader.CountAt(c).High;
    }

    return sum;
}

static double Best(int times, Func<long> work)
{
    var best = double.MaxValue;
    for (var i = 0; i < times; i++)
    {
        var clock = Stopwatch.StartNew();
        GC.KeepAlive(work());
        best = Math.Min(best, clock.Elapsed.TotalSeconds);
    }

    return best;
}

static void Say(string what, double seconds) =>
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {seconds:0.000} s"));

static string Write(string path, int rows)
{
    using var stream = new StreamWriter(path, false, new UTF8Encoding(false), 1 << 16);
    stream.Write("INSTELLINGSCODE;VESTIGINGSCODE;NAAM_VESTIGING;SOORT_VESTIGING;DENOMINATIE_VESTIGING;BEVOEGD_GEZAG_NUMMER;GEMEENTECODE_VESTIGING;GEMEENTENAAM_VESTIGING;LEERLINGEN_2020;LEERLINGEN_2021;LEERLINGEN_2022;LEERLINGEN_2023\r\n");
    var random = new Random(1);
    for (var i = 0; i < rows; i++)
    {
        var brin = $"{i % 100:00}{(char)('A' + i / 100 % 26)}{(char)('A' + i / 2600 % 26)}";
        stream.Write(string.Create(CultureInfo.InvariantCulture,
            $"{brin};{brin}{i % 10:00};De Bolster VSO/ZMOK {i % 977};BO;Protestants-Christelijk;40631;{i % 2000};APELDOORN;{random.Next(
            600)};{random.Next(600)};{(i % 37 == 0 ? "<5" : random.Next(600).ToString(CultureInfo.InvariantCulture))};{random.Next(
            600)}\r\n"));
    }

    return path;
}
