using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookLib.Notebooks.Session;

/// <summary>
/// Sees to it that the files which a cell opens by itself stand on the <see cref="ReadList"/>. Calls of <c>File</c>, <c>Directory</c>,
/// <c>StreamReader</c> and <c>FileStream</c> note their paths as they run. Whatever else could read a file makes the list say
/// <see cref="ReadList.Anything"/>: what is not known to read nothing counts.
/// </summary>
internal sealed class FileUse(string directory)
{
    private const int LongestPath = 400;

    private static readonly HashSet<string> QuietNamespaces = new(StringComparer.Ordinal)
    {
        "", "System", "System.Buffers", "System.Collections", "System.Collections.Concurrent", "System.Collections.Frozen",
            "System.Collections.Generic",
        "System.Collections.Immutable", "System.Collections.ObjectModel", "System.ComponentModel", "System.Diagnostics.CodeAnalysis",
        "System.Globalization", "System.Linq",
        "System.Linq.Expressions", "System.Numerics", "System.Runtime.CompilerServices", "System.Security.Cryptography", "System.Text",
        "System.Text.Encodings.Web",
        "System.Text.Json", "System.Text.Json.Nodes", "System.Text.Json.Serialization", "System.Text.RegularExpressions",
        "System.Threading", "System.Threading.Tasks",
        "Microsoft.CodeAnalysis", "Microsoft.AspNetCore.Html", "Microsoft.DotNet.Interactive.Formatting",
    };

    private static readonly HashSet<string> QuietTypes = new(StringComparer.Ordinal)
    {
        "System.IO.Path", "System.IO.Stream", "System.IO.MemoryStream", "System.IO.TextReader", "System.IO.TextWriter",
            "System.IO.StringReader", "System.IO.StringWriter",
        "System.IO.StreamWriter", "System.IO.BinaryReader", "System.IO.BinaryWriter", "System.IO.SearchOption",
        "System.IO.EnumerationOptions", "System.IO.MatchType",
        "System.IO.FileMode", "System.IO.FileAccess", "System.IO.FileShare", "System.IO.FileOptions", "System.IO.SeekOrigin",
        "System.IO.IOException",
        "System.IO.FileNotFoundException", "System.IO.DirectoryNotFoundException", "System.IO.InvalidDataException",
        "System.IO.EndOfStreamException",
        "System.Diagnostics.Stopwatch", "System.Diagnostics.Debug", "System.Net.WebUtility",
        "System.Runtime.InteropServices.CollectionsMarshal", "System.Runtime.InteropServices.MemoryMarshal",
    };

    private static readonly HashSet<string> LoudTypes = new(StringComparer.Ordinal) { "System.Activator", "System.AppDomain" };

    /// <summary>Packages that read files only through members whose names say so.</summary>
    private static readonly HashSet<string> KnownPackages = new(StringComparer.Ordinal)
    {
        "Deedle", "DynamicObj", "FSharp.Core", "MathNet.Numerics", "Microsoft.Data.Analysis", "Plotly.NET", "Plotly.NET.CSharp",
            "Plotly.NET.Interactive",
    };

    private static readonly string[] Reading = ["Read", "Load", "Open", "Import", "File", "Csv", "Sql", "Connect", "Download", "Stream"];

    private static readonly HashSet<string> Listings = new(StringComparer.Ordinal)
    {
        "GetFiles", "GetDirectories", "GetFileSystemEntries", "EnumerateFiles", "EnumerateDirectories", "EnumerateFileSystemEntries",
    };

