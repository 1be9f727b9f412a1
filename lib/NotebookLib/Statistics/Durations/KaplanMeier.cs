using NotebookLib.Display;

namespace NotebookLib.Statistics;

/// <summary>One step of a survival curve.</summary>
/// <param name="Time">Time of the step.</param>
/// <param name="AtRisk">Number still followed just before it.</param>
/// <param name="Events">Number of events at it.</param>
/// <param name="Censored">Number lost from sight at it.</param>
/// <param name="Survival">Share without an event after it.</param>
/// <param name="StandardError">Greenwood's standard error of the share; NaN once the share is 0.</param>
/// <param name="Log">Interval on the log scale, cut off at 1; NaN once the share is 0.</param>
/// <param name="LogLog">Interval on the log-log scale; NaN at shares of 0 and 1.</param>
public sealed record SurvivalStep(double Time, int AtRisk, int Events, int Censored, double Survival, double StandardError, Interval Log,
    Interval LogLog);

/// <summary>
/// Kaplan-Meier curve of durations of which some were not seen to end (Kaplan and Meier 1958; R: survival::survfit), with Greenwood's
/// error.
/// </summary>
/// <param name="Steps">One per distinct time.</param>
/// <param name="Median">Time at which half have had the event, midway where the curve lies at one half; NaN where it never gets
/// there.</param>
/// <param name="N">Number of durations.</param>
/// <example><code>KaplanMeier.Of([2, 3, 3, 5, 8, 8, 9], [true, true, false, true, true, false, true]).Median</code></example>
[TypeFormatterSource(typeof(AnswerFormatter))]
public sealed record KaplanMeier(IReadOnlyList<SurvivalStep> Steps, double Median, int N) : Answer
{
    /// <summary>What was followed: "leerlingen".</summary>
    public string Subject { get; init; } = "leerlingen";

    /// <summary>The unit of time in words: "jaar", "weken".</summary>
    public string TimeUnit { get; init; } = "jaar";

    /// <summary>Everyone (the default: counts from registers), or a sample.</summary>
    public Coverage Coverage { get; init; } = Coverage.Population;

