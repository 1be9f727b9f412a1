using NotebookLib.Statistics;

namespace NotebookLib.Tests.Statistics;

using Fields = Dictionary<string, object?>;

internal static partial class ReferenceFunctions
{
    private static Fields Terms(IEnumerable<Coefficient> coefficients) => coefficients.ToDictionary(c => c.Name,
        object? (c) => new Fields { ["estimate"] = c.Estimate, ["se"] = c.StandardError, ["statistic"] = c.Statistic, ["p"] = c.P });

    private static Design Columns(Inputs i) => Design.Of(i.Rows("x"), i.Texts("names"));

    private static Fields Linear(Inputs i)
    {
        var t = LinearModel.Fit(i.Numbers("y"), Columns(i));
        return new()
        {
            ["coefficients"] = Terms(t.Coefficients), ["r_squared"] = t.RSquared, ["adj_r_squared"] = t.AdjustedRSquared,
                ["sigma"] = t.Sigma, ["df_residual"] = t.DfResidual,
            ["f"] = t.F, ["aic"] = t.Aic, ["bic"] = t.Bic,
        };
    }

    private static Fields NistLinear(Inputs i)
    {
        var t = LinearModel.Fit(i.Numbers("y"), NistDesign(i));
        return new()
        {
            ["estimates"] = t.Coefficients.Select(c => c.Estimate), ["standard_errors"] = t.Coefficients.Select(c => c.StandardError),
                ["residual_sd"] = t.Sigma, ["r_squared"] = t.RSquared,
            ["df_residual"] = t.DfResidual, ["ss_residual"] = t.ResidualSquares, ["f_statistic"] = t.F,
        };
    }

    /// <summary>The model as the case writes it: y~1+x1+..+x6, y~0+x, y~1+x+x^2, polynomial degree 5.</summary>
    internal static Design NistDesign(Inputs i)
    {
        var model = i.Text("model").Replace(" ", "", StringComparison.Ordinal);
        var rows = i.Rows("x");
        double[] First() => [.. rows.Select(r => r[0])];
        if (model.StartsWith("polynomialdegree", StringComparison.Ordinal))
        {
            return Design.Polynomial(First(),
                int.Parse(model["polynomialdegree".Length..], System.Globalization.CultureInfo.InvariantCulture));
        }
        if (model.Split('^') is { Length: > 1 } powers)
        {
            return Design.Polynomial(First(), int.Parse(powers[^1], System.Globalization.CultureInfo.InvariantCulture));
        }
        return Design.Of(rows, null, constant: !model.StartsWith("y~0", StringComparison.Ordinal));
    }

    private static Fields Logistic(Inputs i)
    {
        var t = Glm.Logistic(i.Numbers("y"), Columns(i), i.NumbersOrNull("trials"));
        return new()
        {
            ["coefficients"] = Terms(t.Coefficients), ["deviance"] = t.Deviance, ["null_deviance"] = t.NullDeviance,
                ["df_residual"] = t.DfResidual, ["aic"] = t.Aic,
            ["log_likelihood"] = t.LogLikelihood, ["odds_ratios"] = t.Coefficients.ToDictionary(c => c.Name, object? (c) =>
                Math.Exp(c.Estimate)),
        };
    }

    private static Fields PoissonModel(Inputs i)
    {
        var t = Glm.Poisson(i.Numbers("y"), Columns(i), i.NumbersOrNull("exposure"));
        return new()
        {
            ["coefficients"] = Terms(t.Coefficients), ["deviance"] = t.Deviance, ["null_deviance"] = t.NullDeviance,
                ["df_residual"] = t.DfResidual, ["aic"] = t.Aic,
            ["log_likelihood"] = t.LogLikelihood, ["dispersion"] = t.Dispersion, ["quasi_se"] = t.QuasiErrors,
                ["p_deviance_gof"] = Math.Exp(t.LnPOfFit),
        };
    }

