using NotebookLib;

/// <summary>
/// What keeping pupils does to a school's mean by composition alone: nobody learns more or less, and yet the mean falls. Closed form, no
/// observation. Scores
/// are in standard deviations between pupils; the mean of the school without the pupils it keeps is 0.
/// </summary>
/// <param name="Pupils">Pupils who are tested in a year, without those who are kept; at least 1.</param>
/// <param name="Behind">How far the mean of the kept pupils lies below that of the others, in standard deviations; above 0.
/// <em>Free</em>.</param>
public sealed record KeptPupils(int Pupils, double Behind)
{
    /// <summary>Pupils who are tested, without those who are kept.</summary>
    public int Pupils { get; } = Pupils >= 1 ? Pupils
        : throw new ArgumentOutOfRangeException(nameof(Pupils), Pupils, "At least one pupil is tested.");

    /// <summary>How far the kept pupils lie below the others.</summary>
    public double Behind { get; } = Behind > 0 && double.IsFinite(Behind) ? Behind
        : throw new ArgumentOutOfRangeException(nameof(Behind), Behind, "A positive number of standard deviations.");

    /// <summary>The school's mean with kept pupils in it: −k·d/(n+k).</summary>
    /// <param name="kept">How many are kept, 0 or more.</param>
    public Quantity SchoolMean(int kept)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(kept);
        return new(-kept * Behind / (Pupils + kept), "standaarddeviatie", Origin);
    }

    /// <summary>
    /// The mean of the same pupils wherever they go to school, when <paramref name="kept"/> of the <paramref name="all"/> are kept: it does
    /// not change.
    /// </summary>
    /// <param name="kept">How many are kept, 0 to <paramref name="all"/>.</param>
    /// <param name="all">How many could be kept.</param>
    public double RegionMean(int kept, int all)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(kept, all);
        return (((Pupils + kept) * SchoolMean(kept).Value) - ((all - kept) * Behind)) / (Pupils + all);
    }

    /// <summary>
    /// How far a mean of so many pupils swings from year to year by chance: 1.96/√n, 95 of 100 years within it either way.
    /// </summary>
    public Quantity Chance => new(1.959963984540054 / Math.Sqrt(Pupils), "standaarddeviatie", Origin);

    /// <summary>The fewest kept pupils whose effect is larger than <see cref="Chance"/>; null where any number stays within it.</summary>
    public int? Noticed => Behind <= Chance.Value ? null : (int)Math.Floor(Chance.Value * Pupils / (Behind - Chance.Value)) + 1;

    /// <summary>The model in words.</summary>
    public Origin Origin => new(OriginKind.Simulated, "NotebookLib",
        $"samenstelling: {Dutch.Number(Pupils)} leerlingen, wie blijft ligt {Dutch.Number(Behind, 1)} standaarddeviatie lager",
        "zonder toeval", "", null, "EUPL-1.2");
}
