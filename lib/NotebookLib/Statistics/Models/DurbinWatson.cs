using MathNet.Numerics.LinearAlgebra;

namespace NotebookLib.Statistics;

/// <summary>The Durbin-Watson statistic with its exact p-values.</summary>
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
        var x = Matrix<double>.Build.Dense(n, p, (i, j) => (double)design.Columns[j][i]);
        foreach (var j in Enumerable.Range(0, p))
        {
            x.SetColumn(j, x.Column(j) / x.Column(j).L2Norm());
        }
        var q = x.QR().Q.SubMatrix(0, n, 0, p);
        var m = Matrix<double>.Build.DenseIdentity(n) - q * q.Transpose();
        var a = Matrix<double>.Build.Dense(n, n, (i, j) => i == j ? (i == 0 || i == n - 1 ? 1 : 2) : Math.Abs(i - j) == 1 ? -1 : 0);
        var mam = m * a * m;
        double[] weights = [.. ((mam + mam.Transpose()) / 2).Evd(Symmetricity.Symmetric).EigenValues.Select(v => v.Real).OrderDescending().Take(n - p).Select(v => v - d)];
        var scale = weights.Max(Math.Abs);
        // Imhof's integral over u = e^s: the trapezium rule converges exponentially
        const double step = 0.1;
        double sum = 0;
        for (var s = -45.0; s < 100; s += step)
        {
            double u = Math.Exp(s) / scale, angle = 0, lnSize = 0;
            foreach (var w in weights)
            {
                angle += 0.5 * Math.Atan(w * u);
                lnSize += 0.25 * Math.Log(1 + w * u * (w * u));
            }
            if (lnSize > 45)
            {
                break;
            }
            sum += Math.Sin(angle) * Math.Exp(-lnSize);
        }
        return Math.Clamp(0.5 - sum * step / Math.PI, 0, 1);
    }
}
