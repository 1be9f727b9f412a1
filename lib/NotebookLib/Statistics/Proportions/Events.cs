namespace NotebookLib.Statistics;

/// <summary>Events over an exposure: 34 verwijzingen in 12.400 leerlingjaren. For events that can happen more than once, or have no fixed
/// whole.</summary>
/// <param name="Count">Events, at least 0.</param>
/// <param name="Exposure">What they happened in, above 0.</param>
/// <param name="Of">Events and exposure in words: "verwijzingen per leerlingjaar".</param>
/// <example><code>new Events(34, 12_400, "verwijzingen per leerlingjaar").Versus(new Events(51, 13_100, "verwijzingen per leerlingjaar"))</code></example>
public sealed record Events(long Count, double Exposure, string Of)
{
    /// <summary>Events, at least 0.</summary>
    public long Count { get; } = Check.Count(Count, nameof(Count));

    /// <summary>Exposure, above 0.</summary>
    public double Exposure { get; } = Check.Positive(Exposure, nameof(Exposure));

    /// <summary>Everyone (the default), or a sample.</summary>
    public Coverage Coverage { get; init; } = Coverage.Population;

    /// <summary>Events per unit of exposure.</summary>
    public double Rate => Count / Exposure;

    /// <summary>Exact interval of the rate (Garwood 1936).</summary>
    public Interval Interval(double level = 0.95) => PoissonRate.Of(Count, Exposure, 1, level).Interval;

    /// <summary>Compares with another rate: exact, conditional on the total (R: poisson.test). The estimate is the ratio of the
    /// rates.</summary>
    public TestResult Versus(Events other, Side side = Side.TwoSided)
    {
        ArgumentNullException.ThrowIfNull(other);
        var test = PoissonRateRatio.Of(Count, Exposure, other.Count, other.Exposure);
        var lnP = side switch { Side.Less => test.LnPLess, Side.Greater => test.LnPGreater, _ => test.LnP };
        var coverage = Coverage == Coverage.Population && other.Coverage == Coverage.Population ? Coverage.Population : Coverage.Sample;
        var range = Phrases.Range(test.Exact, Unit.None);
        string Each(Events e, bool nl) => $"{Phrases.Count(e.Count, nl)} {(nl ? "op" : "in")} {Phrases.Number(e.Exposure, 0, nl)} ({e.Of})";
        string Ratio(bool nl) => double.IsNaN(test.Ratio) ? (nl ? "Er is niets geteld" : "Nothing was counted") : nl
            ? $"Het eerste cijfer is {Phrases.Number(test.Ratio, 2, true)} keer het tweede"
            : $"The first rate is {Phrases.Number(test.Ratio, 2, false)} times the second";
        return new TestResult
        {
            Method = "Comparison of Poisson rates (exact, conditional on the total)", StatisticName = "count1", Statistic = Count,
                P = Math.Exp(lnP), LnP = lnP, Side = side, N = test.Events, Coverage = coverage,
            Estimate = test.Ratio, EstimateName = new("verhouding van de cijfers", "rate ratio"), Interval = test.Exact,
            Intervals = new(level => PoissonRateRatio.Of(Count, Exposure, other.Count, other.Exposure, level: level).Exact),
            Effect = new("rate ratio", test.Ratio, test.Exact),
            Warnings = test.Events == 0
                ? [Degenerate.OneOutcome("Er is niets geteld: elke verhouding blijft mogelijk.", "Nothing was counted: every ratio remains "
                + "possible.")] : [],
            Reading = Reading.Join(new Reading($"Vergeleken: {Each(this, true)} met {Each(other, true)}.",
                $"Compared: {Each(this, false)} with {Each(other, false)}."),
                new($"{Ratio(true)}; {range.Nl}.", $"{Ratio(false)}; {range.En}."),
                Phrases.Open(test.Exact, 1), Phrases.Chance(Math.Exp(lnP), coverage), Phrases.NotCause),
        }.Ran();
    }
}
