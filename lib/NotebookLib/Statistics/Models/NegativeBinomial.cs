using MathNet.Numerics;

namespace NotebookLib.Statistics;

/// <summary>
/// Negative binomial regression, NB2: variance μ + μ²/θ (Hilbe 2011; R: MASS::glm.nb). Coefficients and θ are fitted in turn until both stand still; standard
/// errors with θ fixed, as R prints them. Where counts vary no more than Poisson's, θ runs off to infinity and the fit is Poisson's.
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
                double m = means[i], gap = theta > 1e4 && y[i] < 1e6 ? Steps(theta, y[i]) : SpecialFunctions.DiGamma(theta + y[i]) - SpecialFunctions.DiGamma(theta);
                sum += gap - Special.Log1P(m / theta) + (m - y[i]) / (m + theta);
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

    /// <summary>ψ(θ + y) - ψ(θ) as a sum, free of cancellation for large θ and whole y.</summary>
    private static double Steps(double theta, double y)
    {
        double sum = 0;
        for (var k = 0; k < y; k++)
        {
            sum += 1 / (theta + k);
        }
        return sum;
    }

    private sealed class Family(IReadOnlyList<double> y, Design x, IReadOnlyList<double>? exposure, double theta) : Glm.PoissonFamily(y, x, exposure)
    {
        protected override int Extra => 1;

        protected override (double Mean, double Weight, double Gap) At(int i, double eta)
        {
            var (mean, _, gap) = base.At(i, eta);
            return (mean, mean / (1 + mean / theta), gap);
        }

        protected override double DevianceOf(int i, double mean) => 2 * (YLog(Y[i], mean) - (Y[i] + theta) * Math.Log((Y[i] + theta) / (mean + theta)));

        protected override double LnDensity(int i, double mean) =>
            Special.LnGamma(theta + Y[i]) - Special.LnGamma(theta) - Special.LnGamma(Y[i] + 1) - theta * Special.Log1P(mean / theta) + (Y[i] == 0 ? 0 : Y[i] * Math.Log(mean / (mean + theta)));

        protected override double PearsonOf(int i, double mean) => (Y[i] - mean) * (Y[i] - mean) / (mean + mean * mean / theta);
    }
}
