namespace NotebookLib.Statistics;

/// <summary>What tables say in words.</summary>
internal static class TableReadings
{
    public static Effect CramersV(ChiSquareIndependence chi, long[,] counts)
    {
        var (kept, rows, columns) = Cells.WithoutEmpty(counts);
        var root = Math.Sqrt(Math.Max(1, Math.Min(rows.Length, columns.Length) - 1));
        return Effect.Ruled("Cramér's V", chi.CramersV, chi.Degenerate ? null : chi.CramersVInterval, "Cohen 1988, w/√(k-1)",
            Math.Round(0.1 / root, 3), Math.Round(0.3 / root, 3), Math.Round(0.5 / root, 3));
    }

    public static Effect LandisKoch(CohenKappa kappa)
    {
        var k = kappa.Kappa;
        var (nl, en) = double.IsNaN(k) ? ("", "") : k < 0 ? ("slechter dan toeval", "poor") : k <= 0.2 ? ("gering", "slight") : k <= 0.4
            ? ("redelijk", "fair") : k <= 0.6 ? ("matig", "moderate") : k <= 0.8 ? ("aanzienlijk", "substantial")
            : ("bijna volledig", "almost perfect");
        return new("kappa", k, double.IsNaN(k) || kappa.StandardError == 0 ? null : kappa.Interval(),
            "Landis and Koch 1977: 0.2 slight, 0.4 fair, 0.6 moderate, 0.8 substantial", new(nl, en));
    }

