using System.Text;
using NotebookLib.Cleaning;

namespace NotebookLib.Tests.Cleaning;

/// <summary>Short ways to read a small table in a test, and to find the original files.</summary>
internal static class Look
{
    public static DelimitedFile File(string text, ReadOptions? options = null) => DelimitedFile.FromText(text, "proef.csv", options);

    public static DelimitedFile Windows(string text) =>
        DelimitedFile.FromBytes(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text), "proef.csv");

    public static CleaningRecord Record(string text, ReadOptions? options = null) => Record(File(text, options));

    public static CleaningRecord Record(DelimitedFile file)
    {
        using var reader = file.Read();
        while (reader.Read())
        {
        }

        return reader.Record;
    }

    public static List<DataCell[]> Rows(string text, ReadOptions? options = null) => Rows(File(text, options));

    public static List<DataCell[]> Rows(DelimitedFile file)
    {
        using var reader = file.Read();
        var rows = new List<DataCell[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, file.Columns.Count).Select(reader.Cell)]);
        }

        return rows;
    }

    /// <summary>The folder with DUO's original files; the test is skipped where it is absent.</summary>
    public static string Duo(string name)
    {
        var folder = Environment.GetEnvironmentVariable("NOTEBOOKLIB_DUO") ?? Beside();
        var path = folder is null ? null : Path.Combine(folder, name);
        Assert.SkipUnless(path is not null && System.IO.File.Exists(path),
            $"Het originele bestand {name} van DUO is hier niet (zet NOTEBOOKLIB_DUO op de map waar het staat).");
        return path!;
    }

    private static string? Beside()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "NotebookLib.sln")))
            {
                return Path.Combine(folder.FullName, "..", "shared", "data", "duo");
            }
        }

        return null;
    }
}
