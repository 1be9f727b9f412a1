using System.Diagnostics;
using System.Globalization;
using System.Text;
using NotebookLib.Statistics;

namespace NotebookLib.Benchmarks;

/// <summary>One cell: how often a test says p &lt; 0.05 on data of one kind.</summary>
/// <param name="Test">The call.</param>
/// <param name="Data">What was drawn.</param>
/// <param name="N">Its size in words: "15", "10 + 10".</param>
/// <param name="True">Whether there was something to find: power instead of level.</param>
/// <param name="Rate">Share of the runs with p below 0.05.</param>
/// <param name="Error">Monte-Carlo standard error of that share; 0 where every outcome was counted.</param>
/// <param name="Runs">Number of runs; 0 where every outcome was counted.</param>
internal sealed record Cell(string Test, string Data, string N, bool True, double Rate, double Error, int Runs);

/// <summary>Level and power of every test that the shapes offer, at the sizes that figures of regions and schools have.</summary>
internal static partial class ErrorRates
{
    private const double Alpha = 0.05;

    /// <summary>Writes both files; with one part only, the tests of the other parts keep the rows that are there, to the four decimals
    /// that the file has: run all for the last digit.</summary>
    public static void Write(string folder, int runs, string only)
    {
        List<Cell> cells = [];
        foreach (var (name, part) in new (string, Action<List<Cell>, int>)[] { ("series", SeriesCells), ("turns", TurnCells),
            ("groups", GroupCells), ("counts", CountCells) }.Where(p => only.Length == 0 || p.Item1 == only))
        {
            var clock = Stopwatch.StartNew();
            part(cells, runs);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {clock.Elapsed.TotalSeconds:0} s"));
        }
        if (only.Length > 0)
        {
            var kept = Kept(Path.Combine(folder, "error-rates.csv"), [.. cells.Select(c => c.Test)]);
            cells.InsertRange(0, kept.TakeWhile(c => !c.Test.StartsWith("Groups.", StringComparison.Ordinal)));
            cells.AddRange(kept.SkipWhile(c => !c.Test.StartsWith("Groups.", StringComparison.Ordinal)));
        }
        File.WriteAllText(Path.Combine(folder, "error-rates.csv"), Csv(cells));
        File.WriteAllText(Path.Combine(folder, "error-rates.md"), Markdown(cells, runs));
    }

    /// <summary>Draws data of one kind, seeded by what the cell is, and counts the alarms; a p that does not exist is none.</summary>
    private static Cell Simulated(string test, string data, string n, bool real, int runs, Func<Random, double> p)
    {
        var clock = Stopwatch.StartNew();
        var alarms = 0;
        var seed = (test + "|" + data + "|" + n + "|" + real).Aggregate(17, (hash, c) => unchecked(hash * 31 + c)) & int.MaxValue;
        const int block = 250;
        Parallel.For(0, (runs + block - 1) / block, new ParallelOptions { MaxDegreeOfParallelism = 2 }, k =>
        {
            var random = new Random(seed ^ k * 7919);
            var found = 0;
            for (var i = k * block; i < Math.Min(runs, (k + 1) * block); i++)
            {
                found += p(random) < Alpha ? 1 : 0;
            }
            Interlocked.Add(ref alarms, found);
        });
        TestFamily.Begin(); // thousands of runs are no family of tests
        if (clock.Elapsed.TotalSeconds > 10)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{test}, {data}, n = {n}: {clock.Elapsed.TotalSeconds:0} s"));
        }
        var rate = (double)alarms / runs;
        return new(test, data, n, real, rate, Math.Sqrt(rate * (1 - rate) / runs), runs);
    }

    private static double Gauss(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double[] Draw(int n, Func<double> value) => [.. Enumerable.Range(0, n).Select(_ => value())];

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Csv(List<Cell> cells)
    {
        var text = new StringBuilder("test,data,n,what,rate,standard_error,runs\n");
        foreach (var c in cells)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"\"{c.Test}\",\"{c.Data}\",{c.N},{(c.True ? "power" : "level")},{Number(c.Rate, "0.0000")},{Number(c.Error,
                "0.0000")},{(c.Runs == 0 ? "all" : Number(c.Runs, "0"))}\n");
        }
        return text.ToString();
    }

    private static List<Cell> Kept(string file, HashSet<string> made) =>
        [.. File.ReadLines(file).Skip(1).Select(line => line.Split('"')).Select(parts => (Parts: parts, Numbers: parts[4].Split(',')))
            .Select(l => new Cell(l.Parts[1], l.Parts[3], l.Numbers[1], l.Numbers[2] == "power", Read(l.Numbers[3]), Read(l.Numbers[4]),
                l.Numbers[5] == "all" ? 0 : (int)Read(l.Numbers[5]))).Where(c => !made.Contains(c.Test))];

    private static double Read(string number) => double.Parse(number, CultureInfo.InvariantCulture);

    private static string Markdown(List<Cell> cells, int runs)
    {
        var text = new StringBuilder("# How often the tests alarm\n\n");
        text.Append(CultureInfo.InvariantCulture, $"""
            Share of data sets, in percent, in which a test says p < 0.05. *Level*: there is nothing to find, and 5 is what the test promises at most. *Power*: there is. {Number(runs, "N0")} seeded runs a cell
            (fewer where a run takes long) unless every outcome was counted; the Monte-Carlo standard error of 5 percent is then {Number(100 * Math.Sqrt(0.05 * 0.95 / runs), "0.0")}, and stands beside each rate in `error-rates.csv`.
            Made by `dotnet run --project tests/benchmarks/NotebookLib.Benchmarks -c Release -- error-rates tests/benchmarks/results`.

            ## Level of each test

            | test | cells | lowest | highest | at |
            |---|---|---|---|---|

            """);
        foreach (var group in cells.Where(c => !c.True).GroupBy(c => c.Test))
        {
            var worst = group.MaxBy(c => c.Rate)!;
            text.Append(CultureInfo.InvariantCulture,
                $"| {group.Key} | {group.Count()} | {Number(100 * group.Min(c => c.Rate), "0.0")} | {Number(100 * worst.Rate,
                "0.0")} ± {Number(100 * worst.Error, "0.0")} | {worst.Data}, n = {worst.N} |\n");
        }
        foreach (var group in cells.GroupBy(c => c.Test))
        {
            string[] sizes = [.. group.Select(c => c.N).Distinct()];
            text.Append(CultureInfo.InvariantCulture,
                $"\n## {group.Key}\n\n| | data | {string.Join(" | ", sizes.Select(n => "n "
                + "= " + n))} |\n|---|---|{string.Concat(Enumerable.Repeat("---|", sizes.Length))}\n");
            foreach (var row in group.GroupBy(c => (c.True, c.Data)))
            {
                var rates = sizes.Select(n => row.FirstOrDefault(c => c.N == n) is { } c ? Number(100 * c.Rate, "0.0") : "");
                text.Append(CultureInfo.InvariantCulture,
                    $"| {(row.Key.True ? "power" : "level")} | {row.Key.Data} | {string.Join(" | ", rates)} |\n");
            }
        }
        return text.ToString();
    }
}
