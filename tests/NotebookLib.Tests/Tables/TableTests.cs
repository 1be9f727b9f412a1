using NotebookLib.Cleaning;
using NotebookLib.Display;
using NotebookLib.Measures;

namespace NotebookLib.Tests.Tables;

public class TableTests
{
    private static readonly Origin File = new(OriginKind.Local, "proef", "export.csv", "", "export.csv", null, "eigen gegevens");

    private static Table Schools() => new Table(
        TableColumn.Year("jaar", [new(2018), new(2018), new(2019), new(2020)]),
        TableColumn.Text("soort", ["so", "vso", "so", "so"]),
        TableColumn.Counts("aantal leerlingen", [10, 20, 12, Count.Suppressed(1, 4)])).WithOrigin(File);

    [Fact]
    public void Rows_are_chosen_by_value_and_by_condition()
    {
        Assert.Equal(3, Schools().Where("soort", "so").RowCount);
        Assert.Equal(2, Schools().Where("jaar", "2018/'19").RowCount);
        Assert.Equal(2, Schools().Where("jaar", new SchoolYear(2018)).RowCount);
        Assert.Equal(1, Schools().Where("aantal leerlingen", 12).RowCount);
        Assert.Equal(2, Schools().Where(r => r.Number("aantal leerlingen") > 11).RowCount); // a suppressed count compares with nothing
        Assert.Equal(1, Schools().Where(r => r.Text("soort") == "vso" && r.Year("jaar") == new SchoolYear(2018)).RowCount);
        Assert.Equal(0, Schools().Where(_ => false).RowCount);
        Assert.Same(File, Schools().Where("soort", "so").Origin);
    }

