using NotebookLib.Models;

namespace NotebookLib.Tests.Measures;

public sealed class TargetGroupTests
{
    [Fact]
    public void A_higher_mean_and_a_lower_threshold_refer_as_many_but_not_the_same()
    {
        var (heavier, lower) = (new Referral(0.1, 1.75), new Referral(0, 1.65));
        Assert.Equal(heavier.Share.Value, lower.Share.Value, 10);
        Assert.Equal(0.1, heavier.Severity.Value - lower.Severity.Value, 10);
        Assert.Equal(0.797885, new Referral(0, 0).Severity.Value, 6);
    }
}
