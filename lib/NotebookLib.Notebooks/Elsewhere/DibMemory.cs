using System.Text.Json.Nodes;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Elsewhere;

/// <summary>What the <c>#!meta</c> block of our own files remembers of each cell, given back to the cells that are there now.</summary>
internal static class DibMemory
{
    /// <summary>Sees to it that the block can be used.</summary>
    /// <exception cref="NotebookFormatException">A value is missing or of another kind than expected.</exception>
    internal static void Check(JsonSpan root, string text, JsonSpanReader reader)
    {
        Expect(root, JsonKind.Object, "an object");
        Optional(root["notebook"], JsonKind.Object, "an object with the notebook's metadata");
        if (Optional(root["kernelInfo"], JsonKind.Object, "an object with the languages of the cells") is { } info)
        {
            Optional(info["defaultKernelName"], JsonKind.String, "a name");
            foreach (var item in Optional(info["items"], JsonKind.Array, "a list of languages")?.Items ?? [])
            {
                Expect(item, JsonKind.Object, "an object with a name");
                Expect(item["name"] ?? throw reader.FailAt(item.Start, item.Path, "expected a name for this language"),
                    JsonKind.String, "a name");
                Optional(item["aliases"], JsonKind.Array, "a list of names")?.Items.ForEach(a => Expect(a, JsonKind.String, "a name"));
            }
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cell in Optional(root["cells"], JsonKind.Array, "a list of what is known of each cell")?.Items ?? [])
        {
            Expect(cell, JsonKind.Object, "an object");
            var id = cell["id"] ?? throw reader.FailAt(cell.Start, cell.Path,
                "expected an id; take the list \"cells\" out to give all cells new ones");
            Expect(id, JsonKind.String, "an id");
            var value = id.Text(text);
            if (value.Length is 0 or > 64 || !value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') || !ids.Add(value))
            {
                throw reader.FailAt(id.Start, id.Path,
                    "expected an id of 1 to 64 letters, digits, '-' and '_' that no other cell has; change it, or take this cell out of "
                    + "\"cells\"");
            }

            Optional(cell["metadata"], JsonKind.Object, "an object");
            foreach (var name in (string[])["line", "print", "language", "source"])
            {
                Optional(cell[name], JsonKind.String, "a text");
            }

            if (Optional(cell["blank"], JsonKind.Array, "two numbers") is { } blank
                && (blank.Items.Count != 2
                || blank.Items.Exists(n => !int.TryParse(text[n.Start..n.End], System.Globalization.CultureInfo.InvariantCulture,
                out var count) || count is < 0 or > 10_000)))
            {
                throw reader.FailAt(blank.Start, blank.Path, "expected two numbers: blank lines before and after the cell");
            }
        }

        JsonSpan? Optional(JsonSpan? span, JsonKind kind, string expected)
        {
            if (span is { Kind: not JsonKind.Null })
            {
                Expect(span, kind, expected);
            }

            return span is { Kind: JsonKind.Null } ? null : span;
        }

        void Expect(JsonSpan span, JsonKind kind, string expected)
        {
            if (span.Kind != kind)
            {
                throw reader.FailAt(span.Start, span.Path, $"expected {expected}, found {span.Described}");
            }
        }
    }

    /// <summary>The notebook's cells: those of the file in their order, and the empty ones that a file cannot show.</summary>
    internal static IEnumerable<NewCell> Join(List<DibReader.Cell> cells, JsonArray entries, DibLanguages languages)
    {
        var of = Match(cells, entries);
        var next = 0;
        for (var i = 0; i < cells.Count; i++)
        {
            if (of[i] is { } entry)
            {
                for (; next < entry; next++)
                {
                    if (entries[next]!["source"] is not null)
                    {
                        yield return Unseen(entries[next]!);
                    }
                }

                next = entry + 1;
            }

            yield return Seen(cells[i], of[i] is { } at ? entries[at] : null, languages);
        }

        for (; next < entries.Count; next++)
        {
            if (entries[next]!["source"] is not null)
            {
                yield return Unseen(entries[next]!);
            }
        }
    }

    // Cells that are as they were are found by their print; between two of those, as many cells as there were are the same, edited.
    private static int?[] Match(List<DibReader.Cell> cells, JsonArray entries)
    {
        var of = new int?[cells.Count];
        var prints = entries.Select(e => (string?)e!["print"]).ToList();
        for (var (i, from) = (0, 0); i < cells.Count; i++)
        {
            if (prints.IndexOf(DibWriter.Fingerprint(cells[i].Language, cells[i].Body), from) is var at and >= 0)
            {
                (of[i], from) = (at, at + 1);
            }
        }

        for (var i = 0; i < cells.Count; i++)
        {
            if (of[i] is null)
            {
                var end = Array.FindIndex(of, i, o => o is not null) is var found and >= 0 ? found : cells.Count;
                var (from, to) = (i == 0 ? 0 : of[i - 1] is { } before ? before + 1 : entries.Count, end == cells.Count ? entries.Count
                    : of[end]!.Value);
                var free = Enumerable.Range(from, Math.Max(0, to - from)).Where(e => prints[e] is not null).ToList();
                for (var k = i; k < end; k++)
                {
                    of[k] = free.Count == end - i ? free[k - i] : null;
                }

                i = end;
            }
        }

        return of;
    }

    private static NewCell Unseen(JsonNode entry) => new(Type((string?)entry["language"] ?? DibLanguages.CSharp), (string)entry["source"]!,
        (string?)entry["id"], Copy(entry));

    private static NewCell Seen(DibReader.Cell cell, JsonNode? entry, DibLanguages languages)
    {
        var lines = cell.Body;
        if (entry?["blank"] is JsonArray blank)
        {
            lines = [.. Enumerable.Repeat("", (int)blank[0]!), .. lines, .. Enumerable.Repeat("", (int)blank[1]!)];
        }

        var metadata = Copy(entry);
        if ((string?)entry?["line"] is { } line && languages.Start(line) == cell.Language)
        {
            lines = [line, .. lines];
        }
        else if (Type(cell.Language) == CellType.Code && languages.Name(NotebookCell.LanguageIn(metadata) is { Length: > 0 } named ? named
            : DibLanguages.CSharp) != cell.Language)
        {
            var polyglot = metadata["polyglot_notebook"] as JsonObject ?? [];
            polyglot["kernelName"] = cell.Language;
            metadata["polyglot_notebook"] = polyglot.Parent is null ? polyglot : polyglot.DeepClone();
        }

        return new NewCell(Type(cell.Language), string.Join('\n', lines), (string?)entry?["id"], metadata);
    }

    private static CellType Type(string language) => language switch
    {
        DibLanguages.Markdown => CellType.Markdown,
        DibLanguages.Raw => CellType.Raw,
        _ => CellType.Code,
    };

    private static JsonObject Copy(JsonNode? entry) => entry?["metadata"]?.DeepClone() as JsonObject ?? [];
}
