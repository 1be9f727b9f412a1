using NotebookLib.Statistics;

namespace NotebookLib.Tests.Statistics.Configurations;

public class TruthTableTests
{
    private static readonly string[] Lipset = ["DEV", "URB", "LIT", "IND"];

    // Lipset's countries between the wars, four conditions (Rihoux and Ragin 2009, ch. 3); cases per row and how many survived
    private static TruthTable Countries() => TruthTable.Of(Lipset,
    [
        .. Rows("0000", 5, 0), .. Rows("0010", 4, 1), .. Rows("0111", 1, 1), .. Rows("1010", 1, 1), .. Rows("1011", 3, 2),
            .. Rows("1111", 4, 3),
    ]);

    private static IEnumerable<SetCase> Rows(string pattern, int n, int positive) =>
        Enumerable.Range(0, n).Select(i => new SetCase($"{pattern}-{i}", i < positive, [.. pattern.Select(c => c == '1')]));

    [Fact]
    public void Counts_rows_and_contradictions_as_the_book_does()
    {
        var table = Countries();

        Assert.Equal([5, 4, 1, 3, 1, 4], table.Rows.Select(r => r.N));
        Assert.Equal(3, table.Rows.Count(r => r.IsContradiction));
        Assert.Equal((18, 8, 16), (table.N, table.Positive, table.Possible));
        Assert.Equal(2.0 / 8, table.Coverage());
        Assert.Equal(7.0 / 8, table.Coverage(0.6));
    }

