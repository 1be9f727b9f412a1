using NotebookLib.Cleaning;

namespace NotebookLib.Tests.Cleaning;

public class SchemaTests
{
    private const string Small =
        "INSTELLINGSCODE;VESTIGINGSCODE;NAAM_VESTIGING;SOORT_VESTIGING;DENOMINATIE_VESTIGING;BEVOEGD_GEZAG_NUMMER;GEMEENTECODE_VESTIGING;GEMEENTENAAM_VESTIGING;LEERLINGEN_2020;LEERLINGEN_2021\n"
        + "00AA;00AA00;De Ster;BO;Openbaar;1;285;VOORST;100;<5\n00AB;00;De Maan;SBO;Openbaar;1;0285;VOORST;;40\n";

    [Fact]
    public void Wide_becomes_long_with_reasons()
    {
        var sites = HistoricSites.Load(DelimitedFile.FromText(Small));
        Assert.Equal(4, sites.Observations.Count);
        Assert.Equal([Missing.None, Missing.Suppressed, Missing.DidNotExist, Missing.None], sites.Observations.Select(o => o.Missing));
        Assert.Equal(Count.Suppressed(1, 4), sites.Total(SchoolType.Bao, new SchoolYear(2021)));
        Assert.Equal("00AB00", sites.Sites[1].Code.ToString());
        Assert.Equal(40, sites.InMunicipality(new MunicipalityCode(285), SchoolType.Sbo)[new SchoolYear(2021)].Value);
        Assert.Equal([new SchoolYear(2020), new SchoolYear(2021)], sites.Years);
    }

    [Fact]
    public void A_broken_row_is_named_by_line_and_column()
    {
        var error = Assert.Throws<UnreadableFileException>(() =>
            HistoricSites.Load(DelimitedFile.FromText(Small.Replace("00AB;00", "onbekend;xx", StringComparison.Ordinal), "06.csv")));
        Assert.Equal((3L, "VESTIGINGSCODE"), (error.Line, error.Column));
        var text = Assert.Throws<UnreadableFileException>(() =>
            HistoricSites.Load(DelimitedFile.FromText(Small.Replace(";40", ";veertig", StringComparison.Ordinal), "06.csv",
            new ReadOptions { Kinds = new Dictionary<string, ColumnKind> { ["LEERLINGEN_2021"] = ColumnKind.Count } })));
        Assert.Contains("06.csv, line 3, column LEERLINGEN_2021", text.Message, StringComparison.Ordinal);
        Assert.Contains("SOORT", Assert.Throws<UnreadableFileException>(() =>
            HistoricSites.Load(DelimitedFile.FromText("brin;vestiging;SOORTEN;2020\n"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_06_hits_its_known_totals()
    {
        var sites = HistoricSites.Load(Look.Duo(OriginalFileTests.Historic));
        Assert.Equal((9737, 30, 9737 * 30, 762), (sites.Sites.Count, sites.Years.Count, sites.Observations.Count,
            sites.Observations.Count(o => o.Missing == Missing.Suppressed)));
        Assert.Equal(1_414_261, sites.Total(SchoolType.Bao, new SchoolYear(2017)).Value);
        Assert.Equal(1_386_023, sites.Total(SchoolType.Bao, new SchoolYear(2020)).Value);
        Assert.Equal(1_370_816, sites.Total(SchoolType.Bao, new SchoolYear(2021)).Value);
        Assert.All(sites.Sites, s => Assert.NotNull(s.Type));
        Assert.Equal(sites.Total(SchoolType.Sbo, new SchoolYear(2023)).Low, sites.Sites.Select(s => s.Municipality).Distinct().Sum(m =>
            sites.InMunicipality(m, SchoolType.Sbo)[new SchoolYear(2023)].Low));
    }

    [Fact]
    public void Vo_2019_hits_its_known_totals()
    {
        // The file has 956,857 pupils where DUO published 956,812, and 29,315 in pro where 29,254 or 29,314 was published: the file
        // counts a pupil per site; the printed tables are of other days. The file's own sums are what a reader has to hit.
        var pupils = SecondaryEnrolment.Read(Look.Duo(OriginalFileTests.Secondary)).ToList();
        Assert.Equal(956_857, Count.Sum(pupils.Select(e => e.Pupils)).Value);
        Assert.Equal(29_315, Count.Sum(pupils.Where(e => e.Type == SchoolType.Pro).Select(e => e.Pupils)).Value);
        Assert.Contains(pupils, e => e.Element == "0024");
        Assert.Equal(12, pupils.Select(e => e.Province).Distinct().Count());
        Assert.Equal(15, pupils.Select(e => e.Track).Distinct().Count());
    }

    [Fact]
    public void Transitions_of_duo_are_followed()
    {
        var transitions = Transitions.Load(Look.Duo(OriginalFileTests.Transitions));
        Assert.Equal(8785, transitions.All.Count);
        var all = transitions.All.Select(t => t.From).Distinct().Select(c => transitions.Forward(c)).ToList();
        Assert.All(all, l => Assert.NotEmpty(l.Ends));
        Assert.Contains(all, l => l.Steps.Count > 2 && l.IsCertain);
        Assert.Contains(all, l => l.Splits.Count > 0);
        Assert.Equal("10OV", transitions.Present("00BA"));
        Assert.Contains("00BA", transitions.Backward("10OV").Steps.Select(t => t.From));
    }

    [Fact]
    public void A_series_goes_on_after_a_merger()
    {
        var graph = Transitions.Of(Move("A", "B", 2005), Move("B", "C", 2010), Move("D", "C", 2010));
        Assert.Equal(["C"], graph.Forward("A").Ends);
        Assert.Equal(["A", "D"], graph.Backward("C").Ends.Order());
        var joined = graph.Join([("A", new SchoolYear(2004), 10), ("B", new SchoolYear(2004), 5), ("C", new SchoolYear(2012), 30),
            ("D", new SchoolYear(2004), Count.Suppressed(1, 4))], out var uncertain);
        Assert.Empty(uncertain);
        Assert.Equal(Count.Suppressed(16, 19), joined["C"][new SchoolYear(2004)]);
        Assert.Equal(30, joined["C"][new SchoolYear(2012)].Value);
    }

    [Fact]
    public void Splits_and_cycles_are_reported_and_not_guessed()
    {
        var split = Transitions.Of(Move("A", "B", 2005), Move("A", "C", 2005)).Forward("A");
        Assert.Equal(["B", "C"], split.Ends);
        Assert.Equal("A ging op 1-8-2005 over in B en C", Assert.Single(split.Splits));
        var cycle = Transitions.Of(Move("A", "B", 2005), Move("B", "A", 2005)).Forward("A");
        Assert.False(cycle.IsCertain);
        Assert.Equal("A komt via B op 1-8-2005 terug bij zichzelf", Assert.Single(cycle.Cycles));
        Assert.Single(Transitions.Of(Move("A", "B", 2005), Move("B", "A", 2005)).Backward("A").Cycles);
        var later = Transitions.Of(Move("A", "B", 2005), Move("B", "C", 2000)).Forward("A");
        Assert.Equal(["B"], later.Ends);
        var part = Transitions.Of(Move("A", "B", 2005) with { IsComplete = false }).Forward("A");
        Assert.Equal((1, "A"), (part.Partial.Count, part.Ends[0]));
    }

    private static Transition Move(string from, string to, int year) => new(from, to, 'U', new DateOnly(year, 8, 1), "Fusie", true, 2);
}
