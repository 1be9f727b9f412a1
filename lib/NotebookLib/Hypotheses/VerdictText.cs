using NotebookLib.Statistics;

namespace NotebookLib.Hypotheses;

/// <summary>What a verdict says in words, always in the same ones.</summary>
internal static class VerdictText
{
    /// <summary>The whole text.</summary>
    public static Reading Reading(Verdict v) => Say(v, alone: true);

    /// <summary>The text under a card's own word and direction, which it does not repeat.</summary>
    public static Reading UnderWord(Verdict v) => Say(v, alone: false);

    private static Reading Say(Verdict v, bool alone)
    {
        var head = v.Stance switch
        {
            Stance.Supports => new Reading("De bronnen steunen de verwachting.", "The sources support the expectation."),
            Stance.Contradicts => new("De bronnen weerspreken de verwachting.", "The sources contradict the expectation."),
            _ => new("Onbeslist. Dat is geen bewijs van het tegendeel.", "Undecided. That is no proof of the opposite."),
        };
        List<Reading> parts = alone ? [head, Counted(v), Unbounded(v)] : [Counted(v), Unbounded(v)];
        if (v.Stance == Stance.Undecided)
        {
            parts.AddRange(Why(v));
            parts.Add(alone && v.IsSeenBefore ? Direction(v) : NotebookLib.Statistics.Reading.Empty);
        }

        parts.Add(v.IsTriangulated || v.Origins < v.Registration.Hypothesis.MinimumSources ? NotebookLib.Statistics.Reading.Empty
            : new($"Met {Sources(v.Origins)} is dit geen triangulatie; daarvoor zijn er drie nodig.",
            $"With {v.Origins} of different origin this is no triangulation, which takes three."));
        parts.Add(LeaveOneOut(v));
        if (v.Count.Supports > 0 && v.Rivals.Where(r => r.Supported >= v.Count.Supports).Select(r => $"“{r.Rival.Name}”")
            .ToList() is { Count: > 0 } alike)
        {
            parts.Add(new($"Deze bronnen passen even goed bij {Phrases.List(alike, true)}; daartussen kiezen ze niet.",
                $"These sources fit {Phrases.List(alike, false)} as well and do not choose between them."));
        }

        return NotebookLib.Statistics.Reading.Join(parts);
    }

    public static string Sources(int count) => count == 1 ? "1 bron" : $"{count} bronnen van verschillende herkomst";

    private static Reading Counted(Verdict v)
    {
        var (yes, no, open) = v.Count;
        if (v.Origins == 1)
        {
            return yes == 1 ? new("Er is 1 bron, en die ligt helemaal binnen het verwachte gebied.",
                "There is one source, wholly inside the expected region.")
                : no == 1 ? new("Er is 1 bron, en die ligt helemaal buiten het verwachte gebied.",
                    "There is one source, wholly outside the expected region.")
                : new("Er is 1 bron, en die beslist niet.", "There is one source, and it does not decide.");
        }

        string[] nl = [.. new[] { (yes, "binnen"), (no, "buiten") }.Where(p => p.Item1 > 0).Select(p =>
            $"{p.Item1} {(p.Item1 == 1 ? "ligt" : "liggen")} helemaal {p.Item2} het verwachte gebied"), .. open > 0
            ? [$"{open} {(open == 1 ? "beslist" : "beslissen")} niet"] : Array.Empty<string>()];
        string[] en = [.. new[] { (yes, "inside"), (no, "outside") }.Where(p => p.Item1 > 0).Select(p =>
            $"{p.Item1} wholly {p.Item2} the expected region"), .. open > 0 ? [$"{open} undecided"] : Array.Empty<string>()];
        return new($"{char.ToUpperInvariant(Sources(v.Origins)[0])}{Sources(v.Origins)[1..]}: {Phrases.List(nl, true)}.",
            $"Sources of different origin: {v.Origins}; {Phrases.List(en, false)}.");
    }

