using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookLib.Notebooks.Session;

/// <summary>
/// Stops a cell that computes: where a host wants that, the compiler puts <see cref="Point"/> into each loop of the cells.
/// The runtime's own way, aborting a thread, was tried and froze the process in framework code.
/// </summary>
public static class Interruption
{
    private static readonly StatementSyntax Check =
        SyntaxFactory.ParseStatement($"global::{typeof(Interruption).FullName}.{nameof(Point)}();");
    private static volatile bool s_requested;

    /// <summary>Whether the running cell is asked to stop. One per process, as a process runs one cell at a time.</summary>
    public static bool Requested
    {
        get => s_requested;
        set => s_requested = value;
    }

    /// <summary>Ends the cell here if it is asked to stop.</summary>
    /// <exception cref="OperationCanceledException">It is.</exception>
    public static void Point()
    {
        if (s_requested)
        {
            throw new OperationCanceledException("The cell was interrupted.");
        }
    }

    /// <summary>The tree with a point in every loop; lines stay where they are.</summary>
    internal static SyntaxTree Into(SyntaxTree tree) => new Loops().Visit(tree.GetRoot()) is var root && root == tree.GetRoot() ? tree
        : tree.WithRootAndOptions(root, tree.Options);

    private sealed class Loops : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node) =>
            base.VisitWhileStatement(node) is WhileStatementSyntax loop ? loop.WithStatement(With(loop.Statement)) : null;

        public override SyntaxNode? VisitDoStatement(DoStatementSyntax node) => base.VisitDoStatement(node) is DoStatementSyntax loop
            ? loop.WithStatement(With(loop.Statement)) : null;

        public override SyntaxNode? VisitForStatement(ForStatementSyntax node) => base.VisitForStatement(node) is ForStatementSyntax loop
            ? loop.WithStatement(With(loop.Statement)) : null;

        public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node) =>
            base.VisitForEachStatement(node) is ForEachStatementSyntax loop ? loop.WithStatement(With(loop.Statement)) : null;

        public override SyntaxNode? VisitForEachVariableStatement(ForEachVariableStatementSyntax node) =>
            base.VisitForEachVariableStatement(node) is ForEachVariableStatementSyntax loop
            ? loop.WithStatement(With(loop.Statement)) : null;

        private static BlockSyntax With(StatementSyntax body) =>
            body is BlockSyntax block ? block.WithStatements(block.Statements.Insert(0, Check)) : SyntaxFactory.Block(Check, body);
    }
}
