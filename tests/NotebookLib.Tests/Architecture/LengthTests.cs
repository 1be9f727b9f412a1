namespace NotebookLib.Tests.Architecture;

/// <summary>Files and lines that can be read.</summary>
public sealed class LengthTests
{
    private const int Lines = 370, Characters = 140;

    // mostly text that is printed as it stands, where a line end would be part of it; and some code that no program broke: never more
    private const int StillWide = 149;

    [Fact]
    public void Lines_have_at_most_140_characters_and_files_can_be_read_in_one_go()
    {
        var files = new[] { "lib", "tests" }.SelectMany(f =>
            Directory.EnumerateFiles(Path.Combine(Repository.Root, f), "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(p => p is "obj" or "bin")).Select(f =>
                (File: f, Lines: File.ReadAllLines(f))).ToList();
        Assert.Empty(files.Where(f => f.Lines.Length > Lines).Select(f => $"{f.File}: {f.Lines.Length} lines"));
        var wide = files.SelectMany(f => f.Lines.Select((l, i) => (Where: $"{f.File}:{i + 1}", l.Length))).Where(l =>
            l.Length > Characters).ToList();
        Assert.True(wide.Count <= StillWide, string.Join('\n', wide.Select(w => w.Where)));
    }
}
