using NotebookLib.Notebooks.Format;
using NotebookLib.Sql;

namespace NotebookLib.Notebooks.Tests.Session.Languages;

[Collection("in process")]
public class SqlTests
{
    private const string Start = "#r \"NotebookLib\"\nusing NotebookLib;\nvar scholen = new Table(TableColumn.Text(\"plaats\", [\"Oss\", "
        + "\"Ede\", \"Oss\", \"Tiel\"]), TableColumn.Year(\"jaar\", [new(2020), new(2020), new(2021), new(2021)]), "
        + "TableColumn.Counts(\"leerlingen\", [120, Count.Suppressed(1, 4), 80, 33]), TableColumn.Number(\"km\", [1.5, null, 2.5, "
            + "4.0])).WithOrigin(Origin.Arithmetic(\"bedacht\"));\n#!sql\nselect 1 as een";

    [Fact]
    public async Task The_editions_figures_answer_with_the_origin_of_the_rows_that_took_part()
    {
        using var session = await Fetched.SessionAsync("#!sql\n-- Leerlingen in pro\nselect schooljaar, waarde from cijfers where reeks = "
            + "'vo.pro' and versie = 'ocw-2023' order by schooljaar");
        var html = ((DisplayOutput)(await session.RunAsync("#!sql --name pro\n-- Leerlingen in pro\nselect schooljaar, waarde from cijfers "
            + "where reeks = 'vo.pro' and versie = 'ocw-2023' order by schooljaar"))[0]).Data["text/html"];
        Assert.Contains("<caption>Leerlingen in pro</caption>", html, StringComparison.Ordinal);
        Assert.Contains("2012/", html, StringComparison.Ordinal);
        Assert.Contains("OCW in cijfers", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Inspectie", html, StringComparison.Ordinal);
        Assert.Equal("True", await session.TextAsync("#r \"NotebookLib\"\n#!share --from sql pro\nvar reeks = "
            + "NotebookLib.Published.Load().InVintage(\"ocw-2023\").Series(\"vo.pro\");\n"
            + "pro.RowCount == reeks.Count() && pro[\"schooljaar\"].Kind == NotebookLib.CellKind.Year && pro[\"waarde\"].Cells.Select(c => "
                + "(double)c.Value!).SequenceEqual(reeks.Select(v => v.Value)) && pro.Origin!.Roots.SequenceEqual(reeks.Origin.Roots)"));
        Assert.Contains("pro", await session.TextAsync("#!sql\nshow tables"), StringComparison.Ordinal);
        Assert.Matches(@"(?s)n\s+12", (await session.TextAsync("#!sql\nselect 'n' as n, count(*) as aantal from pro"))
            .Replace("aantal", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_revised_figure_asks_for_a_version()
    {
        using var session = await Fetched.SessionAsync("#!sql\nselect 1");
        var error = await session.ErrorAsync("#!sql\nselect sum(waarde) as som from cijfers where reeks like 'stroom.nieuw%'");
        Assert.Equal("SqlError", error.Name);
        Assert.Contains("versions of 2012", error.Value, StringComparison.Ordinal);
        Assert.Contains("som", await session.TextAsync("#!sql\nselect versie, sum(waarde) as som from cijfers where reeks like "
            + "'stroom.nieuw%' group by versie"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withheld_counts_stay_ranges_and_cannot_be_summed_away()
    {
        using var session = await Fetched.SessionAsync(Start);
        var error = await session.ErrorAsync("#!sql\nselect plaats,\n  sum(leerlingen) as leerlingen\nfrom scholen group by plaats");
        Assert.StartsWith("(3,1): \"leerlingen\" has withheld counts", error.Value, StringComparison.Ordinal);
        var text = await session.TextAsync("#!sql --name som\nselect plaats, sum(\"leerlingen (laagste)\") as \"leerlingen (laagste)\", "
            + "sum(\"leerlingen (hoogste)\") as \"leerlingen (hoogste)\" from scholen group by plaats");
        Assert.Equal(["Ede", "Oss", "Tiel"], text.Split('\n').Skip(1).Take(3).Select(l => l.Split(' ')[0]));
        Assert.Matches(@"Ede +1–4", text);
        Assert.Matches(@"Oss +200", text);
        Assert.Contains("bedacht", text, StringComparison.Ordinal);
        Assert.Equal("Suppressed 1 4", await session.TextAsync("#!share --from sql som\n$\"{som[\"leerlingen\"].Cells[0].Missing} "
            + "{som[\"leerlingen\"].Cells[0].Bounds.Low} {som[\"leerlingen\"].Cells[0].Bounds.High}\""));
        Assert.Matches("leerlingen", await session.TextAsync("#!sql\nselect * from scholen"));
    }

    [Fact]
    public async Task Rows_without_an_order_are_sorted_and_a_limit_needs_one()
    {
        using var session = await Fetched.SessionAsync(Start);
        Assert.Equal(["Ede", "Oss", "Tiel"], (await session.TextAsync("#!sql\nselect distinct plaats from scholen")).Split('\n')
            .Skip(1).Take(3));
        Assert.Contains("LIMIT without ORDER BY", (await session.ErrorAsync("#!sql\nselect plaats from scholen limit 1")).Value,
            StringComparison.Ordinal);
        Assert.Contains("Tiel", await session.TextAsync("#!sql\nselect plaats from scholen order by km desc nulls last limit 1"),
            StringComparison.Ordinal);
        Assert.Contains("1,5", await session.TextAsync("double grens = 2;\n#!sql\nselect km from scholen where km < $grens"),
            StringComparison.Ordinal);
        Assert.Contains("2", await session.TextAsync("#!sql\n#!set --name grens --value 3\nselect count(*) as n from scholen where km < "
            + "$grens"), StringComparison.Ordinal);
        Assert.Contains("$weg has no value", (await session.ErrorAsync("#!sql\nselect $weg as w")).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_name_the_line_and_the_nearest_name()
    {
        using var session = await Fetched.SessionAsync(Start);
        Assert.StartsWith("(4,6): There is no table \"schoolen\". Did you mean \"scholen\"?",
            (await session.ErrorAsync("// eerst\n#!sql\nselect *\nfrom schoolen")).Value, StringComparison.Ordinal);
        Assert.StartsWith("(2,1): There is no column \"plats\". Did you mean \"plaats\"?",
            (await session.ErrorAsync("#!sql\nselect plats from scholen")).Value, StringComparison.Ordinal);
        Assert.Equal("(2,1): syntax error at or near \"selct\"", (await session.ErrorAsync("#!sql\nselct *\nfrom scholen")).Value);
        Assert.Contains("holds List", (await session.ErrorAsync("#!sql\nselect [1, 2] as l")).Value, StringComparison.Ordinal);
        Assert.Contains("two columns named \"plaats\"", (await session.ErrorAsync("#!sql\nselect plaats, plaats from scholen order by km"))
            .Value, StringComparison.Ordinal);
        Assert.Contains("One cell has one question", (await session.ErrorAsync("#!sql\nselect 1; select 2")).Value,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("select * from read_csv('/etc/passwd')", "cannot be asked here")]
    [InlineData("select * from '/etc/passwd'", "There is no table")]
    [InlineData("select * from read_text('~/.bashrc')", "cannot be asked here")]
    [InlineData("select * from glob('/*')", "cannot be asked here")]
    [InlineData("select * from duckdb_settings()", "cannot be asked here")]
    [InlineData("select * from duckdb_settings", "There is no table")]
    [InlineData("select * from query('select 1')", "cannot be asked here")]
    [InlineData("select current_setting('temp_directory') as t", "on each machine")]
    [InlineData("select random() as r", "gives another answer")]
    [InlineData("select current_date as d", "gives another answer")]
    [InlineData("select now() as d", "gives another answer")]
    [InlineData("select * from scholen using sample 1", "A sample")]
    [InlineData("copy (select 1) to 'FOLDER/x.csv'", "Only a question")]
    [InlineData("attach 'FOLDER/x.db'", "Only a question")]
    [InlineData("install httpfs", "Only a question")]
    [InlineData("load json", "Only a question")]
    [InlineData("create table t as select 1", "Only a question")]
    [InlineData("drop table scholen", "Only a question")]
    [InlineData("set threads = 4", "Only a question")]
    [InlineData("pragma version", "Only a question")]
    [InlineData("export database 'FOLDER/q'", "Only a question")]
    [InlineData("with t as (insert into scholen values ('x')) select 1", "")]
    public async Task Nothing_but_a_question_over_the_tables_gets_through(string sql, string message)
    {
        var folder = Directory.CreateTempSubdirectory("nl-sql-");
        try
        {
            using var session = await Fetched.SessionAsync(Start);
            var error = await session.ErrorAsync("#!sql\n" + sql.Replace("FOLDER", folder.FullName, StringComparison.Ordinal));
            Assert.Equal("SqlError", error.Name);
            Assert.Contains(message, error.Value, StringComparison.Ordinal);
            Assert.Empty(folder.GetFileSystemInfos());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_long_question_is_stopped_and_a_long_answer_refused()
    {
        using var session = await Fetched.SessionAsync(Start);
        var before = SqlQuestion.Longest;
        SqlQuestion.Longest = TimeSpan.FromSeconds(0.3);
        try
        {
            Assert.Contains("was stopped", (await session.ErrorAsync("#!sql\nselect count(*) as n from range(1000000000) a, "
                + "range(1000000000) b")).Value, StringComparison.Ordinal);
        }
        finally
        {
            SqlQuestion.Longest = before;
        }

        Assert.Contains("more than 10000 rows", (await session.ErrorAsync("#!sql\nselect * from range(20000)")).Value,
            StringComparison.Ordinal);
        Assert.Contains("1", await session.TextAsync("#!sql\nselect 1 as een"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_question_gives_the_same_bytes()
    {
        using var session = await Fetched.SessionAsync(Start);
        const string Question = "#!sql\n-- Leerlingen per soort\nselect soort, min(schooljaar) as eerste, sum(\"leerlingen (laagste)\") as "
            + "\"som (laagste)\", sum(\"leerlingen (hoogste)\") as \"som (hoogste)\" from po_per_gebied group by soort";
        var first = ((DisplayOutput)(await session.RunAsync(Question))[0]).Data["text/html"];
        Assert.Equal(first, ((DisplayOutput)(await session.RunAsync(Question))[0]).Data["text/html"]);
        Assert.Contains("DUO", first, StringComparison.Ordinal);
    }
}
