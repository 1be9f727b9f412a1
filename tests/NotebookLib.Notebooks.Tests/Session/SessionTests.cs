using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Session;

namespace NotebookLib.Notebooks.Tests.Session;

[Collection("in process")]
public class SessionTests
{
    [Fact]
    public async Task State_carries_from_cell_to_cell()
    {
        using var session = new InProcess();
        Assert.Empty(await session.RunAsync("var x = 2; int Twice(int a) => 2 * a; record Pair(int A, int B);"));
        Assert.Empty(await session.RunAsync("x += Twice(x);"));
        Assert.Contains("6", await session.ValueAsync("x"), StringComparison.Ordinal);
        Assert.Contains("Pair", await session.ValueAsync("new Pair(1, 2).ToString()"), StringComparison.Ordinal);
        Assert.Contains("3", await session.ValueAsync("var x = \"abc\"; x.Length"), StringComparison.Ordinal);
        Assert.Empty(await session.RunAsync("using System.Numerics;"));
        Assert.Contains("True", await session.ValueAsync("BigInteger.One > 0"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Default_usings_and_await_work()
    {
        using var session = new InProcess();
        Assert.Equal("abc", await session.ValueAsync("var t = await Task.FromResult(new StringBuilder(\"abc\")); Path.GetFileName(new "
            + "List<string> { t.ToString() }.First())"));
        Assert.Empty(await session.RunAsync("await Task.Delay(1)"));
    }

    [Fact]
    public async Task Only_a_last_expression_without_semicolon_is_shown()
    {
        using var session = new InProcess();
        Assert.Empty(await session.RunAsync("1.ToString();"));
        Assert.Empty(await session.RunAsync("Console.Write(\"\")"));
        Assert.Empty(await session.RunAsync(""));
        Assert.Empty(await session.RunAsync("// alleen commentaar"));
        var result = Assert.IsType<DisplayOutput>(Assert.Single(await session.RunAsync("1 + 1")));
        Assert.Equal(5, result.ExecutionCount);
        Assert.Equal("<div class=\"dni-plaintext\"><pre>2</pre></div>", result.Data["text/html"].Split("<style>")[0]);
        Assert.Equal("text/plain", Assert.IsType<DisplayOutput>(Assert.Single(await session.RunAsync("\"tekst\""))).Data.Keys.Single());
        Assert.Contains("null", await session.ValueAsync("(string)null"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Streams_and_displays_stay_in_order()
    {
        using var session = new InProcess();
        var outputs = await session.RunAsync("""
            Console.Write("a"); Console.WriteLine("b");
            display("midden");
            Console.Error.WriteLine("fout");
            Console.WriteLine("c");
            "slot".Display();
            "eind"
            """);
        Assert.Equal(
            ["stdout:ab\n", "display:midden", "stderr:fout\n", "stdout:c\n", "display:slot", "result:eind"],
            outputs.Select(o => o switch
            {
                StreamOutput s => $"{s.Name}:{s.Text}",
                DisplayOutput { ExecutionCount: null } d => "display:" + d.Data.Values.Single(),
                DisplayOutput d => "result:" + d.Data.Values.Single(),
                _ => "?",
            }));
    }

    [Fact]
    public async Task A_displayed_value_can_be_updated_from_a_later_cell()
    {
        using var session = new InProcess();
        var shown = Assert.IsType<DisplayOutput>(Assert.Single(await session.RunAsync("var d = display(\"een\");")));
        Assert.Empty(await session.RunAsync("d.Update(\"twee\");"));
        Assert.Equal((shown.DisplayId, "twee"), (session.Updates[0].Id, session.Updates[0].Data["text/plain"]));
    }

    [Fact]
    public async Task A_mime_type_can_be_chosen()
    {
        using var session = new InProcess();
        var outputs = await session.RunAsync("display(\"<svg/>\", \"image/svg+xml\"); \"<b>x</b>\".DisplayAs(\"text/html\"); "
            + "HTML(\"<i>y</i>\")");
        Assert.Equal(["image/svg+xml=<svg/>", "text/html=<b>x</b>", "text/html=<i>y</i>", "text/plain=y"],
            outputs.Cast<DisplayOutput>().SelectMany(o =>
            o.Data).Select(p => $"{p.Key}={p.Value}"));
    }

    [Fact]
    public async Task A_type_that_names_its_own_formatters_is_shown_with_them()
    {
        using var session = new InProcess();
        var output = Assert.IsType<DisplayOutput>(Assert.Single(await session.RunAsync("""
            class TypeFormatterSourceAttribute : Attribute
            {
                public TypeFormatterSourceAttribute(Type type) => FormatterSourceType = type;
                public Type FormatterSourceType { get; }
                public string[] PreferredMimeTypes { get; set; }
            }
            public class Kop { public string MimeType => "text/html"; public bool Format(object o, TextWriter w) { w.Write("<h1>eigen</h1>"); return true; } }
            public class Bron { public IEnumerable<object> CreateTypeFormatters() => new object[] { new Kop() }; }
            [TypeFormatterSource(typeof(Bron), PreferredMimeTypes = new[] { "text/html" })] public class Ding { }
            new Ding()
            """)));
        Assert.Equal("<h1>eigen</h1>", output.Data["text/html"]);
    }

    [Fact]
    public async Task The_librarys_own_types_say_how_they_are_shown()
    {
        using var session = new InProcess();
        var output = Assert.IsType<DisplayOutput>(Assert.Single(await session.RunAsync("""
            #r "../lib/NotebookLib/bin/Release/net10.0/NotebookLib.dll"
            using NotebookLib;
            new Quantity(33.2, "%", Origin.Derived("een proef", new Origin(OriginKind.Published, "DUO", "een tabel", "", "x", null, "CC0")))
            """)));
        Assert.Equal(["text/html", "text/plain"], output.Data.Keys);
        Assert.Contains("33,2", output.Data["text/html"], StringComparison.Ordinal);
        Assert.DoesNotContain("dni-", output.Data["text/html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_names_cell_line_and_method_and_no_path_of_this_machine()
    {
        using var folder = new TestFolder();
        using var session = new InProcess(folder.Path);
        await session.RunAsync("int Deel(int a) =>\n    1 / a;");
        var error = await session.ErrorAsync("Console.WriteLine(\"voor\");\nvar y = Deel(0);");
        Assert.Equal(("DivideByZeroException", "Attempted to divide by zero."), (error.Name, error.Value));
        Assert.Equal(["System.DivideByZeroException: Attempted to divide by zero.", "   at Deel in cell 1, line 2", "   at cell 2, line 2"],
            error.Traceback);
        Assert.Equal("voor\n", Assert.IsType<StreamOutput>(session.Outputs[0]).Text);

        var missing = await session.ErrorAsync("File.ReadAllText(\"geen.csv\")");
        Assert.Equal("Could not find file 'geen.csv'.", missing.Value);
        Assert.DoesNotContain(folder.Path, string.Join("\n", missing.Traceback), StringComparison.Ordinal);
        Assert.Equal("   at cell 3, line 1", missing.Traceback[^1]);
    }

    [Fact]
    public async Task After_an_exception_the_session_goes_on()
    {
        using var session = new InProcess();
        await session.ErrorAsync("var a = 1; throw new InvalidOperationException(\"nee\");");
        Assert.Contains("1", await session.ValueAsync("a"), StringComparison.Ordinal);
        await session.ErrorAsync("this does not compile");
        Assert.Contains("2", await session.ValueAsync("a + 1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compile_error_gives_line_column_and_the_compilers_sentence()
    {
        using var session = new InProcess();
        var error = await session.ErrorAsync("var ok = 1;\nvar b = onbekend + 1;");
        Assert.Equal("CompilationError", error.Name);
        Assert.Equal("(2,9): error CS0103: The name 'onbekend' does not exist in the current context", error.Value);
        Assert.Equal("CompilationError in cell 1", error.Traceback[0]);
    }

    [Fact]
    public async Task Inner_exceptions_and_lambdas_and_async_methods_are_shown()
    {
        using var session = new InProcess();
        var error = await session.ErrorAsync("""
            async Task Diep() { await Task.Yield(); throw new ArgumentException("binnen"); }
            try { await Diep(); }
            catch (Exception e) { throw new InvalidOperationException("buiten", e); }
            """);
        Assert.Equal("InvalidOperationException", error.Name);
        Assert.Contains("caused by System.ArgumentException: binnen", error.Traceback);
        Assert.Contains("   at Diep in cell 1, line 1", error.Traceback);
    }

    [Fact]
    public async Task A_flood_is_cut_off_at_the_same_character_each_time()
    {
        using var session = new InProcess(limits: new OutputLimits(Characters: 1_000, Outputs: 5));
        var outputs = await session.RunAsync("for (var i = 0; i < 100_000; i++) Console.WriteLine(\"🎒 regel \" + i);");
        Assert.Equal(1_000, outputs.OfType<StreamOutput>().Where(o => o.Name == "stdout").Sum(o => o.Text.Length), 1.0);
        Assert.Contains("weggelaten", Assert.IsType<StreamOutput>(outputs[^1]).Text, StringComparison.Ordinal);
        Assert.Contains("left out", Assert.IsType<StreamOutput>(outputs[^1]).Text, StringComparison.Ordinal);

        var displays = await session.RunAsync("for (var i = 0; i < 100; i++) display(\"x\"); throw new Exception(\"toch\");");
        Assert.Equal(5, displays.OfType<DisplayOutput>().Count());
        Assert.Equal("toch", Assert.IsType<ErrorOutput>(displays[^1]).Value);
        Assert.Equal("weer\n", Assert.IsType<StreamOutput>(Assert.Single(await session.RunAsync("Console.WriteLine(\"weer\");"))).Text);
    }

    [Theory]
    [InlineData("nl-NL")]
    [InlineData("en-US")]
    [InlineData("")]
    public async Task The_culture_of_the_machine_does_not_show(string culture)
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo(culture);
        try
        {
            using var session = new InProcess();
            Assert.Equal("1234.5", await session.ValueAsync("(1234.5).ToString()"));
            Assert.Equal("1234.5", await session.ValueAsync("await Task.Run(() => $\"{1234.5}\")"));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Reading_the_console_gives_the_end_at_once()
    {
        using var session = new InProcess();
        Assert.Equal("niets", await session.ValueAsync("Console.ReadLine() ?? \"niets\""));
    }
}
