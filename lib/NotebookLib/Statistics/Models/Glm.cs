namespace NotebookLib.Statistics;

/// <summary>
/// Generalised linear models by iteratively reweighted least squares (Nelder and Wedderburn 1972; R: glm), run until the linear predictor
/// stands still; standard errors from the weights of the last step, as R prints them. Poisson with log link and exposure, logistic with
/// trials; Wald z and p for each coefficient.
/// </summary>
/// <example><code>Glm.Poisson([1310, 1342, 1355, 1391], Design.Of([[0], [1], [2], [3]], ["jaar"]), exposure: [45100, 44800, 44620, 44210]).Ratio("jaar")</code></example>
public sealed record Glm
{
    internal const int Most = 500;

    /// <summary>Estimate, standard error, z and p of each column, on the scale of the link.</summary>
    public IReadOnlyList<Coefficient> Coefficients { get; internal init; } = [];

    /// <summary>Residual deviance.</summary>
    public double Deviance { get; internal init; }

    /// <summary>Deviance of a constant with the same exposure.</summary>
    public double NullDeviance { get; internal init; }

    /// <summary>Observations minus coefficients.</summary>
    public int DfResidual { get; internal init; }

    /// <summary>Log-likelihood at the fit, all constants included.</summary>
    public double LogLikelihood { get; internal init; }

    /// <summary>-2·log-likelihood + 2·parameters.</summary>
    public double Aic { get; internal init; }

    /// <summary>Pearson's X² over its degrees of freedom: near 1 for Poisson counts, above it when they vary more. NaN without degrees of
    /// freedom.</summary>
    public double Dispersion { get; internal init; } = double.NaN;

    /// <summary>Fitted means: counts, or probabilities.</summary>
    public IReadOnlyList<double> Fitted { get; internal init; } = [];

    /// <summary>
    /// False where the iterations never settled or ran off: a column separates the outcomes of a logistic model completely, or a group has
    /// no counts at all, so that some fitted value has no finite best. Whatever the unit of the columns.
    /// </summary>
    public bool Converged { get; internal init; }

    /// <summary>Standard errors times √<see cref="Dispersion"/> (quasi-Poisson).</summary>
    public IReadOnlyList<double> QuasiErrors => [.. Coefficients.Select(c => c.StandardError * Math.Sqrt(Dispersion))];

    /// <summary>ln p of the deviance against χ²: small where the model does not fit.</summary>
    public double LnPOfFit => DfResidual > 0 ? Tails.LnChiSquareSf(Deviance, DfResidual) : double.NaN;

    /// <summary>exp(estimate ± z·se) of a coefficient: a rate ratio or an odds ratio.</summary>
    /// <exception cref="ArgumentException">No column of that name.</exception>
    public (double Ratio, Interval Interval) Ratio(string name, double level = 0.95)
    {
        var c = Coefficients.FirstOrDefault(v => v.Name == name)
            ?? throw new ArgumentException(FormattableString.Invariant($"No column {name}."), nameof(name));
        var half = ProportionInterval.Critical(level) * c.StandardError;
        return (Math.Exp(c.Estimate), new(Math.Exp(c.Estimate - half), Math.Exp(c.Estimate + half), level, "Wald"));
    }

    /// <summary>Poisson regression of counts, with ln(exposure) as offset.</summary>
    /// <param name="y">Counts of at least 0.</param>
    /// <param name="x">Columns.</param>
    /// <param name="exposure">What the counts are out of, above 0; 1 when left out.</param>
    /// <exception cref="ArgumentException">Negative counts, exposure that is not above 0, unequal lengths, or columns that follow from
    /// others.</exception>
    public static Glm Poisson(IReadOnlyList<double> y, Design x, IReadOnlyList<double>? exposure = null) =>
        new PoissonFamily(y, x, exposure).Fit();

