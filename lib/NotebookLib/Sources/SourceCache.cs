using System.Security.Cryptography;
using System.Text.Json;

namespace NotebookLib.Sources;

/// <summary>A file in the cache, whole and with the hash it was stored under.</summary>
/// <param name="Id">The source's id.</param>
/// <param name="Path">The file.</param>
/// <param name="Sha256">The hash of its bytes.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Address">Where it came from: a web address or the user's own file name.</param>
/// <param name="Fetched">When it was stored.</param>
public sealed record CachedSource(string Id, string Path, string Sha256, long Bytes, string Address, DateTimeOffset Fetched);

/// <summary>
/// The local cache, kept out of the repository. A source is a small card <c>ID.json</c> that points to a file named after its
/// hash; a new version is there in full before the card is moved to point to it, so a reader never sees part of a file, whenever
/// the process is killed.
/// </summary>
public sealed class SourceCache
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>The environment variable that names another folder for the local cache; one that is not there is an empty cache.</summary>
    public const string Variable = "NOTEBOOKLIB_CACHE";

    /// <summary>The environment variable that names a file of one's own for this process and its workers alone; nothing of it is
    /// stored.</summary>
    public const string OwnFile = "NOTEBOOKLIB_OWN_FILE";

    /// <summary>The environment variable that names the mapping of <see cref="OwnFile"/>; it may be empty.</summary>
    public const string OwnMap = "NOTEBOOKLIB_OWN_MAP";

    private CachedSource? _guest;

    /// <summary>Opens a cache; the folder is made when something is stored.</summary>
    public SourceCache(string folder) => Folder = folder;

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>The cache of a project: <c>.cache/sources</c> beside its <c>data</c> folder, unless <see cref="Variable"/> names
    /// another.</summary>
    public static SourceCache Of(string root) => new(ReadList.Variable(Variable) is { Length: > 0 } named ? Path.GetFullPath(named)
        : Path.Combine(root, ".cache", "sources")) { _guest = Guest() };

    /// <summary>The cache beside the <c>data</c> folder that notebooks read.</summary>
    /// <exception cref="DataFileException">There is no <c>data</c> folder.</exception>
    public static SourceCache OfProject() => Of(Path.GetDirectoryName(Path.GetDirectoryName(DataFolder.Find("published")))!);

    /// <summary>Everything that is here, sorted by id, with the file of <see cref="OwnFile"/> last; that one goes before a stored file of
    /// the same name.</summary>
    public IReadOnlyList<CachedSource> All =>
    [
        .. ReadList.Files(Folder, "*.json").Select(f => Find(Path.GetFileNameWithoutExtension(f))).OfType<CachedSource>().Where(s =>
            s.Id != _guest?.Id),
        .. _guest is null ? Array.Empty<CachedSource>() : [_guest],
    ];

    /// <summary>The stored file of a source, or null where it is not here.</summary>
    public CachedSource? Find(string id)
    {
        if (_guest is not null && _guest.Id == SafeId(id))
        {
            return _guest;
        }

        try
        {
            var card = JsonSerializer.Deserialize<CachedSource>(File.ReadAllBytes(ReadList.File(Card(id))));
            var path = card is null ? null : Path.Combine(Folder, Path.GetFileName(card.Path));
            return path is not null && File.Exists(path) && new FileInfo(path).Length == card!.Bytes ? card with { Path = path } : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <summary>As <see cref="Find"/>, but the source has to be here.</summary>
    /// <exception cref="SourceException">It is not; the message names the command that brings it.</exception>
    public CachedSource Need(string id) => Find(id) ?? throw new SourceException(id, "this source is not on this machine",
        $"Bring it with: data fetch {id}");

    /// <summary>Whether the stored bytes still have the hash they were stored under.</summary>
    public static bool IsWhole(CachedSource source)
    {
        try
        {
            return HashOf(source.Path) == source.Sha256;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Takes over a complete file: moves it into place, then points the card to it.</summary>
    /// <param name="id">The source's id.</param>
    /// <param name="complete">A file inside <see cref="Folder"/>; it is moved away.</param>
    /// <param name="sha256">Its hash.</param>
    /// <param name="extension">The extension to store it under, such as <c>csv</c>.</param>
    /// <param name="address">Where it came from.</param>
    /// <param name="fetched">When.</param>
    public CachedSource Put(string id, string complete, string sha256, string extension, string address, DateTimeOffset fetched)
    {
        var before = Find(id);
        var path = Path.Combine(Folder, $"{id}.{sha256[..16]}.{extension}");
        File.Move(complete, path, overwrite: true);
        var source = new CachedSource(id, Path.GetFileName(path), sha256, new FileInfo(path).Length, address, fetched);
        var temporary = Path.Combine(Folder, $"{id}.{Environment.ProcessId}.card.tmp");
        File.WriteAllText(temporary, JsonSerializer.Serialize(source, Json));
        File.Move(temporary, Card(id), overwrite: true);
        if (before is not null && before.Path != path)
        {
            File.Delete(before.Path);
        }

        return source with { Path = path };
    }

    /// <summary>Copies a user's own file into the cache, with the same checks as a fetched one.</summary>
    /// <exception cref="NotebookLib.Cleaning.UnreadableFileException">It is no readable table.</exception>
    public CachedSource Add(string file, string? id = null, DateTimeOffset? now = null, NotebookLib.Cleaning.ReadOptions? options = null)
    {
        NotebookLib.Cleaning.DataInspection.Of(file, options);
        id = SafeId(id ?? Path.GetFileNameWithoutExtension(file));
        Directory.CreateDirectory(Folder);
        var temporary = Path.Combine(Folder, $"{id}.{Environment.ProcessId}.add.tmp");
        try
        {
            File.Copy(file, temporary, overwrite: true);
            return Put(id, temporary, HashOf(temporary), Path.GetExtension(file).TrimStart('.') is { Length: > 0 } e ? e.ToLowerInvariant()
                : "csv", Path.GetFileName(file), now ?? DateTimeOffset.UtcNow);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Takes a source out of the cache, with its mapping; nothing happens where it is not here.</summary>
    public void Remove(string id)
    {
        var found = Find(id);
        File.Delete(Card(id));
        PutMapping(id, null);
        if (found is not null && Path.GetDirectoryName(found.Path) == Path.GetDirectoryName(Card(id)))
        {
            File.Delete(found.Path);
        }
    }

    /// <summary>Keeps the mapping of an own file beside it, so that notebooks know what its columns mean; null takes an older one
    /// away.</summary>
    public void PutMapping(string id, string? mapping)
    {
        var path = Path.Combine(Folder, SafeId(id) + ".map.yml");
        if (mapping is null)
        {
            if (Directory.Exists(Folder))
            {
                File.Delete(path);
            }

            return;
        }

        var temporary = Path.Combine(Folder, $"{SafeId(id)}.{Environment.ProcessId}.map.tmp");
        File.Copy(mapping, temporary, overwrite: true);
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>The mapping of an own file, or null where it has none.</summary>
    public string? MappingOf(string id) => _guest is not null && _guest.Id == SafeId(id) ? ReadList.Variable(OwnMap) is { Length: > 0 } map
        ? map : null : Path.Combine(Folder, SafeId(id) + ".map.yml") is var path && File.Exists(ReadList.File(path)) ? path : null;

    /// <summary>The hash of a file, lower case.</summary>
    public static string HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    internal static string SafeId(string name)
    {
        var id = string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        while (id.Contains("--", StringComparison.Ordinal))
        {
            id = id.Replace("--", "-", StringComparison.Ordinal);
        }

        return id.Length > 0 ? id : "eigen-bestand";
    }

    private static CachedSource? Guest() => ReadList.Variable(OwnFile) is { Length: > 0 } path && File.Exists(ReadList.File(path))
        ? new CachedSource(SafeId(Path.GetFileNameWithoutExtension(path)), path, HashOf(path), new FileInfo(path).Length,
            Path.GetFileName(path), default) : null;

    private string Card(string id) => Path.Combine(Folder, SafeId(id) + ".json");
}