    /// <summary>Looks at a compiled cell.</summary>
    /// <param name="image">The assembly.</param>
    /// <param name="compilation">What it was compiled from.</param>
    /// <param name="tree">The cell itself; what it brings in with <c>#load</c> are other trees.</param>
    /// <returns>The cell with its paths noted where it opens files in ways that are known; null where it can stay as it is.</returns>
    internal (CSharpCompilation Compilation, SyntaxTree Tree)? Noting(byte[] image, CSharpCompilation compilation, SyntaxTree tree)
    {
        using var pe = new PEReader(new MemoryStream(image));
        var reader = pe.GetMetadataReader();
        var uses = reader.TypeReferences.Select(h => UseOf(reader, h)).ToHashSet();
        if (uses.Contains(Use.Unknown) || reader.MemberReferences.Any(h => IsReadingMember(reader, reader.GetMemberReference(h))))
        {
            NoteAnything(reader);
        }

        if (!uses.Contains(Use.Files))
        {
            return null;
        }

        var (noting, all) = Rewritten(compilation, tree);
        if (!all)
        {
            NoteAnything(reader);
        }

        return noting;
    }

    private enum Use
    {
        None,
        Files,
        Package,
        Unknown,
    }

    private static Use UseOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        var (assembly, space, name) = Name(reader, handle);
        return assembly == "NotebookLib" || assembly.StartsWith("NotebookLib.", StringComparison.Ordinal)
            || assembly.StartsWith("NotebookCell#", StringComparison.Ordinal) ? Use.None
            : KnownPackages.Contains(assembly) ? Use.Package
            : name is "System.IO.File" or "System.IO.Directory" or "System.IO.StreamReader" or "System.IO.FileStream" ? Use.Files
            : QuietTypes.Contains(name) || name.StartsWith("System.Diagnostics.Debugg", StringComparison.Ordinal)
                || (QuietNamespaces.Contains(space) && !LoudTypes.Contains(name)) ? Use.None
            : Use.Unknown;
    }

    private static (string Assembly, string Namespace, string Name) Name(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            return Name(reader, (TypeReferenceHandle)type.ResolutionScope);
        }

        var assembly = type.ResolutionScope.Kind == HandleKind.AssemblyReference
            ? reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) : "";
        var space = reader.GetString(type.Namespace);
        return (assembly, space, space.Length > 0 ? space + "." + reader.GetString(type.Name) : reader.GetString(type.Name));
    }

    private static bool IsReadingMember(MetadataReader reader, MemberReference member)
    {
        var type = member.Parent.Kind == HandleKind.TypeReference ? (TypeReferenceHandle)member.Parent : default;
        return !type.IsNil && UseOf(reader, type) == Use.Package && Reading.Any(reader.GetString(member.Name).Contains);
    }

    /// <summary>Anything may be read; files that texts in the cell name are read for certain, wherever they are.</summary>
    private void NoteAnything(MetadataReader reader)
    {
        ReadList.Note(ReadList.Anything);
        for (var handle = reader.GetNextHandle(default(UserStringHandle)); !handle.IsNil; handle = reader.GetNextHandle(handle))
        {
            var text = reader.GetUserString(handle);
            if (text.Length is > 0 and < LongestPath && text.IndexOfAny(Path.GetInvalidPathChars()) < 0 && text.Trim().Length > 0
                && File.Exists(Path.Combine(directory, text)))
            {
                ReadList.File(Path.Combine(directory, text));
            }
        }
    }

    /// <summary>The compilation with paths noted, and whether that covers all that the cell does with files.</summary>
    private static ((CSharpCompilation, SyntaxTree)? Noting, bool All) Rewritten(CSharpCompilation compilation, SyntaxTree tree)
    {
        var rewriter = new Rewriter(compilation.GetSemanticModel(tree));
        var noting = tree.WithRootAndOptions(rewriter.Visit(tree.GetRoot()), tree.Options);
        // what was loaded cannot be replaced
        var all = compilation.SyntaxTrees.All(t => IsKnown(compilation.GetSemanticModel(t), t, isOwn: t == tree));
        return (rewriter.Found ? (compilation.ReplaceSyntaxTree(tree, noting), noting) : null, all && rewriter.All);
    }

    /// <summary>Whether every use of a method of <c>File</c> or <c>Directory</c> is a call that was rewritten.</summary>
    private static bool IsKnown(SemanticModel model, SyntaxTree tree, bool isOwn) =>
        tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
        .Where(n => model.GetSymbolInfo(n).Symbol is IMethodSymbol { ContainingType: { } type } && Of(type) is "File" or "Directory")
        .All(n => isOwn && n.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access
            && call.Expression == access);

    private static string Of(INamedTypeSymbol type) => type.ContainingNamespace.ToDisplayString() == "System.IO" ? type.Name : "";

    private sealed class Rewriter(SemanticModel model) : CSharpSyntaxRewriter
    {
        internal bool Found { get; private set; }

        internal bool All { get; private set; } = true;

        public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
        {
            var method = model.GetSymbolInfo(node).Symbol as IMethodSymbol;
            var visited = (InvocationExpressionSyntax)base.VisitInvocationExpression(node)!;
            return method is { ContainingType: { } type, Parameters: [{ Type.SpecialType: SpecialType.System_String }, ..] }
                && Arguments(Of(type), method, visited.ArgumentList) is { } list
                ? visited.WithArgumentList(list) : visited;
        }

        public override SyntaxNode? VisitObjectCreationExpression(ObjectCreationExpressionSyntax node)
        {
            var opens = Opens(node);
            var visited = (ObjectCreationExpressionSyntax)base.VisitObjectCreationExpression(node)!;
            return opens && visited.ArgumentList is { } list ? visited.WithArgumentList(Wrapped(list, "File")) : visited;
        }

        public override SyntaxNode? VisitImplicitObjectCreationExpression(ImplicitObjectCreationExpressionSyntax node)
        {
            var opens = Opens(node);
            var visited = (ImplicitObjectCreationExpressionSyntax)base.VisitImplicitObjectCreationExpression(node)!;
            return opens ? visited.WithArgumentList(Wrapped(visited.ArgumentList, "File")) : visited;
        }

        private bool Opens(SyntaxNode node) => model.GetSymbolInfo(node).Symbol is IMethodSymbol { ContainingType: { } type,
            Parameters: [{ Type.SpecialType: SpecialType.System_String }, ..] } && Of(type) is "StreamReader" or "FileStream";

        private ArgumentListSyntax? Arguments(string type, IMethodSymbol method, ArgumentListSyntax list) => (type, method.Name) switch
        {
            ("File", "Exists" or "Copy" or "Open" or "OpenRead" or "OpenText" or "OpenHandle") => Wrapped(list, "File"),
            ("File", var name) when name.StartsWith("Read", StringComparison.Ordinal) || name.StartsWith("Get", StringComparison.Ordinal) =>
                Wrapped(list, "File"),
            ("Directory", "Exists") => Wrapped(list, "Folder"),
            ("Directory", var name) when Listings.Contains(name) => list.Arguments.Count == 1 ? Wrapped(list, "Folder")
                : Wrapped(list, "FolderOf", list.Arguments.Count == 2 ? "Pattern" : "DeepPattern"),
            _ => null,
        };

        private ArgumentListSyntax Wrapped(ArgumentListSyntax list, params string[] names)
        {
            if (list.Arguments.Count < names.Length || list.Arguments.Any(a => a.NameColon is not null))
            {
                All = false;
                return list;
            }

            Found = true;
            var arguments = list.Arguments;
            foreach (var (i, name) in names.Index())
            {
                var old = arguments[i].Expression;
                var noted = SyntaxFactory.InvocationExpression(
                    SyntaxFactory.ParseExpression($"global::{typeof(CellReads).FullName}.{name}"),
                    SyntaxFactory.ArgumentList([SyntaxFactory.Argument(old.WithoutTrivia())]));
                arguments = arguments.Replace(arguments[i], arguments[i].WithExpression(noted.WithTriviaFrom(old)));
            }

            return list.WithArguments(arguments);
        }
    }
}
