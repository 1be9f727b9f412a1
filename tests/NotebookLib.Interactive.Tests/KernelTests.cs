using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using NotebookLib.Charts;
using NotebookLib.Statistics;

namespace NotebookLib.Interactive.Tests;

/// <summary>The extension in a real kernel: .NET Interactive's own composite kernel with its C# kernel.</summary>
public sealed class KernelTests : IDisposable
{
    private readonly CompositeKernel _kernel = [new CSharpKernel().UseValueSharing()];
    private readonly string _before = Directory.GetCurrentDirectory();

    public KernelTests()
    {
        Directory.SetCurrentDirectory(Path.Combine(Repository.Root, "notebooks"));
        _kernel.DefaultKernelName = "csharp";
    }

    public void Dispose()
    {
        _kernel.Dispose();
        Directory.SetCurrentDirectory(_before);
        Formatter.ResetToDefault();
    }

    [Fact]
    public async Task Loading_adds_the_three_commands_once()
    {
        await new NotebookLibExtension().OnLoadAsync(_kernel);
        await new NotebookLibExtension().OnLoadAsync(_kernel);
        Assert.Equal(["#!claims", "#!hypothesis", "#!origin"], _kernel.KernelInfo.SupportedDirectives.Select(d => d.Name).Where(n =>
            n is "#!claims" or "#!hypothesis" or "#!origin").Order());
        Assert.Equal("", NotebookLibExtension.Load(_kernel));
    }

    [Fact]
    public async Task Claims_are_counted_by_theme_and_listed_for_one()
    {
        await new NotebookLibExtension().OnLoadAsync(_kernel);
        Assert.Contains("Uitspraken in het register", await Html("#!claims"), StringComparison.Ordinal);
        Assert.Contains("LL-T7-15", await Html("#!claims 7"), StringComparison.Ordinal);
        Assert.Contains("Thema \"99\" heeft geen uitspraken", (await Send("#!claims 99")).OfType<CommandFailed>().Single().Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registered_hypothesis_shows_its_card()
    {
        await new NotebookLibExtension().OnLoadAsync(_kernel);
        Assert.Contains("T07-theorie-terug", await Html("#!hypothesis"), StringComparison.Ordinal);
        Assert.Contains("T07-theorie-terug", await Html("#!hypothesis T07-theorie-terug"), StringComparison.Ordinal);
        Assert.Single((await Send("#!hypothesis bestaat-niet")).OfType<CommandFailed>());
    }

    [Fact]
    public async Task The_origin_of_a_series_of_a_variable_and_of_a_figure_is_shown()
    {
        await new NotebookLibExtension().OnLoadAsync(_kernel);
        Assert.Contains("OCW in cijfers", await Html("#!origin vo.pro"), StringComparison.Ordinal);

        Assert.Empty(Failures(
            await Send($"#r \"{typeof(Figure)
            .Assembly.Location}\"\nusing NotebookLib; using NotebookLib.Charts; using NotebookLib.Measures;\nvar pro = Published.Load().InVintage(\"ocw-2023\").Series(\"vo.pro\");\nvar groei = Growth.Total(pro, new(2018), new(2023));\nvar figuur = Chart.Line(\"t\", \"s\", pro);\nvar los = 3;")));
        Assert.Contains("OCW in cijfers", await Html("#!origin pro"), StringComparison.Ordinal);
        Assert.Contains("←", await Html("#!origin groei"), StringComparison.Ordinal);
        Assert.Contains("Bron: ", await Html("#!origin figuur"), StringComparison.Ordinal);
        Assert.Contains("\"los\" is een Int32 en draagt geen herkomst", (await Send("#!origin los")).OfType<CommandFailed>().Single()
            .Message, StringComparison.Ordinal);
        Assert.Contains("geen variabele en geen reeks \"weg\"", (await Send("#!origin weg")).OfType<CommandFailed>().Single().Message,
            StringComparison.Ordinal);
        Assert.Empty(Failures(await Send("1 + 1"))); // the notebook goes on
    }

    [Fact]
    public async Task Results_and_figures_show_themselves_in_a_cell()
    {
        await new NotebookLibExtension().OnLoadAsync(_kernel);
        var setup = await Send($"#r \"{typeof(Figure)
            .Assembly.Location}\"\nusing NotebookLib; using NotebookLib.Charts; using NotebookLib.Statistics;\nvar pro = Published.Load().InVintage(\"ocw-2023\").Series(\"vo.pro\");");
        Assert.Empty(Failures(setup));
        Assert.StartsWith("<figure class=\"nl-figure\"", await Html("Chart.Line(\"t\", \"s\", pro)"), StringComparison.Ordinal);
        Assert.Contains("nl-table", await Html("pro"), StringComparison.Ordinal);
        Assert.Equal("1–4", await Html("Count.Suppressed(1, 4)"));
    }

