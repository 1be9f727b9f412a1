using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using NotebookLib.Hypotheses;
using NotebookLib.Notebooks.Running;

namespace NotebookLib.Cli;

/// <summary><c>hypothesis new</c>: a registration file, made by answering questions or by options, and the notebook that reads
/// it.</summary>
internal static class HypothesisNew
{
    private static readonly Field[] Fields =
    [
        new("claim", "The claim: a sentence in Dutch that can turn out to be false."),
        new("claim-en", "The same in English; the Dutch sentence stands in where it is left out."),
        new("expect", "Where the number should lie if the claim is true: \"> 0\", \"< -0,1\", \"0,1 tot 0,5\", or \"0 ± 0,05\" for the "
            + "same up "
            + "to a margin that does not matter."),
        new("falsifier", "What would make you drop the claim, in a Dutch sentence."),
        new("rival", "Another explanation, in Dutch, that expects something else of the same number."),
        new("rival-expect", "Where that explanation expects the number, written as for --expect."),
        new("sources", "How many sources of different origin have to carry the claim: 1 to 20. With 1 the verdict rests on this file or "
            + "series alone, and says so."),
        new("seen", "What you had seen before: * for everything, a part of the source's name, or nothing."),
        new("registrant", "Who registers it: an organisation or a role."),
        new("note", "What else a reader should know of how it came about."),
    ];

