using System.Globalization;
using System.Text;
using System.Text.Json;
using NotebookLib.Cleaning;

namespace NotebookLib.Tests.Cleaning;

public class ReadingTests
{
    [Theory]
    [InlineData(';')]
    [InlineData(',')]
    [InlineData('\t')]
    [InlineData('|')]
    public void Finds_the_delimiter_with_the_other_ones_inside_quotes_and_names(char delimiter)
    {
        var inside = string.Concat(";,|\t".Where(c => c != delimiter));
        var text = $"naam{delimiter}soort{delimiter}n\n";
        for (var i = 0; i < 20; i++)
        {
            text += $"\"School{inside}{delimiter}{i}\"{delimiter}b{(i % 2 == 0 ? ";" == delimiter.ToString() ? "," : ";"
                : "")}o{delimiter}{i}\n";
        }

        var file = Look.File(text);
        Assert.Equal((delimiter, 3, 20L), (file.Delimiter, file.Columns.Count, Look.Record(file).Rows));
    }

    [Fact]
    public void Decimal_commas_do_not_win_from_semicolons()
    {
        var file = Look.File("gemeente;aandeel\nAalten;12,5\nAlmelo;2,5\nAmeland;3,25\n");
        Assert.Equal((';', 2), (file.Delimiter, file.Columns.Count));
        Assert.Equal(12.5, Look.Rows(file)[0][1].AsNumber());
    }

    [Fact]
    public void Ragged_rows_do_not_hide_the_delimiter()
    {
        var text = new StringBuilder("a;b;c;d\n");
        for (var i = 0; i < 50; i++)
        {
            text.Append(i % 5 == 0 ? "1;2;3\n" : i % 7 == 0 ? "1;2;3;4;5\n" : "x, y;2,5;3;4\n");
        }

        var file = Look.File(text.ToString());
        var record = Look.Record(file);
        Assert.Equal((';', 4, 50L, 50L), (file.Delimiter, file.Columns.Count, record.Rows, record.Kept));
    }

    [Fact]
    public void Title_lines_that_hold_the_delimiter_are_no_header()
    {
        var file = Look.File("# gegenereerd op 1 mei\n# bron: DUO, bewerkt\nsoort,jaar,aantal,regio,opm\nso,2020,<5,A,-\nso,2021,12,A,-\n");
        Assert.Equal((',', 5, 2L), (file.Delimiter, file.Columns.Count, Look.Record(file).Rows));
        var title = Look.File("Leerlingen, naar regio\nsoort,jaar,aantal,regio\nso,2020,<5,A\n");
        Assert.Equal(("soort", 1L), (title.Columns[0].Name, Look.Record(title).Suppressed));
    }

    [Fact]
    public void Excel_separator_line_is_obeyed()
    {
        var file = Look.File("sep=|\r\na|b\r\n1|2;3\r\n");
        Assert.Equal(('|', "a", 1L), (file.Delimiter, file.Columns[0].Name, Look.Record(file).Rows));
    }

    [Fact]
    public void Encodings_are_told_apart()
    {
        const string Text = "naam;n\r\nFryslân;1\r\n";
        Assert.Equal("utf-8", Look.File(Text).Encoding.Name());
        Assert.Equal("cp1252", Look.Windows(Text).Encoding.Name());
        Assert.Equal("utf-8-sig", DelimitedFile.FromBytes(new UTF8Encoding(true).GetPreamble().Concat(Encoding.UTF8.GetBytes(Text))
            .ToArray()).Encoding.Name());
        Assert.Equal("utf-16", DelimitedFile.FromBytes(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Text)).ToArray())
            .Encoding.Name());
        Assert.Equal("utf-8", Look.File("naam;n\nAmeland;1\n").Encoding.Name());
        Assert.All([Look.File(Text), Look.Windows(Text),
            DelimitedFile.FromBytes(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Text)).ToArray()),
            DelimitedFile.FromBytes(Encoding.Unicode.GetBytes(Text))],
            file => Assert.Equal("Fryslân", Look.Rows(file)[0][0].Text));
    }

    [Fact]
    public void A_multibyte_letter_on_the_edge_of_a_chunk_is_still_utf8()
    {
        for (var shift = 0; shift < 4; shift++)
        {
            var text = "naam;n\n" + new string('a', (1 << 17) - 7 - shift) + "€;1\nFryslân;2\n";
            Assert.Equal("utf-8", Look.File(text).Encoding.Name());
        }
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    public void Line_ends_and_empty_lines_at_the_end_make_no_rows(string end)
    {
        var record = Look.Record(string.Join(end, "a;b", "1;2", "3;4", "", "", ""));
        Assert.Equal((2L, 2L, 0L), (record.Rows, record.Kept, record.Dropped));
    }

    [Fact]
    public void Lines_are_counted_through_multiline_cells()
    {
        using var reader = Look.File("a;b\n\"x\ny\";1\nz;2\n").Read();
        Assert.True(reader.Read());
        Assert.Equal(2, reader.Line);
        Assert.True(reader.Read());
        Assert.Equal((4L, "z"), (reader.Line, reader.Text(0)));
    }

    [Theory]
    [InlineData("BRIN NUMMER", "brin")]
    [InlineData("INSTELLINGSCODE", "brin")]
    [InlineData("brin_nummer", "brin")]
    [InlineData("VESTIGINGSNAAM ", "naam")]
    [InlineData("SOORT PRIMAIR ONDERWIJS", "soort")]
    [InlineData("SAMENWERKINGSVERBAND PASSEND ONDERWIJS VO", "swv")]
    [InlineData("\uFEFFPEILDATUM", "peildatum")]
    public void Headers_are_known_across_years(string header, string known) => Assert.Equal(known, KnownHeaders.Find(header)!.Value.Name);

    [Fact]
    public void Wide_year_columns_know_their_year()
    {
        Assert.Equal(new SchoolYear(2024), KnownHeaders.YearOf("LEERLINGEN_2024"));
        Assert.Equal(new SchoolYear(2018), KnownHeaders.YearOf("2018/'19"));
        Assert.Null(KnownHeaders.YearOf("VAKANTIEREGIO 1"));
        Assert.Null(KnownHeaders.YearOf("0024"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData("<!DOCTYPE html>\n<html></html>")]
    [InlineData("{\"success\":true}")]
    [InlineData("%PDF-1.7\n")]
    [InlineData("PK\u0003\u0004xx")]
    public void What_is_no_table_is_refused_with_a_way_out(string content)
    {
        var error = Assert.Throws<UnreadableFileException>(() => Look.Record(content));
        Assert.StartsWith("proef.csv", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var error = Assert.Throws<UnreadableFileException>(() => DelimitedFile.Open("bestaat-niet.csv"));
        Assert.Contains("bestaat-niet.csv", error.Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_change_goes_to_the_sink_when_memory_is_capped()
    {
        var all = new List<Change>();
        var text = "a;b\n" + string.Concat(Enumerable.Range(0, 500).Select(i => $" x{i} ;1\n;\n"));
        var record = Look.Record(text, new ReadOptions { MaxChangesKept = 10, Sink = all.Add });
        Assert.Equal((1000, 10, 1000L), (all.Count, record.Changes.Count, record.ChangeCount));
        Assert.Equal((1000L, 500L, 500L), (record.Rows, record.Kept, record.Dropped));
        Assert.Equal(new Change(2, "a", " x0 ", "x0", "blanco-eromheen"), all[0]);
    }

    [Theory]
    [InlineData("nl-NL")]
    [InlineData("en-US")]
    [InlineData("")]
    public void The_report_is_the_same_in_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var json = DataInspection.Of(Look.Windows("naam;AFSTAND;LEERLINGEN\r\n\"Fryslân \";1,5;<5\r\nx;1.234,5;1.234\r\n;;\r\n"))
                .ToJson();
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            Assert.Equal(["file", "encoding", "delimiter", "rows", "columns", "kept", "dropped", "changed", "suppressed", "findings",
                "fields", "header", "sheet"], root.EnumerateObject().Select(p => p.Name));
            Assert.Equal(("cp1252", ";", 3, 3, 2, 1, 3, 1), (root.GetProperty("encoding").GetString(), root.GetProperty("delimiter")
                .GetString(), root.GetProperty("rows").GetInt32(), root.GetProperty("columns").GetInt32(),
                root.GetProperty("kept").GetInt32(), root.GetProperty("dropped").GetInt32(), root.GetProperty("changed").GetInt32(),
                    root.GetProperty("suppressed").GetInt32()));
            Assert.Equal(["rule", "count", "severity", "example"], root.GetProperty("findings")[0].EnumerateObject().Select(p => p.Name));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_record_beyond_the_limit_is_refused_and_does_not_fill_the_machine()
    {
        var path = Path.GetTempFileName();
        try
        {
            System.IO.File.WriteAllText(path, "a;b\n1;2\n" + new string('x', 2_000_000) + ";3\n");
            var error = Assert.Throws<UnreadableFileException>(() =>
                Look.Record(DelimitedFile.Open(path, new ReadOptions { MaxRecordBytes = 200_000 })));
            Assert.Contains("longer than the limit", error.What, StringComparison.Ordinal);
            Assert.Equal(2, Look.Record(DelimitedFile.Open(path)).Rows);
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }

    [Fact]
    public void A_million_columns_and_a_ten_megabyte_line_are_read()
    {
        var wide = DelimitedFile.FromText(string.Join(';', Enumerable.Repeat("kop", 1_000_000)) + "\n" + new string(';', 999_999)
            + "\n1;2\n");
        Assert.Equal((1_000_000, 2L), (wide.Columns.Count, Look.Record(wide).Rows));
        var longLine = DelimitedFile.FromText("a;b\n" + new string('x', 10_000_000) + ";1\n2;3\n");
        Assert.Equal(2, Look.Record(longLine).Rows);
    }
}
