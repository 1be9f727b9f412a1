namespace NotebookLib.Measures;

/// <summary>
/// How many leave before the end, each year? From the mean stay and the years that lie between entry and the end: with a constant rate r,
/// mean stay = (1 − e^(−r·years)) / r. Stay is all pupils over yearly inflow (Little 1961, Operations Research 9:3), so it holds for
/// numbers that hardly change. Everyone is taken at the mean age, which is a simplification.
/// </summary>
public static class LeavingRate
{
    /// <summary>The mean stay at a rate of leaving, in years.</summary>
    /// <param name="rate">The rate of leaving per year; 0 or more.</param>
    /// <param name="years">Years until everybody leaves; above 0.</param>
    public static double Stay(double rate, double years) => years > 0 && rate >= 0 ? rate * years < 1e-9 ? years
        : (1 - Math.Exp(-rate * years)) / rate
        : throw new ArgumentOutOfRangeException(nameof(years), years, "A rate of 0 or more, and years above 0.");

    /// <summary>The chance to leave before the end in a year, in per cent; 0 where the stay is as long as the years or longer.</summary>
    /// <param name="stay">The mean stay in years; above 0.</param>
    /// <param name="years">Years between entry and the end; above 0.</param>
    public static double PerYear(double stay, double years)
    {
        if (!(stay > 0 && years > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(stay), stay, "Stay and years are above 0.");
        }

        if (stay >= years)
        {
            return 0;
        }

        var (low, high) = (0.0, 1 / stay); // at rate 1/stay the stay is shorter than asked
        for (var i = 0; i < 100; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Stay(middle, years) > stay ? (middle, high) : (low, middle);
        }

        return 100 * (1 - Math.Exp(-(low + high) / 2));
    }
}
