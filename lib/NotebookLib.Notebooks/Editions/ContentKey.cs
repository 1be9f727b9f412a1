using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NotebookLib.Sources;

namespace NotebookLib.Notebooks.Editions;

/// <summary>
/// What a notebook's result depends on, as one hash: the notebook, the programs that ran it, the parameters it declares, and what it read
/// when it last ran. The same key means that the last result still stands. Files are read once, however many notebooks read them.
/// </summary>
/// <param name="workspace">Where notebooks and data are.</param>
public sealed partial class ContentKey(Workspace workspace)
{
    /// <summary>Variables that decide which local files are read.</summary>
    private static readonly string[] Variables = [DataFolder.Variable, SourceCache.Variable, SourceCache.OwnFile, SourceCache.OwnMap,
        DeeperData.Variable];

    private readonly Dictionary<string, byte[]> _digests = new(StringComparer.Ordinal);
    private readonly string _cache = SourceCache.Of(workspace.Root).Folder;
    private readonly Lazy<byte[]> _salt = new(() => Salt(workspace));

    /// <summary>The key of one notebook.</summary>
    /// <param name="name">The name of its file.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="reads">What it read, see <see cref="NotebookState.Reads"/>.</param>
    /// <param name="parameters">The parameters that are given to it.</param>
    public string Of(string name, ReadOnlySpan<byte> content, IEnumerable<string> reads, IEnumerable<KeyValuePair<string,
        string>> parameters)
    {
        ArgumentNullException.ThrowIfNull(reads);
        ArgumentNullException.ThrowIfNull(parameters);
        using var hash = Begin();
        Append(hash, name, content);
        foreach (var (parameter, value) in parameters.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            Append(hash, "--param " + parameter, Encoding.UTF8.GetBytes(value));
        }

        foreach (var entry in reads.Order(StringComparer.Ordinal))
        {
            Append(hash, entry, Digest(entry));
            if (IsLocal(entry))
            {
                hash.AppendData(_salt.Value);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>
    /// What a run read, with paths seen from the workspace; null where something was written between the reading and now. Asked of a key
    /// that was made after the run.
    /// </summary>
    /// <param name="reads">Entries with their stamps at the moment of reading; null where the run could not say.</param>
    public IReadOnlyList<string>? Settled(IReadOnlyDictionary<string, string>? reads)
    {
        if (reads is null)
        {
            return null;
        }

        var entries = reads.ToDictionary(r => Moved(r.Key, Relative), r => r);
        foreach (var entry in entries.Keys)
        {
            Digest(entry);
        }

        return entries.Values.All(r => ReadList.Stamp(r.Key) == r.Value) ? [.. entries.Keys.Order(StringComparer.Ordinal)] : null;
    }

    /// <summary>What the pages depend on besides the executed notebooks: the programs, their web files, the shipped data and the
    /// citation.</summary>
    /// <param name="pages">The pages: a name and a key of what each is made of.</param>
    public string OfSite(IEnumerable<(string Name, string Key)> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        using var hash = Begin();
        var web = Path.Combine(AppContext.BaseDirectory, "web");
        foreach (var file in Shipped().Concat(Directory.Exists(web) ? Files(web) : [])
            .Append(Path.Combine(workspace.Root, ".github", "CITATION.cff")).Where(File.Exists))
        {
            Append(hash, Relative(file), Digest("file:" + Relative(file)));
        }

        foreach (var (name, key) in pages)
        {
            Append(hash, name, Encoding.UTF8.GetBytes(key));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The hash of some bytes.</summary>
    internal static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static IncrementalHash Begin()
    {
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var assembly in new[] { typeof(SchoolYear).Assembly, typeof(ContentKey).Assembly })
        {
            hash.AppendData(assembly.ManifestModule.ModuleVersionId.ToByteArray());
        }

        return hash;
    }

    /// <summary>The content behind an entry of the list, as a hash.</summary>
    private byte[] Digest(string entry)
    {
        if (!_digests.TryGetValue(entry, out var digest))
        {
            _digests[entry] = digest = Content(entry);
        }

        return digest;
    }

    private byte[] Content(string entry)
    {
        var whole = Moved(entry, p => Path.GetFullPath(p, workspace.Root));
        if (entry == ReadList.Anything)
        {
            return Everything();
        }

        if (!whole.StartsWith("file:", StringComparison.Ordinal))
        {
            return SHA256.HashData(Encoding.UTF8.GetBytes(ReadList.Stamp(whole)));
        }

        var path = whole["file:".Length..];
        try
        {
            if (HashInName().IsMatch(path) && Path.GetDirectoryName(path) == _cache)
            {
                // the cache names a file after its content
                return SHA256.HashData(Encoding.UTF8.GetBytes(ReadList.Stamp(whole).Split(' ')[0]));
            }

            using var stream = File.OpenRead(path);
            return SHA256.HashData(stream);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return []; // not there, or not to be read: the notebook could not read it either
        }
    }

    /// <summary>What a notebook may have read that reads in ways that cannot be seen: shipped data, what stands beside the notebooks, local
    /// data.</summary>
    private byte[] Everything()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Shipped().Concat(Files(workspace.Notebooks)).Concat(Files(_cache)))
        {
            Append(hash, Relative(file), Digest("file:" + Relative(file)));
        }

        foreach (var name in Variables)
        {
            Append(hash, name, Encoding.UTF8.GetBytes(Environment.GetEnvironmentVariable(name) ?? ""));
        }

        return hash.GetHashAndReset();
    }

    /// <summary>The shipped data. The accepted statuses are what results are held against, no part of them.</summary>
    private IEnumerable<string> Shipped()
    {
        var accepted = Path.Combine(workspace.Data, "claims", "expected") + Path.DirectorySeparatorChar;
        return Files(workspace.Data).Where(f => !f.StartsWith(accepted, StringComparison.Ordinal));
    }

    /// <summary>Whether an entry is about a file that does not ship: its content must not be found by trying.</summary>
    private bool IsLocal(string entry) => entry == ReadList.Anything
        || (entry.StartsWith("file:", StringComparison.Ordinal) && !entry.StartsWith("file:data/", StringComparison.Ordinal)
            && Path.GetExtension(entry) is not (".cs" or ".csx" or ".ipynb" or ".dib" or ".dll") && Digest(entry).Length > 0);

    /// <summary>
    /// A secret of this workspace, kept beside the local data. A key goes into <c>out/</c>, and without it one could try which count of a
    /// file gives that key.
    /// </summary>
    private static byte[] Salt(Workspace workspace)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(workspace.Root, ".cache")).FullName, "salt");
        if (!File.Exists(path))
        {
            var own = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}.tmp");
            File.WriteAllBytes(own, RandomNumberGenerator.GetBytes(32));
            try
            {
                File.Move(own, path);
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(own); // another run was first
            }
        }

        return File.ReadAllBytes(path);
    }

    private string Relative(string path) => Path.GetRelativePath(workspace.Root, path).Replace('\\', '/');

    /// <summary>An entry with its path seen from elsewhere.</summary>
    private static string Moved(string entry, Func<string, string> path)
    {
        var (kind, rest) = entry.Split(':', 2) is [var k, var r] ? (k, r) : (entry, "");
        var cut = kind is "list" or "tree" ? rest.LastIndexOf('|') : rest.Length;
        return kind is "file" or "list" or "tree" ? $"{kind}:{path(rest[..cut])}{rest[cut..]}" : entry;
    }

    /// <summary>The files below a folder, sorted; what is hidden, such as the copies that Jupyter keeps, is left out.</summary>
    private static IEnumerable<string> Files(string folder) => !Directory.Exists(folder) ? []
        : Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
            .Where(f => !Path.GetRelativePath(folder, f).Split('/', '\\').Any(p => p.StartsWith('.'))).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\.[0-9a-f]{16}\.\w+$")]
    private static partial Regex HashInName();

    private static void Append(IncrementalHash hash, string name, ReadOnlySpan<byte> content)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(name.Replace('\\', '/') + "\n"));
        hash.AppendData(BitConverter.GetBytes((long)content.Length));
        hash.AppendData(content);
    }
}
