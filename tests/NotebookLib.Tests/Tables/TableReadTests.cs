using NotebookLib.Cleaning;

namespace NotebookLib.Tests.Tables;

/// <summary>What a column of a file becomes, and that whatever can be read in two ways stays text.</summary>
public sealed class TableReadTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nl-table-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("n", "12|7|0", CellKind.Whole, "hele getallen")]
    [InlineData("n", "12|-7", CellKind.Whole, "hele getallen")]
    [InlineData("n", "0285|0363", CellKind.Text, "een code: “0285” (regel 2) begint met een nul")]
    [InlineData("n", "285|363|0014", CellKind.Text, "een code: “0014” (regel 4)")]
    [InlineData("gemeentecode", "285|363", CellKind.Text, "een code, zegt de kop")]
    [InlineData("klant_id", "1|2", CellKind.Text, "een code, zegt de kop")]
    [InlineData("postcode", "1234|5678", CellKind.Text, "een code, zegt de kop")]
    [InlineData("n", "3,5|12", CellKind.Number, "decimale komma")]
    [InlineData("n", "3.5|12.25", CellKind.Number, "decimale punt")]
    [InlineData("n", "0.512|3.5", CellKind.Number, "decimale punt")]
    [InlineData("n", "0.512", CellKind.Number, "decimale punt")]
    [InlineData("n", "1.234|2.345", CellKind.Text, "“1.234” (regel 2) kan duizend zijn of een decimaal")]
    [InlineData("n", "1,234|2,345", CellKind.Text, "“1,234” (regel 2) kan duizend zijn of een decimaal")]
    [InlineData("n", "1.234|1.369.465", CellKind.Whole, "punten tussen duizendtallen")]
    [InlineData("n", "1.234|2,5", CellKind.Number, "decimale komma")]
    [InlineData("AANTAL LEERLINGEN", "1.234|12", CellKind.Whole, "punten tussen duizendtallen")]
    [InlineData("n", "1.234|2.5", CellKind.Number, "decimale punt")]
    [InlineData("n", "3,5|3.5", CellKind.Text, "twee soorten decimalen: “3,5” (regel 2) en “3.5” (regel 3)")]
    [InlineData("n", "1.369.465|2.5", CellKind.Text, "een punt op twee manieren")]
    [InlineData("n", "12E3|45E1", CellKind.Text, "is geen getal")]
    [InlineData("n", "+31612345678", CellKind.Text, "is geen getal")]
    [InlineData("n", "1,234,567", CellKind.Text, "is geen getal")]
    [InlineData("n", "1|2|3|4|5|6|7|8|9|onbekend", CellKind.Text, "tekst: “onbekend” (regel 11) is geen getal")]
    [InlineData("n", "99999999999999999999|1", CellKind.Text, "is geen getal")]
    [InlineData("n", "aap|noot", CellKind.Text, "woorden")]
    [InlineData("n", "ja|nee|ja", CellKind.Flag, "alleen ja en nee")]
    [InlineData("n", "ja|nee|onbekend", CellKind.Text, "woorden")]
    [InlineData("n", "2018/'19|2019/'20", CellKind.Year, "schooljaren")]
    [InlineData("n", "2018-2019|2019-2020", CellKind.Year, "schooljaren")]
    [InlineData("n", "2018/'19|2019/'20*", CellKind.Text, "met een sterretje")]
    [InlineData("schooljaar", "2018|2019", CellKind.Year, "schooljaren, zegt de kop")]
    [InlineData("PEILJAAR", "2018|2019", CellKind.Year, "schooljaren, zegt de kop")]
    [InlineData("jaar", "2018|2019", CellKind.Text, "kan een schooljaar zijn of een kalenderjaar")]
    [InlineData("kosten", "2018|1999", CellKind.Whole, "hele getallen")]
    [InlineData("datum", "20181001|20191001", CellKind.Text, "datums")]
    public void A_column_is_typed_only_where_every_cell_agrees(string header, string cells, CellKind kind, string why)
    {
        var column = Table.Read(Write($"{header};naam\n" + string.Concat(cells.Split('|').Select(c => $"{c};x\n"))))[header];
        Assert.Equal(kind, column.Kind);
        Assert.Contains(why, column.Why, StringComparison.Ordinal);
        Assert.Equal(cells.Split('|').Length, column.Cells.Count);
        if (kind == CellKind.Text)
        {
            Assert.Equal(cells.Split('|'), column.Cells.Select(c => (string?)c.Value)); // as printed, to the last character
        }
    }

    [Fact]
    public void Numbers_are_what_a_Dutch_reader_reads()
    {
        var table = Table.Read(Write("deel;aantal;groot\n3,5;1.234;1.369.465\n1.234,25;12;7\n"), ("aantal", CellKind.Whole));
        Assert.Equal([3.5, 1234.25], table["deel"].Cells.Select(c => c.Value));
        Assert.Equal([1234L, 12L], table["aantal"].Cells.Select(c => c.Value));
        Assert.Equal([1369465L, 7L], table["groot"].Cells.Select(c => c.Value));
    }

    [Fact]
    public void Masks_make_counts_with_bounds_and_missing_keeps_its_reason()
    {
        var table = Table.Read(
            Write("BRIN;leerlingen;aandeel\n00AO;<5;<5\n01BP;120;3,5\n02CQ;;2,5\n03DR;x;.\n04ES;1-4;1,5\n05FT;200;1\n06GU;300;2\n07HV;250;3\n"));
        Assert.Equal(CellKind.Whole, table["leerlingen"].Kind);
        Assert.Equal([Count.Suppressed(1, 4), 120, Count.Suppressed(1, 4)], new[] { 0, 1, 4 }.Select(r =>
            table["leerlingen"].Cells[r].AsCount()));
        Assert.Equal([Missing.Empty, Missing.Secret], new[] { 2, 3 }.Select(r => table["leerlingen"].Cells[r].Missing));
        Assert.Equal("hele getallen; 2 afgeschermd, met grenzen", table["leerlingen"].Why);
        // bounds of a count say nothing about a percentage
        Assert.Equal((Missing.Secret, Missing.Unreliable), (table["aandeel"].Cells[0].Missing, table["aandeel"].Cells[3].Missing));
    }

    [Fact]
    public void A_range_is_a_masked_count_only_where_the_header_speaks_of_counts()
    {
        var table = Table.Read(Write("groep;aantal\n1;10\n2;12\n3;9\n4;30\n5;11\n7-8;1-4\n"));
        Assert.Equal(("1", "7-8"), (table["groep"].Cells[0].Value, table["groep"].Cells[5].Value));
        Assert.Contains("“7-8” (regel 7) kan een afgeschermd aantal zijn of een groep", table["groep"].Why, StringComparison.Ordinal);
        Assert.Equal(Count.Suppressed(1, 4), table["aantal"].Cells[5].AsCount());
    }

    [Fact]
    public void A_column_that_stays_text_keeps_its_masks_as_printed()
    {
        var table = Table.Read(Write("naam;n\na;12\nb;<5\nc;zie noot\nd;x\ne;3\nf;4\ng;5\nh;6\ni;7\n"));
        Assert.Equal(["12", "<5", "zie noot", "x", "3"], table["n"].Cells.Take(5).Select(c => c.Value));
        Assert.Contains("“zie noot” (regel 4)", table["n"].Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Units_and_flags_come_along()
    {
        var table = Table.Read(Write("naam;p;n (aantal);leerlingen\na;70,0%;1;31.230*\nb;,5%;2;12\nc;-;3;x\n"));
        Assert.Equal(["", "%", "aantal", ""], table.Columns.Select(c => c.Unit));
        Assert.Equal([70.0, 0.5, null], table["p"].Cells.Select(c => c.Value));
        Assert.Equal(("*", 31230L, ""), (table["leerlingen"].Cells[0].Flag, table["leerlingen"].Cells[0].Value, table["leerlingen"]
            .Cells[1].Flag));
        Assert.Equal(Missing.Nil, table["p"].Cells[2].Missing);
    }

    [Fact]
    public void What_may_have_shifted_or_has_two_units_stays_text()
    {
        var shifted = Table.Read(Write("naam,n,cijfer,\na,12,6,4\nb,13,7,1\n"));
        Assert.Equal([CellKind.Text, CellKind.Text, CellKind.Text, CellKind.Text], shifted.Columns.Select(c => c.Kind));
        Assert.Contains("verschoven", shifted["cijfer"].Why, StringComparison.Ordinal);
        var mixed = Table.Read(Write("naam;p\na;70%\nb;0,7\n"));
        Assert.Equal((CellKind.Text, "70%"), (mixed["p"].Kind, mixed["p"].Cells[0].Value));
    }

    [Fact]
    public void A_header_row_that_you_name_is_used()
    {
        var table = Table.Read(Write("x;y\nnaam;n\na;1\n"), new ReadOptions { HeaderRow = 2 }, ("n", CellKind.Number));
        Assert.Equal(["naam", "n"], table.Columns.Select(c => c.Name));
        Assert.Equal(1.0, table["n"].Cells[0].Value);
    }

    [Fact]
    public void The_origin_is_the_file_and_no_path()
    {
        var origin = Table.Read(Write("naam;n\na;1\n")).Origin!;
        Assert.Equal((OriginKind.Local, "scholen.csv", "scholen.csv"), (origin.Kind, origin.Title, origin.Locator));
        Assert.DoesNotContain(_folder, origin.ToString(), StringComparison.Ordinal);
        Assert.Equal("Bron: deze computer, scholen.csv; eigen bestand", origin.Cite());
    }

    [Fact]
    public void No_observation_is_lost_and_what_is_left_out_is_named()
    {
        var table = Table.Read(Write("naam;n;m\na;1;2\nnaam;n;m\nb;2\n;;\nTotaal;3;4\nBron: DUO;;\n"));
        Assert.Equal(["a", "b", "Totaal"], table["naam"].Cells.Select(c => c.Value));
        Assert.Equal(CellKind.Whole, table["n"].Kind);
        var remarks = table.Findings["waarom"].Cells.Select(c => c.ToString()).Skip(3).ToList();
        Assert.Contains(remarks, r => r.Contains("regel 3: naam;n;m", StringComparison.Ordinal)
            && r.Contains("Laat de rij weg", StringComparison.Ordinal));
        Assert.Contains(remarks, r => r.Contains("regel 7: Bron: DUO", StringComparison.Ordinal));
        Assert.Contains(remarks, r => r.Contains("telt dubbel", StringComparison.Ordinal)
            || r.Contains("totaal van andere rijen", StringComparison.Ordinal));
    }

    [Fact]
    public void Findings_say_per_column_what_was_decided()
    {
        var findings = Table.Read(Write("code;n\n0285;1\n0363;<5\n")).Findings;
        Assert.Equal(["kolom", "soort", "waarom", "ontbreekt", "afgeschermd"], findings.Columns.Select(c => c.Name));
        Assert.Equal(["tekst", "hele getallen"], findings["soort"].Cells.Take(2).Select(c => c.Value));
        Assert.Equal([0L, 1L], findings["afgeschermd"].Cells.Take(2).Select(c => c.Value));
        Assert.Contains("scholen.csv", findings.Origin!.Cite(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_kind_that_you_name_is_taken_or_refused_with_file_line_and_way_out()
    {
        var path = Write("BRIN;jaar;n\n00AO;2018;1.234\n01BP;2019;x\n");
        var table = Table.Read(path, ("jaar", CellKind.Year), ("n", CellKind.Whole));
        Assert.Equal([CellKind.Text, CellKind.Year, CellKind.Whole], table.Columns.Select(c => c.Kind));
        Assert.Equal((1234L, Missing.Secret), (table["n"].Cells[0].Value, table["n"].Cells[1].Missing));
        var wrong = Assert.Throws<ArgumentException>(() => Table.Read(path, ("BRIN", CellKind.Whole))).Message;
        Assert.Contains("scholen.csv, line 2: Column \"BRIN\", row 1: \"00AO\" cannot be read as Whole. Leave \"BRIN\" out of the kinds",
            wrong, StringComparison.Ordinal);
        Assert.Contains("has no column \"brin\". Did you mean \"BRIN\"? It has: BRIN, jaar, n", Assert.Throws<ArgumentException>(() =>
            Table.Read(path, ("brin", CellKind.Text))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Table.Read(path, ("n", CellKind.Whole), ("n", CellKind.Text)));
        Assert.Contains("weg.csv", Assert.Throws<UnreadableFileException>(() => Table.Read(Path.Combine(_folder, "weg.csv"))).Message,
            StringComparison.Ordinal);
    }

    private string Write(string text)
    {
        var path = Path.Combine(_folder, "scholen.csv");
        File.WriteAllText(path, text);
        return path;
    }

    [Fact]
    public void A_sum_over_regions_of_more_than_one_size_is_refused()
    {
        var table = Table.Read(Write("Perioden;Regio's;Bevolking (aantal)\n2022;Nederland;13000\n2022;Noord-Nederland (LD);1300\n"
            + "2022;Groningen (PV);450\n2023;Nederland;13100\n2023;Noord-Nederland (LD);1310\n2023;Groningen (PV);460\n"), ("Perioden",
                CellKind.Year));
        Assert.Contains("regions of more than one size (Nederland, Noord-Nederland (LD), Groningen (PV))",
            Assert.Throws<ArgumentException>(() =>
            table.Series("Perioden", "Bevolking (aantal)", sum: true)).Message, StringComparison.Ordinal);
        Assert.Equal(13000, table.Where("Regio's", "Nederland").Series("Perioden", "Bevolking (aantal)")[2022]);
    }
}
