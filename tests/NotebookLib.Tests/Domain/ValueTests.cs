using System.Globalization;

namespace NotebookLib.Tests.Domain;

public class ValueTests
{
    [Theory]
    [InlineData(0.125, 2, 0.13)]
    [InlineData(2.675, 2, 2.68)]
    [InlineData(-0.5, 0, -1)]
    [InlineData(1.005, 2, 1.01)]
    [InlineData(33.15, 1, 33.2)]
    public void Rounds_half_away_from_zero_on_the_decimal_that_was_meant(double value, int decimals, double expected) =>
        Assert.Equal(expected, Dutch.Round(value, decimals));

    [Theory]
    [InlineData("nl-NL")]
    [InlineData("en-US")]
    [InlineData("")]
    public void Prints_Dutch_on_every_machine(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal("1.234.567", Dutch.Number(1234567));
            Assert.Equal("−4,1", Dutch.Number(-4.12, 1));
            Assert.Equal("0", Dutch.Number(-0.2));
            Assert.Equal("12,3 %", Dutch.Percent(12.34));
            Assert.Equal("< 0,001", Dutch.P(0));
            Assert.Equal("1–4", Count.Suppressed(1, 4).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(1, "scholen (BRIN)", "1 school (BRIN)")]
    [InlineData(22, "scholen (BRIN)", "22 scholen (BRIN)")]
    [InlineData(1, "%", "1 %")]
    [InlineData(1.4, "leerlingen", "1,4 leerlingen")]
    public void One_of_something_is_printed_in_the_singular(double value, string unit, string expected) =>
        Assert.Equal(expected, new Quantity(value, unit, Origin.Arithmetic("test")).ToString());

    [Fact]
    public void A_suppressed_count_never_turns_into_a_number()
    {
        var sum = Count.Exact(10) + Count.Suppressed(1, 4);
        Assert.Equal((11, 14), (sum.Low, sum.High));
        Assert.Throws<InvalidOperationException>(() => sum.Value);
        Assert.Throws<ArgumentOutOfRangeException>(() => Count.Exact(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Count.Suppressed(4, 1));
    }

    [Fact]
    public void A_percentage_knows_its_denominator()
    {
        Assert.Throws<ArgumentException>(() => new Percentage(3, " "));
        Assert.Throws<InvalidOperationException>(() => new Percentage(3, "bao") - new Percentage(2, "bao en sbo"));
        Assert.Equal(1, new Percentage(3, "bao") - new Percentage(2, "bao"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Percentage.FromParts(1, 0, "bao"));
    }

    [Theory]
    [InlineData("BO", "bao")]
    [InlineData(" Sbo ", "sbo")]
    [InlineData("SO/VSO", "so/vso")]
    [InlineData("praktijkonderwijs", "pro")]
    public void Reads_the_school_types_of_DUO(string text, string code) => Assert.Equal(code, SchoolType.Parse(text).Code);

    [Theory]
    [InlineData("cluster 3", "cluster 3")]
    [InlineData("cl3_4", "cluster 3/4")]
    [InlineData("Overige clusters", "cluster 3/4")]
    public void Reads_clusters(string text, string printed) => Assert.Equal(printed, Cluster.Parse(text).ToString());

    [Fact]
    public void Refuses_types_and_clusters_that_do_not_exist()
    {
        Assert.Contains("Known", Assert.Throws<FormatException>(() => SchoolType.Parse("mavo")).Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => Cluster.Parse("5"));
    }

    [Fact]
    public void A_series_has_each_year_once_and_only_finite_values()
    {
        var origin = new Origin(OriginKind.Published, "DUO", "t", "", "", null, "CC0");
        Assert.Throws<ArgumentException>(() => new YearSeries("x", "x", "u", origin, []));
        Assert.Throws<ArgumentException>(() => new YearSeries("x", "x", "u", origin, [new(new(2018), 1), new(new(2018), 2)]));
        Assert.Throws<ArgumentException>(() => new YearSeries("x", "x", "u", origin, [new(new(2018), double.NaN)]));
        var series = new YearSeries("x", "x", "u", origin, [new(new(2020), 3), new(new(2018), 1)]);
        Assert.Equal(1, series.First.Value);
        Assert.Contains("runs from", Assert.Throws<KeyNotFoundException>(() => series[new SchoolYear(2019)]).Message,
            StringComparison.Ordinal);
    }
}
