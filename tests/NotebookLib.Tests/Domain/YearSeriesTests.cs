using NotebookLib.Measures;
using NotebookLib.Statistics;

namespace NotebookLib.Tests.Domain;

public class YearSeriesTests
{
    private static readonly Origin North = new(OriginKind.Local, "regio Noord", "export", "", "noord.csv", null, "eigen");
    private static readonly Origin South = new(OriginKind.Local, "regio Zuid", "export", "", "zuid.csv", null, "eigen");

    [Fact]
    public void ANumberBetweenBracketsIsAYear()
    {
        var so = Published.Load().InVintage("ocw-2023").Series("po.so");
        Assert.Equal(30868, so[2018]);
        Assert.Equal(so[new SchoolYear(2018)], so[2018]);
        Assert.Equal(so.First, so.ElementAt(0));
        var missing = Assert.Throws<KeyNotFoundException>(() => so[1999]).Message;
        Assert.Contains("has no value for 1999/'00", missing, StringComparison.Ordinal);
        Assert.Contains("2010/'11, 2011/'12", missing, StringComparison.Ordinal);
        Assert.Contains("ElementAt", Assert.Throws<KeyNotFoundException>(() => so[0]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ADifferenceOfRegionsHasBothOriginsAndNamesTheYearsThatOneLacks()
    {
        var gap = Of("noord", North, (2014, 10), (2015, 12), (2016, 13), (2017, 15), (2018, 18))
            .Minus(Of("zuid", South, (2015, 7), (2016, 6), (2017, 6), (2018, 5), (2019, 4)));
        Assert.Equal([5, 7, 9, 13], gap.Select(v => v.Value));
        Assert.Equal(("noord min zuid", "leerlingen"), (gap.Label, gap.Unit));
        Assert.Equal([North, South], gap.Origin.Roots);
        Assert.Equal(["2014/'15", "2019/'20"], gap.LeftOut.Select(y => y.ToString()));
        var test = gap.ForTest().Trend();
        Assert.Contains("2014/'15, 2019/'20", test.Warnings[0].Nl, StringComparison.Ordinal);
        Assert.Contains("only one of both", test.Warnings[0].En, StringComparison.Ordinal);
    }

    [Fact]
    public void ASuppressedYearOfEitherStaysARange()
    {
        var north = Of("noord", North, [new(new SchoolYear(2017), 1, 4)], (2015, 12), (2016, 13), (2018, 8));
        var south = Of("zuid", South, [new(new SchoolYear(2017), 1, 4), new(new SchoolYear(2018), 1, 4)], (2015, 7), (2016, 6));
        var gap = north.Minus(south);
        Assert.Equal([5, 7], gap.Select(v => v.Value));
        Assert.Equal([(2017, -3, 3), (2018, 4, 7)], gap.Ranges.Select(r => (r.Year.StartYear, (int)r.Low, (int)r.High)));
        Assert.Empty(gap.LeftOut);
        Assert.Equal([new(2017, -3, 3), new(2018, 4, 7)], gap.ForTest().Bounds);
        var twice = north.Map("x", "keer 2", (_, v) => 2 * v).Ranges;
        Assert.Equal([(2017, 2, 8)], twice.Select(r => (r.Year.StartYear, (int)r.Low, (int)r.High)));
        Assert.Equal(4, PupilFlows.Sum("samen", north, south).Ranges.Count + 2);
        Assert.Contains("only bounds: 1 to 4", Assert.Throws<KeyNotFoundException>(() => north[2017]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PercentagesDifferInPointsAndOnlyOfTheSameWhole()
    {
        var published = Published.Load().InVintage("ocw-2023");
        var so = published.Series("po.so_aandeel");
        Assert.Equal("procentpunt", so.Minus(so.Map(so.Unit, "proef", (_, v) => v / 2)).Unit);
        var error = Assert.Throws<ArgumentException>(() => so.Minus(published.Series("po.so"))).Message;
        Assert.Contains("\"% van po\"", error, StringComparison.Ordinal);
        Assert.Contains("\"leerlingen\"", error, StringComparison.Ordinal);
        Assert.Contains("share no year", Assert.Throws<ArgumentException>(() =>
            Of("noord", North, (2014, 1)).Minus(Of("zuid", South, (2015, 1)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ARangeBesideAValueIsRefused() => Assert.Throws<ArgumentException>(() =>
        Of("noord", North, [new(new SchoolYear(2015), 1, 4)], (2015, 12)));

    private static YearSeries Of(string label, Origin origin, params (int Year, double Value)[] values) => Of(label, origin, [], values);

    private static YearSeries Of(string label, Origin origin, YearRange[] ranges, params (int Year, double Value)[] values) =>
        new(label, label, "leerlingen", origin, values.Select(v => new YearValue(new SchoolYear(v.Year), v.Value)), ranges);
}
