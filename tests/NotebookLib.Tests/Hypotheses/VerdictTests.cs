using System.Xml.Linq;
using NotebookLib.Hypotheses;
using NotebookLib.Statistics;
using TestResult = NotebookLib.Statistics.TestResult;

namespace NotebookLib.Tests.Hypotheses;

public sealed class VerdictTests : Apart
{
    private static Registration Fresh => Sample.Rise.Register(Sample.Day);

    [Fact]
    public void ThreeClearSourcesOfDifferentOriginDecide()
    {
        var v = Fresh.Against(Sample.Up(), Sample.Up(1), Sample.Up(2)).Verdict();
        Assert.Equal((Stance.Supports, Stance.Supports, 3, 3), (v.Stance, v.PointsTo, v.Origins, v.Confirmatory));
        Assert.True(v.IsTriangulated);
        Assert.Contains("De bronnen steunen de verwachting.", v.Reading.Nl, StringComparison.Ordinal);
        Assert.Contains("Elke bron is nodig", v.Reading.Nl, StringComparison.Ordinal);

        var against = Fresh.Against(Sample.Down(), Sample.Down(1), Sample.Down(2)).Verdict();
        Assert.Equal(Stance.Contradicts, against.Stance);
    }

    [Fact]
    public void FewerSourcesAreShownAsFewer()
    {
        var lenient = (Sample.Rise with { MinimumSources = 2 }).Register(Sample.Day);
        var v = Fresh.Against(Sample.Up(), Sample.Up(1)).Verdict();
        Assert.Equal((Stance.Undecided, 2), (v.Stance, v.Origins));
        Assert.False(v.IsTriangulated);
        Assert.True(double.IsNaN(v.PartialConjunctionP));
        Assert.Contains("minstens 3 van verschillende herkomst", v.Reading.Nl, StringComparison.Ordinal);
        var two = lenient.Against(Sample.Up(), Sample.Up(1)).Verdict();
        Assert.Equal(Stance.Supports, two.Stance);
        Assert.Contains("geen triangulatie", two.Reading.Nl, StringComparison.Ordinal);
    }

    [Fact]
    public void TooFewYearsForAnIntervalIsSaidInWords()
    {
        TestResult Years(int count) =>
            new Series([.. Enumerable.Range(2010, count)], [.. Enumerable.Range(0, count).Select(i => 1.0 + i + (i % 3))]).Trend(false)
            with { Unit = new Unit("procentpunt", "percentage points") };
        var few = Fresh.Against(Years(4)).Verdict();
        Assert.Contains("“bron 1”", few.Reading.Nl, StringComparison.Ordinal);
        Assert.Contains("te weinig jaren of groepen voor een interval van 95 procent; die bron kan dan niets beslissen", few.Reading.Nl,
            StringComparison.Ordinal);
        Assert.DoesNotContain("∞", VerdictCard.Plain(few) + VerdictCard.Html(few), StringComparison.Ordinal);

        var many = Fresh.Against(Years(12)).Verdict();
        Assert.DoesNotContain("te weinig jaren", VerdictCard.Plain(many) + many.Reading.Nl, StringComparison.Ordinal);
    }

    [Fact]
    public void OneOnTheOtherSideLeavesItOpen()
    {
        var v = Fresh.Against(Sample.Up(), Sample.Up(1), Sample.Up(2), Sample.Down()).Verdict();
        Assert.Equal((Stance.Undecided, (3, 1, 0)), (v.Stance, v.Count));
        Assert.Equal(["bron 4"], v.Decisive);
        Assert.Contains("spreken elkaar tegen", v.Reading.Nl, StringComparison.Ordinal);
        Assert.Contains("Zonder “bron 4”", v.Reading.Nl, StringComparison.Ordinal);
    }

