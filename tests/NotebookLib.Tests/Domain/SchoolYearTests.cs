namespace NotebookLib.Tests.Domain;

public class SchoolYearTests
{
    [Theory]
    [InlineData("2018/'19")]
    [InlineData("2018/19")]
    [InlineData("2018/2019")]
    [InlineData("2018-2019")]
    [InlineData("2018–2019")]
    [InlineData("2018SJ00")]
    [InlineData("20181001")]
    [InlineData("2018-10-01")]
    [InlineData("1-10-2018")]
    [InlineData("01-10-2018")]
    [InlineData("2018")]
    [InlineData(" 2018/'19* ")]
    [InlineData("2018/\"19")]
    public void Reads_every_form_of_DUO_CBS_and_OCW(string text) => Assert.Equal(new SchoolYear(2018), SchoolYear.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("2018/'20")]
    [InlineData("2018-2018")]
    [InlineData("2018JJ00")]
    [InlineData("20181101")]
    [InlineData("1-8-2005")]
    [InlineData("18/19")]
    [InlineData("3018")]
    [InlineData("2018/'19 naar 2019/'20")]
    public void Refuses_what_is_not_a_school_year(string? text)
    {
        Assert.False(SchoolYear.TryParse(text, out _));
        Assert.Contains("is not a school year", Assert.Throws<FormatException>(() => SchoolYear.Parse(text!)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("G", "1999/'00")]
    [InlineData("L", "1999-2000")]
    [InlineData("C", "1999SJ00")]
    [InlineData("D", "19991001")]
    [InlineData("Y", "1999")]
    public void Prints_and_reads_back(string format, string expected)
    {
        var text = new SchoolYear(1999).ToString(format);
        Assert.Equal(expected, text);
        Assert.Equal(new SchoolYear(1999), SchoolYear.Parse(text));
    }

    [Fact]
    public void Six_school_years_are_five_intervals() => Assert.Equal(5, SchoolYear.Parse("2023-2024") - SchoolYear.Parse("2018-2019"));

    [Fact]
    public void Provisional_periods_carry_a_star() => Assert.True(SchoolYear.IsProvisional("2019/'20*"));
}
