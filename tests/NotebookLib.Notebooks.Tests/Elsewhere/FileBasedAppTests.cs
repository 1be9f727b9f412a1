using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NotebookLib.Notebooks.Elsewhere;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Tests.Elsewhere;

/// <summary>What a notebook looks like as a program. That the edition's own notebooks run as such is tested with the command.</summary>
public class FileBasedAppTests
{
    [Fact]
    public void Cells_keep_their_order_and_what_they_end_in_is_shown()
    {
        var app = Write((CellType.Markdown, "# Kop\n\ntekst"), (CellType.Code, "var x = 1; // één\nx + 1"),
            (CellType.Code, "display(x);\nConsole.WriteLine(x)"), (CellType.Code, "x = 3"), (CellType.Raw, "los"));
        AssertInOrder(app, "// # Kop\n//\n// tekst\n", "var x = 1; // één\nShow(x + 1);\n", "display(x);\nConsole.WriteLine(x);\n",
            "x = 3;\n", "// los\n");
    }

    [Fact]
    public void Usings_go_up_once_and_types_go_down()
    {
        var app = Write((CellType.Code, "using System.Globalization;\nusing System;\nrecord Paar(int A, int B);\nvar p = new Paar(1, 2);"),
            (CellType.Code, "using System.Globalization;\np"));
        AssertInOrder(app, "using System.Globalization;\n", "var p = new Paar(1, 2);\n", "Show(p);\n", "record Paar(int A, int B);\n",
            "static class NotebookHelpers");
        Assert.Equal(2, app.Split("using System.Globalization;").Length);
        Assert.Equal(2, app.Split("using System;").Length);
    }

    [Fact]
    public void A_name_that_is_declared_again_gets_a_number_from_there_on()
    {
        var app = Write(
            (CellType.Code, "var x = 1;\nstring F(int x) => \"a\" + x;"), (CellType.Code, "var x = F(x: 2);\nx.Length"),
            (CellType.Code, "string F(int n) => new { x = n }.x + \"b\";\nF(x.Length)"), (CellType.Code, "var (x, y) = (1, 2);\nx + y"));
        AssertInOrder(app, "var x = 1;\n", "string F(int x) => \"a\" + x;\n", "var x2 = F(x: 2);\nShow(x2.Length);\n",
            "string F2(int n) => new { x = n }.x + \"b\";\nShow(F2(x2.Length));\n", "var (x3, y) = (1, 2);\nShow(x3 + y);\n");
    }

    [Fact]
    public void References_become_projects_and_packages_and_loaded_files_are_taken_in()
    {
        using var folder = new TestFolder();
        folder.Write("lib/Iets/Iets.csproj", "<Project />");
        folder.Write("notebooks/erbij.csx", "using System.Numerics;\nint Dubbel(int n) => 2 * n;");
        folder.Write("notebooks/kop.dib", "#!meta\n{}\n#!csharp\nvar kop = 1;");
        var notebook = Notebook.Parse(Notebook.Create([(CellType.Code, "#r \"../lib/Iets/bin/Release/net10.0/Iets.dll\"\n#r \"nuget: "
            + "Deedle, 3.0.0\"\n#r \"nuget: Anders, [1.0,2.0)\"\n#i \"nuget:../lib\"\n#r \"System.Net.Http\"\n#load "
            + "\"erbij.csx\"\n#!import kop.dib\n#!markdown\n*nadruk*\n#!csharp\nDubbel(kop)")]).ToBytes(),
            Path.Combine(folder.Path, "notebooks", "a.ipynb"));
        var app = FileBasedApp.Write(notebook, Path.Combine(folder.Path, "a.cs"));
        Assert.StartsWith("#:package Anders@[1.0,2.0)\n#:package Deedle@3.0.0\n#:project lib/Iets/Iets.csproj\n#:property "
            + "RestoreAdditionalProjectSources=lib\n#:property", app, StringComparison.Ordinal);
        AssertInOrder(app, "using System.Numerics;\n", "\"notebooks\"", "int Dubbel(int n) => 2 * n;\n", "var kop = 1;\n", "// *nadruk*\n",
            "Show(Dubbel(kop));\n");
    }

    [Theory]
    [InlineData("#r \"los.dll\"", "#r \"los.dll\" has no project beside it")]
    [InlineData("#r \"nuget: Deedle\"", "names no version")]
    [InlineData("\n#load \"weg.csx\"", "there is no such file")]
    [InlineData("\nvar x 1;", "line 2")]
    [InlineData("int Jaar => 2018;", "line 1: a program has no place for this PropertyDeclaration: int Jaar => 2018;")]
    public void What_a_program_cannot_have_is_named_with_its_cell(string code, string expected)
    {
        var error = Assert.Throws<TranslationException>(() => Write((CellType.Markdown, "# Kop"), (CellType.Code, code)));
        Assert.StartsWith("test.ipynb, cell 2 (", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.WayOut);
    }

    private static string Write(params (CellType, string)[] cells)
    {
        var notebook = Notebook.Parse(Notebook.Create(cells).ToBytes(), Path.Combine(AppContext.BaseDirectory, "test.ipynb"));
        var app = FileBasedApp.Write(notebook, Path.Combine(AppContext.BaseDirectory, "test.cs"));
        var tree = CSharpSyntaxTree.ParseText(app, new CSharpParseOptions(LanguageVersion.Latest)
            .WithFeatures([new("FileBasedProgram", "true")]), cancellationToken: TestContext.Current.CancellationToken);
        Assert.DoesNotContain(tree.GetDiagnostics(TestContext.Current.CancellationToken), d => d.Severity == DiagnosticSeverity.Error);
        return app;
    }

    private static void AssertInOrder(string text, params string[] parts)
    {
        var at = 0;
        foreach (var part in parts)
        {
            var found = text.IndexOf(part, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"\"{part}\" is missing or out of order in:\n{text}");
            at = found + part.Length;
        }
    }
}
