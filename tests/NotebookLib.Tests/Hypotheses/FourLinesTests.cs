using NotebookLib.Charts;
using NotebookLib.Hypotheses;
using NotebookLib.Measures;
using NotebookLib.Statistics;
using TestResult = NotebookLib.Statistics.TestResult;

namespace NotebookLib.Tests.Hypotheses;

/// <summary>The researcher's four lines: registered, read, drawn, confronted.</summary>
public sealed class FourLinesTests : Apart
{
    private static readonly Hypothesis Slower = Sample.Rise with
    {
        Id = "H-so-trager",
        Claim = new("Vanaf 2018 groeit het aandeel in het so trager.", "From 2018 on the share in special schools grows more slowly."),
        Quantity = "helling vanaf 2018 min helling ervoor",
        Unit = "procentpunt per jaar",
        Expectation = Expectation.Below(0),
        Rivals = [new Rival("geen knik", Expectation.EquivalentTo(0, 0.02))],
        Tests = ["SlopeChange(2018) op het aandeel in het so"],
        MinimumSources = 1,
    };

    [Fact]
    public void AGrowthThatWasExpectedToSlowDownIsContradicted()
    {
        var folder = Directory.CreateTempSubdirectory("nl-vier-");
        Slower.Register(Sample.Day).Save(folder.FullName);

        var verwachting = Hypothesis.Registered("H-so-trager", folder.FullName);
        var so = Published.Load().InVintage("ocw-2023").Series("po.so_aandeel");
        Assert.Equal(("So, aandeel", "% van po, 1 oktober 2010-2023"), (Chart.Line(so).Title, Chart.Line(so).Subtitle));
        var verdict = verwachting.Confront(so, so.ForTest().SlopeChange(2018)).Verdict();

        Assert.Equal(Stance.Contradicts, verdict.Stance);
        Assert.Equal(0.0695, verdict.Sources[0].Finding.Estimate, 4);
        Assert.Equal(1, verdict.Tests);
        folder.Delete(recursive: true);
    }

    [Fact]
    public void AnErrorNamesTheQuantityAndTheTestAndNeverAnotherLabel()
    {
        var h = Slower.Register(Sample.Day);
        var so = Published.Load().InVintage("ocw-2023").Series("po.so_aandeel");
        foreach (var test in new[] { so.ForTest().Trend(), so.ForTest().LevelChange(2018) })
        {
            var error = Assert.Throws<HypothesisException>(() => h.Confront(so, test)).Message;
            Assert.Contains("about \"helling vanaf 2018 min helling ervoor\", in \"procentpunt per jaar\"", error,
                StringComparison.Ordinal);
            Assert.Contains($"about \"{test.EstimateName.Nl}\"", error, StringComparison.Ordinal);
            Assert.Contains("SlopeChange(year)", error, StringComparison.Ordinal);
            Assert.Contains("SlopeChange(2018) op het aandeel in het so", error, StringComparison.Ordinal);
            Assert.DoesNotContain("new Unit", error, StringComparison.Ordinal);
            Assert.DoesNotContain("with {", error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("t", 11, 2.200985160082949)] // R 4.2.2: qt(0.975, 11)
    [InlineData("z", 0, 1.959963984540054)] // qnorm(0.975)
    public void AResultOfOnesOwnWithAnIntervalAndAUnitIsAsGood(string statistic, int df, double quantile)
    {
        var h = (Slower with { MinimumSources = 1 }).Register(Sample.Day);
        var origin = Sample.Own("eigen meting");
        _ = new Quantity(1, "x", origin);
        var own = new TestResult
        {
            Method = "eigen regressie", StatisticName = statistic, Df = df > 0 ? [df] : [], P = 0.0001, Estimate = -0.5,
            Interval = new(-0.5 - (quantile * 0.1), -0.5 + (quantile * 0.1)), Unit = new("procentpunt per jaar", "points per year"), N = 14,
        };
        var verdict = h.Confront("eigen", origin, own).Verdict(tests: 5);
        Assert.Equal(Stance.Supports, verdict.Stance);
        Assert.Equal(5, verdict.Tests);
        var wider = 0.1 * (df > 0 ? 3.105806515539281 : 2.575829303548901); // qt(0.995, 11), qnorm(0.995)
        Assert.Equal(wider, verdict.Sources[0].Interval!.Value.Width / 2, 9);
        Assert.Equal(1, TestFamily.Now().Count);
    }

    [Fact]
    public void AnIntervalThatCannotBeWidenedDecidesNothingBeyondItsLevel()
    {
        var origin = Sample.Own("eigen meting");
        var h = Slower.Register(Sample.Day);
        _ = new Quantity(1, "x", origin);
        var own = new TestResult { Method = "eigen", Estimate = -0.5, Interval = new(-0.9, -0.3), Unit = new("procentpunt per jaar", "") };
        Assert.Equal(Stance.Supports, h.Confront("eigen", origin, own).Verdict().Stance);
        Assert.Equal(Stance.Undecided, h.Confront("eigen", origin, own).Verdict(tests: 2).Stance);
        var whole = own with { Confidence = level => new Interval(-0.5 - level, -0.5 + (level * 0.4), level) };
        Assert.Equal(Stance.Supports, h.Confront("eigen", origin, whole).Verdict(tests: 2).Stance);
    }

    [Fact]
    public void AnIntervalThatWasReplacedIsNotJudgedByTheOldOne()
    {
        var test = Published.Load().InVintage("ocw-2023").Series("po.so_aandeel").ForTest().SlopeChange(2018);
        var monthly = test with { Estimate = test.Estimate / 12, Interval = test.Interval!.Value.Times(1.0 / 12) };
        Assert.Equal(test.IntervalAt(0.99)!.Value.Low / 12, monthly.IntervalAt(0.99)!.Value.Low, 12);
    }
}
