using FsCheck;
using FsCheck.Fluent;
using NotebookLib.Cleaning;

namespace NotebookLib.Tests.Cleaning;

public class CountBoundsTests
{
    private static readonly Count Masked = Count.Suppressed(1, 4);

    [Fact]
    public void Sums_of_masked_cells_are_intervals()
    {
        var sum = Masked + 10 + Masked;
        Assert.Equal((12L, 18L, false), (sum.Low, sum.High, sum.IsExact));
        Assert.Throws<InvalidOperationException>(() => sum.Value);
    }

    [Fact]
    public void A_share_of_parts_counts_the_part_once()
    {
        var share = PercentageRange.OfParts(Masked, 96, "bao en sbo");
        Assert.Equal((100.0 / 97, 4.0), (share.Low, share.High));
        Assert.Equal("1,0–4,0 %", share.ToString());
        Assert.Throws<InvalidOperationException>(() => share.Value);
        Assert.Equal(25, PercentageRange.OfParts(1, 3, "alle").Value.Value);
        Assert.Throws<ArgumentOutOfRangeException>(() => PercentageRange.OfParts(0, Count.Suppressed(0, 4), "niets"));
    }

    [Fact]
    public void A_share_of_a_whole_stays_within_bounds()
    {
        Assert.Equal(100, PercentageRange.OfWhole(Masked, Count.Suppressed(2, 4), "alle").High);
        Assert.Throws<ArgumentException>(() => PercentageRange.OfWhole(5, 4, "alle"));
        Assert.Throws<ArgumentOutOfRangeException>(() => PercentageRange.OfWhole(0, 0, "alle"));
    }

    [Fact]
    public void Rates_and_differences_carry_bounds()
    {
        Assert.Equal((10.0, 40.0), PercentageRange.Rate(Masked, 100, 1000));
        Assert.Equal((-3L, 3L), PercentageRange.Difference(Masked, Masked));
        Assert.Equal((6L, 9L), PercentageRange.Difference(10, Masked));
    }

    [Fact]
    public void A_total_tightens_what_it_can()
    {
        var three = Suppression.Tighten([Masked, Masked, Masked, 20], 23);
        Assert.Equal([1, 1, 1, 20], three.Cells[0].Select(c => c.Value));
        var loose = Suppression.Tighten([Masked, Masked, 20], 26);
        Assert.Equal([Count.Suppressed(2, 4), Count.Suppressed(2, 4), 20], loose.Cells[0]);
        Assert.Equal(Count.Suppressed(0, 4), Suppression.Tighten([Count.Suppressed(0, 4), Count.Suppressed(0, 4)], 4).Cells[0][0]);
        Assert.True(Suppression.Tighten([], 0).IsConsistent);
    }

    [Fact]
    public void Rows_and_columns_together_tighten_more()
    {
        var table = Suppression.Tighten([[Masked, Masked], [Masked, 5]], [5, 6], [2, null]);
        Assert.Equal([[1, 4], [1, 5]], table.Cells.Select(r => r.Select(c => c.Value).ToArray()).ToArray());
        Assert.True(table.IsConsistent);
    }

    [Fact]
    public void A_total_that_cannot_be_is_reported_and_not_adjusted()
    {
        var wrong = Suppression.Tighten([Masked, 10], 30);
        Assert.Equal("rij 1: de cellen zijn samen 11–14, het totaal is 30", Assert.Single(wrong.Contradictions));
        Assert.Equal(Masked, wrong.Cells[0][0]);
    }

    [Fact]
    public void Tightening_never_loses_the_truth()
    {
        var cells = Gen.Choose(0, 12).ListOf(4);
        Prop.ForAll(Arb.From(cells), truth =>
        {
            var masked = truth.Select(n => n is >= 1 and <= 4 ? Masked : (Count)n).ToList();
            var tight = Suppression.Tighten(masked, truth.Sum(n => (long)n));
            return tight.IsConsistent && tight.Cells[0].Zip(truth).All(p => p.First.Low <= p.Second && p.Second <= p.First.High) && tight.Cells[0].Zip(masked).All(p => p.First.Low >= p.Second.Low && p.First.High <= p.Second.High);
        }).QuickCheckThrowOnFailure();
    }
}
