namespace NotebookLib.Statistics;

/// <summary>
/// A random stream of our own (SplitMix64 of Steele, Lea and Flood 2014 seeding xoshiro256** of Blackman and Vigna 2018): the same numbers on every
/// machine and every runtime. Streams with another number are independent, so blocks of work give the same answer on any number of cores.
/// </summary>
internal sealed class Rng
{
    private ulong a, b, c, d;

    public Rng(long seed, long stream = 0)
    {
        var state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL ^ (ulong)stream * 0xD1B54A32D192ED03UL + 0x2545F4914F6CDD1DUL);
        a = Split(ref state);
        b = Split(ref state);
        c = Split(ref state);
        d = Split(ref state);
    }

    public ulong Next()
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

    /// <summary>A whole number from 0 up to but not including the bound (Lemire 2019, without the negligible rejection below 2^32).</summary>
    public int Below(int bound) => (int)((Next() >> 32) * (ulong)bound >> 32);

    /// <summary>A number from 0 up to but not including 1.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    private static ulong Split(ref ulong state)
    {
        state = unchecked(state + 0x9E3779B97F4A7C15UL);
        var z = state;
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
        return z ^ (z >> 31);
    }
}
