using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NotebookLib.Notebooks.Session;

namespace NotebookLib.Notebooks.Kernel;

/// <summary>
/// What an editor asks about code that does not run yet: completions, explanations, and whether it is finished. Answers come
/// from the compiler's own symbols, on top of the cells that ran. Positions count Unicode characters, as Jupyter's do.
/// </summary>
internal sealed class CodeHelp(Task<CellSession> cells)
{
    private const int MostMatches = 500;
    private static readonly SymbolDisplayFormat Signature = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeContainingType)
        .WithParameterOptions(
            SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut);

    private readonly XmlDocs _docs = new();

    /// <summary>The content of a <c>complete_reply</c>.</summary>
    internal async Task<JsonObject> CompleteAsync(string code, int cursor)
    {
        var at = Utf16(code, cursor);
        if (InDirective(code, at))
        {
            return Completed(code, at, at, []);
        }

        var session = await cells;
        if (SeriesNames.At(session, code, at) is var (quote, names))
        {
            return Completed(code, quote, at, [.. names.Select(n => (n, "text"))]);
        }

        var start = at;
        while (start > 0 && (char.IsLetterOrDigit(code[start - 1]) || code[start - 1] == '_'))
        {
            start--;
        }

        var typed = code[start..at];
        var symbols = Symbols(session, code, start).Where(s => s.CanBeReferencedByName
            && s.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase));
        var matches = symbols.Concat<object>(code.AsSpan(0, start).TrimEnd().EndsWith(".") ? [] : Keywords(typed))
            .Select(s => s is ISymbol symbol ? (Text: symbol.Name, Kind: Kind(symbol)) : (Text: (string)s, Kind: "keyword"))
            .DistinctBy(m => m.Text).OrderBy(m => !m.Text.StartsWith(typed, StringComparison.Ordinal)).ThenBy(m =>
                m.Text, StringComparer.Ordinal).Take(MostMatches).ToList();
        return Completed(code, start, at, matches);
    }

    private static JsonObject Completed(string code, int start, int at, List<(string Text, string Kind)> matches) =>
        new()
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. matches.Select(m => (JsonNode)m.Text)]),
            ["cursor_start"] = Characters(code, start),
            ["cursor_end"] = Characters(code, at),
            ["metadata"] = new JsonObject
            {
                ["_jupyter_types_experimental"] =
                    new JsonArray([.. matches.Select(m => (JsonNode)new JsonObject { ["text"] = m.Text, ["type"] = m.Kind })]),
            },
        };

    /// <summary>Whether the position stands in a line such as <c>#r "…</c>, which the compiler would follow to a file.</summary>
    private static bool InDirective(string code, int at) => code[..at].Split('\n')[^1].TrimStart().StartsWith('#');

    /// <summary>The content of an <c>inspect_reply</c>: signature and summary of what the cursor is on.</summary>
    internal async Task<JsonObject> InspectAsync(string code, int cursor)
    {
        var at = Math.Clamp(Utf16(code, cursor), 0, Math.Max(0, code.Length));
        if (InDirective(code, at))
        {
            return Nothing();
        }

        var (compilation, tree) = (await cells).Draft(code);
        var token = tree.GetRoot().FindToken(Math.Max(0, at < code.Length && IsName(code[at]) ? at : at - 1));
        var model = compilation.GetSemanticModel(tree);
        var node = token.Parent is ArgumentListSyntax { Parent: InvocationExpressionSyntax call } ? call.Expression : token.Parent;
        var info = node is null ? default : model.GetSymbolInfo(node);
        var symbol = node is null ? null : info.Symbol ?? info.CandidateSymbols.FirstOrDefault() ?? model.GetDeclaredSymbol(node)
            ?? model.GetTypeInfo(node).Type;
        if (symbol is null or IErrorTypeSymbol)
        {
            return Nothing();
        }

        var (signature, summary) = (symbol.ToDisplayString(Signature), _docs.Summary(symbol));
        return new JsonObject
        {
            ["status"] = "ok",
            ["found"] = true,
            ["data"] = new JsonObject
            {
                ["text/plain"] = summary.Length == 0 ? signature : signature + "\n" + summary,
                ["text/markdown"] = summary.Length == 0 ? $"```csharp\n{signature}\n```" : $"```csharp\n{signature}\n```\n\n{summary}",
            },
            ["metadata"] = new JsonObject(),
        };
    }

    private static JsonObject Nothing() =>
        new() { ["status"] = "ok", ["found"] = false, ["data"] = new JsonObject(), ["metadata"] = new JsonObject() };

    /// <summary>The content of an <c>is_complete_reply</c>.</summary>
    internal static JsonObject IsComplete(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.None,
            SourceCodeKind.Script));
        if (!SyntaxFactory.IsCompleteSubmission(tree))
        {
            return new JsonObject { ["status"] = "incomplete",
                ["indent"] = new string(' ', 4 * Math.Max(0, code.Count(c => c == '{') - code.Count(c => c == '}'))) };
        }

        return new JsonObject { ["status"] = tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error) ? "invalid"
            : "complete" };
    }

    private static IEnumerable<ISymbol> Symbols(CellSession cells, string code, int start)
    {
        var (compilation, tree) = cells.Draft(code);
        var model = compilation.GetSemanticModel(tree);
        var before = tree.GetRoot().FindToken(Math.Max(0, start - 1));
        if (!before.IsKind(SyntaxKind.DotToken))
        {
            return model.LookupSymbols(start);
        }

        var left = before.Parent switch
        {
            MemberAccessExpressionSyntax access => (SyntaxNode)access.Expression,
            QualifiedNameSyntax name => name.Left,
            MemberBindingExpressionSyntax { Parent.Parent: ConditionalAccessExpressionSyntax conditional } => conditional.Expression,
            MemberBindingExpressionSyntax { Parent: ConditionalAccessExpressionSyntax conditional } => conditional.Expression,
            _ => before.Parent!,
        };
        var symbol = model.GetSymbolInfo(left).Symbol;
        return symbol switch
        {
            INamespaceSymbol space =>
                space.GetMembers().Where(m => m.DeclaredAccessibility is Accessibility.Public or Accessibility.NotApplicable),
            INamedTypeSymbol type => model.LookupSymbols(start, type).Where(s => s.IsStatic || s is ITypeSymbol),
            _ when model.GetTypeInfo(left).Type is { } type => model.LookupSymbols(start, type, includeReducedExtensionMethods: true)
                .Where(s => !s.IsStatic || s is IMethodSymbol { IsExtensionMethod: true }),
            _ => [],
        };
    }

    private static IEnumerable<string> Keywords(string typed) => typed.Length == 0 ? [] :
        SyntaxFacts.GetKeywordKinds().Select(SyntaxFacts.GetText).Where(k => k.StartsWith(typed, StringComparison.Ordinal));

    private static string Kind(ISymbol symbol) => symbol switch
    {
        IMethodSymbol => "function",
        IPropertySymbol => "property",
        IFieldSymbol or ILocalSymbol or IParameterSymbol => "instance",
        INamespaceSymbol => "module",
        ITypeSymbol => "class",
        _ => "statement",
    };

    private static bool IsName(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static int Utf16(string code, int characters)
    {
        var at = 0;
        for (; characters > 0 && at < code.Length; characters--)
        {
            at += char.IsSurrogatePair(code, at) ? 2 : 1;
        }

        return at;
    }

    private static int Characters(string code, int utf16) => code.AsSpan(0, utf16).ToString().EnumerateRunes().Count();
}
