using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace NotebookLib.Statistics;

/// <summary>The Durbin-Watson statistic with its exact p-values; all NaN where every residual is 0.</summary>
/// <param name="Statistic">Σ(e(t) - e(t-1))²/Σe², from 0 to 4.</param>
/// <param name="PPositive">P(statistic at most as large) without autocorrelation: evidence that neighbours resemble each other.</param>
public sealed record DurbinWatson(double Statistic, double PPositive)
{
    private const int Most = 1000;

    /// <summary>Two-sided p-value.</summary>
    public double PTwoSided => 2 * Math.Min(PPositive, 1 - PPositive);

    internal static DurbinWatson Of(Design design, double[] residuals)
    {
        int n = residuals.Length, p = design.Columns.Count;
        double top = 0, bottom = 0;
        for (var i = 0; i < n; i++)
        {
            top += i > 0 ? (residuals[i] - residuals[i - 1]) * (residuals[i] - residuals[i - 1]) : 0;
            bottom += residuals[i] * residuals[i];
        }
        var d = top / bottom;
        return new(d, n > p && n <= Most && double.IsFinite(d) ? PBelow(design, n, p, d) : double.NaN);
    }

    /// <summary>P(Σ(λ - d)ξ² &lt; 0), with λ the eigenvalues of the differences seen through the residual space.</summary>
    private static double PBelow(Design design, int n, int p, double d)
    {
        var x = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(n, p, (i, j) => (double)design.Columns[j][i]);
        foreach (var j in Enumerable.Range(0, p))
        {
            x.SetColumn(j, x.Column(j) / x.Column(j).L2Norm());
        }
        var q = x.QR().Q.SubMatrix(0, n, 0, p);
        var m = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseIdentity(n) - q * q.Transpose();
        var a = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(n, n, (i, j) => i == j ? (i == 0 || i == n - 1 ? 1 : 2)
            : Math.Abs(i - j) == 1 ? -1 : 0);
        var mam = m * a * m;
        double[] weights = [.. ((mam + mam.Transpose()) / 2).Evd(Symmetricity.Symmetric).EigenValues.Select(v => v.Real).OrderDescending()
            .Take(n - p).Select(v => v - d)];
        return Negative(weights);
    }

    /// <summary>
    /// P(Σwξ² &lt; 0): the inversion integral of the moment generating function M(s) = Π(1 - 2sw)^-½ (Imhof 1961), taken along a line
    /// through its saddle point, where it does not oscillate and small probabilities keep their digits. The trapezium rule in sinh
    /// converges exponentially.
    /// </summary>
    internal static double Negative(double[] weights)
    {
        double least = weights.Min(), most = weights.Max();
        if (least >= 0 || most <= 0)
        {
            return least >= 0 ? 0 : 1;
        }
        double edge = 1 / (2 * least), other = 1 / (2 * most); // M exists between the two
        double Slope(double s) => weights.Sum(w => w / (1 - 2 * s * w));
        var saddle = Roots.Brent(Slope, edge * (1 - 1e-12), other * (1 - 1e-12));
        var real = Math.Min(saddle, 0.3 * edge);
        double width = 1 / Math.Sqrt(weights.Sum(w => 2 * Math.Pow(w / (1 - 2 * real * w), 2))), sum = 0;
        const double step = 1.0 / 32;
        for (var x = 0.0; x < 80; x += step)
        {
            var s = new Complex(real, width * Math.Sinh(x));
            Complex ln = 0;
            foreach (var w in weights)
            {
                ln -= 0.5 * Complex.Log(1 - 2 * s * w);
            }
            var value = (Complex.Exp(ln) / -s).Real * Math.Cosh(x);
            sum += x == 0 ? value / 2 : value;
            if (x > 1 && Math.Abs(value) < 1e-18 * Math.Abs(sum) && Complex.Abs(Complex.Exp(ln)) * Math.Cosh(x) / Complex.Abs(s) < 1e-17
                * Math.Abs(sum))
            {
                break;
            }
        }
        return Math.Clamp(sum * step * width / Math.PI, 0, 1);
    }
}
