namespace NotebookLib.Statistics;

/// <summary>
/// Random numbers for simulations (SplitMix64 of Steele, Lea and Flood 2014 seeding xoshiro256** of Blackman and Vigna 2018): the same on
/// every machine and every runtime. Streams with another number are independent, so blocks of work give the same answer on any number of
/// cores. Not for secrets.
/// </summary>
public sealed class Rng
{
    private ulong a, b, c, d;

    /// <summary>Starts a stream.</summary>
    /// <param name="seed">The seed: the same seed and stream give the same numbers.</param>
    /// <param name="stream">The number of the stream.</param>
    public Rng(long seed, long stream = 0)
    {
        var state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL ^ (ulong)stream * 0xD1B54A32D192ED03UL + 0x2545F4914F6CDD1DUL);
        a = Split(ref state);
        b = Split(ref state);
        c = Split(ref state);
        d = Split(ref state);
    }

    internal ulong Next()
    {
        var result = System.Numerics.BitOperations.RotateLeft(b * 5, 7) * 9;
        var t = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= t;
        d = System.Numerics.BitOperations.RotateLeft(d, 45);
        return result;
    }

    /// <summary>
    /// A whole number from 0 up to but not including the bound (Lemire 2019, without the negligible rejection below 2^32).
    /// </summary>
    internal int Below(int bound) => (int)((Next() >> 32) * (ulong)bound >> 32);

    /// <summary>A number from 0 up to but not including 1.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A standard normal (Box and Muller 1958, Annals of Mathematical Statistics 29:2).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    /// <summary>True with a chance.</summary>
    /// <param name="chance">From 0 (never) to 1 (always).</param>
    public bool Chance(double chance) => Uniform() < chance;

    /// <summary>How many of n succeed.</summary>
    /// <param name="n">How many try, 0 or more.</param>
    /// <param name="chance">The chance of each, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is negative.</exception>
    public int Binomial(int n, double chance)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        var found = 0;
        for (var i = 0; i < n; i++)
        {
            found += Chance(chance) ? 1 : 0;
        }

        return found;
    }

    /// <summary>A Poisson count, by adding waiting times.</summary>
    /// <param name="mean">Its mean, 0 or more; the work grows with it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The mean is negative, infinite or no number.</exception>
    public int Poisson(double mean)
    {
        var (count, left) = (0, double.IsFinite(mean) && mean >= 0 ? mean
            : throw new ArgumentOutOfRangeException(nameof(mean), mean, "The mean is 0 or more."));
        while ((left += Math.Log(1 - Uniform())) > 0)
        {
            count++;
        }

        return count;
    }

    private static ulong Split(ref ulong state)
    {
        state = unchecked(state + 0x9E3779B97F4A7C15UL);
        var z = state;
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
        return z ^ (z >> 31);
    }
}
