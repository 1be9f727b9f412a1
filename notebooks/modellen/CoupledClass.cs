/// <summary>
/// Tension in a class that catches from one pupil to another: each pupil's tension is an own part, plus what the context adds, plus a
/// fraction of the mean tension of the class.
/// Then the mean is (mean own part + context) / (1 − fraction). Linear and in closed form; all numbers free.
/// </summary>
/// <param name="Own">The own part of each pupil; at least one.</param>
/// <param name="Context">What the context adds to each.</param>
/// <param name="Contagion">The fraction of the mean that each takes over; 0 to below 1.</param>
public sealed record CoupledClass(IReadOnlyList<double> Own, double Context, double Contagion)
{
    /// <summary>The own part of each pupil.</summary>
    public IReadOnlyList<double> Own { get; } = Own.Count > 0 ? Own
        : throw new ArgumentException("A class has at least one pupil.", nameof(Own));

    /// <summary>The fraction of the mean that each takes over.</summary>
    public double Contagion { get; } = Contagion is >= 0 and < 1 ? Contagion
        : throw new ArgumentOutOfRangeException(nameof(Contagion), Contagion, "Contagion lies from 0 to below 1.");

    /// <summary>The mean tension.</summary>
    public double Mean => (Own.Average() + Context) / (1 - Contagion);

    /// <summary>The tension of all together.</summary>
    public double Total => Own.Count * Mean;

    /// <summary>The same class without the pupil with the largest own part, and that own part.</summary>
    /// <exception cref="InvalidOperationException">There is only one pupil.</exception>
    public (CoupledClass Left, double Gone) WithoutHighest() =>
        Own.Count > 1 ? (new([.. Own.Order().SkipLast(1)], Context, Contagion), Own.Max())
        : throw new InvalidOperationException("A class of one pupil cannot lose one.");

    /// <summary>The same class with one pupil more.</summary>
    public CoupledClass With(double own) => new([.. Own, own], Context, Contagion);

    /// <summary>The same pupils in another context.</summary>
    public CoupledClass In(double context) => new(Own, context, Contagion);
}