    /// <summary>How many were seen to the end, when half had got there, and the share that had not at the last time with an interval; it
    /// says so where there is none of these.</summary>
    public override Reading Reading
    {
        get
        {
            var seen = Steps.Sum(s => s.Events);
            var followed = new Reading($"Gevolgd ({Subject}): {Phrases.Count(N, true)}. Bij {Phrases.Count(seen,
                true)} is het einde gezien, bij {Phrases.Count(N - seen, true)} niet.",
                $"Followed ({Subject}): {Phrases.Count(N, false)}. The end was seen for {Phrases.Count(seen,
                    false)}, not for {Phrases.Count(N - seen, false)}.");
            if (seen == 0)
            {
                return Reading.Join(followed, new("Over de duur valt dan niets te schatten.", "So nothing can be estimated about the "
                    + "duration."));
            }
            var half = double.IsNaN(Median) ? new Reading("Meer dan de helft is naar schatting nog niet zover; een mediaan is er niet.",
                "More than half are estimated not to have got there yet; there is no median.")
                : new($"De helft is naar schatting zover binnen {Phrases.Short(Median, true)} {TimeUnit}.",
                    $"Half are estimated to get there within {Phrases.Short(Median, false)} {TimeUnit}.");
            var last = Steps.LastOrDefault(s => s.Survival < 1 && double.IsFinite(s.Log.Low));
            var sure = last is null ? new Reading("De onzekerheid is hier niet te schatten.", "The uncertainty cannot be estimated here.")
                : new($"Na {Phrases.Short(last.Time, true)} {TimeUnit} is naar schatting {Unit.Percent.Show(
                    last.Survival)} nog niet zover; {Phrases.Range(last.Log, Unit.Percent).Nl}.",
                    $"After {Phrases.Short(last.Time, false)} {TimeUnit} an estimated {Unit.Percent.Show(last.Survival,
                        false)} have not got there yet; {Phrases.Range(last.Log, Unit.Percent).En}.");
            return Reading.Join(followed, half, sure,
                Coverage == Coverage.Population && last is not null
                    ? new("Dit beschrijft de hele populatie; het interval leest de duur als een proces dat zich kan herhalen.",
                    "This describes the whole population; the interval reads the duration as a process that could repeat itself.")
                    : Reading.Empty,
                seen < N ? new("Aangenomen is dat wie uit beeld raakt niet anders loopt dan wie in beeld blijft.",
                    "It is assumed that those lost from sight fare no differently from those who stay in sight.") : Reading.Empty,
                Phrases.NotCause);
        }
    }

    internal override string Method => "Kaplan-Meier-curve (1958), fout van Greenwood";

    internal override IReadOnlyList<Line> Lines =>
        [Line.Of("n", "aantal", N), Line.Of("events", "einde gezien", Steps.Sum(s => s.Events)),
            new("median", "mediaan", double.IsNaN(Median) ? "niet bereikt" : Phrases.Short(Median, true) + " " + TimeUnit,
            Line.Of("", "", Median).Raw)];

    internal override IReadOnlyList<IReadOnlyList<Line>> Detail =>
    [
        .. Steps.Select(s =>
            (IReadOnlyList<Line>)[Line.Of("time", $"tijd ({TimeUnit})", s.Time), Line.Of("at_risk", "nog gevolgd", s.AtRisk),
            Line.Of("events", "einde gezien", s.Events), Line.Of("censored", "uit beeld", s.Censored),
            Line.Of("survival", "nog niet zover", s.Survival, Unit.Percent), Line.Of("ci_low", "interval van", s.Survival < 1 ? s.Log.Low
                : double.NaN, Unit.Percent), Line.Of("ci_high", "interval tot", s.Survival < 1 ? s.Log.High : double.NaN, Unit.Percent)]),
    ];

    /// <summary>Estimates the curve.</summary>
    /// <param name="time">Durations of at least 0.</param>
    /// <param name="happened">Whether the end was seen; false for those still going on when last seen.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentException">No durations, unequal lengths, or durations that are negative or not finite.</exception>
    public static KaplanMeier Of(IReadOnlyList<double> time, IReadOnlyList<bool> happened, double level = 0.95)
    {
        var times = DurationData.Valid(time, happened);
        var z = ProportionInterval.Critical(level);
        double survival = 1, greenwood = 0;
        var atRisk = times.Length;
        List<SurvivalStep> steps = [];
        foreach (var moment in times.Select((t, i) => (Time: t, Happened: happened[i])).GroupBy(v => v.Time).OrderBy(g => g.Key))
        {
            int events = moment.Count(v => v.Happened), all = moment.Count();
            survival *= 1 - (double)events / atRisk;
            greenwood += events == 0 ? 0 : events / ((double)atRisk * (atRisk - events));
            double error = Math.Sqrt(greenwood), ln = Math.Log(survival), twice = z * error / ln;
            bool gone = survival <= 0, whole = survival >= 1;
            steps.Add(new(moment.Key, atRisk, events, all - events, survival, gone ? double.NaN : survival * error,
                gone ? new(double.NaN, double.NaN, level, "log") : new(Math.Exp(ln - z * error), Math.Min(1, Math.Exp(ln + z * error)),
                    level, "log"),
                gone || whole ? new(double.NaN, double.NaN, level, "log-log")
                    : new(Math.Exp(-Math.Exp(Math.Log(-ln) - twice)), Math.Exp(-Math.Exp(Math.Log(-ln) + twice)), level, "log-log")));
            atRisk -= all;
        }
        return new(steps, MedianOf(steps), times.Length);
    }

    private static double MedianOf(List<SurvivalStep> steps)
    {
        var first = steps.FindIndex(s => s.Survival < 0.5 + 1.5e-8);
        if (first < 0)
        {
            return double.NaN;
        }
        var lower = steps.FindIndex(s => s.Survival < steps[first].Survival);
        return Math.Abs(steps[first].Survival - 0.5) < 1.5e-8 && lower >= 0 ? (steps[first].Time + steps[lower].Time) / 2
            : steps[first].Time;
    }
}

/// <summary>Checks shared by the methods for durations.</summary>
internal static class DurationData
{
    public static double[] Valid(IReadOnlyList<double> time, IReadOnlyList<bool> happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var times = Check.Finite(time);
        Check.SameLength(happened.Count, times.Length, nameof(happened), nameof(time));
        return times.All(t => t >= 0) ? times : throw new ArgumentException("A duration is negative.", nameof(time));
    }
}
