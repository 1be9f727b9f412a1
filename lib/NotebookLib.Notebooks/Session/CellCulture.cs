using System.ComponentModel;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookLib.Notebooks.Session;

/// <summary>
/// Keeps a culture that a cell sets: .NET gives it back at the end of every asynchronous method, and a cell is one. The compiler puts
/// <see cref="Keep"/> into assignments to <c>CurrentCulture</c> and <c>CurrentUICulture</c>, and the next cell begins with what was kept.
/// A culture that is set out of sight, within a library, lasts until the end of its cell, as in any program.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellCulture
{
    private static (CultureInfo Format, CultureInfo Texts) s_now = (CultureInfo.InvariantCulture, CultureInfo.InvariantCulture);

    /// <summary>The culture of numbers and dates, and of texts, with which a cell begins.</summary>
    internal static (CultureInfo Format, CultureInfo Texts) Now
    {
        get => s_now;
        set => s_now = value;
    }

    /// <summary>Notes a culture for the cells that follow.</summary>
    /// <param name="culture">What is assigned.</param>
    /// <param name="texts">Whether to <c>CurrentUICulture</c>.</param>
    /// <returns>The same culture.</returns>
    public static CultureInfo Keep(CultureInfo culture, bool texts)
    {
        s_now = culture is null ? s_now : texts ? s_now with { Texts = culture } : s_now with { Format = culture };
        return culture!;
    }

    /// <summary>Makes what was kept the culture of what runs from here.</summary>
    internal static void Use()
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = s_now;
        (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.DefaultThreadCurrentUICulture) = s_now;
    }

    /// <summary>The tree in which assignments to a culture are noted; lines stay where they are.</summary>
    internal static SyntaxTree Into(SyntaxTree tree) => tree.GetRoot() is var root && root.DescendantTokens().Any(t => Names(t.ValueText))
        && new Assignments().Visit(root) is { } changed && changed != root ? tree.WithRootAndOptions(changed, tree.Options) : tree;

    private static bool Names(string name) => name is "CurrentCulture" or "CurrentUICulture";

    private sealed class Assignments : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitAssignmentExpression(AssignmentExpressionSyntax node) =>
            node.IsKind(SyntaxKind.SimpleAssignmentExpression)
            && node.Left is MemberAccessExpressionSyntax { Expression: var owner, Name.Identifier.ValueText: var name } && Names(name)
            && owner.ToString() is "CultureInfo" or "System.Globalization.CultureInfo" or "Thread.CurrentThread"
                or "System.Threading.Thread.CurrentThread"
                ? node.WithRight(SyntaxFactory.ParseExpression($"global::{typeof(CellCulture).FullName}.{nameof(Keep)}({node.Right
                    .ToFullString()}, {(name == "CurrentUICulture" ? "true" : "false")})")) : base.VisitAssignmentExpression(node);
    }
}
