using System.Text.Json;
using NotebookLib.Notebooks.Editions;

namespace NotebookLib.Cli.Tests;

/// <summary><c>verify</c> in a workspace of its own: a change of status is noticed and named, and a comparison without a fresh run is
/// refused.</summary>
public sealed class VerifyTests : IDisposable
{
    private const string Start = "using NotebookLib; using NotebookLib.Claims;\nvar claims = ClaimRegister.Load().Theme(11);\n";
    private readonly CommandLine _here = new();

    public VerifyTests()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(_here.Root, "data", "claims"), "*.csv").Where(f =>
            Path.GetFileName(f) != "ZIO.csv"))
        {
            File.Delete(file);
        }

        foreach (var part in new[] { "reasons", "known-deviations", "inconsistencies", "expected", "rules", "open" }.Select(p =>
            Path.Combine(_here.Root, "data", "claims", p)).Where(Directory.Exists))
        {
            Directory.Delete(part, recursive: true);
        }

        var register = Path.Combine(_here.Root, "data", "claims", "ZIO.csv");
        File.WriteAllLines(register, File.ReadAllLines(register).Take(3));
    }

    public void Dispose() => _here.Dispose();

    [Fact]
    public async Task A_change_of_status_is_named_until_it_is_accepted()
    {
        Write("claims.Examined(\"ZIO-01\", \"ja\", \"x\")", "claims.Examined(\"ZIO-02\", \"ja\", \"x\")");
        var first = await _here.Run("verify");
        Assert.True(first.Code == 0, first.Error);
        var accepted = await _here.Run("verify", "--accept");
        Assert.True(accepted.Code == 0, accepted.Error);
        Assert.Equal("id,status\nZIO-01,examined\nZIO-02,examined\n",
            File.ReadAllText(Path.Combine(_here.Root, "data", "claims", "expected", "status.csv")));
        Assert.Equal(0, (await _here.Run("verify")).Code);

        Write("claims.Examined(\"ZIO-01\", \"ja\", \"x\")", "claims.NotTestable(\"ZIO-02\", \"geen open cijfers\")");
        var changed = await _here.Run("verify");
        Assert.Equal(1, changed.Code);
        Assert.Contains("ZIO-02 was examined and is now not-testable (12-boek.ipynb, cell cel-2).", changed.Error,
            StringComparison.Ordinal);
        Assert.Equal(0, (await _here.Run("verify", "--accept")).Code);
        Assert.Equal(0, (await _here.Run("verify")).Code);
    }

    [Fact]
    public async Task A_claim_without_a_status_or_of_another_theme_stops_and_is_not_accepted()
    {
        Write("claims.Examined(\"ZIO-01\", \"ja\", \"x\")");
        var bare = await _here.Run("verify", "--accept");
        Assert.Equal(1, bare.Code);
        Assert.Contains("ZIO-02: no notebook settles it", bare.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_here.Root, "data", "claims", "expected", "status.csv")));

        Write(theme: 5, "claims.Examined(\"ZIO-01\", \"ja\", \"x\")", "claims.Examined(\"ZIO-02\", \"ja\", \"x\")");
        var astray = await _here.Run("verify");
        Assert.Equal(1, astray.Code);
        Assert.Contains("ZIO-01: belongs to theme 12, and 12-boek.ipynb, cell cel-1 is of theme 5", astray.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_keeps_its_contract_and_adds_the_inconsistencies()
    {
        Write("claims.Examined(\"ZIO-01\", \"ja\", \"x\")", "claims.Examined(\"ZIO-02\", \"ja\", \"x\")");
        var answer = await _here.Run("verify", "--json");
        using var json = JsonDocument.Parse(answer.Output);
        Assert.Equal(["summary", "findings", "claims", "inconsistencies"], json.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["reproduced", "deviates", "transcribed", "examined", "needs-data", "not-testable"],
            json.RootElement.GetProperty("summary").EnumerateObject().Select(p => p.Name));
        Assert.All(json.RootElement.GetProperty("claims").EnumerateArray(), c =>
            Assert.Equal(["id", "status", "published", "computed", "difference", "rule", "evidence", "reason", "origin", "finding",
                "findingReason", "question", "place", "publication"], c.EnumerateObject().Select(p => p.Name)));
    }

    [Fact]
    public async Task What_is_on_this_machine_goes_beside_the_edition_and_is_never_accepted_into_it()
    {
        using var all = new CommandLine();
        var nothing = await all.Run("verify", "--local");
        Assert.Equal(0, nothing.Code);
        Assert.Contains("0 claims settled by what is on this machine", nothing.Output, StringComparison.Ordinal);
        Assert.Contains("data fetch duo-weccluster would help to decide LL-T7-09", nothing.Output, StringComparison.Ordinal);
        var file = Path.Combine(all.Root, "brin6_cluster.csv");
        File.WriteAllText(file, "INSTELLINGSCODE,VESTIGINGSCODE,TYPE_PO,PEILJAAR,CLUSTER,AANTAL_LEERLINGEN\n" + string.Concat(
            new[] { (2018, 10000, 20000), (2021, 10300, 20500), (2023, 10600, 21200), (2024, 10680, 21000) }.Select(y =>
                $"01AA,01AA00,VSO,{y.Item1},3,{y.Item2}\n02BB,02BB00,VSO,{y.Item1},4,{y.Item3}\n")));
        Assert.Equal(0, (await all.Run("data", "add", file, "--id", "duo-weccluster")).Code);
        using var json = JsonDocument.Parse((await all.Run("verify", "--local", "--json")).Output);
        var local = json.RootElement.GetProperty("local").EnumerateArray().ToDictionary(l => l.GetProperty("id").GetString()!);
        Assert.Equal(("reproduced", "needs-data"), (local["LL-T7-09"].GetProperty("finding").GetString(),
            local["LL-T7-09"].GetProperty("status").GetString()));
        Assert.Equal("deviates", local["LL-T7-10"].GetProperty("finding").GetString());
        Assert.Contains("duo-weccluster helps to decide LL-T7-09", (await all.Run("data", "status")).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await all.Run("verify", "--local", "--accept")).Code);
    }

    [Fact]
    public async Task Outputs_that_are_not_stored_as_a_run_makes_them_are_named_by_cell()
    {
        Write("claims.Examined(\"ZIO-01\", \"ja\", \"x\")", "claims.Examined(\"ZIO-02\", \"ja\", \"x\")");
        Assert.Equal(0, (await _here.Run("run", "--in-place")).Code);
        Assert.Equal(0, (await _here.Run("verify", "--outputs")).Code);
        var file = Path.Combine(_here.Root, "notebooks", "12-boek.ipynb");
        File.WriteAllText(file, File.ReadAllText(file).Replace("onderzocht: ja", "onderzocht: jb", StringComparison.Ordinal));
        var tampered = await _here.Run("verify", "--outputs");
        Assert.Equal(1, tampered.Code);
        Assert.Contains("12-boek.ipynb, cell cel-1: the stored output differs from a fresh run.", tampered.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_comes_out_as_it_went_in_or_was_never_executed_is_no_fresh_run()
    {
        Write("1 + 1", "2 + 2");
        var (mark, stored) = (new FreshRun(),
            NotebookLib.Notebooks.Format.Notebook.Load(Path.Combine(_here.Root, "notebooks", "12-boek.ipynb")));
        Assert.Equal(2, mark.Doubts(mark.On(stored), "boek").Count(d => d.Contains("what went in came out", StringComparison.Ordinal)));
        var empty = mark.Doubts(stored, "boek").ToList();
        Assert.Equal(2, empty.Count(d => d.Contains("did not execute this cell", StringComparison.Ordinal)));
        Assert.Contains(empty, d => d.Contains("no output at all", StringComparison.Ordinal));
    }

    private void Write(params string[] cells) => Write(12, cells);

    private void Write(int theme, params string[] cells)
    {
        var start = Start.Replace("Theme(11)", "Theme(12)", StringComparison.Ordinal);
        var file = _here.Notebook("12-boek.ipynb", [.. cells.Select((c, i) => i == 0 ? start + c : c)]);
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"edition\":", $"\"theme\":{theme},\"edition\":",
            StringComparison.Ordinal));
    }
}
