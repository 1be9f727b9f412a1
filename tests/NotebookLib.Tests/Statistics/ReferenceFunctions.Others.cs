using NotebookLib.Statistics;

namespace NotebookLib.Tests.Statistics;

using Fields = Dictionary<string, object?>;

internal static partial class ReferenceFunctions
{
    private static Fields Survival(Inputs i)
    {
        var t = KaplanMeier.Of(i.Numbers("time"), [.. i.Numbers("event").Select(e => e != 0)]);
        return new()
        {
            ["time"] = t.Steps.Select(s => s.Time), ["at_risk"] = t.Steps.Select(s => s.AtRisk), ["events"] = t.Steps.Select(s => s.Events),
                ["censored"] = t.Steps.Select(s => s.Censored),
            ["survival"] = t.Steps.Select(s => s.Survival), ["greenwood_se"] = t.Steps.Select(s => s.StandardError),
            ["ci95_log_lower"] = t.Steps.Select(s => s.Log.Low), ["ci95_log_upper"] = t.Steps.Select(s => s.Log.High),
            ["ci95_loglog_lower"] = t.Steps.Select(s => s.LogLog.Low), ["ci95_loglog_upper"] = t.Steps.Select(s => s.LogLog.High),
                ["median"] = t.Median, ["n"] = t.N,
        };
    }

    private static Fields SurvivalCompared(Inputs i)
    {
        var t = LogRank.Of(i.Numbers("time"), [.. i.Numbers("event").Select(e => e != 0)], i.Labels("group"));
        return new() { ["statistic"] = t.Statistic, ["df"] = t.Df, ["p"] = Math.Exp(t.LnP), ["observed"] = t.Observed,
            ["expected"] = t.Expected, ["n"] = t.Sizes };
    }

    private static Fields TwoRaters(Inputs i)
    {
        var table = i.Table("table");
        var t = CohenKappa.Of(table);
        Fields Weighted(KappaWeights weights)
        {
            var w = CohenKappa.Of(table, weights);
            return new() { ["kappa"] = w.Kappa, ["ase"] = w.StandardError };
        }
        return new()
        {
            ["kappa"] = t.Kappa, ["ase"] = t.StandardError, ["ci95"] = Pair(t.Interval()), ["linear"] = Weighted(KappaWeights.Linear),
                ["quadratic"] = Weighted(KappaWeights.Quadratic),
            ["observed_agreement"] = t.Observed, ["expected_agreement"] = t.Expected, ["n"] = t.N, ["note_value"] = double.IsNaN(t.Kappa)
                ? "undefined" : null,
        };
    }

    private static Fields ManyRaters(Inputs i)
    {
        var t = FleissKappa.Of(i.Table("counts"));
        return new() { ["kappa"] = t.Kappa, ["observed"] = t.Observed, ["expected"] = t.Expected, ["subjects"] = t.Subjects,
            ["raters"] = t.Raters };
    }

    private static Fields AnyRaters(Inputs i)
    {
        var ratings = i.RowsWithGaps("ratings");
        KrippendorffAlpha Alpha(RatingScale scale) => KrippendorffAlpha.Of(ratings, scale);
        var nominal = Alpha(RatingScale.Nominal);
        return new()
        {
            ["units_used"] = nominal.Units, ["pairable_values"] = nominal.Values, ["nominal"] = nominal.Alpha,
                ["ordinal"] = Alpha(RatingScale.Ordinal).Alpha,
            ["interval"] = Alpha(RatingScale.Interval).Alpha, ["ratio"] = Alpha(RatingScale.Ratio).Alpha,
        };
    }

    private static Fields Sources(Inputs i)
    {
        var t = Triangulation.Of(i.Numbers("p"));
        var all = Enumerable.Range(1, t.Sorted.Count);
        return new()
        {
            ["fisher"] = new Fields { ["statistic"] = t.Fisher.Statistic, ["df"] = t.Fisher.Df, ["p"] = Math.Exp(t.Fisher.LnP) },
            ["stouffer"] = new Fields { ["z"] = t.Stouffer.Z, ["p"] = Math.Exp(t.Stouffer.LnP) }, ["any_source_bonferroni"] = t.AnySource,
                ["all_sources_max_p"] = t.AllSources,
            ["partial_conjunction_bonferroni"] = all.Select(t.PartialConjunction),
                ["partial_conjunction_simes"] = all.Select(t.PartialConjunctionSimes),
            ["cauchy"] = new Fields { ["statistic"] = t.Cauchy.Statistic, ["p"] = t.Cauchy.P },
        };
    }