    public static Command Create()
    {
        var id = HypothesisCommands.Id();
        var start = new StartOptions();
        var test = new Option<string>("--test") { Description = "The test, which says what number it is about: trend (change per year), "
            + "slope:2018 (faster or slower from that year on) or level:2018 (a jump in that year).", HelpName = "TEST",
            DefaultValueFactory = _ => "trend" };
        var ask = new Option<bool>("--ask") { Description = "Ask for each of these, with what it means, in the terminal." };
        var options = Fields.ToDictionary(f => f.Name, f => new Option<string?>("--" + f.Name) { Description = f.Means,
            HelpName = "TEXT" });
        var command = new Command("new", "Make a draft and a notebook with the three steps, a registration and a confrontation cell; it "
            + "runs at once.") { id, ask, test };
        start.AddTo(command);
        foreach (var option in options.Values)
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed => HypothesisCommands.Guard(() =>
        {
            var (workspace, name) = (Workspace.Find(), parsed.GetValue(id)!);
            var (draft, notebook) = (HypothesisCommands.FileOf(workspace, name),
                Path.Combine(workspace.Notebooks, $"hypothese-{name}.ipynb"));
            if (Scaffold.FileOf(Scaffold.Draft(name)) is not null && new[] { draft, notebook }.FirstOrDefault(File.Exists) is { } there)
            {
                throw new UsageException($"{Path.GetRelativePath(workspace.Root, there)} exists already.",
                    "Choose another id; nothing was written.");
            }

            var series = start.Of(parsed, workspace.Notebooks);
            var chosen = StartTest.Read(parsed.GetValue(test)!, series.Unit);
            var given = options.Where(o => parsed.GetValue(o.Value) is not null).ToDictionary(o => o.Key, o => parsed.GetValue(o.Value)!);
            var made = Make(name, series, chosen, parsed.GetValue(ask) ? Asked(chosen, given) : given, start.IsGiven(parsed));
            Write(workspace, (draft, Scaffold.FileOf(made)), (notebook, Scaffold.Notebook(name, series, chosen)), series.Note.Trim(), name);
            return Cli.Done;
        }));
        return command;
    }

    private static void Write(Workspace workspace, (string Path, string Text) draft, (string Path, string Text) notebook, string note,
        string name)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(draft.Path)!);
        AtomicFile.Write(draft.Path, Encoding.UTF8.GetBytes(draft.Text));
        AtomicFile.Write(notebook.Path, Encoding.UTF8.GetBytes(notebook.Text));
        if (note.Length > 0)
        {
            Console.Out.WriteLine(note);
        }

        Console.Out.WriteLine($"{Path.GetRelativePath(workspace.Root,
            draft.Path)}: a draft; read it, change what is not yours, then: hypothesis register {name}");
        Console.Out.WriteLine($"{Path.GetRelativePath(workspace.Root,
            notebook.Path)}: a notebook that reads it; run {Path.GetFileNameWithoutExtension(notebook.Path)}");
    }

    /// <summary>The hypothesis of what was given; the example's words where nothing was, marked as to be filled in.</summary>
    private static Hypothesis Make(string id, StartSeries series, StartTest test, Dictionary<string, string> given, bool hasStart)
    {
        var example = Scaffold.Draft(id);
        if (given.Count == 0 && !hasStart)
        {
            return example with { Quantity = test.Quantity, Unit = test.Unit, Tests = [test.Words] };
        }

        var claim = given.GetValueOrDefault("claim") ?? $"Vul in: wat verwacht je van {series.Label}, in een zin die ook onwaar kan zijn?";
        var expected = given.TryGetValue("expect", out var text) ? ExpectationText.Read(text) : Expectation.Above(0);
        return example with
        {
            Claim = new(claim, given.GetValueOrDefault("claim-en") ?? claim),
            Quantity = $"{test.Quantity}, {series.Label}",
            Unit = test.Unit,
            Expectation = expected,
            Falsifier = given.GetValueOrDefault("falsifier") ?? $"De {test.Quantity} ligt niet {expected.Say(test.Unit)}.",
            Rivals = [new Rival(given.GetValueOrDefault("rival") ?? "er verandert niets", given.TryGetValue("rival-expect", out var rival)
                ? ExpectationText.Read(rival) : Expectation.EquivalentTo(0, Small(expected)))],
            MinimumSources = Sources(given, hasStart),
            Tests = [test.Words],
            Seen = given.GetValueOrDefault("seen") is { Length: > 0 } seen and not ("nothing" or "niets") ? [seen] : [],
            Registrant = given.GetValueOrDefault("registrant") ?? example.Registrant,
            Note = given.GetValueOrDefault("note") ?? example.Note,
        };
    }

    // "nothing changes", up to a tenth of what the claim speaks of
    private static double Small(Expectation expected) =>
        new[] { expected.Low, expected.High }.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max() is > 0 and var size
            ? size / 10 : 0.01;

    private static int Sources(Dictionary<string, string> given, bool hasStart) => !given.TryGetValue("sources", out var text)
        ? hasStart ? 1 : 3
        : int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 20 ? number
        : throw new UsageException($"--sources {text} is no number from 1 to 20.",
            "1 rests on one source alone; 3 is the edition's own rule.");

    private static Dictionary<string, string> Asked(StartTest test, Dictionary<string, string> given)
    {
        Console.Out.WriteLine($"The number: {test.Quantity}, in \"{test.Unit}\" ({test.Words}). An empty answer takes what stands between "
            + "brackets, or leaves it to you in the file.");
        foreach (var (field, i) in Fields.Select((f, i) => (f, i)))
        {
            Console.Out.Write(string.Create(CultureInfo.InvariantCulture, $"{i + 1}/{Fields.Length} {field.Means}")
                + $"{(given.TryGetValue(field.Name, out var known) ? $" [{known}]" : "")}\n> ");
            while (true)
            {
                var answer = (Console.In.ReadLine() ?? throw new UsageException($"The answers ended at \"{field.Name}\"; nothing was "
                    + "written.",
                    "Answer each question, an empty line is fine; or give the fields as options.")).Trim();
                if (answer.Length > 0)
                {
                    given[field.Name] = answer;
                }

                if (Complaint(field.Name, given) is not { } complaint)
                {
                    break;
                }

                given.Remove(field.Name);
                Console.Out.Write($"{complaint}\n> ");
            }
        }

        return given;
    }

    private static string? Complaint(string field, Dictionary<string, string> given)
    {
        try
        {
            if (field.EndsWith("expect", StringComparison.Ordinal) && given.TryGetValue(field, out var text))
            {
                ExpectationText.Read(text);
            }

            _ = field != "sources" || Sources(given, hasStart: true) > 0;
            return null;
        }
        catch (UsageException error)
        {
            return $"{error.Message} {error.WayOut}";
        }
    }

    private sealed record Field(string Name, string Means);
}
