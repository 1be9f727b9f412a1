namespace NotebookLib.Statistics;

/// <summary>What comparisons of series say in words.</summary>
internal static class PairReadings
{
    public static Reading Few(int years) => new($"Een gemiddelde van {years} jaren: lees dit als beschrijving.",
        $"A mean of {years} years: read this as a description.");

    public static Assumption Neighbours(double guarded)
    {
        string Bound(bool nl) => Phrases.Number(guarded, 2, nl).TrimEnd('0').TrimEnd(',', '.');
        return new(guarded == 0 ? new("buurjaren hangen niet samen", "neighbouring years are not correlated")
            : new($"buurjaren lijken niet sterker op elkaar dan {Bound(true)}",
                $"neighbouring years are not correlated beyond {Bound(false)}"), Holds.NotCheckable,
            new("met zo weinig jaren is dat niet te zien", "so few years do not show that"));
    }

    public static IEnumerable<Reading> OneOnly(int[] years) => years.Length == 0 ? []
        : [new($"Niet meegeteld, want maar één van beide reeksen heeft een cijfer: {Phrases.List(years.Select(y => $"{y}"), true)}.",
            $"Left out, because only one of both series has a figure: {Phrases.List(years.Select(y => $"{y}"), false)}.")];

    public static Reading Versus(Series one, Series other, int[] years, YearContrast model, Unit unit, Interval? interval)
    {
        string Size(bool nl) => unit.Show(Math.Abs(model.Estimate), nl);
        var said = model.Estimate == 0 ? new Reading("Gemiddeld is er geen verschil", "On average there is no difference")
            : new($"{one.Name} ligt gemiddeld {Size(true)} {(model.Estimate > 0 ? "hoger" : "lager")}",
                $"{one.Name} lies {Size(false)} {(model.Estimate > 0 ? "higher" : "lower")} on average");
        return Reading.Join(
            new($"Vergeleken: {one.Name} met {other.Name}, jaar voor jaar ({model.N} jaar, {years[0]}-{years[^1]}).",
                $"Compared: {one.Name} with {other.Name}, year by year ({model.N} years, {years[0]}-{years[^1]})."),
            TurnReadings.Sentence(said, interval, unit), Phrases.Open(interval, 0), Phrases.Chance(Math.Exp(model.LnP), one.Coverage),
            Phrases.NotCause);
    }

    public static Reading BeforeAfter(Series one, Series control, int[] years, int year, YearContrast model, Unit unit, Interval? interval)
    {
        string Size(bool nl) => unit.Show(Math.Abs(model.Estimate), nl);
        var said = model.Estimate == 0
            ? new Reading($"Vanaf {year} veranderde het verschil niet", $"From {year} on the difference did not change")
            : new($"Vanaf {year} ligt {one.Name} {Size(true)} {(model.Estimate > 0 ? "hoger" : "lager")} naast {control.Name} dan ervoor",
                $"From {year} on {one.Name} lies {Size(false)} {(model.Estimate > 0 ? "higher" : "lower")} beside {control.Name} than "
                    + $"before");
        return Reading.Join(
            new($"Vergeleken: {one.Name} met {control.Name}, voor en vanaf {year} ({years[0]}-{years[^1]}).",
                $"Compared: {one.Name} with {control.Name}, before and from {year} on ({years[0]}-{years[^1]})."),
            TurnReadings.Sentence(said, interval, unit), Phrases.Open(interval, 0), Phrases.Chance(Math.Exp(model.LnP), one.Coverage),
            TurnReadings.Whatever);
    }

    public static Reading Equivalent(Series series, int[] years, YearContrast model, double value, double margin, Interval? interval,
        double lnP)
    {
        var unit = series.Unit;
        string Norm(bool nl) => $"{unit.Show(value, nl)} ± {unit.Show(margin, nl)}";
        var said = new Reading($"Het gemiddelde is {unit.Show(model.Estimate)}", $"The mean is {unit.Show(model.Estimate, false)}");
        return Reading.Join(
            new($"Vergeleken: het gemiddelde van {series.Name} ({years[0]}-{years[^1]}) met {Norm(true)}.",
                $"Compared: the mean of {series.Name} ({years[0]}-{years[^1]}) with {Norm(false)}."),
            TurnReadings.Sentence(said, interval, unit),
            double.IsNaN(lnP) ? Reading.Empty : lnP < Math.Log(0.05)
                ? new("Het hele interval ligt binnen de marge: gelijk, op die marge na.", "The whole interval lies within the margin: the "
                    + "same, up to that margin.")
                : new("Het interval steekt buiten de marge: of het gelijk is, blijft open.", "The interval reaches beyond the margin: "
                    + "whether they are the same stays open."),
            Phrases.Chance(Math.Exp(lnP), series.Coverage), Phrases.NotCause);
    }

