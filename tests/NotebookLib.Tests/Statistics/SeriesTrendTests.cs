using NotebookLib.Statistics;

namespace NotebookLib.Tests.Statistics;

public class SeriesTrendTests
{
    private static readonly Series Pro = new([.. Enumerable.Range(2012, 12)], [27.1, 27.4, 27.9, 28.1, 28.6, 28.2, 27.5, 27.0, 26.8, 26.1,
        25.9, 25.2])
    {
        Name = "leerlingen in het pro", Unit = new("duizend leerlingen", "thousand pupils", 1, 2),
    };

    [Fact]
    public void ATrendReadsInPupilsPerYear()
    {
        var result = Pro.Trend(autocorrelated: false);
        Assert.Equal("Mann-Kendall trend test (exact)", result.Method);
        Assert.Equal(-34, result.Statistic);
        Assert.Contains("De reeks daalt", result.Reading.Nl, StringComparison.Ordinal);
        Assert.Contains("duizend leerlingen per jaar", result.Reading.Nl, StringComparison.Ordinal);
        Assert.EndsWith("Over de oorzaak zegt dit niets.", result.Reading.Nl, StringComparison.Ordinal);
    }

    [Fact]
    public void NeighbouringYearsThatResembleEachOtherNeverMakeTheTestSharper() =>
        Assert.True(Pro.Trend().P >= Pro.Trend(autocorrelated: false).P);

    [Fact]
    public void OneSideIsHalfWhereThereIsNoTie()
    {
        var two = Pro.Trend(autocorrelated: false).P;
        Assert.Equal(two / 2, Pro.Trend(autocorrelated: false, Side.Less).P, 12);
    }

    [Fact]
    public void EqualValuesAreAnAnswer()
    {
        var result = new Series([2018, 2019, 2020], [4, 4, 4]).Trend();
        Assert.Equal(1, result.P);
        Assert.Equal(2, result.Warnings.Count);
    }

    [Fact]
    public void RatesFollowFromTheExposure()
    {
        var result = new Series([2018, 2019, 2020, 2021], [10, 22, 36, 52], [1000, 1100, 1200, 1300]).Trend();
        Assert.Equal(0.01, result.Estimate, 12);
        Assert.Contains("1,00 procentpunt per jaar", result.Reading.Nl, StringComparison.Ordinal);
    }

    [Fact]
    public void BadInputNamesTheParameter()
    {
        Assert.Equal("Years", Assert.Throws<ArgumentException>(() => new Series([2019, 2018], [1, 2])).ParamName);
        Assert.Equal("Years", Assert.Throws<ArgumentException>(() => new Series([2018], [1, 2])).ParamName);
        Assert.Equal("Values", Assert.Throws<ArgumentException>(() => new Series([2018, 2019], [1, double.NaN])).ParamName);
        Assert.Equal("Exposure", Assert.Throws<ArgumentException>(() => new Series([2018, 2019], [1, 2], [5, 0])).ParamName);
    }
}