    /// <summary>Whatever happens inside, the formatter answers.</summary>
    [Fact]
    public async Task No_formatter_throws()
    {
        await new NotebookLibExtension().OnLoadAsync(_kernel);
        var types = typeof(Figure).Assembly.GetTypes().Where(t =>
            t.GetCustomAttributes(false).Any(a => a.GetType().Name == "TypeFormatterSourceAttribute")).ToList();
        Assert.True(types.Count > 20, $"only {types.Count} types");
        foreach (var type in types.Where(t => !t.ContainsGenericParameters && !t.IsAbstract))
        {
            // never constructed, so every property is null or zero: the worst that a formatter can meet
            var broken = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type);
            var mark = type.GetCustomAttributes(false).Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
            var source = Activator.CreateInstance((Type)mark.GetType().GetProperty("FormatterSourceType")!.GetValue(mark)!)!;
            foreach (var formatter in (IEnumerable<object>)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!)
            {
                using var writer = new StringWriter();
                var problem = Record.Exception(() => formatter.GetType().GetMethod("Format")!.Invoke(formatter, [broken, writer]));
                Assert.True(problem is null, $"{type.Name}: {problem}");
            }
        }
    }

    [Fact]
    public async Task Tables_frames_and_charts_of_the_other_libraries_show_too()
    {
        await new NotebookLibExtension().OnLoadAsync(_kernel);
        var table = new Table(TableColumn.Text("naam", ["<b>", null]), TableColumn.Counts("n", [1234, NotebookLib.Count.Suppressed(1, 4)]));
        Assert.Contains("&lt;b&gt;", table.ToDisplayString("text/html"), StringComparison.Ordinal);
        Assert.Contains("1–4", table.ToDisplayString("text/html"), StringComparison.Ordinal);
        Assert.Contains("zonder herkomst", table.ToDataFrame().ToDisplayString("text/html"), StringComparison.Ordinal);
        Assert.Contains("afgeschermd", table.ToDataFrame().ToDisplayString("text/plain"), StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", table.ToFrame().ToDisplayString("text/html"), StringComparison.Ordinal);
        Assert.Contains("nog 99.980 rijen", new Table(TableColumn.Whole("n", Enumerable.Range(0, 100_000).Select(i => (long?)i)))
            .ToDisplayString("text/html"), StringComparison.Ordinal);
        var chart = Plotly.NET.CSharp.Chart.Line<int, int, string>([1, 2], [3, 4]);
        Assert.StartsWith("<figure class=\"nl-figure\"", chart.ToDisplayString("text/html"), StringComparison.Ordinal);
        Assert.Contains("zonder herkomst", chart.ToDisplayString("text/plain"), StringComparison.Ordinal);
        Assert.DoesNotContain("zonder herkomst", Figure.Of(chart, "Titel", "s", Origin.Arithmetic("proef")).ToChart()
            .ToDisplayString("text/plain"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_another_version_of_the_kernel_lacks_is_recognised()
    {
        Assert.True(NotebookLibExtension.IsOtherVersion(new MissingMethodException("x")));
        Assert.True(NotebookLibExtension.IsOtherVersion(new TypeLoadException("x")));
        Assert.True(NotebookLibExtension.IsOtherVersion(new TypeInitializationException("x", new MissingFieldException("y"))));
        Assert.False(NotebookLibExtension.IsOtherVersion(new InvalidOperationException("x")));
    }

    private async Task<List<KernelEvent>> Send(string code) => [.. (await _kernel.SendAsync(new SubmitCode(code))).Events];

    private static IEnumerable<string> Failures(IEnumerable<KernelEvent> events) => events.OfType<CommandFailed>().Select(e => e.Message);

    private async Task<string> Html(string code)
    {
        var events = await Send(code);
        Assert.Empty(Failures(events));
        return events.OfType<DisplayEvent>().SelectMany(e => e.FormattedValues).First(v => v.MimeType == "text/html").Value;
    }
}
