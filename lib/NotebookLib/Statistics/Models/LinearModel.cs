namespace NotebookLib.Statistics;

/// <summary>
/// Linear regression (R: lm) by QR in double-double arithmetic, so that ill-conditioned designs keep their digits (NIST StRD: Longley,
/// Filip, Wampler). With Newey-West standard errors for series, and the tests of residuals that belong to them.
/// </summary>
/// <example><code>LinearModel.Fit([3, 7, 6, 12, 15], Design.Of([[1], [2], [2], [4], [5]], ["uren"])).Interval("uren")</code></example>
public sealed class LinearModel
{
    private readonly LeastSquares fit;
    private readonly Design design;

    private LinearModel(Design design, double[] y)
    {
        this.design = design;
        fit = LeastSquares.Fit(design.Columns, y);
        N = y.Length;
        TotalSquares = design.HasConstant ? Describe.SumOfSquares(y)
            : (double)Quad.Dot([.. y.Select(v => (Quad)v)], [.. y.Select(v => (Quad)v)]);
        Perfect = Rounding.Only(fit.ResidualSquares, y);
        fit = Perfect ? fit.WithoutRounding(Math.Sqrt(N) * Rounding.Unit(y)) : fit;
        Coefficients = WithErrors([.. Diagonal(fit.Unscaled).Select(v => Math.Sqrt(v) * Sigma)]);
    }

    /// <summary>Estimate, standard error, t and p of each column.</summary>
    public IReadOnlyList<Coefficient> Coefficients { get; }

    /// <summary>y minus the fit.</summary>
    public IReadOnlyList<double> Residuals => fit.Residuals;

    /// <summary>Number of observations.</summary>
    public int N { get; }

    /// <summary>Observations minus coefficients.</summary>
    public int DfResidual => N - design.Columns.Count;

    /// <summary>Sum of squared residuals.</summary>
    public double ResidualSquares => fit.ResidualSquares;

    /// <summary>Residual standard deviation; NaN without degrees of freedom.</summary>
    public double Sigma => DfResidual > 0 ? Math.Sqrt(ResidualSquares / DfResidual) : double.NaN;

    /// <summary>Share of the variation that the fit accounts for (around 0 without a constant); NaN where y does not vary.</summary>
    public double RSquared => (TotalSquares - ResidualSquares) / TotalSquares;

    /// <summary>R² adjusted for the number of columns; NaN as R², and where no degrees of freedom are left.</summary>
    public double AdjustedRSquared => 1 - (1 - RSquared) * ((double)(N - (design.HasConstant ? 1 : 0)) / DfResidual);

    /// <summary>F of all columns together; infinite for a perfect fit, NaN where y does not vary or no degrees of freedom are
    /// left.</summary>
    public double F => DfResidual == 0 ? double.NaN : Math.Max(0, TotalSquares - ResidualSquares) / DfModel
        / (ResidualSquares / DfResidual);

    /// <summary>
    /// Whether the fit passes through every point, up to the rounding of the data themselves. Residuals, their sum of squares and the
    /// standard errors are then 0, and so are coefficients that are nothing but rounding: t is infinite for the others and NaN for those.
    /// </summary>
    public bool Perfect { get; }

    /// <summary>ln p of <see cref="F"/>; NaN with it.</summary>
    public double LnPOfF => Tails.LnFSf(F, DfModel, DfResidual);

    /// <summary>Columns without the constant.</summary>
    public int DfModel => design.Columns.Count - (design.HasConstant ? 1 : 0);

    /// <summary>Gaussian log-likelihood at the fit.</summary>
    public double LogLikelihood => -0.5 * N * (Math.Log(2 * Math.PI) + Math.Log(ResidualSquares / N) + 1);

    /// <summary>Akaike's criterion, σ counted as a parameter.</summary>
    public double Aic => -2 * LogLikelihood + 2 * (design.Columns.Count + 1);

    /// <summary>Schwarz' criterion.</summary>
    public double Bic => -2 * LogLikelihood + Math.Log(N) * (design.Columns.Count + 1);

    private double TotalSquares { get; }

    /// <summary>Fits y on a design.</summary>
    /// <exception cref="ArgumentException">Unequal lengths, fewer observations than columns, columns that follow from others, or values
    /// that are not finite.</exception>
    public static LinearModel Fit(IReadOnlyList<double> y, Design x)
    {
        ArgumentNullException.ThrowIfNull(x);
        var values = Check.Finite(y, x.Columns.Count);
        Check.SameLength(values.Length, x.Rows, nameof(y), "rows of x");
        return new(x, values);
    }

