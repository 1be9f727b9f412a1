namespace NotebookLib.Tests.Architecture;

/// <summary>Files and lines that can be read.</summary>
public sealed class LengthTests
{
    private const int Lines = 370, Characters = 140;

    // text that the program or a test prints as it stands, where a line end would be part of it
    private const int LongTexts = 160;

    [Fact]
    public void Lines_have_at_most_140_characters_and_files_can_be_read_in_one_go()
    {
        var files = new[] { "lib", "tests" }.SelectMany(f => Directory.EnumerateFiles(Path.Combine(Repository.Root, f), "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(p => p is "obj" or "bin")).Select(f => (File: f, Lines: File.ReadAllLines(f))).ToList();
        Assert.Empty(files.Where(f => f.Lines.Length > Lines).Select(f => $"{f.File}: {f.Lines.Length} lines"));
        var wide = files.SelectMany(f => f.Lines.Select((l, i) => (Where: $"{f.File}:{i + 1}", l.Length))).Where(l => l.Length > Characters).ToList();
        Assert.True(wide.Count <= LongTexts, string.Join('\n', wide.Select(w => w.Where)));
    }
}
