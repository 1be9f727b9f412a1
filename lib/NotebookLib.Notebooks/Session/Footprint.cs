using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace NotebookLib.Notebooks.Session;

/// <summary>
/// Reads from the compiled cells what they can have touched. A process goes on to the next notebook only when every
/// cell used nothing but what is known to leave no trace; threads, timers, events, reflection, process-wide settings and
/// registrations are not on that list.
/// </summary>
internal sealed class Footprint
{
    /// <summary>What the compiler itself uses for lists, spans and inline arrays; in a source it can do anything.</summary>
    private static readonly HashSet<string> Helpers = new(StringComparer.Ordinal)
    {
        "System.Runtime.CompilerServices.Unsafe", "System.Runtime.InteropServices.MemoryMarshal",
            "System.Runtime.InteropServices.CollectionsMarshal",
    };

    private static readonly HashSet<string> HarmlessNamespaces = new(StringComparer.Ordinal)
    {
        "", "System", "System.Collections", "System.Collections.Generic", "System.Collections.Immutable", "System.Collections.Frozen",
            "System.Collections.ObjectModel",
        "System.Diagnostics.CodeAnalysis", "System.Globalization", "System.IO", "System.Linq", "System.Numerics",
        "System.Runtime.CompilerServices", "System.Text",
        "System.Text.RegularExpressions", "System.Text.Json.Nodes", "System.Threading.Tasks", "Microsoft.CodeAnalysis",
        "Microsoft.AspNetCore.Html",
        "MathNet.Numerics.Distributions",
    };

    private static readonly HashSet<string> HarmfulTypes = new(StringComparer.Ordinal)
    {
        "System.AppDomain", "System.AppContext", "System.GC", "System.Activator", "System.IO.FileSystemWatcher", "System.Progress`1",
        "System.Runtime.CompilerServices.AsyncVoidMethodBuilder", "System.Runtime.CompilerServices.YieldAwaitable",
        "System.Runtime.CompilerServices.CallSite",
        "System.Runtime.CompilerServices.CallSite`1", "System.Runtime.CompilerServices.Unsafe",
        "System.Runtime.CompilerServices.ConditionalWeakTable`2", "System.Threading.Tasks.TaskScheduler",
        "System.Threading.Tasks.TaskFactory",
        "System.Threading.Tasks.TaskFactory`1", "System.TimeProvider", "System.LocalDataStoreSlot",
    };

    private static readonly HashSet<string> HarmfulMembers = new(StringComparer.Ordinal)
    {
        "System.Environment.SetEnvironmentVariable", "System.Console.SetOut", "System.Console.SetError", "System.Console.SetIn",
            "System.Console.add_CancelKeyPress",
        "System.Console.OpenStandardOutput", "System.Console.OpenStandardError", "System.Console.OpenStandardInput",
        "System.IO.Directory.SetCurrentDirectory", "System.Threading.Tasks.Task.Run", "System.Threading.Tasks.Task.Delay",
        "System.Threading.Tasks.Task.Start",
        "System.Threading.Tasks.Task.ContinueWith", "System.Threading.Tasks.Task`1.ContinueWith", "System.Threading.Tasks.Task.get_Factory",
        "System.Threading.Tasks.Task.Yield",
        "System.Text.Encoding.RegisterProvider", "System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor",
        "System.Console.CancelKeyPress",
    };

    /// <summary>The library of frames; each session loads a copy of its own of it and of what it stands on.</summary>
    internal const string Frames = "NotebookLib.Frames";

