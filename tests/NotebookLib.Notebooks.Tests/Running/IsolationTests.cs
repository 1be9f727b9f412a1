using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Running;
using NotebookLib.Notebooks.Tests.Session;

namespace NotebookLib.Notebooks.Tests.Running;

/// <summary>One notebook leaves something behind on purpose; the next one, on the only worker there is, looks for it.</summary>
public class IsolationTests
{
    [Theory]
    [InlineData("var geheim = 1;", "geheim", "CompilationError")]
    [InlineData("Environment.SetEnvironmentVariable(\"LEK\", \"ja\");", "Environment.GetEnvironmentVariable(\"LEK\") ?? "
        + "\"schoon\"", "schoon")]
    [InlineData("Environment.CurrentDirectory = \"/\";", "Path.GetFileName(Environment.CurrentDirectory.TrimEnd('/')).Length > 0 ? "
        + "\"schoon\" : \"lek\"", "schoon")]
    [InlineData("System.Globalization.CultureInfo.DefaultThreadCurrentCulture = new(\"nl-NL\"); "
        + "System.Globalization.CultureInfo.CurrentCulture = new(\"nl-NL\");", "$\"{1.5}\" + await Task.Run(() => $\"{1.5}\")", "1.51.5")]
    [InlineData("Formatter.Register<int>(i => \"lek\", \"text/html\");", "42", "42")]
    [InlineData("Formatter.DefaultMimeType = \"text/plain\"; Formatter.ListExpansionLimit = 1;", "new[] { 1, 2, 3 }", "3")]
    [InlineData("new System.Threading.Thread(() => { while (true) { Console.WriteLine(\"lek\"); System.Threading.Thread.Sleep(5); } }) { "
        + "IsBackground = true }.Start();", "await Task.Delay(300); \"schoon\"", "schoon")]
    [InlineData("Task.Run(async () => { while (true) { Console.WriteLine(\"lek\"); await Task.Delay(5); } });",
        "await Task.Delay(300); \"schoon\"", "schoon")]
    [InlineData("AppDomain.CurrentDomain.FirstChanceException += (_, _) => Console.WriteLine(\"lek\");",
        "try { throw new Exception(); } catch { } \"schoon\"", "schoon")]
    [InlineData("AppContext.SetData(\"lek\", \"ja\");", "AppContext.GetData(\"lek\") ?? \"schoon\"", "schoon")]
    [InlineData("Console.SetOut(TextWriter.Null);", "Console.Write(\"schoon\");", "schoon")]
    [InlineData("#r \"Teller.dll\"\nTeller.Aantal++;", "#r \"Teller.dll\"\n\"n\" + Teller.Aantal", "n0")]
    public async Task Nothing_reaches_the_next_notebook(string leak, string look, string expected)
    {
        using var folder = new TestFolder();
        DirectiveTests.Compile(folder, "Teller", "public static class Teller { public static int Aantal; }");
        using var runner = new NotebookRunner(TestNotebooks.Options);
        Assert.True((await runner.RunAsync(TestNotebooks.At(folder.Path, leak))).Succeeded);
        var text = (await runner.RunAsync(TestNotebooks.At(folder.Path, look))).Cells[0].Text();
        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.DoesNotContain("lek", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_without_traces_is_used_again_and_gives_the_same_bytes_as_a_new_one()
    {
        using var folder = new TestFolder();
        var notebooks = Enumerable.Range(0, 4).Select(i =>
            TestNotebooks.At(folder.Path, $"record R(int A);\nvar x = new R({i});", "display(x.A); x")).ToList();
        using var one = new NotebookRunner(TestNotebooks.Options);
        var reused = await one.RunAllAsync(notebooks, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(1, one.WorkersStarted);
        for (var i = 0; i < notebooks.Count; i++)
        {
            using var fresh = new NotebookRunner(TestNotebooks.Options);
            Assert.Equal((await fresh.RunAsync(notebooks[i], cancellation: TestContext.Current.CancellationToken)).Notebook.ToBytes(),
                reused[i].Notebook.ToBytes());
        }
    }
}
