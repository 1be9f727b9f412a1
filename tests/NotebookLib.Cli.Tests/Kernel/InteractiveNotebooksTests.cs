namespace NotebookLib.Cli.Tests.Kernel;

/// <summary>
/// Every notebook in the kernel of .NET Interactive itself, as <c>kernel install --dotnet-interactive</c> installs it: the stored outputs,
/// but for what <c>accepted-differences.json</c> names.
/// </summary>
public sealed class InteractiveNotebooksTests : IDisposable
{
    private readonly Jupyter _jupyter = new();

    public static TheoryData<string> Notebooks => [.. CommandLine.Notebooks.Select(f => Path.GetFileName(f)!)];

    public void Dispose() => _jupyter.Dispose();

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task The_notebooks_give_in_dotnet_interactive_what_they_give_in_the_runner(string notebook)
    {
        await Jupyter.NeedAsync("nbclient");
        Jupyter.NeedTool();
        await _jupyter.CommandAsync("kernel", "install", "--dotnet-interactive");
        var file = Path.Combine(CommandLine.Repository, "notebooks", notebook);
        var executed = await Executed.RunAsync(_jupyter, "notebooklib-dotnet-interactive", file);
        Assert.Equal([], executed.DifferencesFrom(file));
    }
}
