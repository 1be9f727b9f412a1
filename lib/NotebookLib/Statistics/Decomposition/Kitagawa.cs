using NotebookLib.Display;

namespace NotebookLib.Statistics;

/// <summary>
/// Kitagawa's decomposition of a change in a rate (Kitagawa 1955, JASA 50, equation 4): how much comes from another composition of the
/// population, how much from other rates within its groups. Two parts, symmetric; and three, with an interaction. Rates are shares, 0 to 1.
/// </summary>
/// <example><code>Kitagawa.Of([100, 300], [10, 60], [200, 250], [24, 45]).Composition</code></example>
[TypeFormatterSource(typeof(AnswerFormatter))]
public sealed record Kitagawa : Answer
{
    /// <summary>Names of the groups, in order; numbered from 1 where left out.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Rate of the whole at the start.</summary>
    public double Rate0 { get; private init; }

    /// <summary>Rate of the whole at the end.</summary>
    public double Rate1 { get; private init; }

    /// <summary>Rate1 - Rate0.</summary>
    public double Difference { get; private init; }

    /// <summary>Part from composition, at the mean of both rates. With <see cref="RateEffect"/> it adds up to
    /// <see cref="Difference"/>.</summary>
    public double Composition { get; private init; }

    /// <summary>Part from rates, at the mean of both compositions.</summary>
    public double RateEffect { get; private init; }

    /// <summary>Part from composition at the rates of the start.</summary>
    public double CompositionAtStart { get; private init; }

    /// <summary>Part from rates at the composition of the start.</summary>
    public double RateEffectAtStart { get; private init; }

    /// <summary>What remains of three parts.</summary>
    public double Interaction { get; private init; }

    /// <summary>Rates of the end on the composition of the start (direct standardisation).</summary>
    public double Rate1OnComposition0 { get; private init; }

    /// <summary>Rates of the start on the composition of the end.</summary>
    public double Rate0OnComposition1 { get; private init; }

    /// <summary>Change in the number of cases.</summary>
    public double CountChange { get; private init; }

    /// <summary>Part of it from a larger or smaller population, at the mean of both rates.</summary>
    public double CountFromPopulation { get; private init; }

    /// <summary>Part of it from the rate, at the mean of both populations.</summary>
    public double CountFromRate { get; private init; }

    /// <summary>Contribution of each group to <see cref="Composition"/> and to <see cref="RateEffect"/>.</summary>
    public IReadOnlyList<(double Composition, double Rate)> Groups { get; private init; } = [];

    /// <summary>Decomposes the change between two moments; a group without population has rate 0.</summary>
    /// <param name="population0">People in each group at the start.</param>
    /// <param name="cases0">Cases among them.</param>
    /// <param name="population1">People in each group at the end.</param>
    /// <param name="cases1">Cases among them.</param>
    /// <exception cref="ArgumentException">Unequal lengths, no groups, negative numbers, cases without population, or an empty
    /// population.</exception>
    public static Kitagawa Of(IReadOnlyList<double> population0, IReadOnlyList<double> cases0, IReadOnlyList<double> population1,
        IReadOnlyList<double> cases1)
    {
        var n = Standardisation.Valid(population0, cases0, nameof(population0), nameof(cases0));
        Standardisation.Valid(population1, cases1, nameof(population1), nameof(cases1));
        Check.SameLength(population1.Count, n, nameof(population1), nameof(population0));
        Quad p0 = Total(population0), p1 = Total(population1), c0 = Total(cases0), c1 = Total(cases1), r0 = c0 / p0, r1 = c1 / p1;
        Quad composition = 0, rate = 0, compositionAt0 = 0, rateAt0 = 0, interaction = 0, one = 0, zero = 0;
        var groups = new (double, double)[n];
        for (var i = 0; i < n; i++)
        {
            Quad s0 = (Quad)population0[i] / p0, s1 = (Quad)population1[i] / p1;
            Quad q0 = population0[i] == 0 ? 0 : (Quad)cases0[i] / population0[i], q1 = population1[i] == 0 ? 0
                : (Quad)cases1[i] / population1[i];
            Quad byComposition = (s1 - s0) * (q0 + q1) * 0.5, byRate = (q1 - q0) * (s0 + s1) * 0.5;
            groups[i] = ((double)byComposition, (double)byRate);
            composition += byComposition;
            rate += byRate;
            compositionAt0 += (s1 - s0) * q0;
            rateAt0 += (q1 - q0) * s0;
            interaction += (s1 - s0) * (q1 - q0);
            one += s0 * q1;
            zero += s1 * q0;
        }
        return new()
        {
            Rate0 = (double)r0, Rate1 = (double)r1, Difference = (double)(r1 - r0), Composition = (double)composition,
                RateEffect = (double)rate,
            CompositionAtStart = (double)compositionAt0, RateEffectAtStart = (double)rateAt0, Interaction = (double)interaction,
            Rate1OnComposition0 = (double)one, Rate0OnComposition1 = (double)zero,
            CountChange = (double)(c1 - c0), CountFromPopulation = (double)((p1 - p0) * (r0 + r1) * 0.5),
            CountFromRate = (double)((r1 - r0) * (p0 + p1) * 0.5), Groups = groups,
        };
    }

