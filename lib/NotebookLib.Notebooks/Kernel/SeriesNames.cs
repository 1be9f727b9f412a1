using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NotebookLib.Notebooks.Session;

namespace NotebookLib.Notebooks.Kernel;

/// <summary>The names that fit between the quotes of a call on published figures: of series, and of their versions.</summary>
internal static class SeriesNames
{
    private static readonly string[] OfSeries = ["Series", "Quantity", "Vintages", "Label", "Population"];

    /// <summary>Where the text at a position begins, and the names that continue it; null outside the quotes of a text. A text elsewhere
    /// has no names.</summary>
    public static (int Start, IReadOnlyList<string> Names)? At(CellSession session, string code, int at)
    {
        if (at == 0 || !code.AsSpan(0, at).Contains('"'))
        {
            return null;
        }

        var (compilation, tree) = session.Draft(code);
        var token = tree.GetRoot().FindToken(at - 1);
        if (!token.IsKind(SyntaxKind.StringLiteralToken) || at <= token.SpanStart || (at >= token.Span.End && IsClosed(token)))
        {
            return null;
        }

        var start = token.SpanStart + (token.Text.StartsWith('@') ? 2 : 1);
        var typed = start <= at ? code[start..at] : "";
        return (Math.Min(start, at), [.. Fitting(compilation.GetSemanticModel(tree), token).Where(n =>
            n.Contains(typed, StringComparison.OrdinalIgnoreCase))
            .OrderBy(n => !n.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).ThenBy(n => n, StringComparer.Ordinal)]);
    }

    private static bool IsClosed(SyntaxToken token) => token.Text.Length > 1 && token.Text.EndsWith('"');

    private static IEnumerable<string> Fitting(SemanticModel model, SyntaxToken token)
    {
        if (token.Parent?.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression:
            MemberAccessExpressionSyntax access } } list } argument || model.GetTypeInfo(access.Expression).Type?.Name != nameof(Published))
        {
            return [];
        }

        try
        {
            var (method, published) = (access.Name.Identifier.Text, Published.Load());
            return method == nameof(Published.InVintage) ? published.Observations.Select(o => o.Vintage).Distinct()
                : !OfSeries.Contains(method) ? []
                : list.Arguments[0] == argument ? published.Names
                : list.Arguments[0].Expression is LiteralExpressionSyntax { Token.Value: string series }
                    && published.Names.Contains(series) ? published.Vintages(series) : [];
        }
        catch (DataFileException)
        {
            return []; // no figures here, so no names of them
        }
    }
}
