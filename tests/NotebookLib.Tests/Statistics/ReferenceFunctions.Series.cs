using NotebookLib.Statistics;

namespace NotebookLib.Tests.Statistics;

using Fields = Dictionary<string, object?>;

internal static partial class ReferenceFunctions
{
    private static Fields Trend(Inputs i)
    {
        var x = i.Numbers("x");
        var t = MannKendall.Of(x);
        static Fields Corrected(MannKendall.Correction c) => new()
        {
            ["n_over_n_star"] = c.Ratio, ["var_s"] = c.Variance, ["z"] = c.Z, ["p"] = c.P,
            ["note_value"] = double.IsNaN(c.Z) ? "the ratio is not positive: the correction cannot be used" : null,
        };
        var line = x.Length > 1 ? TheilSen.Of(x) : null;
        return new()
        {
            ["n"] = t.N, ["s"] = t.S, ["var_s"] = t.Variance, ["z"] = t.Z, ["p"] = Math.Exp(t.LnP), ["tau_a"] = t.TauA, ["tau_b"] = t.TauB,
                ["ties"] = t.Ties,
            ["sen_slope"] = line?.Slope, ["sen_intercept_median"] = line?.InterceptSeparate, ["p_exact"] = t.PExact,
                ["p_exact_increasing"] = t.PExactIncreasing,
            ["hamed_rao"] = Corrected(t.HamedRao()), ["hamed_rao_abs"] = Corrected(t.HamedRaoAbsolute()),
            ["hamed_rao_never_shrink"] = Corrected(t.HamedRaoNeverShrink()), ["yue_wang"] = Corrected(t.YueWang()),
        };
    }

    private static Fields Slope(Inputs i)
    {
        var t = TheilSen.Of(i.Numbers("x"), i.Numbers("y"));
        return new() { ["slope"] = t.Slope, ["ci95"] = Pair(t.Interval), ["intercept_separate"] = t.InterceptSeparate,
            ["intercept_joint"] = t.InterceptJoint, ["n"] = t.N };
    }
}