    /// <summary>Whether an interval runs from minus to plus infinity: at this level there are too few observations for bounds.</summary>
    public static bool IsUnbounded(Interval? interval) => interval is { } i && double.IsNegativeInfinity(i.Low)
        && double.IsPositiveInfinity(i.High);

    private static Reading Unbounded(Verdict v)
    {
        string[] names = [.. v.Sources.Where(s => IsUnbounded(s.Interval)).Select(s => $"“{s.Finding.Source}”")];
        return names.Length == 0 ? NotebookLib.Statistics.Reading.Empty
            : new($"Bij {Phrases.List(names, true)} zijn er te weinig jaren of groepen voor een interval van {Level(v,
                true)}; {(names.Length == 1 ? "die bron kan" : "die bronnen kunnen")} dan niets beslissen.",
                $"With {Phrases.List(names, false)} there are too few years or groups for an interval of {Level(v,
                    false)}, so nothing is decided there.");
    }

    private static string Level(Verdict v, bool dutch) => Phrases.Number(100 * v.Level, 100 * v.Level % 1 == 0 ? 0 : 2, dutch)
        + (dutch ? " procent" : " percent");

    private static IEnumerable<Reading> Why(Verdict v)
    {
        var minimum = v.Registration.Hypothesis.MinimumSources;
        if (v.Registration.IsDraft)
        {
            yield return new("De verwachting is nog niet geregistreerd.", "The expectation is not registered yet.");
        }
        else if (v.Confirmatory < v.Origins)
        {
            yield return new(v.Confirmatory == 0
                ? "De cijfers waren al bekend toen de verwachting werd opgeschreven. Wat ze laten zien, telt daarom als achteraf."
                : $"Van {v.Origins - v.Confirmatory} waren de cijfers al bekend toen de verwachting werd opgeschreven; die tellen als "
                + $"achteraf.",
                v.Confirmatory == 0 ? "The figures were known when the expectation was written down, so they count as afterwards."
                    : $"Of {v.Origins - v.Confirmatory} the figures were known beforehand; they count as afterwards.");
        }

        if (v.Origins < minimum)
        {
            yield return new($"Nodig zijn er minstens {minimum} van verschillende herkomst; dat is vooraf afgesproken.",
                $"At least {minimum} sources of different origin were agreed beforehand.");
        }

        if (v.Count is { Supports: > 0, Contradicts: > 0 })
        {
            yield return new("De bronnen spreken elkaar tegen.", "The sources contradict each other.");
        }

    }

    private static Reading Direction(Verdict v)
    {
        var (yes, no, _) = v.Count;
        return yes > no ? new("Achteraf gezien wijst dit in de verwachte richting.",
            "Seen afterwards this points in the expected direction.")
            : no > yes ? new("Achteraf gezien wijst dit tegen de verwachting in.", "Seen afterwards this points against the expectation.")
            : new("Ook achteraf gezien is de richting niet duidelijk.", "Seen afterwards, too, the direction is not clear.");
    }

    private static Reading LeaveOneOut(Verdict v)
    {
        if (v.Origins == 1 || (v.Origins < v.Registration.Hypothesis.MinimumSources || v.Count is { Supports: > 0, Contradicts: > 0 }
            or { Supports: 0, Contradicts: 0 }) && v.Decisive.Count == 0)
        {
            return NotebookLib.Statistics.Reading.Empty;
        }

        return v.Decisive.Count == 0 ? new("Geen enkele bron is alleen beslissend: zonder een willekeurige bron blijft de richting gelijk.",
            "No single source decides: without any one of them the direction stays.")
            : v.Decisive.Count == v.Origins ? new("Elke bron is nodig: zonder één ervan zou de uitkomst anders zijn.",
                "Every source is needed: without one of them the outcome would be another.")
            : new($"Zonder {Phrases.List(v.Decisive.Select(d => $"“{d}”"), true).Replace(" en ", " of "
                + "zonder ", StringComparison.Ordinal)} zou de uitkomst anders zijn.",
                $"Without {Phrases.List(v.Decisive, false)} the outcome would be another.");
    }
}