    /// <summary>Assemblies that keep what they are told within their own copy: they start no thread and register nothing with the
    /// process.</summary>
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        Frames, "Deedle", "Microsoft.Data.Analysis", "Plotly.NET", "Plotly.NET.CSharp",
    };

    /// <summary>Whether an assembly is <see cref="Frames"/> or one that it stands on.</summary>
    internal static bool IsKnown(string assembly) => Known.Contains(assembly);

    /// <summary>Whether a word in a source is the name of one of the compiler's helpers.</summary>
    internal static bool IsHelper(string word) => word is "Unsafe" or "MemoryMarshal" or "CollectionsMarshal";

    /// <summary>The first thing found that may leave a trace; null while there is none.</summary>
    internal string? Reason { get; private set; }

    /// <summary>Reads a compiled cell.</summary>
    /// <param name="image">The assembly.</param>
    /// <param name="namesHelper">Whether its source names one of the compiler's helpers; where it does not, the compiler put it
    /// there.</param>
    internal void Add(byte[] image, bool namesHelper)
    {
        if (Reason is not null || image.Length == 0)
        {
            return;
        }

        using var pe = new PEReader(new MemoryStream(image));
        var reader = pe.GetMetadataReader();
        Reason = reader.TypeReferences.Select(h => Harm(reader, h, namesHelper)).FirstOrDefault(r => r is not null)
            ?? reader.MemberReferences.Select(h => Harm(reader, reader.GetMemberReference(h))).FirstOrDefault(r => r is not null)
            ?? (reader.GetTableRowCount(TableIndex.ImplMap) > 0 ? "a cell calls native code" : null);
    }

    private static string? Harm(MetadataReader reader, TypeReferenceHandle handle, bool namesHelper)
    {
        var name = FullName(reader, handle, out var space, out var ours);
        return ours || name.StartsWith("System.Diagnostics.Debugg", StringComparison.Ordinal)
            || (HarmlessNamespaces.Contains(space) && !HarmfulTypes.Contains(name)) || (!namesHelper && Helpers.Contains(name)) ? null
            : $"a cell uses {name}";
    }

    private static string? Harm(MetadataReader reader, MemberReference member)
    {
        if (Parent(reader, member.Parent) is not { } parent)
        {
            return null;
        }

        var type = FullName(reader, parent, out _, out var ours);
        var name = reader.GetString(member.Name);
        var isStaticSetter = member.GetKind() == MemberReferenceKind.Method && name.StartsWith("set_", StringComparison.Ordinal)
            && !reader.GetBlobReader(member.Signature).ReadSignatureHeader().IsInstance;
        var isReflection = type == "System.Type" && name is not ("GetTypeFromHandle" or "op_Equality" or "op_Inequality" or "get_Name");
        return (isStaticSetter && type != "System.Console") || isReflection || (!ours && HarmfulMembers.Contains(type + "." + name))
            ? $"a cell uses {type}.{name}" : null;
    }

    private static TypeReferenceHandle? Parent(MetadataReader reader, EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeReference => (TypeReferenceHandle)handle,
        HandleKind.TypeSpecification => Generic(reader, reader.GetTypeSpecification((TypeSpecificationHandle)handle)),
        _ => null,
    };

    private static TypeReferenceHandle? Generic(MetadataReader reader, TypeSpecification specification)
    {
        var blob = reader.GetBlobReader(specification.Signature);
        return blob.ReadSignatureTypeCode() == SignatureTypeCode.GenericTypeInstance && blob.ReadByte() > 0
            && blob.ReadTypeHandle() is { Kind: HandleKind.TypeReference } handle ? (TypeReferenceHandle)handle : null;
    }

    // "Ours" is what is defined in another cell, in the library, or in the session itself.
    private static string FullName(MetadataReader reader, TypeReferenceHandle handle, out string space, out bool ours)
    {
        var type = reader.GetTypeReference(handle);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            var outer = FullName(reader, (TypeReferenceHandle)type.ResolutionScope, out space, out ours);
            return outer + "." + reader.GetString(type.Name);
        }

        space = reader.GetString(type.Namespace);
        var assembly = type.ResolutionScope.Kind == HandleKind.AssemblyReference
            ? reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) : "";
        ours = assembly == "NotebookLib" || IsKnown(assembly)
            || (assembly == "FSharp.Core" && space is "Microsoft.FSharp.Core" or "Microsoft.FSharp.Collections")
            || assembly.StartsWith("NotebookCell#", StringComparison.Ordinal);
        var name = (space.Length > 0 ? space + "." : "") + reader.GetString(type.Name);
        ours |= name == typeof(CellApi).FullName || name == typeof(CellReads).FullName || name == typeof(DisplayedValue).FullName;
        return name;
    }
}
