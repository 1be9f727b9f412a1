using System.IO.MemoryMappedFiles;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace NotebookLib.Notebooks.Session;

/// <summary>
/// The assemblies that cells can use. Everything the host itself runs on is known by its simple name and is bound to the
/// host's own copy, whatever path a cell names: a <c>Figure</c> in a cell is then the host's <c>Figure</c>.
/// </summary>
internal static class References
{
    private static readonly Dictionary<string, string> HostPaths = ReadHostPaths();
    private static readonly Dictionary<string, PortableExecutableReference> Cache = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Directories of the host and its shared frameworks; what loads from elsewhere was brought in by a cell.</summary>
    internal static IReadOnlySet<string> HostDirectories { get; } =
        HostPaths.Values.Select(p => Path.GetDirectoryName(p)!).Append(AppContext.BaseDirectory.TrimEnd('/', '\\'))
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>What each session starts with: the .NET framework, and what <c>display</c> and the formatters need.</summary>
    internal static IReadOnlyList<MetadataReference> Initial() =>
        [.. InitialNames().Select(Host).OfType<MetadataReference>()];

    /// <summary>The host's own copy of an assembly, by simple name; null where the host has none.</summary>
    internal static PortableExecutableReference? Host(string simpleName)
    {
        lock (Cache)
        {
            if (!Cache.TryGetValue(simpleName, out var reference) && HostPaths.TryGetValue(simpleName, out var path))
            {
                Cache[simpleName] = reference = simpleName == "Microsoft.DotNet.Interactive.Formatting" ? WithoutDisplay(path) : Map(path);
            }

            return reference;
        }
    }

    /// <summary>Where the host's own copy of an assembly is; null where the host has none.</summary>
    internal static string? HostPath(string simpleName) => HostPaths.GetValueOrDefault(simpleName);

    private static IEnumerable<string> InitialNames()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
        return HostPaths.Where(p => Path.GetDirectoryName(p.Value) == framework && !IsRare(p.Key)).Select(p => p.Key)
            .Concat(["Microsoft.DotNet.Interactive.Formatting", "Microsoft.AspNetCore.Html.Abstractions", typeof(References)
                .Assembly.GetName().Name!])
            .Order(StringComparer.Ordinal);
    }

    // Facades of older profiles and Visual Basic: they add reading time to every start and no type that a cell misses.
    private static bool IsRare(string name) => name is "mscorlib" or "netstandard" or "System" or "System.Core" or "WindowsBase"
        or "System.Data" or "System.Drawing" or "System.Configuration" or "System.Security" or "System.ServiceProcess"
        or "System.Xml" or "System.Net" or "System.Numerics" or "System.Transactions" or "System.ServiceModel.Web"
        || name.StartsWith("Microsoft.VisualBasic", StringComparison.Ordinal);

    private static Dictionary<string, string> ReadHostPaths()
    {
        var paths = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            paths.TryAdd(Path.GetFileNameWithoutExtension(path), path);
        }

        return paths;
    }

    // The formatting library extends every value with a Display of its own, in namespace System, that tells .NET Interactive's kernel and
    // nobody else. For cells that class is not there: in what the compiler reads, not in what runs, it is internal.
    private static PortableExecutableReference WithoutDisplay(string path)
    {
        var image = File.ReadAllBytes(path);
        using var pe = new PEReader(new MemoryStream(image));
        var reader = pe.GetMetadataReader();
        var rows = pe.PEHeaders.MetadataStartOffset + reader.GetTableMetadataOffset(TableIndex.TypeDef);
        foreach (var handle in reader.TypeDefinitions.Where(h => reader.GetTypeDefinition(h) is var t
            && reader.GetString(t.Name) == "DisplayExtensions"))
        {
            // TypeAttributes.VisibilityMask
            image[rows + (reader.GetTableRowSize(TableIndex.TypeDef) * (MetadataTokens.GetRowNumber(handle) - 1))] &= 0xF8;
        }

        return AssemblyMetadata.Create(ModuleMetadata.CreateFromImage(image)).GetReference(filePath: path, display: Path.GetFileName(path));
    }

    // Mapped, not read: of a 15 MB framework file only the metadata pages are ever touched.
    private static PortableExecutableReference Map(string path)
    {
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        var image = ModuleMetadata.CreateFromImage(view.SafeMemoryMappedViewHandle.DangerousGetHandle(), (int)new FileInfo(path).Length);
        KeepAlive.Add(view);
        return AssemblyMetadata.Create(image).GetReference(filePath: path, display: Path.GetFileName(path));
    }

    private static readonly List<object> KeepAlive = [];
}
