using System.IO.Compression;
using System.Text;

namespace NotebookLib.Cli.Tests;

/// <summary>A file as somebody brings it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Answer">What was answered about its columns, as JSON; null for what the headers say.</param>
/// <param name="Refused">What the page says where it is refused; empty where it is taken.</param>
/// <param name="ByCommand">What the command says then.</param>
internal sealed record Brought(string Name, byte[] Content, string? Answer = null, string Refused = "", string ByCommand = "");

/// <summary>Exports as boards have them, good and hostile.</summary>
internal static class BroughtFiles
{
    private const string Plain = "schooljaar;soort;aantal\n2018;so;240\n2019;so;260\n2020;so;281\n2018;bao;19800\n2019;bao;19700\n"
        + "2020;bao;19400\n2018;sbo;500\n2019;sbo;480\n2020;sbo;470\n";

    private const string Own =
        """{"year":"Teldag","type":"Soort plek","count":"Kinderen","name":"regio A","types":{"zmok":"so","gewoon":"bao"}}""";

    internal static IReadOnlyList<Brought> Good { get; } =
    [
        new("puntkomma.csv", Utf8(Plain)),
        new("komma.csv", Utf8(Plain.Replace(';', ','))),
        new("tab.tsv", Utf8(Plain.Replace(';', '\t'))),
        new("utf16.csv", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Plain)]),
        new("cp1252.csv", Encoding.Latin1.GetBytes("Teldag;Soort plek;Kinderen\n2018;één;30\n2019;één;45\n"
            + "2018;gewoon;4.000\n2019;gewoon;3.900\n"),
            Own.Replace("zmok", "één", StringComparison.Ordinal)),
        new("werkmap.xlsx", Workbook(Plain)),
        new("twee-koppen.csv", Utf8("Overzicht voor het bestuur;;\nJaar;Leerlingen;Leerlingen\n;;\nTeldag;Soort plek;Kinderen\n"
            + "2018;zmok;31\n2019;zmok;37\n2018;gewoon;900\n2019;gewoon;880\n"),
            Own.Replace("{\"year", "{\"header\":\"4\",\"year", StringComparison.Ordinal)),
        new("afgeschermd.csv", Utf8(Plain.Replace("so;260", "so;<5", StringComparison.Ordinal))),
        new("duizenden.csv", Utf8(Plain.Replace("19800", "19.800", StringComparison.Ordinal)
            .Replace("19700", "\"19.700\"", StringComparison.Ordinal))),
        new("slordig.csv", Utf8("\n" + Plain.Replace("2019;bao", " 2019-2020 ; BAO ", StringComparison.Ordinal)
            + ";;\n\nBron: eigen administratie\n")),
        new("scholen.csv", Utf8("brin;schooljaar;soort;aantal\n00AA;2018;so;30\n00AB;2018;so;40\n00AA;2019;so;30\n00AB;2019;so;40\n"
            + "00AC;2019;so;25\n00AD;2018;bao;4000\n00AD;2019;bao;4100\n")),
        new("totalen.csv", Utf8("regio;schooljaar;soort;aantal\nNoord;2018;so;30\nZuid;2018;so;40\nTotaal;2018;so;70\n"
            + "Noord;2019;so;33\nZuid;2019;so;44\nTotaal;2019;so;77\nTotaal;2018;bao;4000\nTotaal;2019;bao;4100\n")),
        new("alleen-vo.csv", Utf8("schooljaar;soort;aantal\n2018;vso;200\n2019;vso;220\n2018;pro;100\n2019;pro;90\n")),
    ];

    internal static IReadOnlyList<Brought> Hostile { get; } =
    [
        new("leerlingen.csv", Utf8("Leerlingnummer;schooljaar;soort;aantal\n1;2018;so;1\n"), null, "elke regel over één leerling",
            "each row is about one pupil"),
        new("leeg.csv", [], null, "dit bestand is leeg", "the file is empty"),
        new("pagina.csv", Utf8("<!doctype html><html><body><table><tr><td>schooljaar</td></tr></table><script>alert(1)</script>"
            + "</body></html>"),
            Own, "dit is een webpagina", "this is a web page"),
        new("beeld.csv", [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, .. Enumerable.Range(0, 3000).Select(i => (byte)(i * 7919 >> 3))], Own,
            "dit is een plaatje", "this is a picture"),
        new("binair.csv", [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 7919 >> 3))], Own, "", ""),
        new("kolom-weg.csv", Utf8("Teldag;Soort plek\n2018;so\n"), Own, "heeft geen kolom “Kinderen”", "there is no column Kinderen"),
        new("een-regel.csv", Utf8(new string('x', 3_000_000)), Own, "", ""),
        new("kapot.xlsx", [0x50, 0x4B, 3, 4, .. new byte[2000]], null, "deze werkmap is beschadigd", "is damaged"),
        new("geen-jaar.csv", Utf8("schooljaar;soort;aantal\nvorig jaar;so;12\n"), null, "hier staat geen schooljaar",
            "is not a school year"),
        new("geen-soort.csv", Utf8("schooljaar;soort;aantal\n2018;speelzaal;12\n"), null, "nog geen betekenis heeft",
            "is not a school type"),
    ];

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>The least that is a workbook: one sheet, numbers as numbers.</summary>
    private static byte[] Workbook(string table)
    {
        var rows = table.Trim().Split('\n').Select((line, r) => $"<row r=\"{r + 1}\">" + string.Concat(line.Split(';').Select((cell, c) =>
            $"<c r=\"{(char)('A' + c)}{r + 1}\" " + (long.TryParse(cell, out _) ? $"><v>{cell}</v></c>"
                : $"t=\"inlineStr\"><is><t>{cell}</t></is></c>"))) + "</row>");
        const string Open = "http://schemas.openxmlformats.org/";
        const string Main = Open + "spreadsheetml/2006/main", Links = Open + "officeDocument/2006/relationships";
        string Link(string type, string target) => $"<Relationships xmlns=\"{Open}package/2006/relationships\">"
            + $"<Relationship Id=\"r1\" Type=\"{Links}/{type}\" Target=\"{target}\"/></Relationships>";
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in new[]
            {
                ("[Content_Types].xml", $"<Types xmlns=\"{Open}package/2006/content-types\"><Default Extension=\"rels\" "
                    + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    + "<Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"),
                ("_rels/.rels", Link("officeDocument", "xl/workbook.xml")),
                ("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Links}\"><sheets>"
                    + "<sheet name=\"Blad1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
                ("xl/_rels/workbook.xml.rels", Link("worksheet", "worksheets/sheet1.xml")),
                ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{string.Concat(rows)}</sheetData></worksheet>"),
            })
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text);
            }
        }

        return stream.ToArray();
    }
}
