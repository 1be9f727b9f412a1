using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace NotebookLib.Notebooks.Format;

/// <summary>What a cell is.</summary>
public enum CellType
{
    /// <summary>Code that runs.</summary>
    Code,

    /// <summary>Narrative in Markdown.</summary>
    Markdown,

    /// <summary>Text that is passed on as it is.</summary>
    Raw,
}

/// <summary>
/// A notebook in nbformat 4.5. It keeps the text it was read from: an untouched notebook is written back byte for byte, and
/// new outputs replace the old ones in the file's own layout and leave the rest alone. Versions 4.0-4.4 are read as 4.5; a cell
/// without an id of its own gets one made from place and source, as in Jupyter. Immutable.
/// </summary>
public sealed partial class Notebook
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly JsonSpan _root;
    private readonly bool _hasMark;

    private Notebook(string text, JsonSpan root, string file, bool hasMark)
    {
        (Text, _root, File, _hasMark) = (text, root, file, hasMark);
        Language = LanguageOf(root["metadata"]!, text);
        Cells = [.. root["cells"]!.Items.Select((c, i) => new NotebookCell(text, c, i, Language))];
    }

    /// <summary>The file as it was named when reading.</summary>
    public string File { get; }

    /// <summary>The JSON text.</summary>
    public string Text { get; }

    /// <summary>The cells in order.</summary>
    public IReadOnlyList<NotebookCell> Cells { get; }

    /// <summary>The notebook's metadata, a copy.</summary>
    public JsonObject Metadata => (JsonObject)_root["metadata"]!.Node(Text)!;

    /// <summary>Reads a file.</summary>
    /// <exception cref="NotebookFormatException">It is no readable notebook; the message names place and expectation.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Notebook Load(string path) => Parse(System.IO.File.ReadAllBytes(path), path);

    /// <summary>Reads a notebook from bytes in UTF-8.</summary>
    /// <param name="utf8">The file's content; a byte order mark is kept.</param>
    /// <param name="file">The name for error messages.</param>
    /// <exception cref="NotebookFormatException">It is no readable notebook.</exception>
    public static Notebook Parse(ReadOnlySpan<byte> utf8, string file = "notebook")
    {
        return Parse(Decode(utf8, file), file, utf8.StartsWith(Encoding.UTF8.Preamble));
    }

    /// <summary>The text of a file in UTF-8, without a byte order mark.</summary>
    /// <exception cref="NotebookFormatException">It is no UTF-8; the message names the place.</exception>
    internal static string Decode(ReadOnlySpan<byte> utf8, string file)
    {
        utf8 = utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[3..] : utf8;
        try
        {
            return Utf8.GetString(utf8);
        }
        catch (DecoderFallbackException e)
        {
            var good = utf8[..Math.Max(0, FirstInvalid(utf8))];
            throw new NotebookFormatException(file, 1 + good.Count((byte)'\n'), good.Length - good.LastIndexOf((byte)'\n'), "",
                $"expected text in UTF-8, found byte 0x{(e.BytesUnknown is [var b, ..] ? b : 0):X2}; save the file as UTF-8");
        }
    }

    /// <summary>Makes a notebook for the C# kernel, in Jupyter's own layout.</summary>
    /// <param name="cells">Type and source of each cell.</param>
    public static Notebook Create(IEnumerable<(CellType Type, string Source)> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        return Create(cells.Select(c => new NewCell(c.Type, c.Source)), DefaultMetadata(), "notebook");
    }

    internal static JsonObject DefaultMetadata() => new()
    {
        ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" },
        ["language_info"] = new JsonObject { ["name"] = "C#" },
    };

    internal static Notebook Create(IEnumerable<NewCell> cells, JsonObject? metadata, string file)
    {
        var list = new JsonArray();
        foreach (var (type, source, id, data) in cells)
        {
            var cell = new JsonObject { ["cell_type"] = type.ToString().ToLowerInvariant() };
            if (type == CellType.Code)
            {
                cell["execution_count"] = null;
            }

            cell["id"] = id ?? CellId(list.Count, source);
            cell["metadata"] = data ?? [];
            if (type == CellType.Code)
            {
                cell["outputs"] = new JsonArray();
            }

            cell["source"] = Multiline.Split(source);
            list.Add(cell);
        }

        var root = new JsonObject
        {
            ["cells"] = list,
            ["metadata"] = metadata ?? DefaultMetadata(),
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        return Parse(JsonText.Write(root, JsonStyle.Jupyter, "") + "\n", file, hasMark: false);
    }

    /// <summary>The bytes of the file.</summary>
    public byte[] ToBytes() => _hasMark ? [.. Encoding.UTF8.Preamble, .. Utf8.GetBytes(Text)] : Utf8.GetBytes(Text);

    /// <summary>
    /// The notebook with other outputs. Cells that are not named keep theirs; outputs that say the same keep their bytes.
    /// </summary>
    /// <param name="outputs">Per code cell, by index in <see cref="Cells"/>: its number (null for a cell that did not run) and
    /// outputs.</param>
    /// <exception cref="ArgumentException">An index names no code cell.</exception>
    public Notebook WithOutputs(IReadOnlyDictionary<int, (int? ExecutionCount, IReadOnlyList<CellOutput> Outputs)> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        var style = JsonStyle.Of(Text, _root);
        var edits = new List<(int Start, int End, string Text)>();
        foreach (var (index, (count, list)) in outputs)
        {
            var cell = index >= 0 && index < Cells.Count && Cells[index].Type == CellType.Code ? Cells[index].Span
                : throw new ArgumentException($"Cell {index} is no code cell of this notebook.", nameof(outputs));
            Replace(edits, cell, "execution_count", count, style);
            Replace(edits, cell, "outputs", new JsonArray([.. list.Select(o => (JsonNode)o.ToJson())]), style);
        }

        return edits.Count == 0 ? this : Parse(Splice(Text, edits), File, _hasMark);
    }

    /// <summary>The notebook without any output.</summary>
    public Notebook WithoutOutputs() =>
        WithOutputs(Cells.Where(c => c.Type == CellType.Code).ToDictionary(c => c.Index, _ => ((int?)null, (IReadOnlyList<CellOutput>)[])));

    private static Notebook Parse(string text, string file, bool hasMark)
    {
        var reader = new JsonSpanReader(text, file);
        var root = reader.Read();
        var minor = new NotebookSchema(text, reader).Check(root);
        var edits = Missing(text, root);
        if (minor < 5)
        {
            // 4.0-4.4 differ from 4.5 in the version and the ids
            edits.Add((root["nbformat_minor"]!.Start, root["nbformat_minor"]!.End, "5"));
        }

        return edits.Count == 0 ? new Notebook(text, root, file, hasMark) : Parse(Splice(text, edits), file, hasMark);
    }

    private void Replace(List<(int, int, string)> edits, JsonSpan cell, string key, JsonNode? value, JsonStyle style)
    {
        var (_, start, old) = cell.Members.Find(m => m.Key == key)!;
        if (!Says(old.Node(Text), value))
        {
            var line = Text.LastIndexOf('\n', start) + 1;
            var lead = Text[line..start];
            edits.Add((old.Start, old.End, JsonText.Write(value, style, string.IsNullOrWhiteSpace(lead) ? lead : "")));
        }
    }

    private static bool Says(JsonNode? left, JsonNode? right) => JsonNode.DeepEquals(left, right)
        || (left is JsonArray a && right is JsonArray b && a.Count == b.Count && a.Zip(b).All(p =>
            p is (JsonObject x, JsonObject y) && JsonNode.DeepEquals(CellOutput.FromJson(x).ToJson(), y) && x.Count == y.Count));

    private static string Splice(string text, List<(int Start, int End, string Text)> edits)
    {
        var result = new StringBuilder(text.Length);
        var at = 0;
        foreach (var edit in edits.OrderBy(e => e.Start))
        {
            result.Append(text, at, edit.Start - at).Append(edit.Text);
            at = edit.End;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    private static string CellId(int index, string source) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{index}\n{source}"))))[..12];

    private static int FirstInvalid(ReadOnlySpan<byte> utf8)
    {
        var at = 0;
        while (at < utf8.Length && Rune.DecodeFromUtf8(utf8[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }
}