    private static Fields Chain(Inputs i)
    {
        var t = MarkovChain.Of(i.Table("counts"), [.. i.Counts("absorbing").Select(a => (int)a)]);
        return new()
        {
            ["transition_matrix"] = Rows(t.Transitions), ["transient"] = t.Transient, ["fundamental"] = Rows(t.Fundamental),
                ["absorption_probabilities"] = Rows(t.Absorption),
            ["expected_steps"] = t.Steps, ["variance_steps"] = t.StepsVariance,
        };
    }

    private static Fields WaitingLine(Inputs i)
    {
        var t = new Queue(i.Number("arrival"), i.Number("service"), (int)i.Count("servers"));
        return new()
        {
            ["offered_load"] = t.OfferedLoad, ["utilisation"] = t.Utilisation, ["erlang_b"] = t.ErlangB, ["erlang_c"] = t.ErlangC,
                ["lq"] = t.Waiting, ["l"] = t.Present, ["wq"] = t.Wait,
            ["w"] = t.Stay, ["p_wait_longer_than_t"] = t.LongerThan(i.Number("t", 1)), ["stable"] = t.Stable,
        };
    }

    private static Fields Decomposed(Inputs i)
    {
        var t = Kitagawa.Of(i.Numbers("pop0"), i.Numbers("cases0"), i.Numbers("pop1"), i.Numbers("cases1"));
        return new()
        {
            ["crude_rate0"] = t.Rate0, ["crude_rate1"] = t.Rate1, ["difference"] = t.Difference, ["composition"] = t.Composition,
                ["rate"] = t.RateEffect,
            ["composition_at_0"] = t.CompositionAtStart, ["rate_at_0"] = t.RateEffectAtStart, ["interaction"] = t.Interaction,
                ["rate1_standardised_to_0"] = t.Rate1OnComposition0,
            ["rate0_standardised_to_1"] = t.Rate0OnComposition1, ["count_change"] = t.CountChange,
                ["count_demographic_effect"] = t.CountFromPopulation, ["count_rate_effect"] = t.CountFromRate,
        };
    }

    private static Fields Regional(Inputs i)
    {
        var t = ShiftShare.Of(i.Numbers("region0"), i.Numbers("region1"), i.Numbers("nation0"), i.Numbers("nation1"));
        return new()
        {
            ["national_growth"] = t.NationalGrowth, ["national_effect"] = t.National, ["mix_effect"] = t.Mix, ["regional_shift"] = t.Shift,
            ["totals"] = new Fields { ["change"] = t.TotalChange, ["national"] = t.TotalNational, ["mix"] = t.TotalMix,
                ["shift"] = t.TotalShift },
        };
    }

    private static Fields Replicates(Inputs i)
    {
        var t = Bootstrap.FromReplicates(i.Number("theta"), i.Numbers("replicates"), i.Numbers("jackknife"), i.Number("conf", 0.95));
        return new()
        {
            ["percentile"] = Pair(t.Percentile), ["basic"] = Pair(t.Basic), ["z0"] = t.Z0, ["acceleration"] = t.Acceleration,
                ["bca_levels"] = new[] { t.BcaLevels.Low, t.BcaLevels.High },
            ["bca"] = Pair(t.Bca), ["se"] = t.StandardError,
        };
    }

    private static Fields EveryResample(Inputs i)
    {
        var t = ExhaustiveBootstrap.OfMean(i.Numbers("x"));
        return new() { ["resamples"] = t.Resamples, ["mean"] = t.Mean, ["se"] = t.StandardError, ["percentile"] = Pair(t.Percentile),
            ["se_formula"] = t.Formula };
    }
}
