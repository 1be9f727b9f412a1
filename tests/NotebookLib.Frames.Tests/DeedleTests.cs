using Deedle;
using NotebookLib.Cleaning;

namespace NotebookLib.Frames.Tests;

public class DeedleTests
{
    private static readonly Published Figures = Published.Load();
    private static readonly Origin Own = new(OriginKind.Local, "proef", "eigen bestand", "", "x.csv", null, "eigen gegevens");

    [Fact]
    public void Any_table_comes_back_as_it_went() => RandomTables.Holds(table => RandomTables.Same(table, table.ToFrame().AsTable()));

    [Fact]
    public void A_hundred_thousand_rows_come_back_as_they_went()
    {
        var table = RandomTables.Large();
        Assert.True(RandomTables.Same(table, table.ToFrame().AsTable()));
    }

    [Fact]
    public void A_suppressed_count_is_missing_and_says_between_which_bounds()
    {
        var frame = new Table(new TableColumn("leerlingen", CellKind.Whole, [TableCell.Of(12), TableCell.Suppressed(Count.Suppressed(1, 4)),
            TableCell.Without(Missing.DidNotExist)])).ToFrame();
        Assert.Equal(["leerlingen", "leerlingen (reden)", "leerlingen (laagste)", "leerlingen (hoogste)"], frame.ColumnKeys);
        Assert.Equal([typeof(long), typeof(string), typeof(long), typeof(long)], frame.ColumnTypes);
        Assert.Equal(1, frame.GetColumn<long>("leerlingen").ValueCount);
        Assert.Equal("afgeschermd", frame.GetColumn<string>("leerlingen (reden)")[1]);
        Assert.Equal((1L, 4L), (frame.GetColumn<long>("leerlingen (laagste)")[1], frame.GetColumn<long>("leerlingen (hoogste)")[1]));
        Assert.Equal("bestond niet", frame.GetColumn<string>("leerlingen (reden)")[2]);
        Assert.Equal(Count.Suppressed(1, 4), frame.AsTable()["leerlingen"].Cells[1].AsCount());
    }

    [Fact]
    public void Every_published_figure_comes_back_with_its_origin()
    {
        var frame = Figures.Observations.ToFrame();
        Assert.Equal(Figures.Observations.Count, frame.RowCount);
        Assert.Equal(Figures.Observations, frame.AsTable().ToObservations());
        var derived = new Observation("x", "2018", 1, "%", "eigen", false, Origin.Derived("som", Own, Origin.Simulated("model", 7, Own)));
        Assert.Equal([derived], new[] { derived }.ToFrame().AsTable().ToObservations());
    }

    [Fact]
    public void A_series_comes_back_with_what_is_provisional()
    {
        var pro = Figures.InVintage("ocw-2023").Series("vo.pro");
        var back = pro.ToSeries().ToYearSeries(pro.Name, pro.Label, pro.Unit, pro.Origin,
            [.. pro.Where(v => v.Provisional).Select(v => v.Year)]);
        Assert.Equal(pro.AsEnumerable(), back);
        Assert.Equal((pro.Name, pro.Label, pro.Unit, pro.Origin), (back.Name, back.Label, back.Unit, back.Origin));
    }

