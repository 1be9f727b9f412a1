namespace NotebookLib.Modellen.Tests;

public sealed class SharedBudgetTests
{
    [Fact]
    public void One_school_that_pays_its_own_bill_loses_nothing()
    {
        var alone = new SharedBudget(1, 0.4);
        Assert.Equal(alone.Joint.Value, alone.Local.Value, 12);
        Assert.Equal(0, alone.Loss.Value, 12);
    }

    [Fact]
    public void The_local_choice_is_the_best_reply_and_the_joint_one_the_best_for_all()
    {
        var (schools, cost) = (20, 0.5);
        var model = new SharedBudget(schools, cost);
        double Own(double q) => q - (q * q / 2) - (cost * q / schools);
        double All(double q) => q - (q * q / 2) - (cost * q);
        var grid = Enumerable.Range(0, 100_001).Select(i => i / 100_000.0).ToList();
        Assert.Equal(100 * grid.MaxBy(Own), model.Local.Value, 2);
        Assert.Equal(100 * grid.MaxBy(All), model.Joint.Value, 2);
        Assert.Equal(100 * (All(0.5) - All(0.975)) / All(0.5), model.Loss.Value, 9);
    }

    [Fact]
    public void More_schools_on_one_bill_refer_more()
    {
        Assert.True(new SharedBudget(50, 0.5).Local.Value > new SharedBudget(5, 0.5).Local.Value);
        Assert.True(double.IsNaN(new SharedBudget(5, 1).Loss.Value));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SharedBudget(0, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SharedBudget(5, 1.5));
    }
}
