using System.Globalization;
using System.Text.Json.Nodes;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Elsewhere;

/// <summary>
/// Reads a <c>.dib</c> file as Polyglot Notebooks did: a line <c>#!NAME</c> with a known language starts a cell, any other
/// <c>#!</c> line belongs to the cell it is in, blank lines around a cell and cells of nothing else are dropped. A file that
/// <see cref="DibWriter"/> made gets back what it remembers, also when cells were edited, added or taken out in between.
/// </summary>
public static class DibReader
{
    private const string Meta = "#!meta";

    /// <summary>Reads a notebook.</summary>
    /// <param name="utf8">The file's content in UTF-8.</param>
    /// <param name="file">The name for error messages.</param>
    /// <returns>The notebook, and what a reader has to know of it: a sentence each.</returns>
    /// <exception cref="NotebookFormatException">It is no readable .dib file; the message names the place.</exception>
    public static (Notebook Notebook, IReadOnlyList<string> Notes) Read(ReadOnlySpan<byte> utf8, string file)
    {
        var lines = Notebook.Decode(utf8, file).Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        Check(lines, file);
        var (meta, cellsFrom) = ReadMeta(lines, file);
        var languages = new DibLanguages();
        var first = Declare(meta["kernelInfo"] as JsonObject, languages);
        var cells = Split(lines, cellsFrom, first, languages);
        if (cells.Count == 0 && meta["cells"] is null)
        {
            cells.Add(new Cell(first, []));
        }

        var notebook = Notebook.Create(DibMemory.Join(cells, meta["cells"] as JsonArray ?? [], languages), Metadata(meta), file);
        return (notebook, Foreign(cells.Select(c => c.Language)) is { } foreign ? [foreign] : []);
    }

    /// <summary>A cell of the file.</summary>
    internal sealed record Cell(string Language, IReadOnlyList<string> Body);

    /// <summary>Declares the languages of a <c>kernelInfo</c>; the one that a cell without a heading is in.</summary>
    internal static string Declare(JsonObject? info, DibLanguages languages)
    {
        foreach (var item in info?["items"] as JsonArray ?? [])
        {
            if (Text((item as JsonObject)?["name"]) is { Length: > 0 } name)
            {
                languages.Add(name, [.. (item!["aliases"] as JsonArray ?? []).Select(Text).OfType<string>()]);
            }
        }

        return Text(info?["defaultKernelName"]) is { Length: > 0 } first ? languages.Name(first) : DibLanguages.CSharp;

        static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
    }

    /// <summary>The sentence about languages that are carried along and not run here; null where there are none.</summary>
    internal static string? Foreign(IEnumerable<string> languages)
    {
        var foreign = languages.Where(l => l != DibLanguages.Raw && Session.Languages.CellLanguages.Find(l) is null).GroupBy(l =>
            l, StringComparer.Ordinal)
            .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key} ({g.Count()})")).ToList();
        return foreign.Count == 0 ? null
            : $"Cells in these languages are carried along unchanged; they do not run here: {string.Join(", ", foreign)}.";
    }

    private static void Check(string[] lines, string file)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Contains('\0', StringComparison.Ordinal))
            {
                throw new NotebookFormatException(file, i + 1, lines[i].IndexOf('\0', StringComparison.Ordinal) + 1, "",
                    "expected text, found a zero byte; this is no .dib file");
            }

            if (lines[i].StartsWith("<<<<<<< ", StringComparison.Ordinal) && lines.Skip(i).Contains("=======")
                && lines.Skip(i).Any(l => l.StartsWith(">>>>>>> ", StringComparison.Ordinal)))
            {
                throw new NotebookFormatException(file, i + 1, 1, "",
                    "expected one version, found the mark of a merge that was not finished; choose a version and take the marks out");
            }
        }

        var first = Array.FindIndex(lines, l => l.Length > 0);
        if (first >= 0 && lines[first].StartsWith('{') && lines.Any(l => l.Contains("\"nbformat\"", StringComparison.Ordinal)))
        {
            throw new NotebookFormatException(file, first + 1, 1, "",
                "expected the plain text of a .dib file, found a notebook in JSON; give it a name that ends in .ipynb");
        }
    }

    // "#!meta" where it first stands, up to the next line that starts with "#!".
    private static (JsonObject Meta, int CellsFrom) ReadMeta(string[] lines, string file)
    {
        var at = Array.FindIndex(lines, l => l.Length > 0);
        if (at < 0 || !lines[at].StartsWith(Meta, StringComparison.Ordinal))
        {
            return ([], 0);
        }

        var end = Array.FindIndex(lines, at + 1, l => l.StartsWith("#!", StringComparison.Ordinal)) is var next and >= 0 ? next
            : lines.Length;
        var text = new string('\n', at + 1) + string.Join('\n', lines[(at + 1)..end]);
        var reader = new JsonSpanReader(text, file);
        var root = reader.Read("the #!meta block");
        DibMemory.Check(root, text, reader);
        return ((JsonObject)root.Node(text)!, end);
    }

    private static List<Cell> Split(string[] lines, int from, string language, DibLanguages languages)
    {
        var cells = new List<Cell>();
        var body = new List<string>();
        foreach (var line in lines[from..])
        {
            if (languages.Start(line) is { } next)
            {
                Finish();
                language = next;
            }
            else
            {
                body.Add(line);
            }
        }

        Finish();
        return cells;

        void Finish()
        {
            var lead = body.TakeWhile(l => l.Length == 0).Count();
            if (lead < body.Count)
            {
                cells.Add(new Cell(language, body[lead..(body.FindLastIndex(l => l.Length > 0) + 1)]));
            }

            body.Clear();
        }
    }

    private static JsonObject? Metadata(JsonObject meta)
    {
        var rest = new JsonObject(meta.Where(p => p.Key is not ("kernelInfo" or "notebook" or "cells")).Select(p =>
            KeyValuePair.Create(p.Key, p.Value?.DeepClone())));
        var metadata = (meta["notebook"] as JsonObject)?.DeepClone() as JsonObject;
        if (metadata is null && meta["kernelInfo"] is JsonObject info)
        {
            metadata = Notebook.DefaultMetadata();
            metadata["polyglot_notebook"] = new JsonObject { ["kernelInfo"] = info.DeepClone() };
        }

        if (rest.Count > 0)
        {
            metadata ??= Notebook.DefaultMetadata();
            metadata["dib"] = rest;
        }

        return metadata;
    }
}
