using System.Reflection;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;

namespace NotebookLib.Notebooks.Session;

/// <summary>The assemblies that the engine runs on, read from memory: a browser has no files beside the program.</summary>
internal static class HostAssemblies
{
    private const string Folder = "/motor/";
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Those of the .NET framework, by simple name.</summary>
    internal static IEnumerable<string> Framework => Names.Where(n => n.StartsWith("System.", StringComparison.Ordinal)
        || n is "Microsoft.CSharp" or "Microsoft.Win32.Primitives");

    /// <summary>Tells which assemblies the page has; those named twice are there once.</summary>
    internal static void Add(IEnumerable<string> names) => Names.UnionWith(names);

    /// <summary>A path that stands for an assembly; null where the host has none of that name.</summary>
    internal static string? Path(string simpleName) => Names.TryGetValue(simpleName, out var name) ? $"{Folder}{name}.dll" : null;

    /// <summary>What the compiler reads of an assembly; null where the host has none of that name.</summary>
    internal static unsafe ModuleMetadata? Read(string simpleName, Retouch? retouch)
    {
        if (Loaded(simpleName) is not { } assembly || !assembly.TryGetRawMetadata(out var blob, out var length))
        {
            return null;
        }

        if (retouch is not null)
        {
            var copy = (byte*)System.Runtime.InteropServices.NativeMemory.Alloc((nuint)length); // as long as the page
            new Span<byte>(blob, length).CopyTo(new Span<byte>(copy, length));
            retouch(new MetadataReader(copy, length), new Span<byte>(copy, length));
            blob = copy;
        }

        return ModuleMetadata.CreateFromMetadata((IntPtr)blob, length);
    }

    /// <summary>The version of the host's copy; null where it has none of that name.</summary>
    internal static Version? VersionOf(string simpleName) => Loaded(simpleName)?.GetName().Version;

    private static Assembly? Loaded(string simpleName) =>
        Names.TryGetValue(simpleName, out var name) ? Assembly.Load(new AssemblyName(name)) : null;
}
