using NotebookLib.Notebooks.Running;

namespace NotebookLib.Notebooks.Tests.Running;

public class AtomicFileTests
{
    [Fact]
    public void Replaces_a_file_in_one_step_and_leaves_nothing_else()
    {
        using var folder = new TestFolder();
        var path = Path.Combine(folder.Path, "sub", "een.txt");
        Assert.True(AtomicFile.Write(path, "een"u8));
        Assert.True(AtomicFile.Write(path, "twee"u8));
        Assert.False(AtomicFile.Write(path, "twee"u8));
        Assert.Equal("twee", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void A_place_that_cannot_be_written_keeps_what_was_there()
    {
        using var folder = new TestFolder();
        var path = Directory.CreateDirectory(Path.Combine(folder.Path, "map")).FullName;
        Assert.ThrowsAny<Exception>(() => AtomicFile.Write(path, "x"u8));
        Assert.True(Directory.Exists(path));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }
}
