using NotebookLib.Charts;
using NotebookLib.Measures;
using NotebookLib.Statistics;

namespace NotebookLib.Tests.Measures;

public class CodedGapTests
{
    private static readonly Origin Made = Origin.Arithmetic("proef");

    [Theory]
    [InlineData(0.9, 0.8, 0.3)]
    [InlineData(0.7, 0.95, 0.0)]
    [InlineData(1.0, 1.0, 1.0)]
    public void Correcting_undoes_coding(double sensitivity, double specificity, double share)
    {
        var coder = new Coder(sensitivity, specificity);
        Assert.Equal(share, coder.Corrected(coder.Observed(share)), 12);
    }

    [Fact]
    public void Correction_is_that_of_Rogan_and_Gladen()
    {
        // (0.42 + 0.8 − 1) / (0.9 + 0.8 − 1); an observed share that coder error alone explains becomes 0
        Assert.Equal(0.22 / 0.7, new Coder(0.9, 0.8).Corrected(0.42), 12);
        Assert.Equal(0, new Coder(0.9, 0.8).Corrected(0.15));
    }

    [Theory]
    [InlineData(1.0, 1.0)]
    [InlineData(0.82, 0.9)] // 0.9² + 0.1²
    [InlineData(0.68, 0.8)] // 0.8² + 0.2²
    public void Agreement_tells_how_good_two_equal_coders_are(double agreement, double accuracy) =>
        Assert.Equal(accuracy, Coder.FromAgreement(agreement).Sensitivity, 12);

    [Fact]
    public void Kappa_of_two_coders_follows_from_their_error()
    {
        // at a true share of one half chance agreement is one half: kappa = 2·0.82 − 1
        Assert.Equal(0.64, new Coder(0.9, 0.9).ExpectedKappa(0.5), 12);
        Assert.Equal(1, new Coder(1, 1).ExpectedKappa(0.2), 12);
        Assert.True(new Coder(0.9, 0.9).ExpectedKappa(0.05) < 0.4);
    }

    [Fact]
    public void A_coder_no_better_than_a_coin_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Coder(0.5, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Coder.FromAgreement(0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Coder(1.1, 0.9));
    }

    [Fact]
    public void Coder_error_makes_a_gap_smaller_and_the_correction_wider()
    {
        var gap = new CodedGap(new(62, 100, "plannen"), new(44, 100, "dossiers"), new Coder(0.9, 0.9));
        var (seen, corrected) = (gap.Observed("a", Made), gap.Corrected("b", Made));
        Assert.Equal(18, seen.Point!.Value, 10);
        Assert.Equal(22.5, corrected.Point!.Value, 10);
        Assert.True(corrected.High - corrected.Low > seen.High - seen.Low);
    }

    [Fact]
    public void The_mean_over_partnerships_carries_how_much_they_differ()
    {
        (Share, Share) Pair(long plan, long file) => (new(plan, 100, "plannen"), new(file, 100, "dossiers"));
        var row = CodedGap.Mean("a", [Pair(60, 50), Pair(70, 50), Pair(80, 50)], new Coder(1, 1), Made);
        // gaps 10, 20, 30: sd 10, t(2) at 0.975 = 4.302653
        Assert.Equal(20, row.Point!.Value, 10);
        Assert.Equal(4.302653 * 10 / Math.Sqrt(3), row.High - row.Point.Value, 4);
        Assert.Equal(25, CodedGap.Mean("a", [Pair(60, 50), Pair(70, 50), Pair(80, 50)], new Coder(0.9, 0.9), Made).Point!.Value, 10);
        Assert.Throws<ArgumentException>(() => CodedGap.Mean("a", [Pair(60, 50)], new Coder(1, 1), Made));
    }

    [Fact]
    public void An_own_count_becomes_a_table_and_anything_else_a_sentence()
    {
        var table = Assert.IsType<DataTable>(CodedGap.Local(62, 38, 44, 56, 82));
        Assert.Equal(22.5, (double)table.Rows[1][2]!, 10);
        Assert.Contains("eigen bestand", string.Join(" ", table.Sources), StringComparison.Ordinal);
        Assert.Contains("Vul vier tellingen in", Assert.IsType<string>(CodedGap.Local(0, 0, 0, 0, 0)), StringComparison.Ordinal);
        var small = Assert.IsType<string>(CodedGap.Local(62, 38, 3, 56, 82));
        Assert.Contains("kleiner dan 5", small, StringComparison.Ordinal);
        Assert.DoesNotContain("3", small, StringComparison.Ordinal);
        Assert.Contains("boven 50", Assert.IsType<string>(CodedGap.Local(62, 38, 44, 56, 50)), StringComparison.Ordinal);
        Assert.Contains("boven 50", Assert.IsType<string>(CodedGap.Local(62, 38, 44, 56, double.NaN)), StringComparison.Ordinal);
    }
}
