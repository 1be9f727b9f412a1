namespace NotebookLib.Statistics;

/// <summary>What shares say in words: pupils and percentage points.</summary>
internal static class ShareReadings
{
    public static Assumption Independent { get; } = new(new("de leerlingen tellen los van elkaar", "pupils count independently"),
        Holds.NotCheckable,
        new("leerlingen van één school of gezin lijken op elkaar; dan is de onzekerheid groter dan hier staat",
            "pupils of one school or family resemble each other; the uncertainty is then larger than shown"));

    public static Reading NoVariation { get; } =
        Degenerate.OneOutcome("Alle aandelen zijn 0 procent, of alle zijn 100 procent. De toets heeft dan niets te onderscheiden; kijk "
        + "naar het interval.",
        "All shares are 0 percent, or all are 100 percent. The test has nothing to tell apart; look at the interval.");

    public static Assumption Expected(double smallest) => new(new("verwachte aantallen van minstens 5", "expected counts of at least 5"),
        smallest >= 5 ? Holds.Yes : Holds.No,
        new($"het kleinste is {Phrases.Number(smallest, 1, true)}", $"the smallest is {Phrases.Number(smallest, 1, false)}"));

    public static Effect CohensH(double h) => Effect.Ruled("Cohen's h", h, null, "Cohen 1988", 0.2, 0.5, 0.8);

    public static Reading VersusFixed(Share share, double p0, Interval interval, double p)
    {
        var range = Phrases.Range(interval, Unit.Percent);
        double d = 100 * (share.Value - p0);
        string Size(bool nl) => d == 0 ? (nl ? "precies gelijk" : "exactly equal")
            : $"{Phrases.Number(Math.Abs(d), 1, nl)} {(nl ? "procentpunt" : "percentage points")} "
                + $"{(d > 0 ? (nl ? "hoger" : "higher") : (nl ? "lager" : "lower"))}";
        return Reading.Join(
            new($"Vergeleken: {share.Text(true)} met een aandeel van {Phrases.Number(100 * p0, 1,
                true)} %. Het aandeel is {Size(true)}; {range.Nl}.",
                $"Compared: {share.Text(false)} with a share of {Phrases.Number(100 * p0, 1,
                    false)}%. The share is {Size(false)}; {range.En}."),
            Phrases.Open(interval, p0), Phrases.Chance(p, share.Coverage), Phrases.NotCause);
    }

    public static Reading Versus(Share a, Share b, Interval interval, double p, Coverage coverage)
    {
        var range = Phrases.Range(interval, Unit.PercentagePoints);
        return Reading.Join(Compared(a, b), new(Sentence(a, b, true) + $"; {range.Nl}.", Sentence(a, b, false) + $"; {range.En}."),
            Phrases.Open(interval, 0), Phrases.Chance(p, coverage), Phrases.NotCause);
    }

    public static Reading EquivalentToNorm(Share share, double norm, double margin, Interval interval, double lnP)
    {
        var range = Phrases.Range(interval, Unit.Percent);
        string Norm(bool nl) => $"{Unit.Percent.Show(norm, nl)} ± {Unit.PercentagePoints.Show(margin, nl)}";
        return Reading.Join(new($"Vergeleken: {share.Text(true)} met {Norm(true)}; {range.Nl}.",
                $"Compared: {share.Text(false)} with {Norm(false)}; {range.En}."),
            lnP < Math.Log(0.05) ? new("Het hele interval ligt binnen de marge: gelijk aan de norm, op die marge na.",
                "The whole interval lies within the margin: the same as the norm, up to that margin.")
                : new("Het interval steekt buiten de marge: of het gelijk is aan de norm, blijft open.",
                    "The interval reaches beyond the margin: whether it equals the norm stays open."),
            Phrases.Chance(Math.Exp(lnP), share.Coverage), Phrases.NotCause);
    }

    public static Reading Equivalent(Share a, Share b, EquivalentProportions test, double margin, Coverage coverage)
    {
        var range = Phrases.Range(test.ScoreInterval, Unit.PercentagePoints);
        var inside = test.LnPScore < Math.Log(0.05);
        string nl = Phrases.Number(100 * margin, 1, true), en = Phrases.Number(100 * margin, 1, false);
        return Reading.Join(Compared(a, b), new(Sentence(a, b, true) + $"; {range.Nl}.", Sentence(a, b, false) + $"; {range.En}."),
            inside ? new($"Het interval ligt binnen de afgesproken grens van {nl} procentpunt: de aandelen zijn gelijk binnen die grens.",
                $"The interval lies within the agreed margin of {en} percentage points: the shares are the same within that margin.")
                : test.ScoreInterval.Low > margin || test.ScoreInterval.High < -margin
                    ? new($"Het interval ligt helemaal buiten de afgesproken grens van {
                        nl} procentpunt: de aandelen verschillen meer dan die grens.",
                        $"The interval lies wholly outside the agreed margin of {
                        en} percentage points: the shares differ by more than that margin.")
                : test.ScoreInterval.Low > 0 || test.ScoreInterval.High < 0
                    ? new($"Het interval ligt niet binnen de afgesproken grens van {
                        nl} procentpunt: dat de aandelen gelijk zijn is niet aangetoond. Dat ze verschillen is wel aangetoond; of het meer is dan de grens, blijft open.", $"The interval does not lie within the agreed margin of {en} percentage points: it is not shown that the shares are the same. That they differ is shown; whether by more than the margin stays open.")
                : new($"Het interval ligt niet binnen de afgesproken grens van {
                    nl} procentpunt: dat de aandelen gelijk zijn is niet aangetoond, en dat ze verschillen ook niet.",
                    $"The interval does not lie within the agreed margin of {
                    en} percentage points: it is not shown that the shares are the same, nor that they differ."),
            Phrases.Chance(Math.Exp(test.LnPScore), coverage), Phrases.NotCause);
    }

    private static Reading Compared(Share a, Share b)
    {
        var decimals = 1; // shares that differ should not print alike
        while (decimals < 4 && a.Value != b.Value && Phrases.Number(100 * a.Value, decimals, true) == Phrases.Number(100 * b.Value,
            decimals, true))
        {
            decimals++;
        }
        return new($"Vergeleken: {a.Text(true, decimals)} met {b.Text(true, decimals)}.",
            $"Compared: {a.Text(false, decimals)} with {b.Text(false, decimals)}.");
    }

    private static string Sentence(Share a, Share b, bool nl)
    {
        var d = a.Value - b.Value;
        if (d == 0)
        {
            return nl ? "De aandelen zijn precies gelijk" : "The shares are exactly equal";
        }
        var points = Phrases.Number(100 * Math.Abs(d), 1, nl);
        var per = Math.Abs(d) >= 0.001 ? 1000 : 100_000;
        var people = Phrases.Number(per * Math.Abs(d), 0, nl);
        return nl
            ? $"Het eerste aandeel is {points} procentpunt {(d > 0 ? "hoger" : "lager")}: {people} {(d > 0 ? "meer" : "minder")} op elke "
                + $"{Phrases.Count(per, true)}"
            : $"The first share is {points} percentage points {(d > 0 ? "higher" : "lower")}: {people} {(d > 0 ? "more" : "fewer")} in "
                + $"every {Phrases.Count(per, false)}";
    }
}
