using NotebookLib.Claims;
using NotebookLib.Display;

namespace NotebookLib.Tests.ClaimsRegister;

public class ThemeClaimsTests
{
    private static readonly ClaimRegister Register = ClaimRegister.Load();
    private static readonly Origin Here = Origin.Arithmetic("een test");
    private static readonly ThemeClaims Three = Register.Theme(3);
    private static readonly ThemeClaims Five = Register.Theme(5);
    private static readonly ThemeClaims Seven = Register.Theme(7);

    [Fact]
    public void The_register_has_every_claim_of_the_three_themes() =>
        Assert.Equal([(0, 25), (1, 20), (2, 22), (3, 26), (4, 15), (5, 30), (6, 20), (7, 94), (8, 16), (9, 18), (10, 11), (11, 43),
            (12, 20), (13, 527), (14, 10)],
            Register.Claims.GroupBy(c => c.Theme).Select(t => (t.Key, t.Count())));

    [Fact]
    public void A_number_within_its_rule_is_reproduced()
    {
        var outcome = Three.Number("LL-T3-16", new Quantity(100 * (Math.Pow(1.46, 1 / 5.0) - 1), "%", Here));
        Assert.Equal((ClaimStatus.Reproduced, "7.86 (% per year)"), (outcome.Status, outcome.Published));
        Assert.Equal(0.0025, outcome.Difference!.Value, 4);
        Assert.Equal("7,86 %", outcome.Computed);
        Assert.Contains("een test", outcome.Origin, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_outside_its_rule_deviates() =>
        Assert.Equal(ClaimStatus.Deviates, Three.Number("LL-T3-16", new Quantity(6.5, "%", Here)).Status);

    [Theory]
    [InlineData(33.2, "% van instroom")]
    [InlineData(0.332, "aandeel")]
    public void A_share_and_a_percentage_are_the_same_number(double value, string unit)
    {
        var outcome = Five.Number("LL-T5-03", new Quantity(value, unit, Here));
        Assert.Equal(ClaimStatus.Reproduced, outcome.Status);
        Assert.Equal(0.332, outcome.Number!.Value, 12);
        Assert.Equal(-0.001, outcome.Difference!.Value, 12);
    }

    [Theory]
    [InlineData("LL-T5-03", 33.19, "% van instroom", "33,2 % van instroom")]
    [InlineData("LL-T5-08", 76.34, "% van de variantie", "76,3 % van de variantie")]
    [InlineData("LL-T7-68", 0.4832, "aandeel van de band", "48,3 % van de band")]
    [InlineData("LL-T7-69", 0.0276, "aandeel van de band", "2,76 % van de band")]
    [InlineData("LL-T7-20", -0.0034, "%", "−0,0034 %")]
    public void A_percentage_is_printed_as_precisely_as_the_published_one(string id, double value, string unit, string printed) =>
        Assert.Equal(printed, (id.StartsWith("LL-T5", StringComparison.Ordinal) ? Five : Seven)
            .Number(id, new Quantity(value, unit, Here)).Computed);

    [Fact]
    public void A_count_carries_the_unit_of_the_published_number()
    {
        Assert.Equal("46 %", Three.Transcribed("LL-T3-10", "ll_t3_growth_index", _ => 46).Computed);
        Assert.Equal("4,8 procentpunt", Seven.Transcribed("LL-T7-11", "ll_t7_target_vs_actual", _ => 4.8).Computed);
        Assert.Equal("4,85 procentpunt", Seven.Transcribed("LL-T7-11", "ll_t7_target_vs_actual", _ => 4.85).Computed);
    }

    [Fact]
    public void A_relative_growth_is_printed_as_a_percentage() =>
        Assert.Equal("46 % relatieve groei", Three.Number("LL-T3-17", new Quantity(1.46 - 1, "relatieve groei", Here)).Computed);

    [Fact]
    public void Percent_and_percentage_points_are_never_mixed()
    {
        var error = Assert.Throws<ClaimException>(() => Seven.Number("LL-T7-11", new Quantity(4.98, "%", Here)));
        Assert.Contains("computed number is a percentage (%) and the claim wants a difference in percentage points", error.Message,
            StringComparison.Ordinal);
        Assert.Equal(ClaimStatus.Reproduced, Seven.Number("LL-T7-11", new Quantity(4.8, "procentpunt", Here)).Status);
    }

    [Theory]
    [InlineData("LL-T5-15", 1.9, "%", ClaimStatus.Reproduced)]
    [InlineData("LL-T5-15", 2.1, "%", ClaimStatus.Deviates)]
    [InlineData("LL-T5-15", 3.0, "%", ClaimStatus.Deviates)]
    [InlineData("LL-T5-08", 76, "%", ClaimStatus.Reproduced)]
    [InlineData("LL-T5-08", 50, "%", ClaimStatus.Deviates)]
    [InlineData("LL-T5-05", 1.35, "verhouding", ClaimStatus.Deviates)]
    public void Limits_in_words_are_rules_too(string id, double value, string unit, ClaimStatus expected) =>
        Assert.Equal(expected, Five.Number(id, new Quantity(value, unit, Here)).Status);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_value_that_is_no_number_settles_nothing(double value) =>
        Assert.Contains("settles nothing", Assert.Throws<ClaimException>(() => Three.Number("LL-T3-16", new Quantity(value, "%", Here)))
            .Message, StringComparison.Ordinal);

    [Fact]
    public void An_unknown_id_and_an_id_of_another_theme_are_refused()
    {
        Assert.Contains("There is no claim \"LL-T3-99\"", Assert.Throws<ClaimException>(() => Three.Examined("LL-T3-99", "iets", "iets"))
            .Message, StringComparison.Ordinal);
        Assert.Contains("LL-T5-03 belongs to theme 5", Assert.Throws<ClaimException>(() => Three.Examined("LL-T5-03", "iets", "iets"))
            .Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_direction_is_compared_with_the_stated_one()
    {
        Assert.Equal(ClaimStatus.Reproduced, Five.Direction("LL-T5-07", Direction.Up, "helling 45 per jaar").Status);
        Assert.Equal(ClaimStatus.Deviates, Five.Direction("LL-T5-06", Direction.Flat, "p = 0,37").Status);
        Assert.Throws<ClaimException>(() => Five.Direction("LL-T5-07", Direction.Up));
        Assert.Contains("no plain direction", Assert.Throws<ClaimException>(() => Seven.Direction("LL-T7-17", Direction.Up, "x")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Evidence_may_be_text_a_quantity_a_series_or_a_test()
    {
        var series = new YearSeries("x", "nieuw", "leerlingen", Here, [new(new SchoolYear(2012), 967), new(new SchoolYear(2023), 1474)]);
        var test = new NotebookLib.Statistics.Share(47, 100, "instroom").Versus(0.2);
        Assert.Equal("let op; 12,5 %; nieuw: 967 (2012/'13) tot 1.474 (2023/'24), leerlingen; " + test.Reading.Nl,
            Five.Examined("LL-T5-18", "gevonden", "let op", new Quantity(12.5, "%", Here), series, test).Evidence);
        Assert.Throws<ClaimException>(() => Five.Examined("LL-T5-18", "gevonden", [null!]));
    }

    [Fact]
    public void An_order_is_compared_with_the_stated_one()
    {
        var (so, sbo) = (new Quantity(47.0, "%", Here), new Quantity(20.0, "%", Here));
        Assert.Equal(ClaimStatus.Reproduced, Five.Ordering("LL-T5-04", ("sbo", sbo), ("so", so)).Status);
        Assert.Equal(ClaimStatus.Deviates, Five.Ordering("LL-T5-04", ("sbo", so), ("so", sbo)).Status);
        Assert.Equal(ClaimStatus.Deviates, Five.Ordering("LL-T5-04", ("sbo", so), ("so", so)).Status);
        Assert.Throws<ClaimException>(() => Five.Ordering("LL-T5-04", ("so", so)));
    }

    [Fact]
    public void A_table_is_counted()
    {
        Assert.Equal(ClaimStatus.Transcribed, Seven.Transcribed("LL-T7-19", "ll_t7_vo_total_composition", t => t.Count).Status);
        Assert.Equal(ClaimStatus.Deviates, Seven.Transcribed("LL-T7-19", "ll_t7_vo_total_composition", t => t.Count - 1).Status);
        Assert.Equal(ClaimStatus.Transcribed, Seven.Transcribed("LL-T7-87", "ll_t7_dominant_narratives", t =>
            t.All(r => r["narrative_nl"].Length > 0), "elk narratief heeft tekst").Status);
        Assert.Contains("Known tables: ", Assert.Throws<DataFileException>(() => Seven.Table("ll_t7_niets")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Reasons_are_never_empty()
    {
        Assert.Throws<ArgumentException>(() => Seven.NotTestable("LL-T7-01", " "));
        Assert.Throws<ArgumentException>(() => Seven.NeedsData("LL-T7-01", "", "kolom"));
        Assert.Equal("CBS 85566NED: Perioden.", Seven.NeedsData("LL-T7-01", "CBS 85566NED", "Perioden").Reason);
    }

    [Fact]
    public void Outcomes_survive_the_way_through_a_page()
    {
        var outcomes = Three.Show(
            Three.Number("LL-T3-16", new Quantity(7.86, "%", Here), "5 < 6 \"stappen\" & </script>"),
            Three.NotTestable("LL-T3-19", "vraagt deelnemers"));
        var html = Html(outcomes);
        Assert.Equal(outcomes, ClaimOutcome.ParseAll("<p>voor</p>" + html + "<p>na</p>"));
        Assert.Contains("gereproduceerd", html, StringComparison.Ordinal);
        Assert.Contains("niet toetsbaar", html, StringComparison.Ordinal);
        Assert.DoesNotContain("& </script>", html, StringComparison.Ordinal);
        Assert.Empty(ClaimOutcome.ParseAll("<p>niets</p>"));
    }

    [Theory]
    [InlineData("LL-T5-03", "33,3 %")]
    [InlineData("LL-T5-04", "so meer dan sbo")]
    [InlineData("LL-T5-07", "omhoog")]
    [InlineData("LL-T5-12", "80 %")]
    public void The_card_is_in_Dutch(string id, string expected) => Assert.Equal(expected, Five.NotTestable(id, "een reden").PublishedNl);

    [Theory]
    [InlineData("LL-T7-06", "−4 tot −3 %")]
    [InlineData("LL-T7-07", "−3,6 %")]
    [InlineData("LL-T7-11", "4,8 procentpunt")]
    [InlineData("LL-T7-21", "2018")]
    [InlineData("LL-T7-58", "50 tot 75 %")]
    [InlineData("LL-T7-63", "meer dan 50 %")]
    [InlineData("LL-T7-69", "2,76 %")]
    public void Published_values_read_as_Dutch_figures(string id, string expected) =>
        Assert.Equal(expected, Seven.NotTestable(id, "een reden").PublishedNl.Replace('\u00a0', ' '));

    [Fact]
    public void The_register_has_no_English_word_left_on_a_card() => Assert.All(Register.Claims, claim =>
        Assert.DoesNotMatch("(?i)\\b(up|down|the|near|below|share|rare|equal|kink|break|majority|mainly)\\b", Register.Theme(claim.Theme)
            .NotTestable(claim.Id, "een reden").PublishedNl));

    [Fact]
    public void Verify_gets_exactly_its_keys_with_numbers_on_the_claims_own_scale()
    {
        var json = Five.Number("LL-T5-03", new Quantity(33.2, "% van instroom", Here)).ToJson();
        Assert.Equal(["id", "status", "published", "computed", "difference", "rule", "evidence", "reason", "origin"],
            json.Select(p => p.Key));
        Assert.Equal((0.333, 0.332, -0.001), (json["published"]!.GetValue<double>(), json["computed"]!.GetValue<double>(),
            json["difference"]!.GetValue<double>()));
        Assert.Null(json["reason"]);
        Assert.Equal(0.333, Five.NotTestable("LL-T5-03", "een reden").ToJson()["published"]!.GetValue<double>());
        Assert.Equal("so > sbo (share)", Five.NotTestable("LL-T5-04", "een reden").ToJson()["published"]!.GetValue<string>());
    }

    [Fact]
    public void A_damaged_block_is_named() => Assert.Contains("damaged", Assert.Throws<FormatException>(
        () => ClaimOutcome.ParseAll("<script type=\"application/json\" class=\"nl-claims\">[{\"id\":</script>")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Two_answers_to_one_claim_are_refused() =>
        Assert.Contains("settled twice with different answers", Assert.Throws<ClaimException>(
        () => Three.Show(Three.Examined("LL-T3-05", "ja", "x"), Three.Examined("LL-T3-05", "nee", "x"))).Message, StringComparison.Ordinal);

    internal static string Html(ClaimOutcomes outcomes)
    {
        var formatter = new ClaimOutcomesFormatter().CreateTypeFormatters().OfType<FormatterSource<ClaimOutcomes>.MimeFormatter>()
            .First(f => f.MimeType == "text/html");
        var writer = new StringWriter();
        Assert.True(formatter.Format(outcomes, writer));
        return writer.ToString();
    }
}
