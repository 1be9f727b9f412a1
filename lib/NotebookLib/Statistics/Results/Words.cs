using NotebookLib.Display;

namespace NotebookLib.Statistics;

/// <summary>Which departures from the null hypothesis count as evidence.</summary>
public enum Side
{
    /// <summary>Both directions.</summary>
    TwoSided,

    /// <summary>Only smaller than the null hypothesis says.</summary>
    Less,

    /// <summary>Only larger than the null hypothesis says.</summary>
    Greater,

    /// <summary>Equivalence: two one-sided tests against both margins, the larger p of the two.</summary>
    Within,
}

/// <summary>What came out when an assumption was checked.</summary>
public enum Holds
{
    /// <summary>Checked, and in order.</summary>
    Yes,

    /// <summary>Checked, and not in order: read the result with care.</summary>
    No,

    /// <summary>Checked, and on the edge.</summary>
    Doubtful,

    /// <summary>These data cannot show it; the researcher has to judge.</summary>
    NotCheckable,
}

/// <summary>Whether the numbers are everyone or some.</summary>
public enum Coverage
{
    /// <summary>Everyone: all pupils of a region on the count date. A p-value then speaks of a process that could repeat itself.</summary>
    Population,

    /// <summary>Some of them, drawn or willing: interviews, questionnaires.</summary>
    Sample,
}

/// <summary>One text in two languages: plain Dutch first, English beside it.</summary>
/// <param name="Nl">Dutch, for participants.</param>
/// <param name="En">English, for reviewers.</param>
[TypeFormatterSource(typeof(ReadingFormatter))]
public sealed record Reading(string Nl, string En)
{
    /// <summary>Nothing to say.</summary>
    public static Reading Empty { get; } = new("", "");

    /// <inheritdoc cref="Join(IEnumerable{Reading})"/>
    public static Reading Join(params Reading[] parts) => Join(parts.AsEnumerable());

    /// <summary>The sentences one after the other, empty ones left out.</summary>
    public static Reading Join(IEnumerable<Reading> parts)
    {
        var all = parts.ToList();
        return new(string.Join(' ', all.Select(p => p.Nl).Where(t => t.Length > 0)),
            string.Join(' ', all.Select(p => p.En).Where(t => t.Length > 0)));
    }

    /// <summary>The Dutch text.</summary>
    public override string ToString() => Nl;
}

/// <summary>A range of values that the data leave open.</summary>
/// <param name="Low">Lower end, in the unit of the estimate; may be minus infinity.</param>
/// <param name="High">Upper end; may be infinity.</param>
/// <param name="Level">Confidence level, between 0 and 1.</param>
/// <param name="Method">How it was made, as the field names it.</param>
[TypeFormatterSource(typeof(IntervalFormatter))]
public readonly record struct Interval(double Low, double High, double Level = 0.95, string Method = "")
{
    /// <summary>Whether the value lies in the interval, ends included.</summary>
    public bool Contains(double value) => Low <= value && value <= High;

    /// <summary>High minus low.</summary>
    public double Width => High - Low;

    /// <summary>The interval in another unit; a negative factor swaps the ends.</summary>
    public Interval Times(double factor) =>
        // + 0.0: no minus zero
        factor >= 0 ? this with { Low = Low * factor, High = High * factor }
            : this with { Low = (High * factor) + 0.0, High = (Low * factor) + 0.0 };

    /// <summary>Dutch: <c>−0,6 tot 10,4</c>.</summary>
    public override string ToString() => Phrases.Number(Low, 3, dutch: true) + " tot " + Phrases.Number(High, 3, dutch: true);
}

/// <summary>How large something is, without a unit, so that it compares across studies.</summary>
/// <param name="Name">As the field names it: "Cohen's h".</param>
/// <param name="Value">The effect size; NaN where it is not defined, as d of values that do not vary.</param>
/// <param name="Interval">Its interval, where one is known.</param>
/// <param name="Rule">The rule an adjective would come from, with its author; empty where there is none.</param>
/// <param name="Size">The word that the rule gives, or empty.</param>
public sealed record Effect(string Name, double Value, Interval? Interval = null, string Rule = "", Reading? Size = null)
{
    /// <summary>The rule in Dutch, for the card; empty where <see cref="Rule"/> says it all.</summary>
    public string RuleNl { get; init; } = "";

    private static readonly (string Nl, string En)[] Words = [("heel klein", "very small"), ("klein", "small"), ("middelgroot", "medium"),
        ("groot", "large")];

    /// <summary>An effect whose adjective follows from three bounds on its absolute value: below the first is "heel klein".</summary>
    public static Effect Ruled(string name, double value, Interval? interval, string author, double small, double medium, double large)
    {
        var size = Math.Abs(value);
        var word = Words[double.IsNaN(size) || size < small ? 0 : size < medium ? 1 : size < large ? 2 : 3];
        var rule = FormattableString.Invariant($"{author}: {small} small, {medium} medium, {large} large");
        string Bound(double bound) => Phrases.Number(bound, 3, dutch: true).TrimEnd('0');
        return new(name, value, interval, rule, double.IsNaN(value) ? Reading.Empty
            : new(word.Nl, word.En)) { RuleNl = $"{author}: klein vanaf {Bound(small)}, middelgroot vanaf {Bound(medium)}, groot vanaf "
            + $"{Bound(large)}" };
    }
}

/// <summary>Something the method takes for granted, and whether the data bear it out.</summary>
/// <param name="Name">What is assumed.</param>
/// <param name="Holds">What came out.</param>
/// <param name="Detail">The numbers behind it, or why it cannot be seen here.</param>
public sealed record Assumption(Reading Name, Holds Holds, Reading Detail);

/// <summary>The unit in which an estimate is shown to people.</summary>
/// <param name="Nl">Dutch name: "procentpunt".</param>
/// <param name="En">English name: "percentage points".</param>
/// <param name="Factor">What the stored number is multiplied by: 100 for a share shown in percent.</param>
/// <param name="Decimals">How many decimals are shown.</param>
public sealed record Unit(string Nl, string En, double Factor = 1, int Decimals = 2)
{
    /// <summary>No unit.</summary>
    public static Unit None { get; } = new("", "");

    /// <summary>A share between 0 and 1, shown in percent.</summary>
    public static Unit Percent { get; } = new("procent", "percent", 100, 1);

    /// <summary>A difference of shares, shown in percentage points.</summary>
    public static Unit PercentagePoints { get; } = new("procentpunt", "percentage points", 100, 1);

    /// <summary>The number in this unit, Dutch: <c>4,9 procentpunt</c>.</summary>
    public string Show(double value, bool dutch = true) =>
        (Phrases.Number(value * Factor, Decimals, dutch) + " " + (dutch ? Nl : En)).TrimEnd();
}