    [Fact]
    public void A_value_or_column_that_is_not_there_is_answered_with_the_nearest()
    {
        Assert.Contains("Column \"soort\" has no \"VSO\". Did you mean \"vso\"? It has: so, vso.", Assert.Throws<KeyNotFoundException>(() =>
            Schools().Where("soort", "VSO")).Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean \"soort\"?", Assert.Throws<KeyNotFoundException>(() => Schools().Where("Soort", "so")).Message,
            StringComparison.Ordinal);
        Assert.Contains("Did you mean \"aantal leerlingen\"?", Assert.Throws<KeyNotFoundException>(() => Schools()["leerlingen"]).Message,
            StringComparison.Ordinal);
        Assert.Contains("Did you mean \"0285\"?", Assert.Throws<ArgumentException>(() => new Table(TableColumn.Text("gemeente", ["0285"]))
            .Where("gemeente", 285)).Message, StringComparison.Ordinal);
        Assert.Contains("holds hele getallen, and \"veel\" is none", Assert.Throws<ArgumentException>(() =>
            Schools().Where("aantal leerlingen", "veel")).Message, StringComparison.Ordinal);
        Assert.Contains("holds no numbers but tekst", Assert.Throws<InvalidOperationException>(() =>
            Schools().Where(r => r.Number("soort") > 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_series_has_unit_and_origin_of_the_data()
    {
        var series = Schools().Where(r => r.Text("soort") == "so" && r.Year("jaar") < new SchoolYear(2020))
            .Series("jaar", "aantal leerlingen");
        Assert.Equal(("aantal leerlingen", "leerlingen"), (series.Label, series.Unit));
        Assert.Same(File, series.Origin);
        Assert.Equal([(2018, 10), (2019, 12)], series.Select(v => (v.Year.StartYear, (int)v.Value)));
        var titled = new Table(TableColumn.Text("jaar", ["2018", "2019/'20*"]), TableColumn.Number("deel (%)", [1.5, 2])).WithOrigin(File)
            .Series("jaar", "deel (%)", label: "deel");
        Assert.Equal(("deel", "%", true), (titled.Label, titled.Unit, titled.Last.Provisional));
    }

    [Fact]
    public void Rows_of_one_year_are_summed_only_on_request_and_then_the_origin_says_so()
    {
        var known = Schools().Where(r => r.Year("jaar") < new SchoolYear(2020));
        Assert.Contains("has 2018/'19 2 times (rows 1 and 2)", Assert.Throws<ArgumentException>(() =>
            known.Series("jaar", "aantal leerlingen")).Message, StringComparison.Ordinal);
        var sum = known.Series("jaar", "aantal leerlingen", sum: true);
        Assert.Equal(30, sum[new SchoolYear(2018)]);
        Assert.Equal(OriginKind.Derived, sum.Origin.Kind);
    }

    [Fact]
    public void A_suppressed_count_is_never_a_number_of_a_series_and_its_bounds_are_kept()
    {
        var so = Schools().Where("soort", "so").Series("jaar", "aantal leerlingen");
        Assert.Equal(("aantal leerlingen, so", "leerlingen"), (so.Label, so.Unit));
        Assert.Equal([2018, 2019], so.Select(v => v.Year.StartYear));
        Assert.Equal(new YearRange(new SchoolYear(2020), 1, 4), Assert.Single(so.Ranges));
        Assert.Equal(new YearRange(new SchoolYear(2020), 1, 4), Assert.Single(Schools().Series("jaar", "aantal leerlingen",
            sum: true).Ranges));
        Assert.Contains("1 years are suppressed", Assert.Throws<ArgumentException>(() => Schools().Where("jaar", "2020").Series("jaar",
            "aantal leerlingen")).Message, StringComparison.Ordinal);
        Assert.Equal(Count.Suppressed(1, 4), Schools().Counts("jaar", "aantal leerlingen")[new SchoolYear(2020)]);
        Assert.Equal(30, Schools().Counts("jaar", "aantal leerlingen")[new SchoolYear(2018)].Value);
    }

    [Fact]
    public void Rows_that_are_totals_of_others_are_left_out_and_the_series_says_so()
    {
        Table Towns(params (string Town, string Kind, long Count)[] rows) => new Table(
            TableColumn.Year("jaar", rows.Select(_ => (SchoolYear?)new SchoolYear(2018))), TableColumn.Text("plaats", rows.Select(r =>
                r.Town)),
            TableColumn.Text("soort", rows.Select(r => r.Kind)), TableColumn.Whole("aantal so", rows.Select(r => (long?)r.Count)))
            .WithOrigin(File);
        var towns = Towns(("Almelo", "so", 112), ("Hengelo", "so", 201), ("Totaal", "so", 313), ("Almelo", "Totaal mannen en vrouwen",
            112));
        var sum = towns.Series("jaar", "aantal so", sum: true);
        Assert.Equal((313, "leerlingen"), (sum[2018], sum.Unit));
        Assert.Contains("zonder 2 totaalrijen", sum.Origin.Title, StringComparison.Ordinal);
        Assert.Equal(313, towns.Counts("jaar", "aantal so")[new SchoolYear(2018)].Value);
        Assert.Equal(313, towns.Where("plaats", "Totaal").Series("jaar", "aantal so")[2018]); // who asks for the total gets it
        Assert.Contains("choose the rows first with Where(\"plaats\", \"Almelo\")", Assert.Throws<ArgumentException>(() =>
            towns.Series("jaar", "aantal so")).Message, StringComparison.OrdinalIgnoreCase);
        var mixed = new Table(TableColumn.Year("jaar", [new(2018), new(2019)]), TableColumn.Text("plaats", ["Almelo", "Totaal"]),
            TableColumn.Whole("n", [1, 2])).WithOrigin(File);
        Assert.Contains("Of 2019/'20 there are only rows that are totals", Assert.Throws<ArgumentException>(() => mixed.Series("jaar", "n"))
            .Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_two_lines_of_a_researcher_work_on_a_file_with_every_trap()
    {
        var table = Table.Read(Path.Combine(DataFolder.Find("oefening"), "leerlingen-per-gemeente.csv"));
        var small = table.Where("Gemeente", "Westerveen").Series("Schooljaar", "aantal so");
        Assert.Equal([2014, 2016], small.Ranges.Select(r => r.Year.StartYear));
        Assert.True(small.Last.Provisional);
        Assert.Contains(small.ForTest().SlopeChange(2018).Warnings, w => w.Nl.Contains("Afgeschermd", StringComparison.Ordinal));
        var all = table.Series("Schooljaar", "aantal so", sum: true);
        Assert.Equal(159, all[2011]);
        Assert.Equal(table.Where("Gemeente", "Totaal").Series("Schooljaar", "aantal so")[2021], all[2021]);
    }

    [Fact]
    public void A_missing_number_leaves_its_year_out_but_never_shortens_a_sum()
    {
        var table = new Table(TableColumn.Year("jaar", [new(2018), new(2019), new(2019)]), TableColumn.Whole("n", [null, 1, null]))
            .WithOrigin(File);
        Assert.Contains("row 3 (2019/'20) is missing (leeg)", Assert.Throws<ArgumentException>(() => table.Series("jaar", "n", sum: true))
            .Message, StringComparison.Ordinal);
        Assert.Equal([2019], table.Where(r => r.Index < 2).Series("jaar", "n").Select(v => v.Year.StartYear));
    }

    [Fact]
    public void Without_an_origin_there_is_no_series_and_the_table_says_so()
    {
        var table = new Table(TableColumn.Text("jaar", ["2018"]), TableColumn.Whole("n", [1]));
        Assert.Contains("WithOrigin", Assert.Throws<InvalidOperationException>(() => table.Series("jaar", "n")).Message,
            StringComparison.Ordinal);
        Assert.EndsWith("zonder herkomst", PlainText.Of(table), StringComparison.Ordinal);
        Assert.EndsWith("Bron: proef, export.csv; eigen bestand", PlainText.Of(table.WithOrigin(File)), StringComparison.Ordinal);
        Assert.Contains("is not a school year", Assert.Throws<ArgumentException>(() =>
            new Table(TableColumn.Text("jaar", ["Bron"]), TableColumn.Whole("n", [1])).WithOrigin(File).Series("jaar", "n")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_table_shows_small_and_says_how_much_more_there_is()
    {
        var large = new Table(Enumerable.Range(0, 30).Select(c =>
            TableColumn.Whole($"k{c}", Enumerable.Range(0, 1234).Select(i => (long?)i))));
        var text = PlainText.Of(large);
        Assert.Equal(1 + 20 + 2, text.Split('\n').Length);
        Assert.Contains("En nog 1.214 rijen en 18 kolommen.", text, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", Html(new Table(TableColumn.Text("<b>", ["<script>"]))), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", Html(new Table(TableColumn.Text("<b>", ["<script>"]))), StringComparison.Ordinal);
        Assert.Contains("zonder kolommen", PlainText.Of(new Table()), StringComparison.Ordinal);
        Assert.Contains("1–4", Html(Schools()), StringComparison.Ordinal);
    }

    private static string Html(Table table)
    {
        using var writer = new StringWriter();
        Assert.True(new TableFormatter().CreateTypeFormatters().OfType<FormatterSource<Table>.MimeFormatter>().First(f =>
            f.MimeType == "text/html").Format(table, writer));
        return writer.ToString();
    }
}
