using NotebookLib.Measures;
using NotebookLib.Models;
using NotebookLib.Regions;

namespace NotebookLib.Tests.Models;

public sealed class NetworkModelTests
{
    private static readonly Origin Test = Origin.Arithmetic("toets");

    private static SiteChoice Line(int places) => new([.. Enumerable.Range(0, places).Select(i => new Place($"{i}", i, 0, 1))], Test);

    [Fact]
    public void One_site_on_a_line_stands_in_the_middle_and_two_at_a_quarter()
    {
        Assert.Equal([2], Line(5).Median(1));
        Assert.Equal(1.2, Line(5).MeanDistance([2]).Value, 12);
        Assert.Equal(0.6, Line(5).MeanDistance(Line(5).Median(2)).Value, 12);
        Assert.Equal(0, Line(5).MeanDistance(Line(5).Median(5)).Value, 12);
    }

    [Fact]
    public void A_network_that_grew_is_never_better_than_the_best_choice()
    {
        // the first site of a grown network stays in the middle: 0, 1, 0, 1, 2 or worse
        Assert.Equal(0.8, Line(5).MeanDistance(Line(5).Grown(2)).Value, 12);
        foreach (var seed in Enumerable.Range(1, 12))
        {
            var region = SiteChoice.Imagined(16, seed);
            Assert.True(region.MeanDistance(region.Grown(4)).Value >= region.MeanDistance(region.Median(4)).Value - 1e-9);
            Assert.True(region.Covered(region.Covering(4, 10), 10).Value >= region.Covered(region.Median(4), 10).Value);
            Assert.True(region.MeanDistance(region.Covering(4, 10)).Value >= region.MeanDistance(region.Median(4)).Value - 1e-9);
        }
    }

    [Fact]
    public void Weights_pull_sites_and_impossible_questions_are_refused()
    {
        var places = new SiteChoice([new("a", 0, 0, 10), new("b", 5, 0, 1), new("c", 9, 0, 1)], Test);
        Assert.Equal([0], places.Median(1));
        Assert.Equal(100.0 * 11 / 12, places.Covered([0], 5).Value, 10);
        Assert.Throws<ArgumentException>(() => SiteChoice.Imagined(80, 1).Median(10));
        Assert.Throws<ArgumentException>(() => new SiteChoice([new("a", 0, 0, 0), new("b", 1, 0, 0)], Test));
        Assert.Equal(SiteChoice.Imagined(20, 7).Places, SiteChoice.Imagined(20, 7).Places);
        Assert.Equal(OriginKind.Simulated, SiteChoice.Imagined(20, 7).Origin.Kind);
    }

    [Fact]
    public void Own_places_are_read_and_a_wrong_file_gets_a_line()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var path = Path.Combine(folder, "plaatsen.csv");
        File.WriteAllText(path, "naam,x,y,leerlingen\na,0,0,10\nb,4,3,10\n");
        Assert.Equal(2.5, SiteChoice.Own(path).Region!.MeanDistance([0]).Value, 12);
        Assert.Empty(SiteChoice.Own(path).Now);
        File.WriteAllText(path, "naam,lengtegraad,breedtegraad,leerlingen,plek\na,6.5,53.0,10,0\nb,6.5,53.1,10,1\nc,6.6,53.05,0,1\n");
        var (region, now, _) = SiteChoice.Own(path);
        Assert.Equal([1, 2], now);
        Assert.Equal(11.12, Math.Abs(region!.Places[0].Y - region.Places[1].Y), 6);
        Assert.Equal(11.12 * Math.Cos(53.05 * Math.PI / 180), region.Places[2].X - region.Places[0].X, 6);
        File.WriteAllText(path, "naam,x,leerlingen\na,0,10\n");
        Assert.Null(SiteChoice.Own(path).Region);
        Assert.Contains("naam,x,y,leerlingen", SiteChoice.Own(path).Line, StringComparison.Ordinal);
        File.WriteAllText(path, "naam,x,y,leerlingen\na,0,0,tien\nb,1,1,5\n");
        Assert.Contains("tien", SiteChoice.Own(path).Line, StringComparison.Ordinal);
        Assert.Contains("geen bestand weg.csv", SiteChoice.Own(Path.Combine(folder, "weg.csv")).Line, StringComparison.Ordinal);
        Assert.Contains("zodra", SiteChoice.Own("").Line, StringComparison.Ordinal);
        Directory.Delete(folder, true);
    }

    [Fact]
    public void Difference_in_differences_ranks_the_area_among_placebos()
    {
        YearSeries Area(string name, params double[] values) =>
            new(name, name, "per 100", Test, values.Select((v, i) => new YearValue(new SchoolYear(2010 + i), v)));
        var test = new DifferenceInDifferences(Area("a", 5, 5, 1), [Area("b", 4, 4, 3), Area("c", 6, 6, 6), Area("d", 5, 5, 4)],
            new SchoolYear(2011), new SchoolYear(2012));
        Assert.Equal(-4 - (-2.0 / 3), test.Effect.Value, 12);
        Assert.Equal(0.25, test.P);
        Assert.Equal(0.25, test.SmallestP);
        Assert.Equal(-1 - (-0.5), test.Placebos[0].Effect, 12);
        Assert.Equal(1, test.Detectable, 12);
        Assert.Equal(0, test.Earlier(new SchoolYear(2010)).Effect.Value, 12);
        Assert.Equal(0, test.Path[new SchoolYear(2011)], 12);
        Assert.Throws<MeasureException>(() => new DifferenceInDifferences(Area("a", 1, 2), [Area("b", 1, 2)], new SchoolYear(2010),
            new SchoolYear(2011)));
    }
}
