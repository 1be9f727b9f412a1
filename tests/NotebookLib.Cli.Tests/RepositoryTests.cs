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
        var notebooks = report.RootElement.GetProperty("notebooks").EnumerateArray().Where(n =>
            !n.GetProperty("own").GetBoolean()).ToList();
        Assert.Equal(CommandLine.Notebooks.Select(Path.GetFileName), notebooks.Select(n => n.GetProperty("file").GetString()));
        Assert.All(notebooks, n => Assert.Equal(0, n.GetProperty("errors").GetInt32()));
        Assert.All(notebooks, n =>
            Assert.True(File.Exists(Path.Combine(_out, "site", Path.ChangeExtension(n.GetProperty("file").GetString()!, "html")))));

        var verify = await CommandLine.RunInRepository("verify", "--json", "--out", _out);
        Assert.True(verify.Code == 0, verify.Error);
        using var claims = JsonDocument.Parse(verify.Output);
        var ids = claims.RootElement.GetProperty("claims").EnumerateArray().Select(c => c.GetProperty("id").GetString()!).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal(897, ids.Count);
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
    public async Task Changing_one_digit_of_the_data_turns_exactly_the_claims_that_rest_on_it()
    {
        using var here = new CommandLine();
        foreach (var notebook in Directory.GetFiles(Path.Combine(CommandLine.Repository, "notebooks"), "*.ipynb"))
        {
            File.Copy(notebook, Path.Combine(here.Root, "notebooks", Path.GetFileName(notebook)));
        }

        // what notebooks name with #r
        Directory.CreateSymbolicLink(Path.Combine(here.Root, "lib"), Path.Combine(CommandLine.Repository, "lib"));
        var before = await here.Run("verify", "--json");
        Change(here, "published/stromen-po.csv", "stroom.nieuw->so,2023,3317", "stroom.nieuw->so,2023,9317");
        Change(here, "claims/tables/exp_table4_culture.csv", "\"verschillend\",\"vo/vso\",\"5\"", "\"verschillend\",\"vo/vso\",\"4\"");
        Change(here, "claims/tables/ll_toc_pages.csv", "\"T8\",\"65\"", "\"T8\",\"69\"");
        var after = await here.Run("verify", "--json");
        Assert.Equal(1, after.Code);
        Assert.Contains("E-som is recorded", after.Error, StringComparison.Ordinal);

        var (was, now) = (Claims(before), Claims(after));
        var turned = was.Keys.Where(id => now.GetValueOrDefault(id).Status != was[id].Status).ToList();
        Assert.Contains("LL-T5-03", turned);
        Assert.Contains("LL-IN-15", turned);
        // the printed cell, and the cells of its column, which no longer add up
        Assert.Equal(["EXP-TB4-C01", "EXP-TB4-C02", "EXP-TB4-C03"], turned.Where(id => id.StartsWith("EXP-TB", StringComparison.Ordinal)));
        Assert.All(turned, id => Assert.Contains(Rests, part => was[id].Base.Contains(part, StringComparison.Ordinal)));
        Assert.All(was.Keys.Where(id => !Rests.Any(part => was[id].Base.Contains(part, StringComparison.Ordinal))), id =>
            Assert.Equal(was[id].Status, now[id].Status));
    }

    /// <summary>How a claim that rests on a changed file says so, in its origin or evidence.</summary>
    private static readonly string[] Rests = ["leerlingstromen", "exp_table4_culture", "ll_toc_pages"];

    private static void Change(CommandLine here, string name, string find, string replace)
    {
        var file = Path.Combine([here.Root, "data", .. name.Split('/')]);
        var text = File.ReadAllText(file);
        Assert.Contains(find, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(find, replace, StringComparison.Ordinal));
    }

    private static Dictionary<string, (string Status, string Base)> Claims(Answer answer)
    {
        using var json = JsonDocument.Parse(answer.Output);
        return json.RootElement.GetProperty("claims").EnumerateArray().ToDictionary(c => c.GetProperty("id").GetString()!, c =>
            (c.GetProperty("status").GetString()!, c.GetProperty("origin") + " " + c.GetProperty("evidence")));
    }
}
