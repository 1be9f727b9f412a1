namespace NotebookLib.Models;

/// <summary>What a run shows at the end of a year.</summary>
/// <param name="Year">0 is the start.</param>
/// <param name="Arrived">New pupils in the year before.</param>
/// <param name="Left">Pupils who left their chair in the year before.</param>
/// <param name="Waiting">Pupils in line.</param>
/// <param name="Taken">Chairs taken.</param>
/// <param name="LongStay">The part of the taken chairs where the same pupil has been for more than <see cref="Long"/> years, 0 to
/// 1.</param>
public readonly record struct ChairYear(int Year, int Arrived, int Left, int Waiting, int Taken, double LongStay)
{
    /// <summary>What counts as long, in years: the three years of the head teacher in the report.</summary>
    public const double Long = 3;
}

/// <summary>One run of a <see cref="ChairModel"/>.</summary>
/// <param name="Years">Year by year, the start included.</param>
/// <param name="MeanWaiting">Mean length of the line over the whole run.</param>
/// <param name="MeanWait">Mean wait of those who got a chair, in years; NaN when nobody did.</param>
/// <param name="Placed">How many got a chair.</param>
/// <param name="NeedWaiting">Mean need of who waits at the end; NaN when nobody does.</param>
/// <param name="NeedPlaced">Mean need of who got a chair; NaN when nobody did.</param>
public sealed record ChairRun(IReadOnlyList<ChairYear> Years, double MeanWaiting, double MeanWait, int Placed, double NeedWaiting,
    double NeedPlaced);

/// <summary>Several runs of a <see cref="ChairModel"/>.</summary>
/// <param name="Runs">The runs, at least one.</param>
/// <param name="Origin">The model, its seed and what it was set to.</param>
public sealed record ChairForecast(IReadOnlyList<ChairRun> Runs, Origin Origin)
{
    /// <summary>The mean over the runs of what a year shows, for each year.</summary>
    /// <param name="shown">What to take from a year, e.g. <c>y => y.Waiting</c>.</param>
    public IReadOnlyList<(double Year, double Value)> Mean(Func<ChairYear, double> shown) =>
        [.. Enumerable.Range(0, Runs[0].Years.Count).Select(y => ((double)y, Runs.Average(r => shown(r.Years[y]))))];

    /// <summary>Between which values the middle 80 percent of the runs lie, for each year; ranks are rounded inwards.</summary>
    /// <param name="shown">What to take from a year.</param>
    public IReadOnlyList<(double Year, double Low, double High)> Middle(Func<ChairYear, double> shown) =>
        [.. Enumerable.Range(0, Runs[0].Years.Count).Select(y =>
    {
        var sorted = Runs.Select(r => shown(r.Years[y])).Order().ToList();
        var cut = (int)Math.Ceiling((sorted.Count - 1) * 0.1);
        return ((double)y, sorted[cut], sorted[sorted.Count - 1 - cut]);
    })];

    /// <summary>The mean length of the line after the last year, in pupils.</summary>
    public Quantity Waiting => new(Runs.Average(r => r.Years[^1].Waiting), "wachtenden (simulatie)", Origin);

    /// <summary>The mean wait of who got a chair, in months.</summary>
    public Quantity Wait => new(12 * Mean(r => r.MeanWait), "maanden (simulatie)", Origin);

    /// <summary>Mean need of who waits at the end minus mean need of who got a chair: below 0 the line holds the lighter needs.</summary>
    public Quantity Mismatch => new(Mean(r => r.NeedWaiting) - Mean(r => r.NeedPlaced), "op de schaal van het model", Origin);

    private double Mean(Func<ChairRun, double> shown) => Runs.Select(shown).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();
}
