using NotebookLib.Statistics;
using TestResult = NotebookLib.Statistics.TestResult;

namespace NotebookLib.Tests.Statistics;

public class TestResultTests
{
    private static readonly TestResult Result = new Share(48, 310, "leerlingen <A>").Versus(new Share(29, 275, "leerlingen \"B\""));

    [Fact]
    public void TheCardIsFoundByNameAndEncodesItsText()
    {
        var attribute = Assert.Single(typeof(TestResult).GetCustomAttributes(false), a =>
            a.GetType().Name == "TypeFormatterSourceAttribute");
        var source = Activator.CreateInstance((Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!)!;
        var formatters = (IEnumerable<object>)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!;
        var shown = formatters.ToDictionary(f => (string)f.GetType().GetProperty("MimeType")!.GetValue(f)!, f =>
        {
            var writer = new StringWriter();
            Assert.True((bool)f.GetType().GetMethod("Format")!.Invoke(f, [Result, writer])!);
            Assert.False((bool)f.GetType().GetMethod("Format")!.Invoke(f, ["not a result", writer])!);
            return writer.ToString();
        });
        Assert.Equal(["text/html", "text/plain"], shown.Keys.Order());
        Assert.Contains("leerlingen &lt;A&gt;", shown["text/html"], StringComparison.Ordinal);
        Assert.DoesNotContain("<A>", shown["text/html"], StringComparison.Ordinal);
        Assert.Contains("Over de oorzaak zegt dit niets.", shown["text/plain"], StringComparison.Ordinal);
    }

    [Fact]
    public void CsvQuotesWhatNeedsIt()
    {
        var lines = TestResult.ToCsv([Result, Result with { Method = "a \"b\", c" }]).Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("method,statistic_name,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("\"a \"\"b\"\", c\",z,", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void AdjustingKeepsTheRestAndSaysHow()
    {
        var adjusted = Result.Adjusted(0.2, "Holm");
        Assert.Equal((0.2, Math.Log(0.2)), (adjusted.P, adjusted.LnP));
        Assert.EndsWith("p adjusted (Holm)", adjusted.Method, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Result.Adjusted(1.2, "Holm"));
    }

    [Fact]
    public void OneLineReadsInDutch() => Assert.Equal(
        "2-sample test for equality of proportions (pooled z, no continuity correction): z = 1,76, p = 0,078; verschil 4,9 procentpunt "
            + "[−0,6; 10,4], n = 585", Result.ToString());

    [Fact]
    public void LnPStaysWhereItWasSetAndFollowsOtherwise()
    {
        Assert.Equal(-1000, new TestResult { Method = "x", P = 0, LnP = -1000 }.LnP);
        Assert.Equal(Math.Log(0.5), new TestResult { Method = "x", P = 0.5 }.LnP);
    }
}
