using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NotebookLib.Notebooks.Session;
using NotebookLib.Notebooks.Session.Languages;

namespace NotebookLib.Notebooks.Packages;

/// <summary>The <c>#r "nuget:"</c> and <c>#i "nuget:"</c> lines of a cell and of the files that it loads.</summary>
/// <param name="Requests">The packages, in order.</param>
/// <param name="Sources">Folders (whole paths) and addresses that <c>#i</c> adds, in order.</param>
/// <param name="Line">The line of the first of them in the cell itself, from 1.</param>
/// <param name="Code">The cell without them; everything else keeps its place.</param>
internal sealed partial record PackageLines(IReadOnlyList<PackageRequest> Requests, IReadOnlyList<string> Sources, int Line, string Code)
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);

    /// <summary>Whether there are any.</summary>
    internal bool IsEmpty => Requests.Count == 0 && Sources.Count == 0;

    /// <summary>Reads a cell.</summary>
    /// <param name="source">C#, without <c>#!</c> lines.</param>
    /// <param name="directory">Where relative paths start.</param>
    /// <exception cref="PackageException">A line names no package or an impossible version.</exception>
    internal static PackageLines Read(string source, string directory)
    {
        var (requests, sources, line, code) = (new List<PackageRequest>(), new List<string>(), 1, source);
        if (MayAsk(source))
        {
            (code, line) = Read(source, directory, requests, sources, []);
        }

        return new PackageLines(requests, sources, line, code);
    }

    /// <summary>Takes the lines out, without a look at what they say: for code that is only being written.</summary>
    internal static string Without(string source) => source.Contains("nuget:", StringComparison.OrdinalIgnoreCase)
        ? Blank(source, Directives(CSharpSyntaxTree.ParseText(source, Script))) : source;

    /// <summary>What all cells of a notebook will ask for; a cell that cannot be read is passed over, it will say so itself.</summary>
    /// <param name="cells">The cells as they will run.</param>
    /// <param name="directory">The notebook's folder.</param>
    internal static (IReadOnlyList<PackageRequest> Requests, IReadOnlyList<string> Sources) Plan(
        IEnumerable<string> cells, string directory)
    {
        var (requests, sources) = (new List<PackageRequest>(), new List<string>());
        foreach (var cell in cells.Where(c => MayAsk(c) || c.Contains("#!", StringComparison.Ordinal)))
        {
            try
            {
                foreach (var part in CellParts.Split(cell, directory, "").Where(p =>
                    p is { IsCommand: false, Language: CellLanguages.CSharp or "fsharp" }))
                {
                    // the compiler of F# wants one FSharp.Core and no other: whatever else is asked has to go with it
                    var lines = part.Language == CellLanguages.CSharp ? Read(part.Text, directory)
                        : new PackageLines([Tool.FSharp.Package, .. FSharpLanguage.Packages(part.Text)], [], 1, part.Text);
                    requests.AddRange(lines.Requests.Where(r => !requests.Exists(q => q.IsFor(r.Id))));
                    sources.AddRange(lines.Sources.Except(sources));
                }
            }
            catch (Exception e) when (e is CellCompileException or PackageException or IOException or UnauthorizedAccessException
                or Format.NotebookFormatException)
            {
                // its own turn comes
            }
        }

        return (requests, sources);
    }

    private static bool MayAsk(string source) =>
        source.Contains("nuget:", StringComparison.OrdinalIgnoreCase) || source.Contains("#load", StringComparison.Ordinal);

    private static (string Code, int Line) Read(string source, string directory, List<PackageRequest> requests, List<string> sources,
        HashSet<string> loaded)
    {
        var tree = CSharpSyntaxTree.ParseText(source, Script);
        foreach (var load in tree.GetCompilationUnitRoot().GetLoadDirectives())
        {
            var file = Path.GetFullPath(load.File.ValueText.Replace('\\', '/'), directory);
            if (File.Exists(file) && loaded.Add(file))
            {
                Read(File.ReadAllText(file), Path.GetDirectoryName(file)!, requests, sources, loaded);
            }
        }

        var found = Directives(tree);
        foreach (var directive in found)
        {
            if (directive is ReferenceDirectiveTriviaSyntax reference)
            {
                requests.Add(PackageRequest.Parse(reference.File.ValueText));
            }
            else
            {
                sources.Add(Source(Added().Match(directive.ToString()).Groups["source"].Value.Trim(), directory));
            }
        }

        return (Blank(source, found), found.Count > 0 ? found[0].GetLocation().GetLineSpan().StartLinePosition.Line + 1 : 1);
    }

    // #i is no directive that the compiler knows, and #r may stand below code: both are found here and gone before it compiles.
    private static List<DirectiveTriviaSyntax> Directives(SyntaxTree tree) => [.. tree.GetRoot().DescendantTrivia(descendIntoTrivia: true)
        .Select(t => t.GetStructure()).OfType<DirectiveTriviaSyntax>()
        .Where(d => d is ReferenceDirectiveTriviaSyntax { File.ValueText: var text }
            ? text.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase)
            : d is BadDirectiveTriviaSyntax && Added().IsMatch(d.ToString()))];

    private static string Blank(string source, List<DirectiveTriviaSyntax> directives)
    {
        var text = new StringBuilder(source);
        foreach (var span in directives.Select(d => d.Span))
        {
            for (var i = span.Start; i < span.End; i++)
            {
                text[i] = text[i] is '\r' or '\n' ? text[i] : ' ';
            }
        }

        return text.ToString();
    }

    private static string Source(string source, string directory) => source.Length == 0
        ? throw new PackageException("#i \"nuget:\" names no source.", "Name a folder or an address: #i \"nuget:../feed\".")
        : Uri.TryCreate(source, UriKind.Absolute, out var address) && !address.IsFile ? source
        : Directory.Exists(Path.GetFullPath(source.Replace('\\', '/'), directory)) ? Path.GetFullPath(source.Replace('\\', '/'), directory)
        : throw new PackageException($"#i \"nuget:{source}\": there is no such folder, seen from the notebook's folder.",
            "Correct the path, or name an address.");

    [GeneratedRegex("""^#\s*i\s+"nuget:(?<source>[^"]*)"\s*(?://.*)?$""", RegexOptions.IgnoreCase)]
    private static partial Regex Added();
}