    /// <summary>How far the rate and the number of cases went, and what each part gave. A sum, so without an interval.</summary>
    public override Reading Reading => Reading.Join(
        new($"Het aantal {Moved(CountChange, true)}: {Phrases.Part(CountFromPopulation, Unit.None,
            true)} door de grootte van de hele groep en {Phrases.Part(CountFromRate, Unit.None, true)} door het aandeel.",
            $"The number {Moved(CountChange, false)}: {Phrases.Part(CountFromPopulation, Unit.None,
                false)} from the size of the whole group and {Phrases.Part(CountFromRate, Unit.None, false)} from the rate."),
        Math.Abs(Difference) < 1e-12
            ? new($"Het aandeel bleef gelijk: {Rates.Show(Rate0)}.", $"The rate stayed the same: {Rates.Show(Rate0, false)}.")
            : new($"Het aandeel ging van {Rates.Show(Rate0)} naar {Rates.Show(Rate1)} ({Phrases.Part(Difference, Points, true)}).",
                $"The rate went from {Rates.Show(Rate0, false)} to {Rates.Show(Rate1, false)} ({Phrases.Part(Difference, Points,
                false)})."),
        Groups.Count < 2 ? Reading.Empty
            : new($"Daarvan komt {Phrases.Part(Composition, Points, true)} door een andere samenstelling en {Phrases.Part(RateEffect,
                Points, true)} door andere aandelen binnen de groepen.",
                $"Of this {Phrases.Part(Composition, Points, false)} comes from another composition and {Phrases.Part(RateEffect, Points,
                    false)} from other rates within the groups."),
        new("Dit is een optelsom van tellingen; een interval hoort er niet bij.", "This is a sum of counts; there is no interval."),
            Phrases.NotCause);

    internal override string Method => "Decompositie van Kitagawa (1955)";

    internal override IReadOnlyList<Line> Lines =>
    [
        Line.Of("rate0", "aandeel aan het begin", Rate0, Rates), Line.Of("rate1", "aandeel aan het eind", Rate1, Rates),
            Line.Part("difference", "verschil", Difference, Points),
        Line.Part("composition", "door samenstelling", Composition, Points), Line.Part("rate_effect", "door aandelen", RateEffect, Points),
        Line.Part("count_change", "verandering van het aantal", CountChange, Unit.None),
        Line.Part("count_from_population", "door de grootte van de groep", CountFromPopulation, Unit.None),
        Line.Part("count_from_rate", "door het aandeel", CountFromRate, Unit.None),
    ];

    internal override IReadOnlyList<IReadOnlyList<Line>> Detail => Groups.Count < 2 ? [] :
    [
        .. Groups.Select((g, i) => (IReadOnlyList<Line>)[Line.Text("group", "groep", NameOf(Names, i, new("groep", "group"))),
            Line.Part("composition", "door samenstelling", g.Composition, Points),
            Line.Part("rate_effect", "door aandelen", g.Rate, Points)]),
    ];

    private Unit Rates => Unit.Percent with { Decimals = Decimals };

    private Unit Points => Unit.PercentagePoints with { Decimals = Decimals };

    /// <summary>One decimal, and more where the rates differ by less than that would show.</summary>
    private int Decimals => Difference == 0 ? 1 : (int)Math.Clamp(Math.Ceiling(-Math.Log10(100 * Math.Abs(Difference))), 1, 4);

    internal static string Moved(double change, bool nl) => Math.Abs(change) < 1e-12 ? (nl ? "bleef gelijk" : "stayed the same")
        : (change > 0 ? (nl ? "steeg met " : "rose by ") : nl ? "daalde met " : "fell by ") + Phrases.Short(Math.Abs(change), nl);

    internal static Quad Total(IReadOnlyList<double> values)
    {
        Quad sum = 0;
        foreach (var v in values)
        {
            sum += v;
        }
        return sum;
    }
}

/// <summary>Direct standardisation: the rate a population would have with the composition of another.</summary>
/// <example><code>Standardisation.Direct([80, 20], [8, 6], standard: [500, 500])</code></example>
public static class Standardisation
{
    /// <summary>Σ share of the standard × rate of the group.</summary>
    /// <param name="population">People in each group.</param>
    /// <param name="cases">Cases among them.</param>
    /// <param name="standard">People of the standard in each group.</param>
    /// <exception cref="ArgumentException">Unequal lengths, negative numbers, cases without population, or a group of the standard without
    /// population here.</exception>
    public static double Direct(IReadOnlyList<double> population, IReadOnlyList<double> cases, IReadOnlyList<double> standard)
    {
        var n = Valid(population, cases, nameof(population), nameof(cases));
        var weights = Check.Finite(standard);
        Check.SameLength(weights.Length, n, nameof(standard), nameof(population));
        Quad total = Kitagawa.Total(weights), sum = 0;
        for (var i = 0; i < n; i++)
        {
            if (weights[i] < 0 || weights[i] > 0 && population[i] == 0)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Group {i} has {weights[i]} people in the standard and {population[
                    i]} here; its rate is unknown."), nameof(standard));
            }
            sum += weights[i] == 0 ? 0 : (Quad)weights[i] / total * ((Quad)cases[i] / population[i]);
        }
        return (double)sum;
    }

    internal static int Valid(IReadOnlyList<double> population, IReadOnlyList<double> cases, string populationName, string casesName)
    {
        double[] p = Check.Finite(population, 1, populationName), c = Check.Finite(cases, 1, casesName);
        Check.SameLength(c.Length, p.Length, casesName, populationName);
        if (p.Any(v => v < 0) || p.Sum() <= 0)
        {
            throw Check.Refuse(populationName, FormattableString.Invariant($"{populationName} holds a negative number, or nobody at all."));
        }
        var wrong = Enumerable.Range(0, p.Length).FirstOrDefault(i => c[i] < 0 || p[i] == 0 && c[i] > 0, -1);
        return wrong < 0 ? p.Length
            : throw Check.Refuse(casesName,
            FormattableString.Invariant($"{casesName}[{wrong}] is {c[wrong]} on a population of {p[wrong]}."));
    }
}
