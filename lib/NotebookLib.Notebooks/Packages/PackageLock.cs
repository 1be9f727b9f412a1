using System.Text;
using System.Text.Json;
using NotebookLib.Notebooks.Running;

namespace NotebookLib.Notebooks.Packages;

/// <summary>
/// NuGet's lock file of one notebook, see <see cref="LockFiles"/>: the whole graph with versions and content hashes.
/// </summary>
/// <param name="Text">The file as it is, with line ends of one character.</param>
/// <param name="Asked">The packages that were asked for, each in one version.</param>
/// <param name="Hashes">The content hash by "name/version", in lower case.</param>
internal sealed record PackageLock(string Text, IReadOnlyList<PackageRequest> Asked, IReadOnlyDictionary<string, string> Hashes)
{
    /// <summary>Whether it fixes all that is asked for.</summary>
    internal bool Covers(IEnumerable<PackageRequest> requests) => requests.All(r => r.Exact is not null && Asked.Any(a => a.IsSameAs(r)));

    /// <summary>Reads a lock; null where there is none.</summary>
    /// <exception cref="PackageException">It is no lock file.</exception>
    internal static PackageLock? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            var text = File.ReadAllText(path).ReplaceLineEndings("\n");
            using var json = JsonDocument.Parse(text);
            var packages = json.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(f =>
                f.Value.EnumerateObject()).ToList();
            return new PackageLock(text,
                [.. packages.Where(p => p.Value.GetProperty("type").GetString() == "Direct").Select(p =>
                    new PackageRequest(p.Name, p.Value.GetProperty("resolved").GetString()!))],
                packages.ToDictionary(p => Key(p.Name, p.Value.GetProperty("resolved").GetString()!), p =>
                    p.Value.GetProperty("contentHash").GetString()!));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException
            or IOException or UnauthorizedAccessException)
        {
            throw new PackageException($"{Path.GetFileName(path)} cannot be read as a lock file.",
                "Take the last good one back, or make it anew: run --update-packages.");
        }
    }

    /// <summary>Refuses a package that has the same version as in the lock and another content.</summary>
    /// <exception cref="PackageException">There is one.</exception>
    internal void Check(PackageGraph graph)
    {
        if (graph.Packages.FirstOrDefault(p => Hashes.TryGetValue(Key(p.Id, p.Version), out var hash) && hash != p.Hash) is { } other)
        {
            throw new PackageException($"Package {other.Id} {other.Version} has another content than the lock file says.",
                "Find out why it changed. If the new content is the right one: run --update-packages.");
        }
    }

    /// <summary>Writes a lock; what went wrong, or null.</summary>
    internal static string? Write(string path, string text)
    {
        try
        {
            AtomicFile.Write(path, Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n"));
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{Path.GetFileName(path)} could not be written ({e.GetType().Name}): this run is not held to these packages next time. "
                + $"Make the folder writable and run again.";
        }
    }

    private static string Key(string id, string version) => $"{id}/{version}".ToLowerInvariant();
}
