using NotebookLib.Statistics;

namespace NotebookLib.Tests.Statistics;

using Fields = Dictionary<string, object?>;

internal static partial class ReferenceFunctions
{
    private static Fields WelchTest(Inputs i)
    {
        var t = WelchT.Of(i.Numbers("x"), i.Numbers("y"));
        return new()
        {
            ["mean_difference"] = t.Welch.Estimate, ["statistic"] = t.Welch.Statistic, ["df"] = t.Welch.Df, ["p"] = Math.Exp(t.Welch.LnP),
                ["ln_p"] = t.Welch.LnP,
            ["ci95"] = Pair(t.Welch.Interval()), ["p_less"] = Math.Exp(t.Welch.LnPLess), ["p_greater"] = Math.Exp(t.Welch.LnPGreater),
            ["student"] = new Fields { ["statistic"] = t.Student.Statistic, ["df"] = t.Student.Df, ["p"] = Math.Exp(t.Student.LnP),
                ["ci95"] = Pair(t.Student.Interval()) },
            ["cohens_d"] = t.CohensD, ["hedges_g"] = t.HedgesG, ["n1"] = t.N1, ["n2"] = t.N2, ["cohens_d_ci95"] = Pair(t.CohensDInterval()),
                ["hedges_g_ci95"] = Pair(t.HedgesGInterval()),
        };
    }

    private static Fields PairedTest(Inputs i)
    {
        var t = OneSampleT.Paired(i.Numbers("x"), i.Numbers("y"));
        return new()
        {
            ["mean_difference"] = t.Test.Estimate, ["statistic"] = t.Test.Statistic, ["df"] = t.Test.Df, ["p"] = Math.Exp(t.Test.LnP),
                ["ci95"] = Pair(t.Test.Interval()),
            ["cohens_dz"] = t.CohensD, ["n"] = t.N,
        };
    }

    private static Fields OneSample(Inputs i)
    {
        var t = OneSampleT.Of(i.Numbers("x"), i.Number("mu", 0));
        return new() { ["mean"] = t.Test.Estimate, ["statistic"] = t.Test.Statistic, ["df"] = t.Test.Df, ["p"] = Math.Exp(t.Test.LnP),
            ["ci95"] = Pair(t.Test.Interval()), ["n"] = t.N };
    }

    private static Fields TostWelch(Inputs i)
    {
        var t = EquivalentMeans.Of(i.Numbers("x"), i.Numbers("y"), i.Number("low"), i.Number("high"));
        return new()
        {
            ["t_lower"] = t.Lower.Statistic, ["p_lower"] = Math.Exp(t.Lower.LnPGreater), ["t_upper"] = t.Upper.Statistic,
                ["p_upper"] = Math.Exp(t.Upper.LnPLess),
            ["p"] = Math.Exp(t.LnP), ["df"] = t.Lower.Df, ["ci90"] = Pair(t.Interval()), ["mean_difference"] = t.Lower.Estimate,
        };
    }

    private static Fields Anova(Inputs i)
    {
        var t = AnovaOneWay.Of(i.Rows("groups"));
        return new()
        {
            ["statistic"] = t.F, ["df_between"] = t.DfBetween, ["df_within"] = t.DfWithin, ["p"] = Math.Exp(t.LnP),
                ["ss_between"] = t.Between, ["ss_within"] = t.Within,
            ["eta_squared"] = t.EtaSquared, ["omega_squared"] = t.OmegaSquared, ["n"] = t.N,
            ["welch"] = new Fields { ["statistic"] = t.WelchF, ["df1"] = t.DfBetween, ["df2"] = t.WelchDf, ["p"] = Math.Exp(t.LnPWelch) },
        };
    }

    private static Fields NistAnova(Inputs i)
    {
        var t = AnovaOneWay.Of(i.Rows("groups"));
        return new()
        {
            ["df_between"] = t.DfBetween, ["ss_between"] = t.Between, ["ms_between"] = t.Between / t.DfBetween, ["f"] = t.F,
                ["df_within"] = t.DfWithin, ["ss_within"] = t.Within,
            ["ms_within"] = t.MeanSquareWithin, ["r_squared"] = t.EtaSquared, ["residual_sd"] = Math.Sqrt(t.MeanSquareWithin),
        };
    }

    private static Fields NistUnivariate(Inputs i)
    {
        var y = i.Numbers("y");
        return new() { ["mean"] = Describe.Mean(y), ["sd"] = Math.Sqrt(Describe.Variance(y)),
            ["autocorrelation_lag1"] = Describe.Autocorrelation(y, 1) };
    }

    private static Fields RankSumTest(Inputs i)
    {
        var t = MannWhitney.Of(i.Numbers("x"), i.Numbers("y"));
        return new()
        {
            ["u1"] = t.U1, ["u2"] = t.U2, ["n1"] = t.N1, ["n2"] = t.N2, ["ties"] = t.Ties, ["rank_biserial"] = t.RankBiserial,
                ["cliffs_delta"] = t.RankBiserial,
            ["prob_superiority"] = t.Superiority, ["hodges_lehmann"] = t.HodgesLehmann, ["z_cc"] = t.ZCorrected,
                ["p_asymptotic_cc"] = Math.Exp(t.LnPCorrected),
            ["p_asymptotic"] = Math.Exp(t.LnPAsymptotic), ["p_exact"] = t.PExact, ["p_exact_less"] = t.PExactLess,
                ["p_exact_greater"] = t.PExactGreater,
            ["p_exact_twice_tail"] = t.PExact, ["p_exact_absdev"] = t.PExactDistance, ["p_exact_coin"] = t.PExactDistance,
                ["assignments"] = t.Assignments,
            ["hl_ci95"] = Pair(t.HodgesLehmannInterval()),
        };
    }

