using NotebookLib.Notebooks.Packages;
using NotebookLib.Notebooks.Running;

namespace NotebookLib.Notebooks.Tests.Packages;

[Collection(nameof(PackageFeed))]
public sealed class PackageLockTests : IDisposable
{
    private const string Cell = "#r \"nuget: Proef.Slot, 1.0.0\"\nSlot.Nummer";
    private readonly PackageFeed _feed = new();

    public PackageLockTests()
    {
        _feed.Add("Proef.Slot", "1.0.0", "public static class Slot { public static int Nummer => 1; }", [("Proef.Grond", "1.0.0")]);
        _feed.Add("Proef.Grond", "1.0.0", "public class Grond { }");
    }

    public void Dispose() => _feed.Dispose();

    [Fact]
    public async Task A_run_writes_what_it_took_and_the_next_one_takes_exactly_that()
    {
        var first = await RunAsync(LockMode.Keep, Cell);
        Assert.True(first.Succeeded, first.Cells[0].Text());
        Assert.Equal(["test.packages.lock.json: written; keep it with the notebook."], first.Notices);
        var text = File.ReadAllText(_feed.Lock);
        var hash = File.ReadAllText(Path.Combine(_feed.Packages, "proef.grond", "1.0.0", "proef.grond.1.0.0.nupkg.sha512"));
        Assert.Contains($"\"contentHash\": \"{hash}\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain(_feed.Path, text, StringComparison.Ordinal);

        // elsewhere, without an answer at hand, and with line ends of Windows: the same bytes, and the lock is left alone
        _feed.Forget();
        File.WriteAllText(_feed.Lock, text.ReplaceLineEndings("\r\n"));
        var second = await RunAsync(LockMode.Keep, Cell);
        Assert.Equal(first.Notebook.ToBytes(), second.Notebook.ToBytes());
        Assert.Empty(second.Notices);
        Assert.Equal(text.ReplaceLineEndings("\r\n"), File.ReadAllText(_feed.Lock));
    }

    [Fact]
    public async Task Another_content_or_a_version_that_went_is_refused_until_the_lock_is_made_anew()
    {
        await RunAsync(LockMode.Keep, Cell);
        _feed.Forget();
        _feed.Remove("Proef.Grond", "1.0.0");
        _feed.Add("Proef.Grond", "1.0.0", "public class Grond { public int Anders; }");
        var other = await RunAsync(LockMode.Keep, Cell);
        Assert.Contains("Proef.Grond", other.Errors.Single().Error!.Value, StringComparison.Ordinal);
        Assert.Contains("run --update-packages", other.Errors.Single().Error!.Value, StringComparison.Ordinal);

        // also where the lock has to grow
        _feed.Add("Proef.Meer", "1.0.0", "public class Meer { }");
        var grown = await RunAsync(LockMode.Keep, "#r \"nuget: Proef.Meer, 1.0.0\"\n" + Cell);
        Assert.Contains("Proef.Grond 1.0.0 has another content", grown.Errors.Single().Error!.Value, StringComparison.Ordinal);

        var renewed = await RunAsync(LockMode.Renew, Cell);
        Assert.True(renewed.Succeeded, renewed.Cells[0].Text());
        Assert.Equal(["test.packages.lock.json: renewed; keep it with the notebook."], renewed.Notices);

        _feed.Forget();
        _feed.Remove("Proef.Grond", "1.0.0");
        Assert.Contains("Proef.Grond", (await RunAsync(LockMode.Keep, Cell)).Errors.Single().Error!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_wants_an_exact_version_and_says_which_one_it_would_be()
    {
        foreach (var asked in new[] { "Proef.Slot", "Proef.Slot, *", "Proef.Slot, [1.0,2.0)" })
        {
            var error = (await RunAsync(LockMode.Keep, $"#r \"nuget: {asked}\"\n1")).Errors.Single().Error!;
            Assert.Contains("now it would be 1.0.0. Write it: #r \"nuget: Proef.Slot, 1.0.0\".", error.Value, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(_feed.Lock));
        Assert.True((await RunAsync(LockMode.Keep, "#r \"nuget: proef.slot, [1.0]\"\n1")).Succeeded);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_does_not_stop_a_run()
    {
        Directory.CreateDirectory(_feed.Lock); // stands in the way, also of a user who may write anywhere
        var run = await RunAsync(LockMode.Keep, Cell);
        Assert.True(run.Succeeded, run.Cells[0].Text());
        Assert.StartsWith("test.packages.lock.json could not be written", run.Notices.Single(), StringComparison.Ordinal);
        Directory.Delete(_feed.Lock);
        _feed.Write("notebooks/test.packages.lock.json", "{ \"version\": 1 }");
        Assert.Contains("cannot be read as a lock file", (await RunAsync(LockMode.Keep, Cell)).Errors.Single().Error!.Value,
            StringComparison.Ordinal);
    }

    private async Task<NotebookRun> RunAsync(LockMode mode, params string[] cells)
    {
        using var runner = new NotebookRunner(TestNotebooks.Options with { Packages = mode, CellTimeout = TimeSpan.FromSeconds(600) });
        return await runner.RunAsync(TestNotebooks.At(_feed.Notebooks, cells), cancellation: TestContext.Current.CancellationToken);
    }
}
