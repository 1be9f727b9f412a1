using NotebookLib.Measures;
using NotebookLib.Statistics;

namespace NotebookLib.Modellen.Tests;

public class SayingAndDoingTests
{
    [Fact]
    public void Coded_files_show_the_share_that_error_leaves()
    {
        var files = new CodedFiles(40, 500, 0.7, 0.4, spread: 0, accuracy: 0.9, seed: 1);
        var coder = new Coder(0.9, 0.9);
        // four standard errors of a share of 20 000 statements: 0.014
        Assert.Equal(coder.Observed(0.7), files.All.Plan.Value, 0.014);
        Assert.Equal(coder.Observed(0.4), files.All.File.Value, 0.014);
        Assert.Equal(0.4, coder.Corrected(files.All.File.Value), 0.018);
    }

    [Fact]
    public void Their_coders_agree_as_the_formula_says()
    {
        var files = new CodedFiles(20, 500, 0.5, 0.5, spread: 0, accuracy: 0.85, seed: 2);
        var kappa = CohenKappa.Of(files.Together);
        Assert.Equal(new Coder(0.85, 0.85).ExpectedKappa(0.5), kappa.Kappa, 0.025); // four standard errors
        Assert.Equal(0.85, Coder.FromAgreement(kappa.Observed).Sensitivity, 0.015);
        Assert.Equal(20_000, kappa.N);
    }

    [Fact]
    public void The_same_seed_gives_the_same_files_and_the_spread_is_between_partnerships()
    {
        CodedFiles Draw(double spread, int seed) => new(30, 200, 0.6, 0.6, spread, 1, seed);
        Assert.Equal(Draw(0.1, 3).Coded.Select(c => c.Plan.K), Draw(0.1, 3).Coded.Select(c => c.Plan.K));
        Assert.NotEqual(Draw(0.1, 3).Coded.Select(c => c.Plan.K), Draw(0.1, 4).Coded.Select(c => c.Plan.K));
        double Range(CodedFiles f) => f.Coded.Max(c => c.Plan.Value) - f.Coded.Min(c => c.Plan.Value);
        Assert.True(Range(Draw(0.2, 3)) > 2 * Range(Draw(0, 3)));
        Assert.Equal(OriginKind.Simulated, Draw(0, 1).Origin.Kind);
    }

    [Theory]
    [InlineData(1, 0.5, 0.5, 0.9)]
    [InlineData(12, 1, 0.5, 0.9)]
    [InlineData(12, 0.5, 0.05, 0.9)]
    [InlineData(12, 0.5, 0.5, 0.5)]
    public void Files_outside_their_range_are_refused(int partnerships, double plans, double files, double accuracy) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CodedFiles(partnerships, 10, plans, files, 0.05, accuracy, 1));

    [Fact]
    public void Few_partnerships_can_never_show_a_gap()
    {
        Assert.Equal(0, CodedFiles.Power(5, 80, 1).Value); // 2/2⁵ > 0.05
        Assert.Equal(100, CodedFiles.Power(6, 80, 1).Value); // 2/2⁶ < 0.05 and every gap is positive
        Assert.InRange(CodedFiles.Power(20, 0, 10, 1000).Value, 2, 8); // the level of the test
        Assert.True(CodedFiles.Power(30, 8, 15).Value > CodedFiles.Power(12, 8, 15).Value);
    }

    [Fact]
    public void The_power_of_the_interaction_agrees_with_drawn_files()
    {
        var model = new UnderPressure(-0.5, 0.2, -0.4, 1.5);
        const int PerCell = 60;
        var found = Enumerable.Range(1, 400).Count(seed =>
        {
            var cells = model.Draw(PerCell, seed);
            double Logit(int c) => Math.Log((double)cells[c, 0] / cells[c, 1]);
            var error = Math.Sqrt(Enumerable.Range(0, 4).Sum(c => (1.0 / cells[c, 0]) + (1.0 / cells[c, 1])));
            return Math.Abs(Logit(3) - Logit(2) - Logit(1) + Logit(0)) > 1.959964 * error;
        });
        Assert.Equal(model.Power(4 * PerCell).Value, 100.0 * found / 400, 8.0); // the normal approximation and chance
    }

    [Fact]
    public void Without_an_interaction_pressure_works_the_same_in_both_structures()
    {
        double Logit(double p) => Math.Log(p / (1 - p));
        var model = new UnderPressure(-1, 0.8, 0.5, 0);
        Assert.Equal(Logit(model.Chance(true, true)) - Logit(model.Chance(false, true)), Logit(model.Chance(true, false))
            - Logit(model.Chance(false, false)), 12);
        Assert.Equal(2.5, model.Power(1000).Value, 3);
        Assert.Equal(0.5, new UnderPressure(0, 0, 0, 0).Chance(true, true), 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Power(3));
    }

    [Fact]
    public void One_loop_stays_at_its_goal_and_two_loops_without_fear_reach_the_need()
    {
        Assert.All(new TwoLoops(40, 25, 0).Course(false, 30), r => Assert.Equal(40, r, 9));
        var learned = new TwoLoops(40, 25, 0, 0.001).Course(true, 60, 50);
        Assert.Equal(25, learned[^1], 0.01);
        Assert.Equal(40, learned[0], 12);
    }

    [Fact]
    public void With_little_chance_the_goal_is_revised_only_while_the_surprise_exceeds_the_fear()
    {
        Assert.Equal(40, new TwoLoops(40, 25, 16, 0.001).Course(true, 100, 20)[^1], 6); // never starts: fear above goal − need
        var half = new TwoLoops(40, 25, 6, 0.001).Course(true, 100, 20)[^1]; // 15 → 7.5 → 3.75, then the surprise is below 6
        Assert.Equal(28.75, half, 6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(17)]
    public void The_wait_for_the_first_question_is_geometric(double fear)
    {
        var model = new TwoLoops(40, 25, fear, 2);
        Assert.Equal(1, model.Questioned * model.YearsUntilQuestioned.Value, 12);
        // drawn: among many organisations, the share whose goal moved in the first year shows in the second
        var course = model.Course(true, 2, 20_000);
        Assert.Equal(model.Questioned, (40 - course[1]) / 3.75, 0.015);
    }

    [Fact]
    public void A_need_above_the_goal_or_negative_fear_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TwoLoops(10, 11, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TwoLoops(10, 5, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TwoLoops(10, 5, 1, 0));
    }
}
