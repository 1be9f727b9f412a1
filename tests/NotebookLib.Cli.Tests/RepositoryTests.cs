using System.Text.Json;

namespace NotebookLib.Cli.Tests;

/// <summary>The notebooks of this repository, run and verified for real into a folder of their own.</summary>
public sealed class RepositoryTests : IDisposable
{
    private readonly string _out = Directory.CreateTempSubdirectory("nl-out-").FullName;

    public void Dispose() => Directory.Delete(_out, recursive: true);

    [Fact]
    public async Task Run_makes_a_site_with_a_page_per_notebook_and_verify_accounts_for_every_claim()
    {
        var run = await CommandLine.RunInRepository("run", "--json", "--out", _out);
        Assert.True(run.Code == 0, run.Error);
        using var report = JsonDocument.Parse(run.Output);
        var notebooks = report.RootElement.GetProperty("notebooks").EnumerateArray().ToList();
        Assert.Equal(Directory.GetFiles(Path.Combine(CommandLine.Repository, "notebooks"), "*.ipynb").Length, notebooks.Count);
        Assert.All(notebooks, n => Assert.Equal(0, n.GetProperty("errors").GetInt32()));
        Assert.All(notebooks, n => Assert.True(File.Exists(Path.Combine(_out, "site", Path.ChangeExtension(n.GetProperty("file").GetString()!, "html")))));

        var verify = await CommandLine.RunInRepository("verify", "--json", "--out", _out);
        Assert.True(verify.Code == 0, verify.Error);
        using var claims = JsonDocument.Parse(verify.Output);
        var ids = claims.RootElement.GetProperty("claims").EnumerateArray().Select(c => c.GetProperty("id").GetString()!).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal(150, ids.Count(id => id.StartsWith("LL-T3-", StringComparison.Ordinal) || id.StartsWith("LL-T5-", StringComparison.Ordinal) || id.StartsWith("LL-T7-", StringComparison.Ordinal)));
        Assert.Equal(ids.Count, claims.RootElement.GetProperty("summary").EnumerateObject().Sum(s => s.Value.GetInt32()));
    }

    [Fact]
    public async Task Stored_outputs_equal_a_fresh_run_byte_for_byte()
    {
        var verify = await CommandLine.RunInRepository("verify", "--outputs", "--out", _out);
        Assert.True(verify.Code == 0, verify.Error);
        Assert.Contains("byte for byte", verify.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changing_one_digit_of_the_data_turns_the_claims_that_rest_on_it()
    {
        using var here = new CommandLine();
        foreach (var notebook in Directory.GetFiles(Path.Combine(CommandLine.Repository, "notebooks"), "*.ipynb"))
        {
            File.Copy(notebook, Path.Combine(here.Root, "notebooks", Path.GetFileName(notebook)));
        }

        var before = await here.Run("verify", "--json");
        var file = Path.Combine(here.Root, "data", "published", "stromen-po.csv");
        var rows = File.ReadAllText(file);
        Assert.Contains("3317", rows, StringComparison.Ordinal);
        File.WriteAllText(file, rows.Replace("3317", "9317", StringComparison.Ordinal));
        var after = await here.Run("verify", "--json");
        Assert.Equal(0, before.Code);
        Assert.Equal(1, after.Code);
        Assert.Equal("reproduced", Status(before, "LL-T5-03"));
        Assert.Equal("deviates", Status(after, "LL-T5-03"));
        Assert.Equal(Status(before, "LL-T7-68"), Status(after, "LL-T7-68"));
    }

    private static string Status(Answer answer, string id)
    {
        using var json = JsonDocument.Parse(answer.Output);
        return json.RootElement.GetProperty("claims").EnumerateArray().Single(c => c.GetProperty("id").GetString() == id).GetProperty("status").GetString()!;
    }
}
