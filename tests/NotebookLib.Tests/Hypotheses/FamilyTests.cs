using NotebookLib.Statistics;
using TestResult = NotebookLib.Statistics.TestResult;

namespace NotebookLib.Tests.Hypotheses;

public sealed class FamilyTests : Apart
{
    [Fact]
    public void EveryQuestionPutToAShapeCountsOnce()
    {
        Assert.Equal(0, TestFamily.Now().Count);
        var a = new Share(48, 310, "a");
        a.Versus(0.2);
        a.Versus(0.2);
        a.Versus(new Share(29, 275, "b"));
        a.EquivalentTo(new Share(29, 275, "b"), 0.02);
        new Series([2018, 2019, 2020, 2021], [1, 2, 3, 5]).Trend();
        new Groups(("x", [1.0, 2, 4]), ("y", [2.0, 5, 7])).Compare();
        new Crosstab(new long?[,] { { 5, 9 }, { 8, 2 } }, ["a", "b"], ["c", "d"]).Independence();
        new Events(3, 10, "x").Versus(new Events(5, 11, "x"));
        new Durations([1, 2, 3, 4], [true, true, false, true]) { Group = ["a", "b", "a", "b"] }.Compare();
        Assert.Equal(8, TestFamily.Now().Count);
        Assert.Equal(8, TestFamily.Now().Methods.Sum(m => m.Count));
        Assert.Contains("Tot hier: 8 toetsen", TestFamily.Now().Reading.Nl, StringComparison.Ordinal);
    }

    [Fact]
    public void OnlyADeclaredTestIsExploratory()
    {
        var test = new Share(48, 310, "a").Versus(0.2).Exploratory();
        Assert.True(test.IsExploratory);
        Assert.Same(test, test.Exploratory());
        Assert.Equal((0, 1), (TestFamily.Now().Count, TestFamily.Now().Exploratory));
        new Share(48, 310, "a").Versus(0.2); // the same question, now in earnest
        Assert.Equal((1, 0), (TestFamily.Now().Count, TestFamily.Now().Exploratory));
    }

    public static TheoryData<string, TestResult> WithInterval => new()
    {
        { "share", new Share(48, 310, "a").Versus(0.2) },
        { "shares", new Share(48, 310, "a").Versus(new Share(29, 275, "b")) },
        { "equivalent", new Share(48, 310, "a").EquivalentTo(new Share(29, 275, "b"), 0.02) },
        { "equivalent, none", new Share(0, 310, "a").EquivalentTo(new Share(0, 275, "b"), 0.02) },
        { "events", new Events(3, 10, "x").Versus(new Events(5, 11, "x")) },
        { "trend", new Series([2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023], [1, 5, 2, 9, 3, 8, 12, 7, 15, 11])
            .Trend(autocorrelated: false) },
        { "break", new Series([2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021], [1, 2, 2, 4, 9, 9, 11, 12]).Break(2018) },
        { "rate", new Series([2018, 2019, 2020, 2021], [10, 12, 11, 17], [900, 910, 905, 880]).Rate() },
        { "independence", new Crosstab(new long?[,] { { 15, 9 }, { 8, 22 } }, ["a", "b"], ["c", "d"]).Independence() },
        { "table trend", new Crosstab(new long?[,] { { 15, 9 }, { 8, 22 }, { 3, 20 } }, ["a", "b", "e"], ["c", "d"]).Trend() },
        { "change", new Crosstab(new long?[,] { { 15, 9 }, { 2, 22 } }, ["a", "b"], ["a", "b"]).Change() },
        { "agreement", new Crosstab(new long?[,] { { 15, 9 }, { 2, 22 } }, ["a", "b"], ["a", "b"]).Agreement() },
        { "within", new Crosstab(new long?[,] { { 15, 9 }, { 8, 22 } }, ["a", "b"], ["c", "d"])
            .Within(new Crosstab(new long?[,] { { 5, 9 }, { 3, 12 } }, ["a", "b"], ["c", "d"])) },
        { "means", new Groups(("x", [1.0, 2, 4, 3]), ("y", [2.0, 5, 7, 6])).Means() },
        { "ranks", new Groups(("x", [1.0, 2, 4, 3]), ("y", [2.0, 5, 7, 6])).Compare() },
    };

    [Theory]
    [MemberData(nameof(WithInterval))]
    public void TheIntervalAtItsOwnLevelIsTheOneShownAndAHigherLevelIsWider(string name, TestResult test)
    {
        var shown = test.Interval!.Value;
        var same = test.IntervalAt(shown.Level)!.Value;
        Assert.Equal(shown.Low, same.Low, 12);
        Assert.Equal(shown.High, same.High, 12);
        var wide = test.IntervalAt(0.999)!.Value;
        Assert.True(wide.Low <= shown.Low && wide.High >= shown.High && wide.Width > shown.Width, name);
        Assert.Throws<ArgumentException>(() => test.IntervalAt(1));
    }

    [Fact]
    public void FourYearsCannotCarryAHighLevel()
    {
        var test = new Series([2018, 2019, 2020, 2021], [1, 2, 3, 5]).Trend();
        Assert.Equal(double.NegativeInfinity, test.IntervalAt(0.99)!.Value.Low);
        Assert.Equal(double.PositiveInfinity, test.IntervalAt(0.99)!.Value.High);
        Assert.True(double.IsFinite(test.Interval!.Value.Low)); // what SciPy prints stays as it is
    }

    [Fact]
    public void NeighbouringYearsThatResembleEachOtherWidenTheInterval()
    {
        int[] years = [.. Enumerable.Range(2004, 20)];
        double[] values = [.. years.Select((_, i) => (0.2 * i) + (3 * Math.Sin(i / 3.0)))];
        var (plain, corrected) = (new Series(years, values).Trend(autocorrelated: false), new Series(years, values).Trend());
        Assert.Contains("Hamed-Rao", corrected.Method, StringComparison.Ordinal);
        Assert.True(corrected.IntervalAt(0.9)!.Value.Width > plain.IntervalAt(0.9)!.Value.Width);
    }
}
