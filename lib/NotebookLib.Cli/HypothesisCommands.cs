using System.CommandLine;
using System.Globalization;
using System.Text;
using NotebookLib.Hypotheses;
using NotebookLib.Notebooks.Running;
using Spectre.Console;

namespace NotebookLib.Cli;

/// <summary><c>hypothesis</c>: write an expectation down, register it, see what became of it.</summary>
internal static class HypothesisCommands
{
    public static Command Create() => new("hypothesis",
        "Write an expectation down before the data, and confront it with sources.") { HypothesisNew.Create(),
        Register(), List(), Check() };

    internal static Argument<string> Id() => new("ID") { Description = "Letters, digits and hyphens: T05-vroegere-instroom." };

    private static Option<string?> OutOption() =>
        new("--out") { Description = "Read executed notebooks from this run folder instead of the outputs stored in notebooks/.",
        HelpName = "DIR" };

    private static Command Register()
    {
        var id = Id();
        var date = new Option<string?>("--date") { Description = "The day of registration, such as 2026-11-22. Unless told: today.",
            HelpName = "DATE" };
        var command = new Command("register", "Give a draft its date and seal. After that it is not changed any more.") { id, date };
        command.SetAction(parsed => Guard(() =>
        {
            var (workspace, name) = (Workspace.Find(), parsed.GetValue(id)!);
            var on = DateOnly.FromDateTime(DateTime.Now);
            if (parsed.GetValue(date) is { } given && !DateOnly.TryParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture,
                DateTimeStyles.None, out on))
            {
                throw new UsageException($"\"{given}\" is no date.", "Write it as 2026-11-22.");
            }

            var draft = Hypothesis.Registered(name, Path.GetDirectoryName(FileOf(workspace, name))!);
            if (!draft.IsDraft)
            {
                throw new UsageException($"{name} was registered on {draft.On:yyyy-MM-dd} and is not changed any more.",
                    "Register another expectation under another id.");
            }

            var registration = draft.Hypothesis.Register(on);
            registration.Save(Path.GetDirectoryName(FileOf(workspace, name))!);
            Console.Out.WriteLine(registration);
            return Cli.Done;
        }));
        return command;
    }

    private static Command List()
    {
        var (json, outFolder) = (Cli.JsonOption(), OutOption());
        var command = new Command("list", "Every hypothesis with its state, and the verdict in executed notebooks.") { outFolder, json };
        command.SetAction(parsed => Guard(() =>
        {
            var state = HypothesisState.Read(Workspace.Find(), parsed.GetValue(outFolder));
            if (parsed.GetValue(json))
            {
                Console.Out.WriteLine(Cli.ToJson(new { hypotheses = state.Hypotheses.Select(Json) }));
                return Cli.Done;
            }

            var table = Terminal.Table().AddColumns("hypothesis", "state", "verdict", "points to", "origins", "tests", "notebook");
            foreach (var h in state.Hypotheses)
            {
                table.AddRow(Markup.Escape(h.Id), h.State, h.Judged?.Verdict ?? "", h.Judged?.PointsTo ?? "", h.Judged is { } j
                    ? $"{j.Confirmatory}+{j.Origins - j.Confirmatory}" : "", h.Judged is { } t
                    ? t.Tests.ToString(CultureInfo.InvariantCulture) : "", Markup.Escape(string.Join(", ", h.Notebooks)));
            }

            Terminal.Out.Write(table);
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{state.Hypotheses.Count} hypotheses; origins: not seen before + seen before"));
            return Cli.Done;
        }));
        return command;
    }

    private static Command Check()
    {
        var (json, outFolder) = (Cli.JsonOption(), OutOption());
        var command = new Command("check", "Verify every registration: its seal, the notebooks that use it, and the verdicts they "
            + "store.") { outFolder, json };
        command.SetAction(parsed => Guard(() =>
        {
            var state = HypothesisState.Read(Workspace.Find(), parsed.GetValue(outFolder));
            foreach (var problem in state.Problems)
            {
                Console.Error.WriteLine(problem.Text);
            }

            if (parsed.GetValue(json))
            {
                Console.Out.WriteLine(Cli.ToJson(new { @checked = state.Hypotheses.Count, problems = state.Problems.Select(p =>
                    new { file = p.File, problem = p.Text }), hypotheses = state.Hypotheses.Select(Json) }));
            }
            else if (state.Problems.Count == 0)
            {
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{state.Hypotheses.Count} registrations as they were registered, in {state.Hypotheses.SelectMany(h => h.Notebooks)
                    .Distinct().Count()} notebooks"));
            }

            return state.Problems.Any(p => p.Unreadable) ? Cli.Unusable : state.Problems.Count > 0 ? Cli.FellShort : Cli.Done;
        }));
        return command;
    }

    private static object Json(HypothesisRow h) => new
    {
        id = h.Id,
        state = h.State,
        registered = h.Registration?.On?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        sha256 = h.Registration?.Sha256 is { Length: > 0 } hash ? hash : null,
        claim = h.Registration?.Hypothesis.Claim.Nl,
        expects = h.Registration is { } r ? $"{r.Hypothesis.Quantity}: {r.Hypothesis.Expectation.Say(r.Hypothesis.Unit)}" : null,
        verdict = h.Judged?.Verdict,
        points_to = h.Judged?.PointsTo,
        sources = h.Judged?.Sources,
        origins = h.Judged?.Origins,
        confirmatory = h.Judged?.Confirmatory,
        tests = h.Judged?.Tests,
        notebooks = h.Notebooks,
    };

    internal static string FileOf(Workspace workspace, string id) => Path.Combine(workspace.Data, "hypotheses", id + ".json");

    internal static int Guard(Func<int> action)
    {
        try
        {
            return action();
        }
        catch (DataFileException error)
        {
            var (what, wayOut) = HypothesisState.Split(error.Message);
            return Cli.Refuse(what, wayOut);
        }
        catch (HypothesisException error)
        {
            return Cli.Refuse(error.Message, "See hypothesis --help.");
        }
    }
}
