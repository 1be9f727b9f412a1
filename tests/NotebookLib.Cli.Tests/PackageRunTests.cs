using System.IO.Compression;
using System.Text.Json.Nodes;

namespace NotebookLib.Cli.Tests;

/// <summary>Packages in a run: the lock beside the notebook is part of what makes its result stand.</summary>
public sealed class PackageRunTests : IDisposable
{
    private readonly CommandLine _here = new();

    public PackageRunTests()
    {
        File.WriteAllText(Path.Combine(_here.Root, "nuget.config"),
            "<configuration><packageSources><clear /><add key=\"proef\" value=\"feed\" /></packageSources></configuration>");
        Directory.CreateDirectory(Path.Combine(_here.Root, "feed"));

        // a name that nobody has: the user's own package folder is used here, as in a run
        using var zip = ZipFile.Open(Path.Combine(_here.Root, "feed", $"{Id}.1.0.0.nupkg"), ZipArchiveMode.Create);
        using (var text = new StreamWriter(zip.CreateEntry(Id + ".nuspec").Open()))
        {
            text.Write($"<package><metadata><id>{
                Id}</id><version>1.0.0</version><authors>proef</authors><description>proef</description></metadata></package>");
        }

        zip.CreateEntry("lib/net10.0/_._");
    }

    private string Id { get; } = "Proef" + Guid.NewGuid().ToString("N");

    public void Dispose()
    {
        _here.Dispose();
        var unpacked = Path.Combine(Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"),
            Id.ToLowerInvariant());
        if (Directory.Exists(unpacked))
        {
            Directory.Delete(unpacked, recursive: true);
        }
    }

    [Fact]
    public async Task A_lock_is_written_once_and_a_change_in_it_makes_the_notebook_stale()
    {
        _here.Notebook("a.ipynb", $"#r \"nuget: {Id}, 1.0\"\n1 + 1");
        var first = await _here.Run("run", "--json");
        Assert.Equal(("a.packages.lock.json: written; keep it with the notebook.\n", 0),
            (first.Error.ReplaceLineEndings("\n"), first.Code));
        Assert.True(await Seconds("run", "--json") == 0, "a run that wrote the lock was not the last one needed");

        var path = Path.Combine(_here.Root, "notebooks", "a.packages.lock.json");
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var hash = (string)JsonNode.Parse(text)!["dependencies"]!["net10.0"]![Id]!["contentHash"]!;
        await File.WriteAllTextAsync(path, text.Replace(hash, hash[1..^2] + "A==", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        var refused = await _here.Run("run");
        Assert.Equal(1, refused.Code);
        Assert.Contains("run --update-packages", refused.Error, StringComparison.Ordinal);

        Assert.True(await Seconds("run", "--update-packages", "--json") > 0);
        Assert.Equal(text, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    private async Task<double> Seconds(params string[] arguments)
    {
        var answer = await _here.Run(arguments);
        Assert.True(answer.Code == 0, answer.Error);
        return (double)JsonNode.Parse(answer.Output)!["notebooks"]![0]!["seconds"]!;
    }
}
