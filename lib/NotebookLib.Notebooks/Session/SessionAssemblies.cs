using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.Loader;

namespace NotebookLib.Notebooks.Session;

/// <summary>What one session loads: its compiled cells, and the files and packages that its cells name with <c>#r</c>.</summary>
internal sealed class SessionAssemblies() : AssemblyLoadContext("notebook", isCollectible: false)
{
    private static int s_sessions;
    private int _count;
    private readonly Dictionary<string, Assembly> _cells = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);

    private readonly List<string> _natives = [];
    private readonly Dictionary<string, byte[]> _symbols = new(StringComparer.Ordinal);

    /// <summary>Tells the compiled cells of one session from those of another in the same process.</summary>
    internal int Id { get; } = Interlocked.Increment(ref s_sessions);

    /// <summary>Whether a cell brought in an assembly of its own; <c>NotebookLib.Frames</c> and what lies beside it are known.</summary>
    internal bool HasOwnFiles =>
        _files.Any(f => !Footprint.IsKnown(f.Key)
        || !File.Exists(Path.Combine(Path.GetDirectoryName(f.Value)!, Footprint.Frames + ".dll")));

    /// <summary>A name for the next compiled cell.</summary>
    internal string NextName() => $"NotebookCell#{Id}-{Interlocked.Increment(ref _count)}";

    /// <summary>Loads a compiled cell.</summary>
    /// <param name="image">The assembly.</param>
    /// <param name="symbols">Its debug information.</param>
    /// <param name="temporary">Whether it may go as soon as nothing uses it any more.</param>
    /// <param name="name">Its name.</param>
    internal Assembly Load(Stream image, Stream symbols, bool temporary, string name)
    {
        if (OperatingSystem.IsBrowser()) // whose stack traces know no lines
        {
            using var copy = new MemoryStream();
            symbols.CopyTo(copy);
            symbols.Position = 0;
            _symbols[name] = copy.ToArray();
        }

        if (temporary)
        {
            return new Passing(this).LoadFromStream(image, symbols); // unloads itself when the cell and what it made are out of reach
        }

        var assembly = LoadFromStream(image, symbols);
        _cells[assembly.GetName().Name!] = assembly;
        return assembly;
    }

    /// <summary>File and line of a place in a compiled cell, where the runtime does not know them; null where nobody does.</summary>
    internal (string File, int Line)? PlaceOf(MethodBase method, int offset)
    {
        if (!_symbols.TryGetValue(method.Module.Assembly.GetName().Name ?? "", out var symbols))
        {
            return null;
        }

        using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols));
        var reader = provider.GetMetadataReader();
        var handle = (MethodDefinitionHandle)MetadataTokens.EntityHandle(method.MetadataToken);
        var point = reader.GetMethodDebugInformation(handle).GetSequencePoints().LastOrDefault(p => p.Offset <= offset && !p.IsHidden);
        return point.Document.IsNil ? null : (reader.GetString(reader.GetDocument(point.Document).Name), point.StartLine);
    }

    internal void AddFile(string path) => _files[Path.GetFileNameWithoutExtension(path)] = path;

    internal bool HasFile(string simpleName) => _files.ContainsKey(simpleName);

    /// <summary>A native library that the assemblies of a package may ask for.</summary>
    internal void AddNative(string path) => _natives.Add(path);

    internal bool Owns(Assembly assembly) => assembly.GetName().Name is { } name
        && (name.StartsWith($"NotebookCell#{Id}-", StringComparison.Ordinal) || name.StartsWith("FSI-ASSEMBLY", StringComparison.Ordinal));

    /// <summary>What this session has of that name; null where it has none. For assemblies that a language emits elsewhere.</summary>
    internal Assembly? Known(AssemblyName assemblyName) => Load(assemblyName);

    /// <summary>One cell that nothing refers to: collected after it has run.</summary>
    private sealed class Passing(SessionAssemblies session) : AssemblyLoadContext("cell", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) => session.Load(assemblyName);
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name ?? "";
        if (assemblyName.CultureName is { Length: > 0 } culture && name.EndsWith(".resources", StringComparison.Ordinal))
        {
            return _files.TryGetValue(name[..^".resources".Length], out var of)
                && Path.Combine(Path.GetDirectoryName(of)!, culture, name + ".dll") is var texts
                && File.Exists(texts) ? LoadFromAssemblyPath(texts) : null;
        }

        if (_cells.TryGetValue(name, out var cell))
        {
            return cell;
        }

        if (_files.TryGetValue(name, out var path))
        {
            return LoadFromAssemblyPath(path);
        }

        return References.Host(name) is not null ? null : _files.Values
            .Select(f => Path.Combine(Path.GetDirectoryName(f)!, name + ".dll")).Where(File.Exists).Select(f =>
                LoadFromAssemblyPath(ReadList.File(f))).FirstOrDefault();
    }

    /// <inheritdoc/>
    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName)
    {
        string[] names = [unmanagedDllName, "lib" + unmanagedDllName];
        var path = _natives.Find(f => names.Contains(Path.GetFileName(f), StringComparer.OrdinalIgnoreCase))
            ?? _natives.Find(f => Path.GetExtension(f) is ".so" or ".dylib" or ".dll"
                && names.Contains(Path.GetFileNameWithoutExtension(f), StringComparer.OrdinalIgnoreCase));
        return path is null ? IntPtr.Zero : LoadUnmanagedDllFromPath(path);
    }
}
