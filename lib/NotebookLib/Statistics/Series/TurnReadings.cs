namespace NotebookLib.Statistics;

/// <summary>What a bend and a step say in words.</summary>
internal static class TurnReadings
{
    /// <summary>How far neighbouring years may resemble each other, and what comes out when they do not at all.</summary>
    public static Assumption Resemblance(YearContrast apart, double guarded, Unit unit)
    {
        string Bound(bool nl) => Phrases.Number(guarded, 2, nl).TrimEnd('0').TrimEnd(',', '.');
        string P(bool nl) => Phrases.P(Math.Exp(apart.LnP), nl) is var p && p.StartsWith('<') ? "p " + p : "p = " + p;
        return guarded == 0
            ? new(new("buurjaren hangen niet samen", "neighbouring years are not correlated"), Holds.NotCheckable,
                new("met zo weinig jaren is dat niet te zien; laat de toets liever samenhang verdragen",
                    "so few years do not show that; rather let the test withstand correlation"))
            : new(new($"buurjaren lijken, los van de lijn, niet sterker op elkaar dan {Bound(true)}",
                $"neighbouring years, apart from the line, are not correlated beyond {Bound(false)}"), Holds.NotCheckable,
                new($"staan de jaren helemaal los van elkaar, dan is de uitkomst {unit.Show(apart.Estimate)} ({P(true)})",
                    $"if years are independent the outcome is {unit.Show(apart.Estimate, false)} ({P(false)})"));
    }

    /// <summary>A year that was found in the data is no test.</summary>
    public static Assumption Beforehand(int year) => new(new($"{year} is gekozen voordat de cijfers bekeken waren",
        $"{year} was chosen before the figures were seen"), Holds.NotCheckable,
        new("is het jaar gekozen omdat de lijn daar verandert, dan is p te klein",
            "where the year was chosen because the line changes there, p is too small"));

    /// <summary>What the other shape, fitted beside it, would be: a jump beside a bend, a bend beside a step.</summary>
    public static Assumption Rest(YearContrast? other, int year, bool bend, Unit unit)
    {
        var name = bend ? new Reading($"de lijn springt niet in {year}", $"the line does not jump in {year}")
            : new Reading($"de helling blijft gelijk in {year}", $"the slope stays the same in {year}");
        if (other is null || other.None)
        {
            return new(name, Holds.NotCheckable, new("te weinig jaren, of geen spreiding, om dat te zien",
                "too few years, or no spread, to see that"));
        }
        string P(bool nl) => Phrases.P(Math.Exp(other.LnP), nl) is var p && p.StartsWith('<') ? "p " + p : "p = " + p;
        return new(name, other.LnP < Math.Log(0.05) ? Holds.No : Holds.Doubtful, bend
            ? new($"mag de lijn ook springen, dan is de sprong {unit.Show(other.Estimate)} ({P(true)})",
                $"where the line may jump too, the jump is {unit.Show(other.Estimate, false)} ({P(false)})")
            : new($"mag de helling ook veranderen, dan is dat {unit.Show(other.Estimate)} ({P(true)})",
                $"where the slope may change too, it does by {unit.Show(other.Estimate, false)} ({P(false)})"));
    }

    public static Reading Bend(Series series, int[] years, int year, YearContrast model, Unit unit, Interval? interval, double p)
    {
        double before = model.Other(1), after = before + model.Estimate;
        string Size(bool nl) => unit.Show(Math.Abs(model.Estimate), nl);
        var turn = model.Estimate == 0
            ? new Reading("De helling is voor en na gelijk", "The slope is the same before and after")
            : new($"De helling is daarna {Size(true)} {(model.Estimate > 0 ? "hoger" : "lager")}",
                $"The slope after is {Size(false)} {(model.Estimate > 0 ? "higher" : "lower")}");
        return Reading.Join(
            new($"Vergeleken: de lijn voor en vanaf {year} in {series.Name} ({years[0]}-{years[^1]}), die in {year} buigt zonder sprong.",
                $"Compared: the line before and from {year} on in {series.Name} ({years[0]}-{years[^1]}), which bends in {year} without a "
                    + $"jump."),
            new($"Eerst verandert de reeks met {unit.Show(before)}, daarna met {unit.Show(after)}.",
                $"First the series changes by {unit.Show(before, false)}, then by {unit.Show(after, false)}."),
            Sentence(turn, interval, unit), Phrases.Open(interval, 0), Phrases.Chance(p, series.Coverage), Whatever);
    }

