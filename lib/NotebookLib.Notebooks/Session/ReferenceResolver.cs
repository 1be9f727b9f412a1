using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NotebookLib.Notebooks.Packages;

namespace NotebookLib.Notebooks.Session;

/// <summary>
/// Answers <c>#r</c>: first with what the host has loaded, then with a file beside the notebook. Packages were resolved before: see
/// <see cref="PackageLines"/>.
/// </summary>
internal sealed class ReferenceResolver(string directory, SessionAssemblies assemblies, SessionPackages packages)
    : MetadataReferenceResolver
{
    private static readonly string Core = typeof(object).Assembly.GetName().Name!;

    /// <inheritdoc/>
    public override bool ResolveMissingAssemblies => true;

    /// <summary>Refuses what cannot be resolved, with the way out.</summary>
    /// <exception cref="CellCompileException">A <c>#r</c> names a file that is not there.</exception>
    internal void Check(SyntaxTree tree, string cell)
    {
        foreach (var directive in ((CompilationUnitSyntax)tree.GetRoot()).GetReferenceDirectives())
        {
            var reference = directive.File.ValueText;
            if (Problem(reference) is { } problem)
            {
                if (Home.Refusal(SimpleName(reference)) is { } refusal)
                {
                    throw new CellCompileException(Home.NotHere, [refusal], cell);
                }

                var start = directive.GetLocation().GetLineSpan().StartLinePosition;
                throw new CellCompileException("ReferenceError", [$"({start.Line + 1},{start.Character + 1}): {problem}"], cell);
            }
        }
    }

    /// <inheritdoc/>
    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath,
        MetadataReferenceProperties properties)
    {
        if (References.Host(reference.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase) ? Core : SimpleName(reference)) is { } host)
        {
            return [host]; // a package in a file that #load names: its assemblies are among the references already
        }

        var path = FullPath(reference);
        if (!File.Exists(ReadList.File(path)))
        {
            return [];
        }

        assemblies.AddFile(path);
        return [MetadataReference.CreateFromFile(path)];
    }

    /// <inheritdoc/>
    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity)
    {
        if ((packages.Reference(referenceIdentity.Name) ?? References.Host(referenceIdentity.Name)) is { } host)
        {
            return host;
        }

        var beside = definition is PortableExecutableReference { FilePath: { } file }
            ? Path.Combine(Path.GetDirectoryName(file)!, referenceIdentity.Name + ".dll") : "";
        return File.Exists(beside) ? MetadataReference.CreateFromFile(ReadList.File(beside)) : null;
    }

    /// <inheritdoc/>
    public override bool Equals(object? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    private string? Problem(string reference)
    {
        if (References.Host(SimpleName(reference)) is not null || File.Exists(FullPath(reference)))
        {
            return null;
        }

        return $"#r \"{reference}\": there is no such file, seen from the notebook's folder. " +
            (reference.Contains("/bin/", StringComparison.Ordinal) || reference.Contains("\\bin\\", StringComparison.Ordinal)
                ? $"Build its project first: dotnet build {reference.Replace('\\', '/').Split("/bin/")[0]} -c Release."
                : "Correct the path, or build the project that makes it.");
    }

    private string FullPath(string reference) => Path.GetFullPath(reference.Replace('\\', '/'), directory);

    private static string SimpleName(string reference)
    {
        var name = reference.Split('/', '\\')[^1].Split(',')[0].Trim();
        return name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
    }
}
