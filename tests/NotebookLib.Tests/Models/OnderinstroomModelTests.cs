using NotebookLib.Models;

namespace NotebookLib.Tests.Models;

public sealed class OnderinstroomModelTests
{
    [Fact]
    public void Two_routes_with_half_a_file_each_are_the_interval_of_Jeffreys()
    {
        var files = new FewFiles(0.5, Origin.Arithmetic("toets"), ("regulier", 3), ("gespecialiseerd", 6));
        var jeffreys = NotebookLib.Statistics.ProportionInterval.Jeffreys(3, 9);
        var share = files.Shares()[0];
        Assert.Equal(100 * jeffreys.Low, share.Low, 8);
        Assert.Equal(100 * jeffreys.High, share.High, 8);
        Assert.Equal(100 * 3.5 / 10, share.Mean, 12);
    }

    [Fact]
    public void Shares_add_up_and_many_files_narrow_the_interval()
    {
        var few = new FewFiles(1, Origin.Arithmetic("toets"), ("a", 6), ("b", 1), ("c", 4));
        var many = new FewFiles(1, Origin.Arithmetic("toets"), ("a", 600), ("b", 100), ("c", 400));
        Assert.Equal(100, few.Shares().Sum(s => s.Mean), 10);
        Assert.True(many.Shares()[0].High - many.Shares()[0].Low < 0.2 * (few.Shares()[0].High - few.Shares()[0].Low));
        Assert.Equal(11, few.Total);
        Assert.Throws<ArgumentException>(() => new FewFiles(1, Origin.Arithmetic("toets"), ("a", 6)));
        Assert.Throws<ArgumentException>(() => new FewFiles(0, Origin.Arithmetic("toets"), ("a", 6), ("b", 1)));
    }
}
