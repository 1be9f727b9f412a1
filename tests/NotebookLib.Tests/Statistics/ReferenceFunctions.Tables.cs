using NotebookLib.Statistics;

namespace NotebookLib.Tests.Statistics;

using Fields = Dictionary<string, object?>;

internal static partial class ReferenceFunctions
{
    private static Fields Independence(Inputs i)
    {
        var t = ChiSquareIndependence.Of(i.Table("table"));
        return new()
        {
            ["statistic"] = t.Statistic, ["df"] = t.Df, ["p"] = Math.Exp(t.LnP), ["ln_p"] = t.LnP, ["n"] = t.N, ["cramers_v"] = t.CramersV,
            ["cramers_v_bias_corrected"] = t.CramersVCorrected, ["expected"] = Rows(t.Expected),
                ["pearson_residuals"] = Rows(t.PearsonResiduals),
            ["adjusted_residuals"] = Rows(t.AdjustedResiduals), ["min_expected"] = t.MinExpected,
                ["share_expected_below_5"] = t.ShareBelow5,
            ["dropped"] = new Fields { ["rows"] = t.EmptyRows, ["cols"] = t.EmptyColumns }, ["cramers_v_ci95"] = Pair(t.CramersVInterval),
            ["yates"] = new Fields { ["statistic"] = t.Yates, ["p"] = Math.Exp(t.LnPYates) }, ["note"] = t.Degenerate ? "degenerate" : null,
        };
    }

    private static Fields Likelihood(Inputs i)
    {
        var t = GTest.Of(i.Table("table"));
        return new() { ["statistic"] = t.Statistic, ["df"] = t.Df, ["p"] = Math.Exp(t.LnP), ["ln_p"] = t.LnP, ["n"] = t.N };
    }

    private static Fields Fit(Inputs i)
    {
        var t = ChiSquareFit.Of(i.Counts("observed"), i.NumbersOrNull("probabilities"));
        return new() { ["statistic"] = t.Statistic, ["df"] = t.Df, ["p"] = Math.Exp(t.LnP), ["ln_p"] = t.LnP, ["n"] = t.N,
            ["cohens_w"] = t.CohensW, ["expected"] = t.Expected };
    }

    private static Fields FisherTwoByTwo(Inputs i)
    {
        var t = Fisher2x2.Of(i.Table("table"));
        return new()
        {
            ["p_two_sided"] = Math.Exp(t.LnP), ["p_less"] = Math.Exp(t.LnPLess), ["p_greater"] = Math.Exp(t.LnPGreater),
                ["ln_p_two_sided"] = t.LnP,
            ["odds_ratio_sample"] = t.OddsRatioSample, ["odds_ratio_conditional"] = t.OddsRatio, ["ci95"] = Pair(t.Interval()), ["n"] = t.N,
            ["note_value"] = t.Degenerate ? "one table only" : null,
        };
    }

    private static Fields FisherLarger(Inputs i)
    {
        var t = FisherRxC.Of(i.Table("table"));
        Assert.True(t.Exact, "The enumeration ran out of its budget.");
        return new() { ["p"] = Math.Exp(t.LnP), ["n"] = t.N };
    }

    private static Fields Effects(Inputs i)
    {
        var t = Effects2x2.Of(i.Table("table"));
        return new()
        {
            ["odds_ratio_raw"] = t.OddsRatioRaw, ["odds_ratio"] = t.OddsRatio, ["odds_ratio_ci95"] = Pair(t.OddsRatioInterval),
                ["risk_ratio"] = t.RiskRatio,
            ["risk_ratio_ci95"] = Pair(t.RiskRatioInterval), ["risk_difference"] = t.RiskDifference,
                ["risk_difference_ci95_wald"] = Pair(t.RiskDifferenceInterval),
            ["phi"] = t.Phi, ["haldane_anscombe"] = t.Corrected, ["n"] = t.N,
        };
    }

    private static Fields Change(Inputs i)
    {
        var t = McNemar.Of(i.Table("table"));
        return new()
        {
            ["statistic"] = t.Statistic, ["df"] = 1, ["p"] = Math.Exp(t.LnP), ["statistic_cc"] = t.StatisticCorrected,
                ["p_cc"] = Math.Exp(t.LnPCorrected),
            ["p_exact"] = Math.Exp(t.LnPExact), ["p_mid"] = t.PMid, ["b"] = t.B, ["c"] = t.C, ["discordant"] = t.Discordant,
                ["odds_ratio"] = t.OddsRatio, ["n"] = t.N,
        };
    }

