using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Elsewhere;

/// <summary>
/// A notebook as a <c>.dib</c> file, the plain text of Polyglot Notebooks: a <c>#!meta</c> block, then each cell under a line
/// with its language. What the format has no place for (ids, tags, other metadata, blank lines around a cell) stands in the
/// block under keys of our own, <c>notebook</c> and <c>cells</c>, which other readers pass over. Outputs are not kept.
/// </summary>
public static class DibWriter
{
    private static readonly JsonStyle OneLine = new(null, "\n", Spaced: false);

    /// <summary>Writes a notebook.</summary>
    /// <returns>The text, with line feeds, and what it cannot hold of this notebook: a sentence each.</returns>
    /// <exception cref="TranslationException">A cell's language is no word, or a cell holds what a text file cannot.</exception>
    public static (string Text, IReadOnlyList<string> Notes) Write(Notebook notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var languages = new DibLanguages();
        var metadata = notebook.Metadata;
        var info = ((metadata["polyglot_notebook"] as JsonObject)?["kernelInfo"] as JsonObject)?.DeepClone() as JsonObject
            ?? new JsonObject { ["defaultKernelName"] = DibLanguages.CSharp };
        DibReader.Declare(info, languages);
        var cells = notebook.Cells.Select(c => DibCell.From(c, languages, notebook.File)).ToList();

        var meta = new StringBuilder("{\"kernelInfo\":").Append(Json(KernelInfo(info, cells)));
        foreach (var (key, value) in metadata["dib"] as JsonObject ?? [])
        {
            meta.Append(",\n");
            JsonText.Quote(meta, key);
            meta.Append(':').Append(Json(value));
        }

        metadata.Remove("dib");
        meta.Append(",\n\"notebook\":").Append(Json(metadata)).Append(",\n\"cells\":[\n")
            .AppendJoin(",\n", cells.Select(c => Json(c.Entry))).Append("]}");
        var text = new StringBuilder("#!meta\n\n").Append(meta).Append('\n');
        foreach (var cell in cells.Where(c => c.Body.Count > 0))
        {
            text.Append("\n#!").Append(cell.Language).Append("\n\n").AppendJoin('\n', cell.Body).Append('\n');
        }

        return (text.ToString(), [.. Losses(notebook, cells, languages)]);
    }

    /// <summary>By which a cell is known again when the file comes back, edited or not.</summary>
    internal static string Fingerprint(string language, IEnumerable<string> body) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(language + "\n" + string.Join('\n', body))))[..8];

    private static string Json(JsonNode? node) => JsonText.Write(node, OneLine, "");

    // Every language in the file is declared, or another reader takes its line for a magic command.
    private static JsonObject KernelInfo(JsonObject info, List<DibCell> cells)
    {
        var items = info["items"] as JsonArray ?? [];
        info["items"] = items.Parent is null ? items : items.DeepClone();
        items = (JsonArray)info["items"]!;
        foreach (var language in cells.Where(c => c.Body.Count > 0).Select(c => c.Language).Prepend(DibLanguages.CSharp)
            .Distinct(StringComparer.Ordinal)
            .Where(l => l != DibLanguages.Markdown && !items.Any(i => i is JsonObject item && item["name"]?.ToString() == l)))
        {
            items.Add(new JsonObject { ["aliases"] = new JsonArray(), ["languageName"] = language, ["name"] = language });
        }

        return info;
    }

    private static IEnumerable<string> Losses(Notebook notebook, List<DibCell> cells, DibLanguages languages)
    {
        var outputs = notebook.Cells.Count(c => c.Outputs.Count > 0);
        if (outputs > 0)
        {
            yield return Text($"The outputs of {outputs} cells are left out: a .dib file has no outputs.");
        }

        if (notebook.Cells.Any(c => c.Attachments.Count > 0))
        {
            yield return "Files attached to Markdown cells are left out.";
        }

        if (notebook.Cells.Any(c => c.Source.Contains("\r\n", StringComparison.Ordinal)))
        {
            yield return "Line ends inside cells become line feeds.";
        }

        foreach (var (cell, index) in cells.Select((c, i) => (c, i)))
        {
            if (cell.Body.FirstOrDefault(l => languages.Start(l) is not null) is { } line)
            {
                yield return Text($"Cell {index + 1} ({notebook.Cells[index]
                    .Id}) has a line {line}: in a .dib file a new cell starts there.");
            }
        }

        if (DibReader.Foreign(cells.Select(c => c.Language)) is { } foreign)
        {
            yield return foreign;
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>A cell on its way into the file: what stands there, and what the block has to remember of it.</summary>
    private sealed record DibCell(string Language, IReadOnlyList<string> Body, JsonObject Entry)
    {
        internal static DibCell From(NotebookCell cell, DibLanguages languages, string file)
        {
            var language = cell.Type switch
            {
                CellType.Markdown => DibLanguages.Markdown,
                CellType.Raw => DibLanguages.Raw,
                _ => cell.Language.Length == 0 ? DibLanguages.CSharp : languages.Name(cell.Language),
            };
            if (language.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
            {
                throw new TranslationException(Text($"{file}, cell {cell.Index + 1}: its language \"{language}\" is more than one word."),
                    "Give its metadata polyglot_notebook.kernelName one word.");
            }

            if (cell.Source.Contains('\0', StringComparison.Ordinal) || Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(cell.Source))
                != cell.Source)
            {
                throw new TranslationException(
                    Text($"{file}, cell {cell.Index
                    + 1} ({cell.Id}): it has a zero byte or half of a character, which a text file cannot hold."),
                    "Take that character out of the cell.");
            }

            var lines = cell.Source.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
            var entry = new JsonObject { ["id"] = cell.Id };
            if (cell.Metadata is { Count: > 0 } metadata)
            {
                entry["metadata"] = metadata;
            }

            if (cell.Type == CellType.Code && languages.Start(lines[0]) is { } own)
            {
                (language, entry["line"], lines) = (own, lines[0], lines[1..]);
            }

            var lead = lines.TakeWhile(l => l.Length == 0).Count();
            if (lead == lines.Length)
            {
                (entry["language"], entry["source"]) = (language, cell.Source);
                entry.Remove("line");
                return new DibCell(language, [], entry);
            }

            var trail = lines.Reverse().TakeWhile(l => l.Length == 0).Count();
            var body = lines[lead..^trail];
            entry["print"] = Fingerprint(language, body);
            if (lead + trail > 0)
            {
                entry["blank"] = new JsonArray(lead, trail);
            }

            return new DibCell(language, body, entry);
        }
    }
}
