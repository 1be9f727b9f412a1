using System.Text;
using System.Text.Json.Nodes;
using NotebookLib.Notebooks.Own;

namespace NotebookLib.Notebooks.Tests.Own;

/// <summary>What is asked and said of a file of one's own, the same in the preview and in a page.</summary>
public sealed class OwnQuestionTests
{
    private const string Table = "Teldag;Soort plek;Kinderen\n2018-2019;zmok;180\n2018-2019;basisschool;19800\n2019-2020;zmok;<5\n";

    [Fact]
    public void A_question_names_columns_with_a_guess_and_what_cleaning_found()
    {
        var q = OwnQuestion.Of("map/eigen.csv", Bytes(Table));
        Assert.Equal(("eigen.csv", "Teldag", "Soort plek", "Kinderen"), ((string?)q["name"], (string?)q["year"], (string?)q["type"],
            (string?)q["count"]));
        Assert.Equal("so", (string?)q["types"]!["zmok"]);
        Assert.Equal((3L, 3L, 1L), ((long)q["rows"]!, (long)q["kept"]!, (long)q["header"]!));
        Assert.Contains(q["findings"]!.AsArray(), f => (string?)f!["what"] == "Een masker voor een klein aantal, zoals <5"
            && (long)f["count"]! == 1);
        Assert.Equal(q.ToJsonString(), OwnQuestion.Of("eigen.csv", Bytes(Table)).ToJsonString());
    }

    [Fact]
    public void An_answer_makes_a_map_that_reads_the_file_and_keeps_how_it_is_read()
    {
        var text = "Overzicht;;\nx;y;9\n" + Table;
        var answer = """
            {"year":"Teldag","type":"Soort plek","count":"Kinderen","header":"3","name":"regio \"A\"",
            "types":{"zmok":"so","basisschool":"bao"}}
            """;
        Assert.Equal("Teldag", (string?)OwnQuestion.Of("a.csv", Bytes(text), answer)["year"]);
        var mapping = OwnQuestion.Answered(answer);
        var own = OwnQuestion.Take("a.csv", Bytes(text), mapping);
        Assert.Equal([180, 19800], own.Counts.Take(2).Select(c => c.Pupils.Value));
        Assert.Equal((1, 4), (own.Counts[2].Pupils.Low, own.Counts[2].Pupils.High));
        Assert.Contains("header-row: \"3\"", mapping.ToYaml(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"year":"Teldag","types":{"a":"so","a":"sbo"}}""", "De sleutel \"a\" staat twee keer")]
    [InlineData("""{"year":"Teldag","type":"Soort plek"}""", "Kies eerst de kolommen")]
    [InlineData("geen json", "niet te lezen")]
    [InlineData("""{"year":"a","type":"b","count":"c","header":"nul"}""", "“nul” is geen regel")]
    public void An_answer_that_leaves_something_open_is_refused(string answer, string expected) => Assert.Contains(expected,
        Assert.Throws<OwnRefusedException>(() => OwnQuestion.Answered(answer)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("x.pdf", "a", "geen CSV-bestand")]
    [InlineData("x.csv", "", "dit bestand is leeg")]
    [InlineData("x.csv", "<!doctype html><p>a", "dit is een webpagina")]
    [InlineData("x.csv", "%PDF-1.7 a", "dit is een PDF")]
    [InlineData("x.csv", "Leerlingnummer;jaar;soort\n1;2018;so\n", "elke regel over één leerling")]
    [InlineData("x.xlsx", "PK\u0003\u0004rommel", "deze werkmap is beschadigd")]
    public void A_file_that_is_no_table_of_counts_is_refused_in_dutch(string name, string content, string expected) => Assert.Contains(
        expected, Assert.Throws<OwnRefusedException>(() => OwnQuestion.Of(name, Bytes(content))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Teldag;Soort plek;Kinderen\n2018;speelzaal;12\n", "regel 2, kolom “Soort plek”: hier staat een schoolsoort")]
    [InlineData("Teldag;Soort plek;Kinderen\nvorig jaar;so;12\n", "regel 2, kolom “Teldag”: hier staat geen schooljaar")]
    [InlineData("Teldag;Soort plek;Kinderen\n2018;so;twaalf\n", "regel 2, kolom “Kinderen”: hier staat geen aantal leerlingen")]
    [InlineData("Teldag;Soort;Kinderen\n2018;so;12\n", "heeft geen kolom “Soort plek”")]
    public void A_row_that_cannot_be_read_is_refused_with_its_place(string content, string expected) => Assert.Contains(expected,
        Assert.Throws<OwnRefusedException>(() => OwnQuestion.Take("x.csv", Bytes(content), OwnQuestion.Answered(
            """{"year":"Teldag","type":"Soort plek","count":"Kinderen"}"""))).Message, StringComparison.Ordinal);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
