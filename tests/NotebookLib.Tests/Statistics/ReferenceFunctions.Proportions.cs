using NotebookLib.Statistics;

namespace NotebookLib.Tests.Statistics;

using Fields = Dictionary<string, object?>;

internal static partial class ReferenceFunctions
{
    private static Fields ProportionCi(Inputs i)
    {
        long k = i.Count("k"), n = i.Count("n");
        var level = i.Number("conf", 0.95);
        return new()
        {
            ["estimate"] = (double)k / n,
            ["wilson"] = Pair(ProportionInterval.Wilson(k, n, level)),
            ["wilson_cc"] = Pair(ProportionInterval.WilsonCorrected(k, n, level)),
            ["clopper_pearson"] = Pair(ProportionInterval.ClopperPearson(k, n, level)),
            ["jeffreys"] = Pair(ProportionInterval.Jeffreys(k, n, level)),
            ["agresti_coull_unclipped"] = Pair(ProportionInterval.AgrestiCoull(k, n, level)),
            ["wald"] = Pair(ProportionInterval.Wald(k, n, level)),
        };
    }

    private static Fields TwoProportionsCi(Inputs i)
    {
        var (x1, n1, x2, n2) = Two(i);
        return new()
        {
            ["difference"] = (double)x1 / n1 - (double)x2 / n2,
            ["newcombe"] = Pair(DifferenceInterval.Newcombe(x1, n1, x2, n2)),
            ["agresti_caffo"] = Pair(DifferenceInterval.AgrestiCaffo(x1, n1, x2, n2)),
            ["wald"] = Pair(DifferenceInterval.Wald(x1, n1, x2, n2)),
            ["miettinen_nurminen"] = Pair(DifferenceInterval.MiettinenNurminen(x1, n1, x2, n2)),
            ["risk_ratio"] = (double)x1 / n1 / ((double)x2 / n2),
            ["risk_ratio_log_ci"] = Pair(DifferenceInterval.RatioLog(x1, n1, x2, n2)),
        };
    }

    private static Fields TwoProportionsTest(Inputs i)
    {
        var (x1, n1, x2, n2) = Two(i);
        var t = TwoProportions.Of(x1, n1, x2, n2);
        return new()
        {
            ["p1"] = t.P1, ["p2"] = t.P2, ["difference"] = t.Difference, ["chi2"] = t.ChiSquare, ["z"] = t.Z, ["df"] = 1,
                ["p"] = Math.Exp(t.LnP),
            ["p_greater"] = Math.Exp(t.LnPGreater), ["ci95_wald"] = Pair(t.Wald), ["chi2_cc"] = t.ChiSquareCorrected,
                ["p_cc"] = Math.Exp(t.LnPCorrected),
            ["ci95_wald_cc"] = Pair(t.WaldCorrected), ["cohens_h"] = t.CohensH, ["n"] = t.N,
        };
    }

    private static Fields TostTwoProportions(Inputs i)
    {
        var (x1, n1, x2, n2) = Two(i);
        var t = EquivalentProportions.Of(x1, n1, x2, n2, i.Number("low"), i.Number("high"));
        return new()
        {
            ["difference"] = t.Difference, ["z_lower"] = t.ZLower, ["p_lower"] = Math.Exp(t.LnPLower), ["z_upper"] = t.ZUpper,
                ["p_upper"] = Math.Exp(t.LnPUpper),
            ["p"] = Math.Exp(t.LnP), ["ci90"] = Pair(t.Interval),
        };
    }

    private static Fields Binomial(Inputs i)
    {
        var t = BinomialExact.Of(i.Count("k"), i.Count("n"), i.Number("p0"));
        return new()
        {
            ["estimate"] = t.Estimate, ["p_two_sided"] = Math.Exp(t.LnPTwoSided), ["p_less"] = Math.Exp(t.LnPLess),
                ["p_greater"] = Math.Exp(t.LnPGreater),
            ["ci95"] = Pair(t.Interval), ["n"] = t.N,
        };
    }

    private static (long X1, long N1, long X2, long N2) Two(Inputs i) => (i.Count("x1"), i.Count("n1"), i.Count("x2"), i.Count("n2"));

    private static Fields Distribution(Inputs i)
    {
        var a = i.Numbers("args");
        double? ln = i.Text("name") switch
        {
            "normal_sf" => Tails.LnNormalSf(a[0]),
            "chi2_sf" => Tails.LnChiSquareSf(a[0], a[1]),
            "t_sf" => Tails.LnStudentSf(a[0], a[1]),
            "f_sf" => Tails.LnFSf(a[0], a[1], a[2]),
            "binom_cdf" => Tails.LnBinomialCdf((long)a[0], (long)a[1], a[2]),
            "binom_sf" => Tails.LnBinomialSf((long)a[0] + 1, (long)a[1], a[2]),
            "hyper_sf" => Tails.LnHypergeometricSf((long)a[0], (long)a[2], (long)(a[1] - a[2]), (long)a[3]),
            "poisson_sf" => Tails.LnPoissonSf((long)a[0], a[1]),
            _ => null,
        };
        var value = ln is { } known ? Math.Exp(known) : i.Text("name") switch
        {
            "normal_inv" => Quantiles.Normal(a[0]),
            "t_inv" => Quantiles.Student(a[0], a[1]),
            "chi2_inv" => Quantiles.ChiSquare(a[0], a[1]),
            "beta_inv" => Quantiles.Beta(a[0], a[1], a[2]),
            var other => throw new ArgumentException($"No distribution {other}."),
        };
        ln ??= i.Text("name") == "beta_inv" ? Quantiles.LnBetaQuantile(a[0], a[1], a[2]) : null;
        return new() { ["value"] = value, ["ln_value"] = ln ?? (value > 0 ? Math.Log(value) : double.NaN) };
    }
}
