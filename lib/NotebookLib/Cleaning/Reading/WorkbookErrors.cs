using System.IO.Compression;
using System.Xml;

namespace NotebookLib.Cleaning;

/// <summary>The cells of a sheet in which a formula failed: the reader of workbooks gives these as empty, and an error is no empty
/// cell.</summary>
internal static class WorkbookErrors
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The text of the error by row and column, both from 0; empty for the old format.</summary>
    public static Dictionary<(int Row, int Column), string> Of(Stream stream, string sheet)
    {
        var errors = new Dictionary<(int, int), string>();
        stream.Position = 0;
        if (stream.ReadByte() != 'P')
        {
            return errors;
        }

        stream.Position = 0;
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var id = Elements(zip, "xl/workbook.xml", "sheet").FirstOrDefault(e => e.Name == sheet).Id;
        var target = Elements(zip, "xl/_rels/workbook.xml.rels", "Relationship").FirstOrDefault(e => e.Id == id).Name;
        if (id is null || target is null || zip.GetEntry(target.StartsWith('/') ? target[1..] : "xl/" + target) is not { } part)
        {
            return errors;
        }

        using var xml = XmlReader.Create(part.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" } && xml.GetAttribute("t") == "e"
                && Place(xml.GetAttribute("r")) is { } place)
            {
                using var cell = xml.ReadSubtree();
                errors[place] = cell.ReadToFollowing("v", xml.NamespaceURI) ? cell.ReadElementContentAsString() : "#N/A";
            }
        }

        return errors;
    }

    /// <summary>Name and relation of each sheet, or target and id of each relation.</summary>
    private static List<(string? Name, string? Id)> Elements(ZipArchive zip, string part, string element)
    {
        var found = new List<(string?, string?)>();
        if (zip.GetEntry(part) is { } entry)
        {
            using var xml = XmlReader.Create(entry.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == element)
                {
                    found.Add((xml.GetAttribute("name") ?? xml.GetAttribute("Target"), xml.GetAttribute("id", Office)
                        ?? xml.GetAttribute("Id")));
                }
            }
        }

        return found;
    }

    /// <summary><c>C5</c> is row 4, column 2.</summary>
    private static (int Row, int Column)? Place(string? reference)
    {
        var letters = reference is null ? 0 : reference.TakeWhile(char.IsAsciiLetterUpper).Count();
        return letters is >= 1 and <= 3 && int.TryParse(reference.AsSpan(letters), out var row)
            ? (row - 1, reference!.Take(letters).Aggregate(0, (sum, c) => (sum * 26) + c - 'A' + 1) - 1) : null;
    }
}
