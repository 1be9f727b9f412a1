using NotebookLib;
using NotebookLib.Measures;

/// <summary>
/// Stock and flow: who is there on 1 October, who came in since the year before, and therefore who left: out = stock a year before + in −
/// stock. Where inflow is
/// not counted in full, outflow and the rate of leaving are lower bounds and the stay an upper bound.
/// </summary>
public sealed class StockFlow
{
    private readonly YearSeries _stock;
    private readonly YearSeries _inflow;

    /// <summary>Puts a stock beside its inflow.</summary>
    /// <param name="stock">Pupils on 1 October.</param>
    /// <param name="inflow">Pupils who are new since the 1 October before, in the same unit.</param>
    /// <exception cref="MeasureException">No year has a stock, a stock a year before, and an inflow; or more left than there
    /// were.</exception>
    public StockFlow(YearSeries stock, YearSeries inflow)
    {
        (_stock, _inflow) = (stock, inflow);
        var years = inflow.Where(v => stock.Find(v.Year) is not null && stock.Find(v.Year + -1) is not null).ToList();
        if (years.Count == 0)
        {
            throw new MeasureException($"{stock.Label} and {inflow.Label} share no year with a year before it.");
        }

        foreach (var wrong in years.Where(v => Left(v) < 0 || Left(v) > stock[v.Year + -1] + v.Value).Take(1))
        {
            throw new MeasureException($"In {wrong.Year} the outflow would be {Dutch.Number(Left(wrong))}: {stock.Label} and "
                + $"{inflow.Label} do not belong together.");
        }

        var origin = Origin.Derived("stand een jaar eerder + instroom − stand", stock.Origin, inflow.Origin);
        Outflow = new("uitstroom", "uitstroom", stock.Unit, origin, years.Select(v => new YearValue(v.Year, Left(v))));
        var before = stock.Select(v => new YearValue(v.Year + 1, v.Value));
        LeavingRate = Outflow.With(new YearSeries("vorig", "vorig", stock.Unit, stock.Origin, before), "vertrek", "vertrekt per jaar",
            "% per jaar", "uitstroom gedeeld door de stand een jaar eerder", (o, s) => 100 * o / s);
    }

    /// <summary>Who left in the year up to 1 October.</summary>
    public YearSeries Outflow { get; }

    /// <summary>Outflow per 100 pupils of the year before.</summary>
    public YearSeries LeavingRate { get; }

    /// <summary>The mean stay that goes with a constant rate of leaving: 100 / rate, in years.</summary>
    public YearSeries Stay => LeavingRate.Map("jaar", "1 / kans om te vertrekken", (_, rate) => 100 / rate).Named("gemiddeld verblijf");

    /// <summary>The mean rate of leaving over some years, in per cent per year: all who left over all who could.</summary>
    /// <exception cref="MeasureException">No such years.</exception>
    public Quantity MeanRate(SchoolYear from, SchoolYear to)
    {
        var own = Outflow.Where(v => v.Year >= from && v.Year <= to).ToList();
        return own.Count == 0
            ? throw new MeasureException(
                $"No outflow is known from {from} to {to}; it is from {Outflow.First.Year} to {Outflow.Last.Year}.")
            : new(100 * own.Sum(v => v.Value) / own.Sum(v => _stock[v.Year + -1]), "% per jaar", Outflow.Origin);
    }

    /// <summary>
    /// What the stock would have been from a year on, had inflow or leaving stayed what it was. Without arguments it gives the real stock
    /// back.
    /// </summary>
    /// <param name="from">The year that everything starts from.</param>
    /// <param name="inflow">A constant inflow; null for the real one.</param>
    /// <param name="rate">A constant rate of leaving in per cent; null for the real one.</param>
    /// <param name="label">The name a reader sees.</param>
    public YearSeries Project(SchoolYear from, double? inflow, double? rate, string label)
    {
        var stock = _stock[from];
        var values = new List<YearValue> { new(from, stock) };
        for (var year = from + 1; year <= Outflow.Last.Year; year += 1)
        {
            stock = (stock * (1 - ((rate ?? LeavingRate[year]) / 100))) + (inflow ?? _inflow[year]);
            values.Add(new(year, stock));
        }

        return new("geprojecteerd", label, _stock.Unit,
            Origin.Derived("stand × (1 − kans om te vertrekken) + instroom", _stock.Origin, _inflow.Origin), values);
    }

    /// <summary>
    /// What the stock would have been had everyone stayed equally long: who came in so many years ago leaves now. A dip in inflow then
    /// comes back as a dip in
    /// outflow, without anyone staying longer.
    /// </summary>
    /// <param name="from">The year that everything starts from.</param>
    /// <param name="stay">How long everyone stays, in whole years, at least 1.</param>
    /// <param name="label">The name a reader sees.</param>
    /// <exception cref="MeasureException">The inflow of that many years before <paramref name="from"/> is not known.</exception>
    public YearSeries ProjectFixedStay(SchoolYear from, int stay, string label)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stay, 1);
        var stock = _stock[from];
        var values = new List<YearValue> { new(from, stock) };
        for (var year = from + 1; year <= Outflow.Last.Year; year += 1)
        {
            stock += _inflow[year] - (_inflow.Find(year + -stay)
                ?? throw new MeasureException($"The inflow of {year + -stay} is not known; {_inflow.Label} runs from "
                    + $"{_inflow.First.Year}. Take a shorter stay or a later start."));
            values.Add(new(year, stock));
        }

        return new("vast-verblijf", label, _stock.Unit,
            Origin.Derived($"ieder blijft precies {Dutch.Number(stay)} jaar", _stock.Origin, _inflow.Origin), values);
    }

    private double Left(YearValue inflow) => _stock[inflow.Year + -1] + inflow.Value - _stock[inflow.Year];
}
