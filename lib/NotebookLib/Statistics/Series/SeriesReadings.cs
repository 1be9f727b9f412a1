namespace NotebookLib.Statistics;

/// <summary>What series say in words.</summary>
internal static class SeriesReadings
{
    public static Assumption Autocorrelation(MannKendall test, bool corrected, double ratio)
    {
        var name = new Reading("jaren staan los van elkaar, op de trend na", "years are independent apart from the trend");
        if (!corrected || test.N < 6 || test.Variance == 0)
        {
            return new(name, Holds.NotCheckable, new("niet gecorrigeerd", "not corrected"));
        }
        return ratio > 1
            ? new(name, Holds.No, new($"jaren lijken op hun buren; de variantie is {Phrases.Number(ratio, 2, true)} keer zo groot genomen", $"years resemble their neighbours; the variance was taken {Phrases.Number(ratio, 2, false)} times as large"))
            : new(name, test.N < 15 ? Holds.Doubtful : Holds.Yes, new($"geen teken van samenhang tussen buurjaren, al is dat bij {test.N} jaren moeilijk te zien", $"no sign of dependence between neighbouring years, though hard to see with {test.N} years"));
    }

    public static Reading Trend(Series series, MannKendall test, TheilSen line, double p)
    {
        if (test.N == 1)
        {
            return new("Eén jaar: er is geen trend te zien.", "One year: no trend can be seen.");
        }
        var unit = series.Unit == Unit.Percent ? Unit.PercentagePoints with { Decimals = 2 } : series.Unit;
        var range = Phrases.Range(line.Interval, unit);
        int first = series.Years[0], last = series.Years[^1];
        var pairs = test.N * (test.N - 1) / 2;
        var level = series.Level;
        int up = 0, down = 0;
        for (var i = 0; i < level.Count; i++)
        {
            for (var j = i + 1; j < level.Count; j++)
            {
                up += level[j] > level[i] ? 1 : 0;
                down += level[j] < level[i] ? 1 : 0;
            }
        }
        string Direction(bool nl) => line.Slope == 0 || double.IsNaN(line.Slope) ? (nl ? "De reeks stijgt of daalt per saldo niet" : "On balance the series neither rises nor falls")
            : line.Slope > 0 ? (nl ? $"De reeks stijgt: {up} van de {pairs} paren van jaren gaan omhoog" : $"The series rises: {up} of the {pairs} pairs of years go up")
            : (nl ? $"De reeks daalt: {down} van de {pairs} paren van jaren gaan omlaag" : $"The series falls: {down} of the {pairs} pairs of years go down");
        return Reading.Join(
            new($"Vergeleken: alle paren van jaren van {first} tot en met {last} in {series.Name} ({test.N} jaren).", $"Compared: all pairs of years from {first} to {last} in {series.Name} ({test.N} years)."),
            new($"{Direction(true)}. Een doorsnee verandering is {unit.Show(line.Slope)} per jaar; {range.Nl}.", $"{Direction(false)}. A typical change is {unit.Show(line.Slope, false)} per year; {range.En}."),
            Phrases.Open(line.Interval, 0), Phrases.Chance(p, series.Coverage), Phrases.NotCause);
    }
}
