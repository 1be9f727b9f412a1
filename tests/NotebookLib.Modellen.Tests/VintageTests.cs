using NotebookLib.Cleaning;
using NotebookLib.Measures;
using NotebookLib.Statistics;

namespace NotebookLib.Modellen.Tests;

public sealed class VintageTests
{
    [Fact]
    public void The_flow_tables_share_forty_cells_of_which_three_were_revised()
    {
        var cells = Vintages.Compare(Published.Load(), "ocw-2021", "ocw-2023").Where(c => c.Older.Unit == "leerlingen"
            && c.Label.Contains("naar", StringComparison.Ordinal)).ToList();
        Assert.Equal(40, cells.Count);
        Assert.Equal([(2016, -1.0), (2020, -2.0), (2016, -3.0)], cells.Where(c => c.Revised).Select(c =>
            (c.Year.StartYear, c.Newer.Value - c.Older.Value)));
        Assert.DoesNotContain(cells, c => c.Revised && c.IsLatest);
    }

    [Fact]
    public void The_last_year_of_a_version_says_that_it_is()
    {
        var revised = Vintages.Compare(Published.Load(), "ocw-2022", "ocw-2023").Where(c => c.Revised).ToList();
        Assert.NotEmpty(revised);
        Assert.All(revised, c => Assert.True(c.IsLatest));
        var so = revised.Single(c => c.Newer.Value == 33866);
        Assert.Equal(100 * (33866 - 33986) / 33986.0, so.Change.Value, 9);
        Assert.Contains("both", Assert.Throws<MeasureException>(() => Vintages.Compare(Published.Load(), "ocw-2022", "nji")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_of_a_product_add_up_and_do_not_depend_on_the_order()
    {
        var origin = Origin.Arithmetic("test");
        Factor[] factors = [new("a", 100, 90), new("b", 0.5, 0.6), new("c", 4, 5)];
        var parts = Factors.Split("leerlingen", origin, factors);
        Assert.Equal((90 * 0.6 * 5) - (100 * 0.5 * 4), parts.Sum(p => p.Value.Value), 9);
        Assert.Equal(parts.Select(p => Math.Round(p.Value.Value, 9)), Factors.Split("leerlingen", origin, [.. factors.Reverse()]).Reverse()
            .Select(p => Math.Round(p.Value.Value, 9)));
        // one factor: all of the change; a factor that stays gives nothing, also where the product stays
        Assert.Equal(7, Factors.Split("x", origin, new Factor("a", 3, 10)).Single().Value.Value, 9);
        Assert.Equal(0, Factors.Split("x", origin, new Factor("a", 2, 4), new Factor("b", 4, 2)).Sum(p => p.Value.Value), 9);
        Assert.Contains("b", Assert.Throws<MeasureException>(() => Factors.Split("x", origin, new Factor("a", 1, 1), new Factor("b", 0, 1)))
            .Message, StringComparison.Ordinal);
    }
}
