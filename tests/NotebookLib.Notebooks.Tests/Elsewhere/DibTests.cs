using System.Text;
using System.Text.Json.Nodes;
using NotebookLib.Notebooks.Elsewhere;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Tests.Elsewhere;

/// <summary>The plain text of Polyglot Notebooks: read as its own parser read it, and there and back without loss.</summary>
public class DibTests
{
    private static readonly string[] Lines = ["var x = 1;", "", "  ", "// é € 🎒 \u2028 \t", "#!time", "#!import \"x.dib\"", "# Kop",
        "<p>\"\\</p>", "#r \"a.dll\"", "#!geen taal"];
    private static readonly string[] Languages = ["", "csharp", "fsharp", "pwsh", "html", "mermaid", "javascript", "sql", "eigen-taal"];

    [Fact]
    public void What_goes_to_dib_comes_back_whole()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var notebook = Random(seed);
            var (text, _) = DibWriter.Write(notebook);
            var back = Read(text);
            Assert.Equal(Described(notebook), Described(back));
            Assert.True(JsonNode.DeepEquals(notebook.Metadata, back.Metadata),
                $"{notebook.Metadata.ToJsonString()} became {back.Metadata.ToJsonString()}");
            Assert.Equal(text, DibWriter.Write(back).Text);
        }
    }

    [Fact]
    public void The_notebooks_of_the_edition_come_back_whole_but_for_their_outputs()
    {
        Assert.True(TestNotebooks.OfEdition.Count >= 15);
        foreach (var file in TestNotebooks.OfEdition)
        {
            var notebook = Notebook.Load(file);
            var (text, notes) = DibWriter.Write(notebook);
            Assert.Equal(Described(notebook), Described(Read(text)));
            Assert.Contains("no outputs", Assert.Single(notes), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("", "csharp:")]
    [InlineData("var x = 1;", "csharp:var x = 1;")]
    [InlineData("#!fsharp\nlet x = 1", "fsharp:let x = 1")]
    [InlineData("#!time\nvar x = 1;", "csharp:#!time\nvar x = 1;")]
    [InlineData("#!fsharp\n#!time\nlet x = 1", "fsharp:#!time\nlet x = 1")]
    [InlineData("#!csharp\n1\n\n\n\n2\n\n\n#!md\n\n\n# Kop\n\n", "csharp:1\n\n\n\n2|markdown:# Kop")]
    [InlineData("#!csharp\n\n#!pwsh\nls\n\n#!csharp\n\n", "pwsh:ls")]
    [InlineData("#!C#\n1\n#!c#\n2\n#!F#\n3\n#!powershell\n4\n#!js\n5", "csharp:1|csharp:2|fsharp:3|pwsh:4|javascript:5")]
    [InlineData("#!csharp\r\n1+1\r\n\r\n#!html\r\n<p>\r\n</p>", "csharp:1+1|html:<p>\n</p>")]
    [InlineData("#! csharp\n1", "csharp:#! csharp\n1")]
    [InlineData("#!CSHARP\n1", "csharp:#!CSHARP\n1")]
    [InlineData("#!meta\n{\"a\":42}\n#!csharp\n1", "csharp:1")]
    [InlineData("\n\n#!meta\n\n{\n  \"a\": 42\n}\n\n#!markdown\n# Kop\n", "markdown:# Kop")]
    [InlineData("#!meta\n{\"kernelInfo\":{\"defaultKernelName\":\"fsharp\",\"items\":[]}}\n#!time\nlet x = 1", "fsharp:#!time\nlet x = 1")]
    [InlineData("#!meta\n{\"kernelInfo\":{\"defaultKernelName\":null,\"items\":[{\"name\":\"wolf\",\"aliases\":[\"w\"]}]}}\n#!w\nN[Pi]",
        "wolf:N[Pi]")]
    [InlineData("#!wolf\nN[Pi]", "csharp:#!wolf\nN[Pi]")]
    [InlineData("#!csharp\n1\n#!meta\n2", "csharp:1\n#!meta\n2")]
    public void Cells_are_where_the_format_has_them(string text, string expected) =>
        Assert.Equal(expected,
            string.Join('|', Read(text).Cells.Select(c =>
            $"{(c.Type == CellType.Markdown ? "markdown" : c.Language is "" ? "csharp" : c.Language)}:{c.Source}")));

    [Fact]
    public void Metadata_of_another_writer_stays()
    {
        const string text = "#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[{\"aliases\":[\"x\"],\"languageName\":\"C#\",\"name\":\"csharp\"},{\"aliases\":[],\"name\":\"sql-bron\"}]},\"auteur\":{\"naam\":\"Jan\"}}\n\n#!sql-bron\n\nselect 1\n";
        var (notebook, notes) = DibReader.Read(Encoding.UTF8.GetBytes(text), "a.dib");
        Assert.Equal("Cells in these languages are carried along unchanged; they do not run here: sql-bron (1).", Assert.Single(notes));
        var back = DibWriter.Write(notebook).Text;
        Assert.Contains("\"auteur\":{\"naam\":\"Jan\"}", back, StringComparison.Ordinal);
        Assert.Contains("{\"aliases\":[\"x\"],\"languageName\":\"C#\",\"name\":\"csharp\"}", back, StringComparison.Ordinal);
        Assert.EndsWith("\n\n#!sql-bron\n\nselect 1\n", back, StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_that_were_edited_or_added_leave_the_others_their_ids_and_tags()
    {
        var before = Notebook.Create([new(CellType.Markdown, "# Kop", "kop"), new(CellType.Code, "var x = 1;", "x", Tags("parameters")),
            new(CellType.Code, "x", "toon")], null, "a.ipynb");
        var text = DibWriter.Write(before).Text;
        Assert.Equal(["kop", "x", "toon"], Read(text.Replace("x = 1", "x = 2", StringComparison.Ordinal)).Cells.Select(c => c.Id));
        Assert.Equal("parameters", Read(text.Replace("x = 1", "x = 2", StringComparison.Ordinal)).Cells[1].Tags.Single());
        var added = Read(text.Replace("\n#!csharp\n\nx\n", "\n#!csharp\n\nvar y = 2;\n\n#!csharp\n\nx\n", StringComparison.Ordinal)).Cells;
        Assert.Equal(("kop", "x", "toon"), (added[0].Id, added[1].Id, added[3].Id));
        Assert.DoesNotContain(added[2].Id, (string[])["", "kop", "x", "toon"]);
        Assert.Equal(["kop", "toon"], Read(text.Replace("\n#!csharp\n\nvar x = 1;\n", "", StringComparison.Ordinal))
            .Cells.Select(c => c.Id));
    }

    [Fact]
    public void What_the_format_cannot_hold_is_said()
    {
        var notebook = Notebook.Create([new(CellType.Code, "1\n#!html\n<p>", "wissel"), new(CellType.Code, "a\r\nb", "regels"),
            new(CellType.Code, "ls", null, new JsonObject { ["dotnet_interactive"] = new JsonObject { ["language"] = "pwsh" } })],
            null, "a.ipynb");
        var (text, notes) = DibWriter.Write(notebook.WithOutputs(new Dictionary<int,
            (int?, IReadOnlyList<CellOutput>)> { [0] = (1, [new StreamOutput("stdout", "x")]) }));
        Assert.Equal(
            ["The outputs of 1 cells are left out: a .dib file has no outputs.", "Line ends inside cells become line feeds.",
                "Cell 1 (wissel) has a line #!html: in a .dib file a new cell starts there.",
                "Cells in these languages are carried along unchanged; they do not run here: pwsh (1)."], notes);
        Assert.Equal(4, Read(text).Cells.Count);
        Assert.Contains("cell 1", Assert.Throws<TranslationException>(() => DibWriter.Write(Notebook.Create([(CellType.Code, "a\0")])))
            .Message, StringComparison.Ordinal);
        Assert.Contains("more than one word", Assert.Throws<TranslationException>(() =>
            DibWriter.Write(Notebook.Create([new(CellType.Code, "a", null, Named("twee woorden"))], null, "a"))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!meta\n{\"a\": }\n#!csharp\n1", "a.dib, line 2, column 7 (a): expected a value, found '}'")]
    [InlineData("#!meta\n\n{\"kernelInfo\":{\n\n#!csharp\n1", "a.dib, line 4, column 1 (kernelInfo): expected a key")]
    [InlineData("#!meta\n#!csharp\n1", "a.dib, line 2, column 1: expected a value, found the end")]
    [InlineData("#!meta\n[]\n", "line 2, column 1: expected an object, found a list")]
    [InlineData("#!meta\n{}\nvar x = 1;", "line 3, column 1: expected nothing after the #!meta block")]
    [InlineData("#!meta\n{\"kernelInfo\":{\"items\":[{\"aliases\":[]}]}}", "(kernelInfo.items[0]): expected a name for this language")]
    [InlineData("#!meta\n{\"kernelInfo\":7}", "(kernelInfo): expected an object with the languages of the cells, found a number")]
    [InlineData("#!meta\n{\"cells\":[{\"id\":\"a\"},\n{\"id\":\"a\"}]}", "line 3, column 7 (cells[1].id): expected an id")]
    [InlineData("#!meta\n{\"cells\":[{\"id\":\"a b\"}]}", "(cells[0].id): expected an id")]
    [InlineData("#!meta\n{\"cells\":[{\"id\":\"a\",\"blank\":[1,-1]}]}", "(cells[0].blank): expected two numbers")]
    [InlineData("#!csharp\n1\n<<<<<<< HEAD\n2\n=======\n3\n>>>>>>> ander\n", "line 3, column 1: expected one version")]
    [InlineData("{\n \"cells\": [],\n \"nbformat\": 4\n}", "a name that ends in .ipynb")]
    [InlineData("#!csharp\n1\0", "line 2, column 2: expected text, found a zero byte")]
    public void A_broken_file_is_named_with_its_line(string text, string expected)
    {
        var message = Assert.Throws<NotebookFormatException>(() => Read(text)).Message;
        Assert.StartsWith("a.dib, line ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_no_utf8_is_named() =>
        Assert.Contains("a.dib, line 2, column 2: expected text in UTF-8", Assert.Throws<NotebookFormatException>(() =>
            DibReader.Read([(byte)'1', (byte)'\n', (byte)'2', 0xE9], "a.dib")).Message, StringComparison.Ordinal);

    [Fact]
    public void Whatever_is_done_to_a_file_it_is_read_or_refused_with_a_place()
    {
        var random = new Random(20261122);
        for (var i = 0; i < 500; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(DibWriter.Write(Random(i)).Text);
            for (var k = random.Next(1, 5); k > 0; k--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            try
            {
                Assert.NotEmpty(DibReader.Read(bytes.AsSpan(0, random.Next(1, bytes.Length)), "a.dib").Notebook.ToBytes());
            }
            catch (NotebookFormatException e)
            {
                Assert.StartsWith("a.dib, line ", e.Message, StringComparison.Ordinal);
            }
        }
    }

    private static Notebook Read(string text) => DibReader.Read(Encoding.UTF8.GetBytes(text), "a.dib").Notebook;

    private static IEnumerable<string> Described(Notebook notebook) =>
        notebook.Cells.Select(c => $"{c.Type} {c.Id} {c.Metadata.ToJsonString()} {c.Source}");

    private static JsonObject Tags(params string[] tags) => new() { ["tags"] = new JsonArray([.. tags.Select(t => (JsonNode)t)]) };

    private static JsonObject Named(string language) => new() { ["polyglot_notebook"] = new JsonObject { ["kernelName"] = language } };

    private static Notebook Random(int seed)
    {
        var random = new Random(seed);
        return Notebook.Create(
            Enumerable.Range(0, random.Next(0, 9)).Select(i =>
            {
                var language = Languages[random.Next(Languages.Length)];
                var type = (CellType)random.Next(3);
                var metadata = type == CellType.Code && language.Length > 0 ? Named(language) : [];
                if (random.Next(3) == 0)
                {
                    metadata["tags"] = Tags("parameters", "é\"")["tags"]!.DeepClone();
                }

                var source = string.Join('\n', Enumerable.Range(0, random.Next(0, 6)).Select(_ => Lines[random.Next(Lines.Length)]));
                return new NewCell(type, type == CellType.Code && random.Next(5) == 0 ? "#!html\n" + source
                    : source, $"cel-{seed}-{i}", metadata);
            }).ToList(),
            random.Next(2) == 0 ? null
                : new JsonObject { ["kernelspec"] = new JsonObject { ["name"] = ".net-csharp", ["display_name"] = "x" },
                ["eigen"] = new JsonObject { ["n"] = seed } },
            "a.ipynb");
    }
}
