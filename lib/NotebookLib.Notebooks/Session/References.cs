using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Microsoft.CodeAnalysis;

namespace NotebookLib.Notebooks.Session;

/// <summary>
/// The assemblies that cells can use. Everything the host itself runs on is known by its simple name and is bound to the
/// host's own copy, whatever path a cell names: a <c>Figure</c> in a cell is then the host's <c>Figure</c>.
/// </summary>
internal static class References
{
    private const string Formatting = "Microsoft.DotNet.Interactive.Formatting";
    private static readonly Dictionary<string, PortableExecutableReference> Cache = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What each session starts with: the .NET framework, and what <c>display</c> and the formatters need.</summary>
    internal static IReadOnlyList<MetadataReference> Initial() =>
        [.. InitialNames().Select(Host).OfType<MetadataReference>()];

    /// <summary>The host's own copy of an assembly, by simple name; null where the host has none.</summary>
    internal static PortableExecutableReference? Host(string simpleName)
    {
        lock (Cache)
        {
            if (!Cache.TryGetValue(simpleName, out var reference) && HostAssemblies.Path(simpleName) is { } path
                && HostAssemblies.Read(simpleName, simpleName == Formatting ? HideDisplay : null) is { } module)
            {
                Cache[simpleName] = reference = AssemblyMetadata.Create(module)
                    .GetReference(filePath: path, display: System.IO.Path.GetFileName(path));
            }

            return reference;
        }
    }

    /// <summary>Where the host's own copy of an assembly is; null where the host has none.</summary>
    internal static string? HostPath(string simpleName) => HostAssemblies.Path(simpleName);

    private static IEnumerable<string> InitialNames() => HostAssemblies.Framework.Where(n => !IsRare(n))
        .Concat([Formatting, "Microsoft.AspNetCore.Html.Abstractions",
            typeof(References).Assembly.GetName().Name!])
        .Order(StringComparer.Ordinal);

    // Facades of older profiles and Visual Basic: they add reading time to every start and no type that a cell misses.
    private static bool IsRare(string name) => name is "mscorlib" or "netstandard" or "System" or "System.Core" or "WindowsBase"
        or "System.Data" or "System.Drawing" or "System.Configuration" or "System.Security" or "System.ServiceProcess"
        or "System.Xml" or "System.Net" or "System.Numerics" or "System.Transactions" or "System.ServiceModel.Web"
        || name.StartsWith("Microsoft.VisualBasic", StringComparison.Ordinal);

    // The formatting library extends every value with a Display of its own, in namespace System, that tells .NET Interactive's kernel and
    // nobody else. For cells that class is not there: in what the compiler reads, not in what runs, it is internal.
    private static void HideDisplay(MetadataReader reader, Span<byte> metadata)
    {
        var rows = reader.GetTableMetadataOffset(TableIndex.TypeDef);
        foreach (var handle in reader.TypeDefinitions.Where(h => reader.GetTypeDefinition(h) is var t
            && reader.GetString(t.Name) == "DisplayExtensions"))
        {
            // TypeAttributes.VisibilityMask
            metadata[rows + (reader.GetTableRowSize(TableIndex.TypeDef) * (MetadataTokens.GetRowNumber(handle) - 1))] &= 0xF8;
        }
    }
}

/// <summary>Changes what the compiler reads of an assembly.</summary>
/// <param name="reader">Its metadata.</param>
/// <param name="metadata">The same, to be written over.</param>
internal delegate void Retouch(MetadataReader reader, Span<byte> metadata);
