using System.Text;
using NotebookLib.Notebooks.Workshop;

namespace NotebookLib.Notebooks.Tests.Workshop;

public sealed class WorkshopFileTests
{
    private const string Whole = """
        {"soort":"notebooklib-werkplaats","versie":1,
         "paginas":{"03-x":{"titel":"Een reeks","stappen":{"inzicht":{"hypothese":"=HYPERLINK(\"x\")","notities":"  "}},
          "voorspellingen":{"voorspel-groei":{"figuur":"Groei","getoond":"met","richting":"stijgt","lijnen":[{"reeks":"so","x":[2019,2020],"y":[101,104.5]}],
            "gezien":[{"reeks":"so","x":[2019,2020],"y":[102,107]}],"getallen":[{"naam":"sbo, 2012","waarde":20,"gezien":26}]}}}},
         "werkvormen":{"vertrekpunten":{"maatwerk":40,"besluit":"een plek"}}}
        """;

    [Fact]
    public void A_file_reads_as_answers_with_what_was_seen_beside_them()
    {
        var answers = Read(Whole).Answers;
        Assert.Equal(["inzicht|hypothese", "Groei|getoond", "Groei|richting", "Groei|so, 2019", "Groei|so, 2020", "Groei|sbo, 2012",
            "werkvorm|maatwerk", "werkvorm|besluit"], answers.Select(a => $"{a.Part}|{a.Question}"));
        Assert.Equal((104.5, 107.0), (answers[4].Number!.Value, answers[4].Seen!.Value));
        Assert.Equal((20.0, 26.0), (answers[5].Number!.Value, answers[5].Seen!.Value));
    }

    [Theory]
    [InlineData("", "cannot be read as JSON")]
    [InlineData("[1]", "the file is not an object")]
    [InlineData("{\"soort\":\"iets\",\"versie\":1}", "soort or versie")]
    [InlineData("{\"soort\":\"notebooklib-werkplaats\",\"versie\":2}", "soort or versie")]
    [InlineData("{\"soort\":\"notebooklib-werkplaats\",\"versie\":1,\"paginas\":{\"__proto__\":{}}}", "\"__proto__\" is not a name")]
    [InlineData("{\"soort\":\"notebooklib-werkplaats\",\"versie\":1,\"paginas\":{\"../x\":{}}}", "\"../x\" is not a name")]
    [InlineData("{\"soort\":\"notebooklib-werkplaats\",\"versie\":1,\"werkvormen\":{\"a\":{\"b\":1e300}}}", "b is not a number")]
    [InlineData("{\"soort\":\"notebooklib-werkplaats\",\"versie\":1,\"werkvormen\":{\"a\":{\"b\":[]}}}", "b is not a text")]
    [InlineData("{\"soort\":\"notebooklib-werkplaats\",\"versie\":1,\"paginas\":{\"a\":{\"voorspellingen\":{\"b\":{\"lijnen\":[{\"x\":[1],\"y\":[]}]}}}}}", "x and y differ")]
    [InlineData("{\"soort\":\"notebooklib-werkplaats\",\"versie\":1,\"paginas\":{\"a\":{\"voorspellingen\":{\"b\":{\"getoond\":\"ja\"}}}}}",
        "getoond is not one of")]
    public void What_is_no_workshop_file_is_refused_with_its_reason(string json, string reason)
    {
        var error = Assert.Throws<WorkshopFileException>(() => Read(json));
        Assert.StartsWith("deelnemer.json is not a workshop file: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_every_object_has_is_a_name_like_any_other()
    {
        var answer = Assert.Single(
            Read("{\"soort\":\"notebooklib-werkplaats\",\"versie\":1,\"werkvormen\":{\"constructor\":{\"tostring\":\"tekst\"}}}").Answers);
        Assert.Equal(("constructor", "tostring", "tekst"), (answer.Page, answer.Question, answer.Text));
    }

    [Fact]
    public void A_huge_text_is_cut_and_a_huge_file_refused()
    {
        var answer = Assert.Single(
            Read($"{{\"soort\":\"notebooklib-werkplaats\",\"versie\":1,\"werkvormen\":{{\"a\":{{\"b\":\"{new string('x', 9000)}\"}}}}}}")
            .Answers);
        Assert.Equal(5000, answer.Text.Length);
        Assert.Contains("2 MB", Assert.Throws<WorkshopFileException>(() => WorkshopFile.Read(new byte[2_000_001], "groot.json")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_is_one_table_with_lowest_middle_and_highest_and_words_in_alphabetical_order()
    {
        var files = new[] { (10, "zee"), (30, "appel"), (20, "appel") }.Select(p =>
            Read($"{{\"soort\":\"notebooklib-werkplaats\",\"versie\":1,\"werkvormen\":{{\"f\":{{\"punt\":{p.Item1},\"woord\":\"{
                p.Item2}\"}}}}}}")).ToList();
        var rows = GroupTable.Merge(files);
        Assert.Equal(new GroupRow("f", "werkvorm", "punt", 3, 10, 20, 30, null, ""), rows[0]);
        Assert.Equal([("appel", 2), ("zee", 1)], rows.Skip(1).Select(r => (r.Text, r.Answers)));
        Assert.Equal(rows, GroupTable.Merge([.. files.AsEnumerable().Reverse()]));
        Assert.Equal(15, Assert.Single(GroupTable.Merge(files.Take(1).Append(files[2])), r => r.Question == "punt").Median);
    }

    [Fact]
    public void The_table_as_CSV_holds_no_formula()
    {
        var csv = GroupTable.ToTable(GroupTable.Merge([Read(Whole)]), 1).ToCsv();
        Assert.Contains("\"'=HYPERLINK(\"\"x\"\")\"", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(csv.Split('\n').SelectMany(l => l.Split(',')), cell => cell.Length > 0
            && (cell[0] is '=' or '+' or '@' || (cell[0] == '-' && !double.TryParse(cell, out _))));
    }

    private static WorkshopFile Read(string json) => WorkshopFile.Read(Encoding.UTF8.GetBytes(json), "deelnemer.json");
}
