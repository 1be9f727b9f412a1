using NotebookLib.Statistics;

namespace NotebookLib.Tests.Statistics;

public class TableTests
{
    private static readonly string[] Two = ["A", "B"];

    private static Crosstab Of(long?[,] cells) => new(cells, Two, ["speciaal", "regulier"]);

    [Fact]
    public void SmallExpectedCountsBringFishersTest()
    {
        Assert.StartsWith("Fisher", Of(new long?[,] { { 3, 1 }, { 1, 3 } }).Independence().Method, StringComparison.Ordinal);
        Assert.StartsWith("Pearson", Of(new long?[,] { { 48, 262 }, { 29, 246 } }).Independence().Method, StringComparison.Ordinal);
        Assert.Equal(0.4857142857142857, Of(new long?[,] { { 3, 1 }, { 1, 3 } }).Independence().P, 12);
    }

    [Fact]
    public void TheReadingNamesPupilsAndTheRuleOfTheAdjective()
    {
        var result = Of(new long?[,] { { 48, 262 }, { 29, 246 } }).Independence();
        Assert.Contains("A 15,5 % (48 van 310)", result.Reading.Nl, StringComparison.Ordinal);
        Assert.Contains("heel klein volgens de vuistregel van Cohen", result.Reading.Nl, StringComparison.Ordinal);
        Assert.Contains("Cohen 1988", result.Effect!.Rule, StringComparison.Ordinal);
        Assert.Contains("bewijst niet dat het gelijk is", result.Reading.Nl, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEmptyColumnIsLeftOutAndSaid()
    {
        var result = new Crosstab(new long?[,] { { 4, 0, 6 }, { 7, 0, 2 } }, Two, ["x", "y", "z"]).Independence();
        Assert.True(double.IsFinite(result.P));
        Assert.Contains("1 kolommen", Assert.Single(result.Warnings).Nl, StringComparison.Ordinal);
    }

    [Fact]
    public void OneRowLeftIsAnAnswer()
    {
        var result = Of(new long?[,] { { 4, 6 }, { 0, 0 } }).Independence();
        Assert.Equal(1, result.P);
        Assert.Equal(2, result.Warnings.Count);
    }

    [Fact]
    public void WithheldCountsGiveARange()
    {
        var table = Of(new long?[,] { { null, 30 }, { 12, 25 } });
        var bounds = table.IndependenceBounds();
        Assert.Equal(4, bounds.Cells.Feasible);
        Assert.True(bounds.Lowest.P < bounds.Highest.P);
        Assert.Contains("4 tabellen mogelijk", bounds.Reading.Nl, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => table.Independence());
    }

    [Fact]
    public void WithheldCountsThatDecideGiveNoVerdict()
    {
        var bounds = Of(new long?[,] { { null, 30 }, { 12, 25 } }).IndependenceBounds();
        var level = (bounds.Lowest.P + bounds.Highest.P) / 2;
        Assert.Null(bounds.Significant(level));
        Assert.False(bounds.Significant(bounds.Lowest.P / 2));
        Assert.True(bounds.Significant(Math.Min(0.999, bounds.Highest.P * 1.5)));
    }

    [Fact]
    public void SimpsonsReversalWarns()
    {
        Crosstab Stratum(long a, long b, long c, long d) => new(new long?[,] { { a, b }, { c, d } }, ["klein", "groot"], ["ja", "nee"]);
        var result = Stratum(81, 6, 234, 36).Within(Stratum(192, 71, 55, 25));
        Assert.Contains("Simpson", Assert.Single(result.Warnings).Nl, StringComparison.Ordinal);
    }

    [Fact]
    public void ATrendOverOrderedGroupsReadsPerStep()
    {
        var result = new Crosstab(new long?[,] { { 2, 18 }, { 5, 17 }, { 9, 10 } }, ["laag", "midden", "hoog"], ["ja", "nee"]).Trend();
        Assert.Contains("Per stap stijgt het aandeel", result.Reading.Nl, StringComparison.Ordinal);
        Assert.True(result.P < 0.05);
    }

    [Fact]
    public void NobodyMovedIsAnAnswer() => Assert.Equal(1, Of(new long?[,] { { 9, 0 }, { 0, 4 } }).Change().P);

    [Fact]
    public void FullAgreementCarriesAWarningInsteadOfAFalseP()
    {
        var result = Of(new long?[,] { { 5, 0 }, { 0, 7 } }).Agreement();
        Assert.Equal(1, result.Estimate);
        Assert.True(double.IsNaN(result.P));
        Assert.Single(result.Warnings);
    }

    [Fact]
    public void BadInputNamesTheParameter()
    {
        Assert.Equal("Cells", Assert.Throws<ArgumentException>(() => Of(new long?[,] { { -1, 2 }, { 3, 4 } })).ParamName);
        Assert.Equal("Rows", Assert.Throws<ArgumentException>(() => new Crosstab(new long?[,] { { 1, 2 } }, Two, Two)).ParamName);
        Assert.Equal("RowTotals", Assert.Throws<ArgumentException>(() =>
            (Of(new long?[,] { { null, 30 }, { 12, 25 } }) with { RowTotals = [40, null] }).IndependenceBounds()).ParamName);
    }

    [Fact]
    public void PastTheBudgetRandomTablesTakeOverAndAgree()
    {
        var table = new long[,] { { 3, 5, 2, 4 }, { 6, 1, 4, 2 }, { 2, 4, 7, 1 } };
        var exact = FisherRxC.Of(table);
        var random = FisherRxC.Of(table, budget: 10);
        Assert.True(exact.Exact);
        Assert.False(random.Exact);
        Assert.InRange(Math.Exp(random.LnP), Math.Exp(exact.LnP) - 0.01, Math.Exp(exact.LnP) + 0.01);
    }
}
