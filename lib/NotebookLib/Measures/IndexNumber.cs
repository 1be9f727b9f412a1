namespace NotebookLib.Measures;

/// <summary>Index numbers on a base year (<em>ijkjaar</em>) and changes since that year.</summary>
public static class IndexNumber
{
    /// <summary>Each value as a percentage of the base year: 146 means 46 % more.</summary>
    /// <param name="series">Any series.</param>
    /// <param name="baseYear">The year that becomes 100.</param>
    /// <exception cref="MeasureException">The base year is missing or its value is 0.</exception>
    public static YearSeries Of(YearSeries series, SchoolYear baseYear)
    {
        var start = Start(series, baseYear);
        return series.Map($"index, {baseYear} = 100", $"index, {baseYear} = 100", (_, value) => 100 * value / start);
    }

    /// <summary>The change since the base year, in per cent of the base: 100 · (N_t / N_base − 1).</summary>
    /// <param name="series">Any series.</param>
    /// <param name="baseYear">The year that becomes 0.</param>
    /// <exception cref="MeasureException">The base year is missing or its value is 0.</exception>
    public static YearSeries Change(YearSeries series, SchoolYear baseYear)
    {
        var start = Start(series, baseYear);
        return series.Map($"% sinds {baseYear}", $"verandering sinds {baseYear}", (_, value) => 100 * (value / start - 1));
    }

    private static double Start(YearSeries series, SchoolYear baseYear)
    {
        ArgumentNullException.ThrowIfNull(series);
        return series.Find(baseYear) switch
        {
            null => throw new MeasureException($"{series.Label} has no value for {baseYear}, so it cannot be the base year; the series "
                + $"runs from {series.First.Year} to {series.Last.Year}."),
            0 => throw new MeasureException($"{series.Label} is 0 in {baseYear}, so it cannot be the base year."),
            var value => value.Value,
        };
    }
}
