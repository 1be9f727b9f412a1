namespace NotebookLib.Measures;

/// <summary>Measures on flows of pupils between types of school.</summary>
public static class PupilFlows
{
    /// <summary>The sum of series in the years that all of them have.</summary>
    /// <param name="label">The name a reader sees.</param>
    /// <param name="series">At least one, all in one unit.</param>
    /// <exception cref="ArgumentException">No series, different units, or no common year.</exception>
    public static YearSeries Sum(string label, params YearSeries[] series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Length == 0 || series.Any(s => s.Unit != series[0].Unit))
        {
            throw new ArgumentException("A sum needs at least one series, all in the same unit.", nameof(series));
        }

        var sum = series.Skip(1).Aggregate(series[0], (left, right) => left.With(right, "som", label, left.Unit, "som", (a, b) => a + b));
        return new YearSeries(string.Join('+', series.Select(s => s.Name)), label, sum.Unit,
            Origin.Derived("som: " + label, series.Select(s => s.Origin)), sum, sum.Ranges);
    }

    /// <summary>The part of an inflow that enters education there directly, in per cent of direct entry and entry from regular education
    /// together.</summary>
    /// <param name="direct">Pupils that are new in education.</param>
    /// <param name="fromRegular">Pupils that come from regular education.</param>
    /// <exception cref="ArgumentException">The series share no year.</exception>
    /// <exception cref="MeasureException">A year has no inflow.</exception>
    public static YearSeries DirectShare(YearSeries direct, YearSeries fromRegular)
    {
        ArgumentNullException.ThrowIfNull(direct);
        return direct.With(fromRegular, "direct", "directe instroom", "% van instroom die nieuw is of uit bao komt",
            "directe instroom gedeeld door nieuw plus uit bao",
            (d, r) => d + r > 0 ? 100 * d / (d + r) : throw new MeasureException("A year has no inflow, so there is no share of it."));
    }

    /// <summary>The same part with all inflow as denominator, traffic between special settings included.</summary>
    /// <param name="direct">Pupils that are new in education, summed.</param>
    /// <param name="allInflow">All inflow into the same settings.</param>
    /// <exception cref="MeasureException">There is no inflow, or the part is larger than the whole.</exception>
    public static Quantity DirectShareOfAll(Quantity direct, params Quantity[] allInflow)
    {
        ArgumentNullException.ThrowIfNull(direct);
        ArgumentNullException.ThrowIfNull(allInflow);
        var all = allInflow.Sum(q => q.Value);
        return all > 0 && direct.Value <= all
            ? new Quantity(100 * direct.Value / all, "% van alle instroom", Origin.Derived("directe instroom gedeeld door alle instroom",
                allInflow.Select(q => q.Origin).Prepend(direct.Origin)))
            : throw new MeasureException("All inflow must be more than 0 and at least the direct inflow. Check that both speak of the same "
                + "year and settings.");
    }

    /// <summary>Moves to lighter support for each move to heavier support.</summary>
    /// <param name="lighter">The way back.</param>
    /// <param name="heavier">The way in.</param>
    /// <exception cref="MeasureException">A year has no flow to heavier support.</exception>
    public static YearSeries ReturnRatio(YearSeries lighter, YearSeries heavier)
    {
        ArgumentNullException.ThrowIfNull(lighter);
        return lighter.With(heavier, "terug/heen", "terugstroom per instroom", "verhouding", "terugstroom gedeeld door instroom",
            (back, there) => there > 0 ? back / there
                : throw new MeasureException("A year has no flow to heavier support, so there is no ratio."));
    }

    /// <summary>The asymmetry index (in − back) / (in + back): 0 when both are equal, 1 when nobody returns, −1 when nobody
    /// enters.</summary>
    /// <param name="heavier">The way in.</param>
    /// <param name="lighter">The way back.</param>
    /// <exception cref="MeasureException">A year has neither.</exception>
    public static YearSeries Asymmetry(YearSeries heavier, YearSeries lighter)
    {
        ArgumentNullException.ThrowIfNull(heavier);
        return heavier.With(lighter, "asymmetrie", "asymmetrie", "index van −1 tot 1", "(heen − terug) / (heen + terug)",
            (there, back) => there + back > 0 ? (there - back) / (there + back)
                : throw new MeasureException("A year has no flow in either direction, so there is no asymmetry."));
    }
}
