using NotebookLib.Charts;

namespace NotebookLib.Tests.Charts;

public class DataTableTests
{
    private static readonly DataTable Table = DataTable.Of("Instroom", Samples.Series("sbo", 6987, double.NaN, 1234567),
        Samples.Series("so", 10.25, 3, 7));

    [Fact]
    public void Numbers_are_Dutch_units_in_the_head_and_what_is_missing_a_dash()
    {
        Assert.Equal(["schooljaar", "sbo", "so"], Table.Columns.Select(c => c.Head));
        Assert.Equal("1.234.567", Table.Text(2, 1));
        Assert.Equal("–", Table.Text(1, 1));
        Assert.Equal("10,3", Table.Text(0, 2));
        Assert.Equal("2014/'15*", Table.Text(2, 0));
        Assert.Contains("<small>leerlingen</small>", Table.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("Bron: OCW", Table.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_carries_the_origin_and_no_formulas()
    {
        var table = new DataTable("=1+1", [new Column("naam"), new Column("a,b", "%")],
            [["=SUM(A1)", 1.5], ["zeg \"ja\"", null], ["regel\neen", 2]], Samples.Source);
        Assert.Equal("""
            # =1+1
            # Bron: OCW in cijfers, Instroom (tabel 1)
            naam,"a,b (%)"
            "'=SUM(A1)",1.5
            "zeg ""ja""\",
            regel een,2

            """.Replace("\\", "", StringComparison.Ordinal).ReplaceLineEndings("\n"), table.ToCsv());
    }

    [Fact]
    public void A_table_without_origin_or_with_ragged_rows_is_refused()
    {
        Assert.Contains("origin", Assert.Throws<ArgumentException>(() => new DataTable("t", [new Column("a")], [])).Message,
            StringComparison.Ordinal);
        Assert.Contains("Row 2", Assert.Throws<ArgumentException>(() =>
            new DataTable("t", [new Column("a")], [["x"], ["y", 1]], Samples.Source)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_keeps_the_asked_years()
    {
        Assert.Equal(2, Table.Only(new SchoolYear(2012), new SchoolYear(2014)).Rows.Count);
        Assert.Throws<ArgumentException>(() => Table.Only(new SchoolYear(1990)));
    }

    [Fact]
    public void A_panel_holds_text_figures_and_tables_only()
    {
        var html = Panel.Of("**Kijk** naar 3 * 4.\n\nEn *dan*.", Samples.Of("line"), Table).ToHtml();
        Assert.Contains("<strong>Kijk</strong>", html, StringComparison.Ordinal);
        Assert.Contains("<p>En <em>dan</em>.</p>", html, StringComparison.Ordinal);
        Assert.Contains("3 * 4", html, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Panel.Of());
        Assert.Throws<ArgumentException>(() => Panel.Of(3));
    }
}
