using NotebookLib.Measures;
using NotebookLib.Statistics;

namespace NotebookLib.Modellen.Tests;

public class BehaviourTests
{
    [Fact]
    public void Among_all_pupils_both_signs_go_together_and_among_files_they_look_opposed()
    {
        var seen = new VisibleSelection(20_000, 0.5, 1.3, 1.3, 8);
        Assert.Equal(0.25, seen.Correlation(filesOnly: false).Value, 0.03); // loading²; four standard errors
        Assert.True(seen.Correlation(filesOnly: true).Value < -0.2);
        Assert.Equal(OriginKind.Simulated, seen.Origin.Kind);
    }

    [Fact]
    public void With_one_threshold_the_correlation_is_that_of_a_restricted_range()
    {
        var seen = new VisibleSelection(60_000, 0.7, 1, double.PositiveInfinity, 3);
        Assert.Equal(VisibleSelection.Restricted(0.49, 1), seen.Correlation(filesOnly: true).Value, 0.04);
        Assert.Equal(0.49, VisibleSelection.Restricted(0.49, -8), 6); // nobody left out
    }

    [Fact]
    public void A_higher_threshold_for_quiet_signs_leaves_quiet_pupils_without_a_file()
    {
        var seen = new VisibleSelection(40_000, 0.7, 1.2, 2.4, 5);
        Assert.True(seen.Missed(1.5, quiet: true).Value > seen.Missed(1.5, quiet: false).Value + 0.2);
        var equal = new VisibleSelection(40_000, 0.7, 1.2, 1.2, 5);
        Assert.Equal(equal.Missed(1.5, quiet: true).Value, equal.Missed(1.5, quiet: false).Value, 0.05);
        Assert.Throws<ArgumentOutOfRangeException>(() => new VisibleSelection(100, 1, 1, 1, 1));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 0)]
    [InlineData(0, 0.6)]
    [InlineData(2, 0.5)]
    public void Counts_vary_as_the_formula_says_and_the_split_finds_what_was_put_in(double pupils, double classes)
    {
        var world = new ClassCounts(1.2, pupils, classes);
        var found = TensionSplit.Of(world.Draw(4000, 25, 11));
        Assert.Equal(1.2, found.Mean, 0.06);
        Assert.Equal(world.PupilIndex, found.PupilIndex, 0.08 * world.PupilIndex);
        Assert.Equal(world.ClassIndex(25), found.ClassIndex, 0.09 * world.ClassIndex(25));
        Assert.Equal(pupils, found.Pupils, 0.2);
        Assert.Equal(classes, found.Classes, 0.06);
    }

    [Fact]
    public void The_mean_says_nothing_of_where_the_difference_sits()
    {
        var (few, shared) = (new ClassCounts(1, 4, 0), new ClassCounts(1, 0, 0.4));
        Assert.Equal(few.Mean, shared.Mean);
        Assert.True(few.PupilIndex > 2 * shared.PupilIndex);
        Assert.True(shared.ClassIndex(25) > 2 * few.ClassIndex(25));
        Assert.Equal(1, new ClassCounts(1, 0, 0).ClassIndex(25), 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClassCounts(0, 0, 0));
    }

    [Fact]
    public void A_split_by_hand()
    {
        // counts 0 and 4 in one class, 1 and 3 in the other: class sums equal, so nothing sits between classes
        var split = TensionSplit.Of([[0, 4], [1, 3]]);
        Assert.Equal(2, split.Mean);
        Assert.Equal(10.0 / 3 / 2, split.PupilIndex, 12);
        Assert.Equal(0, split.ClassIndex, 12);
        Assert.Equal(0, split.ClassShare);
        Assert.Contains("gelijke grootte", Assert.Throws<MeasureException>(() => TensionSplit.Of([[1, 2], [1, 2, 3]])).Message,
            StringComparison.Ordinal);
        Assert.Throws<MeasureException>(() => TensionSplit.Of([[0, 0], [0, 0]]));
    }

    [Fact]
    public void Tension_in_a_class_is_where_catching_it_comes_to_rest()
    {
        var group = new CoupledClass([.. Enumerable.Repeat(1.0, 23), 9], 2, 0.4);
        var tension = new double[24];
        for (var round = 0; round < 200; round++)
        {
            var mean = tension.Average();
            tension = [.. group.Own.Select(own => own + 2 + (0.4 * mean))];
        }

        Assert.Equal(tension.Average(), group.Mean, 10);
        Assert.Equal(tension.Sum(), group.Total, 8);
    }

    [Fact]
    public void Moving_a_pupil_to_an_equal_context_moves_tension_and_an_easier_context_lowers_it()
    {
        var (here, there) = (new CoupledClass([1, 1, 7], 2, 0.5), new CoupledClass([1, 1, 1], 2, 0.5));
        var (left, gone) = here.WithoutHighest();
        Assert.Equal(7, gone);
        Assert.True(left.Mean < here.Mean);
        Assert.Equal(here.Total + there.Total, left.Total + there.With(gone).Total, 10);
        Assert.Equal(here.Total + there.Total - (4 * 0.5 / 0.5), left.Total + there.With(gone).In(1.5)
            .Total - (there.In(1.5).Total - there.Total) + (there.In(1.5).Total - there.Total), 10);
        Assert.Equal(here.Total - (3 * 0.5 / 0.5), here.In(1.5).Total, 10);
    }

    [Fact]
    public void A_log_follows_its_rates()
    {
        var counts = Enumerable.Range(1, 400).Select(seed =>
            new IncidentLog(seed, ("instructie", 10, 1.5), ("praktijk", 10, 0.2), ("rustig", 5, 0))).ToList();
        Assert.Equal(15, counts.Average(l => l.Events[0].Events.Count), 0.8); // four standard errors
        Assert.Equal(2, counts.Average(l => l.Events[1].Events.Count), 0.3);
        Assert.All(counts, l => Assert.Equal(0, l.Events[2].Events.Count));
        Assert.Equal(counts[0].Events.Sum(e => e.Events.Count), counts[0].Together.Count);
        Assert.Equal(25, counts[0].Together.Exposure);
        Assert.Throws<ArgumentException>(() => new IncidentLog(1, ("a", 1, 1), ("a", 1, 1)));
    }
}
