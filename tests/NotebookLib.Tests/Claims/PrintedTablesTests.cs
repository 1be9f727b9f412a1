using NotebookLib.Claims;

namespace NotebookLib.Tests.ClaimsRegister;

/// <summary>The printed tables of the experiments as they ship: every cell is settled by a check, and one list is known to hold a location
/// twice.</summary>
public class PrintedTablesTests
{
    private static readonly ThemeClaims Desk = ClaimRegister.Load().Theme(13);
    private static readonly Dictionary<string, string> Group = new(StringComparer.Ordinal) { ["bao/sbo"] = "A", ["ik(e)c"] = "B",
        ["vo/vso"] = "C" };

    [Theory]
    [InlineData("EXP-TB4-", "exp_table4_culture", 15)]
    [InlineData("EXP-TB5-", "exp_table5_attitude", 21)]
    [InlineData("EXP-TB6-", "exp_table6_competence", 18)]
    [InlineData("EXP-TB8-", "exp_table8_mixing", 21)]
    public void A_table_of_counts_adds_up_to_its_groups(string prefix, string name, int cells)
    {
        var table = Desk.Table(name);
        var outcomes = Desk.TranscribedAll(prefix, name, r => $"{prefix}{Group[r["group"]]}{table.Nth(r, "panel", "category_nl"):00}", r =>
            r[0].Number("locations"),
            TableCheck.Sum("locations", "group_total", "panel", "group"), TableCheck.Once("panel", "category_nl", "group"),
                TableCheck.InWords("de naam van de rij", r => $"{r[0]["category_nl"]} op {r[0]["locations"]} van {r[0]["group_total"]}"));
        Assert.Equal(cells, outcomes.Count);
        Assert.All(outcomes, o => Assert.True(o.Status == ClaimStatus.Transcribed, o.ToString()));
    }

    [Theory]
    [InlineData("EXP-TB3-", "exp_table3_policy_factors", 14)]
    [InlineData("EXP-TB7-", "exp_table7_culture_factors", 10)]
    [InlineData("EXP-TB9-", "exp_table9_practice_factors", 16)]
    public void A_list_of_factors_runs_from_one_without_a_gap(string prefix, string name, int rows)
    {
        var outcomes = Desk.TranscribedAll(prefix, name, r => $"{prefix}{(r["direction"] == "promoting" ? "P" : "H")}{r["rank_in_table"]}",
            r => r[0].Number("rank_in_table"),
            TableCheck.Consecutive("rank_in_table", "direction"), TableCheck.Once("factor_nl"), TableCheck.InWords("de factor", r =>
                r[0]["factor_nl"]));
        Assert.Equal(rows, outcomes.Count);
        Assert.All(outcomes, o => Assert.True(o.Status == ClaimStatus.Transcribed, o.ToString()));
    }

    [Fact]
    public void A_list_of_locations_agrees_with_the_words_and_with_the_matrix_but_for_the_list_with_a_double()
    {
        var matrix = Desk.Table("exp_location_matrix");
        var outcomes = Desk.TranscribedAll("EXP-LOC-", "exp_location_mentions", r => "EXP-LOC-" + r["mention_id"], r =>
            r.Count, TableCheck.NoRepeat("location"),
            TableCheck.InWords("de lijst", r => $"({string.Join(", ", r.Select(x => x["location"]))})"),
                TableCheck.Equal("kruisjes in de matrix", r => r.Count, r => matrix.Sum(m => m.Number(r[0]["mention_id"]))));
        Assert.Equal(163, outcomes.Count);
        Assert.Equal(["EXP-LOC-S01"], outcomes.Where(o => o.Status == ClaimStatus.Deviates).Select(o => o.Id));
        var html = ThemeClaimsTests.Html(outcomes);
        Assert.Contains("<summary>163 uitspraken: 1 wijkt af, 162 overgenomen en nageteld</summary>", html, StringComparison.Ordinal);
        Assert.Equal(outcomes.OrderBy(o => o.Id, StringComparer.Ordinal), ClaimOutcome.ParseAll(html).OrderBy(o =>
            o.Id, StringComparer.Ordinal));
        Assert.Contains("staat dubbel in de lijst: 1", outcomes.Single(o => o.Id == "EXP-LOC-S01").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Marks_of_partners_agree_with_the_words_and_the_locations_with_the_counts_per_type()
    {
        var (marks, counts) = (Desk.Table("exp_table1_locations"), Desk.Table("exp_table1_sector_counts"));
        var outcomes = Desk.TranscribedAll("EXP-TB1-", "exp_table1_locations", r =>
            $"EXP-TB1-{r["location"].Replace(" ", "", StringComparison.Ordinal)}-{r["partner"]}", r => r[0]["present"] == "partial" ? 0.5
            : r[0].Number("present"),
            TableCheck.Once("location", "partner"), TableCheck.That("kruisje en woorden", (c, r) =>
                c.StatementNl.Contains("niet", StringComparison.Ordinal) == (r[0]["present"] == "0")),
            TableCheck.Equal("locaties van deze soort en deze ronde", r => marks.Where(m => m["experiment_type"] == r[0]["experiment_type"]
                && m["tranche"] == r[0]["tranche"]).Select(m => m["location"]).Distinct().Count(),
                r => counts.Single(c => c["experiment_type"] == r[0]["experiment_type"] && c["tranche"] == r[0]["tranche"])
                    .Number("locations")));
        Assert.Equal(161, outcomes.Count);
        Assert.All(outcomes, o => Assert.True(o.Status == ClaimStatus.Transcribed, o.ToString()));
    }

    [Fact]
    public void Who_was_asked_agrees_with_the_words()
    {
        var outcomes = Desk.TranscribedAll("EXP-TB2-", "exp_table2_factors_by_actor", r =>
            $"EXP-TB2-{r["factor"].Replace(' ', '_')}-{char.ToUpperInvariant(r["actor"][0]) switch { 'I' => 'S', var a => a }}", r =>
            r[0].Number("asked"),
            TableCheck.Once("factor", "actor"), TableCheck.That("gevraagd en woorden", (c, r) =>
                c.StatementNl.Contains("niet gevraagd", StringComparison.Ordinal) == (r[0]["asked"] == "0")));
        Assert.Equal(39, outcomes.Count);
        Assert.All(outcomes, o => Assert.True(o.Status == ClaimStatus.Transcribed, o.ToString()));
    }
}
