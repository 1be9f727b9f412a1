namespace NotebookLib.Statistics;

/// <summary>
/// Least squares by QR in double-double arithmetic: modified Gram-Schmidt (Björck 1967), each column made orthogonal twice. Never the
/// normal equations.
/// </summary>
internal sealed class LeastSquares
{
    private readonly Quad[][] inverse; // R⁻¹, upper triangular

    private LeastSquares(double[] coefficients, double[] residuals, Quad[][] inverse, double residualSquares) =>
        (Coefficients, Residuals, this.inverse, ResidualSquares) = (coefficients, residuals, inverse, residualSquares);

    public double[] Coefficients { get; }

    public double[] Residuals { get; }

    public double ResidualSquares { get; }

    /// <summary>The same fit with residuals of 0, and with 0 for coefficients that an error of this length in y could have made.</summary>
    public LeastSquares WithoutRounding(double length)
    {
        var unscaled = Unscaled;
        return new([.. Coefficients.Select((c, j) => Math.Abs(c) <= length * Math.Sqrt(unscaled[j, j]) ? 0 : c)],
            new double[Residuals.Length], inverse, 0);
    }

    /// <summary>(XᵀX)⁻¹.</summary>
    public double[,] Unscaled
    {
        get
        {
            var p = inverse.Length;
            return Cells.Map(p, p, (i, j) =>
            {
                Quad sum = 0;
                for (var k = Math.Max(i, j); k < p; k++)
                {
                    sum += inverse[i][k] * inverse[j][k];
                }
                return (double)sum;
            });
        }
    }

    /// <summary>Fits y on columns, with weights where given; residuals come back unweighted.</summary>
    public static LeastSquares Fit(IReadOnlyList<Quad[]> columns, ReadOnlySpan<double> y, ReadOnlySpan<double> weights = default,
        string name = "x")
    {
        int n = y.Length, p = columns.Count;
        var root = new double[n];
        for (var i = 0; i < n; i++)
        {
            root[i] = weights.IsEmpty ? 1 : Math.Sqrt(weights[i]);
        }
        var q = new Quad[p][];
        var r = new Quad[p, p];
        var target = new Quad[n];
        for (var i = 0; i < n; i++)
        {
            target[i] = (Quad)root[i] * y[i];
        }
        for (var j = 0; j < p; j++)
        {
            var column = new Quad[n];
            for (var i = 0; i < n; i++)
            {
                column[i] = columns[j][i] * root[i];
            }
            var before = Quad.Sqrt(Quad.Dot(column, column));
            for (var pass = 0; pass < 2; pass++)
            {
                for (var k = 0; k < j; k++)
                {
                    var share = Quad.Dot(q[k], column);
                    r[k, j] += share;
                    for (var i = 0; i < n; i++)
                    {
                        column[i] -= share * q[k][i];
                    }
                }
            }
            var length = Quad.Sqrt(Quad.Dot(column, column));
            if (!(length.High > 1e-13 * before.High))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Column {j} of {name} follows from the ones before it (or is 0); leave it out."), name);
            }
            r[j, j] = length;
            for (var i = 0; i < n; i++)
            {
                column[i] /= length;
            }
            q[j] = column;
        }
        var inverse = Inverse(r, p);
        var projected = new Quad[p];
        for (var k = 0; k < p; k++)
        {
            projected[k] = Quad.Dot(q[k], target);
            for (var i = 0; i < n; i++)
            {
                target[i] -= projected[k] * q[k][i];
            }
        }
        var coefficients = new Quad[p];
        for (var j = 0; j < p; j++)
        {
            for (var k = j; k < p; k++)
            {
                coefficients[j] += inverse[j][k] * projected[k];
            }
        }
        var residuals = new double[n];
        for (var i = 0; i < n; i++)
        {
            Quad rest = y[i];
            for (var j = 0; j < p; j++)
            {
                rest -= coefficients[j] * columns[j][i];
            }
            residuals[i] = (double)rest;
        }
        return new(Array.ConvertAll(coefficients, c => (double)c), residuals, inverse, (double)Quad.Dot(target, target));
    }

    private static Quad[][] Inverse(Quad[,] r, int p)
    {
        var inverse = new Quad[p][];
        for (var i = 0; i < p; i++)
        {
            inverse[i] = new Quad[p];
        }
        for (var j = 0; j < p; j++)
        {
            inverse[j][j] = (Quad)1 / r[j, j];
            for (var i = j - 1; i >= 0; i--)
            {
                Quad sum = 0;
                for (var k = i + 1; k <= j; k++)
                {
                    sum += r[i, k] * inverse[k][j];
                }
                inverse[i][j] = -sum / r[i, i];
            }
        }
        return inverse;
    }
}
