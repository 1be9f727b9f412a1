namespace NotebookLib.Measures;

/// <summary>
/// The change of one area minus the mean change of others, and the same for each of the others in turn as if it had been the one: a
/// permutation test in space (Abadie, Diamond and Hainmueller 2010, JASA 105:490). It rests on the assumption that the areas would have
/// gone the same way; see <see cref="Earlier"/>.
/// </summary>
public sealed class DifferenceInDifferences
{
    private readonly YearSeries _treated;
    private readonly YearSeries[] _others;

    /// <summary>Compares an area with others between two years.</summary>
    /// <param name="treated">The area where something was changed.</param>
    /// <param name="others">The areas where it was not, in the same unit; at least three.</param>
    /// <param name="before">The last year before the change.</param>
    /// <param name="after">A year after it.</param>
    /// <exception cref="MeasureException">Fewer than three others, another unit, a year that a series lacks, or years in the wrong
    /// order.</exception>
    public DifferenceInDifferences(YearSeries treated, IEnumerable<YearSeries> others, SchoolYear before, SchoolYear after)
    {
        (_treated, _others, Before, After) = (treated, [.. others], before, after);
        if (_others.Length < 3 || after <= before || Array.Exists(_others, o => o.Unit != treated.Unit))
        {
            throw new MeasureException($"{treated.Label}: vergelijken kan met minstens drie andere gebieden in dezelfde eenheid, en met "
                + $"een jaar na {before}.");
        }

        if (_others.Prepend(treated).FirstOrDefault(s => s.Find(before) is null || s.Find(after) is null) is { } without)
        {
            throw new MeasureException($"{without.Label} heeft geen cijfer in {before} of in {after}; de reeks loopt van "
                + $"{without.First.Year} tot {without.Last.Year}.");
        }
    }

    /// <summary>The last year before the change.</summary>
    public SchoolYear Before { get; }

    /// <summary>The year after it.</summary>
    public SchoolYear After { get; }

    /// <summary>The difference in differences, in the unit of the series.</summary>
    public Quantity Effect =>
        new(Gap(_treated, _others, Before, After), Points(_treated.Unit),
        Origin.Derived("verschil in verschillen", [_treated.Origin, .. _others.Select(o => o.Origin)]));

    /// <summary>The same for each of the others, against the rest of them without the treated area.</summary>
    public IReadOnlyList<(string Area, double Effect)> Placebos =>
        [.. _others.Select(o => (o.Label, Gap(o, [.. _others.Where(r => r != o)], Before, After)))];

    /// <summary>The share of areas, the treated one included, whose gap is at least as large in either direction.</summary>
    public double P => (1.0 + Placebos.Count(p => Math.Abs(p.Effect) >= Math.Abs(Effect.Value) - 1e-12)) / (1 + _others.Length);

    /// <summary>The smallest p that so many areas allow.</summary>
    public double SmallestP => 1.0 / (1 + _others.Length);

    /// <summary>The largest placebo gap: an effect has to be larger than this to stand out from all other areas.</summary>
    public double Detectable => Placebos.Max(p => Math.Abs(p.Effect));

    /// <summary>The same comparison over years before the change: how far the areas already drifted apart.</summary>
    /// <param name="from">The first year.</param>
    public DifferenceInDifferences Earlier(SchoolYear from) => new(_treated, _others, from, Before);

    /// <summary>The gap with the mean of the others through the years, 0 in the year before the change.</summary>
    public YearSeries Path => new("verschil", $"{_treated.Label} min de andere gebieden", Points(_treated.Unit), Effect.Origin,
        _treated.Where(v => Array.TrueForAll(_others, o => o.Find(v.Year) is not null)).Select(v =>
            new YearValue(v.Year, Gap(_treated, _others, Before, v.Year))));

    /// <summary>Prints Dutch: <c>verschil −1,59; p = 0,067 (15 gebieden, kleinste p 0,067)</c>.</summary>
    public override string ToString() =>
        $"verschil {Dutch.Number(Effect.Value, 2)}; p = {Dutch.P(P)} ({Dutch.Number(1
        + _others.Length)} gebieden, kleinst mogelijke p {Dutch.P(SmallestP)})";

    private static double Gap(YearSeries one, YearSeries[] others, SchoolYear from, SchoolYear to) =>
        one[to] - one[from] - others.Average(o => o[to] - o[from]);

    private static string Points(string unit) => unit.StartsWith('%') ? "procentpunt" : unit;
}
