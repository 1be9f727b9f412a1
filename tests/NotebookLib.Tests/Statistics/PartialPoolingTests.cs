using NotebookLib.Statistics;

namespace NotebookLib.Tests.Statistics;

public class PartialPoolingTests
{
    private static readonly int[] Tumours = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1,
        5, 2, 5, 3, 2, 7, 7, 3, 3, 2, 9, 10, 4, 4, 4, 4, 4, 4, 4, 10, 4, 4, 4, 5, 11, 12, 5, 5, 6, 5, 6, 6, 6, 6, 16, 15, 15, 9, 4];
    private static readonly int[] Rats = [20, 20, 20, 20, 20, 20, 20, 19, 19, 19, 19, 18, 18, 17, 20, 20, 20, 20, 19, 19, 18, 18, 25, 24,
        23, 20, 20, 20, 20, 20, 20, 10, 49, 19, 46, 27, 17, 49, 47, 20, 20, 13, 48, 50, 20, 20, 20, 20, 20, 20, 20, 48, 19, 19, 19, 22, 46,
        49, 20, 20, 23, 19, 22, 20, 20, 20, 52, 46, 47, 24, 14];

    // Gelman et al., Bayesian Data Analysis (3rd ed.), section 5.3: 71 groups of rats, E(α | y) = 2.4 and E(β | y) = 14.3
    [Fact]
    public void The_rat_tumours_of_the_textbook()
    {
        var pooled = PartialPooling.Of([.. Tumours.Select((y, i) => new Share(y, Rats[i], "rats"))]);

        Assert.Equal((2.4, 14.3), (Math.Round(pooled.Alpha, 1), Math.Round(pooled.Beta, 1)));
    }

    [Fact]
    public void With_a_known_beta_distribution_the_mean_is_the_textbook_fraction() =>
        Assert.Equal((1.4 + 4) / (1.4 + 8.6 + 14), PartialPooling.Given(1.4, 8.6, new Share(4, 14, "rats")), 12);

    [Fact]
    public void Every_group_moves_towards_the_others_and_a_small_group_moves_further()
    {
        var pooled = PartialPooling.Of([new Share(3, 3, "a"), new Share(60, 60, "b"), new Share(5, 10, "c"), new Share(6, 10, "d")]);

        Assert.All(pooled.Groups.Take(2), g => Assert.True(g.Mean < 1 && g.Mean > pooled.Mean));
        Assert.True(pooled.Groups[0].Mean < pooled.Groups[1].Mean);
        Assert.InRange(pooled.Groups[2].Mean, 0.5, pooled.Mean);
    }

    [Fact]
    public void Large_equal_groups_pool_to_their_common_share_and_large_different_groups_stay_apart()
    {
        var same = PartialPooling.Of([new Share(300, 1000, "a"), new Share(300, 1000, "b"), new Share(300, 1000, "c")]);
        var apart = PartialPooling.Of([new Share(100, 1000, "a"), new Share(900, 1000, "b")]);

        Assert.All(same.Groups, g => Assert.Equal(0.3, g.Mean, 0.01));
        Assert.Equal(0.1, apart.Groups[0].Mean, 0.005);
        Assert.Equal(0.9, apart.Groups[1].Mean, 0.005);
    }

    // a group of thousands leaves the prior no say: the interval is that of a beta with the counts, nearly normal
    [Fact]
    public void The_interval_of_a_large_group_is_nearly_normal()
    {
        var interval = PartialPooling.Of([new Share(400, 1000, "a"), new Share(600, 1000, "b")]).Groups[0].Interval;
        var half = 1.96 * Math.Sqrt(0.4 * 0.6 / 1000);

        Assert.Equal(0.4 - half, interval.Low, 0.004);
        Assert.Equal(0.4 + half, interval.High, 0.004);
    }

    [Fact]
    public void Turning_every_share_around_turns_the_answer_around()
    {
        var (a, b) = (PartialPooling.Of([new Share(1, 6, "x"), new Share(3, 3, "y")]),
            PartialPooling.Of([new Share(5, 6, "x"), new Share(0, 3, "y")]));

        Assert.Equal(1 - a.Groups[0].Mean, b.Groups[0].Mean, 6);
        Assert.Equal(1 - a.Groups[1].Interval.Low, b.Groups[1].Interval.High, 6);
    }

    [Fact]
    public void One_group_is_refused() =>
        Assert.Contains("at least two", Assert.Throws<ArgumentException>(() => PartialPooling.Of([new Share(1, 2, "x")])).Message,
        StringComparison.Ordinal);
}