    public static Reading Independence(Crosstab table, long[,] counts, ChiSquareIndependence chi, double p, Effect effect)
    {
        var totals = Cells.RowTotals(counts);
        string Shares(bool nl)
        {
            // two columns: the share of the first in every row; more: the largest departure from what the totals predict
            var rows = Enumerable.Range(0, table.Rows.Length).Where(i => totals[i] > 0);
            return Phrases.List(rows.Select(i => $"{table.Rows[i]} "
                + $"{Phrases.Number(100.0 * counts[i, 0] / totals[i], 1, nl)}{(nl ? " " : "")}% ({Phrases.Count(counts[i, 0], nl)} "
                + $"{(nl ? "van" : "of")} {Phrases.Count(totals[i], nl)})"), nl);
        }
        var compared = new Reading($"Vergeleken: het aandeel \"{table.Columns[0]}\" van de {table.Of}: {Shares(true)}.",
            $"Compared: the share \"{table.Columns[0]}\" of {table.Of}: {Shares(false)}.");
        if (chi.Degenerate)
        {
            return Reading.Join(compared, Phrases.NotCause);
        }
        var range = Phrases.Range(chi.CramersVInterval, Unit.None);
        return Reading.Join(compared, Largest(table, counts),
            new($"De samenhang (Cramérs V, van 0 tot 1) is {Phrases.Number(chi.CramersV, 2,
                true)}, {effect.Size!.Nl} volgens de vuistregel van Cohen; {range.Nl}.",
                $"The association (Cramér's V, from 0 to 1) is {Phrases.Number(chi.CramersV, 2,
                    false)}, {effect.Size!.En} by Cohen's rule of thumb; {range.En}."),
            Phrases.NoProofOfSame(p), Phrases.Chance(p, table.Coverage), Phrases.NotCause);
    }

    public static Reading Trend(Crosstab table, long[] x, long[] n, CochranArmitage test, Interval interval, double p)
    {
        var range = Phrases.Range(interval, Unit.PercentagePoints with { Decimals = 2 });
        string Ends(bool nl) =>
            $"{table.Rows[0]} {Phrases.Number(100.0 * x[0] / n[0], 1, nl)}{(nl ? " " : "")}%, {table.Rows[^1]} {Phrases.Number(100.0 * x[^1]
            / n[^1], 1, nl)}{(nl ? " " : "")}%";
        string size = Phrases.Number(Math.Abs(100 * test.Slope), 2, true), sizeEn = Phrases.Number(Math.Abs(100 * test.Slope), 2, false);
        return Reading.Join(
            new($"Vergeleken: het aandeel \"{table.Columns[0]}\" over {table.Rows.Length} geordende groepen ({Ends(true)}).",
                $"Compared: the share \"{table.Columns[0]}\" over {table.Rows.Length} ordered groups ({Ends(false)})."),
            test.Slope == 0 ? new("Het aandeel stijgt of daalt per saldo niet.", "On balance the share neither rises nor falls.")
                : new($"Per stap {(test.Slope > 0 ? "stijgt" : "daalt")} het aandeel {size} procentpunt; {range.Nl}.",
                    $"Per step the share {(test.Slope > 0 ? "rises" : "falls")} by {sizeEn} percentage points; {range.En}."),
            Phrases.Open(interval, 0), Phrases.Chance(p, table.Coverage), Phrases.NotCause);
    }

    public static Reading Change(Crosstab table, McNemar test)
    {
        var p = Math.Exp(test.LnPExact);
        return Reading.Join(
            new($"Vergeleken: dezelfde {Phrases.Count(test.N, true)} {table.Of} op twee momenten. Van \"{table.Rows[
                0]}\" naar \"{table.Columns[1]}\" gingen er {Phrases.Count(test.B, true)}, andersom {Phrases.Count(test.C,
                true)}; {Phrases.Count(test.N - test.Discordant, true)} veranderden niet.",
                $"Compared: the same {Phrases.Count(test.N, false)} {table.Of} at two moments. From \"{table.Rows[0]}\" to \"{table.Columns[
                    1]}\" went {Phrases.Count(test.B, false)}, the other way {Phrases.Count(test.C, false)}; {Phrases.Count(test.N
                    - test.Discordant, false)} did not change."),
            test.Discordant == 0 ? Reading.Empty : Range(test), Phrases.NoProofOfSame(p), Phrases.Chance(p, table.Coverage),
                Phrases.NotCause);
        static Reading Range(McNemar test)
        {
            var range = Phrases.Range(test.OddsRatioInterval, Unit.None);
            return new($"Op elke verandering terug komen er {Phrases.Number(test.OddsRatio, 2, true)} heen; {range.Nl}.",
                $"For every change back there are {Phrases.Number(test.OddsRatio, 2, false)} forth; {range.En}.");
        }
    }

    public static Reading Agreement(Crosstab table, CohenKappa kappa)
    {
        var first = new Reading($"Vergeleken: twee beoordelaars op {Phrases.Count(kappa.N,
            true)} {table.Of}. Zij zijn het eens in {Phrases.Number(100 * kappa.Observed, 1,
            true)} %; door toeval alleen was dat {Phrases.Number(100 * kappa.Expected, 1, true)} %.",
            $"Compared: two raters on {Phrases.Count(kappa.N, false)} {table.Of}. They agree in {Phrases.Number(100 * kappa.Observed, 1,
                false)}%; by chance alone that would be {Phrases.Number(100 * kappa.Expected, 1, false)}%.");
        if (double.IsNaN(kappa.Kappa))
        {
            return first;
        }
        var size = LandisKoch(kappa).Size!;
        var range = kappa.StandardError == 0 ? Reading.Empty : Phrases.Range(kappa.Interval(), Unit.None);
        string Rest(string text) => text.Length > 0 ? "; " + text : "";
        return Reading.Join(first,
            new($"Van wat toeval overlaat halen zij {Phrases.Number(kappa.Kappa, 2,
            true)} (kappa), {size.Nl} volgens de indeling van Landis en Koch{Rest(range.Nl)}.",
            $"Of what chance leaves they reach {Phrases.Number(kappa.Kappa, 2,
                false)} (kappa), {size.En} in the scale of Landis and Koch{Rest(range.En)}."),
            new("Dat zij het eens zijn zegt niet dat zij gelijk hebben.", "That they agree does not say that they are right."));
    }

    public static Reading Within(Crosstab table, CochranMantelHaenszel test, int strata, double p)
    {
        var range = Phrases.Range(test.Interval, Unit.None);
        string Points(double d, bool nl) => $"{Phrases.Number(100 * d, 1, nl)} {(nl ? "procentpunt" : "percentage points")}";
        return Reading.Join(
            new($"Vergeleken: \"{table.Rows[0]}\" met \"{table.Rows[1]}\" op het aandeel \"{table.Columns[
                0]}\", binnen {strata} groepen. Opgeteld is het verschil {Points(test.CrudeRiskDifference,
                true)}; binnen de groepen {Phrases.List(test.StratumRiskDifferences.Select(d => Points(d, true)), true)}.",
                $"Compared: \"{table.Rows[0]}\" with \"{table.Rows[1]}\" on the share \"{table.Columns[
                    0]}\", within {strata} strata. Added up the difference is {Points(test.CrudeRiskDifference,
                    false)}; within the strata {Phrases.List(test.StratumRiskDifferences.Select(d => Points(d, false)), false)}."),
            new($"De gezamenlijke odds ratio binnen de groepen is {Phrases.Number(test.CommonOddsRatio, 2, true)}; {range.Nl}.",
                $"The common odds ratio within the strata is {Phrases.Number(test.CommonOddsRatio, 2, false)}; {range.En}."),
            Phrases.Open(test.Interval, 1), Phrases.Chance(p, table.Coverage), Phrases.NotCause);
    }

    private static Reading Largest(Crosstab table, long[,] counts)
    {
        var expected = Cells.Expected(counts);
        var (row, column) = Enumerable.Range(0, table.Rows.Length * table.Columns.Length).Select(k =>
            (k / table.Columns.Length, k % table.Columns.Length)).MaxBy(k =>
            Math.Abs(counts[k.Item1, k.Item2] - expected[k.Item1, k.Item2]));
        var gap = counts[row, column] - expected[row, column];
        return Math.Abs(gap) < 0.05 ? new("De aantallen zijn precies wat de totalen voorspellen.",
            "The counts are exactly what the totals predict.")
            : new($"Het verst van wat de totalen voorspellen ligt \"{table.Rows[row]}\", \"{table.Columns[column]}\": {Phrases.Count(
                counts[row, column], true)} {table.Of}, {Phrases.Number(Math.Abs(gap), 1, true)} {(gap > 0 ? "meer"
                : "minder")} dan verwacht.",
                $"Furthest from what the totals predict is \"{table.Rows[row]}\", \"{table.Columns[column]}\": {Phrases.Count(counts[row,
                    column], false)} {table.Of}, {Phrases.Number(Math.Abs(gap), 1, false)} {(gap > 0 ? "more" : "fewer")} than expected.");
    }
}
