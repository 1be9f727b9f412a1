namespace NotebookLib.Notebooks.Tests.Session;

/// <summary>What a cell reads stands on the list: exactly where that can be seen, and as "anything" where it cannot.</summary>
[Collection("in process")]
public sealed class FileUseTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public FileUseTests()
    {
        _folder.Write("a.csv", "a\n");
        _folder.Write("sub/b.csv", "b\n");
        _folder.Write("sub/hulp.csx", "int Drie() => 3;");
        _folder.Write("sub/lees.csx", "string Lees() => File.ReadAllText(\"a.csv\");");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("File.ReadAllText(\"a.csv\")", "file:a.csv")]
    [InlineData("foreach (var l in File.ReadLines(Path.Combine(\"sub\", \"b.csv\"))) Console.Write(l);", "file:sub/b.csv")]
    [InlineData("System.IO.File.Exists(\"nergens.csv\")", "file:nergens.csv")]
    [InlineData("var r = new StreamReader(\"a.csv\"); r.ReadToEnd()", "file:a.csv")]
    [InlineData("FileStream s = new(\"a.csv\", FileMode.Open); s.Length", "file:a.csv")]
    [InlineData("string Hoe(int i) => File.ReadAllText($\"{(i > 0 ? \"a\" : \"b\")}.csv\");\nHoe(1)", "file:a.csv")]
    [InlineData("new[] { \"a.csv\" }.Select(f => File.ReadAllText(f)).First()", "file:a.csv")]
    [InlineData("Directory.GetFiles(\".\", $\"{'*'}.csv\").Length", "list:.|*.csv")]
    [InlineData("Directory.EnumerateFiles(\"sub\").Count()", "list:sub|*")]
    [InlineData("Directory.GetFiles(\".\", \"*.csv\", SearchOption.AllDirectories).Length", "tree:.|*.csv")]
    [InlineData("#load \"sub/hulp.csx\"\nDrie()", "file:sub/hulp.csx")]
    [InlineData("#!import sub/hulp.csx", "file:sub/hulp.csx")]
    [InlineData("#r \"NotebookLib\"\nNotebookLib.Sources.OwnMapping.Load(\"a.csv\")", "file:a.csv")]
    public async Task A_cell_that_opens_a_file_notes_exactly_that(string source, string expected)
    {
        using var session = new InProcess(_folder.Path);
        await session.RunAsync(source);
        var reads = ReadList.Items.Select(i => i.Key.Replace(_folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
            .Replace(_folder.Path, ".", StringComparison.Ordinal)).ToList();
        Assert.Contains(expected, reads);
        Assert.DoesNotContain(ReadList.Anything, reads);
        Assert.All(ReadList.Items.Where(i => i.Key.Contains(_folder.Path, StringComparison.Ordinal)), i =>
            Assert.Equal(ReadList.Stamp(i.Key), i.Value));
    }

    [Theory]
    [InlineData("new[] { \"a.csv\" }.Select(File.ReadAllText).First()")]
    [InlineData("new FileInfo(\"a.csv\").Length")]
    [InlineData("System.Xml.Linq.XDocument.Load(\"a.csv\");")]
    [InlineData("new System.Net.Http.HttpClient().ToString()")]
    [InlineData("typeof(File).GetMethods().Length")]
    [InlineData("File.ReadAllText(path: \"a.csv\")")]
    [InlineData("#load \"sub/lees.csx\"\nLees()")]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess().Id > 0")]
    public async Task What_cannot_be_seen_counts_as_anything(string source)
    {
        using var session = new InProcess(_folder.Path);
        await session.RunAsync(source);
        Assert.Contains(ReadList.Items, i => i.Key == ReadList.Anything);
    }

    [Fact]
    public async Task A_file_that_is_named_by_a_text_is_noted_also_where_nothing_else_can_be_seen()
    {
        using var session = new InProcess(_folder.Path);
        await session.RunAsync("var x = System.Xml.Linq.XName.Get(\"sub/b.csv\");");
        Assert.Contains(ReadList.Items, i => i.Key == "file:" + Path.Combine(_folder.Path, "sub", "b.csv"));
    }

    [Theory]
    [InlineData("Enumerable.Range(0, 10).Select(i => i * 2.5).Sum()")]
    [InlineData("record P(string A, int B); async Task<int> Een() { await Task.CompletedTask; return 1; }\nawait Een()")]
    [InlineData("File.WriteAllText(\"uit.txt\", \"x\"); Path.GetTempPath().Length")]
    [InlineData("System.Text.Json.Nodes.JsonNode.Parse(\"{}\").ToJsonString()")]
    [InlineData("var w = System.Diagnostics.Stopwatch.StartNew(); new StringReader(\"x\").ReadToEnd() + new { A = 1 }")]
    [InlineData("int Som() { ReadOnlySpan<int> s = [1, 2]; return s.Length; }\nvar t = (1, \"x\"); Som() + string.Join(',', t)")]
    public async Task What_reads_nothing_notes_nothing(string source)
    {
        using var session = new InProcess(_folder.Path);
        Assert.DoesNotContain(await session.RunAsync(source), o => o is NotebookLib.Notebooks.Format.ErrorOutput);
        Assert.DoesNotContain(ReadList.Items, i => i.Key == ReadList.Anything || i.Key.Contains(_folder.Path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lines_and_values_stay_as_they_were_written()
    {
        using var session = new InProcess(_folder.Path);
        Assert.Equal("a\n", await session.ValueAsync("var tekst = File.ReadAllText(\n    // een opmerking\n    \"a.csv\"); tekst"));
        Assert.Contains((await session.ErrorAsync("var x = File\n    .ReadAllText(\"a.csv\");\nFile.ReadAllText(\"weg.csv\");")).Traceback,
            l => l.EndsWith(", line 3", StringComparison.Ordinal));
    }
}
