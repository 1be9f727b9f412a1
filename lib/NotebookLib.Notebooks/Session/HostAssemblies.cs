using System.IO.MemoryMappedFiles;
using System.Reflection.PortableExecutable;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;

namespace NotebookLib.Notebooks.Session;

/// <summary>The assemblies that the host runs on, as files beside it. A browser has no such files; its own class of this name stands in
/// <c>NotebookLib.Browser</c>.</summary>
internal static class HostAssemblies
{
    private static readonly List<object> KeepAlive = [];
    private static readonly Dictionary<string, string> Paths = ReadPaths();

    /// <summary>Those of the .NET framework, by simple name.</summary>
    internal static IEnumerable<string> Framework
    {
        get
        {
            var folder = System.IO.Path.GetDirectoryName(typeof(object).Assembly.Location);
            return Paths.Where(p => System.IO.Path.GetDirectoryName(p.Value) == folder).Select(p => p.Key);
        }
    }

    /// <summary>Where an assembly is; null where the host has none of that name.</summary>
    internal static string? Path(string simpleName) => Paths.GetValueOrDefault(simpleName);

    /// <summary>What the compiler reads of an assembly; null where the host has none of that name.</summary>
    internal static ModuleMetadata? Read(string simpleName, Retouch? retouch) =>
        Path(simpleName) is not { } path ? null : retouch is null ? Map(path) : Retouched(path, retouch);

    /// <summary>The version of the host's copy; null where it has none of that name.</summary>
    internal static Version? VersionOf(string simpleName) =>
        Path(simpleName) is { } path ? System.Reflection.AssemblyName.GetAssemblyName(path).Version : null;

    private static Dictionary<string, string> ReadPaths()
    {
        var paths = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
            .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            paths.TryAdd(System.IO.Path.GetFileNameWithoutExtension(path), path);
        }

        return paths;
    }

    private static ModuleMetadata Retouched(string path, Retouch retouch)
    {
        var image = File.ReadAllBytes(path);
        using var pe = new PEReader(new MemoryStream(image));
        retouch(pe.GetMetadataReader(), image.AsSpan(pe.PEHeaders.MetadataStartOffset));
        return ModuleMetadata.CreateFromImage(image);
    }

    // Mapped, not read: of a 15 MB framework file only the metadata pages are ever touched.
    private static ModuleMetadata Map(string path)
    {
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        KeepAlive.Add(view);
        return ModuleMetadata.CreateFromImage(view.SafeMemoryMappedViewHandle.DangerousGetHandle(), (int)new FileInfo(path).Length);
    }
}
