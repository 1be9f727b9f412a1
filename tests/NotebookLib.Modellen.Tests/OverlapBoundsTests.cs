using System.Numerics;

namespace NotebookLib.Modellen.Tests;

public class OverlapBoundsTests
{
    // every way to give the properties to the units of two groups, tried one by one
    [Theory]
    [InlineData(3, 2, 2, 4, 1, 3)]
    [InlineData(3, 3, 0, 6, 5, 3)]
    [InlineData(2, 0, 0, 5, 5, 5)]
    public void Agrees_with_trying_every_way(int n1, int a1, int b1, int n2, int a2, int b2)
    {
        var overlaps = from x in Overlaps(n1, a1, b1) from y in Overlaps(n2, a2, b2) select x + y;
        var bounds = OverlapBounds.Of((n1, a1, b1), (n2, a2, b2));

        Assert.Equal((overlaps.Min(), overlaps.Max()), (bounds.Low, bounds.High));
    }

    private static IEnumerable<int> Overlaps(int n, int a, int b) =>
        from x in Enumerable.Range(0, 1 << n) where BitOperations.PopCount((uint)x) == a
        from y in Enumerable.Range(0, 1 << n) where BitOperations.PopCount((uint)y) == b
        select BitOperations.PopCount((uint)(x & y));

    [Fact]
    public void Shares_and_the_unrelated_overlap_by_hand()
    {
        var bounds = OverlapBounds.Of((3, 3, 0), (6, 5, 3), (6, 1, 6));

        Assert.Equal((3, 4, 9, 9, 15), (bounds.Low, bounds.High, bounds.First, bounds.Second, bounds.N));
        Assert.Equal(5.4, bounds.Unrelated, 12);
        Assert.Equal((3.0 / 9, 4.0 / 9), bounds.AmongFirst);
        Assert.Equal((5.0 / 6, 6.0 / 6), bounds.AmongOthers);
    }

    [Fact]
    public void Counts_that_cannot_be_are_refused() => Assert.Throws<ArgumentException>(() => OverlapBounds.Of((3, 4, 0)));
}