    /// <summary>Logistic regression of y successes out of trials.</summary>
    /// <param name="y">Successes, from 0 to the number of trials.</param>
    /// <param name="x">Columns.</param>
    /// <param name="trials">Trials; 1 when left out, so that y is 0 or 1.</param>
    /// <exception cref="ArgumentException">Successes outside 0 to trials, unequal lengths, or columns that follow from others.</exception>
    public static Glm Logistic(IReadOnlyList<double> y, Design x, IReadOnlyList<double>? trials = null) =>
        new LogisticFamily(y, x, trials).Fit();

    /// <summary>What differs between the families.</summary>
    internal abstract class Family(IReadOnlyList<double> y, Design x)
    {
        protected double[] Y { get; } = Check.Finite(y, x?.Columns.Count ?? 1);

        protected Design X { get; } = x ?? throw new ArgumentNullException(nameof(x));

        protected abstract double Offset(int i);

        /// <summary>Where the linear predictor starts.</summary>
        protected abstract double Start(int i);

        /// <summary>Mean, weight and working deviation (y - μ)·dη/dμ at a linear predictor.</summary>
        protected abstract (double Mean, double Weight, double Gap) At(int i, double eta);

        protected abstract double DevianceOf(int i, double mean);

        protected abstract double LnDensity(int i, double mean);

        protected abstract double PearsonOf(int i, double mean);

        protected abstract double NullDeviance();

        protected virtual int Extra => 0;

        // a fitted value with a larger standard error than this on the scale of the link carries no information: it runs off to infinity
        private const double MostError = 1e4;

        public Glm Fit()
        {
            Check.SameLength(Y.Length, X.Rows, "y", "rows of x");
            int n = Y.Length, p = X.Columns.Count;
            double[] eta = [.. Enumerable.Range(0, n).Select(Start)], target = new double[n], weights = new double[n],
                means = new double[n];
            LeastSquares? fit = null;
            var settled = false;
            var round = 0;
            for (; round < Most && !settled; round++)
            {
                for (var i = 0; i < n; i++)
                {
                    var (mean, weight, gap) = At(i, eta[i]);
                    weights[i] = Math.Max(weight, 1e-290);
                    target[i] = eta[i] - Offset(i) + gap;
                    means[i] = mean;
                }
                fit = LeastSquares.Fit(X.Columns, target, weights);
                double step = 0; // squared, in standard errors of the fitted values
                for (var i = 0; i < n; i++)
                {
                    var next = target[i] - fit.Residuals[i] + Offset(i);
                    step += weights[i] * (next - eta[i]) * (next - eta[i]);
                    eta[i] = next;
                    means[i] = At(i, eta[i]).Mean;
                }
                settled = step < 1e-20 || round > 40 && step < 1e-13;
            }
            var unscaled = fit!.Unscaled;
            var deviance = Enumerable.Range(0, n).Sum(i => DevianceOf(i, means[i]));
            var lnL = Enumerable.Range(0, n).Sum(i => LnDensity(i, means[i]));
            var df = n - p;
            return new()
            {
                Coefficients = [.. X.Names.Select((name, j) =>
                {
                    double estimate = fit.Coefficients[j], error = Math.Sqrt(unscaled[j, j]), z = estimate / error;
                    return new Coefficient(name, estimate, error, z, Math.Min(0, Math.Log(2) + Tails.LnNormalSf(Math.Abs(z))));
                })],
                Deviance = deviance, NullDeviance = NullDeviance(), DfResidual = df, LogLikelihood = lnL, Aic = -2 * lnL + 2 * (p + Extra),
                Fitted = means,
                Dispersion = df > 0 ? Enumerable.Range(0, n).Sum(i => PearsonOf(i, means[i])) / df : double.NaN,
                Converged = settled && Enumerable.Range(0, n).All(i => ErrorOf(i, unscaled) < MostError * MostError),
            };
        }

