using NotebookLib.Statistics;

namespace NotebookLib.Tests.Statistics;

/// <summary>What is drawn has the mean and the variance of its distribution; bounds are four standard errors or more.</summary>
public sealed class RngTests
{
    private const int Many = 40_000;

    [Fact]
    public void ANormalHasMeanNoughtAndVarianceOne()
    {
        var random = new Rng(5);
        double[] drawn = [.. Enumerable.Range(0, Many).Select(_ => random.Normal())];
        Assert.Equal(0, drawn.Average(), 0.02);
        Assert.Equal(1, MathNet.Numerics.Statistics.Statistics.Variance(drawn), 0.03);
        Assert.Equal(0.025, drawn.Count(v => v > 1.959964) / (double)Many, 0.0035);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(7)]
    public void ACountHasItsMeanAsVariance(double mean)
    {
        var random = new Rng(6);
        double[] drawn = [.. Enumerable.Range(0, Many).Select(_ => (double)random.Poisson(mean))];
        Assert.Equal(mean, drawn.Average(), 0.055);
        Assert.Equal(mean, MathNet.Numerics.Statistics.Statistics.Variance(drawn), 0.25);
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(12, 0)]
    [InlineData(12, 1)]
    [InlineData(12, 0.25)]
    public void SuccessesAreBinomial(int n, double chance)
    {
        var random = new Rng(7);
        double[] drawn = [.. Enumerable.Range(0, Many).Select(_ => (double)random.Binomial(n, chance))];
        Assert.Equal(n * chance, drawn.Average(), 0.03);
        Assert.Equal(n * chance * (1 - chance), MathNet.Numerics.Statistics.Statistics.Variance(drawn), 0.07);
    }

    [Fact]
    public void AStreamRepeatsItselfAndAnotherDiffers()
    {
        Assert.Equal(new Rng(1, 2).Uniform(), new Rng(1, 2).Uniform());
        Assert.NotEqual(new Rng(1, 2).Uniform(), new Rng(1, 3).Uniform());
        Assert.NotEqual(new Rng(1, 2).Uniform(), new Rng(2, 2).Uniform());
    }
}
