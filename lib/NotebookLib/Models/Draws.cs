using NotebookLib.Statistics;

namespace NotebookLib.Models;

/// <summary>Draws for small simulations, the same on every machine.</summary>
internal static class Draws
{
    /// <summary>A standard normal (Box and Muller 1958, Annals of Mathematical Statistics 29:2).</summary>
    public static double Normal(this Rng random) => Math.Sqrt(-2 * Math.Log(1 - random.Uniform())) * Math.Cos(2 * Math.PI * random.Uniform());

    /// <summary>True with a chance.</summary>
    public static bool Chance(this Rng random, double chance) => random.Uniform() < chance;

    /// <summary>How many of n succeed.</summary>
    public static int Binomial(this Rng random, int n, double chance) => Enumerable.Range(0, n).Count(_ => random.Chance(chance));

    /// <summary>A count with a mean, by adding waiting times.</summary>
    public static int Poisson(this Rng random, double mean)
    {
        var (count, left) = (0, mean);
        while ((left += Math.Log(1 - random.Uniform())) > 0)
        {
            count++;
        }

        return count;
    }
}