    /// <summary>Interval of a coefficient by t.</summary>
    /// <exception cref="ArgumentException">No column of that name.</exception>
    public Interval Interval(string name, double level = 0.95)
    {
        var c = Coefficients.FirstOrDefault(v => v.Name == name)
            ?? throw new ArgumentException(FormattableString.Invariant($"No column {name}."), nameof(name));
        var half = DfResidual > 0 ? Quantiles.Student(1 - (1 - Check.Level(level)) / 2, DfResidual) * c.StandardError : double.NaN;
        return new(c.Estimate - half, c.Estimate + half, level, "t");
    }

    /// <summary>
    /// Coefficients with Newey-West standard errors (Newey and West 1987; R: sandwich::NeweyWest with prewhite = FALSE): Bartlett weights
    /// up to
    /// <paramref name="lag"/>. With <paramref name="adjust"/> the variance is multiplied by n/(n - k), as R does by default.
    /// </summary>
    /// <exception cref="ArgumentException">A negative lag, or one that is not below the number of observations.</exception>
    public IReadOnlyList<Coefficient> NeweyWest(int lag, bool adjust = false)
    {
        if (lag < 0 || lag >= N)
        {
            throw new ArgumentException(FormattableString.Invariant($"lag is {lag}; from 0 to {N - 1} needed."), nameof(lag));
        }
        var p = design.Columns.Count;
        var scores = Cells.Map(N, p, (i, j) => (double)design.Columns[j][i] * Residuals[i]);
        var meat = new double[p, p];
        for (var l = 0; l <= lag; l++)
        {
            var weight = 1 - l / (lag + 1.0);
            for (var i = l; i < N; i++)
            {
                for (var a = 0; a < p; a++)
                {
                    for (var b = 0; b < p; b++)
                    {
                        var product = scores[i, a] * scores[i - l, b];
                        meat[a, b] += weight * product;
                        meat[b, a] += l > 0 ? weight * product : 0;
                    }
                }
            }
        }
        var bread = fit.Unscaled;
        var errors = new double[p];
        for (var j = 0; j < p; j++)
        {
            double variance = 0;
            for (var a = 0; a < p; a++)
            {
                for (var b = 0; b < p; b++)
                {
                    variance += bread[j, a] * meat[a, b] * bread[b, j];
                }
            }
            errors[j] = Math.Sqrt(variance * (adjust ? (double)N / DfResidual : 1));
        }
        return WithErrors(errors);
    }

    /// <summary>
    /// Durbin-Watson test for autocorrelated residuals (Durbin and Watson 1950), exact p by Imhof's integral (1961). Near 2: none; towards
    /// 0: neighbours resemble each other. NaN where the residuals are 0 or no degrees of freedom are left.
    /// </summary>
    public DurbinWatson DurbinWatson() => Statistics.DurbinWatson.Of(design, fit.Residuals);

    /// <summary>Ljung-Box test of the residuals (1978; R: Box.test). NaN for a perfect fit.</summary>
    public (double Statistic, int Df, double LnP) LjungBox(int lag = 1)
    {
        if (lag < 1 || lag >= N)
        {
            throw new ArgumentException(FormattableString.Invariant($"lag is {lag}; from 1 to {N - 1} needed."), nameof(lag));
        }
        double sum = 0;
        for (var k = 1; k <= lag; k++)
        {
            var r = Perfect ? double.NaN : Describe.Autocorrelation(fit.Residuals, k);
            sum += r * r / (N - k);
        }
        var q = N * (N + 2.0) * sum;
        return (q, lag, Tails.LnChiSquareSf(q, lag));
    }

    /// <summary>Studentised Breusch-Pagan test for unequal variance (Koenker 1981; R: lmtest::bptest): n·R² of the squared residuals on the
    /// same columns. NaN for a perfect fit.</summary>
    public (double Statistic, int Df, double LnP) BreuschPagan()
    {
        var squares = fit.Residuals.Select(r => r * r).ToArray();
        var q = N * new LinearModel(design, squares).RSquared;
        return (q, DfModel, Tails.LnChiSquareSf(q, DfModel));
    }

    private Coefficient[] WithErrors(double[] errors) =>
        [.. design.Names.Select((name, j) =>
        {
            var t = fit.Coefficients[j] / errors[j];
            var df = N - design.Columns.Count;
            return new Coefficient(name, fit.Coefficients[j], errors[j], t, df > 0
                ? Math.Min(0, Math.Log(2) + Tails.LnStudentSf(Math.Abs(t), df)) : double.NaN);
        })];

    private static IEnumerable<double> Diagonal(double[,] m) => Enumerable.Range(0, m.GetLength(0)).Select(i => m[i, i]);
}
