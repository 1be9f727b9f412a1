using NotebookLib.Statistics;

namespace NotebookLib.Modellen.Tests;

public class RelationTests
{
    private static readonly SupportDesign Move = new("verplaatsen", 1, 1), Shared = new("gedeeld", 0.2, 0.2);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.1, 0.2)]
    [InlineData(0.3, 0.1)]
    public void Drawn_paths_have_the_expected_moves_and_breaks(double back, double again)
    {
        var path = new RelationPath(7, back, again);
        foreach (var design in new[] { Move, Shared })
        {
            var lives = path.Draw(design, 6000, 10);
            var (outward, inward) = path.ExpectedMoves();
            Assert.Equal(outward + inward, lives.Average(l => l.Moves), 0.08);
            Assert.Equal(path.ExpectedBreaks(design).Value, lives.Average(l => l.Breaks), 0.35);
        }
    }

    [Fact]
    public void Without_a_way_back_there_is_one_move_and_everything_breaks_once_more_at_the_passage()
    {
        var path = new RelationPath(7, 0, 0, Passage: 1);
        Assert.Equal((1, 0), path.ExpectedMoves());
        Assert.Equal(10, path.ExpectedBreaks(Move).Value);
        var life = Assert.Single(path.Draw(Move, 1, 1));
        Assert.Equal((1, 10, 6.0), (life.Moves, life.Breaks, life.Longest)); // 12 to 18 still lasts
        Assert.Equal((3.0, true), (life.First, life.Ended)); // all five broke at 7
        Assert.Equal(14, life.Special.Count);
        Assert.Equal(11, life.Special.Count(s => s)); // from 7 to 17
    }

    [Fact]
    public void With_nothing_that_breaks_a_relation_lasts_all_years()
    {
        var life = new RelationPath(7, 0.3, 0.3, Passage: 0).Draw(new("niets", 0, 0), 20, 1);
        Assert.All(life, l => Assert.Equal((0, 14.0, 14.0, false), (l.Breaks, l.Longest, l.First, l.Ended)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RelationPath(4, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RelationPath(7, 1.1, 0));
    }

    [Fact]
    public void The_same_seed_gives_the_same_paths_in_every_design()
    {
        var path = new RelationPath(7, 0.2, 0.2);
        Assert.Equal(path.Draw(Move, 100, 3).Select(l => l.Moves), path.Draw(Shared, 100, 3).Select(l => l.Moves));
        Assert.True(path.Draw(Shared, 500, 3).Average(l => l.Longest) > path.Draw(Move, 500, 3).Average(l => l.Longest));
    }

    [Fact]
    public void The_last_of_the_first_relations_lasts_as_long_as_chance_lets_it()
    {
        // no way back, so two risks: at 7 each breaks with 0.2, at 12 with 0.8; gone after 7: 0.2⁵, gone after 12: (1 − 0.8·0.2)⁵
        var lives = new RelationPath(7, 0, 0).Draw(Shared, 20_000, 6);
        Assert.Equal(Math.Pow(0.2, 5), lives.Count(l => l.Ended && l.First == 3) / 20_000.0, 0.0006);
        Assert.Equal(Math.Pow(0.84, 5), lives.Count(l => l.Ended) / 20_000.0, 0.014);
        Assert.All(lives.Where(l => !l.Ended), l => Assert.Equal(14, l.First));
    }

    [Fact]
    public void Trust_follows_its_equation()
    {
        var model = new TrustCapital(0.8, 0.3, 0.9);
        // Euler's steps against the closed form, with a move after three years
        var (trust, area, step) = (0.0, 0.0, 1e-5);
        for (var i = 0; i < 800_000; i++)
        {
            trust = i == 300_000 ? 0.3 * trust : trust;
            area += trust * step;
            trust += 0.8 * (0.9 - trust) * step;
        }

        Assert.Equal(trust, model.Course(8, 4, 3)[^1].Y, 4);
        Assert.Equal(area, model.Years(8, 3), 3);
        Assert.Equal(0, model.Course(8, 4, 3)[0].Y);
    }

    [Fact]
    public void A_move_costs_at_most_its_largest_price_and_reaches_it_with_time()
    {
        var model = new TrustCapital(1, 0.25);
        double Price(double move, double horizon) => model.Years(horizon) - model.Years(horizon, move);
        Assert.Equal(0.75, model.LargestPrice, 12);
        Assert.True(Price(1, 14) < model.LargestPrice);
        Assert.Equal(model.LargestPrice, Price(20, 60), 6);
        Assert.Equal(0, new TrustCapital(1, 1).LargestPrice);
    }

    [Fact]
    public void Break_even_makes_up_for_the_move_exactly_and_a_damaged_relation_turns_its_sign()
    {
        var model = new TrustCapital(1, 0.2);
        var better = 1 + (model.BreakEven(4, 10) / 100);
        Assert.Equal(model.Years(10), model.Years(4) + (better * (model.Years(10, 4) - model.Years(4))), 9);
        Assert.True(model.BreakEven(4, 5) > model.BreakEven(4, 10)); // little time left: the move must fit much better
        Assert.True(new TrustCapital(1, 0.2, 0.4).BreakEven(4, 10) < 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => model.BreakEven(4, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrustCapital(0, 0.2));
    }
}
