using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using NotebookLib.Notebooks.Packages;

namespace NotebookLib.Notebooks.Session;

/// <summary>
/// Compiles the cells of one notebook, each as a C# script submission on top of the ones before it. A cell that does not
/// compile leaves no trace.
/// </summary>
internal sealed class CellCompiler(string directory, SessionAssemblies assemblies, SessionPackages packages, bool canInterrupt = false)
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);

    /// <summary>What cells can use without a <c>using</c>.</summary>
    internal static readonly string[] Imports =
    [
        "System", "System.IO", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks",
        "System.Linq", "Microsoft.DotNet.Interactive.Formatting", typeof(CellApi).FullName!,
    ];

    private static readonly CSharpCompilationOptions BaseOptions = new CSharpCompilationOptions(
        OutputKind.DynamicallyLinkedLibrary,
        usings: Imports,
        optimizationLevel: OptimizationLevel.Release,
        allowUnsafe: false,
        concurrentBuild: false,
        deterministic: true).WithSpecificDiagnosticOptions(
        [
            // the notebook need not await each task, and the framework's own reference sets name some types twice
            new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress), new("CS1705", ReportDiagnostic.Suppress),
            new("CS4014", ReportDiagnostic.Suppress),
        ]);

    private static readonly EmitOptions Portable = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    private readonly FileUse _files = new(directory);
    private CSharpCompilation? _previous;
    private int _count;

    /// <summary>What the next cell is compiled on top of.</summary>
    internal (CSharpCompilation? Previous, int Count) Place
    {
        get => (_previous, _count);
        set => (_previous, _count) = value;
    }

    /// <summary>The variables that the cells declared, the newest first, each with the slot of its cell.</summary>
    internal IEnumerable<(int Slot, IFieldSymbol Field)> Variables()
    {
        for (var compilation = _previous; compilation is not null;
            compilation = compilation.ScriptCompilationInfo?.PreviousScriptCompilation)
        {
            var slot = 1 + int.Parse(compilation.ScriptClass!.Name["Submission#".Length..],
                System.Globalization.CultureInfo.InvariantCulture);
            foreach (var field in compilation.ScriptClass.GetMembers().OfType<IFieldSymbol>().Where(f => !f.IsImplicitlyDeclared
                && !f.IsConst && !f.IsStatic))
            {
                yield return (slot, field);
            }
        }
    }

    /// <summary>Parses, resolves <c>#r</c> and <c>#load</c>, compiles and loads; nothing runs yet.</summary>
    /// <exception cref="CellCompileException">The source has errors.</exception>
    internal CompiledCell Compile(string source, string name)
    {
        var (compilation, tree) = Draft(source, name, check: true);
        var leavesNothing = LeavesNothing(compilation, tree);
        if (leavesNothing)
        {
            // what can be unloaded is compiled once, with all optimisations: they would take its callees out of stack traces
            compilation = compilation.WithOptions(compilation.Options.WithOptimizationLevel(OptimizationLevel.Debug));
        }

        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted = compilation.Emit(image, symbols, options: Portable);
        var errors = emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            throw CellCompileException.From(errors, directory);
        }

        if (emitted.Success && _files.Noting(image.ToArray(), compilation, tree) is var (noting, noted))
        {
            image.SetLength(0);
            symbols.SetLength(0);
            (compilation, tree) = (noting, noted);
            emitted = compilation.Emit(image, symbols, options: Portable);
        }

        var kept = CellCulture.Into(tree);
        if ((canInterrupt ? Interruption.Into(kept) : kept) is var changed && changed != tree)
        {
            image.SetLength(0);
            symbols.SetLength(0);
            (compilation, tree) = (compilation.ReplaceSyntaxTree(tree, changed), changed);
            emitted = compilation.Emit(image, symbols, options: Portable);
        }

        if (!emitted.Success)
        {
            _previous = compilation; // only usings or comments: nothing to run, but the usings stay
            return new CompiledCell(_ => Task.FromResult<object?>(null), _count, () => null, [], false);
        }

        (image.Position, symbols.Position) = (0, 0);
        var assembly = assemblies.Load(image, symbols, leavesNothing, compilation.AssemblyName!);
        var entry = compilation.GetEntryPoint(CancellationToken.None)!;
        var method = assembly.GetType(entry.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        if (!leavesNothing)
        {
            _previous = compilation;
            _count++;
        }

        return new CompiledCell(method.CreateDelegate<Func<object?[], Task<object?>>>(), leavesNothing ? _count + 1 : _count, () =>
            Ends(compilation, tree), image.ToArray(),
            compilation.SyntaxTrees.Any(t => t.GetRoot().DescendantTokens().Any(n => Footprint.IsHelper(n.ValueText))));
    }

    /// <summary>The compilation that a source would be on top of the cells so far.</summary>
    /// <param name="source">The source.</param>
    /// <param name="name">Its name in error messages.</param>
    /// <param name="check">Whether to refuse a <c>#r</c> that names what is not there; code that is being written may do so.</param>
    /// <exception cref="CellCompileException">A <c>#r</c> names what is not there.</exception>
    internal (CSharpCompilation Compilation, SyntaxTree Tree) Draft(string source, string name, bool check)
    {
        var text = SourceText.From(PackageLines.Without(source), System.Text.Encoding.UTF8);
        var tree = CSharpSyntaxTree.ParseText(text, ParseOptions, name);
        var resolver = new ReferenceResolver(directory, assemblies, packages);
        if (check)
        {
            resolver.Check(tree, name);
        }

        var options = BaseOptions
            .WithScriptClassName("Submission#" + _count)
            .WithMetadataReferenceResolver(resolver)
            .WithSourceReferenceResolver(new LoadedFiles(directory));
        if (_previous is not null)
        {
            options = options.WithUsings();
        }

        return (CSharpCompilation.CreateScriptCompilation(
            assemblies.NextName(), tree, [.. _previous is null ? References.Initial() : [], .. packages.References], options, _previous,
                typeof(object)), tree);
    }

    // A cell without names of its own, usings or #r: no later cell can refer to it, so it goes when it has run.
    private static bool LeavesNothing(CSharpCompilation compilation, SyntaxTree tree) =>
        tree.GetRoot() is CompilationUnitSyntax { Usings.Count: 0, Externs.Count: 0 } unit && !unit.ContainsDirectives
        && compilation.ScriptClass is { } script && script.GetMembers().All(m => m.IsImplicitlyDeclared);

    // Asked only where the value is null or has tuples: the type of the expression that the cell ends in, if it could have had a value
    private static ITypeSymbol? Ends(CSharpCompilation compilation, SyntaxTree tree) =>
        tree.GetRoot() is CompilationUnitSyntax { Members: [..,
            GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }] }
        && compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).Type is { SpecialType: not SpecialType.System_Void } type
            ? type : null;
}

/// <summary>Answers <c>#load</c> with a file beside the notebook, and notes it.</summary>
internal sealed class LoadedFiles(string directory) : SourceFileResolver([], directory)
{
    /// <inheritdoc/>
    public override Stream OpenRead(string resolvedPath) => base.OpenRead(ReadList.File(resolvedPath));
}

/// <summary>A cell ready to run.</summary>
/// <param name="Run">Runs it on the states of all cells so far.</param>
/// <param name="Slot">Where its own state goes.</param>
/// <param name="Ends">The type of the expression that it ends in; null where it ends in none that has a value.</param>
/// <param name="Image">The compiled assembly.</param>
/// <param name="NamesHelper">Whether its source names something that the compiler also uses by itself, see <see cref="Footprint"/>.</param>
internal sealed record CompiledCell(Func<object?[], Task<object?>> Run, int Slot, Func<ITypeSymbol?> Ends, byte[] Image, bool NamesHelper);
