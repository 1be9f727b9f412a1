using NotebookLib.Display;

namespace NotebookLib.Statistics;

/// <summary>
/// Shift-share decomposition of growth in a region (Dunn 1960): what it would be at national growth, what comes from its mix of categories,
/// and what is the region's own. The three add up to the change in each category.
/// </summary>
/// <param name="NationalGrowth">Growth of the nation as a whole: 0.02 is 2 percent.</param>
/// <param name="National">Change of each category at national growth.</param>
/// <param name="Mix">Extra change because the category grows faster or slower nationally.</param>
/// <param name="Shift">Extra change that is the region's own.</param>
/// <example><code>ShiftShare.Of([50, 80], [60, 78], [1000, 2000], [1100, 1980]).Shift</code></example>
[TypeFormatterSource(typeof(AnswerFormatter))]
public sealed record ShiftShare(double NationalGrowth, IReadOnlyList<double> National, IReadOnlyList<double> Mix,
    IReadOnlyList<double> Shift) : Answer
{
    /// <summary>Names of the categories, in order; numbered from 1 where left out.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Change of the region as a whole.</summary>
    public double TotalChange { get; private init; }

    /// <summary>Sum of <see cref="National"/>.</summary>
    public double TotalNational { get; private init; }

    /// <summary>Sum of <see cref="Mix"/>.</summary>
    public double TotalMix { get; private init; }

    /// <summary>Sum of <see cref="Shift"/>.</summary>
    public double TotalShift { get; private init; }

    /// <summary>How far the region went, and what the nation, the mix and the region itself gave. A sum, so without an interval.</summary>
    public override Reading Reading => Reading.Join(
        new($"Het aantal in de regio {Kitagawa.Moved(TotalChange, true)}.",
            $"The number in the region {Kitagawa.Moved(TotalChange, false)}."),
        new($"Met de landelijke groei ({Phrases.Part(NationalGrowth, Unit.Percent, true)}) zou dat {Part(TotalNational,
            true)} zijn. De samenstelling van de regio gaf {Part(TotalMix, true)}. Eigen aan de regio is {Part(TotalShift, true)}.",
            $"At national growth ({Phrases.Part(NationalGrowth, Unit.Percent, false)}) that would be {Part(TotalNational,
                false)}. The mix of the region gave {Part(TotalMix, false)}. The region's own part is {Part(TotalShift, false)}."),
        new("Dit is een optelsom van tellingen; een interval hoort er niet bij.", "This is a sum of counts; there is no interval."),
            Phrases.NotCause);

    internal override string Method => "Shift-share-analyse (Dunn 1960)";

    internal override IReadOnlyList<Line> Lines =>
    [
        Line.Part("national_growth", "landelijke groei", NationalGrowth, Unit.Percent),
            Line.Part("change", "verandering in de regio", TotalChange, Unit.None), Line.Part("national", "met de landelijke groei",
            TotalNational, Unit.None),
        Line.Part("mix", "door de samenstelling", TotalMix, Unit.None), Line.Part("shift", "eigen aan de regio", TotalShift, Unit.None),
    ];

    internal override IReadOnlyList<IReadOnlyList<Line>> Detail =>
    [
        .. National.Select((v, i) =>
            (IReadOnlyList<Line>)[Line.Text("category", "categorie", NameOf(Names, i, new("categorie", "category"))),
            Line.Part("national", "met de landelijke groei", v, Unit.None),
            Line.Part("mix", "door de samenstelling", Mix[i], Unit.None), Line.Part("shift", "eigen aan de regio", Shift[i], Unit.None)]),
    ];

    private static string Part(double value, bool nl) => Phrases.Part(value, Unit.None, nl);

    /// <summary>Decomposes the change between two moments.</summary>
    /// <param name="region0">Counts per category in the region at the start, above 0.</param>
    /// <param name="region1">At the end.</param>
    /// <param name="nation0">In the nation at the start, above 0.</param>
    /// <param name="nation1">At the end.</param>
    /// <exception cref="ArgumentException">Unequal lengths, no categories, a start that is not above 0, or a negative end.</exception>
    public static ShiftShare Of(IReadOnlyList<double> region0, IReadOnlyList<double> region1, IReadOnlyList<double> nation0,
        IReadOnlyList<double> nation1)
    {
        double[] x = Check.Finite(region0), y = Check.Finite(region1), a = Check.Finite(nation0), b = Check.Finite(nation1);
        Check.SameLength(y.Length, x.Length, nameof(region1), nameof(region0));
        Check.SameLength(a.Length, x.Length, nameof(nation0), nameof(region0));
        Check.SameLength(b.Length, x.Length, nameof(nation1), nameof(region0));
        foreach (var (values, name, bound) in new[] { (x, nameof(region0), 0.0), (a, nameof(nation0), 0.0), (y, nameof(region1), -1e-300),
            (b, nameof(nation1), -1e-300) })
        {
            if (values.Any(v => v <= bound))
            {
                throw Check.Refuse(name, FormattableString.Invariant($"{name} holds {values.Min()}; {(bound == 0 ? "numbers above 0" : "no "
                    + "negative numbers")} allowed."));
            }
        }
        Quad before = Kitagawa.Total(a), growth = (Kitagawa.Total(b) - before) / before, change = Kitagawa.Total(y) - Kitagawa.Total(x),
            sumNational = 0, sumMix = 0, sumShift = 0;
        double[] national = new double[x.Length], mix = new double[x.Length], shift = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            Quad g = ((Quad)b[i] - a[i]) / a[i], r = ((Quad)y[i] - x[i]) / x[i], n = growth * x[i], m = (g - growth) * x[i],
                s = (r - g) * x[i];
            (national[i], mix[i], shift[i]) = ((double)n, (double)m, (double)s);
            (sumNational, sumMix, sumShift) = (sumNational + n, sumMix + m, sumShift + s);
        }
        return new((double)growth, national, mix, shift) { TotalChange = (double)change, TotalNational = (double)sumNational,
            TotalMix = (double)sumMix, TotalShift = (double)sumShift };
    }
}