    public static Assumption Exchangeable { get; } = new(new("elk gebied had op elke plaats kunnen staan",
        "every area could have had any place"), Holds.NotCheckable, new("gebieden verschillen in grootte en samenstelling; vergelijk "
        + "liever met gebieden die erop lijken", "areas differ in size and mix; rather compare with areas like it"));

    public static IEnumerable<Reading> AmongWarnings(int others, string[] absent, int bounded, int year)
    {
        yield return new("De gebieden zijn geen steekproef: ze staan er allemaal. De p-waarde zegt hoe zeldzaam zo'n plaats hier is.",
            "The areas are no sample: all are there. The p-value says how rare such a place is in this row.");
        if (2.0 / (others + 1) > 0.05)
        {
            yield return new($"Met {others} andere gebieden kan p niet onder {Phrases.P(2.0 / (others + 1), true)} komen.",
                $"With {others} other areas p cannot be below {Phrases.P(2.0 / (others + 1), false)}.");
        }
        if (absent.Length > 0)
        {
            yield return new($"Zonder cijfer in {year}, en daarom niet in de rij: {Phrases.List(absent, true)}.",
                $"Without a figure in {year}, and so not in the row: {Phrases.List(absent, false)}.");
        }
        if (bounded > 0)
        {
            yield return new($"Van {bounded} andere is het getal afgeschermd; de plaats en p gelden voor elk getal dat het kan zijn.",
                $"Of {bounded} others the number is suppressed; place and p hold for every number it can be.");
        }
    }

    public static Reading Among(Series one, int year, int others, (int Best, int Last) place, double value, double middle, Unit unit,
        Interval interval, double p)
    {
        var size = value - middle;
        string Place(bool nl) => place.Best == place.Last ? $"{place.Last}"
            : $"{place.Best} {(nl ? "tot" : "to")} {place.Last}";
        var said = size == 0 ? new Reading("Het ligt precies in het midden van de andere", "It lies exactly in the middle of the others")
            : new($"Het ligt {unit.Show(Math.Abs(size))} {(size > 0 ? "boven" : "onder")} het midden van de andere",
                $"It lies {unit.Show(Math.Abs(size), false)} {(size > 0 ? "above" : "below")} the middle of the others");
        return Reading.Join(
            new($"Vergeleken: {one.Name} in {year} met {others} andere gebieden. Van hoog naar laag is het plaats {Place(true)} van {others
                + 1}.", $"Compared: {one.Name} in {year} with {others} other areas. From high to low it has place {Place(false)} of {others
                + 1}."),
            double.IsInfinity(interval.Low) ? new(said.Nl + ".", said.En + ".") : TurnReadings.Sentence(said, interval, unit),
            Phrases.Open(interval, 0),
            new($"Zo ver van het midden, of verder, ligt een willekeurig gebied uit deze rij met kans {Phrases.P(p, true)}.",
                $"An area of this row, taken at random, lies as far from the middle or further with probability {Phrases.P(p, false)}."),
            Phrases.NotCause);
    }

    /// <summary>How far a difference already drifted before the year.</summary>
    /// <param name="Before">The slope of the differences before the year; null where too few years show none.</param>
    /// <param name="Span">The years between the middles of before and after.</param>
    public sealed record Drift(YearContrast? Before, double Span)
    {
        public static Drift Of(int[] years, double[] low, double[] high, int year, double autocorrelation)
        {
            var before = years.Count(y => y < year);
            var slope = new YearContrast(years[..before], low[..before], high[..before], autocorrelation,
                ("time", i => (double)years[i] - years[0]));
            return new(slope, years[before..].Average(y => (double)y) - years[..before].Average(y => (double)y));
        }

        public Assumption Assumed(Unit perYear)
        {
            var name = new Reading("beide zouden zonder de verandering gelijk op zijn gegaan", "both would have gone on in parallel");
            if (Before is null || Before.None)
            {
                return new(name, Holds.NotCheckable, new("de jaren ervoor laten geen spreiding zien", "the years before show no spread"));
            }
            string P(bool nl) => Phrases.P(Math.Exp(Before.LnP), nl) is var p && p.StartsWith('<') ? "p " + p : "p = " + p;
            return new(name, Before.LnP < Math.Log(0.05) ? Holds.No : Holds.Doubtful,
                new($"ervoor liepen ze {perYear.Show(Before.Estimate)} uiteen ({P(true)}, {Before.N} jaren)",
                    $"before they drifted by {perYear.Show(Before.Estimate, false)} ({P(false)}, {Before.N} years)"));
        }

        public IEnumerable<Reading> Warns(double estimate, Unit unit)
        {
            var carried = (Before?.Estimate ?? 0) * Span;
            return estimate == 0 || carried / estimate < 0.5 ? []
                : [new($"Ook voor dat jaar liepen de reeksen al uiteen. Gaat dat zo door, dan geeft dat alleen al {unit.Show(carried)}: de "
                    + $"helft van de uitkomst of meer.", $"The series drifted apart before that year too. Carried on, that alone gives {
                    unit.Show(carried, false)}: half of the outcome or more.")];
        }
    }
}
