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
}
