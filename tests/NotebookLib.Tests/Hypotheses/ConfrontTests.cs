using NotebookLib.Hypotheses;
using NotebookLib.Statistics;

namespace NotebookLib.Tests.Hypotheses;

public sealed class ConfrontTests : Apart
{
    private static Registration Fresh => Sample.Rise.Register(Sample.Day);

    [Fact]
    public void DataKnownBeforeTheHypothesisWasReadAreRefusedUnlessDeclared()
    {
        var early = new Quantity(12, "leerlingen", Sample.Own("vroege maker"));
        var h = Fresh;
        var error = Assert.Throws<HypothesisException>(() => h.Confront("vroeg", early.Origin, Sample.Up()));
        Assert.Contains("was loaded before the hypothesis was read", error.Message, StringComparison.Ordinal);
        Assert.True(h.Confront("vroeg", early.Origin, Sample.Up(), exploratory: true).Findings[0].IsAfterwards);

        var late = new Quantity(12, "leerlingen", Sample.Own("late maker"));
        Assert.False(h.Confront("laat", late.Origin, Sample.Up()).Findings[0].IsAfterwards);
    }

    [Fact]
    public void ADerivedSourceIsAsEarlyAsItsEarliestRoot()
    {
        var early = new Quantity(12, "leerlingen", Sample.Own("vroege maker"));
        var h = Fresh;
        var late = new YearSeries("r", "reeks", "leerlingen", Sample.Own("late maker"), [new(new SchoolYear(2020), 1)]);
        var both = Origin.Derived("som", early.Origin, late.Origin);
        Assert.Throws<HypothesisException>(() => h.Confront("samen", both, Sample.Up()));
    }

    [Fact]
    public void ReadingTheRegistrationAgainDoesNotMakeItLater()
    {
        _ = Fresh;
        var data = new Quantity(12, "leerlingen", Sample.Own("maker"));
        Assert.False(Fresh.Confront("bron", data.Origin, Sample.Up()).Findings[0].IsAfterwards);
    }

    [Fact]
    public void WhatNobodySawLoadingCountsAsAfterwards() =>
        Assert.Equal("niet te zien wanneer deze gegevens zijn geladen", Fresh.Confront("bron", Sample.Own("met de hand getypt"),
            Sample.Up()).Findings[0].Afterwards);

    [Theory]
    [InlineData("*")]
    [InlineData("duo-rod")]
    [InlineData("ocw in cijfers")]
    public void WhatTheRegistrantHadSeenCountsAsAfterwards(string seen)
    {
        var h = (Sample.Rise with { Seen = [seen] }).Register(Sample.Day);
        _ = new Quantity(1, "x", Sample.Dashboard);
        Assert.Equal("de indiener kende deze bron al", h.Confront("dashboard", Sample.Dashboard, Sample.Up()).Findings[0].Afterwards);
    }

    [Fact]
    public void AnExploratoryTestOrADraftDecidesNothing()
    {
        var origin = Sample.Own("maker");
        var (h, draft) = (Fresh, Sample.Rise.Draft());
        _ = new Quantity(1, "x", origin);
        Assert.Equal("de toets is als verkennend aangemerkt", h.Confront("bron", origin, Sample.Up().Exploratory()).Findings[0].Afterwards);
        Assert.Equal("de verwachting is nog niet geregistreerd", draft.Confront("bron", origin, Sample.Up()).Findings[0].Afterwards);
        Assert.Equal(Stance.Undecided, draft.Against(Sample.Up(), Sample.Up(1), Sample.Up(2)).Verdict().Stance);
    }

    [Fact]
    public void ResultsThatCannotBeEvidenceAreRefused()
    {
        var h = Fresh;
        var origin = Sample.Own("maker");
        string Message(Func<object> act) => Assert.Throws<HypothesisException>(act).Message;
        Assert.Contains("in \"procentpunt\" and this result in \"procent\"",
            Message(() => h.Confront("bron", origin, new Share(3, 10, "x").Versus(0.5))), StringComparison.Ordinal);
        Assert.Contains("is a simulation", Message(() => h.Confront("model", Origin.Simulated("model", 1, origin), Sample.Up())),
            StringComparison.Ordinal);
        Assert.Contains("rests on no data", Message(() => h.Confront("som", Origin.Arithmetic("som"), Sample.Up())),
            StringComparison.Ordinal);
        Assert.Contains("not a finite number", Message(() => h.Confront("leeg", origin, Sample.Up() with { Estimate = double.NaN })),
            StringComparison.Ordinal);
        Assert.Contains("have to be finite",
            Message(() => h.Confront("oneindig", new Quantity(double.PositiveInfinity, "procentpunt", origin), 1)),
            StringComparison.Ordinal);
        Assert.Contains("there twice", Message(() => h.Against(Sample.Up()).Confront("bron 1", origin, Sample.Up())),
            StringComparison.Ordinal);
        Assert.Contains("not confronted", Message(() => h.Verdict()), StringComparison.Ordinal);
    }

    [Fact]
    public void ACountedNumberHasItsRoundingAsInterval()
    {
        var h = Fresh;
        var number = new Quantity(2.3, "procentpunt", Sample.Own("teller"));
        var source = h.Confront("telling", number, 0.1).Verdict().Sources[0];
        Assert.Equal(2.25, source.Interval!.Value.Low, 12);
        Assert.Equal(2.35, source.Interval!.Value.High, 12);
        Assert.Equal(Stance.Supports, source.Stance);
        var edge = new Quantity(2.2 - 2.1, "procentpunt", number.Origin);
        Assert.Equal(Stance.Undecided, h.Confront("afgerond", edge, 0.2).Verdict().Sources[0].Stance); // 0.1 ± 0.1 may be 0
    }
}
