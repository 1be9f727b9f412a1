using System.Globalization;
using System.IO.Compression;
using NotebookLib.Cleaning;

namespace NotebookLib.Tests.Cleaning;

/// <summary>Workbooks as people make them: dates, percentages, merged headers, a second sheet, a hidden one.</summary>
public sealed class WorkbookTests
{
    [Fact]
    public void A_sheet_is_read_as_any_other_table()
    {
        var file = Open(Book(("Blad1", "", [["Schooljaar", "Soort", "Aantal"], ["2018-2019", "so", 120], ["2019-2020", "so", "<5"],
            ["2020-2021", "Totaal", 1234567]])));
        var (record, rows) = (Look.Record(file), Look.Rows(file));
        Assert.Equal(["Schooljaar", "Soort", "Aantal"], file.Columns.Select(c => c.Name));
        Assert.Equal((3L, 1L, 1L), (record.Kept, record.Suppressed, record.CountOf("totaalrij")));
        Assert.Equal(1234567, rows[2][2].AsCount().Value);
        var seen = DataInspection.Of(file);
        Assert.Equal(("xlsx", "", "Blad1", "count"), (seen.Encoding, seen.Delimiter, seen.Sheet, seen.Fields[2].Kind));
        Assert.Equal(["120", "<5", "1234567"], seen.Fields[2].First);
    }

    [Fact]
    public void Days_percentages_decimals_and_truths_are_what_the_sheet_shows()
    {
        var file = Open(Book(("x", "", [["naam", "dag", "p", "groot", "waar", "fout"],
            ["a;\"b\"", new Styled(43374, 1), new Styled(0.705, 2), 1234.567, true, "#N/A"], ["c", new Styled(43739, 1), new Styled(0.1, 2),
            0.1 + 0.2, false, ""]])));
        var rows = Look.Rows(file);
        Assert.Equal(["a;\"b\"", "2018-10-01", "70,5", "1234,5670", "ja", "#N/A"], rows[0].Select(c => c.Text));
        Assert.Equal((ColumnKind.Date, "%", 1234.567, 0.3), (file.Columns[1].Kind, file.Columns[2].Unit, rows[0][3].AsNumber(),
            rows[1][3].AsNumber()));
    }

    [Fact]
    public void Merged_headers_and_titles_are_understood()
    {
        var file = Open(Book(("x", "A1:D1 B3:C3", [["Leerlingen per "
            + "gemeente", null, null, null], [], [null, "Leerlingen", null, "Aandeel"], ["Gemeente", "so", "bao", "% "
            + "so"], ["Assen", 12, 100, 10.7], ["Emmen", 8, 90, 8.2]])));
        var (record, rows) = (Look.Record(file), Look.Rows(file));
        Assert.Equal(["Gemeente", "so", "bao", "% so"], file.Columns.Select(c => c.Name));
        Assert.Equal([3L, 4], file.HeaderRows);
        Assert.Equal(("Leerlingen", "Leerlingen", 2L), (file.Columns[1].Group, file.Columns[2].Group, record.Kept));
        Assert.Equal(12, rows[0][1].AsCount().Value);
        using var reader = file.Read();
        Assert.True(reader.Read());
        Assert.Equal(5, reader.Line); // the row of the sheet
    }

    [Fact]
    public void Cells_merged_downward_hold_their_value_in_every_row()
    {
        var rows = Look.Rows(Open(Book(("x", "A2:A3", [["jaar", "soort", "n"], ["2018-2019", "so", 1], [null, "bao", 2]]))));
        Assert.Equal(["2018-2019", "2018-2019"], rows.Select(r => r[0].Text));
    }