    public static Reading Step(Series series, int[] years, int year, YearContrast model, Unit unit, Interval? interval, double p)
    {
        string Size(bool nl) => unit.Show(Math.Abs(model.Estimate), nl);
        var step = model.Estimate == 0
            ? new Reading($"In {year} verspringt het niveau niet", $"In {year} the level does not step")
            : new($"In {year} verspringt het niveau {Size(true)} {(model.Estimate > 0 ? "omhoog" : "omlaag")}",
                $"In {year} the level steps {Size(false)} {(model.Estimate > 0 ? "up" : "down")}");
        return Reading.Join(
            new($"Vergeleken: het niveau voor en vanaf {year} in {series.Name} ({years[0]}-{years[^1]}), naast een trend die doorloopt.",
                $"Compared: the level before and from {year} on in {series.Name} ({years[0]}-{years[^1]}), beside a trend that goes on."),
            Sentence(step, interval, unit), Phrases.Open(interval, 0), Phrases.Chance(p, series.Coverage), Whatever);
    }

    /// <summary>A sentence with its interval where there is one.</summary>
    public static Reading Sentence(Reading said, Interval? interval, Unit unit) => interval is { } known
        && Phrases.Range(known, unit) is var range ? new($"{said.Nl}; {range.Nl}.", $"{said.En}; {range.En}.")
        : new(said.Nl + ".", said.En + ".");

    /// <summary>Said beside every comparison of before and after.</summary>
    public static Reading Whatever { get; } = new("Wat in dat jaar nog meer veranderde, is hiermee niet uitgesloten. Over de oorzaak zegt "
        + "dit niets.", "Whatever else changed in that year is not ruled out. This says nothing about the cause.");

    /// <summary>The years that are missing between the first and the last; null where none is.</summary>
    public static Reading? Gaps(int[] years)
    {
        var missing = Enumerable.Range(1, years.Length - 1).Sum(i => (long)years[i] - years[i - 1] - 1);
        if (missing == 0)
        {
            return null;
        }
        var named = Enumerable.Range(1, years.Length - 1).Where(i => years[i] - years[i - 1] > 1).Select(i =>
            years[i] - years[i - 1] == 2 ? $"{years[i] - 1}" : $"{years[i - 1] + 1}-{years[i] - 1}").ToList();
        return new($"Zonder cijfer: {Phrases.List(named, true)}. De toets slaat die jaren over en telt de tussentijd mee.",
            $"Without a figure: {Phrases.List(named, false)}. The test passes over these years and counts the time between.");
    }

    /// <summary>Said where a test leaves bounded years out.</summary>
    public static Reading LeftOut(IReadOnlyList<int> years) => new(
        $"Niet meegeteld: {Phrases.List(years.Select(y => $"{y}"), true)}, waarvan het getal is afgeschermd. Deze toets kan met grenzen "
            + $"niet rekenen, en weggelaten kleine getallen maken de rest te groot.",
        $"Left out: {Phrases.List(years.Select(y => $"{y}"), false)}, of which the number is suppressed. This test cannot reckon with "
            + $"bounds, and small numbers left out make the rest too large.");

    /// <summary>Said where a test weighs every value that bounded years can have.</summary>
    public static Reading Weighed(IReadOnlyList<YearBounds> bounds)
    {
        string All(bool nl) => Phrases.List(bounds.OrderBy(b => b.Year).Select(b =>
            $"{b.Year} ({Phrases.Short(b.Low, nl)} {(nl ? "tot" : "to")} {Phrases.Short(b.High, nl)})"), nl);
        return new($"Afgeschermd en alleen tussen grenzen bekend: {All(true)}. De schatting ligt midden tussen wat mogelijk is; interval "
            + $"en p gelden voor elk getal binnen die grenzen.",
            $"Suppressed and known only between bounds: {All(false)}. The estimate lies halfway what is possible; interval and p hold for "
                + $"every number within the bounds.");
    }
}
