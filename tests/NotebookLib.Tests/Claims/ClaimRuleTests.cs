using NotebookLib.Claims;

namespace NotebookLib.Tests.ClaimsRegister;

public class ClaimRuleTests
{
    [Theory]
    [InlineData("exact", "7.86", "afgerond op 2 decimalen gelijk (half van nul af)")]
    [InlineData("", "7.86", "afgerond op 2 decimalen gelijk (half van nul af)")]
    [InlineData("", "mainly", "geen regel in het register")]
    [InlineData("+/- 5 points", "0.333", "hoogstens 5 procentpunt verschil")]
    [InlineData("+/- 0.5 index point", "146", "hoogstens 0,5 indexpunt verschil")]
    [InlineData("+/- 0.003", "0.0276", "hoogstens 0,003 verschil")]
    [InlineData("+/- 0.5 point", "-3 to -4", "binnen het genoemde bereik, plus of min 0,5 procentpunt")]
    [InlineData("range", "0.50-0.75", "binnen het genoemde bereik")]
    [InlineData("> 50 percent together", "mainly", "meer dan 50 %")]
    [InlineData("< 3 percent a year", "0.0", "minder dan 3 %")]
    [InlineData("ratio 0.8-1.25", "1", "verhouding tussen 0,8 en 1,25")]
    [InlineData("0.5 percent", "", "hoogstens 0,5 % verschil")]
    [InlineData("direction", "up", "richting")]
    public void A_tolerance_becomes_a_rule_that_prints_itself(string tolerance, string value, string expected)
    {
        var printed = ClaimRule.Parse(tolerance, value).ToString()!;
        Assert.Equal(expected, printed.Replace("0,0030", "0,003", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_tolerance_in_the_register_is_understood() => Assert.All(ClaimRegister.Load().Claims, claim =>
        Assert.False(string.IsNullOrEmpty(claim.Rule.ToString())));

    [Fact]
    public void An_unknown_tolerance_is_refused() =>
        Assert.Contains("is not a rule", Assert.Throws<FormatException>(() => ClaimRule.Parse("about right", "3")).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(7.855, true)]
    [InlineData(7.8649, true)]
    [InlineData(7.865, false)]
    [InlineData(7.8549, false)]
    public void Exact_rounds_half_away_from_zero(double computed, bool accepted) =>
        Assert.Equal(accepted, ClaimRule.Parse("exact", "7.86").Accepts(computed, PublishedValue.TryParse("7.86"), Scale.Percent));

    [Theory]
    [InlineData(-3.55, true)]
    [InlineData(-3.65, true)]
    [InlineData(-3.6501, false)]
    public void A_tolerance_includes_its_bounds(double computed, bool accepted) =>
        Assert.Equal(accepted, ClaimRule.Parse("+/- 0.05 point", "-3.6").Accepts(computed, PublishedValue.TryParse("-3.6"), Scale.Percent));

    [Theory]
    [InlineData(0.283, true)]
    [InlineData(0.282, false)]
    public void Points_on_a_share_are_hundredths(double computed, bool accepted) =>
        Assert.Equal(accepted, ClaimRule.Parse("+/- 5 points", "0.333").Accepts(computed, PublishedValue.TryParse("0.333"), Scale.Share));

    [Theory]
    [InlineData("-3 to -4", -4, -3)]
    [InlineData("0.50-0.75", 0.5, 0.75)]
    [InlineData("55-80", 55, 80)]
    [InlineData("crossing 2018", 2018, 2018)]
    [InlineData("-3.6", -3.6, -3.6)]
    public void A_value_is_a_number_or_a_range(string text, double low, double high) =>
        Assert.Equal((low, high), (PublishedValue.TryParse(text)!.Value.Low, PublishedValue.TryParse(text)!.Value.High));

    [Theory]
    [InlineData("mainly")]
    [InlineData("> 0.5")]
    [InlineData("so > sbo")]
    [InlineData("4;5;(6)")]
    [InlineData("")]
    public void Words_are_no_number(string text) => Assert.Null(PublishedValue.TryParse(text));
}
