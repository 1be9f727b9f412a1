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

    [Fact]
    public async Task AFileOfYourOwnAQuestionAndAnAnswerInFourCommands()
    {
        var file = Path.Combine("data", "oefening", "leerlingen-per-gemeente.csv");
        var made = await _command.Run("hypothesis", "new", "T99-proef", "--file", file, "--where", "gemeente=Noorderveen", "--test",
            "slope:2018",
            "--claim", "Het groeit sneller.", "--expect", "> 0", "--registrant", "proef");
        Assert.True(made.Code == 0, made.Error);
        var draft = JsonNode.Parse(File.ReadAllText(Registration))!;
        Assert.Equal(("leerlingen per jaar", 1), ((string?)draft["unit"], (int?)draft["minimum_sources"]));
        Assert.Equal(0, (await _command.Run("hypothesis", "register", "T99-proef", "--date", "2026-12-01")).Code);
        var run = await _command.Run("run", "--in-place");
        Assert.True(run.Code == 0, run.Error);
        var list = JsonNode.Parse((await _command.Run("hypothesis", "list", "--json")).Output)!["hypotheses"]![0]!;
        Assert.Equal("supports", (string?)list["verdict"]);
    }

    [Fact]
    public async Task QuestionsAreAskedAgainUntilTheyCanBeReadAndNothingIsWrittenWhenTheAnswersEnd()
    {
        string[] ask = ["hypothesis", "new", "T99-proef", "--series", "po.so_aandeel", "--ask"];
        var ended = await _command.RunWith("Het groeit.\n\n", ask);
        Assert.Equal(2, ended.Code);
        Assert.Contains("The answers ended at \"expect\"; nothing was written.", ended.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Registration) || File.Exists(Notebook));

        var asked = await _command.RunWith("Het groeit.\nIt grows.\nmeer\n0,1 tot 0,5\n\nniets nieuws\n0 ± 0,05\nveel\n2\n*\nproef\n\n",
            ask);
        Assert.True(asked.Code == 0, asked.Error);
        Assert.Contains("\"meer\" is no expectation", asked.Output, StringComparison.Ordinal);
        Assert.Contains("--sources veel is no number", asked.Output, StringComparison.Ordinal);
        var made = JsonNode.Parse(File.ReadAllText(Registration))!;
        Assert.Equal("{\"is\":\"within\",\"low\":0.1,\"high\":0.5}", made["expects"]!.ToJsonString());
        Assert.Equal(("It grows.", 2, "niets nieuws", "*"), ((string?)made["claim"]!["en"], (int?)made["minimum_sources"],
            (string?)made["rivals"]![0]!["name"], (string?)made["seen"]![0]));
    }

    [Fact]
    public async Task AStartThatLeadsNowhereIsAnsweredWithTheWayOut()
    {
        var file = Path.Combine("data", "oefening", "leerlingen-per-gemeente.csv");
        foreach (var (arguments, expected) in new (string[], string)[]
        {
            (["--series", "po.so_aandel"], "po.so_aandeel"),
            (["--series", "po.so_aandeel", "--vintage", "1999"], "has no version \"1999\""),
            (["--series", "po.so_aandeel", "--file", file], "are two starts"),
            (["--where", "a=b"], "Add --file"),
            (["--file", "nergens.csv"], "does not exist"),
            (["--file", file, "--where", "gemeente"], "COLUMN=VALUE"),
            (["--file", file, "--where", "gemente=Noorderveen"], "Did you mean \"Gemeente\""),
            (["--file", file, "--where", "gemeente=Noorderven"], "Did you mean \"Noorderveen\""),
            (["--file", file, "--count", "Opmerking"], "holds no numbers"),
            (["--file", file, "--year", "Gemeente"], "is not a school year"),
            (["--series", "po.so_aandeel", "--test", "knik"], "is no test"),
        })
        {
            foreach (var start in new string[][] { ["new", "20-proef"], ["hypothesis", "new", "T99-proef"] })
            {
                var answer = await _command.Run([.. start, .. arguments]);
                Assert.Equal(2, answer.Code);
                Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
            }
        }

        Assert.Empty(Directory.GetFiles(Path.Combine(_command.Root, "notebooks"), "*.ipynb"));
    }

    [Fact]
    public async Task NewStartsFromASeriesOrAFileAndRuns()
    {
        var file = Path.Combine("data", "oefening", "leerlingen-per-gemeente.csv");
        Assert.Equal(0, (await _command.Run("new", "20-reeks", "--series", "po.so_aandeel", "--test", "slope:2018")).Code);
        var sum = await _command.Run("new", "21-bestand", "--file", file);
        Assert.Contains("Rows of one year are added up", sum.Output, StringComparison.Ordinal);
        var run = await _command.Run("run");
        Assert.True(run.Code == 0, run.Error);
        Assert.Contains("helling", File.ReadAllText(Path.Combine(_command.Out, "notebooks", "20-reeks.ipynb")), StringComparison.Ordinal);
        Assert.Contains("eigen berekening", File.ReadAllText(Path.Combine(_command.Out, "notebooks", "21-bestand.ipynb")),
            StringComparison.Ordinal);
    }
}
