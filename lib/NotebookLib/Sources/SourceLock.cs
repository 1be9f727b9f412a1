using System.Text.Encodings.Web;
using System.Text.Json;

namespace NotebookLib.Sources;

/// <summary>What a source looked like when it was accepted.</summary>
/// <param name="Address">Where it came from.</param>
/// <param name="Sha256">The hash of its bytes, lower case.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Seen">The day on which it was fetched.</param>
public sealed record LockedSource(string Address, string Sha256, long Bytes, DateOnly Seen);

/// <summary>The lock file <c>data/sources.lock.json</c>: which bytes results were made with. Committed, so that another machine notices a
/// change.</summary>
public sealed class SourceLock
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly string _path;
    private readonly SortedDictionary<string, LockedSource> _entries;

    private SourceLock(string path, SortedDictionary<string, LockedSource> entries) => (_path, _entries) = (path, entries);

    /// <summary>The locked sources by id.</summary>
    public IReadOnlyDictionary<string, LockedSource> Entries => _entries;

    /// <summary>Reads the lock; empty where the file is absent.</summary>
    /// <exception cref="SourceException">The file is not readable.</exception>
    public static SourceLock Load(string path)
    {
        try
        {
            return new SourceLock(path, new SortedDictionary<string, LockedSource>(
                File.Exists(ReadList.File(path)) ? JsonSerializer.Deserialize<Dictionary<string,
                    LockedSource>>(File.ReadAllBytes(path), Json) ?? [] : [], StringComparer.Ordinal));
        }
        catch (JsonException e)
        {
            throw new SourceException(path, $"the lock file is not readable at line {e.LineNumber + 1}",
                "Restore it with: git checkout data/sources.lock.json", e);
        }
    }

    /// <summary>The lock of a source, or null.</summary>
    public LockedSource? Find(string id) => _entries.GetValueOrDefault(id);

    /// <summary>Records a source and writes the file, under a temporary name first.</summary>
    public void Set(string id, LockedSource source)
    {
        _entries[id] = source;
        var temporary = $"{_path}.{Environment.ProcessId}.tmp";
        File.WriteAllText(temporary, JsonSerializer.Serialize(_entries, Json) + "\n");
        File.Move(temporary, _path, overwrite: true);
    }
}
