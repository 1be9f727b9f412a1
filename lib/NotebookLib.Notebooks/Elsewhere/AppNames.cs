using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookLib.Notebooks.Elsewhere;

/// <summary>A cell may declare a name again, a program may not: from that cell on the name gets a number.</summary>
internal sealed class AppNames
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _renamed = new(StringComparer.Ordinal);

    /// <summary>The cell with the names that it has in the program.</summary>
    internal CompilationUnitSyntax Rename(CompilationUnitSyntax cell)
    {
        foreach (var name in cell.Members.SelectMany(Declared).Select(t => t.ValueText).Distinct(StringComparer.Ordinal).Where(n =>
            !_taken.Add(n)))
        {
            var number = 2;
            while (!_taken.Add(name + number.ToString(CultureInfo.InvariantCulture)))
            {
                number++;
            }

            _renamed[name] = name + number.ToString(CultureInfo.InvariantCulture);
        }

        return _renamed.Count == 0 ? cell : cell.ReplaceTokens(
            cell.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken) && _renamed.ContainsKey(t.ValueText) && !IsMember(t)),
            (token, _) => SyntaxFactory.Identifier(token.LeadingTrivia, _renamed[token.ValueText], token.TrailingTrivia));
    }

    private static IEnumerable<SyntaxToken> Declared(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => [method.Identifier],
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(v => v.Identifier),
        BaseTypeDeclarationSyntax type => [type.Identifier],
        GlobalStatementSyntax global =>
            global.DescendantNodes(n => n is not (LambdaExpressionSyntax or BlockSyntax or LocalFunctionStatementSyntax))
            .OfType<SingleVariableDesignationSyntax>().Select(d => d.Identifier),
        _ => [],
    };

    // "Punt" in x.Punt, in new() { Punt = 1 } and in F(Punt: 1) is somebody else's.
    private static bool IsMember(SyntaxToken token) => token.Parent is SimpleNameSyntax name && name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == name,
        MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax => true,
        QualifiedNameSyntax qualified => qualified.Right == name,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left == name,
        _ => false,
    };
}
