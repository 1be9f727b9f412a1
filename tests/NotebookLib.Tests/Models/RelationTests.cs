using NotebookLib.Measures;
using NotebookLib.Statistics;

namespace NotebookLib.Tests.Models;

public class RelationTests
{
    [Fact]
    public void The_rate_of_leaving_undoes_the_mean_stay()
    {
        Assert.Equal(0, LeavingRate.PerYear(5, 5));
        Assert.Equal(5, LeavingRate.Stay(0, 5));
        foreach (var rate in new[] { 0.02, 0.1, 0.6 })
        {
            Assert.Equal(100 * (1 - Math.Exp(-rate)), LeavingRate.PerYear(LeavingRate.Stay(rate, 5.5), 5.5), 8);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => LeavingRate.PerYear(0, 5));
    }

    [Fact]
    public void Events_for_the_log_rank_test()
    {
        // 4·(1.95996 + 1.28155)² / ln(0.5729)² = 42.03 / 0.3103
        Assert.Equal(135, PowerOf.LogRankEvents(0.5729, 0.9), 1.0);
        Assert.Equal(65.3, PowerOf.LogRankEvents(2), 0.1);
        Assert.Equal(PowerOf.LogRankEvents(2), PowerOf.LogRankEvents(0.5), 9);
        Assert.Throws<ArgumentException>(() => PowerOf.LogRankEvents(0));
    }
}