    [Fact]
    public void The_first_sheet_that_is_not_hidden_or_the_one_that_you_name()
    {
        var bytes = Book(("geheim", "hidden", [["x"], [1]]), ("Blad1", "", [["a", "b"], ["x", 1]]), ("Blad 2", "", [["c", "d"], ["y", 2]]));
        Assert.Equal(("Blad1", "a"), (Open(bytes).Sheet, Open(bytes).Columns[0].Name));
        Assert.Contains("Blad 2", Look.Record(Open(bytes)).Findings.Single(f => f.Rule.Id == "werkblad").Example, StringComparison.Ordinal);
        Assert.Equal(["Blad 2", "Blad 2", "Blad1"], new[] { "blad 2", "3", "2" }.Select(s => Open(bytes, s).Sheet));
        Assert.Contains("There are: geheim, Blad1, Blad 2", Assert.Throws<UnreadableFileException>(() => Open(bytes, "Blad9")).Message,
            StringComparison.Ordinal);
        Assert.Contains("no workbook", Assert.Throws<UnreadableFileException>(() =>
            Look.File("a;b\n1;2\n", new ReadOptions { Sheet = "1" })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_workbook_is_refused_with_how_to()
    {
        var ods = Assert.Throws<UnreadableFileException>(() =>
            Open(Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>"))));
        Assert.Contains("OpenDocument", ods.What, StringComparison.Ordinal);
        Assert.Contains("save it as xlsx", ods.WayOut, StringComparison.Ordinal);
        Assert.Contains("zip", Assert.Throws<UnreadableFileException>(() => Open(Zip(("a.csv", "a;b\n")))).What, StringComparison.Ordinal);
        var book = Book(("x", "", [["a", "b"], ["x", 1]]));
        Assert.Contains("damaged", Assert.Throws<UnreadableFileException>(() => Open(book[..(book.Length / 2)])).What,
            StringComparison.Ordinal);
        Assert.Contains("cannot be read", Assert.Throws<UnreadableFileException>(() => Open(Zip(("xl/workbook.xml", "<kapot")))).What,
            StringComparison.Ordinal);
        Assert.Contains("is empty", Assert.Throws<UnreadableFileException>(() => Open(Book(("leeg", "", [])))).What,
            StringComparison.Ordinal);
    }

    private static DelimitedFile Open(byte[] bytes, string? sheet = null) =>
        DelimitedFile.FromBytes(bytes, "tabel.xlsx", new ReadOptions { Sheet = sheet });

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A workbook of sheets: name, merged ranges or "hidden", rows.</summary>
    private static byte[] Book(params (string Name, string Extra, object?[][] Rows)[] sheets)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            Package = "http://schemas.openxmlformats.org/package/2006/relationships";
        var numbers = Enumerable.Range(1, sheets.Length).ToList();
        return Zip(
        [
            ("[Content_Types].xml",
                $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"),
            ("_rels/.rels", $"<Relationships xmlns=\"{Package}\"><Relationship Id=\"rId1\" Type=\"{
                Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>{string.Concat(numbers.Select(n => $"<sheet "
                + $"name=\"{sheets[n - 1].Name}\" sheetId=\"{n}\"{(sheets[n - 1].Extra == "hidden" ? " state=\"hidden\"" : "")} "
                + $"r:id=\"rId{n}\"/>"))}</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}\">{string.Concat(numbers.Select(n => $"<Relationship "
                + $"Id=\"rId{n}\" Type=\"{Office}/worksheet\" "
                + $"Target=\"worksheets/sheet{n}.xml\"/>"))}<Relationship Id=\"rId99\" Type=\"{
                Office}/styles\" Target=\"styles.xml\"/></Relationships>"),
            ("xl/styles.xml", $"<styleSheet xmlns=\"{
                Main}\"><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"d\\-m\\-yyyy\"/><numFmt numFmtId=\"165\" formatCode=\"0.0%\"/></numFmts><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/><xf numFmtId=\"165\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"),
            .. numbers.Select(n => ($"xl/worksheets/sheet{n}.xml", Sheet(Main, sheets[n - 1].Extra, sheets[n - 1].Rows))),
        ]);
    }

    private static string Sheet(string main, string extra, object?[][] rows)
    {
        var merged = extra.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(r => r.Contains(':', StringComparison.Ordinal)).ToList();
        var data = rows.Select((row, r) =>
            $"<row r=\"{r + 1}\">{string.Concat(row.Select((cell, c) => Cell(cell, $"{(char)('A' + c)}{r + 1}")))}</row>");
        return $"<worksheet xmlns=\"{main}\"><sheetData>{string.Concat(data)}</sheetData>{(merged.Count > 0 ? $"<mergeCells "
            + $"count=\"{merged.Count}\">{string.Concat(merged.Select(m => $"<mergeCell ref=\"{m}\"/>"))}</mergeCells>" : "")}</worksheet>";
    }

    private static string Cell(object? cell, string at) => cell switch
    {
        null or "" => "",
        "#N/A" => $"<c r=\"{at}\" t=\"e\"><v>#N/A</v></c>",
        string text => $"<c r=\"{at}\" t=\"inlineStr\"><is><t>{System.Net.WebUtility.HtmlEncode(text)}</t></is></c>",
        bool truth => $"<c r=\"{at}\" t=\"b\"><v>{(truth ? 1 : 0)}</v></c>",
        Styled styled => $"<c r=\"{at}\" s=\"{styled.Style}\"><v>{styled.Value.ToString("R", CultureInfo.InvariantCulture)}</v></c>",
        _ => $"<c r=\"{at}\"><v>{Convert.ToString(cell, CultureInfo.InvariantCulture)}</v></c>",
    };

    private sealed record Styled(double Value, int Style);
}
