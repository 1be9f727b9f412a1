using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Tests.Elsewhere;

/// <summary>
/// The edition's notebooks ask for nothing that an installed .NET Interactive kernel does not have: see COMPATIBILITY.md.
/// What they show goes out through the attribute that its formatting library finds by name, which the runner's own tests hold.
/// </summary>
public class CommonSubsetTests
{
    private static readonly CSharpParseOptions Kernel = new(LanguageVersion.CSharp13, DocumentationMode.None, SourceCodeKind.Script);
    private static readonly string[] RunnerOnly = ["clear_output", "input", "password", "PlainText", "NotebookHelpers", "Interruption"];

    public static TheoryData<string> Notebooks => [.. TestNotebooks.OfEdition.Select(f => Path.GetFileName(f)!)];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void A_notebook_stays_within_what_both_kernels_have(string name)
    {
        var notebook = Notebook.Load(Path.Combine(Repository(AppContext.BaseDirectory), "notebooks", name));
        Assert.Equal(".net-csharp", (string?)notebook.Metadata["kernelspec"]!["name"]);
        var code = notebook.Cells.Where(c => c.Type == CellType.Code).ToList();
        Assert.NotEmpty(code);
        Assert.All(code, c => Assert.Equal([], Beyond(c.Code)));
    }

    [Fact]
    public void What_the_library_needs_lies_beside_it_for_kernels_that_look_there()
    {
        var folder = Path.Combine(Repository(AppContext.BaseDirectory), "lib", "NotebookLib", "bin", "Release", "net10.0");
        Assert.SkipUnless(File.Exists(Path.Combine(folder, "NotebookLib.dll")), "the library is not built in Release");
        using var file = new System.Reflection.PortableExecutable.PEReader(File.OpenRead(Path.Combine(folder, "NotebookLib.dll")));
        var metadata = System.Reflection.Metadata.PEReaderExtensions.GetMetadataReader(file);
        var needed = metadata.AssemblyReferences.Select(r => metadata.GetString(metadata.GetAssemblyReference(r).Name)).Where(n =>
            !n.StartsWith("System", StringComparison.Ordinal) && n is not ("netstandard" or "mscorlib")).ToList();
        Assert.Contains("CsvHelper", needed);
        Assert.All(needed, n =>
            Assert.True(File.Exists(Path.Combine(folder, n + ".dll"))
            || File.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, n + ".dll")),
            $"{n}.dll is missing beside NotebookLib.dll"));
    }

    [Theory]
    [InlineData("clear_output();", "clear_output")]
    [InlineData("var naam = input(\"naam?\");", "input")]
    [InlineData("using NotebookLib.Notebooks.Session;", "using NotebookLib.Notebooks.Session;")]
    [InlineData("#!fsharp\nlet x = 1", "#!fsharp")]
    [InlineData("#r \"nuget: Deedle, 3.0.0\"", "nuget: Deedle, 3.0.0")]
    [InlineData("extension(string s) { }", "extension(string s) { }")]
    [InlineData("var velden = new { input = 1 }.input; display(velden);", "")]
    public void What_only_one_of_them_has_is_seen(string code, string expected) =>
        Assert.Contains(expected, string.Join('|', Beyond(code)), StringComparison.Ordinal);

    // What of a cell is not in the common subset, word by word.
    private static List<string> Beyond(string code)
    {
        var lines = code.Split('\n');
        var magic = lines.Where(l => l.StartsWith("#!", StringComparison.Ordinal)
            && l[2..].Split(' ')[0] is not ("csharp" or "markdown" or "html" or "import"));
        var tree = CSharpSyntaxTree.ParseText(string.Join('\n', lines.Select(l => l.StartsWith("#!", StringComparison.Ordinal) ? "" : l)),
            Kernel, cancellationToken: TestContext.Current.CancellationToken);
        var unit = tree.GetCompilationUnitRoot(TestContext.Current.CancellationToken);
        return
        [
            .. magic,
            .. unit.GetReferenceDirectives().Select(r => r.File.ValueText).Where(r =>
                !r.StartsWith("../lib/NotebookLib", StringComparison.Ordinal)),
            .. unit.Usings.Select(u => u.ToString()).Where(u => u.Contains("NotebookLib.Notebooks", StringComparison.Ordinal)),
            .. unit.DescendantNodes().OfType<IdentifierNameSyntax>().Where(n => RunnerOnly.Contains(n.Identifier.ValueText)
                && IsOnItsOwn(n)).Select(n => n.Identifier.ValueText),
            .. tree.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d =>
                lines[d.Location.GetLineSpan().StartLinePosition.Line]),
        ];
    }

    // clear_output() and Interruption.Point(), not x.input or new { input = 1 }
    private static bool IsOnItsOwn(IdentifierNameSyntax name) => name.Parent is InvocationExpressionSyntax
        || (name.Parent is MemberAccessExpressionSyntax access && access.Expression == name);

    private static string Repository(string folder) => File.Exists(Path.Combine(folder, "NotebookLib.sln")) ? folder
        : Repository(Path.GetDirectoryName(folder)!);
}
