namespace NotebookLib.Measures;

/// <summary>The three rival definitions of the participation rate (<em>deelnamepercentage</em>) of special primary education.</summary>
public enum ParticipationDefinition
{
    /// <summary>so / bao: a ratio of special to regular, no share (report, note 10).</summary>
    PerRegular,

    /// <summary>so / (bao + sbo): the definition of Vensters.</summary>
    PerBaoAndSbo,

    /// <summary>so / (bao + sbo + so): the share of all pupils in primary education, as the Inspectorate prints it.</summary>
    ShareOfAll,
}

/// <summary>Participation rates, always with their denominator named.</summary>
public static class Participation
{
    /// <summary>All three definitions.</summary>
    public static IReadOnlyList<ParticipationDefinition> Definitions { get; } = Enum.GetValues<ParticipationDefinition>();

    /// <summary>The denominator in words.</summary>
    public static string Of(this ParticipationDefinition definition) => definition switch
    {
        ParticipationDefinition.PerRegular => "leerlingen in bao",
        ParticipationDefinition.PerBaoAndSbo => "leerlingen in bao en sbo",
        _ => "alle leerlingen in bao, sbo en so",
    };

    /// <summary>Who uses the definition.</summary>
    public static string UsedBy(this ParticipationDefinition definition) => definition switch
    {
        ParticipationDefinition.PerRegular => "het rapport, noot 10",
        ParticipationDefinition.PerBaoAndSbo => "Vensters",
        _ => "Inspectie van het Onderwijs",
    };

    /// <summary>The rate of so through the years that all three series share, in per cent.</summary>
    /// <param name="so">Pupils in so.</param>
    /// <param name="bao">Pupils in bao.</param>
    /// <param name="sbo">Pupils in sbo.</param>
    /// <param name="definition">Which denominator.</param>
    /// <exception cref="ArgumentException">The series share no year.</exception>
    /// <exception cref="MeasureException">A denominator is 0.</exception>
    public static YearSeries Rate(YearSeries so, YearSeries bao, YearSeries sbo, ParticipationDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(so);
        ArgumentNullException.ThrowIfNull(bao);
        ArgumentNullException.ThrowIfNull(sbo);
        var regular = bao.With(sbo, "bao+sbo", "bao en sbo", bao.Unit, "som van bao en sbo", (b, s) =>
            definition == ParticipationDefinition.PerRegular ? b : b + s);
        var whole = definition == ParticipationDefinition.ShareOfAll
            ? regular.With(so, "po", "bao, sbo en so", bao.Unit, "som van bao, sbo en so", (r, s) => r + s) : regular;
        return so.With(whole, $"deelname.so.{definition}", "deelname so", $"% van {definition.Of()}",
            $"deelnamepercentage: so gedeeld door {definition.Of()}",
            (part, all) => all > 0 ? 100 * part / all
                : throw new MeasureException($"The number of {definition.Of()} is 0 in a year, so there is no participation rate."));
    }

    /// <summary>The rate of one year with its denominator.</summary>
    /// <exception cref="KeyNotFoundException">A series has no value for that year.</exception>
    public static Percentage At(YearSeries so, YearSeries bao, YearSeries sbo, ParticipationDefinition definition, SchoolYear year) =>
        new(Rate(so, bao, sbo, definition)[year], definition.Of());

    /// <summary>The share that a ratio of special to regular comes down to: r / (1 + r). A ratio of 2.5 % is a share of 2.44 %.</summary>
    /// <param name="ratio">The ratio, in per cent; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="ratio"/> is negative or not finite.</exception>
    public static Quantity ShareFromRatio(double ratio)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ratio);
        return double.IsFinite(ratio)
            ? new Quantity(100 * (ratio / 100) / (1 + ratio / 100), "%",
            Origin.Arithmetic($"aandeel bij een verhouding van {Dutch.Percent(ratio)}: r/(1+r)"))
            : throw new ArgumentOutOfRangeException(nameof(ratio), ratio, "A ratio is a finite number.");
    }
}
