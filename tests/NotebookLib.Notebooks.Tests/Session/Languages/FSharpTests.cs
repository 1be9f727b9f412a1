using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Running;

namespace NotebookLib.Notebooks.Tests.Session.Languages;

/// <summary>F# in real workers: what it defines stays in the process, so each notebook has one of its own.</summary>
public class FSharpTests
{
    [Fact]
    public async Task State_carries_and_values_go_to_and_fro()
    {
        var cells = await RunAsync(
            "#!fsharp\nlet x = 3\nlet namen = [\"bao\"; \"sbo\"]\ntype Punt = { X: int; Y: int }\nlet punt = { X = 1; Y = 2 }",
            "#!fsharp\nlet y = x + 4\ny",
            "#!f#\nprintfn \"hallo %d\" x",
            "#!fsharp\nopen NotebookLib\nSchoolYear(2018).ToString()",
            "#!fsharp\ndisplay (HTML \"<b>vet</b>\") |> ignore",
            "#!share --from fsharp namen\nnamen.Last()",
            "#!share punt --from fsharp --as p\np.Y",
            "var getallen = new List<int> { 3, 4, 5 };\n#!fsharp\n#!share --from csharp getallen\ngetallen |> Seq.sum",
            "getallen.Add(1);\n#!fsharp\nSeq.sum getallen",
            "#!fsharp\n#!set --name helft --value 5.5\nhelft",
            "int vier = 4;\n#!set --name kopie --value @csharp:vier\n$\"{kopie.GetType()} {kopie}\"",
            "#r \"NotebookLib\"\nvar jaar = new NotebookLib.SchoolYear(2018);\n#!fsharp\n#!set --name jaar --value "
                + "@csharp:jaar\njaar.ToString()",
            "#!fsharp\n#!who");
        Assert.Equal(["", "7", "hallo 3\n", "2018/'19", "vet", "sbo", "2", "12", "13", "5.5", "System.Double 4", "2018/'19"],
            cells.Take(12).Select(c => c.Outputs.Text()));
        Assert.Contains("\nnamen", cells[12].Outputs.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_of_the_compiler_names_cell_and_line()
    {
        var error = (await RunAsync("1 + 1\n#!fsharp\nlet z = 1 + \"a\""))[0].Error!;
        Assert.Equal("CompilationError", error.Name);
        Assert.StartsWith("(3,13): error FS0001: ", error.Value, StringComparison.Ordinal);
        Assert.Equal("CompilationError in cell 1", error.Traceback[0]);
    }

    [Fact]
    public async Task An_exception_names_cell_and_line()
    {
        var error = (await RunAsync("#!fsharp\nlet h (n: int) : int =\n  failwith \"boem\"\nh 3"))[0].Error!;
        Assert.Equal("boem", error.Value);
        Assert.Equal(["   at h in cell 1, line 3", "   at cell 1, line 4"], error.Traceback.Skip(1));
    }

    [Fact]
    public async Task A_type_of_a_CSharp_cell_and_an_unknown_name_are_refused()
    {
        Assert.Contains("F# cannot refer to", (await RunAsync("record Eigen(int A);\nvar e = new Eigen(1);\n#!fsharp\n#!share --from "
            + "csharp e"))[0].Error!.Value, StringComparison.Ordinal);
        Assert.StartsWith("(3,1): F# has no variable \"nammen\" here. Did you mean \"namen\"?",
            (await RunAsync("#!fsharp\nlet namen = 1\n#!share --from fsharp nammen"))[0].Error!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_serves_both()
    {
        var cells = await RunAsync("#!fsharp\n#r \"nuget: Deedle, 8.1.0\"\nopen Deedle\nlet reeks = series [ 2020 => 1.0; 2021 => 2.0 "
            + "]\nStats.sum reeks", "#!share --from fsharp reeks\nreeks.KeyCount");
        Assert.Equal(["3", "2"], cells.Select(c => c.Outputs.Text()));
    }

    private static async Task<IReadOnlyList<CellRun>> RunAsync(params string[] cells)
    {
        using var runner = new NotebookRunner(TestNotebooks.Options with { CellTimeout = TimeSpan.FromMinutes(10) });
        var run = await runner.RunAsync(TestNotebooks.Of(cells));
        var error = run.Cells[0].Error;
        if (error is { Name: "PackageError" } && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip(error.Value);
        }

        return run.Cells;
    }
}
