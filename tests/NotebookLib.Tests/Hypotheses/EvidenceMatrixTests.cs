using NotebookLib.Hypotheses;

namespace NotebookLib.Tests.Hypotheses;

public sealed class EvidenceMatrixTests : Apart
{
    private static Quantity Points(double value) => new(value, "punt", Sample.Own("maker"));

    private static EvidenceMatrix Matrix =>
        new EvidenceMatrix("Drie verhalen", 0.1, new Evidence("a", Points(2)), new Evidence("b", Points(-1)),
        new Evidence("c", Points(0.05)), new Evidence("d", Points(double.NaN)))
        .Explains("omhoog", "↑↑·↑").Explains("raak", "↑↓=·").Explains("stil", "==··");

    [Fact]
    public void PredictionsAreCountedAgainstWhatWasFound()
    {
        var scores = Matrix.Scores;
        Assert.Equal(new MatrixScore("omhoog", 3, 1, 1, 0.5), scores[0]);
        Assert.Equal(new MatrixScore("raak", 3, 3, 0, 1), scores[1]);
        Assert.Equal(new MatrixScore("stil", 2, 0, 2, 0), scores[2]);
        Assert.Equal(["raak"], Matrix.Best);
        Assert.Equal(["c", "d"], Matrix.Indifferent);
        Assert.Contains("“raak” 3 van 3", Matrix.Reading.Nl, StringComparison.Ordinal);
    }

    [Fact]
    public void WeightsCountAndCanBeChanged()
    {
        Assert.Equal(0.75, Matrix.Weigh("a", 3).Scores[0].Score, 12);
        Assert.Equal(1, Matrix.Weigh("b", 0).Scores[0].Score, 12);
        Assert.Equal(["b"], Matrix.Decisive);
        Assert.Contains("Dat hangt aan “b”", Matrix.Reading.Nl, StringComparison.Ordinal);
        Assert.Contains("there are a, b, c, d", Assert.Throws<HypothesisException>(() => Matrix.Weigh("e", 1)).Message,
            StringComparison.Ordinal);
        Assert.Throws<HypothesisException>(() => Matrix.Weigh("a", -1));
        Assert.Throws<HypothesisException>(() => Matrix.Weigh("a", double.NaN));
    }

    [Fact]
    public void TheTableShowsWhatWasFoundTheWeightAndTheScore()
    {
        var table = Matrix.ToTable();
        Assert.Equal(["", "gevonden", "gewicht", "omhoog", "raak", "stil"], table.Columns.Select(c => c.Head));
        Assert.Equal("niet bekend", table.Text(3, 1));
        Assert.Equal("↓ ✓", table.Text(1, 4));
        Assert.Equal("↑ ✗", table.Text(1, 3));
        Assert.Equal("↑ ?", table.Text(3, 3));
        Assert.Equal("3 van 3", table.Text(4, 4));
        Assert.Equal("50 %", table.Text(5, 3));
        Assert.Contains("Drie verhalen", Matrix.ToFigure().ToSvg(360), StringComparison.Ordinal);
    }

    [Fact]
    public void AnExplanationThatCannotLoseIsRefused()
    {
        string Refused(Func<object> act) => Assert.Throws<HypothesisException>(act).Message;
        Assert.Contains("cannot lose", Refused(() => Matrix.Explains("alles kan", "····")), StringComparison.Ordinal);
        Assert.Contains("predicts 2 times", Refused(() => Matrix.Explains("kort", "↑↑")), StringComparison.Ordinal);
        Assert.Contains("is no sign", Refused(() => Matrix.Explains("vreemd", "↑x··")), StringComparison.Ordinal);
        Assert.Contains("there twice", Refused(() => Matrix.Explains("raak", "↑↑↑↑")), StringComparison.Ordinal);
        Refused(() => new EvidenceMatrix("leeg", 0.1));
        Refused(() => new EvidenceMatrix("twee", 0.1, new Evidence("a", Points(1)), new Evidence("a", Points(2))));
        Refused(() => new EvidenceMatrix("marge", 0, new Evidence("a", Points(1))));
    }
}
