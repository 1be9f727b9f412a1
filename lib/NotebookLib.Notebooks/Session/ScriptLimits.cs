using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookLib.Notebooks.Session;

/// <summary>What C# allows in a program and not in a cell, each with what to write instead: cells are C# scripts, and the compiler's own
/// message speaks of a class that the writer never made.</summary>
internal static class ScriptLimits
{
    /// <summary>The advice that belongs to an error; null where the error is not about cells.</summary>
    public static string? Advice(Diagnostic error)
    {
        var node = error.Location.SourceTree?.GetRoot().FindNode(error.Location.SourceSpan);
        return error.Id switch
        {
            "CS1109" => "In a cell an extension method stands by itself, without a class around it: "
                + "public static string Roep(this string s) => s + \"!!\";",
            "CS9283" or "CS9284" => "In a cell there are no extension blocks. Write an extension method by itself, without a class: "
                + "public static int Lengte2(this string s) => s.Length * 2; and call it as \"abc\".Lengte2().",
            "CS0825" or "CS0246" when UsingDeclaration(node) => "In a cell \"using\" needs a block: using (var f = …) { … }. Or leave the "
                + "word out and call f.Dispose() when you are done.",
            "CS7021" => "In a cell there are no namespaces. Leave the line and its braces out; types stand by themselves.",
            "CS0227" => "Cells are compiled without unsafe code. Span<T> inside a method does most of what a pointer does; else put it "
                + "in a "
                + "library and name that with #r.",
            "CS8345" or "CS9244" => "A variable of a cell lives on in later cells, which a Span cannot. Use it inside a method or a block "
                + "{ … }, or keep an array or a Memory<T>.",
            "CS8174" or "CS8331" or "CS8172" when node is not null => "A variable of a cell lives on in later cells, which a ref cannot. "
                + "Use it inside a method.",
            "CS7020" or "CS1624" or "CS1621" =>
                "\"yield\" works inside a method: IEnumerable<int> Rij() { yield return 1; } and then Rij().",
            "CS8422" or "CS8421" => "A static local function does not see the variables of cells. Leave \"static\" out.",
            "CS0106" when node?.ToString() is { } text && text.Contains("file", StringComparison.Ordinal) =>
                "In a cell a type needs no \"file\" in front of it.",
            "CS9054" or "CS9068" => "In a cell a type needs no \"file\" in front of it.",
            "CS7022" or "CS0028" => "A cell has no Main: its lines run in order. Call the method yourself.",
            _ => null,
        };
    }

    private static bool UsingDeclaration(SyntaxNode? node) => node?.AncestorsAndSelf().Any(n =>
        n is LocalDeclarationStatementSyntax { UsingKeyword.ValueText: "using" }
        || n is FieldDeclarationSyntax f && f.GetFirstToken().GetPreviousToken().ValueText == "using"
        || n is UsingDirectiveSyntax u && u.ToString().Contains("var ", StringComparison.Ordinal)) == true
        || node?.GetFirstToken().GetPreviousToken().ValueText == "using";
}
