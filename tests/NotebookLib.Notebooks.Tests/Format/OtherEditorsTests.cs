using System.Text;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Tests.Format;

/// <summary>Notebooks as Jupyter, VS Code and others write them, which is not always as nbformat asks.</summary>
public class OtherEditorsTests
{
    private const string CSharp = """{"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"}}""";

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Cells_without_an_id_of_their_own_get_one_that_is_the_same_each_time(int minor)
    {
        var text = $$"""{"nbformat":4,"nbformat_minor":{{minor}},"metadata":{},"cells":[{"id":"a","cell_type":"raw","metadata":{},"source":"x"},{"id":"a","cell_type":"raw","metadata":{},"source":"x"},{"id":"met spatie","cell_type":"raw","metadata":{},"source":"x"},{"id":7,"cell_type":"raw","metadata":{},"source":"x"},{"cell_type":"raw","metadata":{},"source":["x"]}]}""";
        var (once, again) = (Read(text), Read(text));
        Assert.Equal(once.Text, again.Text);
        Assert.Equal("a", once.Cells[0].Id);
        Assert.Equal(5, once.Cells.Select(c => c.Id).Distinct().Count());
        Assert.All(once.Cells, c => Assert.Matches("^[a-zA-Z0-9_-]{1,64}$", c.Id));
        Assert.Equal(once.Text, Read(once.Text).Text);
    }

    [Fact]
    public void What_a_cell_cannot_do_without_is_added()
    {
        var notebook = Read("""{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"code","source":"1"},{"cell_type":"markdown","source":"tekst"}]}""");
        Assert.Empty(notebook.Cells[0].Outputs);
        Assert.Null(notebook.Cells[0].ExecutionCount);
        Assert.Empty(notebook.Cells[1].Metadata);
        var executed = notebook.WithOutputs(new Dictionary<int,
            (int?, IReadOnlyList<CellOutput>)> { [0] = (1, [new StreamOutput("stdout", "x")]) });
        Assert.Equal("x", Assert.IsType<StreamOutput>(Assert.Single(executed.Cells[0].Outputs)).Text);
    }

    [Theory]
    [InlineData("{}", "csharp", true)]
    [InlineData(CSharp, "csharp", true)]
    [InlineData("""{"kernelspec":{"display_name":"NotebookLib (C#)","language":"C#","name":"notebooklib"},"language_info":{"name":"C#","version":"14"}}""", "csharp", true)]
    [InlineData("""{"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"},"language_info":{"name":"polyglot-notebook"},"polyglot_notebook":{"kernelInfo":{"defaultKernelName":"csharp","items":[]}}}""", "csharp", true)]
    [InlineData("""{"language_info":{"name":"polyglot-notebook"}}""", "csharp", true)]
    [InlineData("""{"kernelspec":{"display_name":".NET (F#)","language":"F#","name":".net-fsharp"}}""", "fsharp", true)]
    [InlineData("""{"kernelspec":{"display_name":".NET (PowerShell)","language":"PowerShell","name":".net-powershell"}}""", "pwsh", true)]
    [InlineData("""{"kernelspec":{"display_name":"Python 3 (ipykernel)","language":"python","name":"python3"},"language_info":{"name":"python","version":"3.11.2"}}""", "python", false)]
    [InlineData("""{"language_info":{"name":"python"}}""", "python", false)]
    [InlineData("""{"kernelspec":{"display_name":"venv","name":"python3"}}""", "python", false)]
    [InlineData("""{"kernelspec":{"display_name":"R","language":"R","name":"ir"}}""", "r", false)]
    [InlineData("""{"kernelspec":{"display_name":"R","name":"ir"}}""", "r", false)]
    [InlineData("""{"kernelspec":"stuk","language_info":3,"polyglot_notebook":[]}""", "csharp", true)]
    public void The_language_is_what_the_metadata_say(string metadata, string language, bool isRunHere)
    {
        var notebook = Read($$"""{"nbformat":4,"nbformat_minor":2,"metadata":{{metadata}},"cells":[]}""");
        Assert.Equal((language, isRunHere), (notebook.Language, notebook.IsRunHere));
    }

    [Theory]
    [InlineData("{}", CSharp, "x")]
    [InlineData("""{"dotnet_interactive":{"language":"csharp"},"polyglot_notebook":{"kernelName":"csharp"},"vscode":{"languageId":"polyglot-notebook"}}""", CSharp, "x")]
    [InlineData("""{"vscode":{"languageId":"dotnet-interactive.csharp"}}""", CSharp, "x")]
    [InlineData("""{"polyglot_notebook":{"kernelName":"fsharp"}}""", CSharp, "#!@fsharp\nx")]
    [InlineData("""{"vscode":{"languageId":"python"}}""", CSharp, "#!@python\nx")]
    [InlineData("{}", """{"kernelspec":{"language":"F#","name":".net-fsharp"}}""", "#!@fsharp\nx")]
    [InlineData("""{"polyglot_notebook":{"kernelName":"csharp"}}""", """{"kernelspec":{"language":"F#","name":".net-fsharp"}}""", "x")]
    public void A_cell_is_in_its_own_language_or_in_that_of_the_notebook(string cell, string metadata, string code)
    {
        var notebook = Read($$"""{"nbformat":4,"nbformat_minor":2,"metadata":{{metadata}},"cells":[{"cell_type":"code","metadata":{{cell}},"source":"x","outputs":[],"execution_count":null}]}""");
        Assert.Equal(code, notebook.Cells[0].Code);
    }

    [Theory]
    [InlineData("{}", false)]
    [InlineData("""{"notebooklib":{"name":"Mijn"}}""", false)]
    [InlineData("""{"notebooklib":"03-x"}""", false)]
    [InlineData("""{"notebooklib":{"theme":3}}""", true)]
    [InlineData("""{"notebooklib":{"edition":"03-x"}}""", true)]
    [InlineData("""{"notebooklib":{"edition":"03-anders","theme":3}}""", false)]
    public void A_notebook_is_of_the_edition_when_it_says_so_under_its_own_name(string metadata, bool isShipped) =>
        Assert.Equal(isShipped, Read($$"""{"nbformat":4,"nbformat_minor":5,"metadata":{{metadata}},"cells":[]}""").IsShipped);

    private static Notebook Read(string text) => Notebook.Parse(Encoding.UTF8.GetBytes(text), "map/03-x.ipynb");
}
