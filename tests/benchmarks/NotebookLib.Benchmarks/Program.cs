using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using NotebookLib.Statistics;

// Speed of the statistics on the tasks that tests/benchmarks/anchors measures in R and Python.
//   dotnet run --project tests/benchmarks/NotebookLib.Benchmarks -c Release
// One warm-up round, then five: median and best of the wall clock, and processor time of the median round.
// How often the tests alarm, falsely and rightly (tests/benchmarks/results/error-rates.md and .csv; some minutes):
//   dotnet run --project tests/benchmarks/NotebookLib.Benchmarks -c Release -- error-rates tests/benchmarks/results [runs per cell
//     [one part: series, turns, groups or counts; the rows of the others stay]]

if (args is ["error-rates", var folder, ..])
{
    NotebookLib.Benchmarks.ErrorRates.Write(folder, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 2000,
        args.Length > 3 ? args[3] : "");
    return;
}
var random = new Random(1);
var tables = Enumerable.Range(0, 10_000).Select(_ =>
    new long[,] { { random.Next(60), random.Next(60) }, { random.Next(60), random.Next(60) } }).ToArray();
double[] x = [.. Enumerable.Range(0, 500).Select(_ => Gauss())], y = [.. Enumerable.Range(0, 500).Select(_ => Gauss() + 0.1)],
    skewed = [.. Enumerable.Range(0, 100).Select(_ => -3 * Math.Log(random.NextDouble() * random.NextDouble()))];
var series = Enumerable.Range(0, 10_000).Select(_ => Enumerable.Range(0, 15).Select(_ => Math.Round(Gauss(), 1)).ToArray()).ToArray();
var counts = Enumerable.Range(0, 1_000_000).Select(_ => (long)random.Next(1000)).ToArray();
var pairs = Enumerable.Range(0, 1000).Select(_ => (A: Ratings(), B: Ratings())).ToArray();
var ratings = new long[,] { { 14000, 1500, 1500, 1500, 1500 }, { 1500, 14000, 1500, 1500, 1500 }, { 1500, 1500, 14000, 1500, 1500 },
    { 1500, 1500, 1500, 14000, 1500 }, { 1500, 1500, 1500, 1500, 14000 } };
var seven = Enumerable.Range(0, 1000).Select(_ => Enumerable.Range(0, 7).Select(_ => (double)random.Next(1300, 1500)).ToArray()).ToArray();
var years = Design.Of([.. Enumerable.Range(0, 7).Select(t => new double[] { t })], ["year"]);

Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $".NET {Environment.Version}, {RuntimeInformation.RuntimeIdentifier}, {Environment.ProcessorCount} processors\n"));
Console.WriteLine("| task | median of 5 | best | processor time |\n|---|---|---|---|");
Measure("Fisher 2x2 x 10,000, p only (cells 0..59)", () => tables.Sum(t => Fisher2x2.Of(t).LnP));
Measure("Fisher 2x2 x 10,000 with odds ratio and interval", () => tables.Sum(t => Fisher2x2.Of(t) is var f && f.OddsRatio > 1
    ? f.Interval().Low : 0));
Measure("permutation, mean difference, 2 x 500, 100,000 permutations", () => PermutationTest.MeanDifference(x, y).P);
Measure("bootstrap BCa of a mean, n = 100, 10,000 resamples", () => Bootstrap.Of(skewed, Mean).Bca.Low);
Measure("Mann-Kendall, 10,000 series of 15 with ties", () => series.Sum(s => MannKendall.Of(s).LnP));
Measure("Mann-Kendall exact with ties, 10,000 series of 15", () => series.Sum(s => MannKendall.Of(s).PExact));
Measure("Theil-Sen, 10,000 series of 15, with interval", () => series.Sum(s => TheilSen.Of(s).Slope));
Measure("Wilson x 1,000,000", () =>
{
    double sum = 0;
    foreach (var k in counts)
    {
        sum += ProportionInterval.Wilson(k, 1000).Low;
    }
    return sum;
});
Measure("Clopper-Pearson x 100,000", () => counts.Take(100_000).Sum(k => ProportionInterval.ClopperPearson(k, 1000).Low));
Measure("weighted kappa 5x5 with its error x 1000", () =>
    Enumerable.Range(0, 1000).Sum(_ => CohenKappa.Of(ratings, KappaWeights.Quadratic).StandardError));
Measure("Poisson regression, 7 points, x 1000", () => seven.Sum(s => Glm.Poisson(s, years).Deviance));
Measure("Mann-Whitney exact with ties, 6 + 6, x 1000", () => pairs.Sum(p => MannWhitney.Of(p.A, p.B).PExact));

double Gauss() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

double[] Ratings() => [.. Enumerable.Range(0, 6).Select(_ => (double)random.Next(1, 6))];

static double Mean(double[] values)
{
    double sum = 0;
    foreach (var v in values)
    {
        sum += v;
    }
    return sum / values.Length;
}

static void Measure(string task, Func<double> work)
{
    work();
    var rounds = new (double Wall, double Processor)[5];
    for (var i = 0; i < rounds.Length; i++)
    {
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        var result = work();
        rounds[i] = (clock.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
        if (double.IsNaN(result))
        {
            throw new InvalidOperationException($"{task} gave no number.");
        }
    }
    Array.Sort(rounds);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"| {task} | {rounds[2].Wall:0.0} ms | {rounds[0].Wall:0.0} ms | {rounds.Min(r => r.Processor):0.0} ms |"));
}
