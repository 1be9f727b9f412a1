using NotebookLib.Notebooks.Editions;

namespace NotebookLib.Notebooks.Tests.Editions;

public sealed class ContentKeyTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public ContentKeyTests()
    {
        _folder.Write("data/a.csv", "1\n");
        _folder.Write("data/claims/expected/status.csv", "x\n");
        _folder.Write("notebooks/lijst/x.csv", "1\n");
        _folder.Write("notebooks/model.cs", "// model");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("file:data/a.csv", "data/a.csv", true)]
    [InlineData("file:data/a.csv", "data/b.csv", false)]
    [InlineData("file:data/komt.csv", "data/komt.csv", true)]
    [InlineData("file:notebooks/model.cs", "notebooks/model.cs", true)]
    [InlineData("list:notebooks/lijst|*.csv", "notebooks/lijst/y.csv", true)]
    [InlineData("list:notebooks/lijst|*.csv", "notebooks/lijst/y.txt", false)]
    [InlineData("list:notebooks/lijst|*.csv", "notebooks/lijst/x.csv", false)]
    [InlineData("list:notebooks|*.csv", "notebooks/lijst/y.csv", false)]
    [InlineData("tree:notebooks|*.csv", "notebooks/lijst/y.csv", true)]
    [InlineData("anything", "notebooks/lijst/diep/z.json", true)]
    [InlineData("anything", "data/b.csv", true)]
    [InlineData("anything", "data/claims/expected/status.csv", false)]
    [InlineData("anything", "notebooks/.ipynb_checkpoints/x.ipynb", false)]
    public void A_result_is_stale_exactly_when_what_it_read_is_another(string entry, string changed, bool isStale)
    {
        var before = Key(entry);
        _folder.Write(changed, "iets anders\n");
        Assert.Equal(isStale, before != Key(entry));
    }

    [Fact]
    public void The_notebook_its_name_and_its_parameters_count()
    {
        var key = new ContentKey(new Workspace(_folder.Path));
        string Of(string name, string content, params KeyValuePair<string, string>[] parameters) =>
            key.Of(name, System.Text.Encoding.UTF8.GetBytes(content), [], parameters);
        string[] keys = [Of("a", "1"), Of("b", "1"), Of("a", "2"), Of("a", "1", KeyValuePair.Create("jaar", "2018")),
            Of("a", "1", KeyValuePair.Create("jaar", "2019"))];
        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(keys[0], Of("a", "1"));
    }

    [Fact]
    public void A_file_that_was_written_after_it_was_read_leaves_nothing_that_stands()
    {
        var path = _folder.Write("data/c.csv", "1\n");
        var reads = new Dictionary<string, string> { ["file:" + path] = ReadList.Stamp("file:" + path), [ReadList.Anything] = "" };
        Assert.Equal(["anything", "file:data/c.csv"], new ContentKey(new Workspace(_folder.Path)).Settled(reads));
        File.AppendAllText(path, "2\n");
        Assert.Null(new ContentKey(new Workspace(_folder.Path)).Settled(reads));
        Assert.Null(new ContentKey(new Workspace(_folder.Path)).Settled(null));
    }

    [Fact]
    public void A_key_that_rests_on_a_local_file_is_another_in_another_workspace()
    {
        using var other = new TestFolder();
        foreach (var folder in new[] { _folder, other })
        {
            folder.Write("data/a.csv", "1\n");
            folder.Write("eigen.csv", "so;3\n");
        }

        Assert.Equal(Key("file:data/a.csv"), Key("file:data/a.csv", other));
        Assert.NotEqual(Key("file:eigen.csv"), Key("file:eigen.csv", other)); // else one could try which count gives that key
        Assert.Equal(32, new FileInfo(Path.Combine(other.Path, ".cache", "salt")).Length);
    }

    private string Key(string entry, TestFolder? folder = null) => new ContentKey(new Workspace((folder ?? _folder).Path))
        .Of("a.ipynb", "x"u8, [entry], []);
}
