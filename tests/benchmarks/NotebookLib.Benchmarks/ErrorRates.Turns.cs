using NotebookLib.Statistics;

namespace NotebookLib.Benchmarks;

internal static partial class ErrorRates
{
    /// <summary>
    /// The questions about one year and about two series. A difference of two series of equal correlation has that correlation too, so
    /// pairs are drawn as two series.
    /// </summary>
    private static void TurnCells(List<Cell> cells, int runs)
    {
        foreach (var guarded in new[] { InterruptedSeries.Guarded, 0 })
        {
            var plain = guarded == 0 ? ", autocorrelation: 0" : "";
            foreach (var (name, effect, truth, p) in new (string, string, Func<int, int, double>,
                Func<double[], int, Random, double, double>)[]
            {
                ("Series.SlopeChange", "bend of 0.5 standard deviations a year", (t, at) => 0.5 * Math.Max(0, t - at), (y, at, _, _) =>
                    Shape(y).SlopeChange(2001 + at, guarded).P),
                ("Series.LevelChange", "step of 3 standard deviations", (t, at) => t >= at ? 3 : 0, (y, at, _, _) =>
                    Shape(y).LevelChange(2001 + at, guarded).P),
                ("Series.BeforeAfter", "change of 3 standard deviations", (t, at) => t >= at ? 3 : 0, (y, at, random, correlation) =>
                    Shape(y).BeforeAfter(Shape(Years(random, y.Length, correlation, false, _ => 0)), 2001 + at, guarded).P),
                ("Series.Versus", "a mean 2 standard deviations higher", (_, _) => 2, (y, _, random, correlation) =>
                    Shape(y).Versus(Shape(Years(random, y.Length, correlation, false, _ => 0)), guarded).P),
            })
            {
                foreach (var late in name is "Series.Versus" ? new[] { false } : [false, true])
                {
                    foreach (var correlation in Correlations)
                    {
                        // a rounded series and one that is not have no common grid: pairs stay as they are drawn
                        var pairs = name is "Series.BeforeAfter" or "Series.Versus";
                        foreach (var (rounded, size) in Settings(correlation, 1, all: true).Where(s => !(pairs && s.Rounded)))
                        {
                            var data = FormattableString.Invariant($"{(name is "Series.Versus" ? "" : late
                                ? "three years before the end, " : "in the middle, ")}autocorrelation {correlation}{(rounded ? ", rounded"
                                : "")}{(size > 0 ? ", " + effect : "")}");
                            foreach (var n in Lengths)
                            {
                                var at = late ? n - 3 : n / 2;
                                cells.Add(Simulated(name + plain, data, $"{n}", size > 0, runs, random =>
                                    p(Years(random, n, correlation, rounded, t => size * truth(t, at)), at, random, correlation)));
                            }
                        }
                    }
                }
            }
        }
    }
}
