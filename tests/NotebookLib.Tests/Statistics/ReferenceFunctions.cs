using NotebookLib.Statistics;

namespace NotebookLib.Tests.Statistics;

using Fields = Dictionary<string, object?>;

/// <summary>Which method of the library answers which function of the reference cases, and under which field names.</summary>
internal static partial class ReferenceFunctions
{
    public static IReadOnlyDictionary<string, Func<Inputs, Fields>> All { get; } = new Dictionary<string, Func<Inputs, Fields>>
    {
        ["proportion_ci"] = ProportionCi,
        ["two_proportions_ci"] = TwoProportionsCi,
        ["two_proportions_test"] = TwoProportionsTest,
        ["tost_two_proportions"] = TostTwoProportions,
        ["binomial_exact"] = Binomial,
        ["mann_kendall"] = Trend,
        ["theil_sen"] = Slope,
        ["distribution"] = Distribution,
        ["chisq_independence"] = Independence,
        ["g_test"] = Likelihood,
        ["chisq_gof"] = Fit,
        ["fisher_2x2"] = FisherTwoByTwo,
        ["fisher_rxc"] = FisherLarger,
        ["effect_2x2"] = Effects,
        ["mcnemar"] = Change,
        ["cmh"] = Strata,
        ["cochran_armitage"] = OrderedShares,
        ["k_proportions_test"] = ManyShares,
        ["poisson_rate_ratio"] = RateRatio,
        ["poisson_one_sample"] = Rate,
        ["suppressed_bounds"] = Suppressed,
        ["welch_t"] = WelchTest,
        ["paired_t"] = PairedTest,
        ["one_sample_t"] = OneSample,
        ["tost_welch"] = TostWelch,
        ["anova_oneway"] = Anova,
        ["nist_anova"] = NistAnova,
        ["nist_univariate"] = NistUnivariate,
        ["mann_whitney"] = RankSumTest,
        ["wilcoxon_signed_rank"] = SignedRank,
        ["kruskal_wallis"] = RankSumsOfGroups,
        ["dunn_posthoc"] = PairsOfGroups,
        ["friedman"] = BlockRanks,
        ["jonckheere"] = OrderedGroups,
        ["cliffs_delta"] = Dominance,
        ["permutation_mean_difference"] = Permutations,
        ["correlations"] = Correlations,
        ["p_adjust"] = Adjusted,
        ["linear_regression"] = Linear,
        ["nist_linear"] = NistLinear,
        ["glm_logistic"] = Logistic,
        ["glm_poisson"] = PoissonModel,
        ["glm_negative_binomial"] = NegativeBinomialModel,
        ["interrupted_time_series"] = Interrupted,
        ["trend_ols"] = StraightTrend,
        ["chow_test"] = KnownBreak,
        ["pettitt"] = UnknownBreak,
        ["power_two_proportions"] = PowerOfProportions,
        ["power_t"] = PowerOfT,
        ["power_chisq"] = PowerOfChiSquare,
        ["kaplan_meier"] = Survival,
        ["log_rank"] = SurvivalCompared,
        ["cohen_kappa"] = TwoRaters,
        ["fleiss_kappa"] = ManyRaters,
        ["krippendorff_alpha"] = AnyRaters,
        ["triangulation"] = Sources,
        ["markov_absorbing"] = Chain,
        ["queue_mmc"] = WaitingLine,
        ["kitagawa"] = Decomposed,
        ["shift_share"] = Regional,
        ["bootstrap_from_replicates"] = Replicates,
        ["bootstrap_exhaustive_mean"] = EveryResample,
    };

    private static double[] Pair(Interval interval) => [interval.Low, interval.High];
}