    private static Fields Strata(Inputs i)
    {
        var t = CochranMantelHaenszel.Of(i.Tables("strata"));
        return new()
        {
            ["statistic"] = t.Statistic, ["df"] = 1, ["p"] = Math.Exp(t.LnP), ["statistic_cc"] = t.StatisticCorrected,
                ["p_cc"] = Math.Exp(t.LnPCorrected),
            ["common_or"] = t.CommonOddsRatio, ["ci95"] = Pair(t.Interval), ["crude_or"] = t.CrudeOddsRatio,
                ["stratum_or"] = t.StratumOddsRatios,
            ["crude_risk_difference"] = t.CrudeRiskDifference, ["stratum_risk_difference"] = t.StratumRiskDifferences, ["n"] = t.N,
        };
    }

    private static Fields OrderedShares(Inputs i)
    {
        var t = CochranArmitage.Of(i.Counts("x"), i.Counts("n"), i.NumbersOrNull("scores"));
        return new()
        {
            ["statistic"] = t.Statistic, ["df"] = 1, ["p"] = Math.Exp(t.LnP), ["z"] = t.Z, ["p_increasing"] = Math.Exp(t.LnPIncreasing),
                ["slope_per_score"] = t.Slope, ["n"] = t.N,
        };
    }

    private static Fields ManyShares(Inputs i)
    {
        var t = KProportions.Of(i.Counts("x"), i.Counts("n"));
        return new() { ["statistic"] = t.Statistic, ["df"] = t.Df, ["p"] = Math.Exp(t.LnP), ["estimates"] = t.Estimates, ["n"] = t.N };
    }

    private static Fields RateRatio(Inputs i)
    {
        var t = PoissonRateRatio.Of(i.Count("x1"), i.Number("t1"), i.Count("x2"), i.Number("t2"));
        return new()
        {
            ["rate_ratio"] = t.Ratio, ["p_two_sided"] = Math.Exp(t.LnP), ["p_greater"] = Math.Exp(t.LnPGreater),
                ["p_less"] = Math.Exp(t.LnPLess),
            ["ci95_exact"] = Pair(t.Exact), ["ci95_wald"] = Pair(t.Wald), ["n_events"] = t.Events,
        };
    }

    private static Fields Rate(Inputs i)
    {
        var t = PoissonRate.Of(i.Count("x"), i.Number("t", 1), i.Number("r0", 1));
        return new() { ["rate"] = t.Rate, ["p_two_sided"] = Math.Exp(t.LnP), ["ci95"] = Pair(t.Interval) };
    }

    private static Fields Suppressed(Inputs i)
    {
        var t = SuppressedCells.Of(i.TableWithGaps("table"), i.Count("min", 1), i.Count("max", 4), i.Totals("row_totals"),
            i.Totals("col_totals"));
        static double[] Ends((double Low, double High) range) => [range.Low, range.High];
        return new()
        {
            ["feasible"] = t.Feasible, ["note_value"] = t.Feasible == 0 ? "no completion"
                : null, ["grand_total"] = new[] { t.GrandTotal.Low, t.GrandTotal.High },
            ["cell_bounds"] = Enumerable.Range(0, t.CellBounds.GetLength(0)).Select(r => Enumerable.Range(0, t.CellBounds.GetLength(1))
                .Select(c => new[] { t.CellBounds[r, c].Low, t.CellBounds[r, c].High })),
            ["chi2_range"] = Ends(t.ChiSquare), ["chi2_p_range"] = Ends(t.ChiSquareP), ["fisher_p_range"] = Ends(t.FisherP),
            ["row1_share_range"] = Ends(t.FirstRowShare), ["risk_ratio_range"] = Ends(t.RiskRatio),
        };
    }

    private static IEnumerable<double[]> Rows(double[,] table) =>
        Enumerable.Range(0, table.GetLength(0)).Select(r => Enumerable.Range(0, table.GetLength(1)).Select(c => table[r, c]).ToArray());
}
