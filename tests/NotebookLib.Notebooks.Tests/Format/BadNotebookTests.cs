using System.Text;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Tests.Format;

public class BadNotebookTests
{
    private const string Head = """{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[""";

    [Theory]
    [InlineData("", "nb.ipynb, line 1, column 1: expected a value, found the end of the file; the file is cut off")]
    [InlineData("[]", "nb.ipynb, line 1, column 1: expected a notebook object, found a list")]
    [InlineData("{\n \"a\" 1}", "nb.ipynb, line 2, column 6: expected ':' after the key \"a\", found '1'")]
    [InlineData("{\n \"a\": 1,\n}", "nb.ipynb, line 3, column 1: expected another value after ',', found '}'")]
    [InlineData("{'a': 1}", "nb.ipynb, line 1, column 2: expected a key in double quotes, found '''")]
    [InlineData("{\"a\": NaN}", "nb.ipynb, line 1, column 7 (a): expected a value, found 'N'")]
    [InlineData("{\"a\": 01}", "nb.ipynb, line 1, column 8: expected ',' or '}', found '1'")]
    [InlineData("{\"a\": \"x\ty\"}", "nb.ipynb, line 1, column 9 (a): expected '\"' or an escape such as \\n inside a string, found "
        + "control character U+0009")]
    [InlineData("{\"a\": \"\\x\"}", "nb.ipynb, line 1, column 9 (a): expected one of \" \\ / b f n r t u after '\\', found 'x'")]
    [InlineData("{\"a\": 1, \"a\": 2}", "nb.ipynb, line 1, column 10: expected each key once, found \"a\" again")]
    [InlineData("{\"a\": \"open", "nb.ipynb, line 1, column 7 (a): expected a closing '\"' for this string, found the end of the file; the "
        + "file is cut off")]
    [InlineData("{\0}", "nb.ipynb, line 1, column 2: expected a key in double quotes, found control character U+0000")]
    [InlineData("{} x", "nb.ipynb, line 1, column 4: expected the end of the file after the notebook, found 'x'")]
    [InlineData("{}", "nb.ipynb, line 1, column 1: expected a key \"nbformat\", found none")]
    [InlineData("{\"nbformat\": 3}", "nb.ipynb, line 1, column 14 (nbformat): expected nbformat 4, found 3; save it as version 4 with "
        + "Jupyter, or: jupyter nbconvert --to notebook --nbformat 4 FILE")]
    [InlineData("{\"nbformat\": 4.5}", "nb.ipynb, line 1, column 14 (nbformat): expected a whole number from 0, found 4.5")]
    [InlineData(Head + """{"cell_type":"code"}]}""", "nb.ipynb, line 1, column 57 (cells[0]): expected a key \"source\", found none")]
    [InlineData(Head + """{"cell_type":"cod"}]}""", "nb.ipynb, line 1, column 70 (cells[0].cell_type): expected code, markdown or raw, "
        + "found \"cod\"")]
    [InlineData(Head + """{"cell_type":"raw","metadata":{},"source":[1],"id":"a"}]}""", "nb.ipynb, line 1, column 100 "
        + "(cells[0].source[0]): expected a string, found a number")]
    [InlineData(Head + """{"cell_type":"code","metadata":{},"source":"","id":"a","execution_count":-1,"outputs":[]}]}""",
        "(cells[0].execution_count): expected a whole number from 0, found -1")]
    [InlineData(Head + """{"cell_type":"code","metadata":{},"source":"","id":"a","execution_count":1,"outputs":{}}]}""",
        "(cells[0].outputs): expected a list of outputs, found an object")]
    [InlineData(Head + """{"cell_type":"code","metadata":{},"source":"","id":"a","execution_count":1,"outputs":[{"output_type":"stream"}]}]}""", "(cells[0].outputs[0]): expected a key \"name\", found none")]
    [InlineData(Head + """{"cell_type":"code","metadata":{},"source":"","id":"a","execution_count":1,"outputs":[{"output_type":"display_data","metadata":{},"data":{"text/html":{}}}]}]}""", "(cells[0].outputs[0].data.text/html): expected a string or a list of lines, found an object")]
    public void Names_file_place_and_expectation(string text, string message)
    {
        var error = Assert.Throws<NotebookFormatException>(() => Notebook.Parse(Encoding.UTF8.GetBytes(text), "nb.ipynb"));
        Assert.EndsWith(message, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("nb.ipynb, line ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_no_UTF8_gives_the_byte()
    {
        var error = Assert.Throws<NotebookFormatException>(() =>
            Notebook.Parse([(byte)'{', (byte)'\n', (byte)' ', 0xE9, (byte)'}'], "nb.ipynb"));
        Assert.Equal("nb.ipynb, line 2, column 2: expected text in UTF-8, found byte 0xE9; save the file as UTF-8", error.Message);
    }

    [Fact]
    public void Deep_nesting_is_refused_before_the_stack_runs_out()
    {
        var deep = "{\"metadata\":" + new string('[', 1_000_000);
        Assert.Contains("expected at most 200 levels of nesting", Assert.Throws<NotebookFormatException>(() =>
            Notebook.Parse(Encoding.UTF8.GetBytes(deep))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_way_of_cutting_a_notebook_off_is_refused_with_a_place()
    {
        var whole = TestNotebooks.Of("1 + 1", "\"é\"").ToBytes();
        for (var length = 0; length < whole.Length - 2; length++)
        {
            var error = Assert.Throws<NotebookFormatException>(() => Notebook.Parse(whole.AsSpan(0, length)));
            Assert.True(error.Line >= 1 && error.Column >= 1);
        }
    }

    [Fact]
    public void Any_changed_byte_gives_a_notebook_or_an_explained_error()
    {
        var whole = TestNotebooks.Of("1 + 1", "\"é\"").ToBytes();
        var random = new Random(1);
        for (var i = 0; i < 5_000; i++)
        {
            var bytes = (byte[])whole.Clone();
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                var read = Notebook.Parse(bytes);
                if (!read.ToBytes().AsSpan().SequenceEqual(bytes))
                {
                    // what Jupyter adds by itself was lost (an id, an empty list of outputs): it was added, and is there to stay
                    Assert.Equal(read.ToBytes(), Notebook.Parse(read.ToBytes()).ToBytes());
                    Assert.Equal(2, read.Cells.Select(c => c.Id).Distinct().Count());
                }
            }
            catch (NotebookFormatException e)
            {
                Assert.Contains("expected ", e.Problem, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_large_notebook_is_read_and_written_back()
    {
        var notebook = TestNotebooks.Of([.. Enumerable.Range(0, 2_000).Select(i => $"// {i} " + new string('x', 5_000))]);
        Assert.Equal(2_000, notebook.Cells.Count);
        Assert.Equal(notebook.Text, Notebook.Parse(notebook.ToBytes()).Text);
    }

    [Fact]
    public void A_missing_file_is_an_IO_error_with_its_name() =>
        Assert.Contains("bestaat-niet.ipynb", Assert.Throws<FileNotFoundException>(() => Notebook.Load("bestaat-niet.ipynb")).Message,
            StringComparison.Ordinal);
}
