using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Tests.Session;

/// <summary>How plain data show themselves: as a table with Dutch numbers, with text beside the HTML.</summary>
[Collection("in process")]
public class PlainResultTests
{
    [Theory]
    [InlineData("new List<(string Naam, double Aandeel)> { (\"so\", 1.25), (\"bao\", 12345.678) }",
        "Naam     Aandeel\nso          1,25\nbao   12.345,678\nzonder herkomst")]
    [InlineData("new[] { new { Jaar = 2018, Aantal = 12000 }, new { Jaar = 2019, Aantal = 3 } }",
        "Jaar  Aantal\n2018  12.000\n2019       3\nzonder herkomst")]
    [InlineData("new Dictionary<string, double> { [\"so\"] = 1.25, [\"bao\"] = 1234.5 }",
        "sleutel   waarde\nbao      1.234,5\nso          1,25\nzonder herkomst")]
    [InlineData("var t = new System.Data.DataTable(); t.Columns.Add(\"n\", typeof(int)); t.Rows.Add(31230); t.Rows.Add(DBNull.Value); t",
        "     n\n31.230\n     –\nzonder herkomst")]
    [InlineData("new HashSet<int> { 3, 1, 2 }", "1, 2, 3")]
    [InlineData("new[] { 1.5, 2.25 }", "1,5; 2,25")]
    [InlineData("new[] { 3, 1 }", "3, 1")]
    [InlineData("(1, \"a\")", "Item1  Item2\n    1  a\nzonder herkomst")]
    [InlineData("(Jaar: 2024, Soort: \"so\")", "Jaar  Soort\n2024  so\nzonder herkomst")]
    [InlineData("new[] { 1, 2, 4, 5 }.GroupBy(i => i % 2 == 0 ? \"even\" : \"oneven\")",
        "sleutel  aantal\noneven        2\neven          2\nzonder herkomst")]
    [InlineData("Enumerable.Range(0, int.MaxValue)",
        "0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, "
        + "24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49 … en meer dan 9.950 "
        + "andere")]
    [InlineData("new DateOnly(2024, 10, 1)", "1-10-2024")]
    [InlineData("6 * 7", "42")]
    [InlineData("true", "True")]
    [InlineData("null as string", "<null>")]
    [InlineData("HTML(\"<b>x</b> &amp; y\")", "x & y")]
    public async Task Results_have_text(string cell, string text)
    {
        using var session = new InProcess();
        var shown = Assert.IsType<DisplayOutput>(Assert.Single(await session.RunAsync(cell)));
        Assert.Equal(text, shown.Data["text/plain"]);
    }

    [Fact]
    public async Task A_table_is_aligned_and_encoded()
    {
        using var session = new InProcess();
        var shown = Assert.IsType<DisplayOutput>(Assert.Single(await session.RunAsync("new[] { (Naam: \"<b>\", N: 1) }")));
        Assert.Contains("<th scope=\"col\" class=\"nl-num\" style=\"text-align:right\">N</th>", shown.Data["text/html"],
            StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", shown.Data["text/html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_property_that_throws_is_named_and_the_rest_stands()
    {
        using var session = new InProcess();
        Assert.Empty(await session.RunAsync("class Stuk { public int Goed => 1; public int Kapot "
            + "=> throw new InvalidOperationException(); }"));
        Assert.Contains("(InvalidOperationException)", await session.ValueAsync("new[] { new Stuk() }"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_notebook_registered_a_formatter_for_shows_itself_so()
    {
        using var session = new InProcess();
        Assert.Empty(await session.RunAsync("record Eigen(int A); Formatter.Register<Eigen>(e => \"eigen \" + e.A, \"text/html\");"));
        Assert.Contains("eigen 3", await session.ValueAsync("new Eigen(3)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_culture_that_a_cell_sets_stays_set_and_not_in_the_next_session()
    {
        using (var session = new InProcess())
        {
            Assert.Equal("1.234,5", await session.ValueAsync("using System.Globalization;\nCultureInfo.CurrentCulture = "
                + "CultureInfo.GetCultureInfo(\"nl-NL\");\n1234.5.ToString(\"N1\")"));
            Assert.Equal("1.234,5", await session.ValueAsync("1234.5.ToString(\"N1\")"));
            Assert.Equal("1.234,5", await session.ValueAsync("await Task.Delay(5);\n1234.5.ToString(\"N1\")"));
            Assert.Equal("1,234.5", await session.ValueAsync("System.Threading.Thread.CurrentThread.CurrentCulture = "
                + "CultureInfo.InvariantCulture;\n1234.5.ToString(\"N1\")"));
            Assert.Equal("1,234.5", await session.ValueAsync("1234.5.ToString(\"N1\")"));
        }

        using var next = new InProcess();
        Assert.Equal("1,234.5", await next.ValueAsync("1234.5.ToString(\"N1\")"));
    }

    [Theory]
    [InlineData("public static class Tekst { public static string Roep(this string s) => s + \"!!\"; }",
        "public static string Roep(this string s) => s + \"!!\";", "\"hoi\".Roep()", "hoi!!")]
    [InlineData("public static class Nieuw { extension(string s) { public int Lengte2 => s.Length * 2; } }",
        "public static int Lengte2(this string s) => s.Length * 2;", "\"abc\".Lengte2()", "6")]
    [InlineData("using var f = new StringReader(\"regel\");",
        "var t = \"\"; using (var f = new StringReader(\"regel\")) { t = f.ReadLine(); }", "t",
        "regel")]
    [InlineData("using StringReader f = new StringReader(\"regel\");", "", "1", "1")]
    [InlineData("namespace Mijn { class A { } }", "class A { }", "new A().GetType().Name", "A")]
    [InlineData("unsafe { int* p = null; }", "", "1", "1")]
    [InlineData("Span<int> s = stackalloc int[3];", "int Som() { Span<int> s = stackalloc int[3]; return s.Length; }", "Som()", "3")]
    [InlineData("yield return 1;", "IEnumerable<int> Rij() { yield return 1; }", "Rij().Count()", "1")]
    [InlineData("file class Eigen { }", "class Eigen { }", "1", "1")]
    public async Task A_limit_of_scripts_is_answered_with_what_to_write_and_that_works(string refused, string instead, string ask,
        string answer)
    {
        using var session = new InProcess();
        var error = Assert.IsType<ErrorOutput>(Assert.Single(await session.RunAsync(refused)));
        Assert.Contains(error.Traceback, l => !l.Contains("error CS", StringComparison.Ordinal) && l.Contains(' ', StringComparison.Ordinal)
            && !l.StartsWith("CompilationError", StringComparison.Ordinal));
        Assert.Empty(await session.RunAsync(instead));
        Assert.Contains(answer, await session.ValueAsync(ask), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ordinary_mistake_gets_no_advice_about_scripts()
    {
        using var session = new InProcess();
        Assert.Equal(2, Assert.IsType<ErrorOutput>(Assert.Single(await session.RunAsync("onbekend + 1"))).Traceback.Count);
        Assert.DoesNotContain(Assert.IsType<ErrorOutput>(Assert.Single(await session.RunAsync("Onbekend f = null;"))).Traceback, l =>
            l.StartsWith("In a cell", StringComparison.Ordinal));
    }
}
