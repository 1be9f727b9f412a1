using NotebookLib.Cleaning;
using NotebookLib.Regions;

namespace NotebookLib.Tests.Regions;

public sealed class AreaTests
{
    private static readonly SchoolYear First = new(2010);

    [Fact]
    public void The_table_that_ships_is_file_06_added_up()
    {
        var sites = HistoricSites.Load(Shared.FindOrSkip("data/duo/06.-historisch-overzicht-aantal-leerlingen-per-schoolvestiging.csv"));
        Assert.Equal(Areas.From(sites, First).ToCsv(), Areas.Load().ToCsv());
    }

    [Fact]
    public void The_board_that_ships_is_counted_in_file_06()
    {
        var sites = HistoricSites.Load(Shared.FindOrSkip("data/duo/06.-historisch-overzicht-aantal-leerlingen-per-schoolvestiging.csv"));
        Assert.Equal(BoardSites.From(sites, "41613", new SchoolYear(2020)).ToCsv(), BoardSites.Load("41613").ToCsv());
    }

    [Fact]
    public void A_board_has_institutions_and_sites_and_no_pupils_of_one_school()
    {
        var board = BoardSites.Load("41613");
        Assert.True(board.Sites(new SchoolYear(2024)).Value > board.Institutions(new SchoolYear(2024)).Value);
        Assert.True(board.Pupils(new SchoolYear(2024)).Value > 2000);
        Assert.Contains("41613", Assert.Throws<DataFileException>(() => BoardSites.Load("1")).Message, StringComparison.Ordinal);
        Assert.Contains("2020", Assert.Throws<ArgumentException>(() => board.Pupils(First)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Distances_are_those_of_three_areas()
    {
        var found = Distances.Load();
        Assert.Equal(["Nederland", "Groningen en Noordenveld", "Oldambt, Pekela en Westerwolde"], found.Select(d => d.Area));
        Assert.All(found, d => Assert.InRange(d.Within10.Value, 0, 100));
        Assert.True(found[0].Km.Value < found[1].Km.Value && found[1].Km.Value < found[2].Km.Value);
    }

    [Fact]
    public void All_areas_together_give_the_published_bao()
    {
        var areas = Areas.Load();
        Assert.Equal(1_414_261, areas.Pupils(SchoolType.Bao, new SchoolYear(2017)).Low, 20.0);
        Assert.InRange(1_386_023, areas.Pupils(SchoolType.Bao, new SchoolYear(2020)).Low,
            areas.Pupils(SchoolType.Bao, new SchoolYear(2020)).High);
        Assert.Equal(16, areas.Years.Count);
    }

    [Fact]
    public void Groups_of_municipalities_are_taken_out_of_their_province()
    {
        var areas = Areas.Load();
        var year = new SchoolYear(2023);
        Assert.DoesNotContain("Groningen", areas.Names);
        Assert.Equal(15, areas.Names.Count);
        Assert.Equal(areas.Pupils(SchoolType.Sbo, year).Low, areas.Names.Sum(n => areas.Pupils(SchoolType.Sbo, year, n).Low));
        Assert.True(areas.Withheld("", SchoolType.SoVso) > 0);
    }

    [Fact]
    public void An_unknown_area_or_year_is_answered_with_those_there_are()
    {
        var areas = Areas.Load();
        Assert.Contains("Oost-Groningen", Assert.Throws<ArgumentException>(() => areas.Pupils(SchoolType.Sbo, First, "Oostgroningen"))
            .Message, StringComparison.Ordinal);
        Assert.Contains("2010", Assert.Throws<ArgumentException>(() => areas.Pupils(SchoolType.Sbo, new SchoolYear(1990))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gebied,soort,jaar,laag,hoog,vestigingen\nA,bao,2010,5,4,1\n", "reversed")]
    [InlineData("gebied,soort,jaar,laag,hoog,vestigingen\nA,mavo2,2010,5,5,1\n", "type")]
    [InlineData("gebied,soort,jaar,laag,hoog,vestigingen\n", "no rows")]
    public void A_broken_table_is_named_by_file_and_row(string text, string problem)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(folder, "po-per-gebied.csv"), text);
        var error = Assert.Throws<DataFileException>(() => Areas.Load(folder));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Contains("po-per-gebied.csv", error.Message, StringComparison.Ordinal);
        Directory.Delete(folder, true);
    }
}