    [Fact]
    public void Series_beside_one_another_keep_the_years_that_one_of_them_lacks()
    {
        YearSeries Make(string name, params int[] years) =>
            new(name, name, "leerlingen", Own, years.Select(y => new YearValue(new SchoolYear(y), y)));
        var frame = new[] { Make("a", 2020, 2018), Make("b", 2019, 2020) }.ToFrame();
        Assert.Equal([2018, 2019, 2020], frame.RowKeys.Select(y => y.StartYear));
        Assert.False(frame.GetColumn<double>("a").TryGet(new SchoolYear(2019)).HasValue);
        Assert.Equal(2019, frame.GetColumn<double>("b")[new SchoolYear(2019)]);
        Assert.Contains("named \"a\"", Assert.Throws<ArgumentException>(() => new[] { Make("a", 2018), Make("a", 2019) }.ToFrame()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_has_no_origin_until_it_gets_one()
    {
        var frame = new Table(TableColumn.Whole("n", [1])).WithOrigin(Own).ToFrame();
        Assert.Null(frame.AsTable().Origin);
        Assert.Same(Own, frame.AsTable(Own).Origin);
    }

    [Fact]
    public void Duplicate_keys_are_named_before_Deedle_stops_on_them()
    {
        var (name, versions) = Figures.Names.Select(n => (n, Figures.Vintages(n))).First(n => n.Item2.Count > 1
            && Figures.Observations.Where(o => o.Series == n.n).GroupBy(o => o.Period).Any(g => g.Key.Length == 4 && g.Count() > 1));
        var problem = Assert.Throws<ArgumentException>(() => Figures.Observations.ToSeries(name));
        Assert.Contains($"\"{name}\"", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Choose a version first", problem.Message, StringComparison.Ordinal);
        Assert.Equal(Figures.Series(name, versions[0]).Count, Figures.Observations.Where(o => o.Vintage == versions[0])
            .ToSeries(name).KeyCount);

        var twice = Assert.Throws<ArgumentException>(() =>
            new Table(TableColumn.Text("naam", ["a"]), TableColumn.Whole("n", [1]), TableColumn.Whole("naam", [1])));
        Assert.Contains("2 columns named \"naam\" (number 1 and 3)", twice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_from_elsewhere_keeps_its_types_or_says_which_it_cannot()
    {
        var frame = Frame.FromRowKeys(new[] { "x", "y" });
        frame.AddColumn("heel", new Series<string, int>(["x", "y"], [1, 2]));
        frame.AddColumn("deel", new Series<string, double>(["x"], [0.5]));
        var table = frame.AsTable();
        Assert.Equal([CellKind.Whole, CellKind.Number], table.Columns.Select(c => c.Kind));
        Assert.Equal(Missing.Empty, table["deel"].Cells[1].Missing);

        frame.AddColumn("bedrag", new Series<string, decimal>(["x"], [1.5m]));
        var problem = Assert.Throws<ArgumentException>(() => frame.AsTable());
        Assert.Contains("Column \"bedrag\" holds Decimal", problem.Message, StringComparison.Ordinal);
        Assert.Equal(1.5m, frame.GetColumn<decimal>("bedrag")["x"]);
    }

    [Theory]
    [InlineData("afgeschermd", 12, null, null, "there is a value (12) and beside it a reason")]
    [InlineData("zomaar", null, null, null, "\"zomaar\" is not a reason. Known: leeg, afgeschermd")]
    [InlineData("afgeschermd", null, 4, 1, "do not give two whole bounds")]
    [InlineData("afgeschermd", null, null, null, "do not give two whole bounds")]
    public void A_companion_that_contradicts_its_column_is_named(string reason, int? value, int? low, int? high, string expected)
    {
        Series<int, long> Of(int? number) => number is { } n ? new([0], [n]) : new([], []);
        var frame = Frame.FromRowKeys(new[] { 0 });
        frame.AddColumn("n", Of(value));
        frame.AddColumn("n (reden)", new Series<int, string>([0], [reason]));
        frame.AddColumn("n (laagste)", Of(low));
        frame.AddColumn("n (hoogste)", Of(high));
        var problem = Assert.Throws<ArgumentException>(() => frame.AsTable());
        Assert.Contains("Column \"n\", row 1: ", problem.Message, StringComparison.Ordinal);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_named_as_a_companion_is_refused_before_it_gets_lost()
    {
        var table = new Table(TableColumn.Whole("n", [1]), TableColumn.Text("n (reden)", ["eigen tekst"]));
        Assert.Contains("\"n (reden)\" is the name of a companion of column \"n\"", Assert.Throws<ArgumentException>(() => table.ToFrame())
            .Message, StringComparison.Ordinal);
        Assert.Contains("companion", Assert.Throws<ArgumentException>(() => table.ToDataFrame()).Message, StringComparison.Ordinal);
    }
}
