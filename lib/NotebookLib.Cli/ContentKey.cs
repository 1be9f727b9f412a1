using System.Security.Cryptography;
using System.Text;
using NotebookLib.Notebooks.Packages;
using NotebookLib.Sources;

namespace NotebookLib.Cli;

/// <summary>
/// What a notebook's result depends on, as one hash: the notebook itself, files it may load, the library, the shipped data,
/// what is in the local cache, and parameters. The same key means that the last result still stands.
/// </summary>
internal sealed class ContentKey
{
    private readonly byte[] _shared;
    private readonly Dictionary<string, byte[]> _notebooks = new(StringComparer.Ordinal);

    private ContentKey(byte[] shared) => _shared = shared;

    /// <summary>Reads the part that all notebooks share.</summary>
    public static ContentKey For(Workspace workspace, IReadOnlyDictionary<string, string> parameters)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var assembly in new[] { typeof(SchoolYear).Assembly, typeof(Notebooks.Site.Page).Assembly })
        {
            hash.AppendData(assembly.ManifestModule.ModuleVersionId.ToByteArray());
        }

        // the accepted statuses are what results are held against, no part of them
        var accepted = Path.Combine(workspace.Data, "claims", "expected") + Path.DirectorySeparatorChar;
        foreach (var file in Files(workspace.Data, "*").Where(f => !f.StartsWith(accepted, StringComparison.Ordinal)).Concat(Files(workspace.Notebooks, "*.cs")).Concat(Files(workspace.Notebooks, "*.csx")))
        {
            Append(hash, Path.GetRelativePath(workspace.Root, file), File.ReadAllBytes(file));
        }

        var cache = SourceCache.Of(workspace.Root);
        if (cache.All.Count > 0)
        {
            Append(hash, "salt", Salt(workspace));
        }

        foreach (var source in cache.All)
        {
            Append(hash, $"cache {source.Id} {source.Address}", Encoding.UTF8.GetBytes(source.Sha256));
            Append(hash, "map", cache.MappingOf(source.Id) is { } map ? File.ReadAllBytes(map) : []);
        }

        if (Environment.GetEnvironmentVariable(DeeperData.Variable) is { Length: > 0 } folder && Directory.Exists(folder))
        {
            foreach (var file in Files(folder, "06*.csv"))
            {
                Append(hash, Path.GetFileName(file), Encoding.UTF8.GetBytes(SourceCache.HashOf(file)));
            }
        }

        foreach (var (name, value) in parameters.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            Append(hash, "--param " + name, Encoding.UTF8.GetBytes(value));
        }

        return new ContentKey(hash.GetHashAndReset());
    }

    /// <summary>What the pages depend on besides the executed notebooks: the program, its web files, the shipped data and the citation.</summary>
    public static string OfSite(Workspace workspace)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(For(workspace, new Dictionary<string, string>())._shared);
        var web = Path.Combine(AppContext.BaseDirectory, "web");
        foreach (var file in (Directory.Exists(web) ? Files(web, "*") : []).Append(Path.Combine(workspace.Root, "CITATION.cff")).Where(File.Exists))
        {
            Append(hash, Path.GetFileName(file), File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The key of one notebook as it was when this was first asked, with the packages that its lock file names now.</summary>
    public string Of(string notebook)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(_shared);
        Append(hash, Path.GetFileName(notebook), _notebooks.TryGetValue(notebook, out var content) ? content : _notebooks[notebook] = File.ReadAllBytes(notebook));
        if (LockFiles.Of(notebook) is var packages && File.Exists(packages))
        {
            Append(hash, Path.GetFileName(packages), File.ReadAllBytes(packages));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>
    /// A secret of this workspace, kept beside the local data. A key goes into <c>out/</c>, and without it one could try which count of a file gives
    /// that key.
    /// </summary>
    private static byte[] Salt(Workspace workspace)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(workspace.Root, ".cache")).FullName, "salt");
        if (!File.Exists(path))
        {
            var own = $"{path}.{Environment.ProcessId}.tmp";
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

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static void Append(IncrementalHash hash, string name, byte[] content)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(name.Replace('\\', '/') + "\n"));
        hash.AppendData(BitConverter.GetBytes(content.LongLength));
        hash.AppendData(content);
    }
}