    private static Fields SignedRank(Inputs i)
    {
        var t = WilcoxonSignedRank.Of(i.Numbers("x"), i.Numbers("y"));
        return new()
        {
            ["v"] = t.V, ["n_used"] = t.N, ["n_zero"] = t.Zeros, ["ties"] = t.Ties, ["rank_biserial"] = t.RankBiserial,
                ["z_cc"] = t.ZCorrected,
            ["p_asymptotic_cc"] = Math.Exp(t.LnPCorrected), ["p_exact"] = t.PExact, ["p_exact_less"] = t.PExactLess,
                ["p_exact_greater"] = t.PExactGreater,
            ["p_exact_exactRankTests"] = t.PExact, ["p"] = t.PExact,
        };
    }

    private static Fields RankSumsOfGroups(Inputs i)
    {
        var t = KruskalWallis.Of(i.Rows("groups"));
        return new()
        {
            ["statistic"] = t.Statistic, ["df"] = t.Df, ["p"] = Math.Exp(t.LnP), ["epsilon_squared"] = t.EpsilonSquared,
                ["eta_squared_h"] = t.EtaSquared, ["n"] = t.N,
            ["mean_ranks"] = t.MeanRanks, ["p_exact"] = t.PExact, ["assignments"] = t.Assignments,
                ["note_value"] = double.IsNaN(t.Statistic) ? "all equal" : null,
        };
    }

    private static Fields PairsOfGroups(Inputs i)
    {
        var t = Dunn.Of(i.Rows("groups"));
        return new() { ["pairs"] = t.Pairs.Select(p => new[] { p.First + 1, p.Second + 1 }), ["z"] = t.Z, ["p"] = t.P,
            ["p_holm"] = t.PHolm };
    }

    private static Fields BlockRanks(Inputs i)
    {
        var t = Friedman.Of(i.Rows("blocks"));
        return new()
        {
            ["statistic"] = t.Statistic, ["df"] = t.Df, ["p"] = double.IsNaN(t.Statistic) ? double.NaN : Math.Exp(t.LnP),
                ["kendalls_w"] = t.KendallsW, ["blocks"] = t.Blocks, ["treatments"] = t.Treatments,
        };
    }

    private static Fields OrderedGroups(Inputs i)
    {
        var t = JonckheereTerpstra.Of(i.Rows("groups"));
        return new()
        {
            ["j"] = t.J, ["mean"] = t.Mean, ["var"] = t.Variance, ["z"] = t.Z, ["p_two_sided"] = Math.Exp(t.LnP),
                ["p_increasing"] = Math.Exp(t.LnPIncreasing), ["n"] = t.N,
            ["p_exact_increasing"] = t.PExactIncreasing, ["p_exact_decreasing"] = t.PExactDecreasing, ["p_exact_two_sided"] = t.PExact,
                ["assignments"] = t.Assignments,
        };
    }

    private static Fields Dominance(Inputs i)
    {
        var t = CliffsDelta.Of(i.Numbers("x"), i.Numbers("y"));
        return new() { ["delta"] = t.Delta, ["variance"] = t.Variance, ["n1"] = t.N1, ["n2"] = t.N2, ["ci95"] = Pair(t.Interval()) };
    }

    private static Fields Permutations(Inputs i)
    {
        var t = PermutationTest.MeanDifference(i.Numbers("x"), i.Numbers("y"));
        return new()
        {
            ["observed"] = t.Observed, ["p_two_sided"] = t.P, ["p_greater"] = t.PGreater, ["p_less"] = t.PLess,
                ["count_two_sided"] = t.CountTwoSided, ["permutations"] = t.Permutations,
        };
    }

    private static Fields Correlations(Inputs i)
    {
        double[] x = i.Numbers("x"), y = i.Numbers("y");
        var p = PearsonCorrelation.Of(x, y);
        var s = SpearmanCorrelation.Of(x, y);
        var k = KendallCorrelation.Of(x, y);
        return new()
        {
            ["pearson"] = new Fields { ["r"] = p.R, ["t"] = p.T, ["df"] = p.Df, ["p"] = Math.Exp(p.LnP), ["ci95"] = Pair(p.Interval()) },
            ["spearman"] = new Fields { ["rho"] = s.Rho, ["s"] = s.S, ["p"] = s.P },
            ["kendall"] = new Fields { ["tau_b"] = k.TauB, ["p"] = k.P, ["exact"] = k.Exact
                || double.IsNaN(k.TauB) } /* where there is no tau R names the statistic T */,
            ["n"] = p.N,
        };
    }

    private static Fields Adjusted(Inputs i)
    {
        var p = i.Numbers("p");
        return new()
        {
            ["bonferroni"] = Adjustment.Bonferroni(p), ["holm"] = Adjustment.Holm(p), ["hochberg"] = Adjustment.Hochberg(p),
                ["bh"] = Adjustment.BenjaminiHochberg(p), ["by"] = Adjustment.BenjaminiYekutieli(p),
        };
    }
}
