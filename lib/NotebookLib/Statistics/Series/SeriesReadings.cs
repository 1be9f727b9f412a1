namespace NotebookLib.Statistics;

/// <summary>What series say in words.</summary>
internal static class SeriesReadings
{
    public static Assumption Autocorrelation(MannKendall test, bool corrected, double ratio)
    {
        var name = new Reading("jaren staan los van elkaar, op de trend na", "years are independent apart from the trend");
        if (!corrected || test.N < 6 || test.Variance == 0)
        {
            return new(name, Holds.NotCheckable, new("niet gecorrigeerd", "not corrected"));
        }
        return ratio > 1
            ? new(name, Holds.No, new($"jaren lijken op hun buren; de variantie is {Phrases.Number(ratio, 2, true)} keer zo groot genomen",
                $"years resemble their neighbours; the variance was taken {Phrases.Number(ratio, 2, false)} times as large"))
            : new(name, test.N < 15 ? Holds.Doubtful
                : Holds.Yes, new($"geen teken van samenhang tussen buurjaren, al is dat bij {test.N} jaren moeilijk te zien",
                $"no sign of dependence between neighbouring years, though hard to see with {test.N} years"));
    }

    /// <summary>How far neighbouring years may resemble each other for a break to hold, and what comes out when they do not at
    /// all.</summary>
    public static Assumption Resemblance(InterruptedSeries fit, double guarded, Unit unit)
    {
        var dw = fit.Model.DurbinWatson();
        string Dw(bool nl) => "Durbin-Watson " + Phrases.Number(dw.Statistic, 2, nl);
        if (guarded == 0)
        {
            return new(new("buurjaren hangen niet samen", "residuals are not autocorrelated"), double.IsNaN(dw.PTwoSided)
                ? Holds.NotCheckable : dw.PTwoSided < 0.05 ? Holds.Doubtful : Holds.Yes, new(Dw(true), Dw(false)));
        }
        string Bound(bool nl) => Phrases.Number(guarded, 2, nl).TrimEnd('0');
        return new(new($"buurjaren lijken, los van de lijnen, niet sterker op elkaar dan {Bound(true)}",
            $"neighbouring years, apart from the lines, are not correlated beyond {Bound(false)}"), Holds.NotCheckable,
            new($"{Dw(true)}; staan de jaren helemaal los van elkaar, dan is de sprong {unit.Show(fit.Level.Estimate)} (p = {Phrases.P(
                fit.Level.P, true)})",
                $"{Dw(false)}; if years are independent the jump is {unit.Show(fit.Level.Estimate, false)} (p = {Phrases.P(fit.Level.P,
                false)})"));
    }

    /// <summary>Said beside a trend that alarms, with years enough for neighbours to matter.</summary>
    public static Reading TrendOfNeighbours { get; } = new(
        "Lijken buurjaren, los van de trend, op elkaar (samenhang 0,5), dan slaat deze toets bij 8 tot 30 jaren in 10 tot 20 van de 100 "
            + "reeksen zonder trend vals alarm. Lees de p-waarde dan niet als bewijs.",
        "Where neighbouring years resemble each other apart from the trend (correlation 0.5), this test alarms falsely in 10 to 20 of 100 "
            + "series without a trend of 8 to 30 years. Do not read p as proof then.");

    /// <summary>Said beside a break that was looked for and found.</summary>
    public static Reading BreakOrTrend { get; } = new(
        "Deze toets ziet ook een geleidelijke trend voor een breuk aan: een rechte stijging zonder breuk geeft bij 20 jaren bijna altijd "
            + "alarm, en buurjaren die op elkaar lijken (samenhang 0,5) geven dat in 10 tot 27 van de 100 reeksen.",
        "This test takes a gradual trend for a break too: with 20 years a straight rise without a break alarms nearly always, and "
            + "neighbouring years that resemble each other (correlation 0.5) do so in 10 to 27 of 100 series.");

    /// <summary>Said where even a complete split cannot come below 0.05: up to 7 years exactly, and at 10 years by the
    /// approximation.</summary>
    public static Reading NeverBelow(int years) =>
        new($"Met {years} jaren kan deze toets niet onder 0,05 komen, hoe groot de breuk ook is.",
        $"With {years} years this test cannot come below 0.05, however large the break.");

    /// <summary>Said beside a rate that alarms on counts that vary more than Poisson's.</summary>
    public static Reading FewVaryingCounts { get; } = new(
        "De aantallen lopen meer uiteen dan toeval alleen, en met weinig jaren is niet goed te zien hoeveel meer: deze toets slaat bij 6 "
            + "tot 30 jaren in 6 tot 18 van de 100 reeksen zonder verandering vals alarm.",
        "The counts vary more than chance alone, and few years do not show well how much more: with 6 to 30 years this test alarms falsely "
            + "in 6 to 18 of 100 series without a change.");

    private static string Named(Series series, bool nl) => series.Name == "de reeks" ? (nl ? "de reeks" : "the series")
        : $"{(nl ? "de reeks" : "the series")} \"{series.Name}\"";

    public static Reading Trend(Series series, MannKendall test, TheilSen line, double p)
    {
        if (test.N == 1)
        {
            return new("Eén jaar: er is geen trend te zien.", "One year: no trend can be seen.");
        }
        var unit = series.Unit == Unit.Percent ? Unit.PercentagePoints with { Decimals = 2 } : series.Unit;
        var range = Phrases.Range(line.Interval, unit);
        int first = series.Years[0], last = series.Years[^1];
        long pairs = Concordance.Pairs(test.N), up = test.Rising, down = test.Falling;
        string Direction(bool nl) => line.Slope == 0 || double.IsNaN(line.Slope) ? (nl ? "De reeks stijgt of daalt per saldo niet"
            : "On balance the series neither rises nor falls")
            : line.Slope > 0 ? (nl ? $"De reeks stijgt: {up} van de {pairs} paren van jaren gaan omhoog"
                : $"The series rises: {up} of the {pairs} pairs of years go up")
            : (nl ? $"De reeks daalt: {down} van de {pairs} paren van jaren gaan omlaag"
                : $"The series falls: {down} of the {pairs} pairs of years go down");
        return Reading.Join(
            new($"Vergeleken: alle paren van jaren van {first} tot en met {last} in {Named(series, true)} ({test.N} jaar).",
                $"Compared: all pairs of years from {first} to {last} in {Named(series, false)} ({test.N} years)."),
            new($"{Direction(true)}. Een doorsnee verandering is {unit.Show(line.Slope)} per jaar; {range.Nl}.",
                $"{Direction(false)}. A typical change is {unit.Show(line.Slope, false)} per year; {range.En}."),
            Phrases.Open(line.Interval, 0), Phrases.Chance(p, series.Coverage), Phrases.NotCause);
    }

    public static Reading Break(Series series, int year, Coefficient level, Coefficient slope, Interval? interval, double p, Unit unit)
    {
        string Jump(bool nl) => unit.Show(Math.Abs(level.Estimate), nl);
        var range = interval is { } known ? Phrases.Range(known, unit) : Reading.Empty;
        var size = new Reading($"In {year} ligt het niveau {Jump(true)} {(level.Estimate >= 0 ? "hoger"
            : "lager")} dan de lijn daarvoor voorspelt",
            $"In {year} the level is {Jump(false)} {(level.Estimate >= 0 ? "higher" : "lower")} than the line before predicts");
        return Reading.Join(
            new($"Vergeleken: {series.Name} voor en vanaf {year} ({series.Years[0]}-{series.Years[^1]}).",
                $"Compared: {series.Name} before and from {year} on ({series.Years[0]}-{series.Years[^1]})."),
            range.Nl.Length > 0 ? new($"{size.Nl}; {range.Nl}.", $"{size.En}; {range.En}.") : new(size.Nl + ".", size.En + "."),
            new($"Daarna {(slope.Estimate >= 0 ? "stijgt" : "daalt")} de lijn {unit.Show(Math.Abs(slope.Estimate))} per jaar {(
                slope.Estimate >= 0 ? "sneller" : "meer")} dan ervoor.",
                $"After that the slope is {unit.Show(Math.Abs(slope.Estimate), false)} per year {(slope.Estimate >= 0 ? "higher"
                : "lower")} than before."),
            Phrases.Open(interval, 0), Phrases.Chance(p, series.Coverage),
                new("Wat in dat jaar nog meer veranderde, is hiermee niet uitgesloten. Over de oorzaak zegt dit niets.",
                "Whatever else changed in that year is not ruled out. This says nothing about the cause."));
    }

    public static Reading FindBreak(Series series, Pettitt test, double p, Unit unit)
    {
        if (test.K == 0)
        {
            return new("Alle waarden zijn gelijk: er is geen breuk te zien.", "All values are equal: no break can be seen.");
        }
        int last = series.Years[test.After];
        return Reading.Join(
            new($"Vergeleken: elke plek waar {series.Name} in tweeën te delen is. Het verst uit elkaar liggen de jaren tot en met {
                last} (mediaan {unit.Show(test.MedianBefore)}) en daarna (mediaan {unit.Show(test.MedianAfter)}).",
                $"Compared: every place where {series.Name} can be cut in two. Furthest apart are the years up to {last} (median {unit.Show(
                    test.MedianBefore, false)}) and after (median {unit.Show(test.MedianAfter, false)})."),
            new("Een geleidelijke trend geeft ook zo'n uitkomst; kijk naar de figuur.", "A gradual trend gives such an outcome too; look "
                + "at the figure."), Phrases.NoProofOfSame(p), Phrases.Chance(p, series.Coverage), Phrases.NotCause);
    }

    public static Reading Rate(Series series, double ratio, Interval interval, double p)
    {
        var percent = 100 * (ratio - 1);
        var change = new Interval(100 * (interval.Low - 1), 100 * (interval.High - 1), interval.Level);
        var range = Phrases.Range(change, new Unit("procent", "percent", 1, 1));
        return Reading.Join(
            new($"Vergeleken: {series.Name} als deel van het geheel, van {series.Years[0]} tot en met {series.Years[^1]}.",
                $"Compared: {series.Name} as part of the whole, from {series.Years[0]} to {series.Years[^1]}."),
            new($"Het aandeel {(percent >= 0 ? "groeit" : "krimpt")} met {Phrases.Number(Math.Abs(percent), 1,
                true)} procent per jaar; {range.Nl}.",
                $"The rate {(percent >= 0 ? "grows" : "shrinks")} by {Phrases.Number(Math.Abs(percent), 1,
                false)} percent a year; {range.En}."),
            Phrases.Open(interval, 1), Phrases.Chance(p, series.Coverage), Phrases.NotCause);
    }
}
