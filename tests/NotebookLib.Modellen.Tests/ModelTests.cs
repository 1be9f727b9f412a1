namespace NotebookLib.Modellen.Tests;

public sealed class ModelTests
{
    [Theory]
    [InlineData(0.5, 0.5)]
    [InlineData(0.6, 0.16 / 0.52)]
    [InlineData(0.9, 0.01 / 0.82)]
    public void In_turn_the_lead_of_two_decides(double right, double expected) =>
        Assert.Equal(100 * expected, new SharedError(right).InTurn.Value, 10);

    [Fact]
    public void In_turn_agrees_with_drawn_rows_of_readers()
    {
        var random = new Random(1992);
        const int Rows = 40_000;
        var wrong = 0;
        for (var row = 0; row < Rows; row++)
        {
            var lead = 0;
            while (Math.Abs(lead) < 2)
            {
                lead += random.NextDouble() < 0.6 ? 1 : -1;
            }

            wrong += lead < 0 ? 1 : 0;
        }

        // four standard errors of a share of 0.31 in 40 000 rows
        Assert.InRange(new SharedError(0.6).InTurn.Value / 100, (double)wrong / Rows - 0.0093, (double)wrong / Rows + 0.0093);
    }

    [Fact]
    public void Apart_is_the_binomial_majority()
    {
        // three readers: both or all three wrong
        Assert.Equal(100 * (3 * 0.16 * 0.6 + 0.064), new SharedError(0.6).Apart(3).Value, 10);
        Assert.Equal(40, new SharedError(0.6).Apart(1).Value, 10);
        Assert.True(new SharedError(0.6).Apart(101).Value < new SharedError(0.6).Apart(25).Value);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SharedError(0.6).Apart(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SharedError(1));
    }
}
