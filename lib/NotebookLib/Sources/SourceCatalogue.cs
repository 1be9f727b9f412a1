using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace NotebookLib.Sources;

/// <summary>The sources that can be fetched: every <c>*.yml</c> in <c>data/sources/</c>, sorted by id.</summary>
public sealed class SourceCatalogue
{
    private static readonly string[] Keys = ["id", "publisher", "title", "licence", "kind", "address", "table", "format", "columns",
        "totals", "max_megabytes", "themes", "claims", "note"];

    private SourceCatalogue(IReadOnlyList<SourceEntry> entries) => Entries = entries;

    /// <summary>All sources, sorted by id.</summary>
    public IReadOnlyList<SourceEntry> Entries { get; }

    /// <summary>Reads the catalogue.</summary>
    /// <param name="folder">The folder with one file per source.</param>
    /// <exception cref="SourceException">A file is not readable or not complete; file and line are named.</exception>
    public static SourceCatalogue Load(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new SourceException(folder, "there is no catalogue of sources here", "Run this from the folder that README.md is in");
        }

        var entries = ReadList.Files(folder, "*.yml").Select(f => Parse(File.ReadAllText(ReadList.File(f)), Path.GetFileName(f)))
            .OrderBy(e => e.Id, StringComparer.Ordinal).ToList();
        return entries.GroupBy(e => e.Id).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw new SourceException(twice.Key, "two files in the catalogue have this id", "Give one of them another id")
            : new SourceCatalogue(entries);
    }

    /// <summary>The source with this id.</summary>
    /// <exception cref="SourceException">There is none; the message names those that are near.</exception>
    public SourceEntry Need(string id) => Entries.FirstOrDefault(e => e.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) ??
        throw new SourceException(id, "no such source", $"Known: {string.Join(", ", Entries.Select(e => e.Id))}");

    /// <summary>Reads one file of the catalogue.</summary>
    /// <exception cref="SourceException">It is not readable or not complete.</exception>
    public static SourceEntry Parse(string yaml, string file)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents.Count != 1 || stream.Documents[0].RootNode is not YamlMappingNode map)
            {
                throw new SourceException(file, "this is no source: expected lines like \"id: duo-06-historisch\"",
                    "Look at another file in data/sources");
            }

            var node = new Node(map, file);
            node.OnlyKeys(Keys);
            return new SourceEntry
            {
                Id = node.Need("id"),
                Publisher = node.Need("publisher"),
                Title = node.Need("title"),
                Licence = node.Need("licence"),
                Kind = node.Need("kind") switch { "file" => SourceKind.File, "cbs-v3" => SourceKind.CbsV3, "cbs-v4" =>
                    SourceKind.CbsV4, "ckan" => SourceKind.Ckan, "page" => SourceKind.Page, var kind =>
                    throw node.Wrong("kind", $"\"{kind}\" is none of file, cbs-v3, cbs-v4, ckan, page") },
                Address = Uri.TryCreate(node.Need("address"), UriKind.Absolute, out var uri) ? uri.OriginalString
                    : throw node.Wrong("address", "this is not a full web address"),
                Table = node.Get("table"),
                Format = node.Get("format") is { Length: > 0 } format ? format : "csv",
                Columns = node.List("columns"),
                Totals = [.. node.Maps("totals").Select(Total)],
                MaxBytes = node.Get("max_megabytes") is { Length: > 0 } cap ? node.Number("max_megabytes", cap) << 20 : 200L << 20,
                Themes = [.. node.List("themes").Select(t => (int)node.Number("themes", t))],
                Claims = node.List("claims"),
                Note = node.Get("note"),
            };
        }
        catch (YamlException e)
        {
            throw new SourceException(file, $"line {e.Start.Line} is not readable: {e.Message}",
                "Mend the line; look at another file in data/sources for the form", e);
        }
    }

    private static TotalCheck Total(Node node)
    {
        node.OnlyKeys(["column", "where", "equals", "note"]);
        return new TotalCheck(node.Get("column"), node.Pairs("where"), node.Number("equals", node.Need("equals")), node.Get("note"));
    }

    /// <summary>A mapping of YAML whose mistakes are named by file and line.</summary>
    internal sealed class Node(YamlMappingNode map, string file)
    {
        public void OnlyKeys(string[] known)
        {
            foreach (var key in map.Children.Keys)
            {
                if (!known.Contains(key.ToString()))
                {
                    throw new SourceException(file, $"line {key.Start.Line}: \"{key}\" is no key of this file",
                        $"Known keys: {string.Join(", ", known)}");
                }
            }
        }

        public string Get(string key) => map.Children.TryGetValue(key, out var value) ? value is YamlScalarNode scalar ? scalar.Value ?? ""
            : throw Wrong(key, "expected one value") : "";

        public string Need(string key) => Get(key) is { Length: > 0 } text ? text
            : throw new SourceException(file, $"the key \"{key}\" is missing or empty", "Fill it in");

        public List<string> List(string key) => !map.Children.TryGetValue(key, out var value) ? [] : value is YamlSequenceNode list
            ? [.. list.Select(n => n is YamlScalarNode s ? s.Value ?? "" : throw Wrong(key, "expected a list of values"))]
            : throw Wrong(key, "expected a list");

        public IEnumerable<Node> Maps(string key) => !map.Children.TryGetValue(key, out var value) ? [] : value is YamlSequenceNode list
            ? list.Select(n => n is YamlMappingNode m ? new Node(m, file) : throw Wrong(key, "expected a list of groups"))
            : throw Wrong(key, "expected a list");

        public Dictionary<string, string> Pairs(string key) => !map.Children.TryGetValue(key, out var value) ? []
            : value is YamlMappingNode m ? m.Children.ToDictionary(p => p.Key.ToString(), p => p.Value.ToString(), StringComparer.Ordinal)
            : throw Wrong(key, "expected a group");

        public long Number(string key, string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
            out var n) ? n : throw Wrong(key, $"\"{text}\" is no whole number");

        public SourceException Wrong(string key, string problem) =>
            new(file, $"line {map.Children.First(p => p.Key.ToString() == key).Key.Start.Line}, {key}: {problem}", "Mend the line");
    }
}
