namespace NotebookLib.Statistics;

/// <summary>What groups say in words.</summary>
internal static class GroupReadings
{
    public static Reading NoVariation { get; } = Degenerate.OneOutcome("Alle waarden zijn gelijk.", "All values are equal.");

    public static Interval? Known(Interval interval) => double.IsNaN(interval.Low) ? null : interval;

    public static Effect Cliff(CliffsDelta delta) =>
        Effect.Ruled("Cliff's delta", delta.Delta, Known(delta.Interval()), "Romano et al. 2006", 0.147, 0.33, 0.474);

    public static IReadOnlyList<Reading> RankWarnings(bool equal, double smallest)
    {
        List<Reading> warnings = equal ? [NoVariation] : [];
        if (smallest > 0.05)
        {
            warnings.Add(new($"Met zo weinig waarnemingen kan p nooit kleiner zijn dan {Phrases.Number(smallest, 3,
                true)}: de toets kan hier niets aantonen.",
                $"With so few observations p can never be below {Phrases.Number(smallest, 3,
                false)}: the test cannot show anything here."));
        }
        return warnings;
    }

    public static Reading TwoByRank(Groups groups, CliffsDelta delta, double p)
    {
        double higher = Math.Round(delta.Higher), lower = Math.Round(delta.Lower);
        double pairs = groups.Values[0].Count * (double)groups.Values[1].Count;
        string Percent(double v, bool nl) => Phrases.Number(100 * v / pairs, 0, nl) + (nl ? " %" : "%");
        var range = Known(delta.Interval()) is { } known ? Phrases.Range(known, Unit.None) : Reading.Empty;
        return Reading.Join(Compared(groups),
            new($"Zet men elke waarneming van de eerste groep naast elke van de tweede, dan is de eerste hoger in {Percent(higher,
                true)} en lager in {Percent(lower, true)} van de paren.",
                $"Setting every observation of the first group beside every one of the second, the first is higher in {Percent(higher,
                false)} and lower in {Percent(lower, false)} of the pairs."),
            range.Nl.Length == 0 ? Reading.Empty
                : new($"Het overwicht (Cliffs delta, van −1 tot 1) is {Phrases.Number(delta.Delta, 2, true)}; {range.Nl}.",
                $"The dominance (Cliff's delta, from −1 to 1) is {Phrases.Number(delta.Delta, 2, false)}; {range.En}."),
            Phrases.NoProofOfSame(p), Phrases.Chance(p, groups.Coverage), Phrases.NotCause);
    }

    public static Reading Equivalent(Groups groups, double difference, double margin, Interval? interval, double lnP)
    {
        var unit = groups.Unit;
        return Reading.Join(Compared(groups), TurnReadings.Sentence(
                new($"Het eerste gemiddelde min het tweede is {unit.Show(difference)}, met een marge van {unit.Show(margin)}",
                    $"The first mean minus the second is {unit.Show(difference, false)}, with a margin of {unit.Show(margin, false)}"),
                interval, unit),
            double.IsNaN(lnP) ? Reading.Empty : lnP < Math.Log(0.05)
                ? new("Het hele interval ligt binnen de marge: gelijk, op die marge na.", "The whole interval lies within the margin: the "
                    + "same, up to that margin.")
                : new("Het interval steekt buiten de marge: of het gelijk is, blijft open.", "The interval reaches beyond the margin: "
                    + "whether they are the same stays open."),
            Phrases.Chance(Math.Exp(lnP), groups.Coverage), Phrases.NotCause);
    }

    public static Reading Means(Groups groups, double difference, Interval? interval, double p, bool means = true)
    {
        var range = interval is { } known ? Phrases.Range(known, groups.Unit) : Reading.Empty;
        string Size(bool nl) => !means ? (nl ? $"De toetsgrootheid is {Phrases.Number(difference, 2, true)}"
            : $"The statistic is {Phrases.Number(difference, 2, false)}")
            : difference == 0 ? (nl ? "De gemiddelden zijn gelijk" : "The means are equal")
            : nl ? $"Het eerste gemiddelde is {groups.Unit.Show(Math.Abs(difference))} {(difference > 0 ? "hoger" : "lager")}"
                : $"The first mean is {groups.Unit.Show(Math.Abs(difference), false)} {(difference > 0 ? "higher" : "lower")}";
        return Reading.Join(Compared(groups), range.Nl.Length > 0 ? new($"{Size(true)}; {range.Nl}.", $"{Size(false)}; {range.En}.")
            : new(Size(true) + ".", Size(false) + "."),
            interval is null ? Phrases.NoProofOfSame(p) : Phrases.Open(interval, 0), Phrases.Chance(p, groups.Coverage), Phrases.NotCause);
    }

    public static Reading Many(Groups groups, double[] centres, string nl, string en, double p)
    {
        string All(bool dutch) => Phrases.List(groups.Names.Select((name, i) => $"{name} {groups.Unit.Show(centres[i], dutch)}"), dutch);
        int high = Array.IndexOf(centres, centres.Max()), low = Array.IndexOf(centres, centres.Min());
        return Reading.Join(Compared(groups),
            new($"Het {nl} per groep: {All(true)}.".Replace("Het mediaan", "De mediaan", StringComparison.Ordinal),
                $"The {en} of each group: {All(false)}."),
            high == low ? Reading.Empty
                : new($"Het hoogst is {groups.Names[high]}, het laagst {groups.Names[low]}: {groups.Unit.Show(centres[high]
                - centres[low])} verschil.",
                $"Highest is {groups.Names[high]}, lowest {groups.Names[low]}: a difference of {groups.Unit.Show(centres[high]
                - centres[low], false)}."),
            Phrases.NoProofOfSame(p), Phrases.Chance(p, groups.Coverage), Phrases.NotCause);
    }

    public static Reading Pairs(Groups groups, double p)
    {
        int up = groups.Values[0].Zip(groups.Values[1]).Count(v => v.First > v.Second), down = groups.Values[0].Zip(groups.Values[1])
            .Count(v => v.First < v.Second), same = groups.Values[0].Count - up - down;
        return Reading.Join(
            new($"Vergeleken: {groups.Values[0]
                .Count} paren van {groups.Of}, {groups.Names[0]} naast {groups.Names[
                1]}. De eerste is hoger in {up}, lager in {down} en gelijk in {same} paren.",
                $"Compared: {groups.Values[0]
                .Count} pairs of {groups.Of}, {groups.Names[0]} beside {groups.Names[
                1]}. The first is higher in {up}, lower in {down} and equal in {same} pairs."),
            Phrases.NoProofOfSame(p), Phrases.Chance(p, groups.Coverage), Phrases.NotCause);
    }

    private static Reading Compared(Groups groups)
    {
        string All(bool nl) => Phrases.List(groups.Names.Select((name, i) => $"{name} ({groups.Values[i].Count} {groups.Of})"), nl);
        return new($"Vergeleken: {All(true)}.", $"Compared: {All(false)}.");
    }
}
