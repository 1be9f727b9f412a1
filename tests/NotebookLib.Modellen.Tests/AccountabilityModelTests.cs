namespace NotebookLib.Modellen.Tests;

public sealed class AccountabilityModelTests
{
    [Theory]
    [InlineData(4, 1, true)]
    [InlineData(4, 1, false)]
    [InlineData(5, 2, true)]
    [InlineData(5, 2, false)]
    [InlineData(1, 1, false)]
    public void A_longer_stay_agrees_with_counted_cohorts(int stay, int extra, bool everyone)
    {
        const int Intake = 300;
        var model = new LongerStay(stay, 1.0 / 3, extra);
        for (var year = 0; year <= 12; year++)
        {
            // a cohort that enters at a count is present at as many counts as it stays
            var present = Enumerable.Range(year - 20, 21).Sum(entered =>
            {
                var older = year - entered;
                var held = everyone ? entered + stay > 0 : entered >= 0;
                return older < stay ? Intake : held && older < stay + extra ? Intake / 3.0 : 0;
            });
            Assert.Equal(100 * ((present / (Intake * stay)) - 1), model.After(year, everyone), 9);
        }

        Assert.Equal(model.End.Value, model.After(40, everyone), 9);
    }

    [Fact]
    public void The_example_of_the_report_is_an_eighth_of_two_thirds()
    {
        // a third of the pupils one year longer on four: 1/12
        Assert.Equal(100 / 12.0, new LongerStay(4, 1.0 / 3).End.Value, 9);
        Assert.Equal(0, new LongerStay(4, 1.0 / 3).After(3, everyone: false));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LongerStay(0, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LongerStay(4, 1.5));
    }

    [Fact]
    public void Errors_widen_a_slope_as_theory_says()
    {
        var series = new YearSeries("a", "a", "leerlingen", Origin.Arithmetic("test"), Enumerable.Range(0, 9).Select(i =>
            new YearValue(new SchoolYear(2014 + i), 1000 + (20 * i))));
        var noise = new RegistrationNoise(series, 5);
        Assert.Equal(100, noise.StillRises(0).Value);
        Assert.Equal(noise.ExpectedSpread(1), noise.SlopeSpread(1, 4000), noise.ExpectedSpread(1) * 0.05);
        Assert.Equal(2 * noise.ExpectedSpread(1), noise.ExpectedSpread(2), 9);
        Assert.True(noise.StillRises(30).Value < 20);
        Assert.Equal(noise.StillRises(2).Value, noise.StillRises(2).Value);
        Assert.Equal(OriginKind.Simulated, noise.Origin.Kind);
        Assert.Throws<ArgumentOutOfRangeException>(() => noise.StillRises(-1));
    }

    [Fact]
    public void Wrong_labels_shrink_a_difference_by_a_known_factor()
    {
        var error = new LabelError(0.2, 0.1);
        Assert.Equal(error.Left * (0.06 - 0.03), error.Shown(0.06) - error.Shown(0.03), 12);
        Assert.Equal(0.06, new LabelError(0, 0).Shown(0.06), 12);
        Assert.Equal(0, new LabelError(0.5, 0.5).Left, 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => new LabelError(1.2, 0));
    }
}
