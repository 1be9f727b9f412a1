using NotebookLib.Charts;
using NotebookLib.Notebooks.Site;

namespace NotebookLib.Notebooks.Tests.Site;

/// <summary>What is handed out at a theme: axes without what they would give away, the figure after it, questions and lines.</summary>
public sealed class HandoutTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nl-blad-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_axes_are_empty_and_the_figure_comes_on_a_later_sheet()
    {
        var series = Published.Load().Series("stroom.nieuw->sbo", "ocw-2023");
        var figure = Chart.Line("Aandeel so", "leerlingen per jaar", series);
        var pages = Sites.Build(_folder, Sites.Notebook("05-x.ipynb", ("# Ketens\n\nWie beslist?", ""), ("## Overzicht: Wat zien we?", ""),
            ("Voorspel: stijgt het?", "voorspel"), ("code", figure.ToHtml()), ("## Inzicht: Waarom?", ""),
            ("Vragen.\n\n- Wie ontbreekt?\n- Wat doe je morgen?", "vragen"), ("## Uitzicht: Wat kan anders?", "")));
        var sheets = pages["blad-05-x.html"].QuerySelectorAll("section.vel");
        Assert.Equal(3, sheets.Length);
        Assert.Contains("Wie beslist?", sheets[0].TextContent, StringComparison.Ordinal);

        var (empty, whole) = (sheets[0].QuerySelector("svg")!, sheets[1].QuerySelector("svg")!);
        Assert.Empty(empty.QuerySelectorAll("path, circle, rect, polygon, polyline, desc"));
        Assert.NotEmpty(whole.QuerySelectorAll("path"));
        var last = whole.QuerySelectorAll("text tspan")[^1].TextContent.Trim();
        Assert.DoesNotContain(last, empty.TextContent, StringComparison.Ordinal);
        var years = empty.QuerySelectorAll("text").Select(t => t.TextContent).Where(t => t.StartsWith("20", StringComparison.Ordinal));
        Assert.True(years.Count() > 2 && empty.QuerySelectorAll("line").Length > 2);
        Assert.StartsWith("Lege assen: Aandeel so", empty.GetAttribute("aria-label"), StringComparison.Ordinal);

        Assert.Equal(["Wie ontbreekt?", "Wat doe je morgen?"], sheets[2].QuerySelectorAll(".asked li").Select(li => li.TextContent));
        Assert.All(sheets, s => Assert.NotEmpty(s.QuerySelectorAll(".write")));
        Assert.NotNull(pages["05-x.html"].QuerySelector(".onward a[href='blad-05-x.html']"));
        Assert.NotNull(pages["werkplaats.html"].QuerySelector(".guides a[href='blad-05-x.html']"));
    }

    [Fact]
    public void Without_a_figure_there_is_room_to_write_and_without_steps_there_is_no_handout()
    {
        var pages = Sites.Build(_folder, Sites.Notebook("05-x.ipynb", ("# Ketens\n\nWie beslist?", ""), ("## Overzicht: Wat zien we?", ""),
            ("Tekst.", "")), Sites.Notebook("06-y.ipynb", ("# Los", ""), ("Tekst.", "")));
        Assert.Empty(pages["blad-05-x.html"].QuerySelectorAll("main svg"));
        Assert.Contains("Wat verwacht je te zien?", pages["blad-05-x.html"].Body!.TextContent, StringComparison.Ordinal);
        Assert.False(pages.ContainsKey("blad-06-y.html"));
    }
}