    private static Fields NegativeBinomialModel(Inputs i)
    {
        var t = NegativeBinomial.Fit(i.Numbers("y"), Columns(i), i.NumbersOrNull("exposure"));
        return new() { ["coefficients"] = Terms(t.Model.Coefficients), ["theta"] = t.Theta, ["log_likelihood"] = t.Model.LogLikelihood,
            ["aic"] = t.Model.Aic };
    }

    private static Fields Interrupted(Inputs i)
    {
        var t = InterruptedSeries.Fit(i.Numbers("y"), (int)i.Count("break_index"), (int)i.Count("lag", 1));
        var dw = t.Model.DurbinWatson();
        return new()
        {
            ["coefficients"] = Terms(t.Model.Coefficients), ["r_squared"] = t.Model.RSquared, ["sigma"] = t.Model.Sigma,
                ["df_residual"] = t.Model.DfResidual,
            ["newey_west_se_adjusted"] = t.Robust(adjust: true).Select(c => c.StandardError), ["newey_west_se"] = t.Robust().Select(c =>
                c.StandardError),
            ["durbin_watson"] = dw.Statistic, ["dw_p_positive"] = dw.PPositive, ["dw_p_two_sided"] = dw.PTwoSided,
        };
    }

    private static Fields StraightTrend(Inputs i)
    {
        var t = TrendLine.Fit(i.Numbers("y"));
        var dw = t.DurbinWatson();
        var (q, qDf, lnQ) = t.LjungBox();
        var (b, bDf, lnB) = t.BreuschPagan();
        return new()
        {
            ["coefficients"] = Terms(t.Coefficients), ["slope_ci95"] = Pair(t.Interval("t")), ["r_squared"] = t.RSquared,
                ["df_residual"] = t.DfResidual,
            ["durbin_watson"] = dw.Statistic, ["dw_p_positive"] = dw.PPositive, ["ljung_box"] = new Fields { ["statistic"] = q,
                ["df"] = qDf, ["p"] = Math.Exp(lnQ) },
            ["breusch_pagan"] = new Fields { ["statistic"] = b, ["df"] = bDf, ["p"] = Math.Exp(lnB) }, ["newey_west_se"] = t.NeweyWest(1)
                .Select(c => c.StandardError),
        };
    }

    private static Fields KnownBreak(Inputs i)
    {
        var t = Chow.Of(i.Numbers("y"), (int)i.Count("point"));
        return new() { ["f"] = t.F, ["df1"] = t.Df1, ["df2"] = t.Df2, ["p"] = Math.Exp(t.LnP) };
    }

    private static Fields UnknownBreak(Inputs i)
    {
        var t = Pettitt.Of(i.Numbers("x"));
        return new()
        {
            ["n"] = t.N, ["k"] = t.K, ["change_after_index"] = t.After, ["p_approx"] = t.PApproximate, ["p_exact"] = t.PExact,
                ["median_before"] = t.MedianBefore, ["median_after"] = t.MedianAfter,
        };
    }

    private static Fields PowerOfProportions(Inputs i)
    {
        double n = i.Number("n"), p1 = i.Number("p1"), p2 = i.Number("p2");
        return new()
        {
            ["power"] = PowerOf.TwoProportions(n, p1, p2), ["n_for_80"] = PowerOf.TwoProportionsSize(p1, p2),
                ["cohens_h"] = PowerOf.CohensH(p1, p2), ["power_arcsine"] = PowerOf.TwoProportionsArcsine(n, p1, p2),
        };
    }

    private static Fields PowerOfT(Inputs i)
    {
        double n = i.Number("n"), delta = i.Number("delta"), sd = i.Number("sd", 1);
        return new() { ["power"] = PowerOf.TTest(n, delta, sd), ["n_for_80"] = PowerOf.TTestSize(delta, sd),
            ["detectable_delta_80"] = PowerOf.TTestDifference(n, sd) };
    }

    private static Fields PowerOfChiSquare(Inputs i) =>
        new() { ["power"] = PowerOf.ChiSquare(i.Number("w"), i.Number("n"), i.Number("df")) };
}
