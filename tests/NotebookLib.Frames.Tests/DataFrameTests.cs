using System.Globalization;
using Microsoft.Data.Analysis;
using NotebookLib.Charts;
using NotebookLib.Cleaning;

namespace NotebookLib.Frames.Tests;

public sealed class DataFrameTests : IDisposable
{
    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("nl-frames-").FullName, "scholen.csv");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    [Fact]
    public void Any_table_comes_back_as_it_went() => RandomTables.Holds(table => RandomTables.Same(table, table.ToDataFrame().AsTable()));

    [Fact]
    public void A_hundred_thousand_rows_come_back_as_they_went()
    {
        var table = RandomTables.Large();
        Assert.True(RandomTables.Same(table, table.ToDataFrame().AsTable()));
    }

    [Fact]
    public void Every_published_figure_comes_back_with_its_origin()
    {
        var all = Published.Load().Observations;
        Assert.Equal(all, all.ToDataFrame().AsTable().ToObservations());
    }

    [Fact]
    public void A_school_year_is_the_date_of_its_count_and_another_date_is_refused()
    {
        var frame = new Table(TableColumn.Year("jaar", [new SchoolYear(2018), null])).ToDataFrame();
        Assert.Equal(new DateTime(2018, 10, 1), frame["jaar"][0]);
        Assert.Null(frame["jaar"][1]);
        frame["jaar"][0] = new DateTime(2018, 10, 2);
        Assert.Contains("Column \"jaar\", row 1: 2018-10-02", Assert.Throws<ArgumentException>(() => frame.AsTable()).Message,
            StringComparison.Ordinal);
        Assert.Contains("holds Decimal", Assert.Throws<ArgumentException>(() => new DataFrame(new DecimalDataFrameColumn("bedrag", [1.5m]))
            .AsTable()).Message, StringComparison.Ordinal);
    }

    /// <summary>The difference that is warned of: one masked school of two halves the mean of that library, not ours.</summary>
    [Fact]
    public void Its_group_mean_counts_a_missing_value_as_zero_and_ours_does_not()
    {
        var frame = new Table(
            TableColumn.Text("regio", ["noord", "noord", "zuid", "zuid", "oost"]),
            TableColumn.Counts("leerlingen", [10, Count.Suppressed(1, 4), 20, 31, Count.Suppressed(1, 4)])).ToDataFrame();

        var theirs = frame.GroupBy("regio").Mean("leerlingen");
        Assert.Equal(5, Convert.ToDouble(theirs["leerlingen"][0], CultureInfo.InvariantCulture));

        Assert.Equal([new("noord", 10, 1, 1), new("zuid", 25.5, 2, 0), new("oost", null, 0, 1)],
            GroupMeans.Of(frame, "regio", "leerlingen"));

        var refused = Assert.Throws<InvalidOperationException>(() => GroupMeans.Guarded(frame, "regio", "leerlingen"));
        Assert.Contains("2 missing values, the first in row 2; GroupBy.Mean would count each as zero", refused.Message,
            StringComparison.Ordinal);
        Assert.Contains("There are: regio, leerlingen", Assert.Throws<ArgumentException>(() =>
            GroupMeans.Of(frame, "provincie", "leerlingen")).Message, StringComparison.Ordinal);
        Assert.Contains("holds no numbers", Assert.Throws<ArgumentException>(() => GroupMeans.Of(frame, "leerlingen", "regio")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_is_missing_its_group_mean_is_let_through_and_equals_ours()
    {
        var frame = new Table(TableColumn.Text("regio", ["noord", "zuid", "noord"]), TableColumn.Number("deel", [10.5, 1, 30.5]))
            .ToDataFrame();
        var theirs = GroupMeans.Guarded(frame, "regio", "deel");
        Assert.Equal(GroupMeans.Of(frame, "regio", "deel").Select(g => (g.Group, g.Mean)),
            Enumerable.Range(0, (int)theirs.Rows.Count).Select(r =>
                ((string?)theirs["regio"][r], (double?)Convert.ToDouble(theirs["deel"][r], CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void Its_csv_reader_guesses_codes_and_commas_away_and_the_guard_names_the_cells()
    {
        File.WriteAllText(_file, "code,naam,aantal,deel\n0285,aap,1.234,\"3,5\"\n0363,noot,12,\"4,5\"\n");
        Assert.Equal(
            [new("code", 1, "0285", "285"), new("code", 2, "0363", "363"), new("aantal", 1, "1.234", "1.234"), new("deel", 1, "3,5", "35"),
                new("deel", 2, "4,5", "45")],
            CsvGuess.Changes(_file));
        var refused = Assert.Throws<InvalidOperationException>(() => CsvGuess.Guarded(_file));
        Assert.Contains("scholen.csv: LoadCsv would change 5 cells, the first in column \"code\", row 1: \"0285\" becomes 285",
            refused.Message, StringComparison.Ordinal);

        var table = Table.Read(_file);
        Assert.Equal(["0285", "0363"], table["code"].Cells.Select(c => c.Value));
        Assert.Equal([1234L, 12L], table["aantal"].Cells.Select(c => c.Value));
        Assert.Equal([3.5, 4.5], table["deel"].Cells.Select(c => c.Value));
        Assert.True(RandomTables.Same(table, table.ToDataFrame().AsTable()));
    }

    [Fact]
    public void A_file_without_traps_is_loaded()
    {
        File.WriteAllText(_file, "naam,aantal\naap,12\nnoot,\nmies,7\n");
        Assert.Empty(CsvGuess.Changes(_file));
        var frame = CsvGuess.Guarded(_file);
        Assert.Equal([12d, null, 7d], Enumerable.Range(0, 3).Select(r => frame["aantal"][r] is { } v
            ? Convert.ToDouble(v, CultureInfo.InvariantCulture) : (double?)null));
    }

    [Fact]
    public void A_masked_cell_of_a_file_keeps_its_bounds_all_the_way()
    {
        File.WriteAllText(_file, "BRIN;AANTAL LEERLINGEN\n00AO;<5\n01BP;120\n02CQ;\n");
        var table = Table.Read(_file, ("AANTAL LEERLINGEN", CellKind.Whole));
        Assert.Equal(Count.Suppressed(1, 4), table["AANTAL LEERLINGEN"].Cells[0].AsCount());
        Assert.Equal(Missing.Empty, table["AANTAL LEERLINGEN"].Cells[2].Missing);
        Assert.True(RandomTables.Same(table, table.ToDataFrame().AsTable()));
        Assert.Contains("has no column \"leerlingen\"", Assert.Throws<ArgumentException>(() =>
            Table.Read(_file, ("leerlingen", CellKind.Whole))).Message, StringComparison.Ordinal);
        Assert.Contains("scholen.csv, line 2: Column \"BRIN\", row 1: \"00AO\" cannot be read as Whole",
            Assert.Throws<ArgumentException>(() => Table.Read(_file, ("BRIN", CellKind.Whole))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_for_readers_crosses_too()
    {
        var shown = new DataTable("t", [new("groep"), new("aantal", "leerlingen"), new("deel", "%")], [["a", 12, 3.5], ["b", 7, null]],
            Origin.Arithmetic("proef"));
        var table = shown.AsTable();
        Assert.Equal([CellKind.Text, CellKind.Number, CellKind.Number], table.Columns.Select(c => c.Kind));
        Assert.Equal([3.5, null], table["deel"].Cells.Select(c => c.Value));
        Assert.True(RandomTables.Same(table, table.ToDataFrame().AsTable()));
    }

    [Fact]
    public void A_cell_refuses_what_would_get_lost()
    {
        Assert.Throws<ArgumentException>(() => TableCell.Of(double.NaN));
        Assert.Throws<ArgumentException>(() => TableCell.Of(1.5m));
        Assert.Throws<ArgumentException>(() => TableCell.Without(Missing.Suppressed));
        Assert.Contains("Column \"n\", row 2", Assert.Throws<ArgumentException>(() =>
            new TableColumn("n", CellKind.Whole, [TableCell.Of(1), TableCell.Of("x")])).Message, StringComparison.Ordinal);
        Assert.Contains("row 1", Assert.Throws<ArgumentException>(() =>
            new TableColumn("n", CellKind.Text, [TableCell.Suppressed(Count.Suppressed(1, 4))])).Message, StringComparison.Ordinal);
        Assert.Equal(Missing.Empty, default(TableCell).Missing);
    }
}
