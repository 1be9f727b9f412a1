using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Tests.Format;

public class RoundTripTests
{
    private static readonly string[] Pieces =
    [
        "var x = 1;\n", "é ë €", "🎒 leerlingen 👩‍🏫", "\"aanhaling\" \\ /", "tab\there", "\r\n", "\u2028\u0085", "<script>", "", "\0",
            "\ud83d", "# Kop\n\n",
    ];

    [Fact]
    public void An_untouched_notebook_comes_back_byte_for_byte_whatever_its_layout()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var bytes = RandomNotebook(new Random(seed), minor: 5);
            Assert.Equal(bytes, Notebook.Parse(bytes).ToBytes());
        }
    }

    [Fact]
    public void New_outputs_change_only_outputs_and_counts()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var before = Notebook.Parse(RandomNotebook(random, minor: 5));
            var outputs = before.Cells.Where(c => c.Type == CellType.Code).ToDictionary(
                c => c.Index, c => ((int?)(c.Index + 1), (IReadOnlyList<CellOutput>)[new StreamOutput("stdout", Text(random)),
                    new DisplayOutput(new MimeBundle("text/html", Text(random)), c.Index)]));
            var after = before.WithOutputs(outputs);

            Assert.Equal(WithoutResults(before), WithoutResults(after));
            foreach (var (index, (count, list)) in outputs)
            {
                Assert.Equal(count, after.Cells[index].ExecutionCount);
                Assert.Equal(list.Select(o => Plain(o.ToJson())), after.Cells[index].Outputs.Select(o => Plain(o.ToJson())));
            }

            Assert.Equal(after.ToBytes(), after.WithOutputs(outputs).ToBytes());
        }
    }

    [Fact]
    public void The_layout_of_the_file_is_kept()
    {
        const string four = "{\r\n    \"nbformat\": 4,\r\n    \"nbformat_minor\": 5,\r\n    \"metadata\": {},\r\n    \"cells\": [\r\n      "
            + "  {\r\n            \"source\": \"1\",\r\n            \"outputs\": [],\r\n" +
            "            \"cell_type\": \"code\",\r\n            \"metadata\": {},\r\n            \"execution_count\": null,\r\n           "
                + " \"id\": \"a\"\r\n        }\r\n    ]\r\n}";
        var written = With(four, new StreamOutput("stdout", "één\n"));
        Assert.Contains("            \"outputs\": [\r\n                {\r\n                    \"name\": \"stdout\",\r\n                  "
            + "  \"output_type\": \"stream\",\r\n" +
            "                    \"text\": [\r\n                        \"één\\n\"\r\n                    ]\r\n                }\r\n       "
                + "     ],\r\n", written, StringComparison.Ordinal);
        Assert.EndsWith("\r\n}", written, StringComparison.Ordinal);

        const string flat = """{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"id":"a","cell_type":"code","metadata":{},"source":[],"outputs":[],"execution_count":null}]}""";
        Assert.Contains("""[{"name":"stdout","output_type":"stream","text":["één\n"]}],"execution_count":7""",
            With(flat, new StreamOutput("stdout", "één\n")), StringComparison.Ordinal);
    }

    [Fact]
    public void Jupyters_own_layout_is_written_as_Jupyter_writes_it()
    {
        var written = Encoding.UTF8.GetString(TestNotebooks.Of("1").WithOutputs(new Dictionary<int, (int?, IReadOnlyList<CellOutput>)>
        {
            [0] = (1, [new DisplayOutput(new MimeBundle([new("text/plain", "🎒\n\u0001\"x\""),
                new("application/json", """{"a": [1, 2.50]}"""), new("image/png", "aGk=")]), 1)]),
        }).ToBytes());
        Assert.Contains("""
                 "outputs": [
                  {
                   "data": {
                    "application/json": {
                     "a": [
                      1,
                      2.50
                     ]
                    },
                    "image/png": "aGk=",
                    "text/plain": [
                     "🎒\n",
                     "\u0001\"x\""
                    ]
                   },
                   "execution_count": 1,
                   "metadata": {},
                   "output_type": "execute_result"
                  }
                 ],
              """.Replace("              ", "", StringComparison.Ordinal).Trim(), written, StringComparison.Ordinal);
    }

    [Fact]
    public void Outputs_that_say_the_same_keep_their_bytes()
    {
        const string odd = """{"nbformat":4,  "nbformat_minor":5,"metadata":{},"cells":[{"id":"a","cell_type":"code","metadata":{},"source":"x","outputs":[ {"text":"\u00e9\n", "output_type":"stream","name":"stdout"} ],"execution_count":7}]}""";
        Assert.Equal(odd, With(odd, new StreamOutput("stdout", "é\n")));
    }

    [Fact]
    public void A_byte_order_mark_and_a_missing_last_line_end_are_kept()
    {
        var text = TestNotebooks.Of("1").Text.TrimEnd();
        byte[] marked = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)];
        Assert.Equal(marked, Notebook.Parse(marked).ToBytes());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Older_notebooks_get_ids_that_are_the_same_each_time(int minor)
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var bytes = RandomNotebook(new Random(seed), minor);
            var (once, again) = (Notebook.Parse(bytes), Notebook.Parse(bytes));
            Assert.Equal(once.ToBytes(), again.ToBytes());
            Assert.Equal(once.Cells.Count, once.Cells.Select(c => c.Id).Distinct().Count());
            Assert.All(once.Cells, c => Assert.Matches("^[a-zA-Z0-9_-]{1,64}$", c.Id));
            Assert.Contains(JsonNode.Parse(Fix(once.Text))!["nbformat_minor"]!.ToJsonString(), "5", StringComparison.Ordinal);

            var without = JsonNode.Parse(Fix(once.Text))!;
            without["nbformat_minor"] = minor;
            without["cells"]!.AsArray().ToList().ForEach(c => c!.AsObject().Remove("id"));
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Fix(Encoding.UTF8.GetString(bytes))), without));
        }
    }

    [Fact]
    public void Ids_unknown_metadata_and_attachments_are_there_to_read()
    {
        var notebook = Notebook.Parse(Encoding.UTF8.GetBytes("""
            {"nbformat":4,"nbformat_minor":5,"metadata":{"x":{"y":[1]}},"cells":[
             {"id":"k-1","cell_type":"markdown","metadata":{"tags":["parameters"],"z":1},"attachments":{"a.png":{"image/png":"aGk="}},"source":["een\n","twee"]},
             {"id":"k-2","cell_type":"code","metadata":{"dotnet_interactive":{"language":"html"}},"execution_count":2,"outputs":[],"source":"<b>x</b>"}]}
            """));
        Assert.Equal(["k-1", "k-2"], notebook.Cells.Select(c => c.Id));
        Assert.Equal("een\ntwee", notebook.Cells[0].Source);
        Assert.Equal(["parameters"], notebook.Cells[0].Tags);
        Assert.Equal("aGk=", notebook.Cells[0].Attachments["a.png"]["image/png"]);
        Assert.Equal("""{"x":{"y":[1]}}""", notebook.Metadata.ToJsonString());
        Assert.Equal("#!@html\n<b>x</b>", notebook.Cells[1].Code);
        Assert.Equal(2, notebook.Cells[1].ExecutionCount);
    }

    private static string With(string text, CellOutput output) => Encoding.UTF8.GetString(Notebook.Parse(Encoding.UTF8.GetBytes(text))
        .WithOutputs(new Dictionary<int, (int?, IReadOnlyList<CellOutput>)> { [0] = (7, [output]) }).ToBytes());

    // System.Text.Json cannot read half a surrogate pair; the notebook keeps it as it stands.
    private static string Fix(string text) => text.Replace("\\ud83d\"", "X\"", StringComparison.Ordinal)
        .Replace("\\ud83d\\", "X\\", StringComparison.Ordinal).Replace("\\ud83d", "X", StringComparison.Ordinal);

    private static string Plain(JsonNode node) => Fix(JsonText.Write(node, JsonStyle.Jupyter, ""));

    private static string WithoutResults(Notebook notebook)
    {
        var root = JsonNode.Parse(Fix(notebook.Text))!;
        foreach (var cell in root["cells"]!.AsArray().Where(c => (string?)c!["cell_type"] == "code"))
        {
            (cell!["outputs"], cell["execution_count"]) = (null, null);
        }

        return root.ToJsonString();
    }

    private static string Text(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    private static byte[] RandomNotebook(Random random, int minor)
    {
        var cells = new JsonArray();
        for (var i = random.Next(6); i > 0; i--)
        {
            var type = new[] { "code", "markdown", "raw" }[random.Next(3)];
            var cell = new JsonObject { ["cell_type"] = type, ["metadata"] = new JsonObject { [Text(random) + i] = Text(random),
                ["tags"] = new JsonArray("a") } };
            cell["source"] = random.Next(2) == 0 ? Text(random) : new JsonArray(Text(random), Text(random));
            if (minor >= 5)
            {
                cell["id"] = $"cel-{i}";
            }

            if (type == "code")
            {
                cell["execution_count"] = random.Next(2) == 0 ? null : random.Next(100);
                cell["outputs"] = random.Next(2) == 0 ? new JsonArray() : new JsonArray(
                    new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = Text(random) },
                    new JsonObject { ["output_type"] = "display_data", ["metadata"] = new JsonObject(),
                        ["data"] = new JsonObject { ["text/plain"] = new JsonArray(Text(random)),
                        ["application/x+json"] = new JsonObject { ["a"] = 1.50 } } });
            }
            else if (random.Next(2) == 0)
            {
                cell["attachments"] = new JsonObject { ["plaatje 🎒.png"] = new JsonObject { ["image/png"] = "aGk=" } };
            }

            cells.Add(Shuffled(cell, random));
        }

        var root = Shuffled(new JsonObject { ["nbformat"] = 4, ["nbformat_minor"] = minor,
            ["metadata"] = new JsonObject { ["eigen"] = new JsonArray(1, "é", null) }, ["cells"] = cells }, random);
        var style = new JsonStyle(new[] { null, " ", "  ", "\t", "    " }[random.Next(5)], new[] { "\n", "\r\n" }[random.Next(2)],
            random.Next(2) == 0);
        return new UTF8Encoding(false).GetBytes(JsonText.Write(root, style, "") + new[] { "", "\n", "\r\n", "\n\n" }[random.Next(4)]);
    }

    private static JsonObject Shuffled(JsonObject value, Random random)
    {
        var pairs = value.Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())).ToArray();
        random.Shuffle(pairs);
        return new JsonObject(pairs);
    }
}
