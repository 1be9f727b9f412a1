using NotebookLib.Charts;
using NotebookLib.Cleaning;
using NotebookLib.Cleaning.Audit;

namespace NotebookLib.Tests.Cleaning;

/// <summary>One test per check of the audit, named after its class.</summary>
public class AuditTests
{
    private const string Head = "BRIN "
        + "NUMMER;VESTIGINGSNUMMER;SOORT_VESTIGING;GEMEENTECODE;LEERLINGEN_2012;LEERLINGEN_2013;LEERLINGEN_2014\n";

    [Fact]
    public void DuplicateRows() => Finds("dubbele-rijen", 1, Head + "00AA;00;BO;285;1;2;3\n00AA;00;BO;285;1;2;3\n", "regel 3, 00AA00");

    [Fact]
    public void DuplicateKeys() => Finds("dubbele-vestigingen", 1, Head + "00AA;00;BO;285;1;2;3\n00AA;0;BO;285;7;8;9\n",
        "staat ook op regel 2");

    [Fact]
    public void ReadingFindings() => Finds("inlezen", 1, "00AA;De Ster;12\n00AB;De Zon;7\n", "--header-row");

    [Fact]
    public void TotalsAmongRows()
    {
        const string Text = "jaar;gemeente;aantal so\n2016-2017;Almelo;112\n2016-2017;Hengelo;201\n2016-2017;Totaal;313\n";
        Finds("totaalrijen", 1, Text, "regel 4, kolom gemeente: \"Totaal\"");
        Assert.False(Report(Text).IsClean);
        Assert.DoesNotContain("niets gevonden", Report(Text).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void RegionsInRegions() => Finds("geneste-gebieden", 3, "regio;n\nNederland;13\nDrenthe;5\nGroningen (PV);8\n",
        "kolom regio: land");

    [Fact]
    public void SumsOfOthers()
    {
        Finds("som-van-andere", 1, "jaar;gemeente;aantal so\n2016-2017;Almelo;112\n2016-2017;Hengelo;201\n2016-2017;Twente;313\n",
            "\"Twente\" is de som van 2 andere rijen");
        Finds("som-van-andere", 2,
            "jaar;gemeente;so;bao\n2016;Almelo;12;30\n2016;Hengelo;21;40\n2016;Regio;33;70\n2017;Almelo;13;31\n2017;Hengelo;22;41\n2017;Regio;35;72\n", "\"Regio\"");
        // 1 + 2 = 3 says too little
        Assert.Equal(0, Report("naam;n\na;1\nb;2\nc;3\n").Findings.Single(f => f.Check == "som-van-andere").Count);
        Assert.Equal(0, Report("naam;n;m\na;100;7\nb;200;8\nc;300;9\n").Findings.Single(f => f.Check == "som-van-andere").Count);
    }

    [Fact]
    public void Nothing_found_is_said_with_what_was_looked_at() =>
        Assert.Contains("waar geen controle bij staat, is niet naar gekeken", Report("naam;n\na;1\nb;20\n").ToString(),
            StringComparison.Ordinal);

    [Fact]
    public void MissingPatterns() => Finds("ontbrekend", 4, "naam;sector;n\na;nvt;\nb;nvt;.\nc;x;3\n", "niet van toepassing: 2 cellen");

    [Fact]
    public void SuppressedCells() => Finds("afgeschermd", 2, Head + "00AA;00;BO;285;1;<5;3\n00AB;00;BO;285;1;<5;3\n", "tussen 2 en 8");

    [Fact]
    public void ImpossibleValues() => Finds("onmogelijk", 1, Head + "00AA;00;BO;285;1;2;3;4\n", "regel 2");

    [Fact]
    public void Jumps()
    {
        const string Text = Head + "00AA;00;BO;285;100;300;310\n00AB;00;BO;285;<5;60;20\n00AC;00;BO;285;0;500;500\n";
        Finds("sprongen", 2, Text, "van 100 naar 300 in 2013/'14");
        var mergers = Transitions.Of(new Transition("00AX", "00AA", 'U', new DateOnly(2013, 8, 1), "Fusie", true, 2));
        var finding = Report(Text, new AuditOptions { Transitions = mergers }).Findings.Single(f => f.Check == "sprongen");
        Assert.StartsWith("1 vallen samen met een fusie", finding.Meaning, StringComparison.Ordinal);
    }

    [Fact]
    public void TotalsAgainstPublished()
    {
        const string Text = Head + "00AA;00;BO;285;100;<5;3\n00AB;00;SBO;285;7;8;9\n";
        Finds("totalen", 1, Text, "het bestand telt 100, gepubliceerd is 90 (proef)",
            new AuditOptions { Totals = [(SchoolType.Bao, new SchoolYear(2012), 90, "proef"),
            (SchoolType.Bao, new SchoolYear(2013), 3, "proef")] });
    }

    [Fact]
    public void Revisions()
    {
        var earlier = AuditTable.Load(Look.File(Head + "00AA;00;BO;285;100;110;3\n00AZ;00;BO;285;1;2;3\n"));
        Finds("herzien", 1, Head + "00AA;00;BO;285;100;111;3\n00AB;00;BO;285;1;2;3\n", "1 rijen zijn nieuw, 1 zijn verdwenen",
            new AuditOptions { Earlier = earlier });
    }

    [Fact]
    public void DefinitionBreaks()
    {
        Finds("breuken", 2, Head + "00AA;00;SO;285;1;2;3\n", "cluster 3 en 4");
        Assert.Equal(0, Report("SOORT;PEILJAAR;AANTAL\nSO;2020;5\nSO;2021;6\n").Findings.Single(f => f.Check == "breuken").Count);
    }

    [Fact]
    public void UnresolvedIdentifiers()
    {
        Finds("codes", 2, Head + "00AA;00;BO;9999;1;2;3\nschool;00;BO;285;1;2;3\n00AB;00;BO;0285;1;2;3\n", "gemeente \"9999\" is onbekend");
        Finds("codes", 1, Head + "00AA;00;BO;285;1;2;3\n", "staat niet in de lijst",
            new AuditOptions { KnownBrins = new HashSet<string> { "00AB" } });
    }

    [Fact]
    public void Every_check_has_a_test()
    {
        var tests = typeof(AuditTests).GetMethods().Select(m => m.Name).ToHashSet();
        Assert.All(QualityAudit.Checks, c => Assert.Contains(c.GetType().Name, tests));
    }

    [Fact]
    public void A_clean_table_is_called_clean_and_html_is_encoded()
    {
        var report = Report("naam;n\n<b>a</b>;1\nc;2\n");
        Assert.True(report.IsClean);
        var broken = Report("naam;n\n<b>a</b>;1\n<b>a</b>;1\n" + "d;4\n<i>;5;<script>alert(1)</script>\n");
        Assert.False(broken.IsClean);
        Assert.DoesNotContain("<script", broken.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", broken.ToHtml(), StringComparison.Ordinal);
        Assert.Equal(broken.Findings.Count, broken.ToTable().Count);
        Assert.Contains("<svg", broken.ToFigure().ToSvg(), StringComparison.Ordinal);
        Assert.Contains("Rijen die twee keer voorkomen", broken.ToFigure().AltText, StringComparison.Ordinal);
        Assert.DoesNotContain("!", broken.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void File_06_is_audited()
    {
        var report = QualityAudit.Of(Look.Duo(OriginalFileTests.Historic),
            new AuditOptions { Transitions = Transitions.Load(Look.Duo(OriginalFileTests.Transitions)),
            Totals = [(SchoolType.Bao, new SchoolYear(2017), 1_414_261, "OCW in "
            + "cijfers"), (SchoolType.Bao, new SchoolYear(2020), 1_386_023, "OCW in cijfers")] });
        var counts = report.Findings.ToDictionary(f => f.Check, f => f.Count);
        Assert.Equal((0L, 0L, 762L, 0L), (counts["dubbele-rijen"], counts["totalen"], counts["afgeschermd"], counts["onmogelijk"]));
        Assert.True(counts["sprongen"] > 0 && counts["codes"] > 0);
    }

    private static AuditReport Report(string text, AuditOptions? options = null) =>
        QualityAudit.Of(AuditTable.Load(Look.File(text)), options);

    private static void Finds(string check, long count, string text, string example, AuditOptions? options = null)
    {
        var finding = Assert.Single(Report(text, options).Findings, f => f.Check == check);
        Assert.Equal(count, finding.Count);
        Assert.Contains(finding.Examples, e => e.Contains(example, StringComparison.Ordinal));
    }
}
