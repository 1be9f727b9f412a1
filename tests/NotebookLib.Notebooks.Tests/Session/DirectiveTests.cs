using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Tests.Session;

[Collection("in process")]
public class DirectiveTests
{
    [Theory]
    [InlineData("../lib/NotebookLib/bin/Release/net10.0/NotebookLib.dll")]
    [InlineData("..\\\\nergens\\\\NotebookLib.dll")]
    [InlineData("NotebookLib")]
    public async Task A_reference_to_the_library_is_bound_to_the_loaded_one(string reference)
    {
        using var session = new InProcess();
        Assert.Equal("2018/'19",
            await session.ValueAsync($"#r \"{reference.Replace("\\\\",
            "\\")}\"\nusing NotebookLib;\nvar year = new SchoolYear(2018);\nyear.ToString()"));
        Assert.Null(session.Session.Taint);
        Assert.Equal(typeof(SchoolYear).Assembly.Location, await session.ValueAsync("typeof(SchoolYear).Assembly.Location"));
    }

    [Fact]
    public async Task A_dll_beside_the_notebook_is_loaded_from_there_and_taints()
    {
        using var folder = new TestFolder();
        Compile(folder, "Hulp", "public static class Hulp { public static int Zes => 6; }");
        using var session = new InProcess(folder.Path);
        Assert.Contains("6", await session.ValueAsync("#r \"Hulp.dll\"\nHulp.Zes"), StringComparison.Ordinal);
        Assert.Contains("6", await session.ValueAsync("Hulp.Zes"), StringComparison.Ordinal);
        Assert.NotNull(session.Session.Taint);
    }

    [Fact]
    public async Task A_missing_dll_says_what_to_build()
    {
        using var session = new InProcess();
        var error = await session.ErrorAsync("// eerst\n#r \"../lib/Anders/bin/Release/net10.0/Anders.dll\"");
        Assert.Equal("ReferenceError", error.Name);
        Assert.StartsWith("(2,1): #r \"../lib/Anders/bin/Release/net10.0/Anders.dll\": there is no such file", error.Value,
            StringComparison.Ordinal);
        Assert.Contains("dotnet build ../lib/Anders -c Release", error.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_runs_a_script_beside_the_notebook_and_its_errors_name_it()
    {
        using var folder = new TestFolder();
        folder.Write("sub/hulp.csx", "int Drie() => 3;\nint Fout() => int.Parse(\"x\");");
        using var session = new InProcess(folder.Path);
        Assert.Contains("3", await session.ValueAsync("#load \"sub/hulp.csx\"\nDrie()"), StringComparison.Ordinal);
        Assert.Contains("   at Fout in sub/hulp.csx, line 2", (await session.ErrorAsync("Fout()")).Traceback);
        Assert.Contains("geen.csx", (await session.ErrorAsync("#load \"geen.csx\"")).Value, StringComparison.Ordinal);
        folder.Write("stuk.csx", "int a = ;");
        var broken = await session.ErrorAsync("#load \"stuk.csx\"");
        Assert.StartsWith("stuk.csx (1,9): error CS", broken.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_runs_the_cells_of_another_notebook_or_script()
    {
        using var folder = new TestFolder();
        folder.Write("sub/a.ipynb", TestNotebooks.Of("var uit = 4;", "#!markdown\n# Uit a", "#!import b.csx").Text);
        folder.Write("sub/b.csx", "var csx = 5;");
        folder.Write("c.dib", "#!meta\n\n{\"kernelInfo\":{}}\n\n#!csharp\n\nvar dib = 6;\n\n#!markdown\n\nTekst\n");
        using var session = new InProcess(folder.Path);
        var outputs = await session.RunAsync("#!import sub/a.ipynb\n#!import \"c.dib\"\nuit + csx + dib");
        Assert.Equal(["text/markdown", "text/markdown", "text/html"], outputs.Cast<DisplayOutput>().Select(o => o.Data.Keys.First()));
        Assert.Contains("15", ((DisplayOutput)outputs[^1]).Data["text/html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_of_a_missing_file_and_a_circle_is_refused()
    {
        using var folder = new TestFolder();
        folder.Write("rond.csx", "#!import rond.csx");
        using var session = new InProcess(folder.Path);
        Assert.StartsWith("(2,1): #!import weg.csx: there is no such file", (await session.ErrorAsync("\n#!import weg.csx")).Value,
            StringComparison.Ordinal);
        Assert.Contains("circle", (await session.ErrorAsync("#!import rond.csx")).Value, StringComparison.Ordinal);
        folder.Write("x.txt", "");
        Assert.Contains("\".txt\" files cannot be imported", (await session.ErrorAsync("#!import x.txt")).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_languages_are_shown_and_lines_keep_their_numbers()
    {
        using var session = new InProcess();
        var outputs = await session.RunAsync("#!markdown\n# Kop\n*schuin*\n#!html\n<b>vet</b>\n#!csharp\nvar x = 1;\nthrow new "
            + "Exception(\"hier\");");
        Assert.Equal(("# Kop\n*schuin*", "<b>vet</b>"), (((DisplayOutput)outputs[0]).Data["text/markdown"], ((DisplayOutput)outputs[1])
            .Data["text/html"]));
        Assert.Equal("   at cell 1, line 8", ((ErrorOutput)outputs[2]).Traceback[^1]);
        Assert.Equal("(1,1): #!fshrap is not known here. Did you mean #!fsharp? #!lsmagic lists what is.",
            (await session.ErrorAsync("#!fshrap\nlet x = 1")).Value);
        Assert.StartsWith("(2,1): #!pwsh does not run here. It does in the .NET Interactive kernel",
            (await session.ErrorAsync("1 + 1\n#!pwsh\nls")).Value, StringComparison.Ordinal);
        Assert.Contains("2", await session.ValueAsync("#!C#\n1 + 1"), StringComparison.Ordinal);
    }

    internal static void Compile(TestFolder folder, string name, string source)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal)).Select(p =>
                Microsoft.CodeAnalysis.MetadataReference.CreateFromFile(p));
        var compilation = Microsoft.CodeAnalysis.CSharp.CSharpCompilation.Create(
            name, [Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(source)], references,
                new(Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary));
        using var file = File.Create(Path.Combine(folder.Path, name + ".dll"));
        var result = compilation.Emit(file);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
    }
}
