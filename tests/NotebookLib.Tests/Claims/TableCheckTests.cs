using NotebookLib.Claims;

namespace NotebookLib.Tests.ClaimsRegister;

/// <summary>Whole printed tables: a status follows from sums, lists and ranks, and turns when one cell does.</summary>
public sealed class TableCheckTests : IDisposable
{
    private const string Head =
        "id,source,theme_or_section,step,kind,statement_en,statement_nl,value,unit,period,population,published_source,data_needed,test,public_data,tolerance\n";
    private const string Cells =
        "panel,category,group,locations,group_total,rank\nnu,samen,bao/sbo,1,3,1\nnu,samen,vo/vso,4,6,1\nnu,apart,bao/sbo,2,3,2\nnu,apart,vo/vso,2,6,2\n";
    private readonly string _folder = Directory.CreateTempSubdirectory("tables").FullName;

    public TableCheckTests()
    {
        foreach (var part in new[] { "tables", "reasons", "known-deviations" })
        {
            Directory.CreateDirectory(Path.Combine(_folder, part));
        }

        Write("reasons/LL-T3.csv", "id,status,file,columns,reason\n");
        Write("known-deviations/LL-T3.csv", "id,explanation\n");
        Write("tables/ll_cellen.csv", Cells);
        Write("tables/ll_lijst.csv", "mention,location\nM1,2\nM1,16\n");
        Register(1, 4, 2, 2);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Each_cell_is_settled_with_the_arithmetic_that_checks_it()
    {
        var outcomes = Settle();
        Assert.Equal(["LL-T3-01", "LL-T3-02", "LL-T3-03", "LL-T3-04"], outcomes.Select(o => o.Id));
        Assert.All(outcomes, o => Assert.Equal(ClaimStatus.Transcribed, o.Status));
        Assert.Equal("tabel ll_cellen; som 4 + 2 = 6, totaal 6; rangen 1, 2; de cel staat één keer in de tabel; de naam staat in de "
            + "uitspraak", outcomes[1].Evidence);
        Assert.Equal((4, 0d), ((int)outcomes[1].Number!.Value, outcomes[1].Difference));
    }

    [Fact]
    public void A_cell_that_differs_from_the_register_deviates_and_its_panel_does_not_add_up()
    {
        Write("tables/ll_cellen.csv", Cells.Replace("nu,apart,vo/vso,2", "nu,apart,vo/vso,3", StringComparison.Ordinal));
        var outcomes = Settle();
        Assert.Equal([ClaimStatus.Transcribed, ClaimStatus.Deviates, ClaimStatus.Transcribed, ClaimStatus.Deviates],
            outcomes.Select(o => o.Status));
        Assert.Equal("som 4 + 3 = 7, totaal 6.", outcomes[1].Reason);
        Assert.Equal(1, outcomes[3].Difference);
    }

    [Fact]
    public void A_register_value_that_differs_deviates_alone()
    {
        Register(1, 4, 2, 5);
        Assert.Equal(["LL-T3-04"], Settle().Where(o => o.Status == ClaimStatus.Deviates).Select(o => o.Id));
    }

    [Fact]
    public void A_repeat_in_a_list_and_another_table_that_disagrees_are_named()
    {
        Write("LL-T3.csv", Head + Row(1, "2 van 15 locaties (2, 16)", 2));
        ClaimOutcome Lists() => Load().TranscribedAll("LL-T3-", "ll_lijst", _ => "LL-T3-01", rows =>
            rows.Select(r => r["location"]).Distinct().Count(), TableCheck.NoRepeat("location"),
            TableCheck.InWords("de lijst", rows => $"({string.Join(", ", rows.Select(r => r["location"]))})"),
                TableCheck.Equal("kruisjes in de matrix", rows => rows.Count, _ => 2)).Single();
        Assert.Equal(ClaimStatus.Transcribed, Lists().Status);
        Assert.Contains("kruisjes in de matrix: 2 en 2", Lists().Evidence, StringComparison.Ordinal);
        Write("tables/ll_lijst.csv", "mention,location\nM1,2\nM1,2\nM1,16\n");
        Assert.Equal("staat dubbel in de lijst: 2; de lijst (\"(2, 2, 16)\") staat niet in de uitspraak; kruisjes in de matrix: 3 en 2.",
            Lists().Reason);
    }

    [Fact]
    public void A_claim_without_a_cell_a_cell_without_a_claim_and_no_check_are_refused()
    {
        Write("LL-T3.csv", Head + Row(1, "samen", 1) + Row(9, "samen", 1));
        Assert.Contains("no row for LL-T3-09", Assert.Throws<ClaimException>(() => Load().TranscribedAll("LL-T3-", "ll_cellen", _ =>
            "LL-T3-01", r => r.Count, TableCheck.Once("panel"))).Message, StringComparison.Ordinal);
        Write("LL-T3.csv", Head + Row(1, "samen", 1));
        Assert.Contains("LL-T3-02", Assert.Throws<ClaimException>(Settle).Message, StringComparison.Ordinal);
        Assert.Contains("at least one check", Assert.Throws<ClaimException>(() => Load().TranscribedAll("LL-T3-", "ll_cellen", _ =>
            "LL-T3-01", r => r.Count)).Message, StringComparison.Ordinal);
        Assert.Contains("does not begin", Assert.Throws<ClaimException>(() => Load().TranscribedAll("LL-T3-0", "ll_cellen", _ =>
            "LL-T5-01", r => r.Count, TableCheck.Once("panel"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_is_not_finite_is_named_with_its_claim() =>
        Assert.Contains("LL-T3-01: the computed value is NaN", Assert.Throws<ClaimException>(() =>
            Load().TranscribedAll("LL-T3-", "ll_cellen", Id, _ => double.NaN, TableCheck.Once("panel", "category", "group"))).Message,
                StringComparison.Ordinal);

    private ClaimOutcomes Settle() => Load().TranscribedAll("LL-T3-", "ll_cellen", Id, rows => rows[0].Number("locations"),
        TableCheck.Sum("locations", "group_total", "panel", "group"),
        TableCheck.Consecutive("rank", "panel", "group"), TableCheck.Once("panel", "category", "group"),
            TableCheck.InWords("de naam", rows => rows[0]["category"]));

    private string Id(ClaimRow row) =>
        $"LL-T3-0{(2 * (Load().Table("ll_cellen").Nth(row, "panel", "category") - 1)) + (row["group"] == "bao/sbo" ? 1 : 2)}";

    private ThemeClaims Load() => ClaimRegister.Load(_folder).Theme(3);

    private void Register(params int[] values) =>
        Write("LL-T3.csv", Head + string.Concat(values.Select((v, i) => Row(i + 1, i < 2 ? "samen op locaties" : "apart op locaties", v))));

    private static string Row(int number, string words, int value) =>
        $"LL-T3-0{number},x,y,overzicht,figure,en,\"{words}\",{value},locations,,,,,,yes,exact\n";

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text);
}