    // R package QCA: minimize(tt, explain = "1, C", details = TRUE) prints M1 and M2 with these numbers
    [Fact]
    public void Minimises_ones_and_contradictions_as_R_does()
    {
        var models = Countries().Minimise(0.01).Models;

        Assert.Equal(2, models.Count);
        Assert.Equal(["DEV*LIT*IND|URB*LIT*IND|~URB*LIT*~IND", "DEV*~URB*LIT|URB*LIT*IND|~URB*LIT*~IND"],
            models.Select(m => string.Join('|', m.Terms.Select(t => t.Text).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal));
        var first = models.Single(m => m.Text.Contains("DEV*~URB", StringComparison.Ordinal)).Terms.ToDictionary(t =>
            t.Text, StringComparer.Ordinal);
        Assert.Equal((0.4, 0.25, 0.125), Numbers(first["~URB*LIT*~IND"]));
        Assert.Equal((0.8, 0.5, 0.5), Numbers(first["URB*LIT*IND"]));
        Assert.Equal((0.75, 0.375, 0.25), Numbers(first["DEV*~URB*LIT"]));
    }

    private static (double Consistency, double Coverage, double Unique) Numbers(SolutionTerm t) =>
        (t.Fit.Consistency, t.Fit.Coverage, t.UniqueCoverage);

    [Fact]
    public void Remainders_shorten_the_story_and_never_cover_a_row_without_the_outcome()
    {
        var (whole, short_) = (Countries().Minimise().Models[0], Countries().Minimise(remainders: true).Models);

        Assert.Equal("~DEV*URB*LIT*IND + DEV*~URB*LIT*~IND", whole.Text);
        Assert.All(short_, m => Assert.True(m.Literals < whole.Literals));
        Assert.All(short_, m => Assert.Equal((1.0, 2.0 / 8), (m.Fit.Consistency, m.Fit.Coverage)));
    }

    // by hand: AB + A~B = A
    [Theory]
    [InlineData("11 10", "A")]
    [InlineData("11 00", "A*B + ~A*~B")]
    [InlineData("11 10 01", "A + B")]
    [InlineData("11 10 01 00", "1")]
    public void Two_conditions_by_hand(string positive, string expected)
    {
        var rows = new[] { "00", "01", "10", "11" }.SelectMany(p => Rows(p, 1, positive.Split(' ').Contains(p) ? 1 : 0)).ToList();

        Assert.Equal(expected.Split(" + ").Order(StringComparer.Ordinal), TruthTable.Of(["A", "B"], rows).Minimise().Models.Single()
            .Text.Split(" + ").Order(StringComparer.Ordinal));
    }

    // the cyclic chart of McCluskey (1956): six prime implicants, two covers of three
    [Fact]
    public void A_cyclic_chart_has_two_shortest_covers()
    {
        var rows = new[] { "000", "001", "010", "011", "100", "101", "110", "111" }.SelectMany(p => Rows(p, 1, p is "010" or "101" ? 0 : 1))
            .ToList();
        var models = TruthTable.Of(["A", "B", "C"], rows).Minimise().Models;

        Assert.Equal(2, models.Count);
        Assert.All(models, m => Assert.Equal((3, 6), (m.Terms.Count, m.Literals)));
    }

    [Fact]
    public void One_condition_fits_as_sufficient_and_as_necessary()
    {
        var fit = Countries().Fit("LIT");

        Assert.Equal((13, 8, 8), (fit.Cases, fit.Positive, fit.AllPositive));
        Assert.Equal((8.0 / 13, 1.0), (fit.Consistency, fit.Coverage));
        Assert.Equal(0, Countries().Fit("LIT", present: false).Positive);
    }

    [Fact]
    public void No_row_with_the_outcome_gives_no_terms()
    {
        var none = TruthTable.Of(["A"], [new("x", false, true), new("y", false, false)]);

        Assert.Empty(none.Minimise().Models.Single().Terms);
        Assert.True(double.IsNaN(none.Coverage()));
    }

    // with one condition the null of its consistency is the hypergeometric distribution: Fisher's exact test
    [Fact]
    public void Shuffling_one_condition_is_Fishers_exact_test()
    {
        var table = TruthTable.Of(["A"], [.. Rows("1", 9, 8), .. Rows("0", 6, 1)]);
        var shuffled = ShuffledOutcome.Of(table, t => t.Fit("A").Consistency);

        Assert.Equal(5005, shuffled.Ways);
        Assert.Equal(Fisher2x2.Of(new long[,] { { 8, 1 }, { 1, 5 } }).LnPGreater, Math.Log(shuffled.PHigh), 9);
        Assert.Equal(9.0 / 15, shuffled.Mean, 9);
        Assert.Equal(shuffled.Ways, shuffled.Values.Sum(v => v.Ways));
    }

    // as many rows as cases: every outcome is described perfectly, so a perfect score says nothing; four of the six pairs merge into one
    // condition
    [Fact]
    public void A_row_of_its_own_for_every_case_always_scores_full()
    {
        var table = TruthTable.Of(["A", "B"], [new("w", true, false, false), new("x", false, true, false), new("y", true, false, true),
            new("z", false, true, true)]);
        var shuffled = ShuffledOutcome.Of(table, t => t.Coverage());

        Assert.Equal((1.0, 1.0, 6), (shuffled.Observed, shuffled.PHigh, shuffled.Ways));
        Assert.Equal(4.0 / 6, ShuffledOutcome.Of(table, t => t.Minimise().Models[0].Literals).PLow, 12);
    }

    [Fact]
    public void As_a_test_it_is_counted_and_says_what_chance_gives()
    {
        var shuffled = ShuffledOutcome.Of(TruthTable.Of(["A"], [.. Rows("1", 9, 8), .. Rows("0", 6, 1)]), t => t.Fit("A").Consistency);
        using var apart = TestFamily.Apart();
        var (high, low) = (shuffled.Test(Side.Greater, new("consistentie", "consistency")),
            shuffled.Test(Side.Less, new("consistentie", "consistency")));

        Assert.Equal((shuffled.PHigh, shuffled.PLow, 15L), (high.P, low.P, high.N));
        Assert.Equal(2, TestFamily.Now().Count);
        Assert.Contains("0,89", high.Reading.Nl, StringComparison.Ordinal);
        Assert.Contains("gemiddeld 0,60 (5.005 manieren)", high.Reading.Nl, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => shuffled.Test(Side.TwoSided, Reading.Empty));
    }

    [Fact]
    public void Wrong_input_is_named()
    {
        Assert.Contains("each name once", Assert.Throws<ArgumentException>(() => TruthTable.Of(["A", "A"], [new("x", true, true, true)]))
            .Message, StringComparison.Ordinal);
        Assert.Contains("\"x\" has 1 conditions; there are 2", Assert.Throws<ArgumentException>(() =>
            TruthTable.Of(["A", "B"], [new("x", true, true)])).Message, StringComparison.Ordinal);
        Assert.Contains("There is no condition \"C\"", Assert.Throws<ArgumentException>(() => Countries().Fit("C")).Message,
            StringComparison.Ordinal);
        Assert.Contains("above 0 and at most 1", Assert.Throws<ArgumentException>(() => Countries().Minimise(0)).Message,
            StringComparison.Ordinal);
        Assert.Contains("some with and some without", Assert.Throws<ArgumentException>(() =>
            ShuffledOutcome.Of(TruthTable.Of(["A"], [new("x", true, true)]), t => t.Coverage())).Message, StringComparison.Ordinal);
    }
}
