using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NotebookLib.Notebooks.Packages;
using NotebookLib.Notebooks.Site;

namespace NotebookLib.Notebooks.Editions;

/// <summary>
/// Makes the engine that reruns pages in the reader's browser. It is made of the sources of the library and the session,
/// takes a minute, and is kept in <c>.cache/motor</c> under a hash of all that it is made of: one that is not of these sources is never put
/// on a site.
/// </summary>
public static class EngineBuild
{
    private const string Project = "lib/NotebookLib.Browser";

    /// <summary>The engine of these sources, where it was made before; null where it was not, or the sources are not here.</summary>
    /// <param name="workspace">Where the sources would be.</param>
    public static SiteEngine? Find(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return CanMake(workspace) && KeyOf(workspace) is var key && File.Exists(Path.Combine(FolderOf(workspace, key), "size"))
            ? Read(workspace, key) : null;
    }

    /// <summary>Whether the sources of the engine are here, and the script that runs it was built (which takes Node.js).</summary>
    public static bool CanMake(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return File.Exists(Path.Combine(workspace.Root, Project, "NotebookLib.Browser.csproj")) && File.Exists(Worker);
    }

    /// <summary>Makes the engine, with the SDK and the packages that its lock file names.</summary>
    /// <param name="workspace">Where the sources are.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="UsageException">It cannot be made here; the message says why.</exception>
    public static async Task<SiteEngine> MakeAsync(Workspace workspace, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        if (!CanMake(workspace))
        {
            throw new UsageException("The engine for the browser is made of the sources of this repository, with Node.js.",
                "Run this in a clone, with Node.js 20 or later on the path when it was built; or leave out --browser.");
        }

        var key = KeyOf(workspace);
        var (home, folder) = (Path.Combine(workspace.Root, ".cache", "motor"), FolderOf(workspace, key));
        var published = Path.Combine(home, "publish");
        var (ok, said) = await Restore.DotnetAsync(["publish", Path.Combine(workspace.Root, Project), "-c", "Release", "-o", published,
            "-nologo", "-v:q", "-tl:off", "-nodeReuse:false"], workspace.Root, cancellation);
        if (!ok)
        {
            throw new UsageException($"The engine for the browser could not be made: {said.Split('\n').FirstOrDefault(l =>
                l.Contains("error", StringComparison.OrdinalIgnoreCase))?.Trim() ?? "dotnet publish failed"}",
                $"See dotnet publish {Project} -c Release; without --browser the site is made without it.");
        }

        var draft = Directory.CreateDirectory(folder + "." + Environment.ProcessId.ToString(CultureInfo.InvariantCulture)).FullName;
        var (script, bytes) = EnginePack.OfEngine(published, await File.ReadAllTextAsync(Worker, cancellation));
        await File.WriteAllTextAsync(Path.Combine(draft, EnginePack.Engine), script, cancellation);
        await File.WriteAllTextAsync(Path.Combine(draft, "size"), bytes.ToString(CultureInfo.InvariantCulture), cancellation);
        foreach (var old in Directory.GetDirectories(home).Where(d => d != draft))
        {
            Directory.Delete(old, recursive: true);
        }

        Directory.Move(draft, folder);
        return Read(workspace, key);
    }

    private static string Worker => Path.Combine(AppContext.BaseDirectory, "web", "motor", "werker.js");

    private static string FolderOf(Workspace workspace, string key) => Path.Combine(workspace.Root, ".cache", "motor", key[..16]);

    private static SiteEngine Read(Workspace workspace, string key) => new(FolderOf(workspace, key), key,
        long.Parse(File.ReadAllText(Path.Combine(FolderOf(workspace, key), "size")), CultureInfo.InvariantCulture), workspace.Root);

    /// <summary>The hash of everything that the engine is made of.</summary>
    private static string KeyOf(Workspace workspace)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var notebooks = Path.Combine("lib", "NotebookLib.Notebooks");
        string[] folders = [Path.Combine("lib", "NotebookLib"), Path.Combine("lib", "NotebookLib.Browser"), .. new[] { "Session", "Format",
            "Own", "Packages", "Running" }.Select(f => Path.Combine(notebooks, f))];
        var files = folders.Select(f => Path.Combine(workspace.Root, f)).SelectMany(f => Directory.EnumerateFiles(f, "*",
            SearchOption.AllDirectories)).Where(f => Path.GetExtension(f) is ".cs" or ".csproj" or ".xml" or ".json"
            && !Path.GetRelativePath(workspace.Root, f).Split('/', '\\').Any(p => p is "bin" or "obj"))
            .Concat([Path.Combine(workspace.Root, "Directory.Packages.props"), Path.Combine(workspace.Root, "Directory.Build.props"),
                Worker]);
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
