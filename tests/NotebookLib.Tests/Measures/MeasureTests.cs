using NotebookLib.Measures;

namespace NotebookLib.Tests.Measures;

public class MeasureTests
{
    private static readonly Published Ocw = Published.Load().InVintage("ocw-2023");
    private static readonly Origin Here = Origin.Arithmetic("een test");
    private static readonly SchoolYear Y2018 = new(2018);
    private static readonly SchoolYear Y2023 = new(2023);

    private static YearSeries Made(string name, params double[] values) =>
        new(name, name, "leerlingen", Here, values.Select((v, i) => new YearValue(new SchoolYear(2018 + i), v)));

    private static Quantity Percent(double value) => new(value, "%", Here);

    [Fact]
    public void An_index_makes_the_base_year_100()
    {
        var index = IndexNumber.Of(Made("so", 200, 250, 292), Y2018);
        Assert.Equal([100, 125, 146], index.Select(v => v.Value));
        Assert.Equal("index, 2018/'19 = 100", index.Unit);
        Assert.Equal(OriginKind.Derived, index.Origin.Kind);
        Assert.Equal(46, IndexNumber.Change(Made("so", 200, 292), Y2018).Last.Value, 10);
    }

    [Fact]
    public void An_index_refuses_a_base_year_that_is_missing_or_zero()
    {
        Assert.Contains("has no value for 2012/'13", Assert.Throws<MeasureException>(() =>
            IndexNumber.Of(Made("so", 1, 2), new SchoolYear(2012))).Message, StringComparison.Ordinal);
        Assert.Contains("is 0 in 2018/'19", Assert.Throws<MeasureException>(() => IndexNumber.Of(Made("so", 0, 2), Y2018)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Six_school_years_are_five_intervals()
    {
        Assert.Equal(7.86, Growth.PerInterval(1.46, 5).Value, 2);
        Assert.Equal(6.51, Growth.PerInterval(1.46, 6).Value, 2);
        Assert.Equal(7.86, Growth.PerInterval(Made("so", 100, 110, 120, 130, 140, 146), Y2018, Y2023).Value, 2);
        Assert.Throws<MeasureException>(() => Growth.PerInterval(1.46, 0));
        Assert.Throws<MeasureException>(() => Growth.PerInterval(Made("so", 100, 0), Y2018, Y2018 + 1));
        Assert.Throws<MeasureException>(() => Growth.Total(Made("so", 100, 0), Y2018, Y2023));
    }

    [Theory]
    [InlineData(ParticipationDefinition.PerRegular, 2.5, "leerlingen in bao")]
    [InlineData(ParticipationDefinition.PerBaoAndSbo, 2.0, "leerlingen in bao en sbo")]
    [InlineData(ParticipationDefinition.ShareOfAll, 1.9608, "alle leerlingen in bao, sbo en so")]
    public void Three_definitions_give_three_rates(ParticipationDefinition definition, double expected, string of)
    {
        var rate = Participation.At(Made("so", 25), Made("bao", 1000), Made("sbo", 250), definition, Y2018);
        Assert.Equal((expected, of), (Math.Round(rate.Value, 4), rate.Of));
    }

    [Fact]
    public void The_share_of_all_pupils_agrees_with_the_published_share()
    {
        var (so, sbo, bao) = (Ocw.Series("po.so"), Ocw.Series("po.sbo"), Ocw.Series("po.bao", "ocw-2022", "kengetallen"));
        foreach (var value in Participation.Rate(so, bao, sbo, ParticipationDefinition.ShareOfAll))
        {
            Assert.Equal(Ocw.Series("po.so_aandeel")[value.Year], value.Value, 0.0501);
        }
    }

    [Fact]
    public void A_ratio_is_no_share()
    {
        Assert.Equal(2.44, Participation.ShareFromRatio(2.5).Value, 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => Participation.ShareFromRatio(-1));
    }

    [Fact]
    public void A_third_enters_directly_and_the_base_decides_how_much_that_is()
    {
        var direct = PupilFlows.Sum("nieuw", Ocw.Series("stroom.nieuw->sbo"), Ocw.Series("stroom.nieuw->so"));
        var regular = PupilFlows.Sum("uit bao", Ocw.Series("stroom.bo->sbo"), Ocw.Series("stroom.bo->so"));
        var share = PupilFlows.DirectShare(direct, regular);
        Assert.Equal(33.2, Dutch.Round(share[Y2023], 1));
        Assert.Equal(25.6, Dutch.Round(share[new SchoolYear(2012)], 1));
        Assert.Equal(29.9, Dutch.Round(PupilFlows.DirectShareOfAll(direct.At(Y2023), Ocw.Quantity("stroom.instroom_sbo_totaal", Y2023),
            Ocw.Quantity("stroom.instroom_so_totaal", Y2023)).Value, 1));
        Assert.Equal(47.0, Dutch.Round(PupilFlows.DirectShare(Ocw.Series("stroom.nieuw->so"), Ocw.Series("stroom.bo->so"))[Y2023], 1));
        Assert.Equal(20.0, Dutch.Round(PupilFlows.DirectShare(Ocw.Series("stroom.nieuw->sbo"), Ocw.Series("stroom.bo->sbo"))[Y2023], 1));
        Assert.Throws<MeasureException>(() => PupilFlows.DirectShareOfAll(Percent(10), Percent(5)));
    }

    [Theory]
    [InlineData(Swing.Levels, 51, 24, 25)]
    [InlineData(Swing.YearlyChanges, 63, 26, 11)]
    public void Swings_are_divided_over_the_flows(Swing what, double baoSbo, double baoSo, double direct)
    {
        var shares = Swings.Decompose(what, Ocw.Series("stroom.bo->sbo"), Ocw.Series("stroom.bo->so"),
            PupilFlows.Sum("nieuw", Ocw.Series("stroom.nieuw->sbo"), Ocw.Series("stroom.nieuw->so")));
        Assert.Equal([baoSbo, baoSo, direct], shares.Select(s => Dutch.Round(s.Share.Value, 0)));
        Assert.Equal(100, shares.Sum(s => s.Share.Value), 9);
    }

    [Fact]
    public void Swings_need_a_total_that_moves_and_years_enough()
    {
        Assert.Contains("no swings", Assert.Throws<MeasureException>(() =>
            Swings.Decompose(Swing.Levels, Made("a", 1, 2, 3), Made("b", 3, 2, 1))).Message, StringComparison.Ordinal);
        Assert.Throws<MeasureException>(() => Swings.Decompose(Swing.Levels, Made("a", 1, 2), Made("b", 3, 2)));
        Assert.Throws<ArgumentException>(() => Swings.Decompose(Swing.Levels, Made("a", 1, 2, 3)));
    }

    [Fact]
    public void The_way_back_against_the_way_in()
    {
        Assert.Equal(0.25, PupilFlows.ReturnRatio(Made("terug", 50), Made("heen", 200)).Last.Value);
        Assert.Equal(0.6, PupilFlows.Asymmetry(Made("heen", 200), Made("terug", 50)).Last.Value, 12);
        Assert.Equal(0, PupilFlows.Asymmetry(Made("heen", 5), Made("terug", 5)).Last.Value);
        Assert.Throws<MeasureException>(() => PupilFlows.Asymmetry(Made("heen", 0), Made("terug", 0)));
        Assert.Throws<MeasureException>(() => PupilFlows.ReturnRatio(Made("terug", 1), Made("heen", 0)));
    }

    [Theory]
    [InlineData(1.2, 4.8, 4.98)]
    [InlineData(6.8, 10.4, 10.79)]
    [InlineData(7.3, 10.9, 11.31)]
    public void A_gap_in_points_is_no_gap_in_per_cent(double change, double points, double relative)
    {
        Assert.Equal(("procentpunt", points), (Gap.Points(Percent(change), Percent(-3.6)).Unit,
            Dutch.Round(Gap.Points(Percent(change), Percent(-3.6)).Value, 1)));
        Assert.Equal(("%", relative), (Gap.Relative(Percent(change), Percent(-3.6)).Unit,
            Dutch.Round(Gap.Relative(Percent(change), Percent(-3.6)).Value, 2)));
    }

    [Fact]
    public void The_rule_for_pro_implies_a_border_heavy_intake()
    {
        Assert.Equal(9.0, Dutch.Round(NormalBand.Pro.Share.Value, 1));
        Assert.Equal(0.483, Dutch.Round(NormalBand.Pro.Part(75, 80).Value, 3));
        Assert.Equal(0.0276, Dutch.Round(NormalBand.Pro.Part(55, 60).Value, 4));
        Assert.Equal(1, NormalBand.Pro.Part(55, 80).Value, 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => NormalBand.Pro.Part(50, 60));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NormalBand(80, 55));
    }

    [Fact]
    public void Both_sentences_hold_only_below_a_bound()
    {
        var rise = new Quantity(0.3, "procentpunt", Here);
        Assert.Equal(0.46, new ConsistencyBound(146, 100, Here).RelativeGrowth.Value, 12);
        var bound = new ConsistencyBound(146, 97, Here);
        Assert.Equal(1.46 / 0.97 - 1, bound.RelativeGrowth.Value, 12);
        var limit = bound.MaximumBaseRate(rise).Value;
        Assert.True(bound.Holds(limit, rise));
        Assert.False(bound.Holds(limit + 0.001, rise));
        Assert.Equal(0.3, limit * bound.RelativeGrowth.Value, 12);
        Assert.Throws<MeasureException>(() => new ConsistencyBound(97, 100, Here).MaximumBaseRate(rise));
        Assert.Throws<MeasureException>(() => bound.MaximumBaseRate(new Quantity(0, "procentpunt", Here)));
    }

    [Fact]
    public void Every_specification_is_there_once()
    {
        var years = Enumerable.Range(2018, 3).Select(y => new SchoolYear(y)).ToList();
        var all = SpecificationCurve.Enumerate(Made("so", 20, 25, 30), Made("bao", 1000, 990, 980), Made("sbo", 30, 30, 30), years, years,
            new AlarmRule(3, 0.5, 40));
        Assert.Equal(3 * (3 * 3 + 1), all.Count);
        Assert.Equal(all.Count, all.Select(s => (s.BaseYear, s.EndYear, s.Denominator, s.Measure)).Distinct().Count());
        var growth = all.Single(s => s.Measure == ChangeMeasure.Growth && s.EndYear - s.BaseYear == 2);
        Assert.Equal((50.0, true), (Dutch.Round(growth.Value.Value, 6), growth.Alarms));
        Assert.Equal([("ijkjaar", "2018/'19"), ("eindjaar", "2020/'21"), ("noemer", "geen"), ("maat", "groei in aantal")], growth.Choices);
        var points = all.Single(s => s.Measure == ChangeMeasure.Points && s.EndYear - s.BaseYear == 2
            && s.Denominator == "leerlingen in bao");
        Assert.Equal(30 / 9.8 - 2, points.Value.Value, 10);
        Assert.InRange(SpecificationCurve.ShareThatAlarms(all).Value, 1, 99);
        Assert.Throws<MeasureException>(() => SpecificationCurve.Enumerate(Made("so", 20), Made("bao", 1000), Made("sbo", 30), [Y2018],
            [Y2018], new AlarmRule(3, 0.5, 40)));
    }

    [Fact]
    public void Decisions_are_weighed_by_what_they_explain()
    {
        var origin = Origin.Arithmetic("test");
        GrowthSpecification At(int from, int to, double value, ChangeMeasure measure = ChangeMeasure.Relative) =>
            new(new SchoolYear(from), new SchoolYear(to), "leerlingen in bao", measure, new Quantity(value, "%", origin), false);
        // base year moves the value by 6, end year by 2, without interaction: 36 and 4 parts of 40
        GrowthSpecification[] all = [At(2016, 2020, 10), At(2016, 2021, 12), At(2018, 2020, 4), At(2018, 2021, 6)];
        Assert.Equal(90, SpecificationCurve.ExplainedBy(all, "ijkjaar").Value, 10);
        Assert.Equal(10, SpecificationCurve.ExplainedBy(all, "eindjaar").Value, 10);
        Assert.Equal(0, SpecificationCurve.ExplainedBy(all, "noemer").Value, 10);
        Assert.Throws<MeasureException>(() => SpecificationCurve.ExplainedBy(all, "kleur"));
        Assert.Throws<MeasureException>(() => SpecificationCurve.ExplainedBy([At(2016, 2020, 1), At(2018, 2020, 1)], "ijkjaar"));
        Assert.Throws<MeasureException>(() => SpecificationCurve.ExplainedBy([.. all, At(2016, 2022, 1, ChangeMeasure.Points)], "ijkjaar"));
        Assert.Equal((50.0, 75.0), (SpecificationCurve.ShareThatAlarms(all, new AlarmRule(100, 1, 10)).Value,
            SpecificationCurve.ShareThatAlarms(all, new AlarmRule(100, 1, 6)).Value));
    }
}
