using NotebookLib.Statistics;

namespace NotebookLib.Tests.Statistics;

public class SeriesPairsTests
{
    private static readonly double[] North = [310, 318, 321, 330, 338, 352, 361, 366, 379, 384];
    private static readonly double[] South = [290, 297, 299, 305, 311, 313, 318, 321, 325, 331];
    private static readonly Unit Pupils = new("leerlingen", "pupils", 1, 1);
    private static readonly Series A = new([.. Enumerable.Range(2014, 10)], North) { Name = "Noord", Unit = Pupils };
    private static readonly Series B = new([.. Enumerable.Range(2014, 10)], South) { Name = "Zuid", Unit = Pupils };

    // R 4.2.2: t.test(a, b, paired = TRUE); and with S <- 0.7^abs(outer(year, year, "-")), L <- t(chol(S)):
    // lm(forwardsolve(L, a - b) ~ forwardsolve(L, matrix(1, 10, 1)) - 1)
    [Fact]
    public void TwoSeriesAreComparedYearByYear()
    {
        var apart = A.Versus(B, autocorrelation: 0);
        Assert.Equal(34.9, apart.Estimate, 10);
        Assert.Equal(1.76575418935417e-05, apart.P, 12);
        Assert.Equal(25.3057389510589, apart.Interval!.Value.Low, 8);
        var test = A.Versus(B);
        Assert.Equal(35.4090909090909, test.Estimate, 10);
        Assert.Equal(2.60961686521389e-04, test.P, 11);
        Assert.Equal(21.5877197996772, test.Interval!.Value.Low, 8);
        Assert.Equal(49.2304620185046, test.Interval!.Value.High, 8);
        Assert.Contains("Noord ligt gemiddeld 35,4 leerlingen hoger", test.Reading.Nl, StringComparison.Ordinal);
        Assert.Equal(-test.Estimate, B.Versus(A).Estimate, 10);
    }

    // R 4.2.2: lm(d ~ I(year >= 2019)), d <- a - b; and the same by generalised least squares
    [Fact]
    public void BeforeAndAfterWithAControlIsTheStepOfTheDifference()
    {
        var apart = A.BeforeAfter(B, 2019, autocorrelation: 0);
        Assert.Equal(23.8, apart.Estimate, 10);
        Assert.Equal(7.10008107841248e-05, apart.P, 12);
        Assert.Equal(16.4569064812023, apart.Interval!.Value.Low, 8);
        var test = A.BeforeAfter(B, 2019);
        Assert.Equal(16.71844660194173926, test.Estimate, 10);
        Assert.Equal(0.00489523812210603, test.P, 10);
        Assert.Equal(6.69807692553781, test.Interval!.Value.Low, 8);
        Assert.Equal(26.73881627834567, test.Interval!.Value.High, 8);
        Assert.Contains("Vanaf 2019 ligt Noord 16,7 leerlingen hoger naast Zuid dan ervoor", test.Reading.Nl, StringComparison.Ordinal);
    }

    [Fact]
    public void ADriftFromBeforeThatCouldGiveHalfOfTheOutcomeIsSaid()
    {
        var drifting = A.BeforeAfter(B, 2019).Warnings;
        Assert.Contains(drifting, w => w.Nl.Contains("de helft van de uitkomst of meer", StringComparison.Ordinal));
        var flat = new Series(A.Years, [.. South.Select((v, i) => v + (i >= 5 ? 30 : 0) + (i % 2))]) { Name = "vlak", Unit = Pupils };
        Assert.DoesNotContain(flat.BeforeAfter(B, 2019).Warnings, w => w.Nl.Contains("helft", StringComparison.Ordinal));
        Assert.Contains(flat.BeforeAfter(B, 2019).Assumptions, a => a.Name.Nl.Contains("gelijk op", StringComparison.Ordinal));
    }

    // R 4.2.2: with e and s as above, pt((e - 15)/s, 9, lower = FALSE), pt((55 - e)/s, 9, lower = FALSE); confint at 0.90
    [Fact]
    public void EqualWithinAMarginIsTwoTestsAndTheIntervalAgrees()
    {
        var gap = new Series(A.Years, [.. North.Zip(South, (a, b) => a - b)]) { Unit = Pupils };
        var test = gap.EquivalentTo(35, 20);
        Assert.Equal(0.00535978351560901, test.P, 10);
        Assert.Equal(24.2091024448201, test.Interval!.Value.Low, 8);
        Assert.Equal(46.6090793733618, test.Interval!.Value.High, 8);
        foreach (var margin in new[] { 11, 11.6, 11.61, 12, 40 })
        {
            var result = gap.EquivalentTo(35, margin);
            var inside = result.Interval!.Value.Low > 35 - margin && result.Interval!.Value.High < 35 + margin;
            Assert.Equal(inside, result.P < 0.05);
            Assert.Contains(inside ? "gelijk, op die marge na" : "blijft open", result.Reading.Nl, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void YearsThatOneLacksAreNamedAndUnitsHaveToAgree()
    {
        var shorter = new Series([2015, 2016, 2017, 2018, 2024], [297, 299, 305, 311, 340]) { Name = "Zuid", Unit = Pupils };
        var test = A.Versus(shorter);
        Assert.Equal(4, test.N);
        Assert.Contains("2014, 2019, 2020, 2021, 2022, 2023 en 2024", test.Warnings[0].Nl, StringComparison.Ordinal);
        Assert.Contains("one unit needed", Assert.Throws<ArgumentException>(() => A.Versus(B with { Unit = Unit.None })).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => A.Versus(new Series([1990, 1991], [1, 2]) { Unit = Pupils }));
        Assert.Contains("2016 leaves 2 years", Assert.Throws<ArgumentException>(() => A.BeforeAfter(B, 2016)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void ASuppressedYearOfOneIsWeighed()
    {
        var open = new Series([.. A.Years.Where(y => y != 2016)], [.. South.Where((_, i) => i != 2)])
            { Name = "Zuid", Unit = Pupils, Bounds = [new(2016, 290, 310)] };
        double Low(double value) => A.Versus(new(A.Years, [.. South.Select((v, i) => i == 2 ? value : v)]) { Unit = Pupils })
            .Interval!.Value.Low;
        Assert.Equal(Math.Min(Low(290), Low(310)), A.Versus(open).Interval!.Value.Low, 10);
    }
}
