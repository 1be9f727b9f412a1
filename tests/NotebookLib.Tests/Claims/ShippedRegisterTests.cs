using NotebookLib.Claims;
using NotebookLib.Measures;

namespace NotebookLib.Tests.ClaimsRegister;

/// <summary>The register as it ships: reasons that say something, known deviations that do deviate.</summary>
public class ShippedRegisterTests
{
    private static readonly ClaimRegister Register = ClaimRegister.Load();
    private static readonly Published Ocw = Published.Load().InVintage("ocw-2023");

    [Fact]
    public void Every_reason_is_a_sentence_of_its_own()
    {
        Assert.All(Register.Reasons, r => Assert.EndsWith(".", r.Reason, StringComparison.Ordinal));
        Assert.All(Register.Reasons, r => Assert.True(r.Reason.Split(' ').Length >= 8, r.Id));
        Assert.All(Register.Reasons, r => Assert.DoesNotContain('!', r.Reason));
    }

    [Fact]
    public void Known_deviations_are_settled_by_code_and_not_by_a_reason() =>
        Assert.Empty(Register.KnownDeviations.Keys.Intersect(Register.Reasons.Select(r => r.Id)));

    [Fact]
    public void What_no_reason_covers_is_left_to_the_notebooks() =>
        Assert.Equal(Register.Claims.Count - Register.Reasons.Count, ClaimReport.Combine(Register, []).Unaccounted.Count);

    [Fact]
    public void The_known_deviations_of_the_flows_to_vso_deviate()
    {
        var desk = Register.Theme(5);
        YearSeries Flow(string from) => Ocw.Series($"stroom.{from}->vso_vermoedelijk");
        var primary = PupilFlows.Sum("uit po", Flow("bao"), Flow("sbao"), Flow("so_cl3_4"));
        var all = PupilFlows.Sum("alles", primary, Flow("regulier_vo"), Flow("lwoo"), Flow("overig"), Flow("buiten_onderwijs"));
        var share = primary.With(all, "po", "uit po", "% van de instroom", "deel uit po", (a, b) => 100 * a / b);
        Assert.Equal(57.1, Dutch.Round(share[new SchoolYear(2013)], 1));
        Assert.Equal(ClaimStatus.Deviates, desk.Number("LL-T5-09", share.At(new SchoolYear(2013))).Status);
        Assert.Equal(ClaimStatus.Deviates, desk.Number("LL-T5-11", share.Map("% van de instroom", "rest", (_, v) => 100 - v)
            .At(new SchoolYear(2013))).Status);
        var so = Flow("so_cl3_4").With(primary, "so", "so", "% van instroom uit po", "deel uit so", (a, b) => 100 * a / b);
        Assert.Equal(ClaimStatus.Reproduced, desk.Number("LL-T5-10", so.At(new SchoolYear(2013))).Status);
    }

    [Fact]
    public void Two_sources_of_the_secondary_total_agree_once_vavo_is_taken_off()
    {
        var year = new SchoolYear(2021);
        var without = Ocw.Series("vo.totaal_excl_vso")[year] - Ocw.Series("vo.vavo")[year];
        var cbs = Ocw.Quantity("vo80041.totaal", year);
        var outcome = Register.Theme(7).Number("LL-T7-20", new Quantity(100 * (without / cbs.Value - 1), "%", cbs.Origin));
        Assert.Equal(ClaimStatus.Reproduced, outcome.Status);
        Assert.InRange(Math.Abs(outcome.Number!.Value), 0, 0.05);
    }

    [Fact]
    public void Numbers_printed_in_the_report_agree_with_its_own_table()
    {
        var desk = Register.Theme(7);
        foreach (var (id, type) in new[] { ("LL-T7-11", "pro"), ("LL-T7-12", "vso cluster 3"), ("LL-T7-13", "vso cluster 4") })
        {
            var outcome = desk.Transcribed(id, "ll_t7_target_vs_actual", t =>
                t.First(r => r["school_type"] == type && r["measure"] == "growth since 2018 (stated)").Number("value")
                - t.First(r => r["school_type"] == type && r["measure"] == "change total vo population (stated)").Number("value"));
            Assert.Equal(ClaimStatus.Transcribed, outcome.Status);
        }

        Assert.Equal(ClaimStatus.Transcribed, Register.Theme(3).Transcribed("LL-T3-10", "ll_t3_growth_index", t =>
            t[1].Number("index_2018_19_100") - 100).Status);
        Assert.Equal(ClaimStatus.Reproduced, desk.Number("LL-T7-68", NormalBand.Pro.Part(75, 80)).Status);
        Assert.Equal(ClaimStatus.Reproduced, desk.Number("LL-T7-69", NormalBand.Pro.Part(55, 60)).Status);
        Assert.Equal(ClaimStatus.Reproduced, Register.Theme(3).Number("LL-T3-17", new ConsistencyBound(146, 100, Origin.Arithmetic("test"))
            .RelativeGrowth).Status);
    }
}
