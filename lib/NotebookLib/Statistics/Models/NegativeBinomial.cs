namespace NotebookLib.Statistics;

/// <summary>
/// Negative binomial regression, NB2: variance μ + μ²/θ (Hilbe 2011; R: MASS::glm.nb). Coefficients and θ are fitted in turn until both
/// stand still; standard errors with θ fixed, as R prints them. Where counts vary no more than Poisson's, θ runs off to infinity and the
/// fit is Poisson's.
/// </summary>
/// <param name="Model">Coefficients and log-likelihood; the AIC counts θ.</param>
/// <param name="Theta">θ; infinity where there is no overdispersion.</param>
/// <example><code>NegativeBinomial.Fit([3, 8, 1, 14, 25, 9, 41, 2], Design.Of([[0], [0], [0], [1], [1], [0], [1], [0]], ["groep"])).Theta</code></example>
public sealed record NegativeBinomial(Glm Model, double Theta)
{
    private const double Largest = 1e8;

    /// <summary>Fits counts on columns with ln(exposure) as offset.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Glm.Poisson"/>.</exception>
    public static NegativeBinomial Fit(IReadOnlyList<double> y, Design x, IReadOnlyList<double>? exposure = null)
    {
        var model = Glm.Poisson(y, x, exposure);
        double theta = double.PositiveInfinity, before = double.NaN;
        for (var round = 0; round < 500; round++)
        {
            theta = ThetaOf(y, model.Fitted);
            if (theta >= Largest)
            {
                var poisson = Glm.Poisson(y, x, exposure);
                return new(poisson with { Aic = poisson.Aic + 2 }, double.PositiveInfinity);
            }
            if (Math.Abs(theta - before) <= 1e-12 * theta)
            {
                break;
            }
            before = theta;
            model = new Family(y, x, exposure, theta).Fit();
        }
        return new(model, theta);
    }

    /// <summary>Maximum likelihood of θ at fitted means: the root of the score in ln θ.</summary>
    private static double ThetaOf(IReadOnlyList<double> y, IReadOnlyList<double> means)
    {
        double Score(double lnTheta)
        {
            double theta = Math.Exp(lnTheta), sum = 0;
            for (var i = 0; i < y.Count; i++)
            {
                // ψ(θ+y) - ψ(θ) - ln(1 + m/θ) + (m - y)/(m + θ): logarithms and the last term together, so that large θ keep their digits
                sum += Special.Log1PMinus((y[i] - means[i]) / (means[i] + theta)) + Beyond(theta, y[i]);
            }
            return sum;
        }
        double low = -15, high = Math.Log(Largest);
        if (Score(high) > 0)
        {
            return Largest; // still rising: no overdispersion
        }
        return Math.Exp(Roots.Brent(Score, low, high));
    }

    /// <summary>
    /// ψ(θ + y) - ψ(θ) - ln((θ + y)/θ): by the recurrence up to 15, then by the asymptotic series (Abramowitz and Stegun 6.3.5 and 6.3.18),
    /// term by term as differences.
    /// </summary>
    internal static double Beyond(double theta, double y)
    {
        double sum = 0, a = theta;
        for (; a < 15; a++)
        {
            // ψ grows by 1/a and the logarithm by ln(1 + 1/a) in a step; both at θ and at θ + y
            sum -= Special.Log1PMinus(1 / a) - Special.Log1PMinus(1 / (a + y));
        }
        double b = a + y, gap = y / (a * b), squares = gap * (a + b) / (a * b), fourths = squares * (1 / (a * a) + 1 / (b * b));
        // 1/a - 1/b, 1/a² - 1/b² and so on, with a and b = a + y
        double sixths = Math.Pow(a, -6) - Math.Pow(b, -6), eighths = Math.Pow(a, -8) - Math.Pow(b, -8), tenths = Math.Pow(a, -10)
            - Math.Pow(b, -10);
        return sum + gap / 2 + squares / 12 - fourths / 120 + sixths / 252 - eighths / 240 + tenths / 132;
    }

    private sealed class Family(IReadOnlyList<double> y, Design x, IReadOnlyList<double>? exposure, double theta)
        : Glm.PoissonFamily(y, x, exposure)
    {
        protected override int Extra => 1;

        protected override (double Mean, double Weight, double Gap) At(int i, double eta)
        {
            var (mean, _, gap) = base.At(i, eta);
            return (mean, mean / (1 + mean / theta), gap);
        }

        protected override double DevianceOf(int i, double mean) =>
            2 * (Special.Deviance(Y[i], mean) - Special.Deviance(Y[i] + theta, mean + theta));

        protected override double LnDensity(int i, double mean) =>
            Special.LnBinomialTerm(theta, Y[i], theta / (mean + theta), mean / (mean + theta)) - Special.Log1P(Y[i] / theta);

        protected override double PearsonOf(int i, double mean) => (Y[i] - mean) * (Y[i] - mean) / (mean + mean * mean / theta);
    }
}
