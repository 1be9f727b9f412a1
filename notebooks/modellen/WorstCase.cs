/// <summary>
/// Bounds on a share when part of the files is missing and nothing is assumed about them: Manski (1989), "Anatomy of the selection
/// problem", Journal of Human Resources 24:3.
/// </summary>
public static class WorstCase
{
    /// <summary>All missing files fail, or all meet: share · (1 − missing) to share · (1 − missing) + missing.</summary>
    /// <param name="share">The share among complete files, in per cent.</param>
    /// <param name="missing">The share of files that is missing, in per cent of all.</param>
    /// <returns>The bounds on the share of all, in per cent; as far apart as what is missing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A share lies outside 0-100.</exception>
    public static (double Low, double High) Share(double share, double missing)
    {
        var known = Valid(share, nameof(share)) * (1 - Valid(missing, nameof(missing)) / 100);
        return (known, known + missing);
    }

    private static double Valid(double percent, string name) => percent is >= 0 and <= 100 ? percent
        : throw new ArgumentOutOfRangeException(name, percent, "A share in per cent lies from 0 to 100.");
}
