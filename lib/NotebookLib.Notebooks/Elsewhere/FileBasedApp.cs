using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Packages;
using NotebookLib.Notebooks.Session;
using NotebookLib.Notebooks.Session.Languages;

namespace NotebookLib.Notebooks.Elsewhere;

/// <summary>
/// A notebook as a file-based app of .NET 10, <c>dotnet run theme.cs</c>: the same cells in the same order, narrative as
/// comments. What a cell shows is printed as plain text; <c>using</c> lines and types go where a program wants them.
/// </summary>
public sealed class FileBasedApp
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);
    private readonly string _notebook;
    private readonly string _folder;
    private readonly AppReferences _references;
    private readonly StringBuilder _body = new();
    private readonly StringBuilder _types = new();
    private readonly List<string> _usings;
    private readonly AppNames _names = new();
    private readonly SortedSet<string> _left = new(StringComparer.Ordinal);

    private FileBasedApp(Notebook notebook, string target)
    {
        _notebook = Path.GetFileName(notebook.File);
        _folder = Path.GetDirectoryName(Path.GetFullPath(notebook.File))!;
        _references = new AppReferences(_folder, Path.GetDirectoryName(Path.GetFullPath(target))!);

        // a cell's own using goes before what it has without one; in a program both weigh the same, and Queue would be two things
        _usings = [.. CellCompiler.Imports.Where(i => i.StartsWith("System", StringComparison.Ordinal) && i != "System.Collections")
            .Select(i => $"using {i};")];
    }

    /// <summary>Writes a notebook as a program.</summary>
    /// <param name="notebook">The notebook; paths in it are seen from the folder of its file.</param>
    /// <param name="target">The file that the program goes to; paths in it are seen from that folder.</param>
    /// <exception cref="TranslationException">A cell has something that such a program cannot have.</exception>
    public static string Write(Notebook notebook, string target) => Write(notebook, target, out _);

    /// <inheritdoc cref="Write(Notebook, string)"/>
    /// <param name="notes">What the program does not do that the notebook does, a line each.</param>
    public static string Write(Notebook notebook, string target, out IReadOnlyList<string> notes)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        ArgumentNullException.ThrowIfNull(target);
        var app = new FileBasedApp(notebook, target);
        foreach (var cell in notebook.Cells)
        {
            app.Add(cell);
        }

        notes = app._left.Count == 0 ? []
            : [$"A program is C# only: {string.Join(", ", app._left)} stand in it as remarks, and what C# took from them is missing."];
        return app.Text();
    }

    private void Add(NotebookCell cell)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{_notebook}, cell {cell.Index + 1} ({cell.Id})");
        _body.Append('\n');
        if (cell.Type != CellType.Code)
        {
            Comment(cell.Source);
            return;
        }

        Line($"// --- {cell.Id} ---");
        try
        {
            foreach (var part in CellParts.Split(cell.Code, _folder, name))
            {
                if (part is { Language: CellLanguages.CSharp, IsCommand: false })
                {
                    Code(part.Text, _folder, part.Name);
                }
                else
                {
                    Other(part);
                }
            }
        }
        catch (CellCompileException e)
        {
            throw new TranslationException($"{name}: {string.Join(' ', e.Lines)}", "Take that line out of the notebook, or correct it.");
        }
    }

    private void Code(string source, string folder, string name)
    {
        try
        {
            var packages = PackageLines.Read(source, folder);
            packages.Requests.ToList().ForEach(r => _references.Add(r, name));
            packages.Sources.ToList().ForEach(_references.AddSource);
            source = packages.Code;
        }
        catch (PackageException e)
        {
            throw new TranslationException($"{name}: {e.What}", e.WayOut);
        }

        var unit = Parse(source, name);
        foreach (var directive in unit.GetReferenceDirectives())
        {
            _references.Add(directive.File.ValueText, name);
        }

        foreach (var use in unit.Usings.Select(u => u.WithoutTrivia().NormalizeWhitespace().ToFullString()).Where(u =>
            !_usings.Contains(u)))
        {
            _usings.Add(use);
        }

        foreach (var load in unit.GetLoadDirectives())
        {
            var file = Path.GetFullPath(load.File.ValueText.Replace('\\', '/'), folder);
            Code(File.Exists(file) ? File.ReadAllText(file)
                : throw Refused(name, load, "there is no such file, seen from the notebook's folder"), Path.GetDirectoryName(file)!,
                load.File.ValueText);
        }

        // directives and usings have gone up: what is left is statements, functions and types
        var gone = unit.GetReferenceDirectives().Select(d => d.FullSpan).Concat(unit.GetLoadDirectives().Select(d => d.FullSpan))
            .Concat(unit.Usings.Select(u => u.Span));
        foreach (var member in _names.Rename(Parse(Without(source, gone), name)).Members)
        {
            Member(member, name);
        }
    }

    private void Member(MemberDeclarationSyntax member, string name)
    {
        switch (member)
        {
            case GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last } when !IsShownAlready(last.Expression):
                Line($"{last.GetLeadingTrivia().ToFullString()}Show({last.Expression.WithoutTrivia().ToFullString()});");
                break;
            case GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }:
                Line(last.ToFullString().TrimEnd() + ";");
                break;
            case GlobalStatementSyntax or MethodDeclarationSyntax or FieldDeclarationSyntax:
                Line(WithoutModifiers(member).ToFullString().TrimEnd());
                break;
            case BaseTypeDeclarationSyntax or DelegateDeclarationSyntax:
                _types.Append('\n').Append(member.ToFullString().Trim()).Append('\n');
                break;
            default:
                throw Refused(name, member, $"a program has no place for this {member.Kind()}");
        }
    }

    private static MemberDeclarationSyntax WithoutModifiers(MemberDeclarationSyntax member) => member is GlobalStatementSyntax
        || member.Modifiers.Count == 0 ? member
        : member.WithModifiers([.. member.Modifiers.Where(m => m.IsKind(SyntaxKind.AsyncKeyword) || m.IsKind(SyntaxKind.ConstKeyword))])
            .WithLeadingTrivia(member.GetLeadingTrivia());

    // These show by themselves, or have no value to show.
    private static bool IsShownAlready(ExpressionSyntax expression) => expression is AssignmentExpressionSyntax
        or InvocationExpressionSyntax
    {
        Expression: IdentifierNameSyntax { Identifier.ValueText: "display" or "clear_output" }
            or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Display" or "DisplayAs" or "DisplayTable" }
            or MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Console" } },
    };

    private static CompilationUnitSyntax Parse(string source, string name)
    {
        var tree = CSharpSyntaxTree.ParseText(source, Script);
        var error = tree.GetDiagnostics().FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error);
        return error is null ? tree.GetCompilationUnitRoot() : throw new TranslationException(
            string.Create(CultureInfo.InvariantCulture,
                $"{name}, line {error.Location.GetLineSpan().StartLinePosition.Line
                + 1}: {error.GetMessage(CultureInfo.InvariantCulture)}"), "Correct the cell; run shows the same error.");
    }

    private static string Without(string source, IEnumerable<Microsoft.CodeAnalysis.Text.TextSpan> spans)
    {
        var text = new StringBuilder(source);
        foreach (var span in spans.OrderByDescending(s => s.Start))
        {
            // lines keep their numbers
            text.Remove(span.Start, span.Length).Insert(span.Start, new string('\n', source.AsSpan(span.Start, span.Length).Count('\n')));
        }

        return text.ToString();
    }

    private static TranslationException Refused(string name, SyntaxNode node, string why) => new(
        string.Create(CultureInfo.InvariantCulture,
            $"{name}, line {node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}: {why}: {node.ToString().Split('\n')[0].Trim()}"),
            "Change the cell, or take it out before it is translated.");

    private void Other(CellPart part)
    {
        if (part.IsCommand || part.Language != "markdown")
        {
            var name = part.Directive?.Name ?? part.Language;
            _left.Add(part.IsCommand ? $"lines #!{name}" : $"cells in {CellLanguages.Label(name)}");
            Line("// #!" + name);
        }

        Comment(part.Content);
    }

    private void Comment(string text)
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            Line(line.Length == 0 ? "//" : "// " + line);
        }
    }

    private void Line(string text) => _body.Append(text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimStart('\n')).Append('\n');

    private string Text() => $$"""
        {{_references.Text()}}
        #:property ImplicitUsings=disable
        #:property PublishAot=false
        #:property RestorePackagesWithLockFile=false
        #:property RunAnalyzers=false
        #:property WarningLevel=0

        // {{_notebook}} as a program: the same cells in the same order, its pictures and tables as plain text.
        // Run it: dotnet run FILE.cs

        {{string.Join('\n', _usings)}}
        using static NotebookHelpers;

        System.Globalization.CultureInfo.DefaultThreadCurrentCulture = System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;
        Environment.CurrentDirectory = Path.GetFullPath("{{_references.NotebookFolder}}", (string?)AppContext.GetData("EntryPointFileDirectoryPath") ?? Environment.CurrentDirectory);
        {{_body.ToString().TrimEnd()}}
        {{_types}}
        // What the cells call without a using.
        static class NotebookHelpers
        {
            public static void Show(object? value) => Console.WriteLine({{_references.PlainText}});
            public static void display(object? value, params string[] mimeTypes) => Show(value);
            public static void Display(this object? value, params string[] mimeTypes) => Show(value);
            public static void DisplayTable<T>(this System.Collections.Generic.IEnumerable<T> value, params string[] mimeTypes) => Show(value);
            public static void DisplayAs(this string value, string mimeType) => Show(value);
            public static void clear_output(bool wait = false) { }
            public static string HTML(string content) => content;
            public static string input(string prompt = "") { Console.Write(prompt); return Console.ReadLine() ?? ""; }
            public static string password(string prompt = "") => input(prompt);
        }

        """.Replace("\r\n", "\n", StringComparison.Ordinal);
}