    [Fact]
    public void WithOneToSpareNoSingleSourceDecides()
    {
        var v = Fresh.Against(Sample.Up(), Sample.Up(1), Sample.Up(2), Sample.Up(3)).Verdict();
        Assert.Empty(v.Decisive);
        Assert.Contains("Geen enkele bron is alleen beslissend", v.Reading.Nl, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileOfDuoAndADashboardFedByDuoAreOneSource()
    {
        var h = Fresh;
        _ = new Quantity(1, "x", Sample.Duo("Leerlingen per vestiging"));
        _ = new Quantity(1, "x", Sample.Dashboard);
        var v = h.Confront("DUO", Origin.Derived("aandeel", Sample.Duo("Leerlingen per vestiging")), Sample.Up())
            .Confront("dashboard", Origin.Derived("index", Origin.Derived("aandeel", Sample.Dashboard)), Sample.Up(1)).Verdict();
        Assert.Equal((1, 2), (v.Origins, v.Sources.Count));
        Assert.Equal((1, 0, 0), v.Count);
        Assert.Contains("tellen samen als 1 bron", VerdictCard.Html(v), StringComparison.Ordinal);
    }

    [Fact]
    public void SourcesChainedByAThirdAreOneAndDisagreementWithinItDecidesNothing()
    {
        var (a, b) = (Sample.Own("a"), Sample.Own("b"));
        var h = Fresh;
        _ = (new Quantity(1, "x", a), new Quantity(1, "x", b));
        var v = h.Confront("alleen a", a, Sample.Up()).Confront("alleen b", b, Sample.Down())
            .Confront("a en b", Origin.Derived("som", a, b), Sample.Up(1)).Verdict();
        Assert.Equal((1, (0, 0, 1)), (v.Origins, v.Count));
        Assert.Equal(Stance.Undecided, v.PointsTo);
    }

    [Fact]
    public void AfterwardsShowsADirectionAndDecidesNothing()
    {
        var v = (Sample.Rise with { Seen = ["*"] }).Register(Sample.Day).Against(Sample.Up(), Sample.Up(1), Sample.Up(2)).Verdict();
        Assert.Equal((Stance.Undecided, Stance.Supports, 0), (v.Stance, v.PointsTo, v.Confirmatory));
        Assert.Contains("in de verwachte richting", v.Reading.Nl, StringComparison.Ordinal);
        Assert.Contains("achteraf", VerdictCard.Html(v), StringComparison.Ordinal);
    }

    [Fact]
    public void TheLevelFollowsEveryTestThatRanAndWasNotExploratory()
    {
        TestResult[] results = [Sample.Up(), Sample.Up(1), Sample.Up(2)];
        var h = Fresh.Against(results);
        Assert.Equal(3, h.Verdict().Tests);
        for (var i = 0; i < 17; i++)
        {
            new Share(i, 50, "x").Versus(0.5);
        }

        new Share(33, 50, "x").Versus(0.5).Exploratory();
        new Share(3, 50, "x").Versus(0.5); // again, the same
        var v = h.Verdict();
        Assert.Equal(20, v.Tests);
        Assert.Equal(1 - (0.05 / 20), v.Level, 12);
        Assert.Equal(DifferenceInterval.Newcombe(400, 1000, 250, 1000, v.Level).Low * 100, v.Sources[0].Interval!.Value.Low, 10);
        Assert.Equal(Math.Min(1, 20 * v.Sources[0].P), v.Sources[0].AdjustedP, 12);
    }

    [Fact]
    public void ALaterTestOutgrowsAVerdictAndTheFamilySaysSo()
    {
        var h = Fresh.Against(Sample.Up(), Sample.Up(1), Sample.Up(2));
        Assert.Equal(3, h.Verdict().Tests);
        Assert.Empty(TestFamily.Now().Outgrown);
        new Share(3, 50, "x").Versus(0.5);
        Assert.Equal([("T05-proef", 3)], TestFamily.Now().Outgrown);
        Assert.Contains("T05-proef rekende met 3", TestFamily.Now().Reading.Nl, StringComparison.Ordinal);
        Assert.Equal(4, h.Verdict(4).Tests);
        Assert.Equal(4, h.Verdict(2).Tests); // not fewer than ran
        Assert.Empty(TestFamily.Now().Outgrown);
    }

    [Fact]
    public void ManyTestsCanMakeAClearSourceUndecided()
    {
        static TestResult Near(int i) => new Share(55 + i, 100, "na").Versus(new Share(40, 100, "voor"));
        var h = (Sample.Rise with { MinimumSources = 1 }).Register(Sample.Day).Against(Near(0));
        Assert.Equal(Stance.Supports, h.Verdict().Stance);
        for (var i = 0; i < 40; i++)
        {
            new Share(i, 90, "x").Versus(0.5);
        }

        Assert.Equal(Stance.Undecided, h.Verdict().Stance);
    }

    [Fact]
    public void ThePValueIsWhereTheIntervalTouchesTheRegion()
    {
        var f = Fresh.Against(new Share(31, 100, "na").Versus(new Share(20, 100, "voor"))).Findings[0];
        var p = f.P(Expectation.Above(0), Stance.Supports);
        Assert.Equal(0, DifferenceInterval.Newcombe(31, 100, 20, 100, 1 - p).Low, 5);
        Assert.Equal(1, f.P(Expectation.Above(0), Stance.Contradicts));
        Assert.Equal(1, f.P(Expectation.Below(0), Stance.Supports));
    }

    [Fact]
    public void PartialConjunctionIsThatOfTriangulationForTheFamily()
    {
        var v = (Sample.Rise with { MinimumSources = 2 }).Register(Sample.Day).Against(Sample.Open(), Sample.Open(9), Sample.Open(12))
            .Verdict();
        double[] p = [.. v.Sources.Select(s => s.Finding.P(Expectation.Above(0), Stance.Supports)).Order()];
        Assert.Equal(Math.Min(1, 2 * p[1]), v.PartialConjunctionP, 9); // (n - u + 1)·p(u), three tests, three sources
    }

    [Fact]
    public void RivalsFareWithTheSameSources()
    {
        var v = Fresh.Against(Sample.Up(), Sample.Up(1), Sample.Up(2)).Verdict();
        Assert.Equal(("gelijk", 0, 3), (v.Rivals[0].Rival.Name, v.Rivals[0].Supported, v.Rivals[0].Contradicted));
        Assert.Equal(("veel groei", 3, 0), (v.Rivals[1].Rival.Name, v.Rivals[1].Supported, v.Rivals[1].Contradicted));
        Assert.Contains("passen even goed bij “veel groei”", v.Reading.Nl, StringComparison.Ordinal);
    }

    [Fact]
    public void AMethodWithoutIntervalDecidesNothing()
    {
        var pettitt = new Series([2018, 2019, 2020, 2021, 2022, 2023], [1, 1.2, 1.1, 5, 5.2, 5.1]).FindBreak()
            with { Unit = new Unit("procentpunt", "percentage points") };
        var v = Fresh.Against(pettitt).Verdict();
        Assert.Null(v.Sources[0].Interval);
        Assert.Equal((Stance.Undecided, 1.0), (v.Sources[0].Stance, v.Sources[0].P));
    }

    [Fact]
    public void TheCardsAreWellFormedEncodedAndReadBack()
    {
        const string Hostile = "<script>alert('x')</script> & \"q\"";
        var h = (Sample.Rise with { Claim = new(Hostile, "e"), Falsifier = Hostile, Quantity = Hostile, Note = Hostile,
            Rivals = [new Rival(Hostile, Expectation.Below(0), Hostile)] }).Register(Sample.Day);
        _ = new Quantity(1, "x", Sample.Own(Hostile, Hostile));
        h = h.Confront(Hostile, Sample.Own(Hostile, Hostile), Sample.Up());
        foreach (var html in new[] { VerdictCard.Html(h), VerdictCard.Html(h.Verdict()) })
        {
            var card = XElement.Parse(html);
            Assert.Equal("nl-hypotheses", Assert.Single(card.Descendants("script")).Attribute("class")!.Value);
            Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
        }

        var block = Assert.Single(VerdictBlock.ParseAll("<p>x</p>" + VerdictCard.Html(h.Verdict())));
        Assert.Equal(("T05-proef", h.Sha256, "undecided", "supports", 1, 1, 1), (block.Id, block.Sha256, block.Verdict, block.PointsTo,
            block.Sources, block.Origins, block.Confirmatory));
        Assert.Empty(VerdictBlock.ParseAll("<p>niets</p>"));
        Assert.Throws<FormatException>(() =>
            VerdictBlock.ParseAll("<script type=\"application/json\" class=\"nl-hypotheses\">[{\"id\":1}]</script>"));
    }
}
