using NotebookLib.Cleaning;

namespace NotebookLib.Tests.Cleaning;

public class CodeTests
{
    [Theory]
    [InlineData("00AO", "00", "00AO00")]
    [InlineData("00AO", "0", "00AO00")]
    [InlineData("16ah", "16AH03", "16AH03")]
    [InlineData(" 16AH ", " 3", "16AH03")]
    public void A_site_is_one_code_however_it_is_split(string brin, string site, string expected)
    {
        Assert.True(SiteCode.TryParse(brin, site, out var code));
        Assert.Equal(expected, code.ToString());
    }

    [Theory]
    [InlineData("40631", "00")]
    [InlineData("00AO", "")]
    [InlineData("00AO", "000")]
    [InlineData("00AO", "-1")]
    [InlineData("ABCD", "00")]
    public void What_is_no_site_is_none(string brin, string site) => Assert.False(SiteCode.TryParse(brin, site, out _));

    [Theory]
    [InlineData("285", "0285", "GM0285")]
    [InlineData("0114", "0114", "GM0114")]
    [InlineData("GM0363    ", "0363", "GM0363")]
    public void A_municipality_keeps_its_zeros(string text, string four, string cbs)
    {
        Assert.True(MunicipalityCode.TryParse(text, out var code));
        Assert.Equal((four, cbs, true), (code.ToString(), code.ToCbs(), code.IsKnown));
    }

    [Fact]
    public void An_unknown_municipality_says_so()
    {
        Assert.True(MunicipalityCode.TryParse("9999", out var unknown));
        Assert.False(unknown.IsKnown);
        Assert.False(default(MunicipalityCode).IsKnown);
        Assert.False(MunicipalityCode.TryParse("ONBEKEND", out _));
        Assert.False(MunicipalityCode.TryParse("-285", out _));
    }

    [Theory]
    [InlineData("PO2202", "PO2202")]
    [InlineData("PO-22-02", "PO2202")]
    [InlineData("vo 20.01", "VO2001")]
    public void A_partnership_is_one_code(string text, string expected)
    {
        Assert.True(SwvCode.TryParse(text, out var swv));
        Assert.Equal((expected, false), (swv.Code, swv.IsPseudo));
    }

    [Fact]
    public void Pseudo_partnerships_are_told_apart()
    {
        Assert.True(SwvCode.TryParse("CL1_00AA", out var swv));
        Assert.True(swv.IsPseudo);
        Assert.Null(swv.Sector);
        Assert.False(SwvCode.TryParse("PO22", out _));
    }

    [Theory]
    [InlineData("Friesland", "Fryslân")]
    [InlineData("Fryslân (PV)", "Fryslân")]
    [InlineData("NOORD-HOLLAND", "Noord-Holland")]
    [InlineData("Zuid Holland", "Zuid-Holland")]
    [InlineData("Brabant", null)]
    public void Provinces_have_one_name(string text, string? expected) => Assert.Equal(expected, Province.Find(text));

    [Theory]
    [InlineData("20191001", 2019, 10, 1)]
    [InlineData("1-8-2005", 2005, 8, 1)]
    [InlineData("01-08-2005", 2005, 8, 1)]
    [InlineData("2019-10-01", 2019, 10, 1)]
    [InlineData("3/4/2020", 2020, 4, 3)]
    public void Days_are_read_day_first(string text, int year, int month, int day)
    {
        Assert.True(DutchDate.TryParse(text, out var date));
        Assert.Equal(new DateOnly(year, month, day), date);
        Assert.False(DutchDate.TryParse("31-2-2020", out _));
    }

    [Theory]
    [InlineData("9562,58992805755", 9562.58992805755)]
    [InlineData("1.369.465", 1369465)]
    [InlineData("1.369,5", 1369.5)]
    [InlineData("12.25", 12.25)]
    [InlineData("−4,1", -4.1)]
    [InlineData("  7 ", 7)]
    public void Dutch_numbers_are_read(string text, double expected)
    {
        Assert.True(DutchNumber.TryParse(text, out var number));
        Assert.Equal(expected, number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<5")]
    [InlineData("1,2,3")]
    [InlineData("1.23.456")]
    [InlineData("NaN")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("1,5.2")]
    public void What_is_no_number_is_none(string text) => Assert.False(DutchNumber.TryParse(text, out _));
}
