using NotebookLib.Display;

namespace NotebookLib.Statistics;

/// <summary>
/// Bounds for a share when records are missing (Manski 1989): none of the missing, or all of them, belong to the part. No assumption on why
/// they are missing.
/// </summary>
/// <param name="Low">The share when none of the missing belong to it.</param>
/// <param name="High">The share when all of them do.</param>
/// <param name="Observed">The share among the records that are there; NaN when none are.</param>
/// <example><code>Manski.Of(30, 90, missing: 10).High</code></example>
[TypeFormatterSource(typeof(AnswerFormatter))]
public sealed record Manski(double Low, double High, double Observed) : Answer
{
    /// <summary>Bounds from k of n observed records and a number of missing ones.</summary>
    /// <exception cref="ArgumentException">Negative counts, k above n, or no records at all.</exception>
    public static Manski Of(long k, long n, long missing)
    {
        Check.Count(k);
        Check.Count(n);
        Check.Count(missing);
        if (k > n || n + missing == 0)
        {
            throw new ArgumentException(k > n ? $"k ({k}) is larger than n ({n})." : "No records at all.", k > n ? nameof(k) : nameof(n));
        }
        double all = n + missing;
        return new(k / all, (k + missing) / all, n == 0 ? double.NaN : (double)k / n);
    }

    /// <summary>Bounds for the difference of two shares, each with its own missing records.</summary>
    public static (double Low, double High) Difference(Manski first, Manski second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return (first.Low - second.High, first.High - second.Low);
    }

    /// <summary>Bounds that also hold the sampling error: Wilson's interval at each end (conservative; Horowitz and Manski 2000).</summary>
    public static Interval WithSampling(long k, long n, long missing, double level = 0.95)
    {
        Of(k, n, missing);
        return new(ProportionInterval.Wilson(k, n + missing, level).Low, ProportionInterval.Wilson(k + missing, n + missing, level).High,
            level, "Manski bounds with Wilson");
    }

    /// <summary>Where the share lies whatever the missing records are; it says so where nothing or everything is missing.</summary>
    public override Reading Reading
    {
        get
        {
            string Percent(double share, bool nl) => Unit.Percent.Show(share, nl);
            var first = double.IsNaN(Observed) ? new Reading("Alle gegevens ontbreken. Het aandeel kan alles zijn van 0 tot 100 procent.",
                "All records are missing. The share can be anything from 0 to 100 percent.")
                : Low == High ? new($"Er ontbreekt niets: het aandeel is {Percent(Observed, true)}.",
                    $"Nothing is missing: the share is {Percent(Observed, false)}.")
                : new($"Het aandeel ligt tussen {Percent(Low, true)} en {Percent(High,
                    true)}, wat de ontbrekende gegevens ook zijn. Onder de bekende gegevens is het {Percent(Observed,
                    true)}; {Percent(High - Low, true)} van de gegevens ontbreekt.",
                    $"The share lies between {Percent(Low, false)} and {Percent(High,
                        false)}, whatever the missing records are. Among the known records it is {Percent(Observed,
                        false)}; {Percent(High - Low, false)} of the records are missing.");
            return Reading.Join(first, Low == High ? new("Over toeval zegt dit niets.", "This says nothing about chance.")
                : new("Deze grenzen gaan alleen over ontbrekende gegevens. Over toeval zeggen ze niets.",
                "These bounds are about missing records only. They say nothing about chance."), Phrases.NotCause);
        }
    }

    internal override string Method => "Grenzen zonder aannames (Manski 1989)";

    internal override IReadOnlyList<Line> Lines =>
        [Line.Of("low", "laagste aandeel", Low, Unit.Percent), Line.Of("high", "hoogste aandeel", High, Unit.Percent),
            Line.Of("observed", "aandeel onder de bekende", Observed, Unit.Percent)];
}
