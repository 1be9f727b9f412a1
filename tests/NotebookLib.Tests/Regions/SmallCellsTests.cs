using FsCheck;
using FsCheck.Fluent;
using NotebookLib.Regions;

namespace NotebookLib.Tests.Regions;

public sealed class SmallCellsTests
{
    private static readonly Origin Own = new(OriginKind.Local, "regio Voorbeeld", "eigen bestand x.csv", "", "x.csv", null,
        "eigen gegevens");

    [Fact]
    public void A_count_under_five_and_every_total_over_it_are_withheld()
    {
        var table = SmallCells.Table("t", ["a", "b"], ["x", "y"], (r, c) => Count.Exact(new[,] { { 3, 12 }, { 0, 1500 } }[r, c]), Own);
        Assert.Equal(["a", "afgeschermd", "12", "afgeschermd"], Row(table, 0));
        Assert.Equal(["b", "0", "1.500", "1.500"], Row(table, 1));
        Assert.Equal(["totaal", "afgeschermd", "1.512", "afgeschermd"], Row(table, 2));
    }

    [Fact]
    public void A_count_that_is_not_known_is_a_dash_and_withholds_its_totals()
    {
        var table = SmallCells.Table("t", ["a"], ["x", "y"], (_, c) => c == 0 ? null : Count.Exact(12), Own);
        Assert.Equal(["a", "–", "12", "afgeschermd"], Row(table, 0));
    }

    /// <summary>Every shown total is a sum of shown cells only: no equation holds a withheld cell, so none can be solved.</summary>
    [Fact]
    public void No_total_bounds_a_withheld_cell()
    {
        var cell = Gen.OneOf(Gen.Choose(0, 6), Gen.Choose(0, 5000));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(cell.ArrayOf(12).ToArbitrary(), cells =>
        {
            var table = SmallCells.Table("t", ["a", "b", "c", "d"], ["x", "y", "z"], (r, c) => Count.Exact(cells[(r * 3) + c]), Own);
            bool Open(int r, int c) => table.Text(r, c + 1) != SmallCells.Withheld;
            bool Line(int r, int c, IEnumerable<(int R, int C)> parts) => !Open(r, c) || parts.All(p => Open(p.R, p.C));
            var all = Enumerable.Range(0, 4).SelectMany(r => Enumerable.Range(0, 3).Select(c => (r, c))).ToList();
            return all.All(p => Open(p.r, p.c) == (cells[(p.r * 3) + p.c] is 0 or >= 5))
                && Enumerable.Range(0, 4).All(r => Line(r, 3, all.Where(p => p.r == r)))
                && Enumerable.Range(0, 3).All(c => Line(4, c, all.Where(p => p.c == c))) && Line(4, 3, all);
        }));
    }

    private static string[] Row(NotebookLib.Charts.DataTable table, int row) =>
        [.. Enumerable.Range(0, table.Columns.Count).Select(c => table.Text(row, c))];
}
