using System.IO;
using System.Text.Json;
using NotebookLib.Sources;

namespace NotebookLib.Modellen.Tests;

/// <summary>A cache of made-up files with the shape of the publishers' own.</summary>
internal sealed class MadeUpSources : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nl-bronnen-").FullName;

    public SourceCache Cache => new(Path.Combine(_folder, "cache"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A delimited file: DUO's portal has commas and quotes.</summary>
    public MadeUpSources Rows(string id, string header, IEnumerable<string> rows)
    {
        var path = Path.Combine(_folder, id + ".csv");
        File.WriteAllText(path, header + "\n" + string.Join('\n', rows) + "\n");
        Cache.Add(path, id);
        return this;
    }

    /// <summary>A table of CBS as the connector stores it, with every dimension in full.</summary>
    public MadeUpSources Cbs(string id, (string Name, string[] Titles)[] dimensions, IEnumerable<int> years,
        Func<int, IReadOnlyDictionary<string, string>, double?> value)
    {
        var all = dimensions.Append(("Perioden", [.. years.Select(y => $"{y}/'{(y + 1) % 100:00}")])).ToArray();
        string Key(string dimension, string title, int i) => dimension == "Perioden" ? title[..4] + "SJ00"
            : title.Contains('|') ? title.Split('|')[0] : $"K{i:000}";
        string Title(string title) => title.Split('|')[^1];
        var rows = new List<object?[]>();
        void Walk(int d, List<string> keys, Dictionary<string, string> titles)
        {
            if (d == all.Length)
            {
                var number = value(int.Parse(titles["Perioden"][..4]), titles);
                rows.Add([.. keys, "Leerlingen_1", number is { } n ? n : "."]);
                return;
            }

            for (var i = 0; i < all[d].Item2.Length; i++)
            {
                var title = all[d].Item2[i];
                Walk(d + 1, [.. keys, Key(all[d].Item1, title, i)], new(titles) { [all[d].Item1] = Title(title) });
            }
        }

        Walk(0, [], []);
        Directory.CreateDirectory(Cache.Folder);
        var path = Path.Combine(Cache.Folder, id + ".tmp");
        File.WriteAllText(path, JsonSerializer.Serialize(new
        {
            id,
            title = id,
            modified = "",
            topics = new[] { new { key = "Leerlingen_1", title = "Leerlingen", unit = "aantal" } },
            dimensions = all.ToDictionary(d => d.Item1, d => d.Item2.Select((t, i) => new { key = Key(d.Item1, t, i), title = Title(t),
                status = "" })),
            rows,
        }));
        Cache.Put(id, path, SourceCache.HashOf(path), "json", "made up", DateTimeOffset.UnixEpoch);
        return this;
    }
}