        /// <summary>Squared standard error of a fitted value on the scale of the link.</summary>
        private double ErrorOf(int i, double[,] unscaled)
        {
            double sum = 0;
            for (var a = 0; a < X.Columns.Count; a++)
            {
                for (var b = 0; b < X.Columns.Count; b++)
                {
                    sum += X.Columns[a][i].High * unscaled[a, b] * X.Columns[b][i].High;
                }
            }
            return sum;
        }
    }

    internal class PoissonFamily : Family
    {
        private readonly double[] offset;

        public PoissonFamily(IReadOnlyList<double> y, Design x, IReadOnlyList<double>? exposure) : base(y, x)
        {
            if (Y.Any(v => v < 0))
            {
                throw Check.Refuse(nameof(y), "A count is negative.");
            }
            var given = exposure is null ? [.. Y.Select(_ => 1.0)] : Check.Finite(exposure);
            Check.SameLength(given.Length, Y.Length, nameof(exposure), nameof(y));
            offset = [.. given.Select(e => Math.Log(Check.Positive(e, nameof(exposure))))];
        }

        protected override double Offset(int i) => offset[i];

        protected override double Start(int i) => Math.Log(Y[i] + 0.1);

        protected override (double Mean, double Weight, double Gap) At(int i, double eta)
        {
            var mean = Math.Exp(Math.Clamp(eta, -650, 650));
            return (mean, mean, (Y[i] - mean) / mean);
        }

        protected override double DevianceOf(int i, double mean) => 2 * Special.Deviance(Y[i], mean);

        protected override double LnDensity(int i, double mean) => Special.LnPoissonTerm(Y[i], mean);

        protected override double PearsonOf(int i, double mean) => (Y[i] - mean) * (Y[i] - mean) / mean;

        protected override double NullDeviance()
        {
            var rate = Y.Sum() / offset.Sum(Math.Exp);
            return Enumerable.Range(0, Y.Length).Sum(i => DevianceOf(i, rate * Math.Exp(offset[i])));
        }
    }

    private sealed class LogisticFamily : Family
    {
        private readonly double[] trials;

        public LogisticFamily(IReadOnlyList<double> y, Design x, IReadOnlyList<double>? trials) : base(y, x)
        {
            this.trials = trials is null ? [.. Y.Select(_ => 1.0)] : Check.Finite(trials);
            Check.SameLength(this.trials.Length, Y.Length, nameof(trials), nameof(y));
            for (var i = 0; i < Y.Length; i++)
            {
                if (Y[i] < 0 || Y[i] > this.trials[i] || this.trials[i] <= 0)
                {
                    throw Check.Refuse(nameof(y),
                        FormattableString.Invariant($"y[{i}] is {Y[i]} of {this.trials[i]}; from 0 to the number of trials needed."));
                }
            }
        }

        protected override double Offset(int i) => 0;

        protected override double Start(int i) => Math.Log((Y[i] + 0.5) / (trials[i] - Y[i] + 0.5));

        protected override (double Mean, double Weight, double Gap) At(int i, double eta)
        {
            double e = Math.Exp(-Math.Abs(Math.Clamp(eta, -600, 600))), p = eta >= 0 ? 1 / (1 + e) : e / (1 + e),
                v = e / ((1 + e) * (1 + e));
            return (p, trials[i] * v, (Y[i] / trials[i] - p) / v);
        }

        protected override double DevianceOf(int i, double mean) =>
            2 * (Special.Deviance(Y[i], trials[i] * mean) + Special.Deviance(trials[i] - Y[i], trials[i] * (1 - mean)));

        protected override double LnDensity(int i, double mean) => Special.LnBinomialTerm(Y[i], trials[i] - Y[i], mean, 1 - mean);

        protected override double PearsonOf(int i, double mean) => Math.Pow(Y[i] - trials[i] * mean, 2) / (trials[i] * mean * (1 - mean));

        protected override double NullDeviance()
        {
            var p = Y.Sum() / trials.Sum();
            return Enumerable.Range(0, Y.Length).Sum(i => DevianceOf(i, p));
        }
    }
}
