using System.Globalization;
using NotebookLib.Statistics;

namespace NotebookLib.Tests.Statistics;

public class ShareTests
{
    private static readonly Share Region = new(48, 310, "leerlingen in regio A");
    private static readonly Share Other = new(29, 275, "leerlingen in regio B");

    [Theory]
    [InlineData("nl-NL")]
    [InlineData("en-US")]
    [InlineData("")]
    public void ReadsTheSameInEveryCulture(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var reading = Region.Versus(Other).Reading;
        Assert.Equal("Vergeleken: 48 van 310 leerlingen in regio A (15,5 %) met 29 van 275 leerlingen in regio B (10,5 %). "
            + "Het eerste aandeel is 4,9 procentpunt hoger: 49 meer op elke 1.000; de gegevens passen bij −0,6 tot 10,4 procentpunt "
                + "(95 %-interval). "
            + "Ook geen verschil past daarbij. Dat is geen bewijs dat er geen verschil is. "
            + "Dit beschrijft de hele populatie; de p-waarde leest het verschil als een proces dat zich kan herhalen (p = 0,078). "
            + "Over de oorzaak zegt dit niets.", reading.Nl);
        Assert.Contains("4.9 percentage points higher", reading.En, StringComparison.Ordinal);
    }

    [Fact]
    public void ASampleReadsAsASample() =>
        Assert.DoesNotContain("hele populatie", (Region with { Coverage = Coverage.Sample }).Versus(Other).Reading.Nl,
            StringComparison.Ordinal);

    [Fact]
    public void NothingToTellApartIsAnAnswerWithAWarning()
    {
        var result = new Share(0, 12, "a").Versus(new Share(0, 15, "b"));
        Assert.Equal(1, result.P);
        Assert.Single(result.Warnings);
        Assert.True(result.Interval!.Value.Contains(0));
    }

    [Fact]
    public void PIsNeverPrintedAsZero()
    {
        var result = new Share(10_000, 10_000, "a").Versus(new Share(1, 10_000, "b"));
        Assert.Equal("< 0,001", result.PText);
        Assert.True(double.IsFinite(result.LnP));
        Assert.Contains("(p < 0,001)", result.Reading.Nl, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, 5, "K")]
    [InlineData(6, 5, "K")]
    [InlineData(0, 0, "N")]
    public void BadCountsNameTheParameter(long k, long n, string parameter) =>
        Assert.Equal(parameter, Assert.Throws<ArgumentException>(() => new Share(k, n, "x")).ParamName);

    [Fact]
    public void AShareNeedsItsDenominator() => Assert.Equal("Of", Assert.Throws<ArgumentException>(() => new Share(1, 2, " ")).ParamName);

    [Fact]
    public void OnlyAnIntervalInsideTheMarginReadsAsTheSame()
    {
        Share a = new(1420, 100_000, "a"), b = new(1440, 100_000, "b");
        Assert.Contains("gelijk binnen die grens", a.EquivalentTo(b, 0.002).Reading.Nl, StringComparison.Ordinal);
        Assert.Contains("niet aangetoond", a.EquivalentTo(b, 0.0005).Reading.Nl, StringComparison.Ordinal);
        Assert.Equal("margin", Assert.Throws<ArgumentException>(() => a.EquivalentTo(b, 0)).ParamName);
    }

    [Theory]
    [InlineData(400, 300, "verschillen meer dan die grens")] // 10 points apart, margin 2
    [InlineData(350, 300, "Dat ze verschillen is wel aangetoond")]    // about 2 to 8 points
    [InlineData(310, 300, "dat ze verschillen ook niet")]
    public void Outside_the_margin_is_not_the_same_as_not_known(long first, long second, string expected) =>
        Assert.Contains(expected, new Share(first, 1000, "leerlingen").EquivalentTo(new Share(second, 1000, "leerlingen"), 0.02).Reading.Nl,
            StringComparison.Ordinal);
}
