using System.Runtime.InteropServices;
using System.Text.Json;

namespace NotebookLib.Notebooks.Packages;

/// <summary>One package that was taken.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Hash">The SHA-512 of its content in base64, as NuGet's lock files have it.</param>
/// <param name="Folder">Where it is unpacked.</param>
/// <param name="Needs">The names of the packages that it needs.</param>
/// <param name="Compile">Assemblies to compile against, whole paths.</param>
/// <param name="Runtime">Assemblies to load, for this machine, whole paths.</param>
/// <param name="Native">Native libraries for this machine, whole paths.</param>
/// <param name="HasExtension">Whether it brings an extension for .NET Interactive's own kernel.</param>
internal sealed record Package(string Id, string Version, string Hash, string Folder, IReadOnlyList<string> Needs,
    IReadOnlyList<string> Compile, IReadOnlyList<string> Runtime, IReadOnlyList<string> Native, bool HasExtension)
{
    /// <summary>Whether everything is still there, with the content that was taken.</summary>
    internal bool IsThere => Compile.Concat(Runtime).Concat(Native).All(File.Exists)
        && Path.Combine(Folder, ".nupkg.metadata") is var mark && File.Exists(mark)
        && File.ReadAllText(mark).Contains('"' + Hash + '"', StringComparison.Ordinal);
}

/// <summary>The packages of one resolution: what was asked for, and all that those need, one version each.</summary>
internal sealed class PackageGraph
{
    private readonly Dictionary<string, Package> _packages;

    internal PackageGraph(IEnumerable<Package> packages) => _packages = packages.ToDictionary(p => p.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>The packages by name.</summary>
    internal IEnumerable<Package> Packages => _packages.Values.OrderBy(p => p.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>The package of that name; null where there is none.</summary>
    internal Package? this[string id] => _packages.GetValueOrDefault(id);

    /// <summary>The packages of those names with all that they need.</summary>
    internal PackageGraph Of(IEnumerable<string> ids)
    {
        var (found, open) = (new Dictionary<string, Package>(StringComparer.OrdinalIgnoreCase), new Stack<string>(ids));
        while (open.TryPop(out var id))
        {
            if (this[id] is { } package && found.TryAdd(package.Id, package))
            {
                foreach (var need in package.Needs)
                {
                    open.Push(need);
                }
            }
        }

        return new PackageGraph(found.Values);
    }

    /// <summary>Reads NuGet's <c>project.assets.json</c>; null where there is none, or it is not whole.</summary>
    internal static PackageGraph? Read(string file)
    {
        try
        {
            using var assets = JsonDocument.Parse(File.ReadAllBytes(file));
            string[] roots = [.. assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(f => f.Name)];
            var libraries = assets.RootElement.GetProperty("libraries");
            return new PackageGraph(assets.RootElement.GetProperty("targets").EnumerateObject().First().Value.EnumerateObject()
                .Where(t => t.Value.GetProperty("type").GetString() == "package").Select(t => One(t, libraries.GetProperty(t.Name),
                    roots)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException
            or InvalidOperationException)
        {
            return null;
        }
    }

    private static Package One(JsonProperty target, JsonElement library, string[] roots)
    {
        var relative = library.GetProperty("path").GetString()!;
        var folder = roots.Select(r => Path.Combine(r, relative)).FirstOrDefault(Directory.Exists) ?? Path.Combine(roots[0], relative);
        var (native, managed) = Here(target.Value);
        var taken = managed.Select(Path.GetFileName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var name = target.Name.Split('/');
        return new Package(name[0], name[1], library.GetProperty("sha512").GetString()!, folder, [.. Names(target.Value, "dependencies")],
            Whole(Names(target.Value, "compile")), Whole(managed.Concat(Names(target.Value, "runtime").Where(f =>
                !taken.Contains(Path.GetFileName(f))))), Whole(native),
            library.GetProperty("files").EnumerateArray().Any(f => f.GetString()!.StartsWith("interactive-extensions/dotnet/",
                StringComparison.OrdinalIgnoreCase)));

        string[] Whole(IEnumerable<string> files) => [.. files.Where(f => !f.EndsWith("/_._", StringComparison.Ordinal)).Select(f =>
            Path.Combine(folder, f))];
    }

    /// <summary>The files of the nearest of this machine's platforms that the package has files for.</summary>
    private static (IReadOnlyList<string> Native, IReadOnlyList<string> Managed) Here(JsonElement target)
    {
        if (!target.TryGetProperty("runtimeTargets", out var files))
        {
            return ([], []);
        }

        var all = files.EnumerateObject().Select(f => (File: f.Name, Rid: f.Value.GetProperty("rid").GetString()!,
            Kind: f.Value.GetProperty("assetType").GetString())).ToList();
        return (Nearest("native"), Nearest("runtime"));

        IReadOnlyList<string> Nearest(string kind) => [.. Platforms.Select(p => all.Where(f => f.Kind == kind && f.Rid == p).Select(f =>
            f.File)).FirstOrDefault(f => f.Any()) ?? []];
    }

    private static string[] Platforms { get; } = FindPlatforms();

    private static string[] FindPlatforms()
    {
        var machine = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        var own = RuntimeInformation.RuntimeIdentifier;
        var musl = own.Contains("musl", StringComparison.Ordinal) || own.StartsWith("alpine", StringComparison.Ordinal);
        return OperatingSystem.IsWindows() ? [own, $"win-{machine}", "win", "any"]
            : OperatingSystem.IsMacOS() ? [own, $"osx-{machine}", "osx", $"unix-{machine}", "unix", "any"]
            : [own, .. musl ? [$"linux-musl-{machine}", "linux-musl"] : Array.Empty<string>(), $"linux-{machine}", "linux",
                $"unix-{machine}", "unix", "any"];
    }

    private static IEnumerable<string> Names(JsonElement target, string property) =>
        target.TryGetProperty(property, out var value) ? value.EnumerateObject().Select(p => p.Name) : [];
}
