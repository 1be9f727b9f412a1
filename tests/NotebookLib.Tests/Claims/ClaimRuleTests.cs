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

    [Theory]
    [InlineData("\u22123.6", -3.6, -3.6)]
    [InlineData(".05", 0.05, 0.05)]
    [InlineData("-.5", -0.5, -0.5)]
    [InlineData("+3.6", 3.6, 3.6)]
    [InlineData("0.50\u20130.75", 0.5, 0.75)]
    public void Printed_minus_signs_and_dashes_and_a_bare_point_are_read_as_they_are_meant(string text, double low, double high) =>
        Assert.Equal((low, high), (PublishedValue.TryParse(text)!.Value.Low, PublishedValue.TryParse(text)!.Value.High));

    [Theory]
    [InlineData("45,000")]
    [InlineData("3,6")]
    [InlineData("1 234")]
    [InlineData("1\u00a0234")]
    [InlineData("1.369.465")]
    [InlineData("12.5 %")]
    [InlineData("3.6%")]
    [InlineData("1e3")]
    public void A_text_that_is_not_wholly_a_number_is_refused_by_name(string text) =>
        Assert.Contains($"\"{text}\"", Assert.Throws<FormatException>(() => ClaimRule.Parse("exact", text)).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("rounded down", "16", 16.9, true)]
    [InlineData("rounded down", "17", 16.9, false)]
    [InlineData("rounded up", "17", 16.1, true)]
    [InlineData("rounded up", "16", 16.1, false)]
    [InlineData("rounded down", "10.4", 10.4, true)]
    [InlineData("rounded down", "-4", -3.6, true)]
    public void A_rule_does_what_its_name_says(string rule, string value, double computed, bool accepted) =>
        Assert.Equal(accepted, ClaimRule.Parse(rule, value).Accepts(computed, PublishedValue.TryParse(value), Scale.Percent));

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(6, true)]
    [InlineData(7, false)]
    public void A_third_of_fifteen_is_what_is_nearer_to_a_third_than_to_another_word(int count, bool accepted) =>
        Assert.Equal(accepted, ClaimRule.Parse("nearest word", "0.333").Accepts(count / 15.0, PublishedValue.TryParse("0.333"),
            Scale.Share));

    [Fact]
    public void Two_claims_with_the_same_words_about_the_same_numbers_are_judged_alike()
    {
        var register = ClaimRegister.Load();
        Assert.Equal(register["EXP-S-07"].Rule, register["EXP-S-19"].Rule);
    }

    [Fact]
    public void The_spoken_fractions_leave_no_gap_and_every_word_has_a_reason()
    {
        var fractions = NumberWords.All.TakeWhile(w => w.Word != "bijna nihil").ToList();
        Assert.All(fractions.Zip(fractions.Skip(1)), p => Assert.Equal(p.First.High, p.Second.Low));
        Assert.Equal((0, 1), (fractions[0].Low, fractions[^1].High));
        Assert.All(NumberWords.All, w => Assert.True(w.Low <= w.High && w.Reason.Length > 10, w.Word));
        Assert.Throws<ArgumentException>(() => NumberWords.Of("een beetje"));
    }
}
