using System.Text.Json.Nodes;

namespace NotebookLib.Cli.Tests;

public sealed class HypothesisTests : IDisposable
{
    private readonly CommandLine _command = new();

    public HypothesisTests()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(_command.Root, "data", "hypotheses"), "*.json"))
        {
            File.Delete(file);
        }
    }

    private string Registration => Path.Combine(_command.Root, "data", "hypotheses", "T99-proef.json");

    private string Notebook => Path.Combine(_command.Root, "notebooks", "hypothese-T99-proef.ipynb");

    public void Dispose() => _command.Dispose();

    [Fact]
    public async Task NewRegisterRunListAndCheckTellTheWholeStory()
    {
        Assert.Equal(0, (await _command.Run("hypothesis", "new", "T99-proef")).Code);
        var draft = await _command.Run("hypothesis", "check");
        Assert.Equal(1, draft.Code);
        Assert.Contains("which is a draft", draft.Error, StringComparison.Ordinal);

        var registered = await _command.Run("hypothesis", "register", "T99-proef", "--date", "2026-11-22");
        Assert.Equal(0, registered.Code);
        Assert.Contains("geregistreerd op 22 november 2026", registered.Output, StringComparison.Ordinal);

        var run = await _command.Run("run", "--in-place");
        Assert.True(run.Code == 0, run.Error);
        var list = JsonNode.Parse((await _command.Run("hypothesis", "list", "--json")).Output)!["hypotheses"]![0]!;
        Assert.Equal("registered", (string?)list["state"]);
        Assert.Equal("undecided", (string?)list["verdict"]); // one source, and three are needed
        Assert.Equal(1, (int?)list["origins"]);
        Assert.Equal(1, (int?)list["confirmatory"]); // the registration was read before the figures
        Assert.Equal("hypothese-T99-proef.ipynb", (string?)list["notebooks"]![0]);
        Assert.Contains("T99-proef", (await _command.Run("hypothesis", "list")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await _command.Run("hypothesis", "check")).Code);

        var again = await _command.Run("hypothesis", "register", "T99-proef");
        Assert.Equal(2, again.Code);
        Assert.Contains("is not changed any more", again.Error, StringComparison.Ordinal);

        // another registration under the same id: the stored verdict no longer belongs to it
        File.Delete(Registration);
        File.Move(Notebook, Notebook + ".aside");
        await _command.Run("hypothesis", "new", "T99-proef");
        File.Move(Notebook + ".aside", Notebook, overwrite: true);
        await _command.Run("hypothesis", "register", "T99-proef", "--date", "2026-11-23");
        var moved = await _command.Run("hypothesis", "check");
        Assert.Equal(1, moved.Code);
        Assert.Contains("stores an outcome of T99-proef with sha256", moved.Error, StringComparison.Ordinal);

        File.WriteAllText(Registration, File.ReadAllText(Registration).Replace("\"alpha\": 0.05", "\"alpha\": 0.2",
            StringComparison.Ordinal));
        var edited = await _command.Run("hypothesis", "check", "--json");
        Assert.Equal(1, edited.Code);
        Assert.Contains("changed after registration (field \"alpha\")", (string?)JsonNode.Parse(edited.Output)!["problems"]![0]!["problem"],
            StringComparison.Ordinal);

        File.WriteAllText(Registration, "{ \"id\": ");
        Assert.Equal(2, (await _command.Run("hypothesis", "check")).Code);
        File.Delete(Registration);
        var missing = await _command.Run("hypothesis", "check");
        Assert.Equal(1, missing.Code);
        Assert.Contains("there is no data/hypotheses/T99-proef.json", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongUseSaysWhatToDoAndWritesNothing()
    {
        var before = CommandLine.Snapshot(_command.Root);
        foreach (var (arguments, expected) in new[]
        {
            (new[] { "hypothesis", "new", "../weg" }, "letters, digits and single hyphens"),
            (["hypothesis", "register", "T99-onbekend"], "there is no such registration"),
            (["hypothesis", "register", "T99-onbekend", "--date", "22-11"], "is no date"),
            (["hypothesis", "list", "--nee"], "--help"),
        })
        {
            var answer = await _command.Run(arguments);
            Assert.Equal(2, answer.Code);
            Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
        }

        Assert.Equal(before, CommandLine.Snapshot(_command.Root));
        await _command.Run("hypothesis", "new", "T99-proef");
        var twice = await _command.Run("hypothesis", "new", "T99-proef");
        Assert.Equal(2, twice.Code);
        Assert.Contains("exists already", twice.Error, StringComparison.Ordinal);
        var help = await _command.Run("hypothesis", "--help");
        Assert.Equal(0, help.Code);
        Assert.All(["new", "register", "list", "check"], name => Assert.Contains(name, help.Output, StringComparison.Ordinal));
    }
}
