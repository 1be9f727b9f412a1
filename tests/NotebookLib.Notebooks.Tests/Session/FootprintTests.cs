namespace NotebookLib.Notebooks.Tests.Session;

[Collection("in process")]
public class FootprintTests
{
    [Theory]
    [InlineData("var x = Enumerable.Range(0, 10).Select(i => i * 2.5).ToList(); Console.WriteLine($\"{x.Sum():0.0}\"); x")]
    [InlineData("#r \"NotebookLib\"\nusing NotebookLib;\nvar years = new[] { new SchoolYear(2018) }; foreach (var y in years) "
        + "display(y.ToString());")]
    [InlineData("record P(string A, int B); async Task<int> Een() { await Task.CompletedTask; return 1; }\nawait Een()")]
    [InlineData("var d = new Dictionary<string, (int, double)> { [\"a\"] = (1, 2) }; var m = "
        + "System.Text.RegularExpressions.Regex.Match(\"a1\", @\"\\d\"); m.Value + string.Join(\",\", d.Keys.OrderBy(k => k)) + "
        + "Math.Round(2.5) + DateTime.MinValue.Year")]
    [InlineData("try { int.Parse(\"x\"); } catch (FormatException e) { Console.Error.WriteLine(e.Message); } File.Exists(\"x\")")]
    public async Task Ordinary_cells_leave_no_trace(string source)
    {
        using var session = new InProcess();
        Assert.DoesNotContain(await session.RunAsync(source), o => o is NotebookLib.Notebooks.Format.ErrorOutput);
        Assert.Null(session.Session.Taint);
    }

    [Theory]
    [InlineData("var t = new System.Threading.Thread(() => { });")]
    [InlineData("var t = new System.Threading.Timer(_ => { });")]
    [InlineData("AppDomain.CurrentDomain.ProcessExit += (_, _) => { };")]
    [InlineData("Environment.SetEnvironmentVariable(\"NOTEBOOKLIB_TEST\", \"x\");")]
    [InlineData("Environment.CurrentDirectory = Path.GetTempPath();")]
    [InlineData("System.Globalization.CultureInfo.DefaultThreadCurrentCulture = null;")]
    [InlineData("System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;")]
    [InlineData("Formatter.Register<int>(i => \"x\", \"text/html\");")]
    [InlineData("Task.Run(() => 1);")]
    [InlineData("async void Los() { await Task.Yield(); } Los();")]
    [InlineData("var p = typeof(string).GetProperty(\"Length\");")]
    [InlineData("dynamic d = 1; Console.Write(d + 1);")]
    [InlineData("Console.SetOut(TextWriter.Null);")]
    [InlineData("Console.OutputEncoding.ToString(); AppContext.SetSwitch(\"x\", true);")]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int getpid(); getpid();")]
    public async Task What_may_leave_a_trace_taints(string source)
    {
        using var session = new InProcess();
        Assert.DoesNotContain(await session.RunAsync(source), o => o is NotebookLib.Notebooks.Format.ErrorOutput);
        Assert.NotNull(session.Session.Taint);
    }
}
