using NotebookLib.Display;
using NotebookLib.Hypotheses;
using NotebookLib.Tests.Hypotheses;

namespace NotebookLib.Tests.PublishedFigures;

public class FindTests
{
    private static readonly Published Data = Published.Load();

    private static string Shown(string mime, FoundSeries found)
    {
        var writer = new StringWriter();
        Assert.True(new FoundSeriesFormatter().CreateTypeFormatters().OfType<FormatterSource<FoundSeries>.MimeFormatter>()
            .Single(f => f.MimeType == mime).Format(found, writer));
        return writer.ToString();
    }

    [Fact]
    public void AWordFindsItsSeriesWithUnitYearsVersionsAndOrigin()
    {
        var found = Data.Find("so");
        var so = found.Single(s => s.Name == "po.so");
        Assert.Equal(["leerlingen"], so.Units);
        Assert.Equal(("2010", 14), (so.Years[0].ToString("Y"), so.Years.Count));
        Assert.Contains("ocw-2023", so.Vintages);
        Assert.All(so.Origins, o => Assert.NotEmpty(o.Producer));
        Assert.Contains("po.so", found.Take(3).Select(s => s.Name)); // the very word before words that begin with it
        Assert.Contains(found, s => s.Name == "po.so_aandeel");
        Assert.DoesNotContain(found, s => s.Name == "vo.pro");
        Assert.Equal(Data.Names, Data.Find().Select(s => s.Name));
        Assert.Equal(["po.so_aandeel"], Data.Find("Áandeel SO").Select(s => s.Name).Where(n => n == "po.so_aandeel"));
    }

    [Fact]
    public void ItShowsItselfAsATable()
    {
        var found = Data.Find("aandeel so");
        var (text, html) = (Shown("text/plain", found), Shown("text/html", found));
        Assert.Contains("reeks", text, StringComparison.Ordinal);
        Assert.Contains("% van po", text, StringComparison.Ordinal);
        Assert.Contains("2010-2023", text, StringComparison.Ordinal);
        Assert.Contains("<td style=\"text-align:left\">po.so_aandeel</td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void WhereNothingIsFoundTheNearestAreNamed()
    {
        var found = Data.Find("aandeell");
        Assert.Empty(found);
        Assert.InRange(found.Nearest.Count, 1, 5);
        Assert.Contains(found.Nearest, n => n.Contains("aandeel", StringComparison.Ordinal));
        Assert.Contains("Lijkt erop:", Shown("text/plain", found), StringComparison.Ordinal);
        Assert.Contains("Did you mean \"po.so_aandeel\"?", Assert.Throws<KeyNotFoundException>(() => Data.Series("po.so_andeel")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void LookingIsNotSeeing()
    {
        using (DataLedger.Apart())
        {
            var published = Published.Load();
            Shown("text/plain", published.Find("so"));
            var h = Sample.Rise.Register(Sample.Day);
            var so = published.InVintage("ocw-2023").Series("po.so_aandeel");
            Assert.False(h.Confront("so", so.Origin, Sample.Up()).Findings[0].IsAfterwards);
        }
    }
}
