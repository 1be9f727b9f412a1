using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Tests.Session;

/// <summary>Bare values of packages that a cell brings in by name, without NotebookLib.Frames.</summary>
[Collection("in process")]
public class ForeignValueTests
{
    private static string Reference(string name) =>
        $"#r \"{Path.Combine(Root(AppContext.BaseDirectory), "lib/NotebookLib.Frames/bin/Release/net10.0", name + ".dll")
        .Replace('\\', '/')}\"\n";

    [Fact]
    public async Task A_bare_frame_and_series_are_small_tables_without_origin()
    {
        using var session = new InProcess();
        Assert.Empty(await session.RunAsync(Reference("Deedle") + "using Deedle;"));
        Assert.Empty(await session.RunAsync("var reeks = new Series<string, double>(new[] { \"<a>\", \"b\" }, new[] { 1234.5, double.NaN "
            + "}); var frame = Frame.FromColumns(new[] { KeyValue.Create(\"n\", reeks) });"));
        var (html, plain) = await Shown(session, "frame");
        Assert.Contains("<td style=\"text-align:left\">&lt;a&gt;</td><td class=\"nl-num\" style=\"text-align:right\">1.234,5</td>", html,
            StringComparison.Ordinal);
        Assert.EndsWith("b          –\nzonder herkomst", plain, StringComparison.Ordinal); // NaN is missing there
        Assert.StartsWith("sleutel", (await Shown(session, "reeks")).Plain, StringComparison.Ordinal);
        Assert.Equal(html, (await Shown(session, "frame")).Html);

        var large = (await Shown(session, "Frame.FromColumns(Enumerable.Range(0, 30).Select(c => KeyValue.Create(\"k\" + c, new "
            + "Series<int, int>(Enumerable.Range(0, 5000), Enumerable.Range(0, 5000)))))")).Html;
        Assert.Contains("En nog 4.980 rijen en 18 kolommen.", large, StringComparison.Ordinal);
        Assert.True(large.Length < 50_000, $"{large.Length} characters");
    }

    [Fact]
    public async Task A_bare_data_frame_is_a_small_table_without_random_ids()
    {
        using var session = new InProcess();
        Assert.Empty(await session.RunAsync(Reference("Microsoft.Data.Analysis") + "using Microsoft.Data.Analysis;"));
        Assert.Empty(await session.RunAsync("var frame = new DataFrame(new StringDataFrameColumn(\"naam\", new[] { \"<b>\", null }), new "
            + "Int64DataFrameColumn(\"n\", new long?[] { 1234, null }));"));
        var (html, plain) = await Shown(session, "frame");
        Assert.Equal("naam      n\n<b>   1.234\n–         –\nzonder herkomst", plain);
        Assert.Contains("&lt;b&gt;", html, StringComparison.Ordinal);
        Assert.Equal(html, (await Shown(session, "frame")).Html);
        Assert.Contains("1.234", (await Shown(session, "frame[\"n\"]")).Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bare_chart_is_a_figure_without_origin()
    {
        using var session = new InProcess();
        Assert.Empty(await session.RunAsync(Reference("Plotly.NET") + Reference("Plotly.NET.CSharp") + "using P = Plotly.NET.CSharp;"));
        var (html, plain) = await Shown(session, "P.Chart.Violin<int, int, string>(Y: new(new[] { 1, 2, 3 }, true))");
        Assert.StartsWith("<figure class=\"nl-figure\"", html, StringComparison.Ordinal);
        Assert.Contains("(violin) is alleen met scripts te zien", System.Text.RegularExpressions.Regex.Replace(html, "</text><text[^>]*>",
            " "), StringComparison.Ordinal);
        Assert.EndsWith("zonder herkomst", plain, StringComparison.Ordinal);
        Assert.Equal(html, (await Shown(session, "P.Chart.Violin<int, int, string>(Y: new(new[] { 1, 2, 3 }, true))")).Html);
    }

    [Fact]
    public async Task A_formatter_that_the_notebook_registers_itself_goes_first()
    {
        using var session = new InProcess();
        Assert.Empty(await session.RunAsync(Reference("Microsoft.Data.Analysis") + "using Microsoft.Data.Analysis;\nvar frame = new "
            + "DataFrame();\nFormatter.Register<DataFrame>(f => \"eigen\", \"text/plain\");"));
        Assert.Equal("eigen", (await Shown(session, "frame")).Plain);
    }

    private static async Task<(string Html, string Plain)> Shown(InProcess session, string expression) =>
        Assert.IsType<DisplayOutput>(Assert.Single(await session.RunAsync(expression))).Data is var data
            ? (data["text/html"], data["text/plain"]) : default;

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "NotebookLib.sln")) ? folder
        : Root(Path.GetDirectoryName(folder)!);
}
